"""Checks `slacalc batch` against deadlines that are worked out here, with Python's zoneinfo and nothing of slacalc.

    cargo build && python3 tests/tickets/oracle.py target/debug/slacalc

Scalr's Standard tier: Monday to Friday, 08:30 to 17:30 where the customer is, 1, 2 or 4 hours, or one or two days of nine hours;
Premium: 30 minutes, 1 or 2 hours on a clock that always runs. Zones with all sorts of clock changes, closed days of the customer's
own, pauses. The hours of a day are laid out as spans of UTC seconds, pauses are cut out, and seconds are counted off span by span.
"""

import csv
import datetime
import io
import random
import subprocess
import sys
import tempfile
import zoneinfo

UTC = datetime.timezone.utc
DAY = datetime.timedelta(days=1)
ZONES = ["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata", "America/St_Johns", "Asia/Tokyo", "America/Sao_Paulo"]
NOW = int(datetime.datetime(2026, 3, 6, 22, tzinfo=UTC).timestamp())
HOURS = {"standard": {"0": 1, "1": 2, "2": 4}, "premium": {"0": 0.5, "1": 1, "2": 2}}
DAYS = {"3": 1, "4": 2}
ROWS = 20_000


def spans(zone, closed, first, last):
    """The business hours from two days before one date to another, as UTC seconds."""
    day = first - 2 * DAY
    while day <= last:
        if day.weekday() < 5 and day not in closed:
            at = [datetime.datetime.combine(day, datetime.time(hour, 30), zone) for hour in (8, 17)]
            yield tuple(int(time.timestamp()) for time in at)
        day += DAY


def without(parts, pauses):
    for start, end in pauses:
        cut = []
        for one, other in parts:
            cut += [(one, min(other, start)), (max(one, end), other)]
        parts = [part for part in cut if part[0] < part[1]]
    return parts


def count(parts, start, seconds):
    """Where so many seconds after a start end, at closing if they end there."""
    for one, other in parts:
        one = max(one, start)
        if one < other:
            if other - one >= seconds:
                return one + seconds
            seconds -= other - one
    raise ValueError("not enough hours")


def measure(parts, start, end):
    return sum(max(0, min(other, end) - max(one, start)) for one, other in parts)


def answer(row, closed):
    opened, zone = row["at"], zoneinfo.ZoneInfo(row["timezone"])
    until = row["answered"] or NOW
    pauses = [(start, end or until) for start, end in row["spans"] if start < (end or until)]
    always = row["plan"] == "premium" and row["priority"] not in DAYS
    date = datetime.datetime.fromtimestamp(opened, zone).date()
    last = datetime.datetime.fromtimestamp(max(opened, until), zone).date() + 60 * DAY
    open_hours = [(opened - 1, opened + 400 * 86_400)] if always else list(spans(zone, closed, date, last))
    running = without(open_hours, pauses)
    start = opened if always else next(max(one, opened) for one, other in open_hours if other > opened)
    if row["priority"] in DAYS:
        due = count(open_hours, opened, DAYS[row["priority"]] * 9 * 3600)
        paused = measure(open_hours, opened, due) - measure(running, opened, due)
        due = count(running, due, paused) if paused else due
    else:
        due = count(running, opened, int(HOURS[row["plan"]][row["priority"]] * 3600))
    late = until > due
    stands = not row["answered"] and any(end is None and begun <= NOW and begun < due for begun, end in row["spans"])
    state = "paused" if stands else "missed" if late else "met" if row["answered"] else "open"
    shown = lambda at: datetime.datetime.fromtimestamp(at, zone).isoformat().replace("+00:00", "Z")
    return {
        "clock_start": shown(start),
        "deadline": "" if stands else shown(due),
        "state": state,
        "elapsed_seconds": str(measure(running, start, max(until, start))),
        "remaining_seconds": "" if stands or row["answered"] else str(due - until),
        "margin_seconds": str(due - until) if row["answered"] else "",
        "error": "",
    }


def tickets(dice):
    for _ in range(ROWS):
        opened = NOW - dice.randrange(86_400 * 365)
        spans = []
        for _ in range(dice.choice([0, 0, 0, 1, 2, 3])):
            start = opened + dice.randrange(-5_000, 200_000)
            spans.append((start, None if dice.randrange(5) == 0 else start + dice.randrange(150_000)))
        yield {
            "at": opened,
            "answered": None if dice.randrange(4) == 0 else opened + dice.randrange(dice.choice([4_000, 20_000, 600_000])),
            "spans": spans,
            "plan": dice.choice(["standard", "premium"]),
            "priority": dice.choice("01234"),
            "timezone": dice.choice(ZONES),
        }


def main():
    dice = random.Random(5)
    closed = {datetime.date(2025, 3, 1) + dice.randrange(400) * DAY for _ in range(25)}
    rows = list(tickets(dice))
    text = io.StringIO()
    out = csv.writer(text)
    out.writerow(["opened", "responded", "pauses", "plan", "priority", "timezone"])
    for row in rows:
        at = lambda seconds: "" if seconds is None else f"@{seconds}"
        pauses = ";".join(f"{at(start)}/{at(end)}" for start, end in row["spans"])
        out.writerow([at(row["at"]), at(row["answered"]), pauses, row["plan"], row["priority"], row["timezone"]])
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as days:
        days.write("".join(f"{day}\n" for day in sorted(closed)))
        days.flush()
        command = [sys.argv[1], "batch", "--vendor", "scalr", "--holidays", days.name, "--now", f"@{NOW}", "--quiet"]
        run = subprocess.run(command, input=text.getvalue(), capture_output=True, text=True, check=True)
    wrong = 0
    got = list(csv.DictReader(io.StringIO(run.stdout)))
    assert len(got) == len(rows), f"{len(got)} rows"
    for row, line in zip(rows, got):
        expected = answer(row, closed)
        if any(line[f"sla_{name}"] != value for name, value in expected.items()):
            wrong += 1
            if wrong <= 5:
                print(row, expected, {name: line[f"sla_{name}"] for name in expected}, sep="\n  ")
    print(f"{len(rows)} tickets, {wrong} differ")
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
