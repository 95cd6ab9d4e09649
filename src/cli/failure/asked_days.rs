//! Days that were asked for where an instant, a span or a year is meant: `covered --at sunday`,
//! `calendar --date 2026-12-25`, `calendar --week 'next week'`.

use super::{
    super::{
        date_span::typed_date, inputs, option_meanings::DAY_OPTIONS, options::NowArgs,
        zone_name::ZoneName,
    },
    command_line::CommandLine,
    error_answer::ErrorAnswer,
    survey::Survey,
    trial::TrialOutcome,
};
use crate::{
    time::{CivilDateTime, Date, Instant, TzData, TzSource, Zone},
    times::{NearestDay, parse_human_time},
};

impl ErrorAnswer {
    /// Suggests the calendar of a day for which an instant is wanted, where nothing else is known.
    pub(super) fn suggest_whole_day(&mut self, line: &CommandLine, survey: &Survey, now: Instant) {
        let Some(place) = line.place_of("--at").filter(|_| line.command() == "covered") else {
            return;
        };
        let asked = line.text_at(&place);
        let is_it = survey.unknown.iter().any(|it| it.slip.is_time() && it.slip.name == asked);
        let Some((from, to)) = days(asked, line, now).filter(|_| is_it) else { return };
        let calendar = line.without_at(&place).and_then(|line| line.of_command("calendar"));
        let Some(calendar) = calendar.map(|line| with_dates(&line, from, to)) else { return };
        let of_calendar = Survey::of(&calendar, now);
        let works = |line: &CommandLine| TrialOutcome::of(line, now).rank().is_some();
        let line = of_calendar.suggestion.or_else(|| Some(calendar).filter(works));
        let Some(line) = line else { return };
        let says = if from == to { "the whole day" } else { "all these days" };
        self.message = format!("{}\n'calendar' shows {says}", self.message);
        (self.suggestion, self.examples) = (line.quoted(), of_calendar.examples);
    }
}

/// Returns the line of a calendar, or of a holiday list, with the day that was asked for by an
/// option that it does not have.
pub(super) fn of_day(line: &CommandLine, now: Instant) -> Option<(String, CommandLine)> {
    let name = |at: usize| line.words()[at].split('=').next().unwrap_or_default();
    let at = (1..line.words().len()).find(|at| DAY_OPTIONS.contains(&name(*at)))?;
    let joined = line.words()[at].split_once('=').map(|(_, value)| value);
    let behind = &line.words()[at + 1..];
    let bare = behind.iter().take_while(|word| !word.starts_with('-')).count();
    // A day may be typed in several words, without quotes.
    let fewest = usize::from(joined.is_none());
    let (count, day) = (fewest..=bare).rev().find_map(|count| {
        let words = joined.into_iter().chain(behind[..count].iter().map(String::as_str));
        Some((count, day(&words.collect::<Vec<_>>().join(" "), line, now)?))
    })?;
    let places: Vec<usize> = (at..=at + count).collect();
    let rest = line.without_words(&places);
    let option = name(at);
    match (line.command(), line.bare_words().first().map(|at| line.words()[*at].as_str())) {
        ("calendar", _) => {
            let says = format!("calendar has no {option}; for one day give --from and --to");
            Some((says, with_dates(&rest, day, day)))
        }
        ("show", Some("holidays")) => {
            let year = day.year().to_string();
            let says = format!("holidays are shown by year, not by {option}");
            Some((says, rest.with("--year", &year)))
        }
        _ => None,
    }
}

/// Returns the line of a calendar with the other end of its dates: a week.
pub(super) fn with_other_end(line: &CommandLine, missing: &str) -> Option<(String, CommandLine)> {
    let (given, days) = match missing {
        "--to" => ("--from", 6),
        "--from" => ("--to", -6),
        _ => return None,
    };
    let place = line.place_of(given).filter(|_| line.command() == "calendar")?;
    let other = typed_date(line.text_at(&place)).ok()?.plus_days(days)?;
    let says = format!("{given} needs {missing}; a week, for example");
    Some((says, line.with(missing, &other.to_string())))
}

/// Returns the line with a week, month or year that is said by its distance from now.
pub(super) fn of_named_span(line: &CommandLine, value: &str, now: Instant) -> Option<CommandLine> {
    let option = line.option_of(value)?;
    let words: Vec<&str> = value.split_whitespace().collect();
    let unit = option.strip_prefix("--")?;
    let which = match words[..] {
        [which] => which,
        [which, said] if said.eq_ignore_ascii_case(unit) => which,
        _ => return None,
    };
    let date = span_named(which, unit, today(line, now))?;
    line.replaced(value, &date)
}

/// Returns the value of `--week`, `--month` or `--year` that words mean: `next week`.
pub(super) fn span_named(which: &str, unit: &str, today: Date) -> Option<String> {
    let away = match which.to_lowercase().as_str() {
        "last" | "previous" => -1,
        "this" | "current" => 0,
        "next" | "coming" => 1,
        _ => return None,
    };
    let month = || i64::from(today.year()) * 12 + i64::from(today.month()) - 1 + away;
    match unit.to_lowercase().as_str() {
        "week" => Some(today.plus_days(away * 7)?.to_string()),
        "month" => Some(format!("{:04}-{:02}", month().div_euclid(12), month().rem_euclid(12) + 1)),
        "year" => Some(format!("{:04}", i64::from(today.year()) + away)),
        _ => None,
    }
}

/// Returns the date that is now by `--now`, the environment or the clock, in the zone of
/// `--timezone` or else in UTC.
pub(super) fn today(line: &CommandLine, clock: Instant) -> Date {
    let (args, zone) = (NowArgs { now: line.value_of("--now") }, zone_of(line));
    zone.wall_at(inputs::now(&args, Some(&zone), clock).unwrap_or(clock)).date()
}

/// Returns the zone of a line, else UTC.
fn zone_of(line: &CommandLine) -> Zone {
    let named = line.place_of("--timezone").and_then(|place| {
        let typed = ZoneName::parse(line.text_at(&place)).ok()?;
        TzData::open(&TzSource::Newest).ok()?.zone(&typed.name).ok()
    });
    named.unwrap_or_else(Zone::utc)
}

/// Returns the first and the last date of a text that is a day. `next sunday` may be the next one
/// and that of next week.
fn days(text: &str, line: &CommandLine, now: Instant) -> Option<(Date, Date)> {
    match text.to_lowercase().strip_prefix("next ") {
        Some(weekday) => {
            let first = day(weekday, line, now)?;
            Some((first, first.plus_days(7)?))
        }
        None => day(text, line, now).map(|day| (day, day)),
    }
}

/// Returns the date of a text that is a day without a time of day.
fn day(text: &str, line: &CommandLine, now: Instant) -> Option<Date> {
    if let Ok(date) = typed_date(text) {
        return Some(date);
    }
    let (zone, noon) = (zone_of(line), format!("{text} 12:00"));
    let from = zone.opening_at(CivilDateTime::new(today(line, now), 0));
    let at = parse_human_time(&noon, Some(&zone), from, NearestDay::Future).ok()?.at;
    Some(zone.wall_at(at).date())
}

fn with_dates(line: &CommandLine, from: Date, to: Date) -> CommandLine {
    line.with("--from", &from.to_string()).with("--to", &to.to_string())
}
