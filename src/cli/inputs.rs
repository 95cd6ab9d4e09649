//! Typed inputs: option values parsed, with what the environment says where an option is missing.

use std::env;

use super::{
    date_span::typed_date,
    machine_zone::machine_place,
    options::{NowArgs, SubjectArgs, VersionArgs},
};
use crate::{
    policy::HolidayCatalog,
    sla::{QuestionError, SubjectInput},
    time::{Date, Instant, Zone},
    times::{NearestDay, TimeError, TimeFault, TypedTime, completed_day, parse_human_time},
};

/// Parses the date of `--as-of`.
pub(super) fn as_of(args: &VersionArgs) -> Result<Option<Date>, QuestionError> {
    args.as_of
        .as_ref()
        .map(|date| {
            typed_date(date).map_err(|error| QuestionError::Conflict(format!("--as-of: {error}")))
        })
        .transpose()
}

/// Collects the options about the ticket.
pub(super) fn asked(args: &SubjectArgs) -> Result<SubjectInput, QuestionError> {
    expect_calendar(&args.holidays, &args.holiday_category)?;
    Ok(SubjectInput {
        plan: args.plan.clone(),
        edition: args.edition.clone(),
        region: args.region.clone(),
        priority: args.priority.clone(),
        channel: args.channel.clone(),
        timezone: args.zone().map(str::to_owned),
        holidays: holidays(&args.holidays)?,
        holiday_categories: args.holiday_category.clone(),
        readings: readings(&args.reading)?,
    })
}

/// Returns the time that is now: of `--now`, else of `SLACALC_NOW`, else the clock's.
pub(super) fn now(
    args: &NowArgs,
    zone: Option<&Zone>,
    clock: Instant,
) -> Result<Instant, QuestionError> {
    if let Some(text) = &args.now {
        let read = TimeOption::today("--now", text).read(zone, clock);
        return Ok(read.map_err(|error| without_clock(text, error))?.at);
    }
    match env::var("SLACALC_NOW") {
        Ok(text) if !text.is_empty() => {
            Ok(TimeOption::today("SLACALC_NOW", &text).read(zone, clock)?.at)
        }
        _ => Ok(clock),
    }
}

/// Suggests midnight at the start of that day, before any of its tickets.
fn without_clock(text: &str, error: QuestionError) -> QuestionError {
    match error {
        QuestionError::Time { error: TimeError::Typed(TimeFault::NoClock { .. }), .. } => {
            QuestionError::Misspelt {
                typed: text.to_owned(),
                meant: format!("{} 00:00", text.trim()),
                message: format!("--now: '{text}' has no time of day"),
            }
        }
        other => other,
    }
}

/// Returns the time that is now for a ticket, as [`now`] does. Refuses a `--now` without a date if
/// the opening is on another day, since that day may be meant.
pub(super) fn now_for(
    opened: Option<&str>,
    args: &NowArgs,
    zone: Option<&Zone>,
    clock: Instant,
) -> Result<Instant, QuestionError> {
    let now = now(args, zone, clock)?;
    let (Some(opened), Some(text)) = (opened, &args.now) else { return Ok(now) };
    let opening = |now| TimeOption::past("--opened", opened).read(zone, now);
    let Ok(TypedTime { at: since, .. }) = opening(now) else { return Ok(now) };
    // `yesterday 16:45` and `2 hours ago` are counted from now, and have no day of their own.
    if opening(since).is_ok_and(|opening| opening.at == since) {
        let nearest = NearestDay::TodaySince(since);
        TimeOption { option: "--now", text, nearest }.read(zone, clock)?;
    }
    Ok(now)
}

/// A time that was typed for an option.
#[derive(Clone, Copy, Debug)]
pub(super) struct TimeOption<'a> {
    option: &'static str,
    pub(super) text: &'a str,
    nearest: NearestDay,
}

impl<'a> TimeOption<'a> {
    /// The time that is now, of questions that name none.
    pub(super) const NOW: TimeOption<'static> = TimeOption::today("--now", "now");

    /// Returns a time that has come: without a date it is the latest that is not after now.
    pub(super) const fn past(option: &'static str, text: &'a str) -> Self {
        Self { option, text, nearest: NearestDay::Past }
    }

    /// Returns the time of an event of a ticket.
    pub(super) const fn event(option: &'static str, text: &'a str, nearest: NearestDay) -> Self {
        Self { option, text, nearest }
    }

    /// Returns a time to come: without a date it is the earliest that is not before now.
    pub(super) const fn future(option: &'static str, text: &'a str) -> Self {
        Self { option, text, nearest: NearestDay::Future }
    }

    /// Returns a time that is asked about: a bare time of day is today's.
    pub(super) const fn today(option: &'static str, text: &'a str) -> Self {
        Self { option, text, nearest: NearestDay::Today }
    }

    /// Reads the time. A time of day without an offset is one in the zone.
    pub(super) fn read(
        &self,
        zone: Option<&Zone>,
        now: Instant,
    ) -> Result<TypedTime, QuestionError> {
        let read = parse_human_time(self.text, zone, now, self.nearest);
        read.map_err(|error| QuestionError::Time {
            option: self.option,
            error: match error {
                TimeError::NoZone(text) => TimeError::Typed(TimeFault::NoZone {
                    text,
                    machine: machine_place().map(str::to_owned),
                }),
                other => other,
            },
        })
    }
}

impl TimeOption<'_> {
    /// Returns a note on the day that was taken for a time without one, if it is not today or of
    /// this year.
    pub(super) fn note_on_day(
        &self,
        zone: Option<&Zone>,
        now: Instant,
        at: Instant,
    ) -> Option<String> {
        let note = completed_day(self.text.trim(), zone, now, at)?;
        Some(format!("{}: {note}", self.option))
    }
}

/// Returns the time of `--opened`: now, if it was not said.
pub(super) fn opened(text: Option<&str>) -> TimeOption<'_> {
    TimeOption::past("--opened", text.unwrap_or("now"))
}

/// Returns the note on a ticket that is taken as opened now.
pub(super) fn opened_note(text: Option<&str>) -> Option<String> {
    let is_said = text.is_some();
    (!is_said).then(|| "Counted as opened now, because --opened was not given.".to_owned())
}

/// Returns the lists of `--holidays`; an empty one for `none`.
pub(super) fn holidays(lists: &[String]) -> Result<Option<Vec<String>>, QuestionError> {
    let none = lists.iter().any(|list| list == "none");
    match lists {
        [] => Ok(None),
        [_] if none => Ok(Some(Vec::new())),
        _ if none => Err(QuestionError::Conflict(
            "the holiday list 'none' goes with no other list".to_owned(),
        )),
        lists => Ok(Some(lists.to_vec())),
    }
}

/// Refuses categories beside lists of which none is a calendar file.
pub(super) fn expect_calendar(
    lists: &[String],
    categories: &[String],
) -> Result<(), QuestionError> {
    let [category, ..] = categories else { return Ok(()) };
    if lists.is_empty() || lists.iter().any(|list| HolidayCatalog::is_calendar(list)) {
        return Ok(());
    }
    let lists = lists.join(",");
    Err(QuestionError::Conflict(format!(
        "--holiday-category '{category}' is for events of an .ics file, but --holidays {lists} \
         names no such file"
    )))
}

/// Parses readings into names and choices. Two choices of one reading contradict each other.
fn readings(options: &[String]) -> Result<Vec<(String, String)>, QuestionError> {
    let mut readings: Vec<(String, String)> = Vec::new();
    for option in options {
        let (name, choice) = name_and_value(option)?;
        match readings.iter().find(|(other, _)| *other == name) {
            Some((_, other)) if *other == choice => {}
            Some((_, other)) => {
                return Err(QuestionError::Conflict(format!(
                    "--reading {name}={other} and {name}={choice} contradict each other"
                )));
            }
            None => readings.push((name, choice)),
        }
    }
    Ok(readings)
}

fn name_and_value(reading: &str) -> Result<(String, String), QuestionError> {
    let parts = reading
        .split_once('=')
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()));
    parts.ok_or_else(|| {
        QuestionError::Conflict(format!(
            "--reading takes NAME=VALUE, such as business-day=same-time, not '{reading}'"
        ))
    })
}
