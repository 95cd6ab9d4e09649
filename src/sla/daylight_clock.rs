//! Weekly hours as the clock of another zone shows them in daylight saving, held at those wall
//! times.

use crate::{
    calendar::{DaySpan, WeeklyHours},
    time::{CivilDateTime, Date, Instant, SECONDS_PER_DAY, SignedDuration, Weekday, Zone},
};

/// A year in which only the rules hold that now have no end.
const YEAR_OF_LASTING_RULES: i32 = 2100;

/// Returns the hours of a place at the wall times that they have on another clock while both show
/// daylight saving; in a zone without it, at those that they have all year.
pub(crate) fn on_daylight_clock(weekly: &WeeklyHours, place: &Zone, clock: &Zone) -> WeeklyHours {
    // Hours that never end are the same everywhere.
    if weekly.is_always() {
        return weekly.clone();
    }
    weekly.later_by(SignedDuration::from_seconds(offsets(clock).1 - offsets(place).1))
}

/// Returns the hours of a place as another clock shows them while both show standard time.
pub(crate) fn on_standard_clock(weekly: &WeeklyHours, place: &Zone, clock: &Zone) -> WeeklyHours {
    if weekly.is_always() {
        return weekly.clone();
    }
    weekly.later_by(SignedDuration::from_seconds(offsets(clock).0 - offsets(place).0))
}

/// Returns weekly hours in words. Those that run on through a midnight are one span,
/// `Sun 17:00 to Fri 17:00`, where the notation of a day would count beyond 24:00.
pub(crate) fn week_in_words(weekly: &WeeklyHours) -> String {
    let days = || WEEK.iter().zip(0..).map(|(day, place)| (weekly.on(*day), place));
    let runs_on = |span: &DaySpan| span.to > SECONDS_PER_DAY.max(span.from + SECONDS_PER_DAY - 1);
    if weekly.is_always() || !days().any(|(spans, _)| spans.iter().any(runs_on)) {
        return weekly.to_string();
    }
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for (spans, place) in days() {
        let begin = place * SECONDS_PER_DAY;
        for span in spans {
            match runs.last_mut().filter(|(_, end)| *end >= begin + span.from) {
                Some((_, end)) => *end = begin + span.to,
                None => runs.push((begin + span.from, begin + span.to)),
            }
        }
    }
    // The end of Sunday may be the beginning of Monday.
    let week = 7 * SECONDS_PER_DAY;
    if let [first, .., last] = &mut runs[..]
        && last.1 - week >= first.0
    {
        last.1 = first.1 + week;
        runs.remove(0);
    }
    let runs = runs.iter().map(|(from, to)| format!("{} to {}", in_week(*from), in_week(*to)));
    runs.collect::<Vec<_>>().join("; ")
}

/// The weekdays in the order of weekly hours.
const WEEK: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

/// Returns a second after Monday's midnight as a weekday and a time: `Sun 17:00`.
fn in_week(second: i64) -> String {
    let day = second.div_euclid(SECONDS_PER_DAY).rem_euclid(7);
    let day = WEEK[usize::try_from(day).unwrap_or_default()];
    let minutes = second.rem_euclid(SECONDS_PER_DAY) / 60;
    format!("{day} {:02}:{:02}", minutes / 60, minutes % 60)
}

/// Returns the seconds that a zone's clock is ahead of UTC in standard time and in daylight saving:
/// its smallest offset in a year, and its largest.
fn offsets(zone: &Zone) -> (i64, i64) {
    let new_year = |year| {
        let date = Date::new(year, 1, 1);
        date.map_or(Instant::MAX, |date| zone.opening_at(CivilDateTime::new(date, 0)))
    };
    let mut at = new_year(YEAR_OF_LASTING_RULES);
    let end = new_year(YEAR_OF_LASTING_RULES + 1);
    let mut smallest = zone.offset_at(at).0;
    let mut largest = smallest;
    while at < end {
        let (offset, until) = zone.steady_from(at);
        (smallest, largest) = (smallest.min(offset.0), largest.max(offset.0));
        at = until.max(Instant::clamped(at.unix() + 1));
    }
    (i64::from(smallest), i64::from(largest))
}

#[cfg(test)]
mod tests {
    use super::super::daylight_clock::{on_daylight_clock, week_in_words};
    use crate::time::Zone;

    #[test]
    fn a_week_that_runs_on_is_one_span() {
        for (week, words) in [
            ("Mon-Thu 17:00-41:00; Sun 17:00-41:00", "Sun 17:00 to Fri 17:00"),
            ("Mon-Fri 02:00-26:00", "Mon 02:00 to Sat 02:00"),
            ("Mon-Fri 00:00-24:00", "Mon-Fri 00:00-24:00"),
            ("Mon-Fri 22:00-06:00", "Mon-Fri 22:00-06:00"),
            ("24/7", "24/7"),
        ] {
            assert_eq!(week_in_words(&week.parse().unwrap()), words);
        }
    }

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
