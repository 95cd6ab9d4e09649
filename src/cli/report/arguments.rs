//! The options of `slacalc report`.

#![allow(
    clippy::doc_markdown,
    reason = "these comments are the help text, in which backticks would be printed"
)]

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::super::{numbers::whole, options::CommonArgs, tickets::StreamArgs};
use crate::attainment::Denominator;

const EXAMPLES: &str = "\
Examples:
  slacalc report tickets/few.csv --vendor scalr --by month --by team
  slacalc report tickets/few.csv --vendor scalr --period 2026-Q1 \\
      --output quarter.html --missed missed.csv
  slacalc report tickets/few.csv --vendor scalr --min 95 --quiet

Periods and dates are those of the place where a ticket was opened. Percentiles
are exact up to 512 responses, and off by less than 0.5 % beyond. An open ticket
that is overdue counts as missed; one that was closed late without a known
answer counts as neither, unless --map responded=closed says that closing is the
answer. Exit codes: 0 answered, or attainment is at least --min; 1 it is below;
2 some rows could not be read, or with --skip-bad-rows none; 3 there is nothing
to measure --min by.";

/// Count the tickets of a table that were answered in time.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(in super::super) struct ReportArgs {
    #[command(flatten)]
    pub(super) stream: StreamArgs,
    /// Groups: quarter, month, week, plan, priority, or a column; repeatable [default: quarter,
    /// plan, priority].
    #[arg(long, value_name = "BY", value_delimiter = ',')]
    pub(super) by: Vec<String>,
    /// Count tickets opened in this span: 2026-10, 2026-Q4, 2026-W44, 2026, last-week, last-month,
    /// last-quarter, last-year.
    ///
    /// last-month is the month before this one, by the date of today in --timezone or else in UTC.
    #[arg(long, value_name = "SPAN", conflicts_with_all = ["since", "until"])]
    pub(super) period: Option<String>,
    /// Count tickets opened on this date or later; of a span such as 2026-10 from its first date
    /// on.
    #[arg(long, value_name = "DATE")]
    pub(super) since: Option<String>,
    /// Count tickets opened on this date or earlier; of a span to its last date.
    #[arg(long, value_name = "DATE")]
    pub(super) until: Option<String>,
    /// The denominator of attainment.
    #[arg(long, value_enum, ignore_case = true, value_name = "MEASURE", default_value_t = DenominatorName::Due)]
    pub(super) measure: DenominatorName,
    /// Ask whether attainment is at least so many percent: exit 1 if not.
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    pub(super) min: Option<f64>,
    /// List this many of the worst margins.
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = whole::<u16>(0..=1000, 20))]
    pub(super) worst: u16,
    /// Write all tickets that missed their deadline to this file, as CSV: with their times, by how
    /// much they were late, and the clause; a page shows the latest 200.
    #[arg(long, value_name = "FILE")]
    pub(super) missed: Option<PathBuf>,
    /// The column that names a ticket [default: id, ticket, number, key or the like, if there].
    #[arg(long, value_name = "COLUMN")]
    pub(super) id: Option<String>,
    /// The title of the report, in text and as a page.
    #[arg(long, value_name = "TEXT")]
    pub(super) title: Option<String>,
    #[command(flatten)]
    pub(in super::super) common: CommonArgs,
}

/// A measure as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DenominatorName {
    /// Met, of those answered or overdue.
    Due,
    /// Met, of those answered.
    Responded,
    /// Met, of all that have a response time.
    All,
}

impl DenominatorName {
    pub(super) fn measure(self) -> Denominator {
        match self {
            Self::Due => Denominator::Due,
            Self::Responded => Denominator::Responded,
            Self::All => Denominator::All,
        }
    }
}

fn percent(text: &str) -> Result<f64, String> {
    let number = text.trim().trim_end_matches('%').trim().parse::<f64>().ok();
    let number = number.filter(|number| (0.0..=100.0).contains(number));
    match number {
        Some(number) if number > 0.0 && number < 1.0 && !text.contains('%') => {
            let percent = (number * 1e6).round() / 1e4;
            Err(format!("write {percent} for {percent} %, or {number}% if that is meant"))
        }
        Some(number) => Ok(number),
        None => Err("write a number from 0 to 100, such as 95 or 99.5".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_share_is_not_taken_for_a_percentage() {
        for (text, number) in [("95", 95.0), ("95%", 95.0), ("0.95%", 0.95), ("0", 0.0), ("1", 1.0)]
        {
            assert_eq!(percent(text), Ok(number), "{text}");
        }
        let says = percent("0.95").unwrap_err();
        assert_eq!(says, "write 95 for 95 %, or 0.95% if that is meant");
        assert!(percent("0.999").unwrap_err().starts_with("write 99.9 for"), "{says}");
        assert!(percent("all").is_err() && percent("101").is_err());
    }
}
