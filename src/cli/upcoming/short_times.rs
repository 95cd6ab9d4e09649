//! Times for the narrow columns of a list.

use crate::{
    answer::ZonedInstant,
    cli::{calendar::day_of_month, time_words::zone_at},
    time::{Instant, SECONDS_PER_DAY},
};

/// Returns `6 Mar 16:45`.
pub(super) fn opening(at: &ZonedInstant) -> String {
    let wall = at.zone.wall_at(at.at);
    let (date, minutes) = (wall.date(), wall.seconds_of_day() / 60);
    format!("{} {:02}:{:02}", day_of_month(date), minutes / 60, minutes % 60)
}

/// Returns `Mon 9 Mar 09:45 EDT`.
pub(super) fn day_and_time(at: &ZonedInstant) -> String {
    let weekday = at.zone.wall_at(at.at).date().weekday();
    format!("{weekday} {} {}", opening(at), zone_at(&at.zone, at.at))
}

/// Returns `Mon 08:30`, or `4 Jan 08:30` if that is not in the next days.
pub(super) fn near(at: &ZonedInstant, now: Instant) -> String {
    if at.at.since(now).seconds() >= 6 * SECONDS_PER_DAY {
        return opening(at);
    }
    let wall = at.zone.wall_at(at.at);
    let minutes = wall.seconds_of_day() / 60;
    format!("{} {:02}:{:02}", wall.date().weekday(), minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::{day_and_time, near, opening};
    use crate::{
        answer::ZonedInstant,
        time::{Instant, Offset, Zone},
    };

    #[test]
    fn a_time_has_its_weekday_if_it_is_near() {
        let now: Instant = "2026-03-06T22:00:00Z".parse().unwrap();
        let at = |text: &str| ZonedInstant {
            at: text.parse().unwrap(),
            zone: Zone::fixed(Offset(3_600)),
        };
        let monday = at("2026-03-09T07:30:00Z");
        assert_eq!(
            (near(&monday, now).as_str(), opening(&monday)),
            ("Mon 08:30", "9 Mar 08:30".to_owned())
        );
        assert_eq!(day_and_time(&monday), "Mon 9 Mar 08:30 UTC+01:00");
        assert_eq!(near(&at("2026-12-28T07:30:00Z"), now), "28 Dec 08:30");
    }
}
