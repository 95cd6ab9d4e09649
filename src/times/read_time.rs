//! Reads the times of a table: the plain shape first, any other by
//! [`parse_written_time`].

use super::{
    numeric_time::numeric_time, time_error::TimeError, time_form::TimeForm, typed_time::TypedTime,
    usual_time::parse_written_time,
};
use crate::time::{Instant, OffsetTable, ParsedTime, Zone, read_plain_time};

/// Reads a time as [`parse_written_time`] does, or in the form of the table if it has one. A local
/// time is one in `zone`.
///
/// # Errors
/// As [`parse_written_time`], or the text does not have that form.
pub fn read_time(
    text: &str,
    form: Option<&TimeForm>,
    zone: Option<&OffsetTable>,
    now: Instant,
) -> Result<ParsedTime, TimeError> {
    if form.is_none()
        && let Some(read) = read_plain_time(text.as_bytes(), zone)
    {
        return Ok(read);
    }
    let place = zone.map(OffsetTable::zone);
    let read = match form {
        Some(form) => in_form(form, text, place),
        None if text.trim().starts_with("now") => Err(TimeError::Moving(text.trim().to_owned())),
        None => parse_written_time(text, place, now),
    };
    let TypedTime { at, written_in } =
        read.map_err(|error| match (&error, numeric_time(text.trim())) {
            (TimeError::Shape(text) | TimeError::Form { text, .. }, Some(says)) => {
                TimeError::Number { text: text.clone(), says }
            }
            _ => error,
        })?;
    Ok(ParsedTime { at, written_offset: written_in.map(|zone| zone.offset_at(at)) })
}

/// Reads a time in a form, or one of ISO 8601 with `T` and an offset, which means the same in every
/// table: `2026-03-06T09:45:00.000-0500`.
fn in_form(form: &TimeForm, text: &str, place: Option<&Zone>) -> Result<TypedTime, TimeError> {
    let text = text.trim();
    let is_iso = text.as_bytes().get(10) == Some(&b'T');
    let with_offset = || read_plain_time(text.as_bytes(), None).filter(|_| is_iso);
    let read = form.read(text, place);
    read.or_else(|error| with_offset().map(TypedTime::from).ok_or(error))
}

#[cfg(test)]
mod tests {
    use super::{TypedTime, parse_written_time, read_time};
    use crate::time::{Instant, OffsetTable, TzData, TzSource};

    #[test]
    fn the_short_way_reads_what_the_long_way_reads() {
        let tz = TzData::open(&TzSource::Bundled).unwrap();
        let new_york = tz.zone("America/New_York").unwrap();
        let offsets = OffsetTable::new(&new_york);
        let clocks = [
            "16:45:30", "00:00:00", "23:59:59", "24:00:00", "16:60:00", "16:45:60", "02:30:00",
            "01:30:00", "16:45", "1a:45:30",
        ];
        let dates = [
            "2026-03-06",
            "2026-03-08",
            "2026-11-01",
            "2024-02-29",
            "2026-02-29",
            "0001-01-01",
            "9999-12-31",
            "0000-01-01",
            "1883-11-18",
        ];
        let tails = [
            "",
            "Z",
            "z",
            "-05:00",
            "+0530",
            "+05",
            "-24:00",
            ".5Z",
            ".Z",
            ".123",
            ".123456-05:00",
            "-0:500",
            " ",
            "+14:00x",
        ];
        for date in dates {
            for clock in clocks {
                for tail in tails {
                    for separator in ["T", " ", "t", "_"] {
                        let text = format!("{date}{separator}{clock}{tail}");
                        for zone in [None, Some(&offsets)] {
                            let fast =
                                read_time(&text, None, zone, Instant::MIN).map(TypedTime::from);
                            assert_eq!(
                                fast,
                                parse_written_time(
                                    &text,
                                    zone.map(OffsetTable::zone),
                                    Instant::MIN
                                ),
                                "{text}"
                            );
                        }
                    }
                }
            }
        }
    }
}
