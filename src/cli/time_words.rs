//! Instants and dates for people.

use crate::{
    sla::{QuestionError, ZonedInstant},
    time::{Zone, parse_rfc3339},
    times::{dial, full_day, local_time, short_day},
};

/// Returns an instant on the clock of its zone with UTC beside it: `Mon 9 Mar 2026, 09:45 EDT
/// (13:45 UTC)`. The date in UTC is shown where it is another one.
pub(super) fn stamp(stamp: &ZonedInstant) -> String {
    let [here, utc] = [&stamp.zone, &Zone::utc()].map(|zone| zone.wall_at(stamp.at));
    if here == utc {
        return local(stamp);
    }
    let date = match (here.date(), utc.date()) {
        (local, date) if local == date => String::new(),
        (local, date) if local.year() == date.year() => format!("{}, ", short_day(date)),
        (_, date) => format!("{}, ", full_day(date)),
    };
    format!("{} ({date}{} UTC)", local(stamp), dial(utc.seconds_of_day()))
}

/// Returns an instant on the clock of its zone: `Mon 9 Mar 2026, 09:45 EDT`.
pub(super) fn local(stamp: &ZonedInstant) -> String {
    local_time(&stamp.zone, stamp.at)
}

/// Returns a time that is written as RFC 3339 on its own clock: `Mon 9 Mar 2026, 09:45 UTC-04:00`.
pub(super) fn written(time: &str) -> String {
    let parsed = parse_rfc3339(time).ok().and_then(|it| Some((it.at, it.written_offset?)));
    parsed.map_or_else(
        || time.to_owned(),
        |(at, offset)| local(&ZonedInstant { at, zone: Zone::fixed(offset) }),
    )
}

/// Returns a time that is written as RFC 3339 on the clock of its zone, if that has its offset
/// then: `Mon 9 Mar 2026, 09:45 EDT`; else as [`written`] does.
pub(super) fn written_in(zone: Option<&Zone>, time: &str) -> String {
    let parsed = parse_rfc3339(time).ok().zip(zone);
    match parsed {
        Some((parsed, zone)) if parsed.written_offset == Some(zone.offset_at(parsed.at)) => {
            local_time(zone, parsed.at)
        }
        _ => written(time),
    }
}

/// Returns a note with its RFC 3339 instants on the clock of a zone; those behind an option are to
/// be pasted, and stay.
pub(super) fn with_local_times(note: &str, zone: &Zone) -> String {
    let mut before = "";
    let words = note.split(' ').map(|word| {
        let is_value = std::mem::replace(&mut before, word).starts_with("--");
        let bare = word.trim_matches(|sign| "(),.;:".contains(sign));
        match parse_rfc3339(bare) {
            Ok(_) if !is_value && bare.contains('T') => {
                word.replace(bare, &written_in(Some(zone), bare))
            }
            _ => word.to_owned(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Returns the error of one question with its instants on the clock of a zone. Those of rows keep
/// RFC 3339, by which errors of one kind are told to be one.
pub(super) fn with_local_error(error: QuestionError, zone: Option<&Zone>) -> QuestionError {
    match error {
        QuestionError::Conflict(message) => {
            QuestionError::Conflict(with_local_times(&message, zone.unwrap_or(&Zone::utc())))
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{local, stamp, with_local_times};
    use crate::{
        sla::ZonedInstant,
        time::{TzData, TzSource, parse_rfc3339},
    };

    fn shown(zone: &str, at: &str) -> ZonedInstant {
        let zone = TzData::open(&TzSource::Bundled).unwrap().zone(zone).unwrap();
        ZonedInstant { at: parse_rfc3339(at).unwrap().at, zone }
    }

    #[test]
    fn instants_have_the_name_of_their_zone_and_utc_beside_it() {
        let cases = [
            ("America/New_York", "2026-03-09T13:45:00Z", "Mon 9 Mar 2026, 09:45 EDT (13:45 UTC)"),
            ("UTC", "2026-03-09T13:45:30Z", "Mon 9 Mar 2026, 13:45:30 UTC"),
            ("Europe/London", "2026-01-09T13:45:00Z", "Fri 9 Jan 2026, 13:45 GMT"),
            (
                "Asia/Kolkata",
                "2026-03-06T21:45:00Z",
                "Sat 7 Mar 2026, 03:15 IST (Fri 6 Mar, 21:45 UTC)",
            ),
            (
                "Europe/Istanbul",
                "2026-12-31T21:30:00Z",
                "Fri 1 Jan 2027, 00:30 UTC+03:00 (Thu 31 Dec 2026, 21:30 UTC)",
            ),
            (
                "America/Los_Angeles",
                "2027-01-01T00:00:00Z",
                "Thu 31 Dec 2026, 16:00 PST (Fri 1 Jan 2027, 00:00 UTC)",
            ),
        ];
        for (zone, at, said) in cases {
            assert_eq!(stamp(&shown(zone, at)), said);
        }
    }

    #[test]
    fn instants_in_a_note_are_on_the_local_clock_but_for_those_to_paste() {
        let zone = shown("America/New_York", "2026-03-06T20:00:00Z").zone;
        for (note, said) in [
            (
                "it was due at 2026-03-06T15:00:00-05:00, before it",
                "it was due at Fri 6 Mar 2026, 15:00 EST, before it",
            ),
            ("until (2026-03-09T13:45:00Z).", "until (Mon 9 Mar 2026, 13:45 UTC)."),
            ("add --opened 2026-03-06T15:00:00-05:00", "add --opened 2026-03-06T15:00:00-05:00"),
            ("write '2026-03-06T15:00:00-05:00'", "write '2026-03-06T15:00:00-05:00'"),
            ("effective 2026-03-06", "effective 2026-03-06"),
        ] {
            assert_eq!(with_local_times(note, &zone), said);
        }
    }

    /// On 1 November 2026 the clocks of New York show 01:30 twice.
    #[test]
    fn the_hour_that_comes_twice_is_told_apart_by_its_name() {
        let [first, second] = ["2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z"]
            .map(|at| local(&shown("America/New_York", at)));
        assert_eq!(
            [first.as_str(), second.as_str()],
            ["Sun 1 Nov 2026, 01:30 EDT", "Sun 1 Nov 2026, 01:30 EST"]
        );
    }
}
