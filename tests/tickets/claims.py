#!/usr/bin/env python3
"""Writes tests/data/tickets/claims.csv: tickets whose claimed deadline is wrong for one known cause each, or for two together.

Usage: tests/tickets/claims.py > tests/data/tickets/claims.csv

It shares nothing with slacalc: deadlines are counted minute by minute with Python's zoneinfo, from facts written down here.
The contract is Scalr's self-hosted Standard of a customer in New York: Monday to Friday 08:30 to 17:30, federal holidays.
"""

import csv
import random
import sys
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

NEW_YORK = ZoneInfo("America/New_York")
UTC = timezone.utc
OPEN, CLOSE = time(8, 30), time(17, 30)
HOURS = {"0": 1, "1": 2, "2": 4}  # priorities 3 and 4 have 1 and 2 business days of nine hours
DAYS = {"3": 1, "4": 2}
PREMIUM = {"0": 0.5, "1": 1, "2": 2}  # hours of a clock that always runs
HOLIDAYS = {
    date(2026, month, day)
    for month, day in [(1, 1), (1, 19), (2, 16), (5, 25), (6, 19), (7, 3), (7, 4), (9, 7), (10, 12), (11, 11), (11, 26), (12, 25)]
}
MINUTE = timedelta(minutes=1)
WEEKDAYS = range(5)


def minutes_of(priority):
    return 60 * (HOURS[priority] if priority in HOURS else 9 * DAYS[priority])


def is_open(at, zone, holidays, days):
    wall = at.astimezone(zone)
    return wall.weekday() in days and wall.date() not in holidays and OPEN <= wall.time() < CLOSE


def count(start, minutes, zone=NEW_YORK, holidays=HOLIDAYS, days=WEEKDAYS, pauses=(), next_opening=False):
    """The end of the last minute that the clock counts."""
    at, left = start, minutes
    while left > 0:
        if is_open(at, zone, holidays, days) and not any(begin <= at < end for begin, end in pauses):
            left -= 1
        at += MINUTE
    while next_opening and not is_open(at, zone, holidays, days):
        at += MINUTE
    return at


def business_minutes(begin, end, pauses):
    at, found = begin, 0
    while at < end:
        found += is_open(at, NEW_YORK, HOLIDAYS, WEEKDAYS) and any(start <= at < stop for start, stop in pauses)
        at += MINUTE
    return found


def day_after(start, number):
    day = start.astimezone(NEW_YORK).date()
    while number:
        day += timedelta(days=1)
        number -= day.weekday() in WEEKDAYS and day not in HOLIDAYS
    return day


def same_time(start, number):
    wall = start.astimezone(NEW_YORK).time()
    return datetime.combine(day_after(start, number), min(max(wall, OPEN), CLOSE), NEW_YORK)


def close_of_day(start, number):
    return datetime.combine(day_after(start, number), CLOSE, NEW_YORK)


def opening(rng, first=date(2026, 1, 2), last=date(2026, 12, 10)):
    day = first + timedelta(days=rng.randrange((last - first).days))
    return datetime.combine(day, time(rng.randrange(24), rng.randrange(60)), NEW_YORK).astimezone(UTC)


def before_holiday(rng):
    day = rng.choice(sorted(HOLIDAYS - {date(2026, 1, 1), date(2026, 7, 4)})) - timedelta(days=rng.randrange(2))
    return datetime.combine(day, time(rng.randrange(9, 17), rng.randrange(60)), NEW_YORK).astimezone(UTC)


def paused(rng, opened):
    begin = opened + timedelta(minutes=rng.randrange(5, 120))
    return [(begin, begin + timedelta(minutes=rng.randrange(30, 20 * 60)))]


def wrong(cause, rng):
    """A ticket, and the claim that the cause makes of it."""
    priority, pauses, opened = rng.choice("01234"), [], opening(rng)
    minutes = minutes_of(priority)
    match cause:
        case "zone-utc":
            claim = count(opened, minutes, zone=UTC)
        case "zone-standard":
            claim = count(opened, minutes, zone=timezone(timedelta(hours=-5)))
        case "zone-daylight":
            claim = count(opened, minutes, zone=timezone(timedelta(hours=-4)))
        case "holidays-ignored":
            opened = before_holiday(rng)
            claim = count(opened, minutes, holidays=())
        case "closing-edge closing-edge=next-opening":
            priority = rng.choice("012")
            minutes = minutes_of(priority)
            day = opened.astimezone(NEW_YORK).date()
            opened = datetime.combine(day, CLOSE, NEW_YORK).astimezone(UTC) - timedelta(minutes=minutes)
            claim = count(opened, minutes, next_opening=True)
        case "calendar-hours":
            claim = opened + timedelta(minutes=minutes if priority in HOURS else 24 * 60 * DAYS[priority])
        case "business-day business-day=same-time":
            priority = rng.choice("34")
            claim = same_time(opened, DAYS[priority])
        case "business-day business-day=close-of-day":
            priority = rng.choice("34")
            claim = close_of_day(opened, DAYS[priority])
        case "business-day business-day=covered-24h":
            priority = rng.choice("34")
            claim = count(opened, 24 * 60 * DAYS[priority])
        case "pauses-ignored" | "pauses-twice" | "pauses-in-full" | "pauses-as-real-time" | "from-pause-end":
            priority = rng.choice("012")
            minutes = minutes_of(priority)
            pauses = paused(rng, opened)
            (begin, end), without = pauses[0], count(opened, minutes)
            right = count(opened, minutes, pauses=pauses)
            length = (end - begin) // MINUTE if begin < right else 0
            claim = {
                "pauses-ignored": lambda: without,
                "pauses-twice": lambda: count(right, business_minutes(opened, right, pauses)),
                "pauses-in-full": lambda: count(without, length),
                "pauses-as-real-time": lambda: without + length * MINUTE,
                "from-pause-end": lambda: count(end, minutes),
            }[cause]()
        case "weekends":
            claim = count(opened, minutes, days=range(7))
        case "priority 2":
            priority = rng.choice("0134")
            claim = count(opened, minutes_of("2"))
        case "plan premium":
            priority = rng.choice("012")
            claim = opened + timedelta(hours=PREMIUM[priority])
        case "written-as-utc":
            claim = count(opened, minutes).astimezone(NEW_YORK).replace(tzinfo=UTC)
        case "from-midnight":
            claim = count(datetime.combine(opened.astimezone(NEW_YORK).date(), time(0), NEW_YORK).astimezone(UTC), minutes)
        case "one-holiday-more 2026-04-03":
            opened = datetime(2026, 4, 2, rng.randrange(14, 21), rng.randrange(60), tzinfo=UTC)
            claim = count(opened, minutes, holidays=HOLIDAYS | {date(2026, 4, 3)})
        case "day-later":
            wall = count(opened, minutes).astimezone(NEW_YORK)
            claim = wall + timedelta(days=1)
        case "zone-utc and holidays-ignored":
            opened = before_holiday(rng)
            claim = count(opened, minutes, zone=UTC, holidays=())
            if claim in (count(opened, minutes, zone=UTC), count(opened, minutes, holidays=())):
                claim = count(opened, minutes)  # One thing alone explains it: another ticket.
        case "zone-standard and pauses-ignored":
            priority = rng.choice("012")
            minutes = minutes_of(priority)
            opened = opening(rng, date(2026, 4, 1), date(2026, 10, 1))
            pauses = paused(rng, opened)
            standard = timezone(timedelta(hours=-5))
            claim = count(opened, minutes, zone=standard)
            if claim in (count(opened, minutes), count(opened, minutes, zone=standard, pauses=pauses)):
                claim = count(opened, minutes, pauses=pauses)
        case "unexplained":
            claim = count(opened, minutes) + timedelta(minutes=37, seconds=7, days=rng.randrange(60, 90))
    right = count(opened, minutes_of(priority), pauses=pauses)
    return opened, priority, pauses, right, claim


CAUSES = [
    "zone-utc", "zone-standard", "zone-daylight", "holidays-ignored", "closing-edge closing-edge=next-opening", "calendar-hours",
    "business-day business-day=same-time", "business-day business-day=close-of-day", "business-day business-day=covered-24h",
    "pauses-ignored", "pauses-twice", "pauses-in-full", "pauses-as-real-time", "from-pause-end", "weekends", "priority 2",
    "plan premium", "written-as-utc", "from-midnight", "one-holiday-more 2026-04-03", "day-later", "unexplained",
    "zone-utc and holidays-ignored", "zone-standard and pauses-ignored",
]  # fmt: skip
TICKETS = 20


def main():
    rng = random.Random(5)
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(["id", "made_by", "opened", "priority", "pauses", "right", "claimed", "responded", "verdict"])
    utc = lambda at: at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for cause in CAUSES:
        made = 0
        while made < TICKETS:
            opened, priority, pauses, right, claim = wrong(cause, rng)
            if abs(right - claim) <= timedelta(minutes=1):
                continue
            made += 1
            # Half of the responses come between the two deadlines, so that the verdicts differ.
            between = min(right, claim) + abs(right - claim) / 2
            responded = max(opened, between if made % 2 else min(right, claim) - MINUTE)
            verdict = "met" if responded <= claim else "breached"
            spans = ";".join(f"{utc(begin)}/{utc(end)}" for begin, end in pauses)
            name = f"{cause.replace(' and ', '+').split()[0]}-{made}"
            rows.writerow([name, cause, utc(opened), priority, spans, utc(right), utc(claim), utc(responded), verdict])


if __name__ == "__main__":
    main()
