//! The columns of a table that look like claims, for whoever did not say which one is.

use super::{super::tickets::OpenTable, arguments::AuditArgs};
use crate::{
    sla::QuestionError,
    tickets::{Input, StreamConfig, StreamError, survey_table},
};

/// Parts of the names of columns with deadlines.
const DEADLINES: [&str; 8] =
    ["due", "deadline", "respond_by", "response_by", "answer_by", "target", "breach_at", "claim"];

/// Parts of the names of columns with verdicts.
const VERDICTS: [&str; 9] = [
    "verdict",
    "met",
    "missed",
    "breached",
    "violat",
    "achieved",
    "in_time",
    "in_sla",
    "sla_status",
];

/// Refuses a command line that does not say which column has the claims, with all else that the
/// table lacks.
pub(super) fn expect_said(
    args: &AuditArgs,
    table: &OpenTable<'_>,
    config: &StreamConfig<'_>,
) -> anyhow::Result<()> {
    if args.claimed.is_some() || args.claimed_state.is_some() {
        return Ok(());
    }
    let files = table.options.named_files().unwrap_or_default();
    let input = files.first().and_then(|file| Input::file(file).ok());
    let (columns, fault) = input.map_or_else(Default::default, |input| survey_table(input, config));
    let (unsaid, mended) = unsaid(&columns);
    let mut errors = vec![unsaid.into()];
    let mut options: Vec<_> = mended.into_iter().collect();
    if let Some(StreamError::NoOpening { options: more, .. }) = &fault {
        options.extend(more.clone());
    }
    errors.extend(fault.map(Into::into));
    Err(table.gaps(&errors, &options))
}

/// Returns the error on a command line that does not say which column has the claims, with those
/// that look so, and the option that takes the first.
fn unsaid(columns: &[String]) -> (QuestionError, Option<(&'static str, String)>) {
    let like = |parts: &[&str]| -> Vec<String> {
        columns.iter().filter(|column| is_like(column, parts)).cloned().collect()
    };
    let (deadlines, verdicts) = (like(&DEADLINES), like(&VERDICTS));
    let of_deadlines = "the column with the deadlines to check";
    let (option, why, choices) = match (&deadlines[..], &verdicts[..]) {
        ([], []) => (
            "--claimed",
            format!("{of_deadlines}, or --claimed-state with the one that says met or missed"),
            Vec::new(),
        ),
        ([], _) => ("--claimed-state", "the column that says met or missed".to_owned(), verdicts),
        _ => ("--claimed", of_deadlines.to_owned(), deadlines),
    };
    let first = choices.first().map(|column| (option, column.clone()));
    (QuestionError::Missing { option: option.to_owned(), why, choices, others: None }, first)
}

/// Returns true if the name of a column contains one of the words, or, if it is longer than four
/// letters, contains it anywhere.
fn is_like(column: &str, parts: &[&str]) -> bool {
    let name = column.to_lowercase().replace([' ', '-'], "_");
    let has = |part: &&str| {
        name.split('_').any(|word| word == *part) || (part.len() > 4 && name.contains(part))
    };
    parts.iter().any(has)
}
