//! Numbers that stand for times in exports, and are not read as times unless a form says so.

use crate::time::{CivilDateTime, Instant, Zone};

/// Serial numbers of spreadsheets that are taken for dates: from 1982 to 2064.
const SERIALS: std::ops::Range<f64> = 30_000.0..60_000.0;
/// The serial number of 1 January 1970.
const EPOCH: f64 = 25_569.0;

/// Returns the kind of a number that programs take for a time, and how to write that time.
pub(super) fn numeric_time(text: &str) -> Option<String> {
    let is_number = |byte: u8| byte.is_ascii_digit() || byte == b'.';
    if text.is_empty() || !text.bytes().all(is_number) {
        return None;
    }
    if !text.contains('.') && matches!(text.len(), 10 | 13) {
        let seconds = &text[..10];
        let kind = if text.len() == 10 { "Unix seconds" } else { "Unix milliseconds" };
        let form = if text.len() == 10 { ", or add --time-format %s" } else { "" };
        return Some(format!("it looks like {kind}; write @{seconds}{form}"));
    }
    let serial = text.parse::<f64>().ok().filter(|serial| SERIALS.contains(serial))?;
    let minutes = ((serial - EPOCH) * 1_440.0).round();
    // The range above leaves no digit out.
    #[allow(clippy::cast_possible_truncation, reason = "the serial number is below 60,000")]
    let at = Instant::from_unix(minutes as i64 * 60)?;
    let wall: CivilDateTime = Zone::utc().wall_at(at);
    let minutes = wall.seconds_of_day() / 60;
    Some(format!(
        "it looks like the serial number of a spreadsheet; give the cells a date format and export \
         the table again, so that it says {} {:02}:{:02}",
        wall.date(),
        minutes / 60,
        minutes % 60
    ))
}

#[cfg(test)]
mod tests {
    use super::numeric_time;

    #[test]
    fn numbers_of_other_programs_are_told() {
        // 46087 is 6 March 2026 in a spreadsheet; 0.4 of a day is 09:36.
        assert!(numeric_time("46087.4").unwrap().ends_with("it says 2026-03-06 09:36"));
        assert!(numeric_time("46087").unwrap().ends_with("it says 2026-03-06 00:00"));
        assert!(
            numeric_time("1795848600").unwrap().contains("@1795848600, or add --time-format %s")
        );
        assert!(numeric_time("1795848600000").unwrap().ends_with("write @1795848600"));
        for text in ["", "12", "1.2.3", "20260306", "2026-03-06", "46087,4"] {
            assert_eq!(numeric_time(text), None, "{text}");
        }
    }
}
