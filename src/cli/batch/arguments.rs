//! The options of `slacalc batch`.

#![allow(
    clippy::doc_markdown,
    reason = "these comments are the help text, in which backticks would be printed"
)]

use std::path::PathBuf;

use clap::Args;

use super::super::{
    numbers::whole_percent,
    options::{ColorArgs, LibraryArgs, NowArgs, SubjectArgs, VersionArgs},
    tickets::StreamArgs,
};

const EXAMPLES: &str = "\
Examples:
  slacalc batch tickets.csv --contract rescale.toml --quiet > answered.csv
  slacalc batch helpdesk.csv --map opened='Created At' --map priority=Severity \\
      --vendor scalr --tier premium --timezone America/New_York --quiet
  slacalc batch issues.json --preset github --vendor scalr --tier premium \\
      --priority 2 --quiet

The last reads what `gh issue list --json number,createdAt,closedAt` writes.

FIELD is opened, responded, responded_after, acknowledged, investigating, closed, pauses, \
                        priority_changes, hand_overs, reopened, updated, worked_around, resolved, vendor, policy, plan, edition, region, priority, channel, timezone,
contract or holidays. Columns of these names are taken without being asked. A row's own cell beats \
                        the option of its name;
a column that only bears such a name is refused once, with the --map that settles it.
--map responded=closed lets the time of closing count as that of the response.
acknowledged and investigating are the two moments of a response: the later of them is its time.
responded_after is how long the answer took: 45 min, 02:15:00, PT45M, or a number in the unit of \
                        the column's name, such as
'Reply (hours)'; --map responded_after:hours=COLUMN says it where the name does not.
Exit codes: 0 all rows answered, 2 some rows have an error (their column
sla_error says which), or with --skip-bad-rows all rows.";

/// Answer every ticket of a CSV file or of JSON Lines.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(in super::super) struct BatchArgs {
    #[command(flatten)]
    pub(super) stream: StreamArgs,
    /// The prefix of the names of the columns that are added.
    #[arg(long, value_name = "TEXT", default_value = "sla_")]
    pub(super) prefix: String,
    /// Write cells as they are, even those that a spreadsheet would run as formulas.
    #[arg(long)]
    pub(super) raw: bool,
    /// Write to a file, which is there once it is whole; one that ends in .xlsx is a workbook.
    #[arg(long, short, value_name = "FILE")]
    pub(in super::super) output: Option<PathBuf>,
    /// The share of the time from which on an open ticket is 'warned', in percent.
    #[arg(long, value_name = "PERCENT", value_parser = whole_percent)]
    pub(super) warn: Option<u8>,
    #[command(flatten)]
    pub(super) subject: SubjectArgs,
    #[command(flatten)]
    pub(super) library: LibraryArgs,
    #[command(flatten)]
    pub(super) version: VersionArgs,
    #[command(flatten)]
    pub(super) now: NowArgs,
    #[command(flatten)]
    pub(in super::super) color: ColorArgs,
    /// No progress bar and no summary.
    #[arg(long, short)]
    pub(in super::super) quiet: bool,
}
