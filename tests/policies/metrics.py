#!/usr/bin/env python3
"""Works out the clocks of examples/metrics/**/*.toml a second time, without slacalc.

    python3 tests/policies/metrics.py                             # the worked examples
    python3 tests/policies/metrics.py target/debug/slacalc        # and 200 random tickets, asked of that program one by one
    python3 tests/policies/metrics.py target/debug/slacalc 20000  # and so many more as tables, asked by `batch` and `report`

It shares no code with slacalc. The facts are stated again from the vendors' tables, and time is counted minute by minute. Needs Python
3.11 or newer with zone data. The dates are in months without holidays in any of the places.

Exit code 0: every answer is the same here. 1: some are not, and are printed.
"""

import csv
import functools
import io
import json
import pathlib
import random
import subprocess
import sys
import tomllib
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

ROOT = pathlib.Path(__file__).resolve().parents[2]
MINUTE = timedelta(minutes=1)
OFFICES = {  # the region's opening and closing hour, Monday to Friday
    ("redhat", "na"): (8, 20, "America/New_York"),
    ("hashicorp", "europe"): (9, 17, "Europe/Berlin"),
}
# Vendor, plan, severity: first response, and the promise beside it. `h`: hours around the clock; `b`: business hours; `d`: business days.
PROMISES = {
    ("redhat", "premium", "1"): ("1h", "1h"),
    ("redhat", "premium", "2"): ("2h", "4h"),
    ("redhat", "premium", "3"): ("4b", "8b"),
    ("redhat", "premium", "4"): ("8b", "2d"),
    ("redhat", "pro-basic", "3"): ("2d", "2d"),
    ("hashicorp", "silver", "1"): ("8b", "24b"),
    ("hashicorp", "silver", "2"): ("16b", "5d"),
    ("hashicorp", "silver", "3"): ("24b", "7d"),
    ("hashicorp", "silver", "4"): ("24b", "best-effort"),
    ("hashicorp", "gold", "1"): ("1h", "24h"),
    ("hashicorp", "gold", "2"): ("4b", "3d"),
    ("hashicorp", "gold", "3"): ("8b", "7d"),
    ("hashicorp", "gold", "4"): ("24b", "best-effort"),
    ("hashicorp", "bronze", "1"): ("none", "none"),
}
METRIC = {"redhat": "next-update", "hashicorp": "resolution"}


def due(start, promise, office):
    """The end of a promised time; `start` is aware and on a whole minute. A word where there is none."""
    if promise in ("none", "best-effort"):
        return promise
    count, unit = int(promise[:-1]), promise[-1]
    opens, closes, zone = office
    utc, local = start.astimezone(ZoneInfo("UTC")), lambda at: at.astimezone(ZoneInfo(zone))
    if unit == "h":
        return utc + timedelta(hours=count)
    if unit == "b":
        first, minutes = open_minutes(office)
        at, left = int((utc - first) / MINUTE), count * 60
        while left:
            left -= minutes[at]
            at += 1
        return first + at * MINUTE
    # The same time on a business day: before its opening that is the opening, after its closing the closing.
    wall = local(utc)
    while count:
        wall += timedelta(days=1)
        count -= wall.weekday() < 5
    bound = lambda hour: wall.replace(hour=hour, minute=0)
    wall = min(max(wall, bound(opens)), bound(closes))
    return wall.astimezone(ZoneInfo("UTC"))


@functools.cache
def open_minutes(office):
    """A first instant, and for each minute from there whether the office is open."""
    opens, closes, zone = office
    first = datetime(2026, 3, 1, tzinfo=ZoneInfo("UTC"))
    walls = ((first + at * MINUTE).astimezone(ZoneInfo(zone)) for at in range(80 * 24 * 60))
    return first, [wall.weekday() < 5 and opens <= wall.hour < closes for wall in walls]


def runs(vendor, asked, office):
    """Each run of the second clock: its deadline and the event that stopped it."""
    promise = PROMISES[vendor, asked["plan"], asked["priority"]][1]
    if vendor == "hashicorp":
        return [(due(asked["opened"], promise, office), asked["resolved"])]
    starts = [asked["responded"], *sorted(asked["updated"])]
    stops = [*sorted(asked["updated"]), asked["resolved"]]
    return [(due(start, promise, office), stop) for start, stop in zip(starts, stops)]


def state(deadline, stop, now):
    if isinstance(deadline, str):
        return "none"
    # At the deadline it is still in time, for the event and for the wait alike.
    if (stop or now) > deadline:
        return "missed"
    return "met" if stop else "open"


def check_examples():
    wrong = []
    for path in sorted((ROOT / "examples/metrics").rglob("*.toml")):
        vendor = path.parent.name
        for example in tomllib.loads(path.read_text())["example"]:
            if example.get("metric") not in (METRIC[vendor], "ongoing response"):
                continue
            zone = ZoneInfo(example["timezone"])
            at = lambda text: datetime.fromisoformat(text).replace(tzinfo=zone) if text else None
            asked = {key: at(example.get(key)) for key in ("opened", "responded", "resolved")}
            asked |= {"plan": example["plan"], "priority": example["priority"]}
            asked["updated"] = [at(text) for text in example.get("updated", [])]
            deadline, stop = runs(vendor, asked, OFFICES[vendor, example["region"]])[-1]
            events = [at for at in (asked["responded"], asked["resolved"], *asked["updated"]) if at]
            got = deadline if isinstance(deadline, str) else deadline.astimezone(zone).isoformat()
            if events:
                got += " " + state(deadline, stop, max(events))
            print("same" if got == example["expect"] else "OTHER", path.parent.name, got)
            if got != example["expect"]:
                wrong.append((path.name, example["why"], got))
    return wrong


def random_ticket(chance):
    """A ticket of some vendor with its events, and what it asks for."""
    cases = [case for case in PROMISES if (case[0], case[2]) != ("hashicorp", "4") and case[1] not in ("bronze", "pro-basic")]
    vendor, plan, severity = chance.choice(cases)
    opened = datetime(2026, 3, 9, tzinfo=ZoneInfo("UTC")) + chance.randrange(14 * 24 * 60) * MINUTE
    later = lambda: chance.randrange(1, 3000) * MINUTE
    responded = opened + later()
    updated = []
    for _ in range(chance.randrange(4) if vendor == "redhat" else 0):
        updated.append((updated or [responded])[-1] + later())
    last = (updated or [responded])[-1]
    resolved = last + later() if chance.random() < 0.5 else None
    asked = dict(plan=plan, priority=severity, opened=opened, responded=responded, resolved=resolved, updated=updated)
    return vendor, asked, (resolved or last) + later()


def options(program, command, vendor):
    """The beginning of a command line."""
    policy = {"redhat": "redhat/openshift-dedicated", "hashicorp": "hashicorp/self-managed"}[vendor]
    region = {"redhat": "na", "hashicorp": "europe"}[vendor]
    line = [program, command, "--no-config", "--policy-dir", str(ROOT / "examples/metrics"), "--policy", policy]
    return [*line, "--region", region, "--timezone", OFFICES[vendor, region][2]], OFFICES[vendor, region]


def check_random(program, count):
    wrong, chance = [], random.Random(15)
    for _ in range(count):
        vendor, asked, now = random_ticket(chance)
        line, office = options(program, "deadline", vendor)
        line += ["--json", "--plan", asked["plan"], "--priority", asked["priority"], "--now", now.isoformat()]
        for event in ("opened", "responded", "resolved"):
            line += [f"--{event}", asked[event].isoformat()] if asked[event] else []
        given = asked["updated"][:]
        chance.shuffle(given)
        for at in given:
            line += ["--updated", at.isoformat()]
        answer = json.loads(subprocess.run(line, capture_output=True, text=True, check=True).stdout)
        got = [it for it in answer["metrics"] if it["metric"] == METRIC[vendor]]
        got = sorted((datetime.fromisoformat(it["deadline"]).timestamp(), it["state"]) for it in got)
        want = [(it.timestamp(), state(it, stop, now)) for it, stop in runs(vendor, asked, office)]
        first = due(asked["opened"], PROMISES[vendor, asked["plan"], asked["priority"]][0], office)
        got.append((datetime.fromisoformat(answer["deadline"]).timestamp(), answer["state"]))
        want = sorted(want) + [(first.timestamp(), state(first, asked["responded"], now))]
        alone = json.loads(subprocess.run([*line, "--metric", METRIC[vendor]], capture_output=True, text=True, check=True).stdout)
        got.append((alone["deadline"], alone["state"], alone["metric"]))
        last_run, stop = runs(vendor, asked, office)[-1]
        shown = last_run.astimezone(ZoneInfo(office[2])).isoformat()
        want.append((shown, state(last_run, stop, now), METRIC[vendor]))
        if got != want:
            wrong.append((" ".join(line), want, got))
    return wrong


def check_tables(program, count):
    """One table a vendor, all of it as it stands at one instant: each row of `batch`, and the counts of `report`."""
    wrong, chance = [], random.Random(16)
    now = datetime(2026, 3, 20, 12, tzinfo=ZoneInfo("UTC"))
    tickets = {"redhat": [], "hashicorp": []}
    for _ in range(count):
        vendor, asked, _ = random_ticket(chance)
        if vendor == "redhat" and chance.random() < 0.1:  # nobody has answered yet, so that the clock waits
            asked |= {"responded": None, "resolved": None, "updated": []}
        tickets[vendor].append(asked)
    for vendor, rows in tickets.items():
        text = io.StringIO()
        table = csv.writer(text)
        table.writerow(["opened", "responded", "updated", "resolved", "plan", "priority"])
        shown = lambda at: at.isoformat() if at else ""
        for it in rows:
            times = [shown(it["opened"]), shown(it["responded"]), "; ".join(map(shown, it["updated"])), shown(it["resolved"])]
            table.writerow([*times, it["plan"], it["priority"]])
        line, office = options(program, "batch", vendor)
        line += ["-", "--now", now.isoformat(), "--metric", METRIC[vendor]]
        ask = lambda line: subprocess.run(line, input=text.getvalue(), capture_output=True, text=True, check=True).stdout
        counts = dict(met=0, late=0, overdue=0, open=0)
        for it, got in zip(rows, csv.DictReader(io.StringIO(ask(line))), strict=True):
            if it["responded"] is None:
                want, states = ("", "not-started"), []
            else:
                all_runs = runs(vendor, it, office)
                states = [(state(deadline, stop, now), stop) for deadline, stop in all_runs]
                want = (all_runs[-1][0].astimezone(ZoneInfo(office[2])).isoformat(), states[-1][0])
            if (got["sla_deadline"], got["sla_state"]) != want:
                wrong.append((" ".join(line), it, want, got))
            late = [stop for word, stop in states if word == "missed"]
            word = ("late" if late[0] else "overdue") if late else (states[-1][0] if states else "open")
            counts[word] += 1
        line[1] = "report"
        total = json.loads(ask([*line, "--json"]))["tickets"]["total"]
        if {key: total[key] for key in counts} != counts:
            wrong.append((" ".join(line), counts, total))
    return wrong


if __name__ == "__main__":
    faults = check_examples()
    if len(sys.argv) > 1:
        faults += check_random(sys.argv[1], min([200, *map(int, sys.argv[2:])]))
    if len(sys.argv) > 2:
        faults += check_tables(sys.argv[1], int(sys.argv[2]))
    for fault in faults[:20]:
        print(*fault, sep="\n  ")
    sys.exit(bool(faults))
