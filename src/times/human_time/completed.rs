//! Says which day was taken for a time that was typed without its date, or without its year.

use super::words::TimeWords;
use crate::{
    time::{Instant, Offset, Zone},
    times::local_clock::full_day,
};

/// Returns a sentence on the day that was taken for a time, if it is not today or of this year.
pub(crate) fn completed_day(
    text: &str,
    zone: Option<&Zone>,
    now: Instant,
    at: Instant,
) -> Option<String> {
    let words = TimeWords::read(text).ok()?;
    let has_date = words.date.is_some() || words.numeric.is_some() || words.year.is_some();
    if has_date || words.days.is_some() || words.weekday.is_some() || words.which.is_some() {
        return None;
    }
    let own = words.offset.map(|offset| Zone::fixed(Offset(offset)));
    let zone = own.as_ref().or(zone)?;
    let [taken, today] = [at, now].map(|at| zone.wall_at(at).date());
    let other = if at < now { "is still to come" } else { "is over" };
    if words.month.is_some() {
        let year = taken.year();
        return (year != today.year())
            .then(|| format!("'{text}' was read as that of {year}, since this year's {other}."));
    }
    let day = match taken.days_since_epoch() - today.days_since_epoch() {
        0 => return None,
        -1 => "yesterday",
        1 => "tomorrow",
        _ => "another day",
    };
    Some(format!("'{text}' was read as {day}, {}, since {text} today {other}.", full_day(taken)))
}
