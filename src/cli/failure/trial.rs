//! Trials of command lines: runs one without a word of output, to see what it still needs.

use std::ffi::OsString;

use anyhow::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{
    super::{
        command_parser::{MEANT, parsed},
        exit::Exit,
        machine_zone::machine_place,
    },
    command_line::CommandLine,
    row_question::as_question,
};
use crate::{
    policy::{HolidayError, LibraryError},
    sla::QuestionError,
    time::{Instant, ZoneError},
    times::{TimeError, TimeFault, zones_meant},
};

/// The option whose example is the zone of the machine, if that is known.
const TIMEZONE: &str = "--timezone";

/// The kinds of unknown words that no policy knows.
const TIME: &str = "time";
const ZONE: &str = "time zone";
const VALUE: &str = "value";

/// Options without a list of choices: a value for the suggestion, and what the option says.
const EXAMPLES: [(&str, &str, &str); 9] = [
    (TIMEZONE, "Europe/Berlin", "the customer's zone, such as Europe/Berlin"),
    ("--holidays", "us", "the holidays where the customer is, such as us"),
    ("--opened", "now-2h", "when the ticket was opened, such as now-2h"),
    ("--due", "now+1d", "the time to be due by, such as now+1d"),
    ("--current-released", "2025-01-15", "a date, such as 2025-01-15"),
    ("--running-released", "2025-01-15", "a date, such as 2025-01-15"),
    ("LIST", "us", "a holiday list, such as us"),
    ("SHELL", "bash", "bash, zsh, fish, powershell or elvish"),
    ("TOPIC", "--list", "words for the request; --list shows all topics"),
];

/// Something that an answer needs and the command line does not say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Requirement {
    /// The option, or the name of a positional argument.
    pub(super) option: String,
    pub(super) why: String,
    /// The whole message, if it is all that is missing.
    pub(super) message: String,
    /// The values, as they are typed; empty if they are not a list.
    pub(super) choices: Vec<String>,
    /// A remark on values beside them.
    pub(super) remark: Option<String>,
}

/// A typed name that nothing has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UnknownWord {
    /// The kind of name, in a word or two.
    pub(super) what: String,
    pub(super) name: String,
    pub(super) nearest: Vec<String>,
    pub(super) choices: Vec<String>,
    pub(super) message: String,
    /// The zone that the nearest needs, by `--timezone`.
    pub(super) zone: Option<String>,
    /// The option that it was typed with, if the error says so.
    pub(super) option: Option<&'static str>,
}

/// The outcome of a trial.
#[derive(Clone, Debug)]
pub(super) enum TrialOutcome {
    Answered(Exit),
    Needs(Requirement),
    Unknown(UnknownWord),
    /// Two things that were said do not go together; the message says which.
    Contradicts(String),
    /// A table would have to be read, or a file written: it was parsed and not run.
    Untried,
    Failed,
}

impl TrialOutcome {
    /// Runs a command line. Commands that read tables or write files are not tried.
    pub(super) fn of(line: &CommandLine, now: Instant) -> Self {
        let words: Vec<OsString> = line.words().iter().map(OsString::from).collect();
        let cli = match parsed(&words) {
            Ok(cli) => cli,
            Err(error) => {
                return of_usage(&error).map_or(Self::Failed, |problem| match problem {
                    UsageProblem::Requirement(gap) => Self::Needs(gap),
                    UsageProblem::UnknownWord(slip) => Self::Unknown(slip),
                });
            }
        };
        if !cli.command.is_question() {
            return Self::of_table(line, now);
        }
        let Ok(output) = cli.command.output() else { return Self::Failed };
        let Ok(configured) = cli.configured() else { return Self::Failed };
        let error = match cli.command.run(now, &output.silent(), configured) {
            Ok(exit) => return Self::Answered(exit),
            Err(error) => error,
        };
        if let Some(gap) = Requirement::of(&error) {
            return Self::Needs(gap);
        }
        if let Some(slip) = UnknownWord::of(&error) {
            return Self::Unknown(slip);
        }
        match error.downcast_ref() {
            Some(QuestionError::Conflict(message)) => Self::Contradicts(message.clone()),
            Some(QuestionError::Unlisted(_)) => Self::Answered(Exit::NotStated),
            _ => Self::Failed,
        }
    }

    /// Returns the outcome of a line that is not run: times and zones are tried by the question
    /// about one ticket with its options.
    fn of_table(line: &CommandLine, now: Instant) -> Self {
        match as_question(line).map(|question| Self::of(&question, now)) {
            Some(Self::Unknown(slip)) if slip.is_wrong_everywhere() => Self::Unknown(slip),
            _ => Self::Untried,
        }
    }
}

impl Requirement {
    /// Returns what an error asks for.
    pub(super) fn of(error: &Error) -> Option<Self> {
        let question = error.downcast_ref()?;
        match question {
            QuestionError::Missing { option, why, choices, others } => Some(Self {
                option: option.clone(),
                why: why.clone(),
                message: question.to_string(),
                choices: choices.clone(),
                remark: others.clone(),
            }),
            QuestionError::Time { option, error } if is_without_zone(error) => {
                let why = format!("{option} is a local time without an offset");
                Some(Self::of_option("--timezone", &why, question.to_string()))
            }
            _ => None,
        }
    }

    fn of_option(option: &str, why: &str, message: String) -> Self {
        let (option, why) = (option.to_owned(), why.to_owned());
        Self { option, why, message, choices: Vec::new(), remark: None }
    }

    /// Returns values that may be tried.
    pub(super) fn values(&self) -> Vec<String> {
        if !self.choices.is_empty() {
            return self.choices.clone();
        }
        if self.option == TIMEZONE
            && let Some(zone) = machine_place()
        {
            return vec![zone.to_owned()];
        }
        let example = EXAMPLES.iter().find(|(option, ..)| *option == self.option);
        example.map(|(_, value, _)| (*value).to_owned()).into_iter().collect()
    }

    /// Returns what the option says, where there is no list of choices.
    pub(super) fn says(&self) -> &str {
        let example = EXAMPLES.iter().find(|(option, ..)| *option == self.option);
        example.filter(|_| self.choices.is_empty()).map_or(&self.why, |(.., says)| says)
    }
}

impl UnknownWord {
    /// Returns the unknown name that an error is about.
    pub(super) fn of(error: &Error) -> Option<Self> {
        if let Some(error) = error.downcast_ref::<LibraryError>() {
            return Self::of_library(error);
        }
        if let Some(error) = error.downcast_ref::<HolidayError>() {
            return Self::of_holidays(error);
        }
        let error = error.downcast_ref::<QuestionError>()?;
        match error {
            QuestionError::Unknown { what, name, nearest, known, .. } => Some(Self {
                what: what.clone(),
                name: name.clone(),
                nearest: nearest.iter().cloned().collect(),
                // Some lists for people say a name behind the id: 0 (Blocker).
                choices: known
                    .iter()
                    .filter_map(|id| id.split(" (").next())
                    .map(str::to_owned)
                    .collect(),
                message: error.to_string(),
                zone: None,
                option: None,
            }),
            QuestionError::Time { error: time, option } => {
                Self::of_time(time, (option, error.to_string()))
            }
            QuestionError::Misspelt { typed, meant, .. } => Some(Self {
                what: VALUE.to_owned(),
                name: typed.clone(),
                nearest: vec![meant.clone()],
                choices: Vec::new(),
                message: error.to_string(),
                zone: None,
                option: None,
            }),
            QuestionError::Library(error) => Self::of_library(error),
            QuestionError::Holidays(error) => Self::of_holidays(error),
            QuestionError::Zone(ZoneError::Unknown { name }) => Some(Self {
                what: ZONE.to_owned(),
                name: name.clone(),
                nearest: zones_meant(name),
                choices: Vec::new(),
                message: error.to_string(),
                zone: None,
                option: None,
            }),
            _ => None,
        }
    }

    /// Returns a time that cannot be read, with the one that was probably meant. A missing zone is
    /// no fault of it.
    fn of_time(error: &TimeError, (option, message): (&'static str, String)) -> Option<Self> {
        let typed = error.typed().filter(|_| !is_without_zone(error))?;
        let repairs = error.repairs();
        Some(Self {
            what: TIME.to_owned(),
            name: typed.to_owned(),
            nearest: repairs.iter().map(|repair| repair.text.clone()).collect(),
            choices: Vec::new(),
            message,
            zone: repairs.into_iter().next().and_then(|repair| repair.zone),
            option: Some(option),
        })
    }

    /// Returns true for a time.
    pub(super) fn is_time(&self) -> bool {
        self.what == TIME
    }

    /// Returns true for a word that is wrong whatever the policy is.
    pub(super) fn is_wrong_everywhere(&self) -> bool {
        matches!(self.what.as_str(), TIME | ZONE | VALUE)
    }

    fn of_library(error: &LibraryError) -> Option<Self> {
        let LibraryError::Unknown { id, nearest, known, .. } = error else { return None };
        Some(Self {
            what: "policy".to_owned(),
            name: id.clone(),
            nearest: nearest.iter().cloned().collect(),
            choices: known.clone(),
            message: error.to_string(),
            zone: None,
            option: None,
        })
    }

    fn of_holidays(error: &HolidayError) -> Option<Self> {
        let HolidayError::Unknown { name, nearest, parts } = error else { return None };
        Some(Self {
            what: "holiday list".to_owned(),
            name: name.clone(),
            nearest: nearest.iter().cloned().collect(),
            choices: parts.clone(),
            message: error.to_string(),
            zone: None,
            option: None,
        })
    }
}

/// Returns true for a local time without a zone to read it in.
fn is_without_zone(error: &TimeError) -> bool {
    matches!(error, TimeError::NoZone(_) | TimeError::Typed(TimeFault::NoZone { .. }))
}

/// A misuse of the command line that a trial can mend.
pub(super) enum UsageProblem {
    Requirement(Requirement),
    UnknownWord(UnknownWord),
}

/// Returns the problem of a misused command line, if it is a missing argument or an unknown word.
pub(super) fn of_usage(error: &clap::Error) -> Option<UsageProblem> {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    };
    let slip = |what: &str, name, nearest, choices| {
        let rendered = error.render().to_string();
        let message = rendered.lines().next().unwrap_or_default();
        Some(UsageProblem::UnknownWord(UnknownWord {
            what: what.to_owned(),
            name: context(name).into_iter().next().filter(|name| !name.is_empty())?,
            nearest,
            choices,
            message: message.trim_start_matches("error: ").to_owned(),
            zone: None,
            option: None,
        }))
    };
    match error.kind() {
        ErrorKind::MissingRequiredArgument => {
            let first = context(ContextKind::InvalidArg).into_iter().next()?;
            let word = first.split_whitespace().next()?;
            let name = word.trim_matches(|c: char| !c.is_ascii_alphanumeric() && c != '-');
            let mut gap = Requirement::of_option(name, "it is required", String::new());
            gap.message = format!("add {name}: {}", gap.says());
            Some(UsageProblem::Requirement(gap))
        }
        ErrorKind::UnknownArgument => {
            let nearest = [context(ContextKind::SuggestedArg), context(MEANT)].concat();
            slip("option", ContextKind::InvalidArg, nearest, Vec::new())
        }
        ErrorKind::InvalidSubcommand => slip(
            "command",
            ContextKind::InvalidSubcommand,
            context(ContextKind::SuggestedSubcommand),
            Vec::new(),
        ),
        ErrorKind::InvalidValue => slip(
            VALUE,
            ContextKind::InvalidValue,
            context(ContextKind::SuggestedValue),
            context(ContextKind::ValidValue),
        ),
        _ => None,
    }
}
