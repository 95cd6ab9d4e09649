//! `slacalc holidays`: the holiday lists themselves.

use clap::{Args, Subcommand};
use serde::Serialize;

use super::{arguments::OutputArgs, exit::Exit, output::Output};
use crate::{
    policy::HolidayCatalog,
    render::{Report, Table},
    time::Date,
};

/// The holiday lists: list, show.
#[derive(Debug, Args)]
pub(super) struct HolidaysArgs {
    #[command(subcommand)]
    command: HolidaysCommand,
}

#[derive(Debug, Subcommand)]
enum HolidaysCommand {
    /// List every holiday list inside the program.
    List {
        #[command(flatten)]
        output: OutputArgs,
    },
    /// Show the holidays of a list in a year.
    Show {
        /// A list (us, de-by), or a .toml or .ics file.
        #[arg(value_name = "NAME")]
        name: String,
        /// The year.
        #[arg(long, value_name = "Y", value_parser = clap::value_parser!(i32).range(1..=9999))]
        year: i32,
        #[command(flatten)]
        output: OutputArgs,
    },
}

/// Every holiday list inside the program.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct ListsAnswer {
    schema: &'static str,
    lists: Vec<ListLine>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ListLine {
    id: String,
    name: String,
    aliases: Vec<String>,
}

/// The holidays of a list in a year.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct YearAnswer {
    schema: &'static str,
    name: String,
    year: i32,
    /// The first and the last year for which the list is known.
    known: [i32; 2],
    holidays: Vec<Day>,
    notes: Vec<String>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Day {
    #[cfg_attr(test, schemars(extend("format" = "date")))]
    on: String,
    name: String,
}

impl HolidaysArgs {
    pub(super) fn output(&self) -> &OutputArgs {
        match &self.command {
            HolidaysCommand::List { output } | HolidaysCommand::Show { output, .. } => output,
        }
    }
}

pub(super) fn run(args: &HolidaysArgs, output: &Output) -> anyhow::Result<Exit> {
    match &args.command {
        HolidaysCommand::List { .. } => {
            let lists = HolidayCatalog::default().lists()?;
            let lists = lists.into_iter().map(|list| ListLine { id: list.id, name: list.name, aliases: list.aliases }).collect();
            output.answer(&ListsAnswer { schema: "slacalc/holiday-lists/v1", lists }, lists_report)?;
        }
        HolidaysCommand::Show { name, year, .. } => output.answer(&year_of(name, *year)?, year_report)?,
    }
    Ok(Exit::Yes)
}

fn year_of(name: &str, year: i32) -> anyhow::Result<YearAnswer> {
    let list = HolidayCatalog::default().load(name)?;
    let known = list.known_years();
    let (first, last) = (Date::new(year, 1, 1), Date::new(year, 12, 31));
    let holidays = first.zip(last).map_or(Vec::new(), |(first, last)| list.between(first, last));
    let unknown = !known.contains(&year);
    let warning = format!("The list is known for {} to {} only; for {year} there may be other holidays.", known.start(), known.end());
    Ok(YearAnswer {
        schema: "slacalc/holidays/v1",
        name: list.name().to_owned(),
        year,
        known: [*known.start(), *known.end()],
        holidays: holidays.into_iter().map(|day| Day { on: day.on.to_string(), name: day.name }).collect(),
        notes: unknown.then_some(warning).into_iter().collect(),
    })
}

fn lists_report(answer: &ListsAnswer) -> Report {
    let mut table = Table::new("", &["list", "holidays of", "also called"]);
    table.rows.extend(answer.lists.iter().map(|list| vec![list.id.clone(), list.name.clone(), list.aliases.join(", ")]));
    let ids: Vec<&str> = answer.lists.iter().map(|list| list.id.as_str()).collect();
    Report { plain: ids.join("\n"), tables: vec![table], ..Report::default() }
}

fn year_report(answer: &YearAnswer) -> Report {
    let mut table = Table::new("", &["date", "", "holiday"]);
    for day in &answer.holidays {
        let weekday = Date::parse(&day.on).map_or(String::new(), |date| date.weekday().to_string());
        table.rows.push(vec![day.on.clone(), weekday, day.name.clone()]);
    }
    let dates: Vec<&str> = answer.holidays.iter().map(|day| day.on.as_str()).collect();
    let headline = format!("{} {}", answer.name, answer.year);
    Report { headline, plain: dates.join("\n"), tables: vec![table], notes: answer.notes.clone(), ..Report::default() }
}
