"""The same deadlines by pandas' CustomBusinessHour and by businesstimedelta, on a slice of the same table, beside slacalc.

    pip install pandas businesstimedelta
    python3 benches/tickets/others.py SLICE.csv target/release/slacalc

Each adds the target of a ticket's priority in Scalr's Standard hours, Monday to Friday 08:30 to 17:30 in New York. They are given
local times at once, without a zone: neither counts over a clock change as slacalc does, and that is not held against them.
"""

import csv
import datetime
import subprocess
import sys
import time
import zoneinfo

import businesstimedelta
import pandas

HOURS = {"0": 1, "1": 2, "2": 4, "3": 9, "4": 18}
NEW_YORK = zoneinfo.ZoneInfo("America/New_York")
TIMES = 5


def timed(work, rows):
    start = time.perf_counter()
    for row in rows:
        work(*row)
    return len(rows) / (time.perf_counter() - start)


def main():
    path, slacalc = sys.argv[1:]
    with open(path) as file:
        tickets = list(csv.DictReader(file))
    rows = [
        (datetime.datetime.fromisoformat(row["opened"]).astimezone(NEW_YORK).replace(tzinfo=None), HOURS[row["priority"]])
        for row in tickets
    ]
    offsets = {hours: pandas.offsets.CustomBusinessHour(n=hours, start="08:30", end="17:30") for hours in HOURS.values()}
    by_pandas = timed(lambda opened, hours: pandas.Timestamp(opened) + offsets[hours], rows[:5_000])
    day = businesstimedelta.WorkDayRule(start_time=datetime.time(8, 30), end_time=datetime.time(17, 30), working_days=[0, 1, 2, 3, 4])
    rules = businesstimedelta.Rules([day])
    lengths = {hours: businesstimedelta.BusinessTimeDelta(rules, hours=hours) for hours in HOURS.values()}
    by_delta = timed(lambda opened, hours: opened + lengths[hours], rows)
    # The slice many times over, so that starting the program does not count.
    with open(path) as file:
        header, *lines = file.readlines()
    text = (header + "".join(lines) * TIMES * 10).encode()
    command = [slacalc, "batch", "--vendor", "scalr", "--tier", "standard", "--timezone", "America/New_York", "--quiet", "--threads", "1"]
    start = time.perf_counter()
    subprocess.run(command, input=text, stdout=subprocess.DEVNULL, check=True)
    ours = len(lines) * TIMES * 10 / (time.perf_counter() - start)
    for name, rate in (("pandas CustomBusinessHour", by_pandas), ("businesstimedelta", by_delta)):
        print(f"{name:34} {rate:9.0f} rows/s  batch, one core: {ours / rate:.0f} x")


main()
