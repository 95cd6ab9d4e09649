"""Splits the time of random tickets by the side that had them, minute by minute, and compares with `slacalc report`.

    python3 tests/tickets/whose_time.py target/debug/slacalc [TICKETS]

It shares no code with the program: hours are those of the Standard plan, Monday to Friday 08:30 to 17:30 in New York, and
each minute of a ticket is given to one owner.
"""

import datetime as dt
import json
import os
import random
import subprocess
import sys
import zoneinfo

NEW_YORK = zoneinfo.ZoneInfo("America/New_York")
UTC = dt.timezone.utc
ENVIRONMENT = {**os.environ, "SLACALC_NO_CONFIG": "1"}
NOW = dt.datetime(2026, 3, 31, 12, 0, tzinfo=UTC)
MINUTE = dt.timedelta(minutes=1)


def covered(at):
    local = at.astimezone(NEW_YORK)
    return local.weekday() < 5 and (8, 30) <= (local.hour, local.minute) < (17, 30)


def ticket(dice, number):
    opened = dt.datetime(2026, 2, 20, tzinfo=UTC) + MINUTE * dice.randrange(30 * 1440)
    later = lambda most: opened + MINUTE * dice.randrange(most)
    responded = later(4000) if dice.random() < 0.7 else None
    pauses = []
    for _ in range(dice.randrange(3)):
        start = later(3000)
        pauses.append((start, start + MINUTE * dice.randrange(1, 900)))
    hand_overs = sorted({later(4000) for _ in range(dice.randrange(4))})
    side = dice.choice(["customer", "vendor"])
    sides = []
    for at in hand_overs:
        sides.append((at, side))
        # Sometimes the same side is named twice.
        side = side if dice.random() < 0.1 else {"customer": "vendor", "vendor": "customer"}[side]
    return f"T-{number}", opened, responded, pauses, sides


def split(opened, responded, pauses, sides):
    until = responded or NOW
    counts = {"vendor": 0, "customer": 0, "paused": 0, "outside": 0}
    at = opened
    while at < until:
        before = [side for since, side in sides if since <= at]
        first = {"customer": "vendor", "vendor": "customer"}[sides[0][1]]
        side = before[-1] if before else first
        if side == "customer":
            counts["customer"] += 60
        elif any(start <= at < end for start, end in pauses):
            counts["paused"] += 60
        elif covered(at):
            counts["vendor"] += 60
        else:
            counts["outside"] += 60
        at += MINUTE
    return counts


def main():
    program, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 300
    dice = random.Random(20260306)
    show = lambda at: at.strftime("%Y-%m-%dT%H:%M:%SZ")
    rows, sums, tickets = ["id,priority,opened,responded,pauses,hand_overs"], {}, 0
    for number in range(count):
        name, opened, responded, pauses, sides = ticket(dice, number)
        spans = ";".join(f"{show(start)}/{show(end)}" for start, end in pauses)
        changes = ";".join(f"{show(at)}={side}" for at, side in sides)
        rows.append(",".join([name, "2", show(opened), show(responded) if responded else "", spans, changes]))
        if sides:
            tickets += 1
            for owner, seconds in split(opened, responded, pauses, sides).items():
                sums[owner] = sums.get(owner, 0) + seconds
    command = [program, "report", "-", "--vendor", "scalr", "--tier", "standard", "--timezone", "America/New_York"]
    command += ["--now", show(NOW), "--format", "json"]
    run = subprocess.run(command, input="\n".join(rows) + "\n", capture_output=True, text=True, env=ENVIRONMENT)
    found = json.loads(run.stdout)["tickets"]["time_split"]
    expected = {f"{owner}_seconds": seconds for owner, seconds in sums.items()}
    expected |= {"tickets": tickets, "total_seconds": sum(sums.values())}
    if found != expected:
        sys.exit(f"expected {expected}\nfound    {found}\n{run.stderr}")
    print(f"{tickets} tickets with hand-overs agree")


if __name__ == "__main__":
    main()
