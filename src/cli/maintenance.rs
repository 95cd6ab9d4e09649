//! `slacalc maintenance`.

use clap::Args;

use super::{
    environment::Environment, exit::Exit, ics_identity, options::CommonArgs, output::Output,
    report_parts, session::Session,
};
use crate::{
    answer::{MaintenanceAnswer, MaintenanceDate, MaintenanceLine, maintenance},
    policy::PolicyPart,
    render::{EventTime, Feed, FeedEvent, Report, Table, Tone},
    time::Instant,
};

const EXAMPLES: &str = "\
Examples:
  slacalc maintenance --policy scalr/saas
  slacalc maintenance --policy scalr/saas --timezone Asia/Tokyo --next 8
  slacalc maintenance --policy scalr/saas --format ics > maintenance.ics

Exit 0 answered, 3 the document announces no maintenance. The days are whole
days, as no document here states a time of the day.";

/// When is the vendor's own maintenance, and what does it stop?
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct MaintenanceArgs {
    /// The number of dates, today included; up to 1000.
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = clap::value_parser!(u16).range(1..=1000))]
    next: u16,
    #[command(flatten)]
    pub(super) common: CommonArgs,
}

pub(super) fn run(args: &MaintenanceArgs, clock: Instant, output: &Output) -> anyhow::Result<Exit> {
    let environment = Environment::new()?;
    let session = Session::open(&environment, &args.common, PolicyPart::Whole, "now", clock)?;
    let subject = session.subject()?;
    let zone = subject.zone.as_ref();
    let now = session.now(zone)?;
    let mut answer = maintenance(&subject, now, usize::from(args.next));
    answer.notes.extend(session.notes_at(now, zone));
    answer.notes.extend(session.notes_on(&answer.basis));
    output.answer(&answer, report)?;
    Ok(if answer.maintenance.is_empty() { Exit::NotStated } else { Exit::Yes })
}

fn report(answer: &MaintenanceAnswer) -> Report {
    let (headline, tone) = headline(answer);
    let dates: Vec<String> = every_date(answer).map(|(_, it)| it.date.to_string()).collect();
    let mut report = Report { headline, tone, plain: dates.join("\n"), ..Report::default() };
    report_parts::subject(&mut report, &answer.header);
    for line in &answer.maintenance {
        facts(&mut report, answer, line);
    }
    let mut table = Table::new("Next dates", &["date", "weekday", "in", "lasts"]);
    for (line, it) in every_date(answer) {
        let (date, weekday) = (it.date.to_string(), it.weekday.clone());
        table.rows.push(vec![date, weekday, distance(it), line.lasts.clone()]);
    }
    report.tables.extend(Some(table).filter(|table| !table.rows.is_empty()));
    report.notes.clone_from(&answer.notes);
    report.data = Some(data(answer));
    report.feed = Some(feed(answer));
    report
}

fn headline(answer: &MaintenanceAnswer) -> (String, Tone) {
    let Some(line) = answer.maintenance.first() else {
        let says = "Not stated: the document announces no maintenance";
        return (says.to_owned(), Tone::Unsure);
    };
    let hours = line.hours.clone().unwrap_or_else(|| "no clock time is stated".to_owned());
    let next = every_date(answer).map(|(_, it)| it).min_by_key(|it| it.days_away);
    let says = match next {
        Some(it) => {
            format!("Next maintenance: {} {}, {}; {hours}", it.weekday, it.date, distance(it))
        }
        None => format!("Maintenance: {}; {hours}", line.days),
    };
    (says, Tone::Plain)
}

fn facts(report: &mut Report, answer: &MaintenanceAnswer, line: &MaintenanceLine) {
    report.fact("days", report_parts::with_clause(&line.days, &line.clause));
    report.fact("time of day", line.hours.clone().unwrap_or_else(|| "not stated".to_owned()));
    report.fact("lasts", line.lasts.clone());
    report.maybe("stops", line.stops.clone());
    report.maybe("goes on", line.keeps.clone());
    report.maybe("also", line.says.clone());
    report.maybe("announced", line.announced.clone());
    if !line.not_announced_to.is_empty() {
        let (plans, channel) = (line.not_announced_to.join(", "), line.announced_in.as_deref());
        let channel = channel.unwrap_or_default();
        report.fact("announced", format!("Without access to it ({channel}): {plans}."));
    }
    for missing in &line.missing {
        report.fact("missing", format!("from our copy: {missing}"));
    }
    report.maybe("contract", answer.header.contract.clone());
}

fn every_date(
    answer: &MaintenanceAnswer,
) -> impl Iterator<Item = (&MaintenanceLine, &MaintenanceDate)> {
    answer.maintenance.iter().flat_map(|line| line.dates.iter().map(move |date| (line, date)))
}

fn distance(date: &MaintenanceDate) -> String {
    match date.days_away {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days => format!("in {days} days"),
    }
}

fn data(answer: &MaintenanceAnswer) -> Table {
    let header = ["date", "weekday", "hours", "lasts", "stops", "keeps", "announced", "clause"];
    let mut table = Table::new("", &header);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    for (line, it) in every_date(answer) {
        table.rows.push(vec![
            it.date.to_string(),
            it.weekday.clone(),
            line.hours.clone().unwrap_or_else(|| "not stated".to_owned()),
            line.lasts.clone(),
            text(&line.stops),
            text(&line.keeps),
            text(&line.announced),
            line.clause.clone(),
        ]);
    }
    table
}

/// Returns an event for each date: a whole day, as no time is stated, and the same event whenever
/// it is asked for again.
fn feed(answer: &MaintenanceAnswer) -> Feed {
    let policy = &answer.header.policy;
    let mut feed = ics_identity::feed(format!("{}: maintenance", policy.id), answer.now);
    for (number, line) in answer.maintenance.iter().enumerate() {
        let mut because = Report::default();
        facts(&mut because, answer, line);
        let mut lines: Vec<String> =
            because.facts.into_iter().map(|(name, says)| format!("{name}: {says}")).collect();
        lines.push(format!("{}, {} ({})", policy.title, policy.effective, policy.id));
        let events = line.dates.iter().filter_map(|it| {
            let (date, which) = (it.date.to_string(), number.to_string());
            let identity = ["maintenance", &policy.id, &date, &which];
            Some(FeedEvent {
                uid: ics_identity::uid(identity.into_iter()),
                when: EventTime::Days(date, it.date.plus_days(1)?.to_string()),
                summary: format!("{}: maintenance, {}", policy.id, line.lasts),
                description: lines.join("\n"),
                category: "Maintenance".to_owned(),
                alarms: Vec::new(),
            })
        });
        feed.events.extend(events);
    }
    feed
}
