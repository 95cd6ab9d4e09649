#!/usr/bin/env python3
"""Writes about 2,000 invented tickets as CSV: the same ones each time. Standard library only.

usage: generate.py > scalr.csv

A year of tickets of several teams under Scalr's self-hosted policy: every plan and priority, four zones, nights, weekends and
holidays, the hours that clock changes skip, pauses, late answers, open tickets, and a few rows with something wrong. Nothing in it
is a fact about anybody.
"""

import csv
import random
import sys
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

ROWS = 2000
FIRST = datetime(2025, 3, 3)
DAYS = 365
# Team, its zone, its plan, and how much of all tickets are its own.
TEAMS = [
    ("Trading", "America/New_York", "technical-account-manager", 30),
    ("Risk", "Europe/Berlin", "premium", 35),
    ("Research", "Europe/London", "standard", 25),
    ("Archive", "Asia/Tokyo", "standard", 10),
]
# Priority, its share, and the hours in which most answers come.
PRIORITIES = [("0", 5, 0.4), ("1", 25, 0.7), ("2", 40, 1.4), ("3", 30, 5.0)]
MISTAKES = ["plan", "priority", "time", "empty", "order"]


def pick(dice, choices, weight):
    return dice.choices(choices, [choice[weight] for choice in choices])[0]


def opened(dice):
    """Mostly in office hours, at times at night or on a weekend."""
    while True:
        day = FIRST + timedelta(days=dice.randrange(DAYS))
        if day.weekday() < 5 or dice.random() < 0.15:
            break
    hour = dice.gauss(13, 2.8) if dice.random() < 0.85 else dice.uniform(0, 24)
    return day + timedelta(minutes=int(min(max(hour, 0), 23.9) * 60))


def text(local):
    return local.strftime("%Y-%m-%d %H:%M")


def later(local, zone, **span):
    """A local time so much later, as clocks there show it."""
    return (local.replace(tzinfo=zone).astimezone(ZoneInfo("UTC")) + timedelta(**span)).astimezone(zone).replace(tzinfo=None)


def ticket(dice, number):
    team, zone_name, plan, _ = pick(dice, TEAMS, 3)
    priority, _, hours = pick(dice, PRIORITIES, 1)
    zone, start = ZoneInfo(zone_name), opened(dice)
    # Standard and the others' third priority wait for the next morning at night and on weekends.
    waits = plan == "standard" or priority == "3"
    begin = start
    while waits and (begin.weekday() > 4 or begin.hour >= 17):
        begin = (begin + timedelta(days=1)).replace(hour=9, minute=dice.randrange(60))
    if waits and begin.hour < 8:
        begin = begin.replace(hour=9)
    took = timedelta(hours=hours * dice.lognormvariate(-0.7, 0.75))
    pauses = ""
    if dice.random() < 0.06:
        pause = later(begin, zone, minutes=5)
        resume = later(pause, zone, minutes=dice.randrange(20, 400))
        pauses, took = f"{text(pause)}/{text(resume)}", took + (resume - pause)
    responded = text(later(begin, zone, seconds=took.total_seconds()))
    closed = text(later(begin, zone, seconds=took.total_seconds() + dice.randrange(3600, 900000)))
    fate = dice.random()
    if fate < 0.015:
        responded = closed = ""
    elif fate < 0.03:
        responded = ""
    return [f"T-{number:04}", team, plan, priority, zone_name, text(start), responded, closed, pauses]


def spoil(dice, row):
    """Something that goes wrong in real exports."""
    mistake = dice.choice(MISTAKES)
    if mistake == "plan":
        row[2] = "premum"
    elif mistake == "priority":
        row[3] = "urgentest"
    elif mistake == "time":
        row[5] = "yesterday"
    elif mistake == "empty":
        row[5] = ""
    else:
        row[8] = f"{row[5]}/2020-01-01 00:00"


def main():
    dice = random.Random(20260303)
    rows = sorted((ticket(dice, number) for number in range(1, ROWS + 1)), key=lambda row: row[5])
    for row in dice.sample(rows, 24):
        spoil(dice, row)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["id", "team", "plan", "priority", "timezone", "opened", "responded", "closed", "pauses"])
    out.writerows(rows)


main()
