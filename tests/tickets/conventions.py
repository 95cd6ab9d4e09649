#!/usr/bin/env python3
"""Writes tests/data/tickets/conventions.csv: tickets with a column of deadlines, and one of verdicts, for each convention.

Usage: tests/tickets/conventions.py > tests/data/tickets/conventions.csv

Every ticket of a column was counted by its convention, so that those for which it makes no difference agree with the contract,
and speak against any other cause that would have moved them. Counted as in claims.py, minute by minute.
"""

import csv
import random
import sys
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from claims import HOLIDAYS, NEW_YORK, PREMIUM, UTC, count, minutes_of, opening, paused

TICKETS = 240
THANKSGIVING = date(2026, 11, 26)
HOUR = timedelta(hours=1)


def eight_hour_days(priority):
    return {"3": 480, "4": 960}.get(priority) or minutes_of(priority)


def next_priority(priority):
    return str(min(int(priority) + 1, 4))


# Each takes the opening, the priority, the pauses and the right deadline.
CONVENTIONS = {
    "hour-later": lambda o, p, s, right: right + HOUR,
    "hours-shifted 1 h later": lambda o, p, s, right: count(o, minutes_of(p), zone=ZoneInfo("America/Chicago"), pauses=s),
    "one-holiday-ignored 2026-11-26": lambda o, p, s, right: count(o, minutes_of(p), holidays=HOLIDAYS - {THANKSGIVING}, pauses=s),
    "holidays-ignored": lambda o, p, s, right: count(o, minutes_of(p), holidays=(), pauses=s),
    "eight-hour-day": lambda o, p, s, right: count(o, eight_hour_days(p), pauses=s),
    "priority-laxer": lambda o, p, s, right: count(o, minutes_of(next_priority(p)), pauses=s),
    "pauses-ignored": lambda o, p, s, right: count(o, minutes_of(p)),
    "zone-utc": lambda o, p, s, right: count(o, minutes_of(p), zone=UTC, pauses=s),
    "weekends": lambda o, p, s, right: count(o, minutes_of(p), days=range(7), pauses=s),
}
MIXED = ["right", "hour-later", "pauses-ignored", "priority-laxer"]


def ticket(rng):
    opened = opening(rng)
    if rng.random() < 0.2:
        day = THANKSGIVING - timedelta(days=rng.randrange(3))
        opened = datetime.combine(day, time(rng.randrange(24), rng.randrange(60)), NEW_YORK).astimezone(UTC)
    return opened, rng.choice("01234"), paused(rng, opened) if rng.random() < 0.4 else []


def main():
    rng = random.Random(7)
    utc = lambda at: at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    rows = csv.writer(sys.stdout, lineterminator="\n")
    names = list(CONVENTIONS)
    verdicts = [f"verdict of {name}" for name in names]
    rows.writerow(["id", "opened", "priority", "pauses", "responded", "right", *names, "mixed", "mixed_by", *verdicts])
    for number in range(TICKETS):
        opened, priority, pauses = ticket(rng)
        due = {"right": count(opened, minutes_of(priority), pauses=pauses)}
        for name, convention in CONVENTIONS.items():
            due[name] = convention(opened, priority, pauses, due["right"])
        # Near one deadline or another, so that verdicts differ.
        near = due[rng.choice(list(due))]
        responded = max(opened, near + timedelta(minutes=rng.randrange(-30, 31)))
        mixed = rng.choices(MIXED, [4, 3, 2, 1])[0]
        spans = ";".join(f"{utc(begin)}/{utc(end)}" for begin, end in pauses)
        said = ["met" if responded <= due[name] else "SLA Violated" for name in names]
        claims = [utc(due[name]) for name in ["right", *names]]
        rows.writerow([f"T{number}", utc(opened), priority, spans, utc(responded), *claims, utc(due[mixed]), mixed, *said])


if __name__ == "__main__":
    main()
