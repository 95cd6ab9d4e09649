//! `slacalc covered`.

use clap::Args;

use super::{
    calendar::hours,
    combination_tables::{self, ChoiceMeaning},
    config::Configured,
    coverage_verdict,
    environment::Environment,
    exit::Exit,
    explain_table,
    inputs::TimeOption,
    numbers::whole,
    options::{CommonArgs, ExplainArgs},
    output::Output,
    report_parts,
    session::Session,
    time_words::{local, stamp},
};
use crate::{
    answer::{CoverageAnswer, CoverageWindow, coverage, coverage_combinations, coverage_steps},
    policy::PolicyPart,
    render::{Report, Table},
    sla::ZonedInstant,
    time::Instant,
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
    /// The instant asked for [default: now]: 16:45, 'Sat 10:00', 'tomorrow 9am'.
    ///
    /// A time of day alone is today's; without a date it is else the earliest to come. 'slacalc
    /// deadline --help' lists every form of a TIME.
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// List so many coverage windows, the one that covers the instant included; up to 1000.
    #[arg(long, value_name = "N", value_parser = whole::<u16>(1..=1000, 4))]
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
    let time = TimeOption::today("--at", args.at.as_deref().unwrap_or("now"));
    let session = Session::open(&environment, &args.common, PolicyPart::Clocks, time, clock)?;
    let subject = session.subject()?;
    let zone = subject.zone.as_ref();
    let now = session.now(zone)?;
    let at = time.read(zone, now)?;
    let mut answer = coverage(&subject, &at, args.next.map_or(0, usize::from))?;
    answer.notes.extend(session.notes_at(at.at, zone));
    answer.notes.extend(time.note_on_day(zone, now, at.at));
    if args.all_readings {
        answer.combinations = coverage_combinations(&subject, at.at)?;
    }
    let terms = session.notes_on(&answer.basis);
    answer.notes.extend_from_slice(&terms);
    if args.explain.explain {
        answer.steps = coverage_steps(&subject, &answer.at)?;
    }
    answer.zone_rules = output.is_json().then(|| environment.release());
    let explain = args.explain.explain;
    let background = session.background(&terms, explain);
    output.answer(&answer, |answer| report(answer, now, explain).without_notes(background))?;
    Ok(match answer.covered {
        Some(true) => Exit::Yes,
        Some(false) => Exit::No,
        None => Exit::NotStated,
    })
}

fn report(answer: &CoverageAnswer, now: Instant, explain: bool) -> Report {
    let (headline, tone) = coverage_verdict::headline(answer, now);
    let mut report = Report {
        headline,
        tone,
        caveats: coverage_verdict::caveats(answer),
        marks: coverage_verdict::marks(answer),
        plain: plain(answer),
        has_more: !explain,
        ..Report::default()
    };
    report_parts::subject(&mut report, &answer.header);
    report.fact("at", stamp(&answer.at));
    let is_covered = answer.covered == Some(true);
    if !explain && answer.condition.is_none() {
        report_parts::hours(&mut report, &answer.basis);
    }
    report.maybe("holiday", answer.holiday.clone().filter(|_| is_covered));
    report.maybe("special day", answer.special_day.clone().filter(|_| is_covered));
    if let Some(CoverageWindow { start, .. }) = answer.window.as_ref().filter(|_| explain) {
        report.maybe("open since", start.as_ref().map(stamp));
    }
    report.maybe("then opens", answer.next_open.as_ref().filter(|_| is_covered).map(stamp));
    report_parts::citations(&mut report, &answer.header.policy, &answer.basis, explain);
    report.tables.extend(windows(answer));
    report.data = data(answer);
    if answer.combinations.is_empty() && explain {
        report.tables.extend(readings(answer));
    }
    report.tables.extend(combinations(answer));
    report.tables.extend(meanings(answer));
    report.tables.extend(explain_table::table(&answer.steps));
    report.notes.clone_from(&answer.notes);
    report
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

/// Returns the windows as a table for other programs; `None` if none was asked for.
fn data(answer: &CoverageAnswer) -> Option<Table> {
    let mut table = Table::new("", &["opens", "closes", "seconds"]);
    for CoverageWindow { start, end } in &answer.windows {
        let [opens, closes] =
            [start, end].map(|edge| edge.as_ref().map_or_else(String::new, ZonedInstant::rfc3339));
        let seconds = start.as_ref().zip(end.as_ref());
        let seconds = seconds.map(|(start, end)| end.at.since(start.at).seconds().to_string());
        table.rows.push(vec![opens, closes, seconds.unwrap_or_default()]);
    }
    (!table.rows.is_empty()).then_some(table)
}

fn windows(answer: &CoverageAnswer) -> Option<Table> {
    let mut table = Table::new("Coverage windows", &["opens", "closes", "lasts"]);
    for CoverageWindow { start, end } in &answer.windows {
        let [opens, closes] =
            [start, end].map(|edge| edge.as_ref().map_or_else(|| "none found".to_owned(), local));
        let seconds =
            start.as_ref().zip(end.as_ref()).map(|(start, end)| end.at.since(start.at).seconds());
        table.rows.push(vec![opens, closes, seconds.map_or(String::new(), hours)]);
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
