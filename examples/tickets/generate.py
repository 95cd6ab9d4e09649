#!/usr/bin/env python3
"""Writes about 2,000 invented tickets as CSV: the same ones each time. Standard library only.

usage: generate.py > tickets.csv

A year of tickets of one customer's teams with two vendors: every plan of every built-in policy, with and without a contract, all
editions and regions, eleven zones, nights, weekends, holidays, hours that a clock change skips or repeats, pauses, changes of
priority, late answers, open tickets, tickets for which no response time is stated, and some rows with something wrong. When the
vendor is there and how soon it answers is roughly guessed here, without holidays. Nothing in it is a fact about anybody.
"""

import csv
import random
import sys
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

ROWS = 1960
FIRST = datetime(2025, 3, 3)
DAYS = 369
UTC = ZoneInfo("UTC")
# Nothing is known of what came later.
EXPORTED = datetime(2026, 3, 6, 22, tzinfo=UTC)
COLUMNS = (
    "id team vendor policy plan edition region priority channel timezone contract holidays "
    "opened responded closed pauses priority_changes"
).split()


class Team(NamedTuple):
    """A team, what its tickets are under, and when somebody works on them: a zone, opening and closing, or always."""

    weight: int
    name: str
    vendor: str
    plan: str
    zone: str
    hours: tuple = ()
    cells: dict = {}


RESCALE = {"contract": "rescale"}
ENTERPRISE, GOVERNMENT = {**RESCALE, "edition": "enterprise"}, {**RESCALE, "edition": "government"}
PACIFIC, CENTRAL, SEOUL = ("America/Los_Angeles", 6, 18), ("Europe/Berlin", 9, 17), ("Asia/Seoul", 9, 17)
WEEKDAYS = ("UTC", 0, 24)
TEAMS = [
    Team(8, "Wind Tunnel", "rescale", "basic", "America/New_York", PACIFIC, {**ENTERPRISE, "region": "americas"}),
    Team(9, "Composites", "rescale", "basic", "Europe/Paris", CENTRAL, {**ENTERPRISE, "region": "emea"}),
    Team(5, "Batteries", "rescale", "basic", "Asia/Seoul", SEOUL, {**ENTERPRISE, "region": "apac"}),
    Team(5, "Cooling", "rescale", "basic", "Asia/Tokyo", SEOUL, {**ENTERPRISE, "region": "apac"}),
    Team(9, "Turbines", "rescale", "production", "Europe/Madrid", WEEKDAYS, ENTERPRISE),
    Team(4, "Test Range", "rescale", "production", "America/Denver", PACIFIC, GOVERNMENT),
    Team(8, "Structures", "rescale", "premium", "Asia/Kolkata", WEEKDAYS, ENTERPRISE),
    Team(4, "Range Safety", "rescale", "premium", "America/New_York", PACIFIC, GOVERNMENT),
    Team(9, "Flight Test", "rescale", "mission-critical", "America/Los_Angeles", (), ENTERPRISE),
    Team(4, "Payloads", "rescale", "mission-critical", "America/New_York", (), GOVERNMENT),
    # No contract: no response times are published.
    Team(3, "Interns", "rescale", "production", "Europe/Paris", WEEKDAYS, {"edition": "enterprise"}),
    Team(9, "Berlin", "scalr", "standard", "Europe/Berlin", ("Europe/Berlin", 8, 17), {"contract": "scalr-berlin"}),
    Team(7, "London", "scalr", "standard", "Europe/London", ("Europe/London", 8, 17), {"holidays": "gb-eng"}),
    Team(9, "Ground Systems", "scalr", "premium", "America/New_York"),
    Team(6, "Sydney", "scalr", "technical-account-manager", "Australia/Sydney"),
    Team(8, "Portal", "scalr", "business", "Europe/Madrid"),
    Team(4, "Sandbox", "scalr", "free", "America/New_York"),
    # The earlier policy, by its name; it publishes no response times.
    Team(1, "Archive", "scalr", "standard", "Europe/Berlin", ("Europe/Berlin", 8, 17), {"policy": "scalr/legacy"}),
    Team(1, "Museum", "scalr", "premium", "Europe/Berlin", (), {"policy": "scalr/legacy"}),
    Team(1, "Library", "scalr", "technical-account-manager", "Europe/London", (), {"policy": "scalr/legacy"}),
]
# Priorities with their weights, and in how many hours about half of the answers come.
PRIORITIES = {
    "rescale": [("urgent", 15, 0.5), ("high", 25, 1.2), ("normal", 40, 4.0), ("low", 20, 6.0)],
    "scalr": [("0", 5, 0.3), ("1", 25, 0.6), ("2", 35, 1.2), ("3", 25, 4.5), ("4", 10, 9.0)],
    "scalr/legacy": [("1", 10, 0.5), ("2", 30, 1.0), ("3", 40, 4.0), ("4", 20, 9.0)],
}
# How many times as long it takes under a plan.
PACE = {"basic": 1.8, "production": 1.2, "premium": 0.8, "mission-critical": 0.45, "business": 1.4}
# A mistake, the column that it is in, and what stands there instead.
MISTAKES = [
    ("plan", "premum"),
    ("priority", "urgentest"),
    ("opened", "yesterday"),
    ("opened", ""),
    ("pauses", "2025-06-02 10:00/2020-01-01 00:00"),
    ("timezone", "Europe/Berln"),
    ("contract", "order-form-2019"),
    ("holidays", "atlantis"),
    ("responded", "2020-01-01 09:00"),
]


def opened(dice):
    """Mostly in office hours, at times at night or on a weekend."""
    while True:
        day = FIRST + timedelta(days=dice.randrange(DAYS))
        if day.weekday() < 5 or dice.random() < 0.15:
            break
    hour = dice.gauss(13, 2.8) if dice.random() < 0.85 else dice.uniform(0, 24)
    return day + timedelta(minutes=int(min(max(hour, 0), 23.9) * 60))


def there(at, hours):
    """Whether somebody works on tickets of these hours."""
    zone, opening, closing = hours
    local = at.astimezone(ZoneInfo(zone))
    return local.weekday() < 5 and opening <= local.hour < closing


def after(start, minutes, hours):
    """So many minutes of work later."""
    if not hours:
        return start + timedelta(minutes=minutes)
    at = start
    while minutes > 0:
        if there(at, hours):
            step = min(minutes, 60 - at.minute)
            minutes -= step
            at += timedelta(minutes=step)
        else:
            at += timedelta(minutes=60 - at.minute)
    return at


def ticket(dice, number):
    team = dice.choices(TEAMS, [team.weight for team in TEAMS])[0]
    cells = dict.fromkeys(COLUMNS, "")
    cells.update(id=f"T-{number:04}", team=team.name, vendor=team.vendor, plan=team.plan, timezone=team.zone, **team.cells)
    priorities = PRIORITIES.get(cells["policy"], PRIORITIES[team.vendor])
    priority, _, hours = dice.choices(priorities, [weight for _, weight, _ in priorities])[0]
    cells["priority"] = priority
    if team.plan == "mission-critical":
        cells["channel"] = dice.choices(["help-center", "chat", "slack"], [70, 18, 12])[0]
    zone = ZoneInfo(team.zone)
    text = lambda at: at.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    start = EXPORTED
    while start >= EXPORTED:
        local = opened(dice)
        start = local.replace(tzinfo=zone).astimezone(UTC)
    minutes = 60 * hours * PACE.get(team.plan, 1) * dice.lognormvariate(-0.1, 0.65)
    if dice.random() < 0.06:
        pause = after(start, 5, team.hours)
        resume = pause + timedelta(minutes=dice.randrange(20, 400))
        cells["pauses"] = f"{text(pause)}/{text(resume)}"
        answered = after(resume, minutes, team.hours)
    else:
        answered = after(start, minutes, team.hours)
    if dice.random() < 0.03:
        cells["priority_changes"] = f"{text(start + timedelta(minutes=dice.randrange(1, 30)))}={dice.choice(priorities)[0]}"
    closed = answered + timedelta(minutes=dice.randrange(60, 15000))
    known = lambda at: text(at) if at < EXPORTED else ""
    cells.update(opened=local.strftime("%Y-%m-%d %H:%M"), responded=known(answered), closed=known(closed))
    fate = dice.random()
    if fate < 0.03:
        cells["responded"] = ""
    if fate < 0.015:
        cells["closed"] = ""
    if fate < 0.003:
        cells["pauses"] = f"{text(start + timedelta(minutes=10))}/"
    if fate > 0.997:
        cells.update(responded="", closed=text(start + timedelta(minutes=10)))
    return cells


def around_clock_changes():
    """Tickets of nights in which clocks change: skipped times are no times, repeated ones need their offset."""
    nights = [
        ("Ground Systems", "2025-03-09 02:30"),
        ("Ground Systems", "2025-11-02 01:30"),
        ("Ground Systems", "2025-11-02T01:30:00-04:00"),
        ("Ground Systems", "2025-11-02T01:30:00-05:00"),
        ("Portal", "2025-03-30 02:15"),
        ("Portal", "2025-10-26T02:15:00+02:00"),
        ("Portal", "2025-10-26T02:15:00+01:00"),
        ("Sydney", "2025-04-06T02:45:00+11:00"),
        ("Sydney", "2025-10-05 03:00"),
        ("Flight Test", "2025-11-02T01:10:00-08:00"),
    ]
    for number, (name, time) in enumerate(nights, ROWS + 1):
        team = next(team for team in TEAMS if team.name == name)
        cells = dict.fromkeys(COLUMNS, "")
        cells.update(id=f"T-{number:04}", team=name, vendor=team.vendor, plan=team.plan, timezone=team.zone, opened=time, **team.cells)
        cells["priority"] = "urgent" if team.vendor == "rescale" else "1"
        day = datetime.fromisoformat(time[:10])
        cells["responded"] = f"{day:%Y-%m-%d} 04:00"
        cells["closed"] = f"{day + timedelta(days=1):%Y-%m-%d} 10:00"
        yield cells


def main():
    dice = random.Random(20260303)
    rows = [ticket(dice, number) for number in range(1, ROWS + 1)]
    for number, cells in enumerate(dice.sample(rows, 3 * len(MISTAKES))):
        column, text = MISTAKES[number % len(MISTAKES)]
        cells[column] = text
    # Basic has other hours in each region, so without it nothing can be said.
    for cells in dice.sample([cells for cells in rows if cells["plan"] == "basic"], 3):
        cells["region"] = ""
    rows = sorted([*rows, *around_clock_changes()], key=lambda cells: cells["id"])
    rows.sort(key=lambda cells: cells["opened"].replace("T", " ")[:16])
    out = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    out.writeheader()
    out.writerows(rows)


main()
