//! `slacalc covered`.

use clap::Args;

use super::{
    calendar::hours,
    combination_tables::{self, ChoiceMeaning},
    config::Configured,
    environment::Environment,
    exit::Exit,
    explain_table, inputs,
    options::{CommonArgs, ExplainArgs},
    output::Output,
    report_parts,
    session::Session,
};
use crate::{
    answer::{
        CoverageAnswer, CoverageWindow, ZonedInstant, coverage, coverage_combinations,
        coverage_steps,
    },
    policy::PolicyPart,
    render::{Report, Table, Tone},
    time::Instant,
    times::TypedTime,
};

const EXAMPLES: &str = "\
Examples:
  slacalc covered --vendor rescale --package basic --region emea
  slacalc covered --vendor rescale --package basic --region emea \\
      --at 2026-12-25T10:00:00+01:00
  slacalc covered --vendor scalr --tier standard --timezone Asia/Tokyo --next 3
  code=0; slacalc covered --no-config --contract rescale.toml --quiet \\
      || code=$?; case $code in 0) ;; 1) echo 'nobody is there' ;; \\
      *) echo 'cannot tell' ;; esac

Exit 0 covered, 1 not covered, 3 the document does not state the hours, or
only the vendor opens the channel.";

/// Is support staffed, until when, or from when?
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CoveredArgs {
    /// The instant asked for [default: now].
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// List so many coverage windows, the one that covers the instant included; up to 1000.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1000))]
    next: Option<u16>,
    /// Show the coverage under every combination of what the document leaves open.
    #[arg(long)]
    all_readings: bool,
    #[command(flatten)]
    explain: ExplainArgs,
    #[command(flatten)]
    pub(super) common: CommonArgs,
}

pub(super) fn run(
    args: &CoveredArgs,
    clock: Instant,
    output: &Output,
    configured: Configured,
) -> anyhow::Result<Exit> {
    let environment = Environment::new(configured)?;
    let session = Session::open(
        &environment,
        &args.common,
        PolicyPart::Clocks,
        args.at.as_deref().unwrap_or("now"),
        clock,
    )?;
    let subject = session.subject()?;
    let zone = subject.zone.as_ref();
    let now = session.now(zone)?;
    let at = match &args.at {
        Some(text) => inputs::moment("--at", text, zone, now)?,
        None => TypedTime { at: now, written_in: None },
    };
    let mut answer = coverage(&subject, &at, args.next.map_or(0, usize::from))?;
    answer.notes.extend(session.notes_at(at.at, zone));
    if args.all_readings {
        answer.combinations = coverage_combinations(&subject, at.at)?;
    }
    answer.notes.extend(session.notes_on(&answer.basis));
    if args.explain.explain {
        answer.steps = coverage_steps(&subject, &answer.at)?;
    }
    answer.zone_rules = output.is_json().then(|| environment.release());
    output.answer(&answer, report)?;
    Ok(match answer.covered {
        Some(true) => Exit::Yes,
        Some(false) => Exit::No,
        None => Exit::NotStated,
    })
}

fn report(answer: &CoverageAnswer) -> Report {
    let (headline, tone) = headline(answer);
    let mut report = Report { headline, tone, plain: plain(answer), ..Report::default() };
    report_parts::subject(&mut report, &answer.header);
    report.fact("at", report_parts::stamp(&answer.at));
    report.maybe("contract", answer.header.contract.clone());
    report.maybe("holiday", answer.holiday.clone());
    report.maybe("special day", answer.special_day.clone());
    if let Some(CoverageWindow { start, end }) = &answer.window {
        report.maybe("open since", start.as_ref().map(report_parts::stamp));
        report.maybe("closes", end.as_ref().map(report_parts::stamp));
    }
    report.maybe(
        if answer.covered == Some(true) { "then opens" } else { "next opening" },
        answer.next_open.as_ref().map(report_parts::stamp),
    );
    report_parts::because(&mut report, &answer.header.policy, &answer.basis);
    report.tables.extend(windows(answer));
    if answer.combinations.is_empty() {
        report.tables.extend(readings(answer));
    }
    report.tables.extend(combinations(answer));
    report.tables.extend(meanings(answer));
    report.tables.extend(explain_table::table(&answer.steps));
    report.notes.clone_from(&answer.notes);
    report
}

fn headline(answer: &CoverageAnswer) -> (String, Tone) {
    if let Some(condition) = &answer.condition {
        return (condition.clone(), Tone::Unsure);
    }
    match (answer.covered, &answer.holiday) {
        (Some(true), _) if answer.next_close.is_none() => {
            ("Covered, always".to_owned(), Tone::Good)
        }
        (Some(true), _) => ("Covered".to_owned(), Tone::Good),
        (Some(false), Some(holiday)) => (format!("Not covered: holiday ({holiday})"), Tone::Bad),
        (Some(false), None) => match &answer.special_day {
            Some(day) => (format!("Not covered: special day ({day})"), Tone::Bad),
            None => ("Not covered".to_owned(), Tone::Bad),
        },
        (None, _) => (
            report_parts::not_stated(
                answer.header.unlisted.as_ref(),
                "Not stated whether this is covered",
            ),
            Tone::Unsure,
        ),
    }
}

/// Returns the one value, then a line for each window asked for.
fn plain(answer: &CoverageAnswer) -> String {
    let edge = |stamp: &Option<ZonedInstant>| {
        stamp.as_ref().map_or_else(|| "..".to_owned(), ZonedInstant::rfc3339)
    };
    let windows = answer
        .windows
        .iter()
        .map(|window| format!("{}/{}", edge(&window.start), edge(&window.end)));
    std::iter::once(answer.plain().to_owned()).chain(windows).collect::<Vec<_>>().join("\n")
}

fn windows(answer: &CoverageAnswer) -> Option<Table> {
    let mut table = Table::new("Coverage windows", &["opens", "closes", "lasts"]);
    for CoverageWindow { start, end } in &answer.windows {
        let [opens, closes] = [start, end]
            .map(|edge| edge.as_ref().map_or_else(|| "none found".to_owned(), report_parts::local));
        let length = start.as_ref().zip(end.as_ref()).map(|(start, end)| end.at.since(start.at));
        let lasts = length.map_or(String::new(), |length| hours(length.seconds()));
        table.rows.push(vec![opens, closes, lasts]);
    }
    (!table.rows.is_empty()).then_some(table)
}

/// Returns a row for each combination of open readings.
fn combinations(answer: &CoverageAnswer) -> Option<Table> {
    let rows = answer.combinations.iter().map(|row| {
        let covered = in_words(row.covered, row.obstacle.as_ref());
        (report_parts::choice(&covered, row.chosen), &row.choices[..])
    });
    combination_tables::combinations("covered", "change this answer", rows)
}

/// Returns the open readings of the combinations and the meaning of each choice.
fn meanings(answer: &CoverageAnswer) -> Option<Table> {
    let used: Vec<_> = answer.combinations.iter().flat_map(|row| &row.choices).collect();
    let meanings = answer.readings.iter().map(|choice| ChoiceMeaning {
        name: &choice.name,
        question: &choice.question,
        value: &choice.value,
        says: &choice.says,
        clause: &choice.clause,
    });
    combination_tables::meanings(&used, meanings)
}

fn in_words(covered: Option<bool>, obstacle: Option<&String>) -> String {
    match covered {
        Some(true) => "yes".to_owned(),
        Some(false) => "no".to_owned(),
        None => obstacle.cloned().unwrap_or_else(|| "not stated".to_owned()),
    }
}

/// Returns a table for each reading that would change the answer. The others are in JSON only.
fn readings(answer: &CoverageAnswer) -> Vec<Table> {
    let mut tables = Vec::new();
    for choices in answer.readings.chunk_by(|one, other| one.name == other.name) {
        if !answer.other_readings().any(|other| other.name == choices[0].name) {
            continue;
        }
        let mut table = report_parts::reading_table(&choices[0].name, "covered");
        for choice in choices {
            table.rows.push(vec![
                report_parts::choice(&choice.value, choice.chosen),
                in_words(choice.covered, choice.obstacle.as_ref()),
                choice.says.clone(),
            ]);
        }
        tables.push(table);
    }
    tables
}
