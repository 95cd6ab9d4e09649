//! The text that a wrong time was probably meant to be.

use super::{
    fault::TimeFault, next_midnight::next_midnight, replaced_word::with_word,
    time_reading::TimeReading,
};
use crate::{
    time::Offset,
    times::{time_error::TimeError, zone_meanings::offset_meant},
};

/// A time to type in the place of one that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TimeRepair {
    pub(crate) text: String,
    /// The zone that was typed in the time, to be said by `--timezone`.
    pub(crate) zone: Option<String>,
}

impl TimeRepair {
    fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), zone: None }
    }
}

impl TimeError {
    /// Returns the text as it was typed, if the error is of an option's time.
    pub(crate) fn typed(&self) -> Option<&str> {
        let Self::Typed(fault) = self else { return None };
        Some(match fault {
            TimeFault::Shape(text)
            | TimeFault::Word { text, .. }
            | TimeFault::Twice { text, .. }
            | TimeFault::NoClock { text }
            | TimeFault::PartOfDate { text, .. }
            | TimeFault::Loose { text, .. }
            | TimeFault::Misspelt { text, .. }
            | TimeFault::Clock { text, .. }
            | TimeFault::HourAlone { text, .. }
            | TimeFault::Point { text, .. }
            | TimeFault::Comma { text, .. }
            | TimeFault::NoYear { text, .. }
            | TimeFault::ClockOrDate { text, .. }
            | TimeFault::NamedDay { text, .. }
            | TimeFault::Ambiguous { text, .. }
            | TimeFault::BeforeOpening { text, .. }
            | TimeFault::Weekday { text, .. }
            | TimeFault::NoSuchDate { text, .. }
            | TimeFault::Unit { text, .. }
            | TimeFault::NoUnit { text }
            | TimeFault::Distance { text, .. }
            | TimeFault::Abbreviation { text, .. }
            | TimeFault::ZoneName { text, .. }
            | TimeFault::Digits { text, .. }
            | TimeFault::FinerThanSeconds { text, .. }
            | TimeFault::NoZone { text, .. } => text,
        })
    }

    /// Returns the time that was probably meant, or each that it could be where none is likelier;
    /// nothing if none is known.
    pub(crate) fn repairs(&self) -> Vec<TimeRepair> {
        let Self::Typed(fault) = self else { return Vec::new() };
        let only = match fault {
            TimeFault::Comma { could_be, .. } | TimeFault::Loose { could_be, .. } => {
                return could_be.iter().map(TimeRepair::of).collect();
            }
            TimeFault::NoYear { readings, .. }
            | TimeFault::Ambiguous { readings, lacks_clock: false, .. } => return likely(readings),
            TimeFault::HourAlone { corrected, .. }
            | TimeFault::Misspelt { corrected, .. }
            | TimeFault::Point { corrected, .. } => Some(TimeRepair::of(corrected)),
            TimeFault::PartOfDate { hour, .. } => hour.as_ref().map(TimeRepair::of),
            TimeFault::FinerThanSeconds { seconds, .. } => Some(TimeRepair::of(seconds)),
            TimeFault::Digits { clock, .. } => clock.as_ref().map(TimeRepair::of),
            TimeFault::Clock { text, clock } => next_midnight(text, clock).map(TimeRepair::of),
            TimeFault::Abbreviation { text, name } => {
                let offset = offset_meant(name).map(|offset| Offset(offset).to_string());
                let time = offset.and_then(|offset| with_word(text, name, &offset));
                time.map(TimeRepair::of)
            }
            TimeFault::ZoneName { text, name, zone } => {
                let time = with_word(text, name, "").filter(|time| !time.is_empty());
                time.map(|text| TimeRepair { text, zone: Some(zone.clone()) })
            }
            TimeFault::Shape(_)
            | TimeFault::Word { .. }
            | TimeFault::Twice { .. }
            | TimeFault::NoClock { .. }
            | TimeFault::ClockOrDate { .. }
            | TimeFault::NamedDay { .. }
            | TimeFault::Ambiguous { .. }
            | TimeFault::BeforeOpening { .. }
            | TimeFault::Weekday { .. }
            | TimeFault::NoSuchDate { .. }
            | TimeFault::Unit { .. }
            | TimeFault::NoUnit { .. }
            | TimeFault::Distance { .. }
            | TimeFault::NoZone { .. } => None,
        };
        only.into_iter().collect()
    }
}

/// Returns the likely reading, or all of them.
fn likely(readings: &[TimeReading]) -> Vec<TimeRepair> {
    let likely = readings.iter().find(|reading| reading.is_likely);
    let meant = likely.map_or(readings, std::slice::from_ref);
    meant.iter().map(|reading| TimeRepair::of(&reading.text)).collect()
}

#[cfg(test)]
mod tests {
    use crate::{
        time::{TzData, TzSource},
        times::{NearestDay, parse_human_time, parse_moment},
    };

    fn repaired(text: &str, nearest: NearestDay) -> Option<(String, Option<String>)> {
        let utc = TzData::open(&TzSource::Bundled).unwrap().zone("Europe/Berlin").unwrap();
        let now = parse_moment("2026-11-28T22:00:00Z", None, crate::time::Instant::MIN).unwrap();
        let error = parse_human_time(text, Some(&utc), now.at, nearest).unwrap_err();
        assert_eq!(error.typed(), Some(text));
        let [only] = &error.repairs()[..] else { return None };
        Some((only.text.clone(), only.zone.clone()))
    }

    #[test]
    fn a_time_with_one_likely_meaning_is_mended() {
        for (text, mended) in [
            ("2h", "2h ago"),
            ("16.45", "16:45"),
            ("1645", "16:45"),
            ("yesterday 16", "yesterday 16:00"),
            ("1,5h ago", "1.5h ago"),
            ("10:00 JST", "10:00 +09:00"),
            ("10:00 cest", "10:00 +02:00"),
            ("1772815500000", "1772815500"),
            ("2026-11-25 24:00", "2026-11-26 00:00"),
            ("2026-11-25 24:00 UTC", "2026-11-26 00:00 UTC"),
            ("2026-11-25T24:00:00Z", "2026-11-26T00:00:00Z"),
            ("2026-12-31 24:00-05:00", "2027-01-01 00:00-05:00"),
            ("21.11.2026 16.45", "21.11.2026 16:45"),
            ("16.45 21.11.2026", "16:45 21.11.2026"),
            ("6-Mar-26 16:45", "6-Mar-2026 16:45"),
            ("Mar 6, 26 16:45", "Mar 6, 2026 16:45"),
            ("6 mar 26 16:45 UTC", "6 mar 2026 16:45 UTC"),
            ("12.11.2026 10:00", "2026-11-12 10:00"),
            ("12/25 12:00", "2025-12-25 12:00"),
        ] {
            let expected = Some((mended.to_owned(), None));
            assert_eq!(repaired(text, NearestDay::Past), expected, "{text}");
        }
        let ahead = repaired("2h", NearestDay::Future);
        assert_eq!(ahead, Some(("in 2h".to_owned(), None)));
        let berlin = Some(("10:00".to_owned(), Some("Europe/Berlin".to_owned())));
        assert_eq!(repaired("10:00 Europe/Berlin", NearestDay::Past), berlin);
    }

    #[test]
    fn a_time_with_several_meanings_is_not() {
        for text in [
            "03/06/2026 10:00",
            "10:00 IST",
            "10:00 BST",
            "10:00 ET",
            "12.11",
            "12.11.2026",
            "friday",
            "banana",
            "berlin",
            "today 12pm",
            "2026-11-25 24:00 wed",
            "2026-11-25 24:00 Europe/Berlin",
            "24:00 2026-11-25",
            "6.3.2026 16.45",
            "friday next 16:45",
        ] {
            assert_eq!(repaired(text, NearestDay::Past), None, "{text}");
        }
    }
}
