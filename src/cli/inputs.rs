//! Typed inputs: option values parsed, with what the environment says where an option is missing.

use std::env;

use super::options::{NowArgs, SubjectArgs, VersionArgs};
use crate::{
    answer::{QuestionError, SubjectInput},
    policy::HolidayCatalog,
    time::{Date, Instant, Zone},
    times::{TypedTime, parse_moment},
};

/// Parses the date of `--as-of`.
pub(super) fn as_of(args: &VersionArgs) -> Result<Option<Date>, QuestionError> {
    args.as_of
        .as_ref()
        .map(|date| {
            Date::parse(date).map_err(|error| QuestionError::Conflict(format!("--as-of: {error}")))
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
        timezone: args.timezone.clone(),
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
        return Ok(moment("--now", text, zone, clock)?.at);
    }
    match env::var("SLACALC_NOW") {
        Ok(text) if !text.is_empty() => Ok(moment("SLACALC_NOW", &text, zone, clock)?.at),
        _ => Ok(clock),
    }
}

/// Parses the time of an option.
pub(super) fn moment(
    option: &'static str,
    text: &str,
    zone: Option<&Zone>,
    now: Instant,
) -> Result<TypedTime, QuestionError> {
    parse_moment(text, zone, now).map_err(|error| QuestionError::Time { option, error })
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
