//! Weekly hours as the clock of another zone shows them in daylight saving, held at those wall
//! times.

use crate::{
    calendar::WeeklyHours,
    time::{CivilDateTime, Date, Instant, Zone},
};

/// A year in which only the rules hold that now have no end.
const YEAR_OF_LASTING_RULES: i32 = 2100;

/// Returns the hours of a place at the wall times that they have on another clock while both show
/// daylight saving; in a zone without it, at those that they have all year.
pub(super) fn on_daylight_clock(weekly: &WeeklyHours, place: &Zone, clock: &Zone) -> WeeklyHours {
    // Hours that never end are the same everywhere.
    if weekly.is_always() {
        return weekly.clone();
    }
    weekly.later_by(daylight_offset(clock) - daylight_offset(place))
}

/// Returns the seconds that a zone's clock is ahead of UTC in daylight saving: its largest offset
/// in a year.
fn daylight_offset(zone: &Zone) -> i64 {
    let new_year = |year| {
        let date = Date::new(year, 1, 1);
        date.map_or(Instant::MAX, |date| zone.opening_at(CivilDateTime::new(date, 0)))
    };
    let mut at = new_year(YEAR_OF_LASTING_RULES);
    let end = new_year(YEAR_OF_LASTING_RULES + 1);
    let mut largest = zone.offset_at(at).0;
    while at < end {
        let (offset, until) = zone.steady_from(at);
        largest = largest.max(offset.0);
        at = until.max(Instant::clamped(at.unix() + 1));
    }
    i64::from(largest)
}

#[cfg(test)]
mod tests {
    use super::on_daylight_clock;
    use crate::time::Zone;

    #[test]
    fn the_week_in_utc_has_the_wall_times_of_daylight_saving() {
        for (zone, shown) in [
            ("America/Los_Angeles", "Mon-Thu 17:00-41:00; Sun 17:00-41:00"),
            ("America/New_York", "Mon-Thu 20:00-44:00; Sun 20:00-44:00"),
            ("Europe/Berlin", "Mon-Fri 02:00-26:00"),
            ("Europe/Dublin", "Mon-Fri 01:00-25:00"),
            ("Australia/Sydney", "Mon-Fri 11:00-35:00"),
            ("Asia/Tokyo", "Mon-Fri 09:00-33:00"),
            ("Asia/Kathmandu", "Mon-Fri 05:45-29:45"),
            ("UTC", "Mon-Fri 00:00-24:00"),
        ] {
            let week = "Mon-Fri 00:00-24:00".parse().unwrap();
            let held = on_daylight_clock(&week, &Zone::utc(), &Zone::bundled(zone).unwrap());
            assert_eq!(held.to_string(), shown, "{zone}");
        }
    }
}
