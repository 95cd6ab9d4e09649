//! The options of `slacalc upcoming`.

#![allow(
    clippy::doc_markdown,
    reason = "these comments are the help text, in which backticks would be printed"
)]

use clap::Args;

use super::super::{
    numbers::{whole, whole_percent},
    options::CommonArgs,
    tickets::StreamArgs,
};
use crate::{sla::QuestionError, time::SignedDuration};

const EXAMPLES: &str = "\
Examples:
  slacalc upcoming tickets/open.csv --contracts tickets/contracts
  slacalc upcoming tickets/open.csv --contracts tickets/contracts --within 8h
  slacalc upcoming tickets/open.csv --contracts tickets/contracts \\
      --format ics > due.ics

A ticket is open if it was neither answered nor closed. One that is due later,
but within the window by a reading that the document leaves open, is listed and
counts as due. Paused tickets are listed apart and do not count as due. Without
--within every deadline is in the window.

Each ticket is one line: a narrow terminal leaves out when it was opened, then
its plan and its priority. --format csv has every column.

Exit codes: 0 something is overdue or due in the window, 1 nothing is, 2 some
rows have an error (whatever the others say), 3 nothing is due, but some
deadline is not stated. With --skip-bad-rows rows with an error are reported,
the others decide it, and it is 2 only if none could be read. examples/page-when-due.sh handles each of them.";

/// Open tickets by deadline: is something overdue, or due soon?
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(in super::super) struct UpcomingArgs {
    #[command(flatten)]
    pub(super) stream: StreamArgs,
    /// List what is overdue or due within this time: 90m, 8h, 2d, 1w; 0 for what is overdue.
    ///
    /// Without it every open ticket is listed.
    #[arg(long, value_name = "DURATION")]
    within: Option<String>,
    /// List a ticket due later too if this share of its time is used up, in percent.
    ///
    /// It is marked 'warned', and does not change the exit code.
    #[arg(long, value_name = "PERCENT", value_parser = whole_percent)]
    pub(super) warn: Option<u8>,
    /// List at most this many tickets of each kind [default: 20 in text, else all].
    #[arg(long, value_name = "N", value_parser = whole::<u32>(1..=u32::MAX, 20))]
    pub(super) limit: Option<u32>,
    /// The column that names a ticket [default: id, ticket, number, key or the like, if there].
    #[arg(long, value_name = "COLUMN")]
    pub(super) id: Option<String>,
    #[command(flatten)]
    pub(in super::super) common: CommonArgs,
}

impl UpcomingArgs {
    /// Returns the length of the window, in seconds.
    pub(super) fn within(&self) -> Result<Option<i64>, QuestionError> {
        self.within.as_deref().map(within).transpose()
    }
}

/// Parses the length of the window, in seconds.
fn within(typed: &str) -> Result<i64, QuestionError> {
    let wrong = |why: &str| QuestionError::Conflict(format!("--within '{typed}': {why}"));
    if typed.contains("business") {
        return Err(wrong(
            "the window is time on the wall clock; business time is another for each plan. \
             Write 8h or 2d",
        ));
    }
    let text = typed.trim();
    if text != "0" && !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(QuestionError::Misspelt {
            typed: typed.to_owned(),
            meant: format!("{text}h"),
            message: format!(
                "--within '{text}' has no unit: m stands for minutes, h for hours, d for days"
            ),
        });
    }
    let weeks = text.strip_suffix('w').and_then(|weeks| weeks.trim_end().parse::<u16>().ok());
    let length = match weeks {
        _ if text == "0" => Ok(SignedDuration::ZERO),
        Some(weeks) => Ok(SignedDuration::from_days(7 * i32::from(weeks))),
        None => text.parse(),
    };
    match length {
        Ok(length) if !length.is_negative() => Ok(length.seconds()),
        _ => Err(wrong("it is not a length of time from now on; write 90m, 8h or 2d")),
    }
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn a_window_is_time_on_the_wall_clock() {
        let read = [
            ("8h", 28_800),
            ("90m", 5_400),
            ("1h30m", 5_400),
            ("2d", 172_800),
            ("1w", 604_800),
            ("2w", 1_209_600),
            ("0", 0),
            ("0h", 0),
        ];
        for (text, seconds) in read {
            assert_eq!(within(text).unwrap(), seconds, "{text}");
        }
        for (text, says) in [
            ("8 business hours", "business time"),
            ("2 business days", "business time"),
            ("8", "has no unit: m stands for minutes, h for hours, d for days; write '8h'"),
            ("90", "has no unit: m stands for minutes, h for hours, d for days; write '90h'"),
            ("-1w", "write 90m, 8h or 2d"),
            ("w", "write 90m, 8h or 2d"),
            ("-8h", "write 90m, 8h or 2d"),
            ("soon", "write 90m, 8h or 2d"),
            ("", "write 90m, 8h or 2d"),
        ] {
            let error = within(text).unwrap_err().to_string();
            assert!(error.contains(says), "{text}: {error}");
        }
    }
}
