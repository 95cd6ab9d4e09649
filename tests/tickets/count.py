"""Works out by itself what `slacalc batch` and `slacalc report` say of examples/tickets/tickets.csv, and compares.

    cargo build && python3 tests/tickets/count.py target/debug/slacalc

Hours and response times are written down here again, from the documents and the two contracts; deadlines are counted off span by
span with Python's zoneinfo, and the report's numbers are counted from these. Of slacalc only the dates of holidays are taken, which
tests/holidays/compare.py checks.
"""

import collections
import csv
import datetime
import io
import json
import math
import pathlib
import subprocess
import sys
import zoneinfo

UTC = datetime.timezone.utc
DAY = datetime.timedelta(days=1)
NOW = int(datetime.datetime(2026, 3, 6, 22, tzinfo=UTC).timestamp())
EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples/tickets"
# Response times by plan and priority: hours, or days as long as those of the case's hours are.
RESCALE = {
    "basic": {"urgent": "4h", "high": "8h", "normal": "2d", "low": "3d"},
    "production": {"urgent": "2h", "high": "4h", "normal": "12h", "low": "2d"},
    "premium": {"urgent": "1h", "high": "2h", "normal": "8h", "low": "1d"},
    "mission-critical": {"urgent": "0.5h", "high": "1h", "normal": "4h", "low": "1d"},
}
PREMIUM = {"0": "0.5h", "1": "1h", "2": "2h", "3": "1d", "4": "2d"}
SCALR = {
    "standard": {"0": "1h", "1": "2h", "2": "4h", "3": "1d", "4": "2d"},
    "premium": PREMIUM,
    "technical-account-manager": PREMIUM,
    "business": {"0": "2h", "1": "4h", "2": "12h", "3": "1d", "4": "2d"},
    "free": {"0": "none", "1": "none", "2": "none", "3": "none", "4": "best-effort"},
}
ALWAYS, UNKNOWN = "always", "not stated"
KNOWN_LISTS = {"", "gb-eng"}
ZONES = zoneinfo.available_timezones()
Hours = collections.namedtuple("Hours", "zone opening closing closed short")


class Bad(Exception):
    pass


class Work:
    """Tickets, worked out."""

    def __init__(self, slacalc):
        self.slacalc = slacalc
        self.lists = {}
        self.laid_out = {}

    def holidays(self, name):
        if name not in self.lists:
            dates = set()
            for year in range(2025, 2028):
                command = [self.slacalc, "holidays", "show", name, "--year", str(year), "--format", "json"]
                shown = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
                dates |= {datetime.date.fromisoformat(day["on"]) for day in shown["holidays"]}
            self.lists[name] = frozenset(dates)
        return self.lists[name]

    def hours(self, zone, opening, closing, closed="", short=False):
        return Hours(zone, opening, closing, self.holidays(closed) if closed else frozenset(), short)

    def covered(self, row, priority):
        """The hours of a case."""
        plan, vendor = row["plan"], row["vendor"]
        pacific = lambda: self.hours("America/Los_Angeles", 6, 18, "us")
        if vendor == "scalr":
            if row["policy"] == "scalr/legacy":
                return ALWAYS if plan != "standard" and priority == "1" else UNKNOWN
            return {"standard": self.office(row), "free": UNKNOWN}.get(plan, ALWAYS)
        if row["channel"] == "slack":
            return pacific()
        if plan == "basic":
            korean = "jp" if row["timezone"] == "Asia/Tokyo" else "kr"
            return {
                "americas": pacific(),
                "emea": self.hours("Europe/Berlin", 9, 17, "de"),
                "apac": self.hours("Asia/Seoul", 9, 17, korean),
            }[row["region"]]
        # 5 c: a chat has the hours of Monday to Friday, whatever its ticket.
        if plan == "mission-critical" and priority in ("urgent", "high") and row["channel"] != "chat":
            return ALWAYS
        if row["edition"] == "government":
            return UNKNOWN if plan == "mission-critical" else pacific()
        return self.hours("UTC", 0, 24)

    def office(self, row):
        """Scalr's business hours."""
        berlin = row["contract"] == "scalr-berlin"
        return self.hours(row["timezone"], 8.5, 17.5, "de-be" if berlin else row["holidays"], berlin)

    def target(self, row, priority):
        """A length and the hours that it is counted in; or why there is none."""
        if row["channel"] == "slack":
            return "none", None
        if row["channel"] == "chat":  # the clock begins with the webform; of chat nothing is said
            return "not-stated", None
        if row["vendor"] == "rescale":
            hours = self.covered(row, priority)
            if row["contract"] != "rescale" or hours == UNKNOWN:
                return "not-stated", None
            length = RESCALE[row["plan"]][priority]
        else:
            length = "not-stated" if row["policy"] else SCALR[row["plan"]][priority]
            if length[0] in "nb":
                return length, None
            hours = self.office(row) if row["plan"] == "standard" or length[-1] == "d" else ALWAYS
        number = float(length[:-1])
        day = 24 if hours == ALWAYS else hours.closing - hours.opening
        return int(number * 3600 * (day if length[-1] == "d" else 1)), hours

    def spans(self, hours, first, last):
        """Open spans of UTC seconds between two instants and a little around them."""
        if hours == ALWAYS:
            return [(first - 1, last + 400 * 86_400)]
        if hours not in self.laid_out:
            zone, spans, day = zoneinfo.ZoneInfo(hours.zone), [], datetime.date(2025, 2, 1)
            midnight = lambda date: datetime.datetime.combine(date, datetime.time(), zone)
            while day < datetime.date(2027, 3, 1):
                if day.weekday() < 5 and day not in hours.closed:
                    closing = 13 if hours.short and day == datetime.date(2025, 12, 24) else hours.closing
                    wall = lambda hour: midnight(day) + datetime.timedelta(hours=hour)
                    spans.append(tuple(int(wall(hour).timestamp()) for hour in (hours.opening, closing)))
                day += DAY
            self.laid_out[hours] = spans
        return self.laid_out[hours]

    def case(self, row):
        """What is wrong with a row, if something is."""
        plans = RESCALE if row["vendor"] == "rescale" else SCALR
        contracts = {"", "rescale", "scalr-berlin"}
        if row["plan"] not in plans or row["contract"] not in contracts or (row["plan"] == "basic" and not row["region"]):
            raise Bad
        if row["timezone"] not in ZONES or row["holidays"] not in KNOWN_LISTS:
            raise Bad
        priorities = {"rescale": RESCALE["basic"], "scalr": PREMIUM}[row["vendor"]]
        if row["priority"] not in priorities:
            raise Bad
        return zoneinfo.ZoneInfo(row["timezone"])


def instant(text, zone):
    """Seconds of a local time, or of one with its offset."""
    if not text:
        return None
    try:
        time = datetime.datetime.fromisoformat(text)
    except ValueError:
        raise Bad
    if time.tzinfo:
        return int(time.timestamp())
    both = {time.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1)}
    if len(both) > 1:
        raise Bad
    return int(time.replace(tzinfo=zone).timestamp())


def without(parts, pauses):
    for start, end in pauses:
        cut = [piece for one, other in parts for piece in ((one, min(other, start)), (max(one, end), other))]
        parts = [part for part in cut if part[0] < part[1]]
    return parts


def count(parts, start, seconds):
    for one, other in parts:
        one = max(one, start)
        if one < other:
            if other - one >= seconds:
                return one + seconds
            seconds -= other - one
    raise ValueError("not enough hours")


def measure(parts, start, end):
    return sum(max(0, min(other, end) - max(one, start)) for one, other in parts)


def answer(work, row):
    """What there is to say of a row."""
    zone = work.case(row)
    opened, responded, closed = (instant(row[name], zone) for name in ("opened", "responded", "closed"))
    if opened is None or (responded is not None and responded < opened):
        raise Bad
    now = NOW if responded or not closed else min(closed, NOW)
    until = responded or now
    pauses = []
    for part in filter(None, row["pauses"].split(";")):
        start, end = (instant(side, zone) for side in part.split("/"))
        if end is not None and end < start:
            raise Bad
        pauses.append((start, end))
    priority = row["priority"]
    for change in filter(None, row["priority_changes"].split(";")):
        time, new = change.split("=")
        at = instant(time, zone)
        priority = new if at <= until else priority
    length, hours = work.target(row, priority)
    covers = work.covered(row, row["priority"])
    open_now = None if covers == UNKNOWN else any(one <= opened < other for one, other in work.spans(covers, opened, opened))
    said = {"at": opened, "local": datetime.datetime.fromtimestamp(opened, zone), "covered": open_now, "responded": responded}
    said.update(due=None, start=None, elapsed=None, margin=None, word=length, length=length)
    if isinstance(length, str):
        return said
    parts = work.spans(hours, opened, until)
    running = without(parts, [(start, end or until) for start, end in pauses if start < (end or until)])
    due, start = count(running, opened, length), next(max(one, opened) for one, other in parts if other > opened)
    said.update(start=start, elapsed=measure(running, start, max(until, start)))
    if responded is None and any(end is None and begun <= now and begun < due for begun, end in pauses):
        return {**said, "word": "closed" if closed else "paused"}
    if responded:
        word = "met" if until <= due else "late"
    elif closed:
        # Nobody knows whether it was answered before it was closed.
        word = "closed-late" if until > due else "closed"
    else:
        word = "overdue" if until > due else "open"
    return {**said, "due": due, "word": word, "margin": due - until if word in ("met", "late", "overdue") else None}


def check_batch(slacalc, options, rows, answers):
    """Row for row, what batch says."""
    run = subprocess.run([slacalc, "batch", *options, "--quiet"], capture_output=True, text=True)
    wrong = 0
    for row, said, line in zip(rows, answers, csv.DictReader(io.StringIO(run.stdout)), strict=True):
        shown = lambda at: "" if at is None else datetime.datetime.fromtimestamp(at, said["local"].tzinfo).isoformat().replace("+00:00", "Z")
        if said is None:
            same = line["sla_error"] != "" and line["sla_deadline"] == ""
        else:
            state = {"late": "missed", "overdue": "missed"}.get(said["word"], said["word"])
            elapsed = "" if said["elapsed"] is None else str(said["elapsed"])
            expected = [shown(said["start"]), shown(said["due"]), state, elapsed, ""]
            same = [line[f"sla_{name}"] for name in ("clock_start", "deadline", "state", "elapsed_seconds", "error")] == expected
        wrong += not same
        if not same and wrong <= 5:
            print("differs:", row, said, {name: line[name] for name in line if name.startswith("sla_")}, sep="\n  ")
    return wrong


def group(said):
    """The numbers of some tickets as the report has them."""
    words = collections.Counter(one["word"] for one in said)
    times = sorted(one["elapsed"] for one in said if one["word"] in ("met", "late"))
    at = lambda percent: times[math.ceil(len(times) * percent / 100) - 1] if times else None
    answered = words["met"] + words["late"]
    wholes = [answered + words["overdue"], answered]
    wholes.append(wholes[0] + words["open"] + words["closed"] + words["closed-late"] + words["paused"])
    used = [0] * 15
    for one in said:
        if one["word"] in ("met", "late"):
            ends = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 125, 150, 200, 400]
            place = sum(one["elapsed"] * 100 > end * one["length"] for end in ends)
            used[max(place, 10) if one["word"] == "late" else min(place, 9)] += 1
    margins = [0] * 8
    for one in said:
        if one["margin"] is not None:
            margins[sum(one["margin"] >= end for end in (-86_400, -14_400, -3_600, 0, 3_600, 14_400, 86_400))] += 1
    return {
        "opened": len(said),
        "met": words["met"],
        "missed": words["late"] + words["overdue"],
        "late": words["late"],
        "overdue": words["overdue"],
        "open": words["open"],
        "closed_unanswered": words["closed"],
        "closed_late": words["closed-late"],
        "undecided": {
            "paused": words["paused"],
            "best_effort": words["best-effort"],
            "none": words["none"],
            "not_stated": words["not-stated"],
        },
        "percent": [words["met"] * 10_000 // whole / 100 if whole else None for whole in wholes],
        "times": (len(times), [at(50), at(90), at(95)]),
        "margins": margins,
        "used": used,
    }


def as_group(shown):
    """The same of what the report says. More than 512 times are known to half a percent."""
    times = shown["response_seconds"]
    keys = "opened met missed late overdue open closed_unanswered closed_late undecided".split()
    return {
        **{key: shown[key] for key in keys},
        "percent": [line["percent"] for line in shown["attainment"]],
        "times": (times["count"], [times[name] for name in ("median", "p90", "p95")]),
        "margins": [line["tickets"] for line in shown["margins"]],
        "used": [line["tickets"] for line in shown["used"]],
    }


def same_group(expected, shown):
    found = as_group(shown)
    if shown["response_seconds"]["exact"]:
        return expected == found
    (many, exact), (others, near) = expected.pop("times"), found.pop("times")
    return expected == found and many == others and all(abs(one - other) * 200 <= one for one, other in zip(exact, near))


def check_report(slacalc, options, rows, answers):
    """Every number of the report."""
    command = [slacalc, "report", *options, "--by", "quarter,month,week,team", "--worst", "25", "--format", "json"]
    shown = json.loads(subprocess.run(command, capture_output=True, text=True).stdout)["tickets"]
    good = [(number, row, said) for number, (row, said) in enumerate(zip(rows, answers), 1) if said]
    wrong = []
    expect = lambda name, expected, found: None if expected == found else wrong.append(f"{name}: {found}, not {expected}")
    expect("rows", [len(rows), len(rows) - len(good)], [shown["rows"], shown["bad_rows"]])
    expect("left out", len(rows) - len(good), sum(line["rows"] for line in shown["excluded"]))
    keys = {
        "quarter": lambda row, said: f"{said['local'].year}-Q{(said['local'].month + 2) // 3}",
        "month": lambda row, said: f"{said['local']:%Y-%m}",
        "week": lambda row, said: f"{said['local']:%G-W%V}",
        "team": lambda row, said: row["team"],
    }
    expect("total", True, same_group(group([said for _, _, said in good]), shown["total"]))
    for dimension in shown["by"]:
        groups = collections.defaultdict(list)
        for _, row, said in good:
            groups[keys[dimension["by"]](row, said)].append(said)
        expect(dimension["by"], sorted(groups), [one["group"] for one in dimension["groups"]])
        for one in dimension["groups"]:
            expect(f"{dimension['by']} {one['group']}", True, same_group(group(groups[one["group"]]), one))
    worst = sorted((said["margin"], number, row["id"]) for number, row, said in good if said["margin"] is not None)[:25]
    expect("worst", worst, [(line["margin_seconds"], line["row"], line["ticket"]) for line in shown["worst"]])
    for name, wanted in (("arrivals", (True, False, None)), ("arrivals_covered", (True,)), ("arrivals_uncovered", (False,))):
        hours = [0] * 168
        for _, _, said in good:
            hours[said["local"].weekday() * 24 + said["local"].hour] += said["covered"] in wanted
        expect(name, hours, shown[name])
    return wrong


def main():
    slacalc = sys.argv[1]
    with open(EXAMPLES / "tickets.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    work, answers = Work(slacalc), []
    for row in rows:
        try:
            answers.append(answer(work, row))
        except Bad:
            answers.append(None)
    options = [str(EXAMPLES / "tickets.csv"), "--contracts", str(EXAMPLES / "contracts"), "--now", f"@{NOW}"]
    differ = check_batch(slacalc, options, rows, answers)
    wrong = check_report(slacalc, options, rows, answers)
    print(f"{len(rows)} tickets, {differ} differ; {len(wrong)} numbers of the report differ", *wrong, sep="\n")
    sys.exit(bool(differ or wrong))


main()
