//! The identity of a window or a holiday: it stays the same when asked for again, though the hours
//! may have changed since.

use crate::{
    calendar::{Calendar, Timeline, Window},
    policy::ZoneRule,
    sla::{EffectiveHours, Subject, ZonedInstant},
    time::{CivilDateTime, Date, Instant, SECONDS_PER_DAY, Zone},
};

/// The seconds that are looked at around a span: enough for the other windows of a date that the
/// span begins in.
const AROUND: i64 = 3 * SECONDS_PER_DAY;

/// A window with its own ends, also where they lie outside of the days asked for.
#[derive(Clone, Debug)]
pub(crate) struct WholeWindow {
    /// Opening; the first instant of the days asked for if there is none within fifty years.
    pub start: ZonedInstant,
    /// Closing; the first instant after the days asked for if there is none within fifty years.
    pub end: ZonedInstant,
    /// The date of the opening, where the hours are.
    pub on: Date,
    /// 1 for the first window that opens on that date, 2 for the second.
    pub number: usize,
}

/// Returns the identity of hours: policy, plan, region, contract, calendar, and the customer's zone
/// if the hours depend on it. A part that is missing is empty.
///
/// An edition, a priority or a channel only says which calendar holds.
pub(super) fn whose(subject: &Subject<'_>, hours: &EffectiveHours<'_>) -> [String; 6] {
    let text = |text: Option<&String>| text.cloned().unwrap_or_default();
    let place = hours.calendar.as_ref().and_then(home);
    let part =
        hours.rule.union.first().and_then(|id| subject.policy.calendar(id)).unwrap_or(hours.rule);
    let named =
        |zone: &Zone| matches!(&part.zone, Some(ZoneRule::Named(name)) if name == zone.name());
    let customers = place.filter(|zone| subject.zone.as_ref() == Some(zone) && !named(zone));
    let dates = || {
        let schedules = hours.calendar.as_ref()?.schedules();
        schedules.iter().find_map(|schedule| schedule.holiday_zone.as_ref())
    };
    let customers = customers.or_else(dates);
    [
        subject.policy.id.clone(),
        text(subject.plan.map(|plan| &plan.id)),
        text(subject.region.map(|region| &region.id)),
        text(subject.contract.map(|contract| &contract.title)),
        hours.rule.id.clone(),
        customers.map_or(String::new(), |zone| zone.name().to_owned()),
    ]
}

/// Returns the windows that touch a span, uncut.
pub(super) fn whole_windows(
    calendar: &Calendar,
    (from, to): (&ZonedInstant, &ZonedInstant),
) -> Vec<WholeWindow> {
    let Some(place) = home(calendar) else { return Vec::new() };
    let [early, late] = [from.at.unix() - AROUND, to.at.unix() + AROUND].map(Instant::clamped);
    let around = calendar.timeline(early, late);
    let stamp = |at| ZonedInstant { at, zone: from.zone.clone() };
    let mut all: Vec<WholeWindow> = Vec::new();
    for window in
        around.windows().iter().filter(|window| window.start < to.at && from.at < window.end)
    {
        let (start, end) = ends(calendar, &around, *window);
        let (start, end) = (start.unwrap_or(from.at), end.unwrap_or(to.at));
        let on = place.wall_at(start).date();
        let number = match all.last() {
            Some(before) if before.on == on => before.number + 1,
            Some(_) => 1,
            None => 1 + openings_before(calendar, place, on, start),
        };
        all.push(WholeWindow { start: stamp(start), end: stamp(end), on, number });
    }
    all
}

/// Returns the zone of the hours, of the first place if there are several.
fn home(calendar: &Calendar) -> Option<&Zone> {
    calendar.schedules().first().map(|schedule| &schedule.zone)
}

/// Returns the ends of a window, which the timeline may have cut; `None` where it has none.
fn ends(
    calendar: &Calendar,
    around: &Timeline,
    window: Window,
) -> (Option<Instant>, Option<Instant>) {
    let span = around.span();
    let found = (Some(window.start), Some(window.end));
    if span.start < window.start && window.end < span.end {
        found
    } else {
        calendar.state_at(window.start).window.unwrap_or(found)
    }
}

/// Counts the windows that open on a date before an instant of it.
fn openings_before(calendar: &Calendar, place: &Zone, on: Date, at: Instant) -> usize {
    let midnight = place.opening_at(CivilDateTime::new(on, 0));
    // A second more, so that a window which is open at midnight does not seem to open then.
    let day = calendar.timeline(Instant::clamped(midnight.unix() - 1), at);
    day.windows().iter().filter(|window| window.start >= midnight).count()
}

#[cfg(test)]
mod tests {
    use super::whole_windows;
    use crate::{
        calendar::{Calendar, Schedule, WeeklyHours},
        sla::ZonedInstant,
        time::{CivilDateTime, Date, TzData, TzSource},
    };

    /// Returns the windows of hours in Berlin that touch dates of another zone: opening and closing
    /// in UTC, date and number.
    fn shown(hours: &str, zone: &str, from: &str, to: &str) -> Vec<String> {
        let tz = TzData::open(&TzSource::parse("bundled")).unwrap();
        let weekly = WeeklyHours::parse([hours]).unwrap();
        let calendar =
            Calendar::new(vec![Schedule::weekly(tz.zone("Europe/Berlin").unwrap(), weekly)])
                .unwrap();
        let zone = tz.zone(zone).unwrap();
        let [from, to] = [from, to].map(|date| Date::parse(date).unwrap());
        let stamp = |date| ZonedInstant {
            at: zone.opening_at(CivilDateTime::new(date, 0)),
            zone: zone.clone(),
        };
        let windows = whole_windows(&calendar, (&stamp(from), &stamp(to.plus_days(1).unwrap())));
        windows
            .iter()
            .map(|it| {
                format!(
                    "{}/{} {} {}",
                    &it.start.utc()[5..16],
                    &it.end.utc()[5..16],
                    it.on,
                    it.number
                )
            })
            .collect()
    }

    #[test]
    fn a_window_is_the_same_from_whatever_side_it_is_seen() {
        // 14:00 to 18:00 in Berlin are 22:00 to 02:00 in Tokyo: over midnight, and the second of
        // Berlin's date.
        let hours = "Mon-Fri 08:00-12:00, 14:00-18:00";
        let second = "03-04T13:00/03-04T17:00 2026-03-04 2";
        assert_eq!(
            shown(hours, "Europe/Berlin", "2026-03-04", "2026-03-04"),
            ["03-04T07:00/03-04T11:00 2026-03-04 1", second]
        );
        assert_eq!(shown(hours, "Asia/Tokyo", "2026-03-05", "2026-03-05")[0], second);
        assert_eq!(shown(hours, "Asia/Tokyo", "2026-03-04", "2026-03-04")[2], second);
    }

    #[test]
    fn a_long_window_is_not_cut_unless_it_has_no_ends() {
        // Monday 00:00 to Saturday 00:00 in winter is 23:00 to 23:00 UTC.
        let week = "03-01T23:00/03-06T23:00 2026-03-02 1";
        for day in ["2026-03-02", "2026-03-04", "2026-03-06"] {
            assert_eq!(shown("Mon-Fri 00:00-24:00", "Europe/Berlin", day, day), [week], "{day}");
        }
        assert_eq!(
            shown("24/7", "UTC", "2026-03-02", "2026-03-03"),
            ["03-02T00:00/03-04T00:00 2026-03-02 1"]
        );
    }
}
