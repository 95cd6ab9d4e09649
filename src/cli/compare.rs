//! `slacalc compare`.

use clap::Args;

use super::{
    compare_moves,
    compare_readings::{self, whose},
    config::Configured,
    deadline_report::target,
    environment::Environment,
    exit::Exit,
    inputs::{self, TimeOption},
    options::CommonArgs,
    output::Output,
    session::{Session, add_new},
    time_words::{local, stamp},
};
use crate::{
    answer::{Compared, ComparedTicket, Comparison, ComparisonRow, compare, metric_named},
    policy::{Commitment, Keyword, Metric, PolicyPart},
    render::{Report, Table},
    sla::{QuestionError, ZonedInstant},
    time::Instant,
    times::{NearestDay, inverted},
};

const EXAMPLES: &str = "\
Examples:
  slacalc compare --vendor scalr --priority 1 --timezone Europe/Berlin \\
      --opened '2026-03-06 16:45'
  slacalc compare --vendor scalr --priority 2 --timezone Asia/Tokyo \\
      --opened 2026-03-06T16:45:00Z --format markdown

The same ticket under every plan of a vendor, or of every vendor: what would
another plan buy? A plan that cannot answer says why in its row. The readings
and the steps of one plan: slacalc deadline --plan P --all-readings --explain.";

/// The same ticket under every plan: what would another one buy?
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CompareArgs {
    /// When the ticket was opened [default: now].
    #[arg(long, value_name = "TIME")]
    opened: Option<String>,
    /// The promise that is compared, by its name or the document's own name for it:
    /// first-response (the default), next-update, workaround, resolution.
    #[arg(long, value_name = "METRIC")]
    metric: Option<String>,
    /// When the vendor responded, where that starts the clock of --metric.
    #[arg(long, value_name = "TIME", requires = "metric")]
    responded: Option<String>,
    #[command(flatten)]
    pub(super) common: CommonArgs,
}

pub(super) fn run(
    args: &CompareArgs,
    clock: Instant,
    output: &Output,
    configured: Configured,
) -> anyhow::Result<Exit> {
    if args.common.subject.plan.is_some() {
        return Err(QuestionError::Conflict(
            "compare goes over every plan; leave out --plan (--tier, --package)".to_owned(),
        )
        .into());
    }
    let environment = Environment::new(configured)?;
    let opened = inputs::opened(args.opened.as_deref());
    let sessions =
        Session::open_all(&environment, &args.common, PolicyPart::Clocks, opened, clock)?;
    let compared: Vec<Compared<'_>> = sessions
        .iter()
        .map(|session| Compared { policy: session.policy(), contract: session.contract() })
        .collect();
    let of_contract = sessions.iter().find_map(|session| session.contract()?.timezone.as_deref());
    let zone = args.common.subject.zone().or(of_contract);
    let zone = zone.or(environment.configured().timezone());
    let zone = zone.map(|name| environment.zone(name)).transpose()?;
    let now = inputs::now_for(args.opened.as_deref(), &args.common.now, zone.as_ref(), clock)?;
    let time = opened;
    let opened = time.read(zone.as_ref(), now)?;
    let day_note = time.note_on_day(zone.as_ref(), now, opened.at);
    let mut asked = inputs::asked(&args.common.subject)?;
    // The customer is in one place, whatever the vendor.
    asked.timezone = asked.timezone.or(of_contract.map(str::to_owned));
    environment.defaults().complete(&mut asked, sessions.iter().find_map(Session::contract));
    let metric = metric(args, &compared)?;
    let responded = args.responded.as_ref();
    let of_opening = NearestDay::Event(opened.at);
    let responded = responded.map(|text| TimeOption::event("--responded", text, of_opening));
    let responded = responded.map(|time| time.read(zone.as_ref(), now)).transpose()?;
    let responded = responded.map(|moment| moment.at);
    let ticket = ComparedTicket { opened, metric: args.metric.clone(), responded };
    let mut answer = compare(&compared, &asked, environment.references(), &ticket);
    answer.metric = metric;
    if let Some(missing) = answer.missing() {
        return Err(missing.into());
    }
    answer.notes.extend(inputs::opened_note(args.opened.as_deref()));
    answer.notes.extend(day_note);
    for session in &sessions {
        add_new(&mut answer.notes, session.notes().iter().cloned());
    }
    answer.notes.extend(zone.as_ref().and_then(inverted));
    answer.zone_rules = output.is_json().then(|| environment.release());
    output.answer(&answer, report)?;
    Ok(match &answer.rows {
        rows if rows.iter().any(|row| row.deadline.is_some()) => Exit::Yes,
        rows if rows.iter().all(|row| row.obstacle.is_some()) => Exit::NotUnderstood,
        _ => Exit::NotStated,
    })
}

/// Returns the metric that is asked about.
fn metric(args: &CompareArgs, compared: &[Compared<'_>]) -> Result<Metric, QuestionError> {
    let Some(name) = &args.metric else { return Ok(Metric::FirstResponse) };
    let mut named = Ok(Metric::FirstResponse);
    for compared in compared {
        named = metric_named(compared.policy, name);
        if named.is_ok() {
            break;
        }
    }
    named
}

fn report(answer: &Comparison) -> Report {
    let first: Vec<&ComparisonRow> = answer.rows.iter().filter(|row| row.earliest).collect();
    let deadline = first.first().and_then(|row| row.deadline.as_ref()).map(stamp);
    let headline = match (&first[..], deadline) {
        ([only], Some(deadline)) => {
            format!("Earliest with {} of {}: due {deadline}", only.plan_name, only.policy)
        }
        (several, Some(deadline)) => {
            format!(
                "A tie for the earliest, {}: due {deadline}",
                compare_readings::together(several)
            )
        }
        _ if answer.rows.iter().all(|row| row.obstacle.is_some()) => {
            "No answer under any plan".to_owned()
        }
        _ => {
            // No answer of a document is no promise that there is no deadline.
            let is_known = |row: &ComparisonRow| {
                row.obstacle.is_none() && row.commitment != Commitment::NotStated
            };
            let is = if answer.rows.iter().all(is_known) { "" } else { " is known" };
            let staffed = compare_moves::staffed_at_opening(answer);
            format!("No deadline{is} under any plan{staffed}")
        }
    };
    let plain: Vec<String> = answer
        .rows
        .iter()
        .map(|row| format!("{}\t{}\t{}", row.policy, whose(row), row.outcome()))
        .collect();
    let others = compare_readings::others(answer);
    let mut report = Report {
        headline,
        plain: plain.join("\n"),
        caveats: compare_readings::caveats(&others),
        marks: compare_readings::marks(&others),
        ..Report::default()
    };
    let metric = (!answer.metric.is_first_response()).then(|| answer.metric.id().to_owned());
    report.maybe("metric", metric);
    report.maybe("priority", answer.priority.clone());
    report.maybe("contract", answer.contract.clone());
    report.maybe("opened", answer.rows.iter().find_map(|row| row.opened.as_ref()).map(stamp));
    for rows in answer.rows.chunk_by(|one, other| one.policy == other.policy) {
        report.tables.push(of_policy(rows));
    }
    report.data = Some(data(answer));
    report.notes = [compare_moves::notes(answer), answer.notes.clone()].concat();
    report
}

/// Returns the table of one policy.
fn of_policy(rows: &[ComparisonRow]) -> Table {
    let mut table = Table::new(&rows[0].policy, &["plan", "target", "deadline", "staffed"]);
    for same in rows.chunk_by(is_same_gap) {
        let row = &same[0];
        let whose: Vec<String> = match same {
            [only] => vec![whose(only)],
            several => several.iter().map(|row| row.plan.clone()).collect(),
        };
        let target = row.target.as_ref().map_or(String::new(), |it| target(it, row.commitment));
        let mark = if row.earliest { "\n(earliest)" } else { "" };
        table.rows.push(vec![
            whose.join(", "),
            target,
            format!("{}{mark}{}", due(row), compare_moves::deadline_mark(row)),
            format!("{}{}", staffed(row), compare_moves::staffed_mark(row)),
        ]);
    }
    table
}

/// Returns true if two plans cannot answer for the same reason, which is said once.
fn is_same_gap(one: &ComparisonRow, other: &ComparisonRow) -> bool {
    one.obstacle.is_some() && one.obstacle == other.obstacle && one.target.is_none()
}

/// Returns the deadline for people, or why there is none.
fn due(row: &ComparisonRow) -> String {
    match (&row.deadline, &row.obstacle) {
        (Some(deadline), _) => local(deadline),
        (None, Some(_)) => outcome(row),
        (None, None) => outcome(row).replace('-', " "),
    }
}

/// Returns the outcome in words.
fn outcome(row: &ComparisonRow) -> String {
    match (row.is_lost, row.outcome()) {
        (true, _) => "missing from our copy".to_owned(),
        (false, outcome) => outcome,
    }
}

fn staffed(row: &ComparisonRow) -> String {
    match (row.covered, &row.covered_obstacle) {
        (Some(true), _) => "yes".to_owned(),
        (Some(false), _) => "no".to_owned(),
        (None, Some(obstacle)) => obstacle.clone(),
        (None, None) if row.obstacle.is_some() => String::new(),
        (None, None) => "not stated".to_owned(),
    }
}

/// Returns every row in one table, for other programs.
fn data(answer: &Comparison) -> Table {
    let mut table = Table::new(
        "",
        &[
            "policy",
            "plan",
            "edition",
            "region",
            "priority",
            "target",
            "commitment",
            "deadline",
            "covered",
            "obstacle",
        ],
    );
    let or_empty = |text: Option<&String>| text.cloned().unwrap_or_default();
    for row in &answer.rows {
        table.rows.push(vec![
            row.policy.clone(),
            row.plan.clone(),
            or_empty(row.edition.as_ref()),
            or_empty(row.region.as_ref()),
            or_empty(row.priority.as_ref().map(|priority| &priority.id)),
            or_empty(row.target.as_ref().map(|target| &target.text)),
            row.commitment.stated().unwrap_or_default().to_owned(),
            row.deadline.as_ref().map_or(String::new(), ZonedInstant::rfc3339),
            row.covered.map_or(String::new(), |covered| covered.to_string()),
            if row.is_lost { outcome(row) } else { or_empty(row.obstacle.as_ref()) },
        ]);
    }
    table
}
