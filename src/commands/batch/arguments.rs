//! What can be typed for `slacalc batch`.

#![allow(clippy::doc_markdown, reason = "these comments are the help text, in which backticks would be printed")]

use std::{num::NonZeroUsize, path::PathBuf};

use clap::{Args, ValueEnum};

use super::super::arguments::{ColorWhen, LibraryArgs, NowArgs, SubjectArgs};
use crate::{
    tickets::{PRESETS, Preset},
    time::is_time_format,
};

const EXAMPLES: &str = "\
Examples:
  slacalc batch tickets.csv --contract rescale.toml --quiet > answered.csv
  slacalc batch helpdesk.csv --map opened='Created At' --map priority=Severity \\
      --vendor scalr --tier premium --timezone America/New_York --quiet
  slacalc batch issues.json --preset github --vendor scalr --tier premium \\
      --priority 2 --quiet

The last reads what `gh issue list --json number,createdAt,closedAt` writes.

FIELD is opened, responded, closed, pauses, vendor, policy, plan, edition, region, priority, channel, timezone, contract or
holidays. Columns of these names are taken without being asked. A row's own cell beats the option of its name.
Exit codes: 0 all rows answered, 2 some rows have an error (their column sla_error says which).";

/// Answer every ticket of a CSV file or of JSON Lines.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(in super::super) struct BatchArgs {
    #[command(flatten)]
    pub(super) stream: StreamArgs,
    /// What stands before the names of the columns that are added.
    #[arg(long, value_name = "TEXT", default_value = "sla_")]
    pub(super) prefix: String,
    /// Write cells as they are, even those that a spreadsheet would run as formulas.
    #[arg(long)]
    pub(super) raw: bool,
    /// Write to a file, which is there once it is whole.
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// The share of the time from which on an open ticket is 'warned', in percent.
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(1..=100))]
    pub(super) warn: Option<u8>,
    #[command(flatten)]
    pub(super) subject: SubjectArgs,
    #[command(flatten)]
    pub(super) library: LibraryArgs,
    #[command(flatten)]
    pub(super) now: NowArgs,
    /// When to use colour in messages; auto heeds NO_COLOR.
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = ColorWhen::Auto)]
    pub(in super::super) color: ColorWhen,
    /// No progress bar and no summary.
    #[arg(long, short)]
    pub(in super::super) quiet: bool,
}

/// How tickets are read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Tickets")]
pub(in super::super) struct StreamArgs {
    /// The tickets; - is standard input. gzip is unpacked.
    #[arg(default_value = "-", value_name = "FILE")]
    pub(super) file: PathBuf,
    /// The form of the input; without it the first letter tells. jsonl may be an array too.
    #[arg(long, value_enum)]
    pub(super) input: Option<InputForm>,
    /// What stands between the fields of CSV: a letter, or tab.
    #[arg(long, value_name = "C", value_parser = delimiter)]
    pub(super) delimiter: Option<u8>,
    /// Which column holds a field: opened='Created At'; with nothing behind the = no column does.
    #[arg(long, value_name = "FIELD=COLUMN")]
    pub(super) map: Vec<String>,
    /// Take the columns of an export: zendesk, jira, freshdesk, servicenow, github. --map beats it.
    #[arg(long, value_name = "NAME", value_parser = preset)]
    pub(super) preset: Option<&'static Preset>,
    /// Another form of the times in it, such as '%d/%m/%Y %H:%M'.
    #[arg(long, value_name = "STRFTIME", value_parser = time_format)]
    pub(super) time_format: Option<String>,
    /// Contracts that a column 'contract' names by their files' names.
    #[arg(long, value_name = "DIR")]
    pub(super) contracts: Option<PathBuf>,
    /// How many rows to work on at a time [default: all cores].
    #[arg(long, value_name = "N")]
    pub(super) threads: Option<NonZeroUsize>,
}

/// The form of the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in super::super) enum InputForm {
    Csv,
    Jsonl,
}

fn time_format(format: &str) -> Result<String, String> {
    if is_time_format(format) { Ok(format.to_owned()) } else { Err("write it as for strftime, such as '%d/%m/%Y %H:%M'".to_owned()) }
}

fn preset(name: &str) -> Result<&'static Preset, String> {
    let names: Vec<&str> = PRESETS.iter().map(|preset| preset.name).collect();
    Preset::of(name).ok_or_else(|| format!("there are: {}", names.join(", ")))
}

fn delimiter(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        _ if text == "tab" || text == "\\t" => Ok(b'\t'),
        [b'"' | b'\n' | b'\r'] => Err("a quote or a line end cannot part fields".to_owned()),
        [byte] => Ok(*byte),
        _ => Err("write one letter, such as ';', or tab".to_owned()),
    }
}
