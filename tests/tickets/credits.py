"""Checks service credits of `slacalc report` against sums that are worked out here, with Python's zoneinfo and nothing of slacalc.

    cargo build && python3 tests/tickets/credits.py target/debug/slacalc

Random schedules over random tickets of Scalr's Standard tier in New York, priorities 0 to 2: 1, 2 or 4 hours of Monday to Friday,
08:30 to 17:30. Three clauses are open: hours may run around the clock, time that is used up at closing may be due at the next
opening, and a reopened ticket may go on, start again or be over. A ticket is judged under all twelve combinations, each period is
summed under each, and the credit of the best and of the worst share is what is owed at least and at most.
"""

import datetime
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
import zoneinfo
from fractions import Fraction

from oracle import count, spans, without

ENVIRONMENT = os.environ | {"SLACALC_TZDATA": "bundled", "SLACALC_NO_CONFIG": "1"}
ZONE = zoneinfo.ZoneInfo("America/New_York")
DATE, DAY = datetime.date, datetime.timedelta(days=1)
FIRST, LAST, NOW = DATE(2026, 1, 5), DATE(2026, 6, 20), "2026-09-01T00:00:00Z"
SECONDS = {"0": 3_600, "1": 7_200, "2": 14_400}
HOURS = list(spans(ZONE, [], FIRST, LAST + 20 * DAY))
COMBINATIONS = list(itertools.product(["coverage", "calendar"], ["closing", "next-opening"], ["continues", "restarts", "over"]))


def ticket(dice):
    day = FIRST + dice.randrange((LAST - FIRST).days) * DAY
    at = datetime.datetime.combine(day, datetime.time(dice.choice([7, 9, 13, 15, 15, 16, 16, 17]), dice.choice([0, 10, 30])), ZONE)
    opened = int(at.timestamp())
    length = dice.choice([0, 1, 2, 2, 4, 4, 6, 17, 18, 20, 40, 70]) * 3_600 + dice.choice([-600, 0, 600])
    responded = None if dice.random() < 0.06 else opened + max(0, length)
    pauses, reopened = [], []
    if dice.random() < 0.2:
        start = opened + dice.randrange(300, 5_000)
        pauses = [(start, start + dice.randrange(600, 30_000))]
    while dice.random() < 0.3:
        reopened.append(opened + dice.randrange(1, 60) * 3_600)
    return dice.choice("012"), opened, responded, pauses, reopened


def deadline(start, seconds, pauses, clock, edge):
    parts = HOURS if clock == "coverage" else [(start, start + 90 * 86_400)]
    due = count(without(parts, pauses), start, seconds)
    if clock == "coverage" and edge == "next-opening" and any(due == close for _, close in HOURS):
        return min(opening for opening, _ in HOURS if opening > due)
    return due


def verdict(row, combination):
    (priority, opened, responded, pauses, reopened), (clock, edge, reopening) = row, combination
    if reopened and reopening == "restarts":
        opened = max(reopened)
        responded = responded if responded is not None and responded >= opened else None
    if responded is None:
        return "overdue"
    return "met" if responded <= deadline(opened, SECONDS[priority], pauses, clock, edge) else "late"


def period_of(date, kind, starts):
    """The first and the last date of the period of a date; none before the contract starts."""
    if kind == "quarter":
        month = 3 * ((date.month - 1) // 3)
        return DATE(2026, month + 1, 1), DATE(2026, month + 4, 1) - DAY
    first = DATE(2026, date.month, starts.day if kind == "contract-month" else 1)
    if first > date:
        first = DATE(2026, date.month - 1, first.day) if date.month > 1 else DATE(2025, 12, first.day)
    after = DATE(first.year + first.month // 12, first.month % 12 + 1, first.day)
    return None if kind == "contract-month" and date < starts else (first, after - DAY)


def schedule(dice):
    """A random schedule: its keys, and as data."""
    shares = sorted({dice.randrange(20, 100) + dice.choice([0, Fraction(1, 2)]) for _ in range(dice.randrange(1, 4))}, reverse=True)
    is_amount = dice.random() < 0.3
    worth = sorted(dice.sample([50, 250, 500, 800] if is_amount else [1, Fraction(5, 2), 5, 10, 25], len(shares)))
    name = (lambda it: f"{it} EUR") if is_amount else (lambda it: f"{float(it):g}%")
    steps = list(zip(shares, worth))
    made = {
        "period": dice.choice(["month", "quarter", "contract-month"]),
        "measure": dice.choice(["due", "responded", "all"]),
        "priorities": dice.choice([["0", "1", "2"], ["0", "1"], ["2"]]),
        "claim": dice.choice([None, 30, 45]),
        "fee": None if is_amount else dice.choice([None, 1_200, 12_000]),
        "steps": steps,
        "name": name,
        "nothing": "0.00 EUR" if is_amount else "0%",
    }
    lower = [below for below, _ in steps[1:]] + [0]
    dice.shuffle(order := list(range(len(steps))))
    says_from = dice.random() < 0.5
    percent = lambda share: f"{float(share):g}%"
    text = []
    for at in order:
        start = f'from = "{percent(lower[at])}", ' if says_from else ""
        text.append(f'{{ {start}below = "{percent(steps[at][0])}", credit = "{name(steps[at][1])}" }}')
    keys = [f'period = "{made["period"]}"', f'measure = "{made["measure"]}"', f"step = [{', '.join(text)}]", 'clause = "C"']
    keys += [] if len(made["priorities"]) == 3 else [f"priorities = {json.dumps(made['priorities'])}"]
    keys += [] if is_amount else ['of = "monthly fee"']
    keys += [] if made["fee"] is None else [f'fee = "{made["fee"]}.00 EUR"']
    keys += [] if made["claim"] is None else [f'claim-within = "{made["claim"]} days"', 'claim-from = "period-end"']
    keys += [f'cap = "{name(worth[-1])}"'] if dice.random() < 0.3 else []
    return "[[credit]]\n" + "\n".join(keys) + "\n", made


def expected(made, starts, rows, verdicts):
    """By the first and the last date of each period what is owed, or none if nothing is measured under some combination."""
    periods = {}
    for row, by_combination in zip(rows, verdicts):
        period = period_of(datetime.datetime.fromtimestamp(row[1], ZONE).date(), made["period"], starts)
        if period:
            periods.setdefault(period, [])
            periods[period] += [by_combination] if row[0] in made["priorities"] else []
    counted = {"due": ("met", "late", "overdue"), "responded": ("met", "late"), "all": ("met", "late", "overdue")}[made["measure"]]
    for (first, last), tickets in periods.items():
        of = [[words[at] for words in tickets if words[at] in counted] for at in range(len(COMBINATIONS))]
        if not all(of):
            yield (first, last), None
            continue
        shares = [Fraction(words.count("met"), len(words)) for words in of]
        owed = {}
        for word, share in (("least", max(shares)), ("most", min(shares))):
            reached = [worth for below, worth in made["steps"] if share * 100 < below]
            owed[word] = made["name"](max(reached)) if reached else made["nothing"]
            fee = made["fee"]
            owed[f"{word}_amount"] = None if fee is None else f"{float(Fraction(max(reached, default=0)) * fee / 100):.2f} EUR"
        cut = lambda share: float(int(share * 10_000)) / 100
        claim = made["claim"] and str(last + made["claim"] * DAY)
        owed |= {"tickets": len(tickets), "percent_least": cut(min(shares)), "percent_most": cut(max(shares)), "claim_by": claim}
        yield (first, last), owed


def main():
    program, contracts = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 50
    dice = random.Random(20260307)
    schedules, periods, open_ones, unmeasured = 0, 0, 0, 0
    cell = lambda times: ";".join(f"@{at}" for at in times)
    for _ in range(contracts):
        rows = [ticket(dice) for _ in range(60)]
        verdicts = [[verdict(row, combination) for combination in COMBINATIONS] for row in rows]
        starts = DATE(2026, 1, dice.randrange(1, 29))
        made = [schedule(dice) for _ in range(4)]
        head = 'policy = "scalr/self-hosted"\ntitle = "O"\nplan = "standard"\ntimezone = "America/New_York"\nholidays = []\n'
        lines = ["priority,opened,responded,pauses,reopened"]
        for priority, opened, responded, pauses, reopened in rows:
            spans_of = ";".join(f"@{start}/@{end}" for start, end in pauses)
            lines.append(f"{priority},@{opened},{cell([responded] if responded else [])},{spans_of},{cell(reopened)}")
        with tempfile.NamedTemporaryFile("w", suffix=".toml") as contract:
            contract.write(f"{head}starts = {starts}\n\n" + "\n".join(text for text, _ in made))
            contract.flush()
            command = [program, "report", "-", "--contract", contract.name, "--now", NOW, "--format", "json"]
            run = subprocess.run(command, input="\n".join(lines) + "\n", capture_output=True, text=True, env=ENVIRONMENT)
        if not run.stdout:
            sys.exit(f"{[text for text, _ in made]}\n{run.stderr}")
        found = json.loads(run.stdout)["tickets"]["credits"]
        for place, (text, data) in enumerate(made):
            schedules += 1
            for (first, last), owed in expected(data, starts, rows, verdicts):
                key = {"from": str(first), "until": str(last), "period": data["period"], "measure": data["measure"]}
                steps = [[f"{float(below):g}%", data["name"](worth)] for below, worth in data["steps"]]
                is_it = lambda line: all(line[name] == value for name, value in key.items()) and steps == [
                    [step["below"], step["credit"]] for step in line["steps"]
                ]
                same = [line for line in found if is_it(line)]
                periods += 1
                if owed is None:
                    unmeasured += 1
                    continue
                open_ones += owed["least"] != owed["most"]
                if not any(all(line[name] == value for name, value in owed.items()) for line in same):
                    sys.exit(f"{text}{key}\nexpected {owed}\nfound    {same}")
    print(f"{schedules} schedules agree; of {periods} periods {open_ones} hang on an open clause, {unmeasured} have no ticket")


if __name__ == "__main__":
    main()
