"""The same deadlines by pandas' CustomBusinessHour and by businesstimedelta, from the same table into a table, beside slacalc.

    pip install pandas businesstimedelta
    python3 benches/tickets/others.py SLICE.csv target/release/slacalc BENCH    (run.sh does so)

Each adds the target of a ticket's priority in Scalr's Standard hours, Monday to Friday 08:30 to 17:30 in New York, and writes the row
with the deadline. They count local times without a zone, so not over a clock change as slacalc does; that is not held against them.
The second figure of each is for the adding alone, with all times read before, beside slacalc's adding alone. The first cannot be
greater than what reading and writing the table costs any program: the last line has that of the least program (see main.rs).
"""

import csv
import datetime
import io
import subprocess
import sys
import tempfile
import time
import zoneinfo

import businesstimedelta
import pandas

HOURS = {"0": 1, "1": 2, "2": 4, "3": 9, "4": 18}
NEW_YORK = zoneinfo.ZoneInfo("America/New_York")
TIMES = 50
PANDAS_ROWS = 5_000


def local(row):
    return datetime.datetime.fromisoformat(row["opened"]).astimezone(NEW_YORK).replace(tzinfo=None)


def whole(add, text, most):
    """Rows a second, from the text of the table to that with the deadlines."""
    start = time.perf_counter()
    reader = csv.DictReader(io.StringIO(text))
    writer = csv.writer(io.StringIO())
    rows = 0
    for row in reader:
        deadline = add(local(row), HOURS[row["priority"]]).replace(tzinfo=NEW_YORK)
        writer.writerow([*row.values(), deadline.isoformat()])
        rows += 1
        if rows == most:
            break
    return rows / (time.perf_counter() - start)


def alone(add, text, most):
    """Rows a second of the adding."""
    rows = [(local(row), HOURS[row["priority"]]) for row in csv.DictReader(io.StringIO(text))][:most]
    start = time.perf_counter()
    for opened, hours in rows:
        add(opened, hours)
    return len(rows) / (time.perf_counter() - start)


def main():
    path, slacalc, bench = sys.argv[1:]
    with open(path) as file:
        text = file.read()
    offsets = {hours: pandas.offsets.CustomBusinessHour(n=hours, start="08:30", end="17:30") for hours in HOURS.values()}
    day = businesstimedelta.WorkDayRule(start_time=datetime.time(8, 30), end_time=datetime.time(17, 30), working_days=[0, 1, 2, 3, 4])
    rules = businesstimedelta.Rules([day])
    lengths = {hours: businesstimedelta.BusinessTimeDelta(rules, hours=hours) for hours in HOURS.values()}
    others = {
        "pandas CustomBusinessHour": (lambda opened, hours: pandas.Timestamp(opened) + offsets[hours], PANDAS_ROWS),
        "businesstimedelta": (lambda opened, hours: opened + lengths[hours], None),
    }
    # The slice many times over, so that starting the program does not count.
    header, *lines = text.splitlines(keepends=True)
    command = [slacalc, "batch", "--vendor", "scalr", "--tier", "standard", "--timezone", "America/New_York", "--quiet"]
    many = (header + "".join(lines) * TIMES).encode()

    def rate(command, text):
        """Rows a second of a program that reads the table from a file or standard input."""
        start = time.perf_counter()
        subprocess.run(command, input=text, stdout=subprocess.DEVNULL, check=True)
        return len(lines) * TIMES / (time.perf_counter() - start)

    one, both = (rate([*command, "--threads", threads], many) for threads in ("1", "2"))
    adding = float(subprocess.run([bench, "add", path], capture_output=True, check=True).stdout)
    with tempfile.NamedTemporaryFile() as table:
        table.write(many)
        table.flush()
        least = rate([bench, "csv", table.name, "/dev/null"], b"")
    for name, (add, most) in others.items():
        table, alone_rate = whole(add, text, most), alone(add, text, most)
        print(f"{name}, table to table: {table:.0f} rows/s; batch on one core {one / table:.0f} x, on two {both / table:.0f} x")
        print(f"{name}, adding alone: {alone_rate:.0f} a second; slacalc {adding / alone_rate:.0f} x")
        print(f"the least program, which adds nothing: {least / table:.0f} x {name}, table to table")


main()
