//! Days and lengths in words.

use crate::{
    answer::ClockChange,
    time::{Date, SECONDS_PER_DAY},
    times::{dial, full_day, short_day, short_month},
};

/// Returns `Sun  8 Mar`.
pub(super) fn day(date: Date) -> String {
    format!("{} {:>2} {}", date.weekday(), date.day(), short_month(date))
}

/// Returns `on Sun 8 Mar 2026`, `from Mon 2 Mar to Sun 8 Mar 2026`.
pub(super) fn span((first, last): (Date, Date)) -> String {
    if first == last {
        return format!("on {}", full_day(first));
    }
    let from = if first.year() == last.year() { short_day(first) } else { full_day(first) };
    format!("from {from} to {}", full_day(last))
}

/// Returns `8 h 30 min`, `45 h`, `20 min`: days are never used, as a day here may have 23 hours.
pub(in crate::cli) fn hours(seconds: i64) -> String {
    let parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")];
    let said: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, unit)| format!("{count} {unit}"))
        .collect();
    if said.is_empty() { "0 h".to_owned() } else { said.join(" ") }
}

/// Pads [`hours`] for a column, so that the units of full hours stand below each other.
pub(super) fn figure(seconds: i64) -> String {
    let said = hours(seconds);
    if (3_600..36_000).contains(&seconds) { format!(" {said}") } else { said }
}

/// Describes the day of a clock change: `23 h day, clocks forward 02:00→03:00`.
pub(super) fn change(change: &ClockChange, on: Date) -> String {
    let (shows, shows_then) = change.seen_on(on);
    let (lasts, direction) =
        (change.seconds_of(on), if shows < shows_then { "forward" } else { "back" });
    let (day, by) = (hours(lasts), hours((shows_then - shows).abs()));
    let over_midnight =
        [shows, shows_then].iter().any(|seconds| !(0..=SECONDS_PER_DAY).contains(seconds));
    match [shows, shows_then].map(dial) {
        _ if lasts == 0 => format!("no such day, clocks {direction} {by}"),
        _ if over_midnight => format!("{day} day, clocks {direction} {by} over midnight"),
        [from, to] if shows < shows_then => format!("{day} day, clocks forward {from}→{to}"),
        [from, to] => format!("{day} day, clocks back {from}→{to}, {to}-{from} twice"),
    }
}

#[cfg(test)]
mod tests {
    use super::hours;

    #[test]
    fn lengths_of_days() {
        assert_eq!(
            [0, 1_200, 30_600, 162_000, 90_000, 3_601].map(hours),
            ["0 h", "20 min", "8 h 30 min", "45 h", "25 h", "1 h 1 s"]
        );
    }
}
