//! Lines that other programs would take: `policy scalr/saas`, `plans diff standard premium`,
//! `config set vendor scalr`. Each has one line that means the same here.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{
    super::subcommand_meanings::command_meant,
    asked_days::{of_day, of_named_span, with_other_end},
    command_line::CommandLine,
    error_answer::ErrorAnswer,
    known_options::{is_subcommand, option_of_command},
    placements::is_due_time,
    survey::Survey,
    trial::TrialOutcome,
    typed_words::TypedAt,
};
use crate::time::Instant;

/// Words between two plans, or before them.
const BETWEEN_PLANS: [&str; 13] = [
    "vs",
    "vs.",
    "versus",
    "and",
    "or",
    "with",
    "diff",
    "difference",
    "compare",
    "between",
    "from",
    "to",
    "against",
];

/// Words for reading and for writing a configuration.
const READING: [&str; 6] = ["show", "get", "list", "ls", "view", "print"];
const WRITING: [&str; 8] = ["set", "init", "add", "new", "create", "write", "edit", "save"];

/// Commands whose exit code answers without `--check`.
const CHECKS: [(&str, &str); 4] = [
    ("covered", "the exit code of 'covered' says it without --check: 0 covered, 1 not covered"),
    ("scope", "the exit code of 'scope' says it without --check: 0 in scope, 1 not in scope"),
    (
        "upcoming",
        "the exit code of 'upcoming' says it without --check: 0 a ticket is overdue or due, 1 none",
    ),
    ("audit", "the exit code of 'audit' says it without --check: 0 all agree, 1 some differ"),
];

impl ErrorAnswer {
    /// Suggests the line that one of another shape means. Returns false if it has no such shape.
    pub(super) fn reshape(&mut self, error: &clap::Error, typed: TypedAt<'_>) -> bool {
        let Some(line) = CommandLine::of(typed.words) else { return false };
        let shape = match error.kind() {
            ErrorKind::InvalidSubcommand => subcommand(&line, error),
            ErrorKind::MissingRequiredArgument => with_required(&line, error),
            ErrorKind::InvalidValue => without_value(&line, error, typed.now),
            ErrorKind::ValueValidation => span(&line, error, typed.now),
            ErrorKind::UnknownArgument | ErrorKind::TooManyValues => {
                let found = of_config(&line).or_else(|| without_check(&line));
                let shapes = [two_plans, of_day, due_time, shown_policy];
                let mut shapes = shapes.into_iter();
                found.or_else(|| shapes.find_map(|shape| shape(&line, typed.now)))
            }
            _ => None,
        };
        shape.is_some_and(|(says, line)| self.lead_to(says, line, typed.now))
    }
}

type Reshaped = Option<(String, CommandLine)>;

/// Returns the line with the command that an unknown one means.
fn subcommand(line: &CommandLine, error: &clap::Error) -> Reshaped {
    let Some(ContextValue::String(typed)) = error.get(ContextKind::InvalidSubcommand) else {
        return None;
    };
    let at = (1..line.words().len()).find(|at| line.words()[*at] == *typed)?;
    let before = line.bare_words().into_iter().find(|before| *before < at);
    let parent = before.map(|before| line.words()[before].as_str());
    let meant = match (parent, command_meant(typed)) {
        (Some(parent @ ("policy" | "holidays")), meant) => {
            let own = meant.filter(|meant| meant.starts_with(&format!("slacalc {parent} ")));
            own.map_or_else(|| format!("slacalc {parent} show {typed}"), str::to_owned)
        }
        (None, _) if line.words().get(at + 1).is_some_and(|of| is_subcommand(of, typed)) => {
            let of = line.words()[at + 1].clone();
            let says = format!("write '{of} {typed}'");
            return Some((says, line.with_words_at(at, 2, &[of, typed.clone()])));
        }
        (None, Some(meant)) => meant.to_owned(),
        (None, None) if typed == "slacalc" => {
            let says = "'slacalc' stands twice; write it once".to_owned();
            return Some((says, line.without_words(&[at])));
        }
        _ => return None,
    };
    let begin = meant.split(' ').skip(1).map(str::to_owned);
    let mut words = line.words().to_vec();
    words.splice(before.unwrap_or(at)..=at, begin);
    Some((format!("there is no command '{typed}'; write '{meant}'"), of_words(words)?))
}

/// Returns the line with what another option needs: `--check` of `--warn`, `--to` of `--from`.
fn with_required(line: &CommandLine, error: &clap::Error) -> Reshaped {
    let Some(ContextValue::Strings(missing)) = error.get(ContextKind::InvalidArg) else {
        return None;
    };
    let [missing] = &missing[..] else { return None };
    let option = missing.split(' ').next()?;
    let arg = option_of_command(line.command(), option)?;
    if arg.get_action().takes_values() {
        return with_other_end(line, option);
    }
    option.starts_with("--").then(|| (format!("add {option}"), line.with_word(&[option])))
}

/// Returns the line with a week, month or year that was said in words.
fn span(line: &CommandLine, error: &clap::Error, now: Instant) -> Reshaped {
    let Some(ContextValue::String(value)) = error.get(ContextKind::InvalidValue) else {
        return None;
    };
    let (option, line) = (line.option_of(value)?, of_named_span(line, value, now)?);
    let kind = match option.as_str() {
        "--week" => "a date",
        "--month" => "year and month",
        _ => "a year",
    };
    let written = line.text_at(&line.place_of(&option)?);
    Some((format!("write '{value}' as {kind}: {option} {written}"), line))
}

/// Returns the line without an option whose value is missing, if the answer needs it.
fn without_value(line: &CommandLine, error: &clap::Error, now: Instant) -> Reshaped {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        _ => None,
    };
    let option = context(ContextKind::InvalidArg)?.split(' ').next()?;
    if context(ContextKind::InvalidValue).is_some_and(|value| !value.is_empty()) {
        return None;
    }
    let is_it = |word: &String| {
        let known = option_of_command(line.command(), word).and_then(|arg| arg.get_long());
        word.starts_with('-') && known.is_some_and(|long| option.strip_prefix("--") == Some(long))
    };
    let at = line.words().iter().position(is_it)?;
    let line = line.without_words(&[at]);
    let survey = Survey::of(&line, now);
    let is_needed = survey.asked.iter().any(|(_, gap)| gap.option == option);
    is_needed.then(|| (format!("{option} has no value"), line))
}

/// Returns the line for a configuration that is to be written, or shown.
fn of_config(line: &CommandLine) -> Reshaped {
    if line.command() != "config" {
        return None;
    }
    let bare = line.bare_words();
    let first = line.words()[*bare.get(1)?].as_str();
    if READING.contains(&first) {
        let says =
            "'config' takes no words: it shows all that is in force, and where it comes from";
        return Some((says.to_owned(), line.without_words(&bare[1..])));
    }
    let line =
        if WRITING.contains(&first) { line.without_words(&bare[1..2]) } else { line.clone() };
    let says = "'config' shows what is in force; 'init' writes a contract and the configuration";
    Some((says.to_owned(), line.of_command("init")?))
}

/// Returns the line without `--check` of a command that needs none.
fn without_check(line: &CommandLine) -> Reshaped {
    let (_, says) = CHECKS.iter().find(|(name, _)| *name == line.command())?;
    let at = line.words().iter().position(|word| word == "--check")?;
    Some(((*says).to_owned(), line.without_words(&[at])))
}

/// Returns the line that lists the differences between two plans.
fn two_plans(line: &CommandLine, now: Instant) -> Reshaped {
    if !["compare", "plans"].contains(&line.command()) {
        return None;
    }
    let (mut plans, mut others) = (Vec::new(), line.clone());
    while let Some(place) = others.place_of("--plan") {
        plans.push(others.text_at(&place).to_owned());
        others = others.without_at(&place)?;
    }
    let is_between =
        |at: &usize| BETWEEN_PLANS.contains(&others.words()[*at].to_lowercase().as_str());
    let between: Vec<usize> = others.bare_words().into_iter().skip(1).filter(is_between).collect();
    if plans.is_empty() && between.is_empty() {
        return None;
    }
    let others = others.without_words(&between);
    let bare = others.bare_words().into_iter().skip(1);
    let named = bare.filter(|at| is_plan(&others.words()[*at], now)).count();
    if named + plans.len() != 2 {
        return None;
    }
    let mut rest = others.words().to_vec();
    let at = rest.iter().position(|word| word == line.command())?;
    rest.splice(at..=at, ["plans".to_owned()].into_iter().chain(plans));
    let line = of_words(rest)?;
    let says = "'plans A B' lists every difference between two plans".to_owned();
    Some((says, line))
}

/// Returns true for the name of a plan, or one like it.
fn is_plan(word: &str, now: Instant) -> bool {
    let asked = of_words(["slacalc", "plans", word].map(str::to_owned));
    match asked.map(|line| TrialOutcome::of(&line, now)) {
        Some(TrialOutcome::Answered(_) | TrialOutcome::Needs(_)) => true,
        Some(TrialOutcome::Unknown(slip)) => !slip.nearest.is_empty(),
        _ => false,
    }
}

/// Returns the line that says by when to open a ticket that is due by a time: `due 17:00`.
fn due_time(line: &CommandLine, now: Instant) -> Reshaped {
    let bare = line.bare_words();
    let words: Vec<String> = bare.iter().map(|at| line.words()[*at].clone()).collect();
    let is_due = |at: usize| is_due_time(&words[at..], now);
    if line.command() != "deadline" || !(1..words.len()).any(is_due) {
        return None;
    }
    let says = "'latest-open' says by when to open a ticket that is due by a time".to_owned();
    Some((says, line.of_command("latest-open")?))
}

/// Returns the line that shows a policy whose id was typed in several words, or the plan of a
/// vendor.
fn shown_policy(line: &CommandLine, now: Instant) -> Reshaped {
    let bare = line.bare_words();
    let [policy, show, names @ ..] = &bare[..] else { return None };
    let is_show = line.words()[*policy] == "policy" && line.words()[*show] == "show";
    let names: Vec<&str> = names.iter().map(|at| line.words()[*at].as_str()).collect();
    let (first, rest) = names.split_first().filter(|(_, rest)| is_show && !rest.is_empty())?;
    let others = line.without_words(&bare[2..]);
    let ids = [format!("{first}/{}", rest.join("-")), names.join("-")];
    let is_known = |line: &CommandLine| match TrialOutcome::of(line, now) {
        TrialOutcome::Answered(_) => true,
        TrialOutcome::Unknown(slip) => !slip.nearest.is_empty(),
        _ => false,
    };
    let known = ids.iter().map(|id| others.with_word(&[id])).find(is_known);
    if let Some(line) = known {
        return Some(("write the policy as one word".to_owned(), line));
    }
    let mut words = line.words().to_vec();
    words.splice(*policy..=*show, ["plans".to_owned()]);
    let says = "'policy show' shows a policy; 'plans' shows all that a plan comes with";
    Some((says.to_owned(), of_words(words)?))
}

fn of_words(words: impl IntoIterator<Item = String>) -> Option<CommandLine> {
    let words: Vec<OsString> = words.into_iter().map(OsString::from).collect();
    CommandLine::of(&words)
}
