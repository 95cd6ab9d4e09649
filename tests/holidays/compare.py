#!/usr/bin/env python3
"""Checks every holiday list of slacalc for 2015 to 2035 against the Python package `holidays`.

    python3 tests/holidays/compare.py target/release/slacalc

Needs Python 3.11 or newer and the package index: the package is installed, in the release named below, into a virtual environment in a
temporary directory. Every date on which the two differ must be covered by an entry of differences.toml that says why, and every entry
must still cover something. Names are not compared: the two translate differently. Weekends that are worked in exchange must be the
same in both, without exception.

Exit code 0: no difference without a reason. 1: differences, which are printed. 2: the check could not be made.
"""

import datetime
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import tomllib
import venv

PACKAGE = "holidays==0.109"
YEARS = range(2015, 2036)
HERE = pathlib.Path(__file__).resolve().parent
RULE_FILES = HERE.parent.parent / "policies" / "holidays"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# Run by the virtual environment's interpreter: reads {list: [country, subdivision, categories]}, prints {list: {date: name}}, and the
# same of worked weekends.
INSIDE = """
import json, sys, warnings
import holidays
warnings.simplefilter("ignore")
wanted, first, last = json.load(sys.stdin)
found, worked = {}, {}
for ours, (country, subdivision, categories) in wanted.items():
    days = holidays.country_holidays(country, subdiv=subdivision, years=range(first, last + 1), categories=tuple(categories))
    found[ours] = {day.isoformat(): name for day, name in days.items() if first <= day.year <= last}
    worked[ours] = sorted(day.isoformat() for day in days.weekend_workdays if first <= day.year <= last)
json.dump([found, worked], sys.stdout)
"""


def our_lists(counterparts):
    """Every list of every rule file, with the country, the subdivision and the categories that the package has it under."""
    lists = {}
    for path in sorted(RULE_FILES.glob("*.toml")):
        rules = tomllib.loads(path.read_text(encoding="utf-8"))
        for part in [None, *rules.get("subdivisions", {})]:
            ours = path.stem if part is None else f"{path.stem}-{part}"
            theirs = counterparts.get(ours, {})
            subdivision = theirs.get("subdivision", part.upper() if part else None)
            lists[ours] = [path.stem.upper(), subdivision or None, theirs.get("categories", ["public"])]
    return lists


def their_dates(lists, directory):
    """What the package says, asked in a virtual environment of its own."""
    print(f"installing {PACKAGE} into {directory}", file=sys.stderr)
    venv.create(directory, with_pip=True)
    python = pathlib.Path(directory) / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PACKAGE], check=True)
    question = json.dumps([lists, YEARS.start, YEARS.stop - 1])
    answer = subprocess.run([python, "-c", INSIDE], input=question, check=True, capture_output=True, text=True, encoding="utf-8")
    return json.loads(answer.stdout)


def our_dates(binary, name):
    """What slacalc says, a year a call as its users ask it: the holidays with their names, and the worked days."""
    days, worked = {}, []
    for year in YEARS:
        command = [binary, "holidays", "show", name, "--year", str(year), "--format", "json"]
        answer = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout)
        if answer["schema"] != "slacalc/holidays/v1":
            raise ValueError(f"{' '.join(command)} answered with schema {answer['schema']}")
        days.update((holiday["on"], holiday["name"]) for holiday in answer["holidays"])
        worked.extend(day["on"] for day in answer["worked"])
    return days, worked


def covers(entry, name, side, day, holiday):
    """Whether an agreed difference explains a date that only one side has. What an entry does not say, it does not ask."""
    date = datetime.date.fromisoformat(day)
    return (
        name in entry["lists"]
        and side == entry["only"]
        and entry.get("from", date) <= date <= entry.get("until", date)
        and ("dates" not in entry or date in entry["dates"])
        and ("weekdays" not in entry or WEEKDAYS[date.weekday()] in entry["weekdays"])
        and ("named" not in entry or any(part in holiday for part in entry["named"]))
    )


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    agreed = tomllib.loads((HERE / "differences.toml").read_text(encoding="utf-8"))
    entries = agreed["difference"]
    uses = [0] * len(entries)
    lists = our_lists(agreed.get("counterpart", {}))
    with tempfile.TemporaryDirectory(prefix="slacalc-holidays-") as directory:
        theirs, their_worked = their_dates(lists, directory)
    dates = unexplained = 0
    for name in lists:
        ours, worked = our_dates(sys.argv[1], name)
        for day in sorted(set(worked) ^ set(their_worked[name])):
            unexplained += 1
            print(f"{name} {day}: worked by {'slacalc' if day in worked else 'holidays'} only")
        both = sorted(ours.keys() | theirs[name].keys())
        dates += len(both)
        for day in both:
            if (day in ours) == (day in theirs[name]):
                continue
            side, holiday = ("slacalc", ours[day]) if day in ours else ("holidays", theirs[name][day])
            used = [at for at, entry in enumerate(entries) if covers(entry, name, side, day, holiday)]
            for at in used:
                uses[at] += 1
            if not used:
                unexplained += 1
                print(f"{name} {day}: only {side} has {holiday}")
    idle = [entry for entry, count in zip(entries, uses, strict=True) if not count]
    for entry in idle:
        print(f"covers nothing any more: {', '.join(entry['lists'])}: {entry['reason']}")
    for entry, count in zip(entries, uses, strict=True):
        print(f"{count:5} agreed: {', '.join(entry['lists'])}, only {entry['only']}: {entry['reason']}", file=sys.stderr)
    print(f"{len(lists)} lists, {dates} dates, {sum(uses)} agreed differences, {unexplained} without a reason")
    return 1 if unexplained or idle else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, ValueError, KeyError, subprocess.CalledProcessError) as error:
        print(f"the check could not be made: {error}", file=sys.stderr)
        print((getattr(error, "stderr", None) or "").strip(), file=sys.stderr)
        sys.exit(2)
