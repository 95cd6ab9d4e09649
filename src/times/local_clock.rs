//! Dates and times of day as people read them: `Mon 9 Mar 2026, 09:45 EDT`.

use crate::time::{Date, Instant, Zone};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Returns `Mar`.
pub(crate) fn short_month(date: Date) -> &'static str {
    MONTHS[date.month() as usize - 1]
}

/// Returns `8 Mar`.
pub(crate) fn day_of_month(date: Date) -> String {
    format!("{} {}", date.day(), short_month(date))
}

/// Returns `Sun 8 Mar`.
pub(crate) fn short_day(date: Date) -> String {
    format!("{} {}", date.weekday(), day_of_month(date))
}

/// Returns `Sun 8 Mar 2026`.
pub(crate) fn full_day(date: Date) -> String {
    format!("{} {}", short_day(date), date.year())
}

/// Returns `02:00`, with seconds if there are any; `24:00` for the midnight that ends the day.
pub(crate) fn dial(seconds: i64) -> String {
    let rest = if seconds % 60 == 0 { String::new() } else { format!(":{:02}", seconds % 60) };
    format!("{:02}:{:02}{rest}", seconds / 3600, seconds / 60 % 60)
}

/// Returns an instant on the clock of a zone: `Mon 9 Mar 2026, 09:45 EDT`.
pub(crate) fn local_time(zone: &Zone, at: Instant) -> String {
    let wall = zone.wall_at(at);
    let clock = dial(wall.seconds_of_day());
    format!("{}, {clock} {}", full_day(wall.date()), zone_name_at(zone, at))
}

/// Returns the short name of a zone at an instant: `EDT`, or `UTC+03:00` where the zone data has
/// only an offset.
pub(crate) fn zone_name_at(zone: &Zone, at: Instant) -> String {
    let name = zone.called_at(at);
    // Local mean time, from before the zone had a standard one, has the same name everywhere.
    let is_name = name != "LMT" && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is_name { name } else { format!("UTC{}", zone.offset_at(at)) }
}

#[cfg(test)]
mod tests {
    use super::dial;

    #[test]
    fn times_of_day() {
        assert_eq!([0, 7_200, 86_400, 5_445].map(dial), ["00:00", "02:00", "24:00", "01:30:45"]);
    }
}
