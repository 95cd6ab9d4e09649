"""Works pauses, responses, closings and reopenings of random tickets out of their events, and compares what `slacalc batch`
makes of the events with what it makes of these times in columns.

    python3 tests/tickets/history.py target/debug/slacalc [TICKETS]

It shares no code with the program.
"""

import csv
import datetime as dt
import io
import os
import random
import subprocess
import sys
import tempfile

UTC = dt.timezone.utc
ENVIRONMENT = {**os.environ, "SLACALC_NO_CONFIG": "1"}
START = dt.datetime(2026, 2, 20, tzinfo=UTC)
STATUSES = ["New", "Open", "Pending", "Held", "Solved", "Closed"]
PAUSED, CLOSED = {"Pending", "Held"}, {"Solved", "Closed"}
AUTHORS = ["al@vendor.example", "bo@vendor.example", "jo@firm.example"]
RULES = {
    "pause-while": ["Pending", "held"],
    "resolved-when": ["Solved", "Closed"],
    "reopened-when": ["any other status"],
    "responded-when": ["first public comment by the vendor"],
    "vendor-authors": ["*@vendor.example"],
    "customer-authors": ["*"],
}


def show(at):
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def events_of(dice, opened):
    """Returns (time, field, old, new, author, public) in order of time."""
    status, at, events = "New", opened, []
    for _ in range(dice.randrange(1, 9)):
        at += dt.timedelta(seconds=dice.randrange(1, 90_000))
        if dice.random() < 0.4:
            events.append((at, "comment", "", "", dice.choice(AUTHORS), dice.choice(["true", "false"])))
        else:
            new = dice.choice([other for other in STATUSES if other != status])
            events.append((at, "status", status, new, dice.choice(AUTHORS), ""))
            status = new
    # The status of the opening is known by the first change only.
    if not any(event[1] == "status" for event in events):
        events.append((at + dt.timedelta(hours=1), "status", "New", "Open", AUTHORS[0], ""))
    return events


def facts(opened, events):
    pauses, closings, reopened, since = [], [], [], None
    status = "New"
    for at, field, _, new, _, _ in events:
        if field != "status":
            continue
        if status not in PAUSED and new in PAUSED:
            since = at
        if status in PAUSED and new not in PAUSED:
            pauses.append(f"{show(since)}/{show(at)}")
            since = None
        if status not in CLOSED and new in CLOSED:
            closings.append(at)
        if status in CLOSED and new not in CLOSED:
            reopened.append(at)
        status = new
    if since:
        pauses.append(f"{show(since)}/")
    public = [at for at, field, _, _, who, seen in events if field == "comment" and "vendor" in who and seen == "true"]
    closed = closings[-1] if status in CLOSED else None
    return public[:1], closed, pauses, reopened


def batch(program, table, *options):
    command = [program, "batch", "-", "--vendor", "scalr", "--tier", "standard", "--timezone", "America/New_York"]
    command += ["--now", "2026-03-31T12:00:00Z", *options]
    run = subprocess.run(command, input=table, capture_output=True, text=True, env=ENVIRONMENT)
    rows = csv.DictReader(io.StringIO(run.stdout))
    # Only events tell the responses after the first one, so that they may leave another deadline open.
    wanted = lambda key: key.startswith("sla_") and key != "sla_reading"
    return [{key: value for key, value in row.items() if wanted(key)} for row in rows], run.stderr


def main():
    program, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 2_000
    dice = random.Random(7)
    plain, bare, log = [], [], []
    for number in range(count):
        name, opened = f"T-{number}", START + dt.timedelta(seconds=dice.randrange(30 * 86_400))
        events = events_of(dice, opened)
        responded, closed, pauses, reopened = facts(opened, events)
        first = [name, dice.choice("123"), show(opened)]
        answer = show(responded[0]) if responded else ""
        bare.append(first)
        plain.append(first + [answer, show(closed) if closed else "", ";".join(pauses), ";".join(map(show, reopened))])
        log += [[name, show(at), *rest] for at, *rest in events]
    # The order of tickets does not matter, and the events of each may begin with the newest.
    log.reverse()

    def table(header, rows):
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([header, *rows])
        return text.getvalue()

    with tempfile.TemporaryDirectory() as directory:
        path = os.path.join(directory, "events.csv")
        with open(path, "w") as file:
            file.write(table(["ticket", "time", "field", "old", "new", "author", "public"], log))
        rules = [word for key, values in RULES.items() for value in values for word in ("--history-rule", f"{key}={value}")]
        for reading in ["continues", "restarts"]:
            choice = ["--reading", f"reopening={reading}"]
            by_columns, _ = batch(
                program, table(["id", "priority", "opened", "responded", "closed", "pauses", "reopened"], plain), *choice
            )
            by_events, says = batch(program, table(["id", "priority", "opened"], bare), "--history", path, *rules, *choice)
            if reading == "restarts":
                # Only events tell the responses after the first one.
                known = [not row[3] or not row[6] for row in plain]
                by_columns = [row for row, is_known in zip(by_columns, known) if is_known]
                by_events = [row for row, is_known in zip(by_events, known) if is_known]
            different = [(one, other) for one, other in zip(by_columns, by_events) if one != other]
            if different or len(by_columns) != len(by_events) or len(by_columns) < count // 4:
                sys.exit(f"{reading}: {len(different)} of {len(by_columns)} differ: {different[:2]}\n{says}")
            states = {row["sla_state"] for row in by_events}
            print(f"{reading}: {len(by_events)} tickets agree: {', '.join(sorted(states))}")


if __name__ == "__main__":
    main()
