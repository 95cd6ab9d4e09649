//! Times for the narrow columns of a list.

use crate::{
    sla::ZonedInstant,
    time::{Instant, SECONDS_PER_DAY},
    times::{day_of_month, dial, zone_name_at},
};

/// Returns `6 Mar 16:45`, or `6 Mar 2025 16:45` in another year than that of now.
pub(super) fn opening(at: &ZonedInstant, now: Instant) -> String {
    let [wall, current] = [at.at, now].map(|at_time| at.zone.wall_at(at_time));
    let date = wall.date();
    let year = if date.year() == current.date().year() {
        String::new()
    } else {
        format!(" {}", date.year())
    };
    format!("{}{year} {}", day_of_month(date), dial(wall.seconds_of_day()))
}

/// Returns `Mon 9 Mar 09:45 EDT`, with the year where it is another than that of now.
pub(super) fn day_and_time(at: &ZonedInstant, now: Instant) -> String {
    let weekday = at.zone.wall_at(at.at).date().weekday();
    format!("{weekday} {} {}", opening(at, now), zone_name_at(&at.zone, at.at))
}

/// Returns `08:30` on the day of now, `Mon 08:30` in the days after it, and else `4 Jan 08:30`.
pub(super) fn near(at: &ZonedInstant, now: Instant) -> String {
    let [wall, current] = [at.at, now].map(|at_time| at.zone.wall_at(at_time));
    let clock = dial(wall.seconds_of_day());
    match () {
        () if wall.date() == current.date() => clock,
        () if at.at.since(now).seconds() < 6 * SECONDS_PER_DAY => {
            format!("{} {clock}", wall.date().weekday())
        }
        () => opening(at, now),
    }
}

#[cfg(test)]
mod tests {
    use super::{day_and_time, near, opening};
    use crate::{
        sla::ZonedInstant,
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
            (near(&monday, now).as_str(), opening(&monday, now)),
            ("Mon 08:30", "9 Mar 08:30".to_owned())
        );
        assert_eq!(day_and_time(&monday, now), "Mon 9 Mar 08:30 UTC+01:00");
        assert_eq!(near(&at("2026-12-28T07:30:00Z"), now), "28 Dec 08:30");
        assert_eq!(near(&at("2026-03-06T22:45:00Z"), now), "23:45");
        // Fifteen minutes later, but on the next day.
        assert_eq!(near(&at("2026-03-06T23:00:00Z"), now), "Sat 00:00");
    }

    #[test]
    fn a_date_of_another_year_has_its_year() {
        let zone = || Zone::fixed(Offset(3_600));
        // Midnight of the new year in the zone of the ticket.
        let now: Instant = "2026-12-31T23:00:00Z".parse().unwrap();
        let at = |text: &str| ZonedInstant { at: text.parse().unwrap(), zone: zone() };
        for (time, said) in [
            ("2026-12-31T22:59:00Z", "Thu 31 Dec 2026 23:59 UTC+01:00"),
            ("2026-12-31T23:00:00Z", "Fri 1 Jan 00:00 UTC+01:00"),
            ("2027-12-31T22:59:00Z", "Fri 31 Dec 23:59 UTC+01:00"),
            ("2027-12-31T23:00:00Z", "Sat 1 Jan 2028 00:00 UTC+01:00"),
        ] {
            assert_eq!(day_and_time(&at(time), now), said);
        }
    }
}
