#!/usr/bin/env python3
"""Works out what times mean that people type into options, without slacalc.

Local times are not computed but found: every minute around now is shown on the zone's clock by
zoneinfo, and the first one that fits is the answer. A minute that the clock jumps over, or shows
twice on the side of now that counts, is refused. Writes human_times.tsv beside itself:

    now, zone (- for none), where a missing date lies, text, the instant or the refusal

A refusal begins with an exclamation mark; the words behind it, parted by |, must be in the message.
"""

from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

UTC = timezone.utc
MINUTE = timedelta(minutes=1)
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def rfc3339(at):
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@cache
def minutes(zone, now, first, last):
    """(instant, wall time, skipped) of every minute in a span around now, in order."""
    zone_info, found = ZoneInfo(zone), []
    start = now.replace(second=0) + timedelta(days=first)
    before = None
    for number in range((last - first) * 1440 + 1):
        at = start + number * MINUTE
        wall = at.astimezone(zone_info).replace(tzinfo=None)
        while before is not None and before + MINUTE < wall:
            before += MINUTE
            found.append((at, before, True))
        found.append((at, wall, False))
        before = wall
    return found


def offsets_at(zone, at):
    zone_info = ZoneInfo(zone)
    return [(at + shift).astimezone(zone_info).utcoffset() for shift in (-MINUTE, MINUTE)]


def written(wall, offset):
    minutes_ahead = int(offset.total_seconds()) // 60
    sign = "-" if minutes_ahead < 0 else "+"
    hours, rest = divmod(abs(minutes_ahead), 60)
    tail = "Z" if minutes_ahead == 0 else f"{sign}{hours:02}:{rest:02}"
    return wall.strftime("%Y-%m-%dT%H:%M:%S") + tail


def skipped(zone, at, wall):
    return "! " + "|".join(["does not exist", *(written(wall, it) for it in offsets_at(zone, at))])


def repeated(zone, instants, wall):
    shown = [written(wall, at.astimezone(ZoneInfo(zone)).utcoffset()) for at in instants]
    return "! " + "|".join(["happens twice", *shown])


def on_the_clock(zone, now, nearest, fits):
    """The answer for a wall time that may have no date."""
    if nearest == "past":
        span = [it for it in minutes(zone, now, -10, 0) if it[0] <= now][::-1]
    else:
        span = [it for it in minutes(zone, now, 0, 10) if it[0] >= now]
    for at, wall, is_skipped in span:
        if fits(wall):
            if is_skipped:
                return skipped(zone, at, wall)
            instants = sorted(other for other, shown, gone in span if shown == wall and not gone)
            return rfc3339(at) if len(instants) == 1 else repeated(zone, instants, wall)
    raise ValueError("no minute fits")


def on_date(zone, wall):
    """The answer for a wall time with its date."""
    middle = wall.replace(tzinfo=UTC)
    span = [it for it in minutes(zone, middle, -2, 2) if it[1] == wall]
    if span[0][2]:
        return skipped(zone, span[0][0], wall)
    instants = [at for at, _, _ in span]
    return rfc3339(instants[0]) if len(instants) == 1 else repeated(zone, instants, wall)


# Texts with the hour and minute, and the day that they say: a weekday, a number of days from today,
# (month, day), a whole date, or nothing.
LOCAL = [
    ("16:45", (16, 45), None),
    ("2am", (2, 0), None),
    ("02:30", (2, 30), None),
    ("1:30 AM", (1, 30), None),
    ("2:30pm", (14, 30), None),
    ("noon", (12, 0), None),
    ("at 00:30", (0, 30), None),
    ("Fri 16:45", (16, 45), "fri"),
    ("sunday at 01:30", (1, 30), "sun"),
    ("Sun, 02:15", (2, 15), "sun"),
    ("9am Monday", (9, 0), "mon"),
    ("yesterday 16:45", (16, 45), -1),
    ("yesterday 02:30", (2, 30), -1),
    ("yesterday at 1:30am", (1, 30), -1),
    ("today 9:00", (9, 0), 0),
    ("02:15 today", (2, 15), 0),
    ("tomorrow 9am", (9, 0), 1),
    ("tomorrow 02:30", (2, 30), 1),
    ("last friday 16:45", (16, 45), "last fri"),
    ("last Sun 02:30", (2, 30), "last sun"),
    ("28 Nov 10:00", (10, 0), (11, 28)),
    ("Nov 28th, 10:00", (10, 0), (11, 28)),
    ("1 november 1:30 pm", (13, 30), (11, 1)),
    ("29 Feb 08:00", (8, 0), (2, 29)),
    ("28 Nov 2026 10:00", (10, 0), (2026, 11, 28)),
    ("Nov 1 2026 01:30", (1, 30), (2026, 11, 1)),
    ("8 March 2026 02:30", (2, 30), (2026, 3, 8)),
    ("2026-03-29 02:30", (2, 30), (2026, 3, 29)),
    ("2026-10-25T02:30", (2, 30), (2026, 10, 25)),
    ("2026/03/06 16:45", (16, 45), (2026, 3, 6)),
    ("28.11.2026 10:00", (10, 0), (2026, 11, 28)),
    ("28/11/2026 10am", (10, 0), (2026, 11, 28)),
]

# Each with clock changes near it, on either side.
SCENES = [
    ("2026-11-28T22:00:00Z", ["Europe/Berlin", "America/New_York", "Asia/Kolkata"]),
    ("2026-03-08T18:00:00Z", ["America/New_York", "UTC"]),
    ("2026-03-08T06:45:00Z", ["America/New_York"]),
    ("2026-03-09T05:10:30Z", ["America/New_York"]),
    ("2026-03-07T20:00:00Z", ["America/New_York"]),
    ("2026-11-01T18:00:00Z", ["America/New_York"]),
    ("2026-11-01T05:45:00Z", ["America/New_York"]),
    ("2026-11-01T06:15:00Z", ["America/New_York"]),
    ("2026-10-31T22:00:00Z", ["America/New_York"]),
    ("2026-03-29T00:59:59Z", ["Europe/Berlin"]),
    ("2026-10-25T00:40:00Z", ["Europe/Berlin"]),
    ("2026-10-25T09:00:00Z", ["Europe/Berlin"]),
    ("2026-10-04T02:00:00Z", ["Australia/Lord_Howe"]),
    ("2026-04-04T15:15:00Z", ["Australia/Lord_Howe"]),
    ("2024-02-29T08:00:00Z", ["UTC"]),
]


def local(now, zone, nearest, clock, day):
    hour, minute = clock
    today = now.astimezone(ZoneInfo(zone)).date()
    at = lambda date: datetime(date.year, date.month, date.day, hour, minute)
    is_clock = lambda wall: (wall.hour, wall.minute) == clock
    if day is None:
        if nearest == "today":
            return on_date(zone, at(today))
        return on_the_clock(zone, now, nearest, is_clock)
    if isinstance(day, int):
        return on_date(zone, at(today + timedelta(days=day)))
    if isinstance(day, str) and day.startswith("last "):
        date = today - timedelta(days=1)
        while DAYS[date.weekday()] != day[5:]:
            date -= timedelta(days=1)
        return on_date(zone, at(date))
    if isinstance(day, str):
        is_day = lambda wall: is_clock(wall) and DAYS[wall.weekday()] == day
        return on_the_clock(zone, now, nearest, is_day)
    if len(day) == 3:
        return on_date(zone, datetime(*day, hour, minute))
    step, year = (-1, today.year + 1) if nearest == "past" else (1, today.year - 1)
    while True:
        try:
            answer = on_date(zone, datetime(year, *day, hour, minute))
        except ValueError:  # 29 February
            if year == today.year:
                return f"! no such date in {year}"
            year += step
            continue
        moment = datetime.fromisoformat(answer)
        if (moment <= now) if nearest == "past" else (moment >= now):
            return answer
        year += step


# Texts that need no zone, at 2026-11-28T22:00:00Z, and the seconds from now.
DISTANCES = [
    ("now", 0), ("NOW", 0), ("Now", 0), ("now-90m", -5400), ("now - 2h", -7200), ("now-1w", -604800),
    ("now+2h", 7200), ("NOW-1h30m", -5400), ("now-2d", -172800), ("2 hours ago", -7200),
    ("2h ago", -7200), ("2 Hours Ago", -7200), ("90m ago", -5400), ("90 min ago", -5400),
    ("90 mins ago", -5400), ("90min ago", -5400), ("1 hour 30 minutes ago", -5400),
    ("1 hour and 30 minutes ago", -5400), ("1h30m ago", -5400), ("an hour ago", -3600),
    ("a day ago", -86400), ("half an hour ago", -1800), ("1.5 hours ago", -5400),
    ("1.5h ago", -5400), ("45 secs ago", -45), ("2 weeks ago", -1209600), ("3 days ago", -259200),
    ("in 2 hours", 7200), ("In 45 min", 2700), ("2 hours from now", 7200), ("  2h   ago ", -7200),
    ("now-1w2d", -777600),
    ("-2h", -7200), ("-90m", -5400), ("- 1h30m", -5400), ("\u22122h", -7200), ("+2h", 7200),
    ("two hours ago", -7200), ("Three days ago", -259200), ("in twelve minutes", 720),
]

# Texts with their own offset; email.utils reads them too.
MAILED = [
    "Fri, 06 Mar 2026 16:45:00 -0500", "Fri, 6 Mar 2026 16:45:00 +0530", "6 Mar 2026 16:45 +0100",
    "Fri, 06 Mar 2026 16:45:00 GMT", "Fri, 6 Mar 2026 16:45:00 +0000",
]

OWN_ZONE = [
    ("2026-11-28 10:00 UTC", "2026-11-28T10:00:00Z"),
    ("2026-11-28T10:00Z", "2026-11-28T10:00:00Z"),
    ("2026-11-28 10:00Z", "2026-11-28T10:00:00Z"),
    ("2026-11-28 10:00:30 utc", "2026-11-28T10:00:30Z"),
    ("2026-11-28T10:00 UTC", "2026-11-28T10:00:00Z"),
    ("2026-11-28 10:00 GMT", "2026-11-28T10:00:00Z"),
    ("2026-11-28 10:00 +05:30", "2026-11-28T04:30:00Z"),
    ("2026-11-28 10:00 -0500", "2026-11-28T15:00:00Z"),
    ("2026-11-28 10:00 UTC+2", "2026-11-28T08:00:00Z"),
    ("2026-11-28T10:00:00.5-05:00", "2026-11-28T15:00:00Z"),
    ("16:45 UTC", "2026-11-28T16:45:00Z"),
    ("16:45Z", "2026-11-28T16:45:00Z"),
    ("23:30 UTC", "2026-11-27T23:30:00Z"),
    ("2pm GMT", "2026-11-28T14:00:00Z"),
    ("Fri 16:45 UTC", "2026-11-27T16:45:00Z"),
    ("yesterday 16:45 UTC", "2026-11-27T16:45:00Z"),
    # In Kolkata it is the 29th already.
    ("yesterday 16:45 +05:30", "2026-11-28T11:15:00Z"),
    ("Fri Nov 27 16:45:00 UTC 2026", "2026-11-27T16:45:00Z"),
    ("Fri Nov 27 2026 16:45:00 GMT-0500 (Eastern Standard Time)", "2026-11-27T21:45:00Z"),
    ("Fri, 27 Nov 2026 16:45:00 -0500 (EST)", "2026-11-27T21:45:00Z"),
    ("1772815500", "2026-03-06T16:45:00Z"),
    ("@1772815500", "2026-03-06T16:45:00Z"),
    ("20261225T1200Z", "2026-12-25T12:00:00Z"),
    ("20261128T101530Z", "2026-11-28T10:15:30Z"),
    ("20261128T1000+0530", "2026-11-28T04:30:00Z"),
    ("20261128 10:00 UTC", "2026-11-28T10:00:00Z"),
    ("@0", "1970-01-01T00:00:00Z"),
    ("@-1", "1969-12-31T23:59:59Z"),
]

# Without a zone.
NO_ZONE = [
    "16:45", "2am", "Fri 16:45", "yesterday 16:45", "2026-11-28 10:00", "28 Nov 10:00", "noon",
]

# In Europe/Berlin, on Saturday 2026-11-28 at 23:00, with the words of the refusal.
REFUSED = [
    ("12am", "'2026-11-28 00:00' (midnight)|'2026-11-28 12:00' (noon)"),
    ("12 PM", "(midnight)|(noon)"),
    ("12:00pm", "(midnight)|(noon)"),
    ("today midnight", "'2026-11-28 00:00'|'2026-11-29 00:00'"),
    ("Fri midnight", "'2026-11-27 00:00'|'2026-11-28 00:00'"),
    ("friday", "no time of day|'friday 16:45'"),
    ("yesterday", "no time of day|'yesterday 16:45'"),
    ("last friday", "no time of day|'last friday 16:45'"),
    ("2026-11-28", "no time of day|'2026-11-28 16:45'"),
    ("28 Nov 2026", "no time of day"),
    ("next friday 16:45", "'2026-12-04 16:45'|'2026-12-11 16:45'"),
    ("16:45 next Friday", "'16:45 2026-12-04'|'16:45 2026-12-11'"),
    ("this friday 16:45", "'2026-11-27 16:45'|'2026-12-04 16:45'"),
    ("03/06/2026", "'2026-06-03'|'2026-03-06'|time of day"),
    ("03/06/2026 10:00", "'2026-06-03 10:00'|'2026-03-06 10:00'"),
    ("3/6/2026 10am", "'2026-06-03 10am'|'2026-03-06 10am'"),
    ("03.06.2026 10:00", "'2026-06-03 10:00'|'2026-03-06 10:00'"),
    ("03-06-2026 10:00", "'2026-06-03 10:00'|'2026-03-06 10:00'"),
    ("03/06 10:00", "'2026-06-03 10:00'|'2026-03-06 10:00'"),
    ("03/06/26 10:00", "'2026-06-03 10:00'|'2026-03-06 10:00'|'2003-06-26 10:00'"),
    ("13/13/2026 10:00", "no such date"),
    ("30 Feb 10:00", "no such date"),
    ("30 Feb 2026 10:00", "no such date"),
    ("2026-02-30 10:00", "there is no day 2026-02-30"),
    ("16:45 EST", "'EST'|America/New_York|--timezone"),
    ("16:45 est", "'EST'|America/New_York"),
    ("16:45 IST", "Asia/Kolkata|Asia/Jerusalem|Europe/Dublin"),
    ("16:45 CST", "America/Chicago|Asia/Shanghai"),
    ("16:45 BST", "Europe/London|Asia/Dhaka"),
    ("2026-11-28 10:00 PST", "'PST'|America/Los_Angeles"),
    ("Fri, 06 Mar 2026 16:45:00 EST", "'EST'"),
    ("Fri Nov 27 16:45:00 CET 2026", "'CET'|Europe/"),
    ("16:45 ET", "'ET'|America/New_York"),
    ("10:00 Europe/Berlin", "--timezone Europe/Berlin"),
    ("10:00 new_york", "--timezone America/New_York"),
    ("2026-11-28T10:00:00+01:00[Europe/Berlin]", "not understood"),
    ("1772815500000", "milliseconds|1772815500|(Fri 6 Mar 2026, 16:45 UTC)"),
    ("@1772815500000", "milliseconds|1772815500"),
    ("1772815500000000", "microseconds|1772815500"),
    ("1772815500000000000", "nanoseconds|1772815500"),
    ("177281550", "ten digits|@177281550"),
    ("17728155000", "ten digits"),
    ("20261128", "ten digits"),
    ("1645", "ten digits"),
    ("10", "ten digits"),
    ("1 month ago", "'month'|no fixed length"),
    ("2 years ago", "'years'|no fixed length"),
    ("now-1M", "'M'|no fixed length"),
    ("90M ago", "'M'|no fixed length"),
    ("2 business days ago", "'business'|no fixed length"),
    ("90 ago", "without its unit"),
    ("ago", "not understood"),
    ("now-90", "without its unit"), ("now - 90", "without its unit"), ("in 90", "without its unit"), ("now-4h30", "without its unit"),
    ("now 90m", "not"),
    ("now+-2h", "'-2h' in 'now+-2h'"), ("now--2h", "'-2h' in 'now--2h'"), ("in -2h", "'-2h' in"), ("now-4x", "'4x' in 'now-4x'"),
    ("umpteen hours ago", "'umpteen hours' in"), ("now-", "has no length"), ("now +", "has no length"),
    ("30m 1h ago", "'30m 1h' in"),
    ("-2x", "not understood"), ("-90", "not understood"), ("-05:00", "no time of day"),
    ("2h", "'2h ago' (Sat 28 Nov 2026, 21:00 CET)|'in 2h' (Sun 29 Nov 2026, 01:00 CET)"),
    ("90 min", "'90 min ago' (Sat 28 Nov 2026, 21:30 CET)|'in 90 min' (Sun 29 Nov 2026, 00:30 CET)"),
    ("two hours", "'two hours ago' (Sat 28 Nov 2026, 21:00 CET)|'in two hours'"),
    ("1,5h ago", "comma in a number; write '1.5h ago'"),
    ("in 2,5 days", "comma in a number; write 'in 2.5 days'"),
    ("1,500m ago", "comma in a number; write '1.500m ago' or '1500m ago'"),
    ("1,5h", "comma in a number; write '1.5h ago'"),
    ("12.11", "without its colon, or a date without its year; write '12:11' or '2026-11-12 16:45' or "
              "'2026-12-11 16:45'"),
    ("12.11.2026 10:00", "'2026-11-12 10:00' or '2026-12-11 10:00'; write the one you mean"),
    ("1745", "write '17:45'; a Unix time has ten digits"),
    ("10:00 CET", "Europe/Berlin|Europe/Paris|the offset instead, +01:00"),
    ("10:00 JST", "Asia/Tokyo|the offset instead, +09:00"),
    ("16.45", "no colon between hour and minute; write '16:45'"),
    ("Fri 16.45", "no colon|'Fri 16:45'"),
    ("2026-11-25 16.45", "no colon|'2026-11-25 16:45'"),
    ("2.30pm", "no colon|'2:30pm'"),
    ("2026-11-25 1645", "no colon|'2026-11-25 16:45'"),
    ("2026-11-25T1645", "no colon|'2026-11-25T16:45'"),
    ("2026-12-25T12", "an hour without its minutes; write '2026-12-25T12:00'"),
    ("2026-11-25T9Z", "an hour without its minutes; write '2026-11-25T09:00Z'"),
    ("2026-11-25 7", "an hour without its minutes; write '2026-11-25 07:00'"),
    ("yesterday 16", "an hour without its minutes; write 'yesterday 16:00'"),
    ("20261125T12Z", "an hour without its minutes; write '2026-11-25T12:00Z'"),
    ("20261325T1200Z", "no such date"),
    ("12/25 12:00", "no year of four digits; write '2026-12-25 12:00' or '2025-12-25 12:00'"),
    ("11/25 10:00", "no year of four digits; write '2026-11-25 10:00'"),
    ("31/12/99 10:00", "no year of four digits; write '2099-12-31 10:00'"),
    ("christmas", "'christmas' is the name of a day; write its date"),
    ("Easter 10:00", "'easter' in 'Easter 10:00' is the name of a day"),
    ("thanksgiving", "the name of a day"),
    ("berlin", "'berlin' is a time zone, not a time|--timezone Europe/Berlin"),
    ("25:00", "not a time of day"),
    ("24:00", "not a time of day; the end of a day is 00:00 of the next"),
    ("2026-11-25 24:00", "not a time of day|write '2026-11-26 00:00'"),
    ("2026-12-31T24:00", "not a time of day|write '2027-01-01T00:00'"),
    ("16:60", "not a time of day"),
    ("13pm", "not a time of day"),
    ("0am", "not a time of day"),
    ("16:45pm", "not a time of day"),
    ("Thu 27 Nov 2026 16:45", "2026-11-27 is a Friday"),
    ("Mon 28 Nov 10:00", "2026-11-28 is a Saturday"),
    ("yesterday Monday 16:45", "2026-11-27 is a Friday"),
    ("yesterday 28 Nov 10:00", "two dates"),
    ("10:00 11:00", "two times of day"),
    ("Fri Sat 10:00", "two days of the week"),
    ("10:00 UTC +01:00", "two time zones"),
    ("06-Mar-26 10:00", "four digits"),
    ("Nov 10:00", "incomplete"),
    ("28 10:00", "incomplete"),
    ("2026 10:00", "incomplete"),
    ("yesterday evening", "'yesterday 18:00' or 'yesterday 20:00'"),
    ("last week", "'week'"),
    ("10:00 (Berlin)", "not a time"),
    ("banana", "'banana'|2 hours ago"),
    ("", "not a time"),
    ("now-99999999999999999999d", "now-"),
    ("9999999999999999 weeks ago", "9999999999999999 weeks ago"),
    ("99999999 weeks ago", "99999999 weeks ago"),
]


def main():
    rows = []
    add = lambda now, zone, nearest, text, answer: rows.append((now, zone, nearest, text, answer))
    for written_now, zones in SCENES:
        now = datetime.fromisoformat(written_now)
        for zone in zones:
            for nearest in ["past", "future", "today"]:
                for text, clock, day in LOCAL:
                    if day == (2, 29) and "2024" not in written_now and zone != "Asia/Kolkata":
                        continue
                    add(written_now, zone, nearest, text, local(now, zone, nearest, clock, day))
    written_now = "2026-11-28T22:00:00Z"
    now = datetime.fromisoformat(written_now)
    for text, seconds in DISTANCES:
        for zone in ["-", "Asia/Kolkata"]:
            add(written_now, zone, "past", text, rfc3339(now + timedelta(seconds=seconds)))
    for text in MAILED:
        add(written_now, "-", "past", text, rfc3339(parsedate_to_datetime(text)))
    for text, answer in OWN_ZONE:
        for zone in ["-", "America/New_York"]:
            add(written_now, zone, "past", text, answer)
    for text in NO_ZONE:
        add(written_now, "-", "past", text, "! no time zone is known")
    for text, words in REFUSED:
        add(written_now, "Europe/Berlin", "past", text, "! " + words)
    lines = ["\t".join(row) for row in dict.fromkeys(rows)]
    Path(__file__).with_suffix(".tsv").write_text("\n".join(lines) + "\n")


main()
