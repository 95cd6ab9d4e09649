//! The options of `slacalc audit`.

#![allow(
    clippy::doc_markdown,
    reason = "these comments are the help text, in which backticks would be printed"
)]

use clap::{ArgGroup, Args};

use super::super::{options::CommonArgs, tickets::StreamArgs};
use crate::time::{TargetDuration, parse_length};

const USAGE: &str = "slacalc audit [OPTIONS] --claimed <COLUMN> [FILE]
       slacalc audit [OPTIONS] --claimed-state <COLUMN> [FILE]";

const EXAMPLES: &str = "\
Examples:
  slacalc audit tickets/claimed.csv --claimed due --id id --vendor scalr \\
      --tier standard --timezone America/New_York
  slacalc audit tickets/claimed.csv --claimed-state verdict --vendor scalr \\
      --tier standard --timezone America/New_York --format json
  slacalc audit tickets/claimed.csv --claimed due --vendor scalr \\
      --tier standard --timezone America/New_York --tolerance 1h --quiet

Columns are found as 'slacalc batch' finds them. A cause is a hypothesis: the
deadline was worked out again with one thing done otherwise, and is the claimed
one. Tickets that agree, but would not if a cause were so, speak against it.
--format csv and markdown have a row for each group; a row for each ticket, with
its deadline beside the claimed one, is what 'slacalc batch' writes.
Verdicts that may mean either, such as true, are given a meaning by
--map-value claimed:true=missed.
Exit codes: 0 all agree, 1 some differ, 2 some rows could not be read (whatever
else there is; with --skip-bad-rows the others decide, and it is 2 only if none
could be read), 3 nobody can say: there was nothing to compare, or there are
verdicts on tickets of which no answer is known that would tell.";

/// Compare deadlines or verdicts that somebody else came to with the contract's, and find out why
/// they differ.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, override_usage = USAGE, group = ArgGroup::new("claim").args(["claimed", "claimed_state"]))]
pub(in super::super) struct AuditArgs {
    #[command(flatten)]
    pub(super) stream: StreamArgs,
    /// The column with the deadlines that somebody else came to.
    #[arg(long, value_name = "COLUMN", help_heading = "Claims")]
    pub(super) claimed: Option<String>,
    /// The column that says met or missed (achieved, SLA violated, ...) instead.
    #[arg(long, value_name = "COLUMN", help_heading = "Claims")]
    pub(super) claimed_state: Option<String>,
    /// The column that names tickets [default: id, ticket, number, key, ...; or else their rows].
    #[arg(long, value_name = "COLUMN", help_heading = "Claims")]
    pub(super) id: Option<String>,
    /// Deadlines no further apart than this agree.
    #[arg(long, value_name = "DURATION", default_value = "1m", value_parser = tolerance, help_heading = "Claims")]
    pub(super) tolerance: i64,
    #[command(flatten)]
    pub(in super::super) common: CommonArgs,
}

fn tolerance(text: &str) -> Result<i64, String> {
    if matches!(text, "0" | "0s" | "0m") {
        return Ok(0);
    }
    if text.parse::<u64>().is_ok() {
        return Err(format!(
            "a number alone has no unit; write {text}s for seconds, {text}m for minutes or \
             {text}h for hours"
        ));
    }
    match parse_length(text).map_err(|error| error.to_string())? {
        TargetDuration::Time { length, .. } => Ok(length.seconds()),
        TargetDuration::BusinessDays(_) => {
            Err("write hours, minutes or seconds, such as 1m".to_owned())
        }
    }
}
