#!/usr/bin/env python3
"""Works out the worked examples of policies/**/*.toml a second time, without slacalc.

    python3 tests/policies/examples.py            # every policy, and the files that have special days
    python3 tests/policies/examples.py -v FILE... # these files, with each example

Needs Python 3.11 or newer with zone data, the system's or the package `tzdata`; holidays come from the package `holidays`
(`pip install holidays==0.109`). It shares no code with slacalc. Of deadlines, coverage and scope it reads the examples alone: the facts
below are stated again from the vendors' documents, and time is counted in the plainest way there is, minute by minute. What a plan comes
with is read from the policy file by `file_answers.py`, and days with hours of their own by `special_days.py`: second readers of the
format. A contract's examples are asked with its plan, zone, holidays and readings. An example that rests on something not stated here is
listed, not guessed.

Exit code 0: no example has another answer here. 1: some have, and are printed. 2: a file cannot be read.
"""

import pathlib
import re
import sys
import tomllib
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import file_answers
from file_answers import CannotTell
from special_days import SpecialDays, spans_of, until

try:
    import holidays as public_holidays
except ImportError:
    public_holidays = None

ROOT = pathlib.Path(__file__).resolve().parents[2]
POLICIES = ROOT / "policies"
WITH_SPECIAL_DAYS = [
    ROOT / "examples/contracts/scalr.toml",
    ROOT / "examples/tickets/contracts/scalr-berlin.toml",
    ROOT / "tests/data/recurring/harbour/terms.toml",
]
WEEKDAYS = range(5)
EVERY_DAY = range(7)
MIDNIGHT = 24 * 60
MINUTE = timedelta(minutes=1)
LONGEST = 100 * MIDNIGHT


@dataclass(frozen=True)
class Hours:
    """Hours of a week: the same minutes of some weekdays, closing excluded."""

    zone: str | None  # None: the customer's
    days: range
    opens: int
    closes: int
    holidays: tuple[str, ...] = ()
    takes_holidays: bool = True  # whether lists that the customer names close it
    by_customers_date: bool = False  # whether holidays are dates where the customer is
    dates: str | None = None  # the zone of those dates
    summer_clock: str | None = None  # the zone on whose clock the week in UTC keeps the wall times of summer
    special: SpecialDays | None = None  # days with hours of their own

    def for_customer(self, ask):
        zone = self.zone or ask.get("timezone")
        if zone is None:
            raise CannotTell("the customer's zone is not given")
        lists = tuple(ask["holidays"]) if "holidays" in ask else self.holidays
        lists = lists if self.takes_holidays else ()
        if self.by_customers_date and lists and "timezone" not in ask:
            raise CannotTell("the customer's zone is not given")
        dates = ask.get("timezone") if self.by_customers_date else None
        return replace(self, zone=zone, holidays=lists, dates=dates, special=ask.get("special"))

    def span_on(self, day):
        """Its first and its last minute, closing excluded; None if it is closed."""
        rule = self.special and self.special.on(day, self.takes_holidays)
        if rule and (own := spans_of(rule)) is not None:
            return own or None
        off = self.dates is None and any(is_holiday(name, day) for name in self.holidays)
        if day.weekday() not in self.days or off:
            return None
        closes = min(self.closes, until(rule)) if rule else self.closes
        return (self.opens, closes) if self.opens < closes else None

    def opens_on(self, day):
        return self.span_on(day) is not None

    def open_at(self, instant):
        if self.dates and any(is_holiday(name, instant.astimezone(ZoneInfo(self.dates)).date()) for name in self.holidays):
            return False
        if self.summer_clock:
            # The wall time there, read with summer's offset, is the time in UTC that is meant.
            wall = instant.astimezone(ZoneInfo(self.summer_clock)).replace(tzinfo=None) - summer_offset(self.summer_clock)
        else:
            wall = instant.astimezone(ZoneInfo(self.zone))
        second = wall.hour * 3600 + wall.minute * 60 + wall.second
        span = self.span_on(wall.date())
        return span is not None and span[0] * 60 <= second < span[1] * 60

    def at(self, day, minute):
        """The instant of a minute of a date."""
        wall = datetime.combine(day + timedelta(days=minute // MIDNIGHT), time(minute % MIDNIGHT // 60, minute % 60))
        return wall.replace(tzinfo=ZoneInfo(self.zone)).astimezone(timezone.utc)


@dataclass(frozen=True)
class Policy:
    """What a document says."""

    hours: object  # case -> Hours, or None if not stated
    target: object  # case -> a word, minutes on the clock, Covered or BusinessDays
    verdicts: dict  # topic -> verdict, or {plan or None for the others: verdict}
    readings: dict  # reading -> the choices that are understood, the one that is taken first
    names: dict  # other names of plans and priorities
    named: tuple = ()  # the priorities, of a document that is known to have others


@dataclass(frozen=True)
class Covered:
    """Minutes that count only while the plan is covered."""

    minutes: int


@dataclass(frozen=True)
class BusinessDays:
    """Business days of these hours."""

    days: int
    hours: Hours


def summer_offset(zone):
    """The largest offset of 2026."""
    first = datetime(2026, 1, 1, tzinfo=timezone.utc)
    return max((first + timedelta(days=day)).astimezone(ZoneInfo(zone)).utcoffset() for day in range(365))


def is_holiday(name, day):
    if public_holidays is None:
        raise CannotTell("the package 'holidays' is not installed")
    country, _, part = name.upper().partition("-")
    return day in public_holidays.country_holidays(country, subdiv=part or None, years=day.year)


# Rescale, Technical Support and Package Policy, section 6. "PST", "EST" and "CET" are civil time.

US_HOURS = Hours("America/Los_Angeles", WEEKDAYS, 6 * 60, 18 * 60, ("us",))
BASIC = {
    "americas": US_HOURS,
    "emea": Hours("Europe/Berlin", WEEKDAYS, 9 * 60, 17 * 60, ("de",)),
    "apac": Hours("Asia/Seoul", WEEKDAYS, 9 * 60, 17 * 60, ("kr",)),
}
FIXED = {"America/Los_Angeles": "Etc/GMT+8", "Europe/Berlin": "Etc/GMT-1"}
WEEK_UTC = Hours("UTC", WEEKDAYS, 0, MIDNIGHT)
ALWAYS = Hours("UTC", EVERY_DAY, 0, MIDNIGHT)


def week_in_utc(case):
    """12:00 AM Monday to 12:00 AM Saturday, UTC."""
    reading, hours = case["reading"], replace(WEEK_UTC, by_customers_date=True)
    if reading["window-zone"] == "example":
        hours = replace(hours, summer_clock=case["timezone"])
    if reading["window-holidays"] == "customer" and "holidays" not in case:
        raise CannotTell("the customer's holidays are not given")
    return replace(hours, takes_holidays=reading["window-holidays"] != "none")


def seven_days(case):
    """24 hours, 7 days a week."""
    return replace(ALWAYS, by_customers_date=True, takes_holidays=case["reading"]["around-the-clock-holidays"] == "customer")


def rescale_hours(case):
    plan, edition = case["plan"], case.get("edition")
    if case.get("channel") == "slack":  # 5 c: US business hours
        return US_HOURS if case["reading"]["us-business-hours"] == "basic-americas" else None
    is_urgent = case.get("priority") in ("urgent", "high")
    if case.get("channel") == "chat" and case["reading"]["chat-hours"] == "weekdays":
        is_urgent = False
    if plan == "mission-critical" and is_urgent:
        return seven_days(case)
    if plan == "basic":
        hours = BASIC[case["region"]]
        if case["region"] == "apac" and case.get("timezone") == "Asia/Tokyo":
            hours = replace(hours, holidays=("jp",))
    elif edition == "enterprise":
        return week_in_utc(case)
    elif edition != "government":
        raise CannotTell("no edition is given")
    elif plan == "mission-critical" and case["reading"]["mission-critical-government"] == "not-stated":
        return None
    else:
        hours = US_HOURS
        if case["reading"]["government-days"] == "every-day" and plan != "mission-critical":
            hours = replace(hours, days=EVERY_DAY)
    if case["reading"]["local-holidays"] == "none":
        hours = replace(hours, holidays=())
    if case["reading"]["zone-names"] == "fixed-offset":
        hours = replace(hours, zone=FIXED.get(hours.zone, hours.zone))
    return hours


RESCALE = Policy(
    hours=rescale_hours,
    # The table of section 2 is missing; 5 c says that no response time holds for Slack.
    target=lambda case: "none" if case.get("channel") == "slack" else "not-stated",
    verdicts={
        # Section 3. Section 1, which says who has what, is missing.
        **dict.fromkeys(
            ["platform", "basic-application", "advanced-application", "mpi-tuning", "mpi tuning", "model-setup", "basic-licensing",
             "advanced-licensing", "cloud-infrastructure", "frontline-support", "advanced-support"],
            "unstated",
        ),
        # Section 4, first list.
        **dict.fromkeys(["networking", "customer-cloud", "trial", "beta", "beta feature", "phone", "other-methods", "support by WhatsApp"], "out"),
        # Section 4, second list.
        **dict.fromkeys(
            ["application-faults", "custom-software", "optimization", "api-integration", "scripts", "consulting", "training",
             "onboarding", "business-review", "technical account manager"],
            "other-offering",
        ),
        "software crash": "ambiguous",  # section 3 a or section 4, second list
        "FDE script needs a fix": "ambiguous",  # Terms 4.2 or 4.4
        "connector delivered by the FDE team fails": "out",  # Terms 4.4
        "help-center": "in",  # 5 a
        "email": "unstated",  # 5 b: the list is missing
        "chat": {"mission-critical": "in", None: "out"},  # 5 c
        "slack": {"mission-critical": "in", None: "out"},
        # Service Specific Terms 4, 4.4, 5.3.
        "fde-services": "other-offering",
        "fde-deliverables": "out",
        "publisher-applications": "out",
        # What they describe without a word on support: 1.1, 1.2, 2.1, 2.2, 3, 3.5, 5.1.
        **dict.fromkeys(
            ["ai-features", "ai-outputs", "ai-physics", "ams", "agentic-engineering", "model-architectures", "publisher"],
            "unstated",
        ),
        # Rights and duties: 1.3, 1.4, 3.1-3.6, 4.4-4.6, 5.2, 6.1-6.5, 6.7, 6.9, and the policy's introduction.
        **dict.fromkeys(
            ["ai-physics-duties", "model-ownership", "who owns trained models", "model-providers", "ai-inputs-outputs",
             "no-training-on-data", "ai-quality-review", "ai-duties", "ai-restricted-uses", "EU AI act", "ai-suspension", "fde-duties",
             "rescale-materials", "publisher-rights", "intellectual-property", "indemnity", "customer-compliance",
             "additional-offerings", "warranty", "usage-data", "terms-updates", "policy-updates"],
            "not-support",
        ),
    },
    readings={
        "window-zone": ["utc", "example"],
        "window-holidays": ["named", "customer", "none"],
        "around-the-clock-holidays": ["none", "customer"],
        "chat-hours": ["weekdays", "by-ticket"],
        "us-business-hours": ["basic-americas", "not-stated"],
        "mission-critical-government": ["not-stated", "government-hours"],
        "government-days": ["weekdays", "every-day"],
        "zone-names": ["civil", "fixed-offset"],
        "local-holidays": ["public", "none"],
    },
    names={},
    named=("urgent", "high"),
)

# Scalr. What the three documents have in common.

NAMES = {
    "tam": "technical-account-manager",
    "blocker": "0", "critical": "1", "major": "2", "minor": "3", "trivial": "4",
    **{f"p{number}": str(number) for number in range(5)},
    **{f"sev{number}": str(number) for number in range(1, 5)},
}
SCALR_HOURS = Hours(None, WEEKDAYS, 8 * 60 + 30, 17 * 60 + 30)  # self-hosted, note 1; no document names holidays
SCALR_ALWAYS = replace(ALWAYS, takes_holidays=False)
SCALR_SCOPE = {
    **dict.fromkeys(
        ["technical-support", "bug-fixes", "updates", "feature-requests", "information", "portal", "cloud-service-interaction"], "in"
    ),
    **dict.fromkeys(
        ["end-user-support", "third-party-software", "modified-software", "not-generally-available", "unsupported-platform",
         "unsupported-cloud", "cloud-services"],
        "out",
    ),
}
BUSINESS_DAY = {
    "business-day": ["day-length", "same-time", "close-of-day", "covered-24h"],
    "business-day-calendar": ["business-hours", "utc-days"],
    "closing-edge": ["closing", "next-opening"],
}


def business_days(case, days):
    return BusinessDays(days, WEEK_UTC if case["reading"]["business-day-calendar"] == "utc-days" else SCALR_HOURS)


# Self-hosted: "Scalr Support Tier Comparison".


def self_hosted_target(case):
    priority = int(case["priority"])
    if case["plan"] == "standard":
        if priority < 3:
            minutes = [60, 120, 240][priority]
            return minutes if case["reading"]["hours-clock"] == "calendar" else Covered(minutes)
        return BusinessDays(priority - 2, SCALR_HOURS)
    return [30, 60, 120][priority] if priority < 3 else business_days(case, priority - 2)


def self_hosted_hours(case):
    if case.get("channel") in ("web-meeting", "slack") and case["reading"]["channel-hours"] == "not-stated":
        return None
    return SCALR_HOURS if case["plan"] == "standard" else SCALR_ALWAYS


SELF_HOSTED = Policy(
    hours=self_hosted_hours,
    target=self_hosted_target,
    verdicts={
        **SCALR_SCOPE,
        "terraform bug": "out",  # Terraform is third-party software
        "mysql crash": "ambiguous",
        "older-versions": "conditional",
        **dict.fromkeys(
            [
                "dedicated-portal", "collaborative-support", "chat", "production-assessment",
                "knowledge-transfer", "roadmap-review",
            ],
            {"standard": "out", None: "in"},
        ),
        "other-channels": "unstated",
        "tam-services": {"technical-account-manager": "in", None: "other-offering"},
        "training": {"technical-account-manager": "in", None: "other-offering"},
    },
    readings=BUSINESS_DAY | {"hours-clock": ["coverage", "calendar"], "channel-hours": ["premium-hours", "not-stated"]},
    names=NAMES,
)

# SaaS: the table of support levels.


def saas_target(case):
    priority = int(case["priority"])
    if case["plan"] == "free":
        return "best-effort" if priority == 4 else "none"
    return [2 * 60, 4 * 60, 12 * 60][priority] if priority < 3 else business_days(case, priority - 2)


SAAS = Policy(
    # Video only if Scalr asks for it; the community Slack has no hours.
    hours=lambda case: None if case["plan"] == "free" or case.get("channel") in ("video", "community-slack") else SCALR_ALWAYS,
    target=saas_target,
    verdicts={
        **SCALR_SCOPE,
        **dict.fromkeys(["older-versions", "older version patch"], "unstated"),  # the table is missing
        "email-replies": "in",
        "other-channels": "out",
        "issues with Terraform": "out",
        "terraform": "conditional",
        "terraform-bug": "out",
        "terraform bug": "out",
        "open-policy-agent": "conditional",
        "open-policy-agent-bug": "out",
        "OPA policy error": "ambiguous",  # the policy's own, or Open Policy Agent's
        "slack": {"business": "in", None: "out"},
        "video": {"business": "conditional", None: "out"},
    },
    readings=BUSINESS_DAY,
    names=NAMES,
)

# The earlier policy: no response times, and "9x5" and "extended hours" without hours.


def legacy_hours(case):
    if case.get("channel") in ("phone", "collaborative-support"):
        return None
    if case["plan"] == "standard":
        return SCALR_HOURS if case["reading"]["hours"] == "self-hosted-hours" else None
    return SCALR_ALWAYS if case.get("priority") == "1" else None


LEGACY = Policy(
    hours=legacy_hours,
    target=lambda case: "not-stated",
    verdicts={
        **SCALR_SCOPE,
        "older-versions": "conditional",
        "phone": {"standard": "unstated", None: "conditional"},
        "collaborative-support": {"standard": "out", None: "in"},
        **dict.fromkeys(["production-assessment", "tam-services"], {"technical-account-manager": "in", None: "other-offering"}),
    },
    readings={"hours": ["not-stated", "self-hosted-hours"]},
    names=NAMES,
)

# The invented terms of tests/data/recurring: four hours of 9 to 5 in Berlin.

HARBOUR = Policy(
    hours=lambda case: Hours("Europe/Berlin", WEEKDAYS, 9 * 60, 17 * 60, ("de",)),
    target=lambda case: Covered(4 * 60),
    verdicts={},
    readings={},
    names={},
)

FACTS = {
    "rescale/support": RESCALE,
    "scalr/self-hosted": SELF_HOSTED,
    "scalr/saas": SAAS,
    "scalr/legacy": LEGACY,
    "harbour/terms": HARBOUR,
}


def instant_of(text, zone):
    """A time, and the zone in which its answer is shown."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo:
        return moment.astimezone(timezone.utc), ZoneInfo(zone) if zone else moment.tzinfo
    if zone is None:
        raise CannotTell("a time without zone or offset")
    first, second = (moment.replace(tzinfo=ZoneInfo(zone), fold=fold).utcoffset() for fold in (0, 1))
    if first != second:
        raise CannotTell(f"{text} is skipped or repeated in {zone}")
    return moment.replace(tzinfo=ZoneInfo(zone)).astimezone(timezone.utc), ZoneInfo(zone)


def shown(instant, zone):
    return re.sub(r"\+00:00$", "Z", instant.astimezone(zone).isoformat())


def counted(start, minutes, hours, edge):
    """The instant at which so many open minutes are over."""
    at, steps = start, 0
    while minutes > 0 or (edge == "next-opening" and not hours.open_at(at)):
        minutes -= minutes > 0 and hours.open_at(at)
        at, steps = at + MINUTE, steps + 1
        if steps > LONGEST:
            raise CannotTell("more than a hundred days")
    return at


def nth_business_day(after, days, hours):
    day: date = after
    while days:
        day += timedelta(days=1)
        days -= hours.opens_on(day)
    return day


def deadline(policy, case):
    """The deadline, and the state behind it if a response is given: the later of its two moments, or its one time."""
    due = due_at(policy, case)
    given = [case[key] for key in ("responded", "acknowledged", "investigating") if key in case]
    if not given:
        return due
    last = max(instant_of(text, case.get("timezone"))[0] for text in given)
    if last > datetime.fromisoformat(due):
        return f"{due} missed"
    return f"{due} {'met' if 'responded' in case or len(given) == 2 else 'open'}"


def due_at(policy, case):
    opened, zone = instant_of(case["opened"], case.get("timezone"))
    target = policy.target(case)
    edge = case["reading"].get("closing-edge", "closing")
    match target:
        case str():
            return target
        case int():
            return shown(opened + target * MINUTE, zone)
        case Covered():
            return shown(counted(opened, target.minutes, policy.hours(case).for_customer(case), edge), zone)
    hours = target.hours.for_customer(case)
    match case["reading"]["business-day"]:
        case "day-length":
            return shown(counted(opened, target.days * (hours.closes - hours.opens), hours, edge), zone)
        case "covered-24h":
            return shown(counted(opened, target.days * MIDNIGHT, hours, edge), zone)
        case rule:
            wall = opened.astimezone(ZoneInfo(hours.zone))
            day = nth_business_day(wall.date(), target.days, hours)
            opens, closes = hours.span_on(day)
            minute = closes if rule == "close-of-day" else min(max(wall.hour * 60 + wall.minute, opens), closes)
            return shown(hours.at(day, minute), zone)


def covered(policy, case):
    """A priority that an incomplete document does not name may be any of them: what all have is the answer."""
    if not policy.named or case.get("priority") in (None, *policy.named):
        return covered_for(policy, case)
    answers = {covered_for(policy, {**case, "priority": name}) for name in (*policy.named, "another")}
    return answers.pop() if len(answers) == 1 else "not-stated"


def covered_for(policy, case):
    at, _ = instant_of(case["at"], case.get("timezone"))
    hours = policy.hours(case)
    if hours is None:
        return "not-stated"
    return "covered" if hours.for_customer(case).open_at(at) else "not-covered"


def scope(policy, case):
    verdict = policy.verdicts.get(case["topic"])
    if isinstance(verdict, dict):
        verdict = verdict.get(case["plan"], verdict[None])
    if verdict is None:
        raise CannotTell(f"the topic '{case['topic']}' is not stated here")
    return verdict


def answer(policy, example):
    """What `expect` must be."""
    case = dict(example)
    for key in ("plan", "priority"):
        if key in case:
            case[key] = policy.names.get(case[key], case[key])
    chosen = example.get("reading", {})
    for name, choice in chosen.items():
        if choice not in policy.readings.get(name, []):
            raise CannotTell(f"the reading {name} = {choice} is not stated here")
    case["reading"] = {name: choices[0] for name, choices in policy.readings.items()} | chosen
    return {"deadline": deadline, "covered": covered, "scope": scope}[example["ask"]](policy, case)


def worked_out(name, table, example):
    """The answer by the facts above, or by the file; with the phrase that it should say and does not."""
    if example["ask"] not in file_answers.QUESTIONS:
        policy = table.get("policy", name)
        if policy not in FACTS:
            raise CannotTell("the policy is not stated here")
        of_contract = {key: table[key] for key in ("plan", "timezone", "holidays") if "policy" in table and key in table}
        reading = {**table.get("readings", {}), **example.get("reading", {})} if "policy" in table else example.get("reading", {})
        return answer(FACTS[policy], {**of_contract, **example, "reading": reading, "special": SpecialDays(table)})
    lines = file_answers.QUESTIONS[example["ask"]](table, example)
    if phrase := file_answers.unsaid(table, example):
        return [*lines, f"without '{phrase}'"]
    return lines if isinstance(example["expect"], list) else ", ".join(lines)


def main(arguments):
    verbose = "-v" in arguments
    files = [pathlib.Path(name).resolve() for name in arguments if name != "-v"]
    files = files or [file for file in sorted(POLICIES.rglob("*.toml")) if file.parent.name != "holidays"] + WITH_SPECIAL_DAYS
    agree = differ = unknown = 0
    for file in files:
        name = file.relative_to(POLICIES).with_suffix("").as_posix() if file.is_relative_to(POLICIES) else f"{file.parent.name}/{file.stem}"
        try:
            table = tomllib.loads(file.read_text("utf-8"))
        except (OSError, ValueError) as error:
            print(f"{file}: {error}", file=sys.stderr)
            return 2
        for example in table.get("example", []):
            question = " ".join(f"{key}={value}" for key, value in example.items() if key not in ("expect", "why"))
            try:
                got = worked_out(name, table, example)
            except (CannotTell, KeyError, ValueError) as error:
                unknown += 1
                missing = "it is not said, or not stated here: " if isinstance(error, KeyError) else ""
                print(f"{name}: cannot tell: {question}\n    {missing}{error}")
                continue
            if got == example["expect"]:
                agree += 1
                if verbose:
                    print(f"{name}: {question}\n    {got}")
            else:
                differ += 1
                print(f"{name}: differs: {question}\n    expected {example['expect']}, worked out {got}\n    {example['why']}")
    print(f"{agree} examples agree, {differ} differ, {unknown} cannot be told")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
