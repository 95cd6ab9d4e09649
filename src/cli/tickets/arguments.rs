//! The options of every command that reads a table of tickets.

#![allow(
    clippy::doc_markdown,
    reason = "these comments are the help text, in which backticks would be printed"
)]

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::super::zone_name::ZoneName;
use crate::{
    policy::{Keyword, Metric},
    tickets::{Field, NO_PRESET, Preset, preset_names},
    times::TimeForm,
};

/// More threads than any machine has use for.
const MOST_THREADS: u16 = 1024;

/// The input of tickets.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Tickets")]
pub(in super::super) struct StreamArgs {
    /// The tickets; - is standard input, which is read too if no file is named and it is no
    /// terminal. CSV, JSON or .xlsx; gzip and Zstandard are unpacked. Several files with the same
    /// columns are one table.
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// The form of the input; without it the first letter tells. jsonl may be an array too.
    #[arg(long, value_enum, ignore_case = true)]
    pub(super) input: Option<InputForm>,
    /// Where the rows of a JSON document are: issues, data.items; . takes its objects themselves.
    /// Without it an array with a usual name is taken.
    #[arg(long, value_name = "PATH")]
    pub(super) rows: Option<String>,
    /// The sheet of an Excel workbook (.xlsx). Without it the first one that can be seen is taken.
    #[arg(long, value_name = "NAME")]
    pub(super) sheet: Option<String>,
    /// The line of the header, counted from 1. Without it a title above the header is left out.
    #[arg(long, value_name = "N", value_parser = line_number)]
    pub(super) header_line: Option<usize>,
    /// Of each ticket take the last row only; COLUMN has its id. All rows are held in memory.
    #[arg(long, value_name = "COLUMN")]
    pub(super) one_row: Option<String>,
    /// A file with the events of the tickets, joined by their id and held in memory: a log with
    /// ticket,time,field,old,new,author,public, or what a help desk writes of its own.
    #[arg(long, value_name = "FILE")]
    pub(super) history: Option<PathBuf>,
    /// The meaning of events: pause-while='Waiting for customer', resolved-when=Closed,
    /// responded-when='first public comment by the vendor' with vendor-authors='*@vendor.example';
    /// once for each value. Without --history the events stand in the table.
    #[arg(long, value_name = "KEY=VALUE")]
    pub(super) history_rule: Vec<String>,
    /// The delimiter of CSV: one sign such as ;, or tab.
    #[arg(long, value_name = "C", value_parser = delimiter)]
    pub(super) delimiter: Option<u8>,
    /// Take a field from a column: opened='Created At'; with nothing after the = from none.
    /// responded_after:hours='Reply' says the unit of bare numbers; in JSON fields.created and
    /// labels[0].name are paths.
    #[arg(long, value_name = "FIELD=COLUMN")]
    pub(super) map: Vec<String>,
    /// The meaning of a value in the policy's words: priority:urgent=1; with nothing after the = as
    /// if it were empty. priority:@jira takes a ready-made set: @jira, @servicenow, @zendesk,
    /// @freshdesk, @p1-p5.
    #[arg(long, value_name = "FIELD:VALUE=MEANING")]
    pub(super) map_value: Vec<String>,
    /// Take the columns of an export: zendesk, jira, freshdesk, servicenow, github, gitlab, linear,
    /// redmine, zammad, pagerduty, intercom, hubspot; none reads the table as it stands. Without it
    /// an export is recognised by its columns. --map beats it.
    #[arg(long, value_name = "NAME", value_parser = ChosenPreset::of)]
    pub(super) preset: Option<ChosenPreset>,
    /// The form of the times in it, such as '%d/%m/%Y %H:%M'; %z is an offset, %Z the name of a
    /// zone. Every time must have it, or be RFC 3339 with an offset.
    #[arg(long, value_name = "STRFTIME", value_parser = TimeForm::new, allow_hyphen_values = true)]
    pub(super) time_format: Option<TimeForm>,
    /// The zone of times without an offset in the table, if it is not the customer's: UTC. It beats
    /// a zone in the name of a column.
    #[arg(long, value_name = "ZONE", allow_negative_numbers = true, value_parser = ZoneName::parse)]
    pub(super) table_timezone: Option<ZoneName>,
    /// Words that stand for an empty cell in every column: '?,N/A,-'. Without it the usual ones do
    /// in columns of times; '' takes none.
    #[arg(long, value_name = "WORDS", allow_hyphen_values = true)]
    pub(super) null: Option<String>,
    /// The promise that is asked about, by its name or the document's own name for it:
    /// first-response (the default), next-update, workaround, resolution. The columns updated,
    /// worked_around and resolved have the events.
    #[arg(long, value_name = "METRIC")]
    pub(super) metric: Option<String>,
    /// Contracts that a column 'contract' names by their files' names.
    #[arg(long, value_name = "DIR")]
    pub(super) contracts: Option<PathBuf>,
    /// Let the rows that could be read decide the exit code: one with an error is reported, and
    /// makes it 2 only if no row could be read.
    #[arg(long)]
    pub(super) skip_bad_rows: bool,
    /// Work on this many rows at a time, 1 to 1024 [default: all cores].
    #[arg(long, value_name = "N", value_parser = threads)]
    pub(super) threads: Option<u16>,
}

impl StreamArgs {
    /// Returns the files of the tickets that are named.
    pub(in super::super) fn files(&self) -> &[PathBuf] {
        &self.files
    }

    /// Returns true if rows with an error decide the exit code: always if no other was read.
    pub(in super::super) fn is_failed_by(&self, bad: u64, rows: u64) -> bool {
        bad > 0 && !(self.skip_bad_rows && bad < rows)
    }

    /// Returns the metric, if it is not the first response.
    pub(super) fn later_metric(&self) -> Option<&String> {
        let first = Metric::FirstResponse.id();
        self.metric.as_ref().filter(|name| !name.trim().eq_ignore_ascii_case(first))
    }

    /// Returns a note on a mapped event that stops no clock, as only the first response is asked
    /// about.
    pub(super) fn idle_events(&self) -> Option<String> {
        let is_idle = |field: &str| Field::of(field.trim()).is_some_and(Field::is_later_event);
        let mut mapped = self.map.iter().filter_map(|text| Some(text.split_once('=')?.0));
        let field = mapped.find(|field| self.later_metric().is_none() && is_idle(field))?;
        Some(format!("The column of --map {field}= is read with --metric only."))
    }

    /// Returns the defaults but for the columns and the metric.
    pub(in super::super) fn of_columns(
        map: Vec<String>,
        preset: Option<ChosenPreset>,
        metric: Option<String>,
    ) -> Self {
        Self {
            files: Vec::new(),
            input: None,
            rows: None,
            sheet: None,
            header_line: None,
            one_row: None,
            history: None,
            history_rule: Vec::new(),
            delimiter: None,
            map,
            map_value: Vec::new(),
            preset,
            time_format: None,
            table_timezone: None,
            null: None,
            metric,
            contracts: None,
            skip_bad_rows: false,
            threads: None,
        }
    }
}

/// The form of the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in super::super) enum InputForm {
    Csv,
    Jsonl,
}

/// The preset that an option or the contract names.
#[derive(Clone, Copy, Debug)]
pub(in super::super) enum ChosenPreset {
    Export(&'static Preset),
    /// The table is read as it stands.
    AsItStands,
}

impl ChosenPreset {
    /// Parses the name of a preset, or `none`.
    pub(in super::super) fn of(name: &str) -> Result<Self, String> {
        if name.eq_ignore_ascii_case(NO_PRESET) {
            return Ok(Self::AsItStands);
        }
        let preset = Preset::of(name).map(Self::Export);
        preset.ok_or_else(|| format!("there are: {}", preset_names().join(", ")))
    }

    /// Returns the preset, if it is one.
    pub(super) fn export(self) -> Option<&'static Preset> {
        match self {
            Self::Export(preset) => Some(preset),
            Self::AsItStands => None,
        }
    }

    pub(super) fn name(self) -> &'static str {
        self.export().map_or(NO_PRESET, |preset| preset.name)
    }
}

fn threads(text: &str) -> Result<u16, String> {
    let threads = text.parse().ok().filter(|threads| (1..=MOST_THREADS).contains(threads));
    threads.ok_or_else(|| format!("it is a number from 1 to {MOST_THREADS}, such as 4"))
}

fn line_number(text: &str) -> Result<usize, String> {
    let line = text.parse().ok().filter(|line| *line > 0);
    line.ok_or_else(|| "it is a number from 1, such as 4".to_owned())
}

fn delimiter(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        _ if text == "tab" || text == "\\t" => Ok(b'\t'),
        [b'"' | b'\n' | b'\r'] => Err("a quote or a line end cannot part fields".to_owned()),
        [byte] if byte.is_ascii_alphanumeric() || b"-+:._".contains(byte) => {
            Err("letters, digits and what stands in times and numbers cannot part fields"
                .to_owned())
        }
        [byte] => Ok(*byte),
        _ => Err("write one sign, such as ';', or tab".to_owned()),
    }
}
