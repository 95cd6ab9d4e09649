//! The error as an answer: the object that `--format json` prints on standard error.

use serde::Serialize;

use super::super::exit::Exit;

/// The kinds of error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(in super::super) enum ErrorKind {
    /// A misuse of the command line: an unknown command or option, an unreadable value.
    Usage,
    /// An option is missing; `missing` lists all, with their choices.
    Missing,
    /// A name that nothing has; `unknown` lists all, with the nearest.
    Unknown,
    /// Two things that were said do not go together, or one of them cannot be.
    Conflict,
    /// A time or a time zone that cannot be read.
    Time,
    /// The documents do not say (exit 3).
    NotStated,
    /// A policy, contract or holiday file is invalid (exit 4); `problems` lists all.
    InvalidFile,
    /// A file cannot be read, or is not what it should be.
    Input,
    /// Rows of a table could not be read; the answer leaves them out. `rows` has their numbers.
    BadRows,
    /// The answer cannot be written.
    Output,
    /// Something else, such as zone rules that cannot be used.
    Other,
}

/// An error, with what would mend it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in super::super) struct ErrorAnswer {
    pub(super) schema: &'static str,
    /// The exit code of the program.
    pub(super) exit_code: u8,
    /// Its kind.
    pub(super) kind: ErrorKind,
    /// The message for people, without the name of the program.
    pub(super) message: String,
    /// All that is missing.
    pub(super) missing: Vec<MissingOption>,
    /// All names that nothing has.
    pub(super) unknown: Vec<UnknownName>,
    /// The problems of an invalid file.
    pub(super) problems: Vec<FileProblem>,
    /// Rows of a table, if some are bad.
    pub(super) rows: Option<RowCounts>,
    /// A command line that works, quoted for a shell: an example, with what was typed; null where a
    /// time could be several and none is likelier.
    pub(super) suggestion: Option<String>,
    /// The suggestion with the other meanings of a time.
    #[serde(skip)]
    pub(super) alternatives: Vec<String>,
    /// The line that answers for every plan at once, and its options that nobody typed.
    #[serde(skip)]
    pub(super) every_plan: Option<(String, Vec<(String, String)>)>,
    /// Words that the suggestion leaves out.
    #[serde(skip)]
    pub(super) left_out: Vec<String>,
    /// Options of the suggestion that nobody typed, with their values.
    #[serde(skip)]
    pub(super) examples: Vec<(String, String)>,
}

impl ErrorAnswer {
    /// Returns an error without a remedy.
    pub(super) fn new(kind: ErrorKind, exit: Exit, message: String) -> Self {
        Self {
            schema: "slacalc/error/v1",
            exit_code: exit.code(),
            kind,
            message,
            missing: Vec::new(),
            unknown: Vec::new(),
            problems: Vec::new(),
            rows: None,
            suggestion: None,
            alternatives: Vec::new(),
            every_plan: None,
            left_out: Vec::new(),
            examples: Vec::new(),
        }
    }
}

impl ErrorAnswer {
    /// Returns it without a suggestion that is one of several, none of them likelier.
    pub(super) fn without_guess(self) -> Self {
        let is_only = self.alternatives.is_empty();
        Self { suggestion: self.suggestion.filter(|_| is_only), ..self }
    }
}

/// An option, or positional argument, that is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in super::super) struct MissingOption {
    /// As it is typed: --plan.
    pub(super) option: String,
    /// True if it is needed whatever is chosen for the others.
    pub(super) always: bool,
    /// Every value that it may have; empty if they are not a list.
    pub(super) choices: Vec<String>,
    /// The cases in which it is needed, with their choices.
    pub(super) cases: Vec<MissingCase>,
}

/// A case in which an option is needed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in super::super) struct MissingCase {
    /// The choices of other missing options that lead to it; empty if it is the only case.
    pub(super) with: Vec<ChosenValues>,
    /// The values that it may have then.
    pub(super) choices: Vec<String>,
    /// Why it is needed.
    pub(super) why: String,
    /// A remark on values beside the choices.
    #[serde(rename = "others")]
    pub(super) remark: Option<String>,
}

/// Values of another option, of which one is chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in super::super) struct ChosenValues {
    pub(super) option: String,
    pub(super) values: Vec<String>,
}

/// A typed name that nothing has.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in super::super) struct UnknownName {
    /// The option that it was typed with; null of a command, an option, an argument.
    pub(super) option: Option<String>,
    /// The kind of name: plan, vendor, option.
    pub(super) what: String,
    /// As typed.
    pub(super) name: String,
    /// The names that were probably meant.
    pub(super) nearest: Vec<String>,
    /// The names that there are; empty if they are not a list.
    pub(super) choices: Vec<String>,
}

/// A problem of a file.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in super::super) struct FileProblem {
    /// The path of the file.
    pub(super) file: String,
    /// The line, from 1; null if the problem is of the whole file.
    pub(super) line: Option<usize>,
    /// The column, from 1.
    pub(super) column: Option<usize>,
    /// The kind of problem: unknown-key.
    pub(super) code: &'static str,
    /// True if it alone would leave the file valid.
    pub(super) warning: bool,
    /// The message.
    pub(super) message: String,
    /// The remedy.
    pub(super) help: Option<String>,
}

/// The rows of a table.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in super::super) struct RowCounts {
    /// All rows that were read.
    pub(super) total: u64,
    /// The rows with an error.
    pub(super) bad: u64,
}
