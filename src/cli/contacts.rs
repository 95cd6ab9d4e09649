//! `slacalc contacts`.

use clap::Args;

use super::{
    config::Configured,
    date_span::typed_date,
    environment::Environment,
    exit::Exit,
    inputs::TimeOption,
    options::{CommonArgs, ExplainArgs},
    output::Output,
    report_parts,
    session::Session,
};
use crate::{
    answer::{ContactsAnswer, EntitlementLine, EntitlementUse, contacts},
    policy::PolicyPart,
    render::{Report, Table, Tone},
    sla::QuestionError,
    time::{CivilDateTime, Date, Instant, Zone},
    times::full_day,
};

const EXAMPLES: &str = "\
Examples:
  slacalc contacts --vendor scalr --tier premium --policy scalr/self-hosted
  slacalc contacts --policy scalr/self-hosted --tier premium \\
      --used assessment=2026-03-01 --used knowledge-transfer=2026-02-10
  slacalc contacts --vendor rescale --package basic

Who may open tickets, what is demanded of them, and what of the plan's reviews
and assessments is used and left in this month, quarter or year. Exit 3 if the
documents do not say how many may open tickets.";

/// The people who may open tickets, and the reviews that are due.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ContactsArgs {
    /// A use of an entitlement, such as assessment=2026-03-01; repeatable.
    #[arg(long, value_name = "ID=DATE")]
    used: Vec<String>,
    /// The date asked for [default: today].
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[command(flatten)]
    explain: ExplainArgs,
    #[command(flatten)]
    pub(super) common: CommonArgs,
}

pub(super) fn run(
    args: &ContactsArgs,
    clock: Instant,
    output: &Output,
    configured: Configured,
) -> anyhow::Result<Exit> {
    let environment = Environment::new(configured)?;
    let session =
        Session::open(&environment, &args.common, PolicyPart::Whole, TimeOption::NOW, clock)?;
    let subject = session.subject()?;
    let uses: Result<Vec<EntitlementUse>, QuestionError> =
        args.used.iter().map(|text| EntitlementUse::parse(text)).collect();
    let on = if let Some(text) = &args.on {
        date("--on", text)?
    } else {
        let zone = subject.zone.clone().unwrap_or_else(Zone::utc);
        zone.wall_at(session.now(Some(&zone))?).date()
    };
    let mut answer = contacts(&subject, on, &uses?)?;
    let midnight = Zone::utc().opening_at(CivilDateTime::new(on, 0));
    answer.notes.extend(session.notes_at(midnight, None));
    let explain = args.explain.explain;
    output.answer(&answer, |answer| report(answer, explain))?;
    Ok(if answer.at_most.is_some() { Exit::Yes } else { Exit::NotStated })
}

fn date(option: &str, text: &str) -> Result<Date, QuestionError> {
    typed_date(text).map_err(|error| QuestionError::Conflict(format!("{option}: {error}")))
}

fn report(answer: &ContactsAnswer, explain: bool) -> Report {
    let tone = if answer.at_most.is_some() { Tone::Plain } else { Tone::Unsure };
    let mut report =
        Report { headline: headline(answer), tone, has_more: !explain, ..Report::default() };
    report_parts::policy_and_plan(&mut report, &answer.header.policy, answer.header.plan.as_ref());
    report.maybe("contract", answer.header.contract.clone());
    for line in &answer.contacts {
        report.fact("contacts", report_parts::with_clause(&line.says, &line.clause));
    }
    let mut duties = Table::new("Demands on the customer", &["", "", ""]);
    duties.rows.extend(answer.duties.iter().map(|duty| {
        let says = report_parts::with_clause(&duty.says, &duty.clause);
        vec![duty.name.clone(), duty.force.to_owned(), says]
    }));
    let (counted, others): (Vec<&EntitlementLine>, Vec<&EntitlementLine>) =
        answer.entitlements.iter().partition(|line| line.times.is_some());
    let title = format!("Due in the period of {}", day(&answer.on));
    let mut due = Table::new(&title, &["id", "what", "left", "until"]);
    due.rows.extend(counted.iter().map(|line| due_row(line)));
    let mut rest = Table::new("Comes with it, without a rhythm", &["", ""]);
    rest.rows.extend(others.iter().map(|line| {
        vec![line.name.clone(), report_parts::with_clause(&line.amount, &line.clause)]
    }));
    let readings = report_parts::reading_options(&answer.readings);
    let more = [readings, Some(rest), Some(duties)].into_iter().flatten().filter(|_| explain);
    let tables = std::iter::once(due).chain(more);
    report.tables.extend(tables.filter(|table| !table.rows.is_empty()));
    report.plain = answer.plain();
    report.data = Some(data(answer));
    report.notes.clone_from(&answer.notes);
    report
}

fn headline(answer: &ContactsAnswer) -> String {
    match (&answer.name, answer.at_most) {
        (Some(name), Some(number)) => format!("Up to {number} {name}"),
        (Some(name), None) => {
            let mut chars = name.chars();
            let first = chars.next().map(char::to_uppercase).into_iter().flatten();
            let name: String = first.chain(chars).collect();
            format!("{name}; how many is not stated")
        }
        (None, _) => "Not stated: who may open tickets, and how many".to_owned(),
    }
}

fn due_row(line: &EntitlementLine) -> Vec<String> {
    let what = format!("{}, {}", line.name, line.amount);
    let left = match (line.left, line.times) {
        (Some(left), Some(times)) => format!("{left} of {times}"),
        (None, Some(times)) => format!("{times}, period not known"),
        _ => String::new(),
    };
    let dates = |title: &str, dates: &[String]| match dates {
        [] => None,
        dates => {
            let dates: Vec<String> = dates.iter().map(|date| day(date)).collect();
            Some(format!("{title} {}", dates.join(", ")))
        }
    };
    let used = dates("Used", &line.used);
    let others = dates("Not in this period:", &line.not_counted);
    let what: Vec<String> = [Some(report_parts::with_clause(&what, &line.clause)), used, others]
        .into_iter()
        .flatten()
        .collect();
    vec![
        line.id.clone().unwrap_or_default(),
        what.join("\n"),
        left,
        line.until.as_deref().map_or(String::new(), day),
    ]
}

/// Returns a date for people.
fn day(date: &str) -> String {
    Date::parse(date).map_or_else(|_| date.to_owned(), full_day)
}

/// Returns the contacts and the entitlements as one table, for other programs.
fn data(answer: &ContactsAnswer) -> Table {
    let header =
        ["id", "name", "amount", "times", "per", "from", "until", "used", "left", "clause"];
    let mut table = Table::new("", &header);
    table.rows.extend(answer.contacts.iter().map(|line| {
        let most = line.at_most.map(|number| format!("at most {number}: "));
        let mut row = vec![String::new(); header.len()];
        "contacts".clone_into(&mut row[0]);
        row[1] = line.name.clone().unwrap_or_default();
        row[2] = most.unwrap_or_default() + &line.says;
        row[9].clone_from(&line.clause);
        row
    }));
    let number = |number: Option<u32>| number.map_or(String::new(), |number| number.to_string());
    let row = |line: &EntitlementLine| {
        vec![
            line.id.clone().unwrap_or_default(),
            line.name.clone(),
            line.amount.clone(),
            number(line.times),
            line.per.unwrap_or_default().to_owned(),
            line.from.clone().unwrap_or_default(),
            line.until.clone().unwrap_or_default(),
            line.used.join(" "),
            number(line.left),
            line.clause.clone(),
        ]
    };
    table.rows.extend(answer.entitlements.iter().map(row));
    table
}
