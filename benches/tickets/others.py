"""The same deadlines by pandas' CustomBusinessHour and by businesstimedelta, from the same table into a table, beside slacalc.

    pip install pandas businesstimedelta
    python3 benches/tickets/others.py SLICE.csv target/release/slacalc

Each adds the target of a ticket's priority in Scalr's Standard hours, Monday to Friday 08:30 to 17:30 in New York, and writes the row
with the deadline. They count local times without a zone, so not over a clock change as slacalc does; that is not held against them.
The second figure of each is for the adding alone, with all times read before.
"""

import csv
import datetime
import io
import subprocess
import sys
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
    path, slacalc = sys.argv[1:]
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
    command = [slacalc, "batch", "--vendor", "scalr", "--tier", "standard", "--timezone", "America/New_York", "--quiet", "--threads", "1"]
    many = (header + "".join(lines) * TIMES).encode()
    start = time.perf_counter()
    subprocess.run(command, input=many, stdout=subprocess.DEVNULL, check=True)
    ours = len(lines) * TIMES / (time.perf_counter() - start)
    for name, (add, most) in others.items():
        rates = whole(add, text, most), alone(add, text, most)
        print(f"{name:27}" + "".join(f"{rate:9.0f} rows/s, batch on one core {ours / rate:4.0f} x;" for rate in rates))


main()
