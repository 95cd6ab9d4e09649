//! Says of an option that other commands have how the command at hand answers without it.

use std::ffi::OsString;

use clap::{
    Command, Error,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::option_meanings::DAY_OPTIONS;

/// Answers without `--explain`, command by command; `""` is every other command.
const EXPLAIN: [(&str, &str); 7] = [
    ("audit", TICKET_STEPS),
    ("batch", TICKET_STEPS),
    ("report", TICKET_STEPS),
    ("upcoming", TICKET_STEPS),
    (
        "policy",
        "it always shows all that it knows; 'clause' shows a clause with the answers that rest on \
         it",
    ),
    ("compare", "'deadline --plan P --explain' has every step under one plan"),
    ("", "it always shows all that it knows"),
];

/// Commands that answer no question.
const WITHOUT_ANSWER: [&str; 3] = ["init", "completions", "man"];

const TICKET_STEPS: &str = "'deadline --explain' has every step of one ticket";

/// Answers without `--all-readings`.
const ALL_READINGS: [(&str, &str); 7] = [
    (
        "compare",
        "its answer says which readings move which plan's deadline; 'deadline --plan P \
         --all-readings' has every combination under one plan",
    ),
    ("audit", TICKET_READINGS),
    ("batch", TICKET_READINGS),
    ("report", TICKET_READINGS),
    ("upcoming", TICKET_READINGS),
    ("latest-open", TICKET_READINGS),
    ("", "'deadline', 'covered' and 'calendar' have it; 'policy show' lists the readings"),
];

/// Answers without `--differing`.
const DIFFERING: [(&str, &str); 1] = [(
    "audit",
    "it lists no ticket that agrees; those that differ are grouped by cause, and 'batch' writes \
     every row with its deadline beside the claimed one",
)];

/// Answers without `--filter`.
const FILTER: [(&str, &str); 6] = [
    (
        "report",
        "--period, --since and --until choose tickets by the date of their opening, and --by \
         groups them; leave other rows out of the table before",
    ),
    (
        "upcoming",
        "--within chooses tickets by their deadline; leave other rows out of the table before",
    ),
    ("batch", MISSED_ROWS),
    ("audit", EVERY_ROW),
    ("holidays", ONE_A_LINE),
    ("policy", ONE_A_LINE),
];

/// Answers without `--from` and `--to`.
const FROM_TO: [(&str, &str); 2] = [("compare", PLANS_A_B), ("plans", TWO_PLANS)];

/// Answers without `--diff`.
const DIFF: [(&str, &str); 3] = [
    ("plans", TWO_PLANS),
    ("compare", PLANS_A_B),
    ("policy", "'policy diff A B' lists every difference between two policies"),
];

/// The command that compares two plans.
pub(super) const PLANS_A_B: &str = "'plans A B' lists every difference between two plans";

const TWO_PLANS: &str = "name two plans to compare them: 'plans standard premium'";

/// Answers without `--format`.
const FORMAT: [(&str, &str); 1] = [(
    "batch",
    "it writes rows in the form in which it reads them; into a file whose name ends in .xlsx it \
     writes a workbook: -o tickets.xlsx",
)];

/// Answers without `--at`, `--date` and the like.
const AT: [(&str, &str); 3] = [
    ("upcoming", "it answers as of now; --now TIME is another time"),
    ("audit", TIMES_OF_ROWS),
    ("batch", TIMES_OF_ROWS),
];

const TIMES_OF_ROWS: &str =
    "each row has its own times; --map opened=COLUMN says which column has that of the opening";

/// Answers without `--missed`.
const MISSED: [(&str, &str); 3] =
    [("batch", MISSED_ROWS), ("audit", REPORT_MISSED), ("upcoming", REPORT_MISSED)];

/// Answers without a reminder.
const REMIND: [(&str, &str); 2] = [
    (
        "deadline",
        "an .ics file reminds before the deadline: a quarter of the time from the opening to it, at \
         most an hour; --milestone 50,90 reminds when these shares of the time have passed",
    ),
    (
        "upcoming",
        "an .ics file reminds before each deadline: a quarter of the time from the opening to it, \
         at most an hour",
    ),
];

const REPORT_MISSED: &str = "'report --missed FILE', with the same options, writes the tickets \
                              that missed";

const MISSED_ROWS: &str = "it answers every row; 'report --missed FILE', with the same options, \
                           writes the tickets that missed";

const EVERY_ROW: &str = "it answers every row; leave rows out of the table before";

const ONE_A_LINE: &str = "'--format plain' of a list writes one name a line, for grep";

const TICKET_READINGS: &str = "--reading NAME=VALUE chooses one; 'deadline --all-readings' has every combination for one \
     ticket";

/// Returns the error on an option that the command does not have and others do, in place of the
/// parser's, which knows only options of similar names.
pub(super) fn of_other_commands(
    error: &Error,
    program: &mut Command,
    typed: &[OsString],
) -> Option<Error> {
    if error.kind() != ErrorKind::UnknownArgument {
        return None;
    }
    let Some(ContextValue::String(option)) = error.get(ContextKind::InvalidArg) else {
        return None;
    };
    let (option, table): (&str, &[(&str, &str)]) = match option.as_str() {
        "--explain" | "-e" => ("--explain", &EXPLAIN),
        "--all-readings" => ("--all-readings", &ALL_READINGS),
        "--filter" | "--where" | "--grep" | "--only" | "--exclude" | "--search" => {
            (option.as_str(), &FILTER)
        }
        option if DAY_OPTIONS.contains(&option) => (option, &AT),
        "--missed" => ("--missed", &MISSED),
        "--remind" | "--alarm" | "--reminder" => (option.as_str(), &REMIND),
        "--differing" => ("--differing", &DIFFERING),
        "--from" | "--to" => (option.as_str(), &FROM_TO),
        "--diff" | "--compare" => (option.as_str(), &DIFF),
        "--format" | "-f" | "--json" => (option.as_str(), &FORMAT),
        _ => return None,
    };
    let (path, command) = command_of(program, typed)?;
    let first = path.split(' ').next().unwrap_or_default();
    if WITHOUT_ANSWER.contains(&first) {
        return None;
    }
    let (_, instead) = table.iter().find(|(name, _)| [first, ""].contains(name))?;
    let message = format!("'{path}' has no {option}: {instead}");
    Some(command.error(ErrorKind::UnknownArgument, message))
}

/// Returns the name of the command that was typed, with its definition.
pub(super) fn command_of<'p>(
    program: &'p mut Command,
    typed: &[OsString],
) -> Option<(String, &'p mut Command)> {
    program.build();
    let mut command = program;
    let mut path: Vec<&str> = Vec::new();
    for word in typed.iter().skip(1).filter_map(|word| word.to_str()) {
        if command.find_subcommand(word).is_some() {
            path.push(word);
            command = command.find_subcommand_mut(word)?;
        }
    }
    (!path.is_empty()).then(|| (path.join(" "), command))
}
