//! The midnight that `24:00` of a date is.

use crate::{time::Date, times::zone_offsets::offset_named};

/// Returns true for the end of a day.
pub(super) fn is_end_of_day(clock: &str) -> bool {
    matches!(clock, "24:00" | "24:00:00")
}

/// Returns a text of a date and `24:00` with the beginning of the next day, in the zone that stands
/// behind them; `None` if there is anything else.
pub(super) fn next_midnight(text: &str, clock: &str) -> Option<String> {
    let (date, rest) = text.split_at_checked(10).filter(|_| is_end_of_day(clock))?;
    let next = Date::parse(date).ok()?.plus_days(1)?;
    let (between, zone) = rest.split_once(clock)?;
    let is_understood = matches!(between.trim(), "" | "T" | "t" | "at")
        && (zone.trim().is_empty() || offset_named(zone).is_some());
    let midnight = clock.replacen("24", "00", 1);
    is_understood.then(|| format!("{next}{between}{midnight}{zone}"))
}

/// Returns the times of day that a clock shows. The end of a day is the beginning of the next.
pub(super) fn clocks(clock: &str, text: &str) -> String {
    match (is_end_of_day(clock), next_midnight(text, clock)) {
        (true, Some(next)) => {
            format!("the end of a day is 00:00 of the next: write '{next}'")
        }
        (true, None) => "the end of a day is 00:00 of the next: write 00:00, or with its date \
                         '2026-03-07 00:00'"
            .to_owned(),
        (false, _) => "write 00:00 to 23:59, or 1am to 11:59pm".to_owned(),
    }
}
