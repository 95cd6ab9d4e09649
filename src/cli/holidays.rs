//! `slacalc holidays`: the holiday lists themselves.

use clap::{Args, Subcommand};
use serde::Serialize;

use super::{
    exit::Exit,
    inputs,
    numbers::whole_year,
    options::{NowArgs, OutputArgs},
    output::Output,
};
use crate::{
    policy::HolidayCatalog,
    render::{Report, Table},
    sla::days_of_parts,
    text::counted,
    time::{Date, Instant, Zone},
    times::full_day,
};

const EXAMPLES: &str = "\
Examples:
  slacalc holidays list
  slacalc holidays show de-by --year 2026";

const LIST_EXAMPLES: &str = "\
Examples:
  slacalc holidays list
  slacalc holidays list --format plain | grep '^us'";

const SHOW_EXAMPLES: &str = "\
Examples:
  slacalc holidays show de-by --year 2026
  slacalc holidays show us,plant-closed.toml   # of this year, both together
  slacalc holidays show us --year 2026 --format json";

/// The holiday lists: list, show.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct HolidaysArgs {
    #[command(subcommand)]
    command: HolidaysCommand,
}

#[derive(Debug, Subcommand)]
enum HolidaysCommand {
    /// List every holiday list inside the program.
    #[command(after_help = LIST_EXAMPLES)]
    List {
        #[command(flatten)]
        output: OutputArgs,
    },
    /// Show the holidays of one list or several in a year.
    #[command(after_help = SHOW_EXAMPLES)]
    Show(HolidaysShowArgs),
}

#[derive(Debug, Args)]
struct HolidaysShowArgs {
    /// Lists as for --holidays: names (us, de-by), .ics, .toml or .txt files, or none.
    #[arg(value_name = "LIST", required = true, value_delimiter = ',')]
    lists: Vec<String>,
    /// Of an .ics file show only the events of this category: 'Public holiday'. Repeatable.
    #[arg(long, value_name = "CATEGORY")]
    holiday_category: Vec<String>,
    /// The year; that of now in UTC if none is given.
    #[arg(long, value_name = "Y", value_parser = whole_year)]
    year: Option<u16>,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    now: NowArgs,
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
    year: i32,
    lists: Vec<ShownList>,
    /// By date; a date has an entry for each list that has it.
    holidays: Vec<ListedDay>,
    /// Days that are worked although their weekday is free, by date.
    worked: Vec<ListedDay>,
    notes: Vec<String>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ShownList {
    name: String,
    /// The first and the last year for which the list is known.
    known: [i32; 2],
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ListedDay {
    #[cfg_attr(test, schemars(extend("format" = "date")))]
    on: String,
    name: String,
    /// The list that has it.
    list: String,
}

impl HolidaysArgs {
    pub(super) fn output(&self) -> &OutputArgs {
        match &self.command {
            HolidaysCommand::List { output } => output,
            HolidaysCommand::Show(args) => &args.output,
        }
    }
}

pub(super) fn run(args: &HolidaysArgs, clock: Instant, output: &Output) -> anyhow::Result<Exit> {
    match &args.command {
        HolidaysCommand::List { .. } => {
            let lists = HolidayCatalog::lists()?;
            let lists = lists
                .into_iter()
                .map(|list| ListLine { id: list.id, name: list.name, aliases: list.aliases })
                .collect();
            output
                .answer(&ListsAnswer { schema: "slacalc/holiday-lists/v1", lists }, lists_report)?;
        }
        HolidaysCommand::Show(args) => {
            let year = match args.year {
                Some(year) => i32::from(year),
                None => Zone::utc().wall_at(inputs::now(&args.now, None, clock)?).date().year(),
            };
            output.answer(&year_of(args, year)?, year_report)?;
        }
    }
    Ok(Exit::Yes)
}

fn year_of(args: &HolidaysShowArgs, year: i32) -> anyhow::Result<YearAnswer> {
    let catalog = HolidayCatalog::default();
    let mut answer = YearAnswer {
        schema: "slacalc/holidays/v1",
        year,
        lists: Vec::new(),
        holidays: Vec::new(),
        worked: Vec::new(),
        notes: Vec::new(),
    };
    let Some(span) = Date::new(year, 1, 1).zip(Date::new(year, 12, 31)) else { return Ok(answer) };
    let mut shown: Vec<String> = Vec::new();
    inputs::expect_calendar(&args.lists, &args.holiday_category)?;
    for name in inputs::holidays(&args.lists)?.unwrap_or_default() {
        let list = catalog.load_categories(&name, &args.holiday_category)?;
        // Of built-in lists `de` and `germany` are one; of files two may have the same name.
        let own = if HolidayCatalog::is_path(&name) { name } else { list.name().to_owned() };
        if shown.contains(&own) {
            continue;
        }
        shown.push(own);
        let known = list.known_years();
        answer.lists.push(ShownList {
            name: list.name().to_owned(),
            known: [*known.start(), *known.end()],
        });
        answer.notes.extend(list.warning(year..=year));
        answer.notes.extend_from_slice(list.notes());
        answer.notes.extend(days_of_parts(&list, span.0, span.1));
        let day = |on: Date, name: &str| ListedDay {
            on: on.to_string(),
            name: name.to_owned(),
            list: list.name().to_owned(),
        };
        answer.holidays.extend(list.between(span.0, span.1).iter().map(|it| day(it.on, &it.name)));
        answer
            .worked
            .extend(list.worked_between(span.0, span.1).iter().map(|it| day(it.on, &it.name)));
    }
    answer.holidays.sort_by(|one, other| one.on.cmp(&other.on));
    answer.worked.sort_by(|one, other| one.on.cmp(&other.on));
    Ok(answer)
}

/// Returns days with their weekdays, and with their lists if there are several; `None` if there are
/// no days.
fn days_table(title: &str, what: &str, days: &[ListedDay], several: bool) -> Option<Table> {
    let headers = ["date", what, "list"];
    let mut table = Table::new(title, if several { &headers } else { &headers[..2] });
    for day in days {
        let date = Date::parse(&day.on).map_or_else(|_| day.on.clone(), full_day);
        let list = several.then(|| day.list.clone());
        table.rows.push([date, day.name.clone()].into_iter().chain(list).collect());
    }
    (!days.is_empty()).then_some(table)
}

fn lists_report(answer: &ListsAnswer) -> Report {
    let mut table = Table::new("", &["list", "holidays of", "also called"]);
    table.rows.extend(
        answer
            .lists
            .iter()
            .map(|list| vec![list.id.clone(), list.name.clone(), list.aliases.join(", ")]),
    );
    let ids: Vec<&str> = answer.lists.iter().map(|list| list.id.as_str()).collect();
    let count = u64::try_from(ids.len()).unwrap_or(u64::MAX);
    let headline = counted(count, "list") + " of holidays";
    let data = Table { rows: table.rows.clone(), ..Table::new("", &["id", "name", "aliases"]) };
    Report {
        headline,
        plain: ids.join("\n"),
        tables: vec![table],
        data: Some(data),
        ..Report::default()
    }
}

fn year_report(answer: &YearAnswer) -> Report {
    let names: Vec<&str> = answer.lists.iter().map(|list| list.name.as_str()).collect();
    let mut dates: Vec<&str> = answer.holidays.iter().map(|day| day.on.as_str()).collect();
    dates.dedup();
    let headline = match (names.join(" and "), dates.is_empty()) {
        (_, _) if names.is_empty() => format!("No holidays in {}: no list is named", answer.year),
        (names, true) => format!("No holidays in {}: {names}", answer.year),
        (names, false) => {
            let days = u64::try_from(dates.len()).unwrap_or(u64::MAX);
            format!("{names}: {} in {}", counted(days, "holiday"), answer.year)
        }
    };
    let several = names.len() > 1;
    let holidays = days_table("", "holiday", &answer.holidays, several);
    let worked = days_table("Worked days", "in exchange for", &answer.worked, several);
    let tables = holidays.into_iter().chain(worked).collect();
    let mut data = Table::new("", &["date", "kind", "name", "list"]);
    for (kind, days) in [("holiday", &answer.holidays), ("worked", &answer.worked)] {
        data.rows.extend(
            days.iter().map(|day| {
                vec![day.on.clone(), kind.to_owned(), day.name.clone(), day.list.clone()]
            }),
        );
    }
    Report {
        headline,
        plain: dates.join("\n"),
        tables,
        data: Some(data),
        notes: answer.notes.clone(),
        ..Report::default()
    }
}
