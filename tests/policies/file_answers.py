"""Answers questions about the services of a plan from a policy's TOML alone: channels, plans, maintenance, priorities, contacts, clauses.

A second reader of the format, which shares no code with slacalc: it takes a table as `tomllib` gives it and works out the lines that
`--format plain` prints. It knows nothing of hours; where an answer rests on more than it reads, it raises `CannotTell`.
"""

import re
from datetime import date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
DATES = 4
OTHERS = "others"


class CannotTell(Exception):
    """The answer rests on something that is not read here."""


def folded(name):
    return re.sub(r"[-_ ]+", "-", str(name).strip().lower())


def named(items, name):
    """The id of an item by its id, name or alias."""
    for item in items:
        if folded(name) in map(folded, [item["id"], item["name"], *item.get("aliases", [])]):
            return item["id"]
    raise CannotTell(f"there is no '{name}'")


def lineage(policy, plan):
    """A plan and those that it extends."""
    line = [plan]
    while base := next(item for item in policy["plan"] if item["id"] == line[-1]).get("extends"):
        line.append(base)
    return line


def plan_of(policy, case):
    return named(policy["plan"], case["plan"]) if len(policy["plan"]) > 1 else policy["plan"][0]["id"]


def of_plan(policy, kind, plan):
    """The tables of a kind that are for every plan or for this one."""
    line = lineage(policy, plan)
    return [item for item in policy.get(kind, []) if "plans" not in item or set(item["plans"]) & set(line)]


def priority_of(policy, case):
    return named(policy["priority"], case["priority"]) if "priority" in case else None


def channels(policy, case):
    plan, priority = plan_of(policy, case), priority_of(policy, case)
    found = of_plan(policy, "channel", plan)
    return [item for item in found if priority is None or priority in item.get("priorities", [priority])]


def places(policy, case):
    """Every edition, region and priority that is not said."""

    def all_of(kind, key):
        if key in case:
            return [named(policy[kind], case[key])]
        return [item["id"] for item in policy.get(kind, [])] or [None]

    priorities = all_of("priority", "priority")
    if "priority" not in case and not policy.get("priorities", {}).get("complete", True):
        priorities.append(OTHERS)
    return list(product(all_of("edition", "edition"), all_of("region", "region"), priorities))


def first_rule(policy, kind, plan, place):
    line = lineage(policy, plan)
    for rule in policy[kind]:
        fits = all(value in rule.get(key, [value]) for key, value in zip(("editions", "regions", "priorities"), place))
        if fits and "channels" not in rule and set(rule.get("plans", line)) & set(line):
            return rule
    raise CannotTell(f"no {kind} for {plan} {place}")


def hours_of(policy, plan, place):
    calendar = first_rule(policy, "coverage", plan, place)["calendar"]
    table = next(item for item in policy["calendar"] if item["id"] == calendar)
    return str({key: value for key, value in table.items() if key not in ("id", "name", "clause", "note")})


def promise_of(policy, plan, place):
    rule = first_rule(policy, "target", plan, place)
    within = rule["by-priority"][place[2]] if "by-priority" in rule else rule["within"]
    clock = rule.get("clock") if re.fullmatch(r"\d+ ?[hm]", within) else None
    days = rule.get("business-days") if "business day" in within else None
    return str((within, "none" if within == "none" else rule["commitment"], clock, days))


def has_times(policy, plan):
    open_words = ("'none'", "'not-stated'", "'best-effort'")
    return any(all(word not in promise_of(policy, plan, place) for word in open_words) for place in places(policy, {}))


def differing_places(policy, plans, case, statement):
    """For whom two plans differ: '' for all, or the priorities, those with the same two statements together."""
    groups = {}
    all_places = places(policy, case)
    for place in all_places:
        one, other = (statement(policy, plan, place) for plan in plans)
        groups.setdefault((one, other), []).append(place)
    for (one, other), group in groups.items():
        if one == other:
            continue
        if len(group) == len(all_places):
            yield ""
            continue
        priorities = list(dict.fromkeys(place[2] for place in group))
        if len(group) * len(set(place[2] for place in all_places)) != len(priorities) * len(all_places):
            raise CannotTell("the plans differ by edition or region")
        yield " priority " + ", ".join(priorities)


def told_by_name(items, unnamed):
    """What each name says; several tables of a name stand together."""
    told = {}
    for item in items:
        told.setdefault(item.get("name", unnamed), []).append(str({**item, "plans": None, "clause": None}))
    return told


def differences(policy, case):
    plans = [named(policy["plan"], case[key]) for key in ("plan", "compared-with")]
    lines = ["coverage" + whom for whom in differing_places(policy, plans, case, hours_of)]
    lines += ["target" + whom for whom in differing_places(policy, plans, case, promise_of)]
    one, other = ([item["id"] for item in channels(policy, {**case, "plan": plan})] for plan in plans)
    with_times = [has_times(policy, plan) for plan in plans]
    for channel in policy.get("channel", []):
        known = channel["id"] in one, channel["id"] in other
        loses_times = all(known) and channel["response-times"] == "apply" and with_times[0] != with_times[1]
        if known[0] != known[1] or loses_times:
            lines.append(f"channel {channel['id']}")
    for kind, unnamed in [("contacts", "the customer's people"), ("entitlement", None), ("duty", None)]:
        one, other = (told_by_name(of_plan(policy, kind, plan), unnamed) for plan in plans)
        every = told_by_name(policy.get(kind, []), unnamed)
        lines += [f"{kind} {name}" for name in every if one.get(name) != other.get(name)]
    for topic in policy.get("topic", []):
        one, other = (ruling(policy, topic, plan) for plan in plans)
        if one != other:
            lines.append(f"scope {topic['id']}")
    return lines


def ruling(policy, topic, plan):
    line = lineage(policy, plan)
    table = next((table for table in topic.get("for", []) if set(table["plans"]) & set(line)), topic)
    return table["verdict"], table.get("offered-by")


def plans(policy, case):
    if "compared-with" in case:
        return differences(policy, case)
    if "plan" in case:
        raise CannotTell("all that a plan comes with is not worked out here")
    return [plan["id"] for plan in policy["plan"]]


def is_maintained(item, day):
    if WEEKDAYS[day.weekday()] not in item["weekdays"]:
        return False
    match item.get("of-month"):
        case None:
            return True
        case "last":
            return (day + timedelta(days=7)).month != day.month
        case ordinal:
            return (day.day - 1) // 7 + 1 == int(ordinal[0])


def maintenance(policy, case):
    items = policy.get("maintenance", [])
    if any("weekdays" not in item for item in items):
        raise CannotTell("the days are in words")
    if "at" in case:
        at = datetime.fromisoformat(case["at"])
        if "timezone" in case:
            zone = ZoneInfo(case["timezone"])
            at = at.astimezone(zone) if at.tzinfo else at.replace(tzinfo=zone)
        return ["maintenance-day" if any(is_maintained(item, at.date()) for item in items) else "no-maintenance-day"]
    days, day = [], date.fromisoformat(str(case["on"]))
    while items and len(days) < DATES:
        days += [str(day)] if any(is_maintained(item, day) for item in items) else []
        day += timedelta(days=1)
    return days


def priorities(policy, case):
    wanted = priority_of(policy, case)
    return [item["id"] for item in policy["priority"] if wanted in (None, item["id"])]


def period_of(per, day):
    """The first day of a date's month, quarter or year, and that of the next one."""
    months = {"month": 1, "quarter": 3, "year": 12}.get(per)
    if months is None:
        return None
    first = (day.month - 1) // months * months
    start = date(day.year, first + 1, 1)
    return start, date(day.year + (first + months) // 12, (first + months) % 12 + 1, 1)


def rhythm_of(policy, item, case):
    """How many times in which period, by the readings that are chosen."""
    for reading in policy.get("reading", []):
        chosen = case.get("reading", {}).get(reading["id"], reading["default"])
        choice = next(choice for choice in reading["choice"] if choice["id"] == chosen)
        for change in choice.get("entitlement", []):
            if change["id"] == item["id"]:
                return change["times"], change["per"]
    return item["times"], item["per"]


def contacts(policy, case):
    plan, day = plan_of(policy, case), date.fromisoformat(str(case["on"]))
    if "entitlement-period" in case.get("reading", {}):
        raise CannotTell("the contract's first day is not read here")
    numbers = [item["at-most"] for item in of_plan(policy, "contacts", plan) if "at-most" in item]
    lines = [f"contacts {numbers[0] if numbers else 'not-stated'}"]
    uses = [use.split("=") for use in case.get("used", [])]
    for item in of_plan(policy, "entitlement", plan):
        if "times" not in item:
            continue
        times, per = rhythm_of(policy, item, case)
        period = period_of(per, day)
        if period is None:
            lines.append(f"{item['id']} not-stated {times} not-stated")
            continue
        start, end = period
        used = sum(name == item["id"] and start <= date.fromisoformat(on) < end for name, on in uses)
        lines.append(f"{item['id']} {max(times - used, 0)} {times} {end - timedelta(days=1)}")
    return lines


def tokens(words):
    return re.findall(r"\d+(?:\.\d+)*|[^\W\d_]+|\*+", words.replace("#", " ").lower())


def texts_of(value):
    """Every text in a table."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts_of(item)


def clause_ids(policy):
    """The clauses that are written out, then those that facts cite."""
    found = [item["id"] for item in policy.get("clause", [])]
    cited = []
    for kind, tables in policy.items():
        if kind not in ("clause", "example"):
            for table in tables if isinstance(tables, list) else [tables]:
                cited += texts_of(table.get("clause", []))
    return list(dict.fromkeys(found or sorted(cited)))


def clauses(policy, case):
    """The ids whose words begin with those that are asked, or have them."""
    asked, known = tokens(case["clause"]), {clause: tokens(clause) for clause in clause_ids(policy)}
    found = [clause for clause, words in known.items() if words[: len(asked)] == asked]
    if not found:
        runs = lambda words: [words[at : at + len(asked)] for at in range(len(words))]
        found = [clause for clause, words in known.items() if asked in runs(words)]
    if not found:
        raise CannotTell(f"no clause has the words '{case['clause']}'")
    return found


def related(policy, case):
    """The tables in whose texts the words of an answer stand."""
    match case["ask"]:
        case "channels":
            return channels(policy, case) + policy.get("not-stated", [])
        case "priorities":
            wanted = priorities(policy, case)
            return [item for item in policy["priority"] if item["id"] in wanted] + [policy.get("priorities", {})]
        case "contacts":
            plan = plan_of(policy, case)
            return [item for kind in ("contacts", "entitlement", "duty") for item in of_plan(policy, kind, plan)]
        case "maintenance":
            return policy["maintenance"]
        case "clause":
            wanted = clauses(policy, case)
            if not policy.get("clause"):
                return [policy]
            cites = lambda item: set(texts_of(item.get("clause", []))) & set(wanted)
            written = [item for item in policy["clause"] if item["id"] in wanted]
            facts = [item for kind, items in policy.items() if isinstance(items, list) and kind != "example" for item in items]
            return written + [item for item in facts if cites(item)]
        case _:
            return [policy]


def unsaid(policy, case):
    """The first phrase that stands in the file, but nowhere that the answer is taken from. Phrases that slacalc words itself are not judged."""
    document = {kind: tables for kind, tables in policy.items() if kind != "example"}
    everywhere, here = list(texts_of(document)), list(texts_of(related(document, case)))
    for phrase in case.get("says", []):
        if any(phrase in text for text in everywhere) and not any(phrase in text for text in here):
            return phrase
    return None


QUESTIONS = {
    "channels": lambda policy, case: [item["id"] for item in channels(policy, case)],
    "plans": plans,
    "maintenance": maintenance,
    "priorities": priorities,
    "contacts": contacts,
    "clause": lambda policy, case: [clause.replace("#", " ") for clause in clauses(policy, case)],
}
