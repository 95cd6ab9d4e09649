//! The options of `slacalc calendar`.

use clap::Args;

use crate::{
    answer::DateRange,
    cli::{
        date_span::{named, typed_date},
        options::{CommonArgs, ExplainArgs},
    },
    time::Date,
    times::month_named,
};

const EXAMPLES: &str = "\
Examples:
  slacalc calendar --vendor rescale --package basic --region emea
  slacalc calendar --vendor scalr --tier standard --timezone Asia/Tokyo \\
      --month 2026-03
  slacalc calendar --vendor rescale --package basic --region emea --year 2026
  slacalc calendar --vendor rescale --package basic --region apac --year \\
      --format ics > coverage.ics
  slacalc calendar --vendor rescale --package basic --region emea --year \\
      --output coverage.svg

Exit 0, or 3 if the document does not state the hours.";

/// When is support staffed in a week, a month, a year?
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct CalendarArgs {
    /// The week, Monday to Sunday, of a date, or 2026-W10; this is what is shown if nothing is said
    /// [without a date: of now].
    #[arg(long, value_name = "DATE|WEEK", num_args = 0..=1, default_missing_value = "now", value_parser = week, group = "span")]
    week: Option<DateRange>,
    /// A month: 2026-03, or march for that of this year [without one: that of now].
    #[arg(long, value_name = "YYYY-MM", num_args = 0..=1, default_missing_value = "now", value_parser = month, group = "span")]
    month: Option<MonthAsked>,
    /// A year [without one: that of now].
    #[arg(long, value_name = "YYYY", num_args = 0..=1, default_missing_value = "now", value_parser = year, group = "span")]
    year: Option<DateRange>,
    /// From a date on, in the zone of the answer.
    #[arg(long, value_name = "DATE", value_parser = typed_date, group = "span", requires = "to")]
    from: Option<Date>,
    /// To a date, which is included; at most ten years.
    #[arg(long, value_name = "DATE", value_parser = typed_date, requires = "from")]
    to: Option<Date>,
    /// List the windows instead of drawing them.
    #[arg(long)]
    pub(super) list: bool,
    /// Show the coverage under every combination of what the document leaves open.
    #[arg(long)]
    pub(super) all_readings: bool,
    #[command(flatten)]
    pub(super) explain: ExplainArgs,
    #[command(flatten)]
    pub(in crate::cli) common: CommonArgs,
}

/// A month as it was typed.
#[derive(Clone, Copy, Debug)]
enum MonthAsked {
    Range(DateRange),
    /// Its number alone: the year is that of now.
    OfThisYear(u32),
}

impl CalendarArgs {
    /// Returns the days asked for. The options exclude each other.
    pub(super) fn span(&self, this_year: i32) -> DateRange {
        let dates = self.from.zip(self.to).map(|(from, to)| DateRange::Dates(from, to));
        let month = self.month.map(|month| match month {
            MonthAsked::Range(range) => range,
            MonthAsked::OfThisYear(month) => DateRange::Month(Date::new(this_year, month, 1)),
        });
        let named = self.week.or(month).or(self.year);
        named.or(dates).unwrap_or(DateRange::Week(None))
    }

    /// Returns the note on a month that was typed without its year; `None` if there is none.
    pub(super) fn assumed_year(&self, this_year: i32) -> Option<String> {
        let Some(MonthAsked::OfThisYear(month)) = self.month else { return None };
        Some(format!(
            "--month has no year: {this_year}, that of now in UTC, is taken; for the next write \
             --month {}-{month:02}.",
            this_year + 1
        ))
    }
}

/// Returns the time whose version of the policy answers: the first of the dates, or now.
pub(super) fn beginning(span: DateRange) -> String {
    let date = match span {
        DateRange::Week(date) | DateRange::Month(date) => date,
        DateRange::Year(year) => year.and_then(|year| Date::new(year, 1, 1)),
        DateRange::Dates(from, _) => Some(from),
    };
    date.map_or_else(|| "now".to_owned(), |date| date.to_string())
}

fn week(text: &str) -> Result<DateRange, String> {
    if text == "now" {
        return Ok(DateRange::Week(None));
    }
    let upper = text.to_ascii_uppercase();
    if upper.contains('W') {
        let week = named(&upper).ok_or_else(|| no_week(text, &upper))?;
        return Ok(DateRange::Week(Some(week.0)));
    }
    if let Some(number) = text.parse::<u32>().ok().filter(|number| (1..=53).contains(number)) {
        return Err(format!("'{text}' is a week without its year; write it as 2026-W{number:02}"));
    }
    typed_date(text).map(|date| DateRange::Week(Some(date)))
}

/// Returns the message on a week that is none: of a year with 52 weeks the 53rd.
fn no_week(text: &str, upper: &str) -> String {
    let last = upper.strip_suffix("-W53").filter(|year| named(&format!("{year}-W52")).is_some());
    match last {
        Some(year) => format!("{year} has 52 weeks by ISO 8601; the last is {year}-W52"),
        None => format!(
            "there is no week '{text}'; write it as 2026-W10; a year has 52 weeks by ISO 8601, \
             some have 53"
        ),
    }
}

/// Returns the year and month of a text in another form, such as `12/2026` or `december 2026`; the
/// year is one for an example if there is none.
fn month_otherwise(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let parts = lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts.collect();
    let number = |part: &str| {
        let typed = part.parse().ok().filter(|_| part.len() <= 2);
        month_named(part).or(typed).filter(|number| (1..=12).contains(number))
    };
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let (year, month) = match parts[..] {
        [month] => ("2026", month),
        [year, month] if is_year(year) => (year, month),
        [month, year] if is_year(year) => (year, month),
        _ => return None,
    };
    Some(format!("{year}-{:02}", number(month)?))
}

fn month(text: &str) -> Result<MonthAsked, String> {
    if text == "now" {
        return Ok(MonthAsked::Range(DateRange::Month(None)));
    }
    if let Some(number) = month_named(text.trim()) {
        return Ok(MonthAsked::OfThisYear(number));
    }
    let first = (text.len() == 7).then(|| Date::parse(&format!("{text}-01")).ok()).flatten();
    let error = || match month_otherwise(text) {
        Some(month) => format!("'{text}' is not year and month; write it as {month}"),
        None => format!("'{text}' is not a month; write it as year-month, for example 2026-03"),
    };
    let range = first.map(|first| MonthAsked::Range(DateRange::Month(Some(first))));
    range.ok_or_else(error)
}

fn year(text: &str) -> Result<DateRange, String> {
    match text.parse() {
        _ if text == "now" => Ok(DateRange::Year(None)),
        Ok(year) if text.len() == 4 => Ok(DateRange::Year(Some(year))),
        _ => Err(format!("'{text}' is not a year; write it with four digits, for example 2026")),
    }
}

#[cfg(test)]
mod tests {
    use super::{month, week};

    #[test]
    fn what_is_no_month_or_week_gets_the_one_that_was_meant() {
        for (text, says) in [
            ("12", "write it as 2026-12"),
            ("Dec 2027", "write it as 2027-12"),
            ("12/2026", "write it as 2026-12"),
            ("3.2026", "write it as 2026-03"),
            ("2026/3", "write it as 2026-03"),
            ("13/2026", "for example 2026-03"),
            ("summer", "for example 2026-03"),
            ("", "for example 2026-03"),
        ] {
            let error = month(text).unwrap_err();
            assert!(error.contains(says), "{text}: {error}");
        }
        for (text, says) in [
            ("53", "'53' is a week without its year; write it as 2026-W53"),
            ("9", "write it as 2026-W09"),
            ("2025-W53", "2025 has 52 weeks by ISO 8601; the last is 2025-W52"),
            ("2024-w53", "the last is 2024-W52"),
            ("2026-W54", "there is no week '2026-W54'; write it as 2026-W10"),
            ("54", "'54' is not a date"),
        ] {
            let error = week(text).unwrap_err();
            assert!(error.contains(says), "{text}: {error}");
        }
    }
}
