"""Days with hours of their own, read from the `[[special-day]]` tables of a policy or a contract: a second reader of the format."""

import re
from datetime import date, timedelta

WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
ONE_DAY = timedelta(days=1)


def minutes(clock):
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def western_easter(year):
    """The Sunday after the first full moon of the church's table from 21 March on, by golden number and Gregorian corrections."""
    golden, century = year % 19, year // 100
    epact = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    if epact == 29 or (epact == 28 and golden > 10):
        epact -= 1
    moon = date(year, 3, 21) + timedelta(days=epact)
    return moon + timedelta(days=7 - (moon.weekday() + 1) % 7)


def orthodox_easter(year):
    """The same by the Julian calendar, 13 days behind from 1900 to 2099."""
    moon = date(year, 3, 21) + timedelta(days=(19 * (year % 19) + 15) % 30 + 13)
    return moon + timedelta(days=7 - (moon.weekday() + 1) % 7)


def occurrences(rule, year):
    """The dates that a rule has in a year; a rule counted from a day may have one in the year beside it."""
    if fixed := rule.get("fixed"):
        month, day = map(int, fixed.split("-"))
        return [day_ for day_ in every_day(year) if (day_.month, day_.day) == (month, day)]
    if nth := rule.get("nth"):
        which, weekday, month = re.fullmatch(r"(\w+) (\w+) of (\w+(?: month)?)", nth).groups()
        days = [day for day in every_day(year) if WEEKDAYS[day.weekday()] == weekday and month in ("every month", MONTHS[day.month - 1])]
        if which == "last":
            return [day for day in days if (day + 7 * ONE_DAY).month != day.month]
        return [day for day in days if (day.day + 6) // 7 == int(which[0])]
    if near := rule.get("near"):
        weekday, side, anchor = near.split(" ")
        month, day = map(int, anchor.split("-"))
        found = next((other for other in every_day(year) if (other.month, other.day) == (month, day)), None)
        step = -ONE_DAY if "before" in side else ONE_DAY
        found = found and (found if side.startswith("on-or") else found + step)
        while found and WEEKDAYS[found.weekday()] != weekday:
            found += step
        return [found] if found else []
    if "easter" in rule:
        return [western_easter(year) + timedelta(days=rule["easter"])]
    return [orthodox_easter(year) + timedelta(days=rule["orthodox-easter"])]


def every_day(year):
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += ONE_DAY


def falls(rule, day):
    if "on" in rule:
        return str(rule["on"]) == day.isoformat()
    years = [year for year in (day.year - 1, day.year, day.year + 1) if rule.get("from", year) <= year <= rule.get("until", year)]
    return any(day in occurrences(rule, year) for year in years)


class SpecialDays:
    """The tables of some files, the one that goes before first."""

    def __init__(self, *tables):
        # In a file a date goes before a rule, and otherwise the first decides.
        self.rules = [rule for table in tables for rule in sorted(table.get("special-day", []), key=lambda rule: "on" not in rule)]
        self.found = {}

    def on(self, day, of_closing):
        """The rule of a day, for hours that close on holidays or not; None if it has none."""
        if (day, of_closing) not in self.found:
            of_hours = (rule for rule in self.rules if of_closing or "calendars" in rule)
            self.found[day, of_closing] = next((rule for rule in of_hours if falls(rule, day)), None)
        return self.found[day, of_closing]


def spans_of(rule):
    """Hours that hold whatever else the day is: (minute, minute), () if closed; None if they only end the usual ones."""
    hours = rule["hours"]
    if hours == "closed":
        return ()
    found = re.fullmatch(r"(\d\d:\d\d)-(\d\d:\d\d)", hours)
    return found and tuple(minutes(clock) for clock in found.groups())


def until(rule):
    return minutes(rule["hours"].removeprefix("until "))
