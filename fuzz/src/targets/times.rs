//! Dates, times and durations: printing and reading are inverse, and the fast reader reads what the
//! slow one reads.

use std::sync::LazyLock;

use slacalc::{
    TimeError, TypedTime,
    internal::times::{NearestDay, TimeForm, parse_human_time, parse_written_time, read_time},
    parse_moment,
    time::{
        ClockKind, Date, Instant, OffsetTable, Resolution, SignedDuration, TargetDuration, TzData,
        TzSource, Zone, parse_length,
    },
};

use super::{Bench, NOW};

/// Zones with a half hour of summer time, a day left out, seconds in their early offsets, and two
/// changes in Ramadan.
const ZONES: [&str; 8] = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Africa/Casablanca",
    "Asia/Kathmandu",
    "Antarctica/Troll",
];

static PLACES: LazyLock<Vec<(Zone, OffsetTable)>> = LazyLock::new(|| {
    let tz = TzData::open(&TzSource::Bundled).expect("the zone rules are inside the program");
    let zones = ZONES.iter().map(|name| tz.zone(name).expect("every database has it"));
    zones.map(|zone| (zone.clone(), OffsetTable::new(&zone))).collect()
});

fn now() -> Instant {
    parse_moment(NOW, None, Instant::MIN).expect("it is RFC 3339").at
}

/// A date as text, and the first eight bytes as a number of days.
pub(super) fn date(_: &Bench<'_>, data: &[u8]) {
    if let Ok(text) = std::str::from_utf8(data) {
        match Date::parse(text) {
            Ok(date) => assert_eq!(date.to_string(), text, "a date is printed as it is written"),
            Err(error) => assert!(error.to_string().contains(text), "'{text}' is not in: {error}"),
        }
    }
    if let Some((number, rest)) = data.split_first_chunk::<8>() {
        let number = i64::from_le_bytes(*number);
        let ahead = rest.first_chunk::<8>().map_or(number, |bytes| i64::from_le_bytes(*bytes));
        date_of(number, ahead);
        // Most numbers are days of no year that we know, so a small one is tried too.
        date_of(number % 4_000_000, ahead % 4_000_000);
    }
}

fn date_of(days: i64, ahead: i64) {
    let Some(date) = Date::from_days_since_epoch(days) else { return };
    assert_eq!(date.days_since_epoch(), days);
    assert_eq!(Date::parse(&date.to_string()), Ok(date), "a date can be read as it is printed");
    assert_eq!(Date::new(date.year(), date.month(), date.day()), Some(date));
    if let Some(later) = date.plus_days(ahead) {
        assert_eq!(later.days_since_epoch(), days + ahead);
        assert_eq!(later.plus_days(-ahead), Some(date), "{date} and {ahead} days back and forth");
    }
}

/// The first byte chooses a zone, or none. A form of times may stand before a byte 1.
pub(super) fn time(_: &Bench<'_>, data: &[u8]) {
    let Some((choice, text)) = data.split_first() else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    let (form, text) = match text.split_once('\u{1}') {
        Some((form, text)) => match TimeForm::new(form) {
            Ok(form) => (Some(form), text),
            Err(error) => return assert!(!error.to_string().is_empty()),
        },
        None => (None, text),
    };
    let place = PLACES.get(usize::from(*choice) % (PLACES.len() + 1));
    let (zone, offsets) = (place.map(|(zone, _)| zone), place.map(|(_, offsets)| offsets));
    let slow = match &form {
        Some(form) => form.read(text.trim(), zone),
        None => parse_written_time(text, zone, now()),
    };
    let plain = parse_moment(text, zone, now());
    for nearest in [NearestDay::Past, NearestDay::Future, NearestDay::Today] {
        let typed = parse_human_time(text, zone, now(), nearest);
        if form.is_none() && plain.is_ok() && !text.trim().starts_with('@') {
            assert_eq!(typed, plain, "an option reads '{text}' otherwise than a cell");
        }
    }
    // A cell holds no time that moves with the clock.
    let fast = read_time(text, form.as_ref(), offsets, now());
    if form.is_none() && matches!(fast, Err(TimeError::Moving(_))) {
        return;
    }
    match (&slow, fast) {
        (Ok(slow), Ok(fast)) => {
            let offset = slow.written_in.as_ref().map(|zone| zone.offset_at(slow.at));
            assert_eq!(
                (slow.at, offset),
                (fast.at, fast.written_offset),
                "the fast reader differs: '{text}'"
            );
        }
        (Err(slow), Err(fast)) => assert_eq!(*slow, fast, "the fast reader differs: '{text}'"),
        (slow, fast) => panic!("the fast reader differs: '{text}': {slow:?} {fast:?}"),
    }
    match slow {
        Ok(moment) => printed_times_are_read(&moment, zone),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

fn printed_times_are_read(moment: &TypedTime, zone: Option<&Zone>) {
    let utc = Zone::utc();
    for zone in [zone, moment.written_in.as_ref(), Some(&utc)].into_iter().flatten() {
        let printed = zone.rfc3339(moment.at);
        let read = parse_moment(&printed, None, Instant::MIN).map(|read| read.at);
        assert_eq!(read, Ok(moment.at), "'{printed}' is printed and cannot be read");
        assert!(shows(zone, moment.at), "{}: the clock of {printed} does not show it", zone.name());
    }
}

/// Returns true if the wall time of an instant means that instant, or one of two between which it
/// is.
pub(super) fn shows(zone: &Zone, at: Instant) -> bool {
    match zone.resolve(zone.wall_at(at)) {
        Resolution::Unique(found) => found == at,
        Resolution::Fold { first_at, last_at } => (first_at..=last_at).contains(&at),
        Resolution::Gap { .. } => false,
    }
}

/// A length of time, and the same behind `now+`.
pub(super) fn duration(_: &Bench<'_>, data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let length = match parse_length(text) {
        Ok(length) => length,
        Err(error) => {
            return assert!(error.to_string().contains(text), "'{text}' is not in: {error}");
        }
    };
    assert_eq!(parse_length(&with_clock(length)), Ok(length), "'{text}' is printed as '{length}'");
    if let TargetDuration::Time { length: time, clock: ClockKind::Unsaid } = length {
        assert!(time > SignedDuration::ZERO, "'{text}' is no time at all");
        let words = time.in_words();
        assert_eq!(parse_length(&words), Ok(length), "'{text}' is said as '{words}'");
        let ahead =
            parse_moment(&format!("now+{text}"), None, now()).map(|moment| moment.at.since(now()));
        assert_eq!(ahead, Ok(time), "'now+{text}'");
    }
}

/// A length as it is printed, with the clock that the print leaves to the sentence around it.
fn with_clock(length: TargetDuration) -> String {
    match length {
        TargetDuration::Time { length, clock: ClockKind::Business } => {
            format!("{} business seconds", length.seconds())
        }
        TargetDuration::Time { length, clock: ClockKind::Calendar } => {
            format!("{} calendar seconds", length.seconds())
        }
        other => other.to_string(),
    }
}
