//! Clock changes: real gaps and folds, worked by hand from the IANA database, and stretches of
//! steady offset between them.
//!
//! Every row goes through a helper that fails unless the local time really is a gap, a fold or
//! unique, and unless the times at both edges are what they must be. It knows nothing of calendars.

use business_time::time::{
    CivilDateTime, Date, Instant, Offset, Resolution, SignedDuration, TzData, TzSource, Zone,
};

const ONE_SECOND: SignedDuration = SignedDuration::from_seconds(1);

/// Zone, a skipped local time, the jump in UTC, the offsets around it, and what it is a case of.
type Gap = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);
/// Zone, a repeated local time, its occurrences in UTC, the moment in UTC at which the clock goes
/// back, and what it is a case of.
type Fold = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const GAPS: [Gap; 22] = [
    (
        "America/New_York",
        "2026-03-08 02:30",
        "2026-03-08 07:00",
        "-05:00",
        "-04:00",
        "the ordinary one",
    ),
    (
        "Europe/London",
        "2026-03-29 01:00",
        "2026-03-29 01:00",
        "+00:00",
        "+01:00",
        "its first second",
    ),
    (
        "Australia/Lord_Howe",
        "2026-10-04 02:29:59",
        "2026-10-03 15:30",
        "+10:30",
        "+11:00",
        "half an hour; its last second",
    ),
    (
        "Pacific/Apia",
        "2011-12-30 12:00",
        "2011-12-30 10:00",
        "-10:00",
        "+14:00",
        "a whole day: Samoa crossed the date line",
    ),
    (
        "Pacific/Kiritimati",
        "1994-12-31 12:00",
        "1994-12-31 10:00",
        "-10:00",
        "+14:00",
        "the last day of a year is missing",
    ),
    (
        "Pacific/Kwajalein",
        "1993-08-21 00:00",
        "1993-08-21 12:00",
        "-12:00",
        "+12:00",
        "a whole day, from its midnight on",
    ),
    (
        "Africa/Casablanca",
        "2026-03-22 02:30",
        "2026-03-22 02:00",
        "+00:00",
        "+01:00",
        "the end of Ramadan",
    ),
    (
        "America/Sao_Paulo",
        "2018-11-04 00:00",
        "2018-11-04 03:00",
        "-03:00",
        "-02:00",
        "no midnight",
    ),
    ("America/Asuncion", "2024-10-06 00:30", "2024-10-06 04:00", "-04:00", "-03:00", "no midnight"),
    ("America/Havana", "2025-03-09 00:00", "2025-03-09 05:00", "-05:00", "-04:00", "no midnight"),
    ("Asia/Beirut", "2026-03-29 00:00", "2026-03-28 22:00", "+02:00", "+03:00", "no midnight"),
    (
        "Africa/Cairo",
        "2026-04-24 00:59",
        "2026-04-23 22:00",
        "+02:00",
        "+03:00",
        "no midnight, on a Friday",
    ),
    (
        "America/Nuuk",
        "2026-03-28 23:30",
        "2026-03-29 01:00",
        "-02:00",
        "-01:00",
        "a rule with a negative time of day: 24:00 does exist",
    ),
    (
        "Europe/Dublin",
        "2026-03-29 01:30",
        "2026-03-29 01:00",
        "+00:00",
        "+01:00",
        "winter is the saving time, with a negative saving",
    ),
    (
        "America/St_Johns",
        "1988-04-03 02:00:59",
        "1988-04-03 03:31",
        "-03:30",
        "-01:30",
        "two hours, at one minute past midnight",
    ),
    (
        "Asia/Kathmandu",
        "1986-01-01 00:10",
        "1985-12-31 18:30",
        "+05:30",
        "+05:45",
        "a quarter of an hour, at New Year",
    ),
    (
        "Asia/Pyongyang",
        "2018-05-04 23:45",
        "2018-05-04 15:00",
        "+08:30",
        "+09:00",
        "the last half hour of a day",
    ),
    (
        "Africa/Monrovia",
        "1972-01-07 00:44:29",
        "1972-01-07 00:44:30",
        "-00:44:30",
        "+00:00",
        "an offset with seconds",
    ),
    ("Antarctica/Troll", "2026-03-29 02:59", "2026-03-29 01:00", "+00:00", "+02:00", "two hours"),
    (
        "America/New_York",
        "2100-03-14 02:30",
        "2100-03-14 07:00",
        "-05:00",
        "-04:00",
        "by the rule; chrono-tz's tables end before",
    ),
    (
        "Africa/Cairo",
        "3000-04-25 00:30",
        "3000-04-24 22:00",
        "+02:00",
        "+03:00",
        "by the rule: the last Friday of April",
    ),
    (
        "Europe/Berlin",
        "9999-03-28 02:30",
        "9999-03-28 01:00",
        "+01:00",
        "+02:00",
        "in the last year",
    ),
];

const FOLDS: [Fold; 19] = [
    (
        "America/New_York",
        "2026-11-01 01:30",
        "2026-11-01 05:30",
        "2026-11-01 06:30",
        "2026-11-01 06:00",
        "the ordinary one",
    ),
    (
        "Europe/London",
        "2026-10-25 01:00",
        "2026-10-25 00:00",
        "2026-10-25 01:00",
        "2026-10-25 01:00",
        "its first second",
    ),
    (
        "Australia/Lord_Howe",
        "2026-04-05 01:45",
        "2026-04-04 14:45",
        "2026-04-04 15:15",
        "2026-04-04 15:00",
        "half an hour",
    ),
    (
        "Africa/Casablanca",
        "2026-02-15 02:59",
        "2026-02-15 01:59",
        "2026-02-15 02:59",
        "2026-02-15 02:00",
        "the start of Ramadan",
    ),
    (
        "America/Sao_Paulo",
        "2018-02-17 23:30",
        "2018-02-18 01:30",
        "2018-02-18 02:30",
        "2018-02-18 02:00",
        "the last hour of a day",
    ),
    (
        "America/Asuncion",
        "2024-03-23 23:00",
        "2024-03-24 02:00",
        "2024-03-24 03:00",
        "2024-03-24 03:00",
        "the last hour of a day",
    ),
    (
        "America/Havana",
        "2025-11-02 00:00",
        "2025-11-02 04:00",
        "2025-11-02 05:00",
        "2025-11-02 05:00",
        "two midnights",
    ),
    (
        "Asia/Beirut",
        "2026-10-24 23:59",
        "2026-10-24 20:59",
        "2026-10-24 21:59",
        "2026-10-24 21:00",
        "the last hour of a day",
    ),
    (
        "Europe/Dublin",
        "2026-10-25 01:30",
        "2026-10-25 00:30",
        "2026-10-25 01:30",
        "2026-10-25 01:00",
        "into the negative saving",
    ),
    (
        "America/St_Johns",
        "2006-10-29 00:00",
        "2006-10-29 02:30",
        "2006-10-29 03:30",
        "2006-10-29 02:31",
        "a midnight twice, as the clock goes back at 00:01",
    ),
    (
        "America/St_Johns",
        "1988-10-29 22:01",
        "1988-10-29 23:31",
        "1988-10-30 01:31",
        "1988-10-30 01:31",
        "two hours, over midnight",
    ),
    (
        "Pacific/Guam",
        "1969-01-25 23:30",
        "1969-01-25 12:30",
        "1969-01-25 13:30",
        "1969-01-25 13:01",
        "over midnight",
    ),
    (
        "Pacific/Kwajalein",
        "1969-09-30 12:00",
        "1969-09-30 01:00",
        "1969-10-01 00:00",
        "1969-09-30 13:00",
        "23 hours: a day lived twice",
    ),
    (
        "America/Caracas",
        "2007-12-09 02:45",
        "2007-12-09 06:45",
        "2007-12-09 07:15",
        "2007-12-09 07:00",
        "half an hour, for a new standard time",
    ),
    (
        "Europe/Lisbon",
        "1993-09-26 02:30",
        "1993-09-26 00:30",
        "1993-09-26 01:30",
        "1993-09-26 01:00",
        "in the years on Central European Time",
    ),
    (
        "Europe/Moscow",
        "2014-10-26 01:30",
        "2014-10-25 21:30",
        "2014-10-25 22:30",
        "2014-10-25 22:00",
        "for a new standard time",
    ),
    (
        "America/Santiago",
        "2200-04-05 23:30",
        "2200-04-06 02:30",
        "2200-04-06 03:30",
        "2200-04-06 03:00",
        "by the rule, in the south",
    ),
    (
        "America/New_York",
        "2500-11-07 01:59:59",
        "2500-11-07 05:59:59",
        "2500-11-07 06:59:59",
        "2500-11-07 06:00",
        "by the rule; the last second",
    ),
    (
        "Australia/Lord_Howe",
        "9999-04-04 01:30",
        "9999-04-03 14:30",
        "9999-04-03 15:00",
        "9999-04-03 15:00",
        "in the last year",
    ),
];

/// Zone, a local time that looks like a gap or a fold and is none, its instant in UTC, and why.
const UNIQUE: [(&str, &str, &str, &str); 11] = [
    (
        "Europe/Lisbon",
        "1992-09-27 01:30",
        "1992-09-27 00:30",
        "Portugal went from summer time to Central European Time: no change",
    ),
    (
        "Europe/Lisbon",
        "1992-12-01 12:00",
        "1992-12-01 11:00",
        "an hour ahead of London in that winter",
    ),
    (
        "America/Sao_Paulo",
        "2019-11-03 00:00",
        "2019-11-03 03:00",
        "Brazil had given summer time up",
    ),
    (
        "Africa/Casablanca",
        "2027-03-14 02:30",
        "2027-03-14 02:30",
        "Morocco went to +00:00 for good in September 2026",
    ),
    (
        "Pacific/Apia",
        "2011-12-29 23:59:59",
        "2011-12-30 09:59:59",
        "the last second before the missing day",
    ),
    ("Pacific/Apia", "2011-12-31 00:00", "2011-12-30 10:00", "the first second after it"),
    ("America/Nuuk", "2026-03-29 00:00", "2026-03-29 01:00", "the end of the gap"),
    (
        "America/Vancouver",
        "2026-03-08 03:00",
        "2026-03-08 10:00",
        "the last change of British Columbia",
    ),
    (
        "America/Vancouver",
        "2026-11-01 01:30",
        "2026-11-01 08:30",
        "the clock no longer goes back: -07:00 for good",
    ),
    (
        "America/Edmonton",
        "2026-11-01 01:30",
        "2026-11-01 07:30",
        "the clock no longer goes back: -06:00 for good",
    ),
    ("America/Edmonton", "2127-01-15 12:00", "2127-01-15 18:00", "and so a century on"),
];

/// Zone, a year, and every moment in UTC of that year at which its offset changes.
const YEARS: [(&str, i32, &[&str]); 17] = [
    ("America/New_York", 2026, &["2026-03-08 07:00", "2026-11-01 06:00"]),
    ("Europe/London", 1970, &[]),
    ("Australia/Lord_Howe", 2026, &["2026-04-04 15:00", "2026-10-03 15:30"]),
    ("Pacific/Apia", 2011, &["2011-04-02 14:00", "2011-09-24 14:00", "2011-12-30 10:00"]),
    ("Africa/Casablanca", 2026, &["2026-02-15 02:00", "2026-03-22 02:00", "2026-09-20 01:00"]),
    ("America/Sao_Paulo", 2018, &["2018-02-18 02:00", "2018-11-04 03:00"]),
    ("America/Havana", 2025, &["2025-03-09 05:00", "2025-11-02 05:00"]),
    ("Europe/Dublin", 2026, &["2026-03-29 01:00", "2026-10-25 01:00"]),
    ("America/St_Johns", 1988, &["1988-04-03 03:31", "1988-10-30 01:31"]),
    ("Asia/Kathmandu", 1985, &["1985-12-31 18:30"]),
    ("Pacific/Kiritimati", 1994, &["1994-12-31 10:00"]),
    ("Europe/Lisbon", 1992, &["1992-03-29 01:00"]),
    ("America/Vancouver", 2026, &["2026-03-08 10:00"]),
    ("America/Edmonton", 2026, &["2026-03-08 09:00"]),
    ("America/New_York", 2400, &["2400-03-12 07:00", "2400-11-05 06:00"]),
    ("America/Santiago", 9999, &["9999-04-04 03:00", "9999-09-05 04:00"]),
    ("Europe/Berlin", 9999, &["9999-03-28 01:00", "9999-10-31 01:00"]),
];

/// The system's rules may be of any release, so that only this side of 2026 is sure there. Bundled
/// ones are of one release.
fn is_settled(tz: &TzData, date: &str) -> bool {
    date < "2026"
        || TzData::open(&TzSource::Bundled).is_ok_and(|bundled| bundled.release() == tz.release())
}

#[test]
fn gaps_folds_and_their_edges_are_where_the_database_has_them() {
    for_each_source(|tz, wrong| {
        let zone = |name: &str| tz.zone(name).unwrap();
        for row in GAPS.into_iter().filter(|row| is_settled(tz, row.2)) {
            wrong.extend(check_gap(&zone(row.0), row).map(|found| format!("{row:?}: {found}")));
        }
        for row in FOLDS.into_iter().filter(|row| is_settled(tz, row.2)) {
            wrong.extend(check_fold(&zone(row.0), row).map(|found| format!("{row:?}: {found}")));
        }
        for row in UNIQUE.into_iter().filter(|row| is_settled(tz, row.2)) {
            let found = zone(row.0).resolve(wall(row.1));
            wrong.extend(
                (found != Resolution::Unique(utc(row.2))).then(|| format!("{row:?}: {found:?}")),
            );
        }
    });
}

#[test]
fn between_changes_the_offset_is_steady() {
    for_each_source(|tz, wrong| {
        for (name, year, expected) in
            YEARS.into_iter().filter(|row| is_settled(tz, &format!("{:04}", row.1)))
        {
            let (from, to) = (
                utc(&format!("{year:04}-01-01 00:00")),
                utc(&format!("{year:04}-12-31 23:59")).min(Instant::MAX),
            );
            match changes(&tz.zone(name).unwrap(), from, to) {
                Ok(found) if found == expected.iter().map(|at| utc(at)).collect::<Vec<_>>() => {}
                other => wrong.push(format!("{name} in {year}: {other:?}, expected {expected:?}")),
            }
        }
    });
}

#[test]
fn both_ends_of_the_calendar_have_offsets_and_walls() {
    for_each_source(|tz, wrong| {
        for (name, first, last) in [
            ("UTC", "+00:00", "+00:00"),
            ("America/New_York", "-04:56:02", "-05:00"),
            ("Asia/Kolkata", "+05:53:28", "+05:30"),
            ("Pacific/Apia", "+12:33:04", "+13:00"),
            ("Africa/Monrovia", "-00:43:08", "+00:00"),
        ] {
            let zone = tz.zone(name).unwrap();
            let found = [Instant::MIN, Instant::MAX].map(|at| zone.offset_at(at).to_string());
            if found != [first, last] {
                wrong.push(format!("{name}: {found:?}, expected {first} and {last}"));
            }
            for (from, to) in
                [(Instant::MIN, utc("0004-01-01 00:00")), (utc("9997-01-01 00:00"), Instant::MAX)]
            {
                wrong
                    .extend(changes(&zone, from, to).err().map(|found| format!("{name}: {found}")));
            }
            // Walls outside the range of instants mean its nearer end.
            let ends = [wall("0001-01-01 00:00"), wall("9999-12-31 24:00")]
                .map(|wall| (zone.opening_at(wall), zone.closing_at(wall)));
            if ends != [(Instant::MIN, Instant::MIN), (Instant::MAX, Instant::MAX)] {
                wrong.push(format!("{name}: beyond the ends {ends:?}"));
            }
        }
    });
}

#[test]
fn a_fixed_offset_never_changes() {
    for minutes in (-12 * 60..=14 * 60).step_by(15) {
        let zone = Zone::fixed(Offset(minutes * 60));
        assert_eq!(
            zone.steady_from(Instant::MIN),
            (Offset(minutes * 60), Instant::MAX),
            "{minutes}"
        );
        let shown = wall("2026-03-08 02:30");
        let at = Instant::clamped(utc("2026-03-08 02:30").unix() - i64::from(minutes) * 60);
        assert_eq!(
            (zone.resolve(shown), zone.wall_at(at)),
            (Resolution::Unique(at), shown),
            "{minutes}"
        );
    }
}

/// The system's `right` directory counts leap seconds; a zone from it must be refused or be right
/// to the second.
#[test]
fn files_with_leap_seconds_are_refused_or_right() {
    let Ok(tz) = TzData::open(&TzSource::Directory("/usr/share/zoneinfo/right".into())) else {
        return;
    };
    let Ok(zone) = tz.zone("America/New_York") else { return };
    assert_eq!(
        changes(&zone, utc("2020-01-01 00:00"), utc("2020-12-31 00:00")),
        Ok(vec![utc("2020-03-08 07:00"), utc("2020-11-01 06:00")])
    );
}

/// RFC 9636 leaves open what holds after the last change of a file without a rule; silently UTC it
/// must not be.
#[test]
fn a_file_without_a_rule_is_refused_or_keeps_its_last_offset() {
    let directory =
        std::env::temp_dir().join(format!("business-time-no-footer-{}", std::process::id()));
    std::fs::create_dir_all(directory.join("Europe")).unwrap();
    let mut file = b"TZif\0".to_vec();
    file.extend([0; 15]);
    // No UT or standard indicators, no leap seconds, one transition, two types, eight letters of
    // abbreviations.
    file.extend([0_u32, 0, 0, 1, 2, 8].map(u32::to_be_bytes).concat());
    file.extend(1_000_000_i32.to_be_bytes());
    file.extend([1, 0, 0, 0, 0, 0, 0]);
    file.extend(3_600_i32.to_be_bytes());
    file.extend(b"\0\x04GMT\0BST\0");
    std::fs::write(directory.join("Europe/London"), file).unwrap();
    let zone = TzData::open(&TzSource::Directory(directory.clone()))
        .ok()
        .and_then(|tz| tz.zone("Europe/London").ok());
    std::fs::remove_dir_all(directory).unwrap();
    let found = zone.map(|zone| zone.offset_at(Instant::clamped(2_000_000)));
    assert!(found.is_none_or(|offset| offset == Offset(3_600)), "{found:?}");
}

/// Runs a check on the bundled rules and, where there are any, the system's; then fails with all
/// that was wrong.
fn for_each_source(check: impl Fn(&TzData, &mut Vec<String>)) {
    let mut all = Vec::new();
    for source in
        [TzSource::Bundled, TzSource::System, TzSource::Directory("/usr/share/zoneinfo".into())]
    {
        let Ok(tz) = TzData::open(&source) else { continue };
        let mut wrong = Vec::new();
        check(&tz, &mut wrong);
        all.extend(wrong.into_iter().map(|line| format!("{source:?} {}: {line}", tz.release())));
    }
    assert!(all.is_empty(), "{} mismatches:\n{}", all.len(), all.join("\n"));
}

/// Returns the fault of a gap, if it has one.
fn check_gap(zone: &Zone, (_, inside, at, before, after, _): Gap) -> Option<String> {
    let at = utc(at);
    let Resolution::Gap { gap_end_at, before: was, after: is } = zone.resolve(wall(inside)) else {
        return Some(format!("no gap but {:?}", zone.resolve(wall(inside))));
    };
    let edges = [at.checked_sub(ONE_SECOND)?, at].map(|edge| zone.resolve(zone.wall_at(edge)));
    let expected = [Resolution::Unique(at.checked_sub(ONE_SECOND)?), Resolution::Unique(at)];
    let found = (
        gap_end_at,
        was.to_string(),
        is.to_string(),
        edges,
        zone.opening_at(wall(inside)),
        zone.closing_at(wall(inside)),
    );
    (found != (at, before.to_owned(), after.to_owned(), expected, at, at))
        .then(|| format!("{found:?}"))
}

/// Returns the fault of a fold, if it has one.
fn check_fold(zone: &Zone, (_, inside, first, last, back_at, _): Fold) -> Option<String> {
    let (first_at, last_at, back_at) = (utc(first), utc(last), utc(back_at));
    let Resolution::Fold { first_at: one, last_at: two } = zone.resolve(wall(inside)) else {
        return Some(format!("no fold but {:?}", zone.resolve(wall(inside))));
    };
    // The second at which the clock goes back shows the first repeated time; the second before it,
    // the last one.
    let size = last_at.since(first_at);
    let edges =
        [back_at.checked_sub(ONE_SECOND)?, back_at].map(|edge| zone.resolve(zone.wall_at(edge)));
    let fold = |first: Instant| {
        Some(Resolution::Fold { first_at: first, last_at: first.checked_add(size)? })
    };
    let expected = [fold(back_at.checked_sub(ONE_SECOND)?)?, fold(back_at.checked_sub(size)?)?];
    let found = (one, two, edges, zone.opening_at(wall(inside)), zone.closing_at(wall(inside)));
    (found != (first_at, last_at, expected, first_at, last_at)).then(|| format!("{found:?}"))
}

/// The changes of offset between two instants as [`Zone::steady_from`] tells them, or why it cannot
/// be so.
fn changes(zone: &Zone, from: Instant, to: Instant) -> Result<Vec<Instant>, String> {
    let (mut at, mut found) = (from, Vec::new());
    while at < to {
        let (offset, until) = zone.steady_from(at);
        if until <= at {
            return Err(format!("no progress at {}", zone.rfc3339(at)));
        }
        let last = until.min(to).checked_sub(ONE_SECOND).ok_or("out of range")?;
        let mut probes: Vec<i64> = (at.unix()..=last.unix()).step_by(7_200).collect();
        probes.push(last.unix());
        if let Some(probe) = probes
            .iter()
            .map(|probe| Instant::clamped(*probe))
            .find(|probe| zone.offset_at(*probe) != offset)
        {
            return Err(format!("{} changes before {}", zone.rfc3339(probe), zone.rfc3339(until)));
        }
        if until < to && zone.offset_at(until) != offset {
            found.push(until);
        }
        at = until;
    }
    Ok(found)
}

/// `2026-03-08 02:30[:15]` as a wall time.
fn wall(text: &str) -> CivilDateTime {
    let (date, clock) = text.split_once(' ').unwrap();
    let seconds = clock
        .split(':')
        .zip([3_600, 60, 1])
        .map(|(part, size)| part.parse::<i64>().unwrap() * size)
        .sum();
    CivilDateTime::new(Date::parse(date).unwrap(), seconds)
}

/// The same as an instant in UTC.
fn utc(text: &str) -> Instant {
    Zone::utc().opening_at(wall(text))
}
