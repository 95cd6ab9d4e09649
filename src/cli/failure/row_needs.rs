//! All that the rows of a table lack, asked for at once: as one question about a ticket would be.

use std::{env, ffi::OsString};

use super::{
    super::{exit::Exit, output::error_width},
    command_line::CommandLine,
    error_answer::{ErrorAnswer, ErrorKind},
    error_text, needs,
    row_question::as_question,
    survey::Survey,
};
use crate::{render::SafeText, time::Instant};

/// A local time, as rows have it that say no zone.
const LOCAL_TIME: &str = "2026-03-06 16:45";

const PRIORITY: &str = "--priority";
const TIMEZONE: &str = "--timezone";
const PLAN: &str = "--plan";

/// Facts of a table that does not say all that its rows need.
pub(in super::super) struct TableRows<'t> {
    pub(in super::super) has_priorities: bool,
    pub(in super::super) has_local_times: bool,
    /// A plan that rows have.
    pub(in super::super) plan: Option<String>,
    /// Returns the ready-made meanings of its priorities in a policy's ones, by their name.
    pub(in super::super) meanings: &'t dyn Fn(&[String]) -> Option<&'static str>,
    /// Other options that the rows need, with their values.
    pub(in super::super) mended: &'t [(&'static str, String)],
}

/// Returns the typed line with further options, as an example.
pub(in super::super) fn with_options(options: &[(&str, String)]) -> SafeText {
    let words: Vec<OsString> = env::args_os().collect();
    let mut answer = ErrorAnswer::new(ErrorKind::Missing, Exit::NotUnderstood, String::new());
    answer.suggestion = CommandLine::of(&words).and_then(|line| added(line, options).quoted());
    error_text::example(&answer)
}

/// Returns a line with options that it does not have yet.
pub(super) fn added(line: CommandLine, options: &[(&str, String)]) -> CommandLine {
    options.iter().fold(line, |line, (option, value)| {
        let joined = format!("{option}={value}");
        let is_there = line.words().iter().any(|word| word == value || *word == joined);
        if is_there { line } else { line.with(option, value) }
    })
}

/// Returns the options that every row needs, with their choices, and the typed line with them;
/// `None` if no option helps.
pub(in super::super) fn row_needs(rows: &TableRows<'_>, clock: Instant) -> Option<SafeText> {
    let words: Vec<OsString> = env::args_os().collect();
    let needs = needs_of(rows, &CommandLine::of(&words)?, clock)?;
    Some(error_text::text(&needs, error_width()))
}

/// Returns the survey of the question that stands for the rows. A plan of theirs that no policy
/// has says nothing.
fn survey_of(rows: &TableRows<'_>, typed: &CommandLine, clock: Instant) -> Option<Survey> {
    let mut question = as_question(typed)?;
    if rows.has_local_times {
        question = question.with("--opened", LOCAL_TIME);
    }
    let plan = rows.plan.as_ref().filter(|_| typed.place_of(PLAN).is_none());
    if let Some(plan) = plan {
        let survey = Survey::of(&question.with(PLAN, plan), clock);
        if survey.unknown.is_empty() {
            return Some(survey);
        }
    }
    Some(Survey::of(&question, clock))
}

/// Returns the options that every row needs as an error, with a line that has them.
pub(super) fn needs_of(
    rows: &TableRows<'_>,
    typed: &CommandLine,
    clock: Instant,
) -> Option<ErrorAnswer> {
    let survey = survey_of(rows, typed, clock)?;
    let mut missing = needs::missing(&survey);
    let priorities = missing.iter().find(|missing| missing.option == PRIORITY);
    let meanings = priorities.and_then(|missing| (rows.meanings)(&missing.choices));
    let has_priorities =
        rows.has_priorities || rows.mended.iter().any(|(_, value)| value.starts_with("priority="));
    missing.retain(|missing| missing.option != PRIORITY || !has_priorities);
    missing.retain(|missing| missing.option != PLAN || rows.plan.is_none());
    if missing.is_empty() {
        return None;
    }
    let answered = survey.suggestion.as_ref()?;
    let line = missing.iter().fold(typed.clone(), |line, missing| {
        let value = answered.value_of(&missing.option);
        value.map_or_else(|| line.clone(), |value| line.with(&missing.option, &value))
    });
    let meanings = meanings.map(|name| ("--map-value", format!("priority:@{name}")));
    let mended: Vec<(&str, String)> = rows.mended.iter().cloned().chain(meanings).collect();
    let is_missing =
        |(option, _): &&(String, String)| missing.iter().any(|it| it.option == *option);
    let examples = survey.examples.iter().filter(is_missing).cloned().collect();
    let needs = match &missing[..] {
        // The question's own time is none of the table.
        [only] if only.option == TIMEZONE && rows.has_local_times => {
            "add --timezone, the customer's zone: the times of the table have no UTC offset"
                .to_owned()
        }
        _ => error_text::message(&survey, &missing),
    };
    let message = format!("the rows need more than the table says; {needs}");
    let mut answer = ErrorAnswer::new(ErrorKind::Missing, Exit::NotUnderstood, message);
    answer.missing = missing;
    answer.examples = examples;
    answer.suggestion = added(line, &mended).quoted();
    Some(answer)
}
