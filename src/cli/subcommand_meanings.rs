//! Subcommands by the names that people try: `vendors` is `policy list`.

use clap::{
    Command, Error,
    builder::StyledStr,
    error::{ContextKind, ContextValue, ErrorKind},
};

use super::other_options::PLANS_A_B;
use crate::policy::nearest;

/// Names that people try, and the command lines that they may mean.
const MEANINGS: [(&[&str], &str); 13] = [
    (&["version", "ver"], "slacalc --version"),
    (&["vendors", "policies", "documents", "list", "ls"], "slacalc policy list"),
    (&["show", "info", "describe"], "slacalc policy show"),
    (&["check", "validate", "lint", "verify"], "slacalc policy check"),
    (&["new", "add", "create"], "slacalc policy new"),
    (&["when", "due", "respond", "response", "sla", "ticket"], "slacalc deadline"),
    (&["hours", "open", "staffed", "available", "coverage"], "slacalc covered"),
    (&["phone", "contact", "support", "reach"], "slacalc channels"),
    (&["stats", "statistics", "attainment", "summary"], "slacalc report"),
    (&["overdue", "late", "queue", "tickets"], "slacalc upcoming"),
    (&["severities", "severity", "priority"], "slacalc priorities"),
    (&["setup", "configure", "contract"], "slacalc init"),
    (&["tiers", "packages", "plan"], "slacalc plans"),
];

/// Names of the exit codes.
const EXIT_CODES: [&str; 7] =
    ["exit-codes", "exit-code", "exit", "exitcodes", "codes", "exit-status", "return-codes"];

/// Returns the command line that an unknown command means.
pub(super) fn command_meant(typed: &str) -> Option<&'static str> {
    let typed = typed.to_ascii_lowercase();
    MEANINGS.iter().find(|(names, _)| names.contains(&&*typed)).map(|(_, line)| *line)
}

/// Adds the command that an unknown one means to the parser's error, in place of those with a few
/// of the same letters.
pub(super) fn with_command(mut error: Error, program: &Command) -> Error {
    let (ErrorKind::InvalidSubcommand, Some(ContextValue::String(typed))) =
        (error.kind(), error.get(ContextKind::InvalidSubcommand))
    else {
        return error;
    };
    let typed = typed.to_ascii_lowercase();
    let names = program.get_subcommands().map(Command::get_name);
    if let Some(near) = nearest(&typed, names) {
        error.insert(ContextKind::SuggestedSubcommand, ContextValue::Strings(vec![near]));
        return error;
    }
    let tip = match command_meant(&typed) {
        Some(line) => format!("write '{line}'"),
        None if typed == "diff" || typed == "difference" => {
            format!("{PLANS_A_B}, 'policy diff A B' between two policies")
        }
        None if EXIT_CODES.contains(&&*typed) => {
            "'slacalc --help' ends with the exit codes".to_owned()
        }
        None => return error,
    };
    error.remove(ContextKind::SuggestedSubcommand);
    error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![StyledStr::from(tip)]));
    error
}
