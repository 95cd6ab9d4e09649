//! `slacalc maintenance`.

use clap::Args;

use super::{
    config::Configured,
    environment::Environment,
    exit::Exit,
    ics_identity,
    inputs::TimeOption,
    numbers::whole,
    options::CommonArgs,
    other_policies::other_policies,
    output::Output,
    recalculation::{AskedNames, Recalculation},
    report_parts,
    session::Session,
    time_words::stamp,
};
use crate::{
    answer::{MaintenanceAnswer, MaintenanceDate, MaintenanceLine, maintenance},
    policy::{Policy, PolicyPart, Status},
    render::{EventTime, Feed, FeedEvent, Report, Table, Tone},
    sla::QuestionError,
    text::listed,
    time::Instant,
    times::full_day,
};

const EXAMPLES: &str = "\
Examples:
  slacalc maintenance --vendor scalr
  slacalc maintenance --vendor scalr --at 2026-03-10T14:00:00Z
  slacalc maintenance --policy scalr/saas --timezone Asia/Tokyo --next 8
  slacalc maintenance --policy scalr/saas --format ics > maintenance.ics

Exit 0 answered, 3 the document announces no maintenance; with --at 0 it is a
day of maintenance, 1 it is not. The days are whole days, as no document here
states a time of the day.";

/// When is the vendor's own maintenance, and what does it stop?
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct MaintenanceArgs {
    /// The number of dates, today included; up to 1000.
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = whole::<u16>(1..=1000, 4))]
    next: u16,
    /// An instant, such as that of a run: is it on a day of maintenance?
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    #[command(flatten)]
    pub(super) common: CommonArgs,
}

pub(super) fn run(
    args: &MaintenanceArgs,
    clock: Instant,
    output: &Output,
    configured: Configured,
) -> anyhow::Result<Exit> {
    let environment = Environment::new(configured)?;
    let session = open(&environment, args, clock)?;
    let subject = session.subject()?;
    let zone = subject.zone.as_ref();
    let now = session.now(zone)?;
    let at = args.at.as_deref().map(|text| TimeOption::today("--at", text));
    let at = at.map(|time| time.read(zone, now)).transpose()?;
    let mut answer = maintenance(&subject, now, at.as_ref(), usize::from(args.next));
    answer.notes.extend(session.notes_at(now, zone));
    answer.notes.extend(session.notes_on(&answer.basis));
    if answer.maintenance.is_empty() {
        answer.notes.extend(announced_elsewhere(&args.common, &environment, session.policy())?);
    }
    let names = AskedNames::of(&answer.header, zone);
    let command = Recalculation::new("maintenance", names, &args.common)
        .with_contract(session.contract_file());
    output.answer(&answer, |answer| report(answer, &command.line()))?;
    Ok(match answer.asked.as_ref().map(|asked| asked.falls) {
        _ if answer.maintenance.is_empty() => Exit::NotStated,
        None | Some(Some(true)) => Exit::Yes,
        Some(Some(false)) => Exit::No,
        Some(None) => Exit::NotStated,
    })
}

/// Opens the policy; of a vendor with several the only one that announces maintenance.
fn open<'a>(
    environment: &'a Environment,
    args: &'a MaintenanceArgs,
    clock: Instant,
) -> anyhow::Result<Session<'a>> {
    let (common, part) = (&args.common, PolicyPart::Whole);
    let time = TimeOption::today("--at", args.at.as_deref().unwrap_or("now"));
    let error = match Session::open(environment, common, part, time, clock) {
        Ok(session) => return Ok(session),
        Err(error) => error,
    };
    let is_open = matches!(error.downcast_ref(), Some(QuestionError::Missing { .. }));
    if !is_open || common.subject.vendor.is_none() || common.subject.plan.is_some() {
        return Err(error);
    }
    let mut sessions = Session::open_all(environment, common, part, time, clock)?;
    sessions.retain(|session| !session.policy().maintenance.is_empty());
    match sessions.pop() {
        Some(only) if sessions.is_empty() => Ok(only),
        _ => Err(error),
    }
}

/// Returns the note on another current document of the vendor that announces maintenance.
fn announced_elsewhere(
    common: &CommonArgs,
    environment: &Environment,
    policy: &Policy,
) -> anyhow::Result<Option<String>> {
    let others = other_policies(common, environment, &[policy])?;
    let announces =
        |other: &&Policy| other.document.status == Status::Current && !other.maintenance.is_empty();
    let ids: Vec<&str> = others.iter().filter(announces).map(|other| other.id.as_str()).collect();
    let vendor = &policy.document.vendor_name;
    let by = listed(&ids, "and");
    Ok((!ids.is_empty())
        .then(|| format!("Another document of {vendor} announces maintenance: --policy {by}.")))
}

fn report(answer: &MaintenanceAnswer, command: &str) -> Report {
    let (headline, tone) = headline(answer);
    let mut report = Report { headline, tone, plain: answer.plain(), ..Report::default() };
    report_parts::subject(&mut report, &answer.header);
    report.maybe("at", answer.asked.as_ref().map(|asked| stamp(&asked.at)));
    for line in &answer.maintenance {
        facts(&mut report, answer, line);
    }
    let mut table = Table::new("Next dates", &["date", "in", "lasts"]);
    for (line, it) in answer.every_date() {
        table.rows.push(vec![full_day(it.date), distance(it), line.lasts.clone()]);
    }
    report.tables.extend(Some(table).filter(|table| !table.rows.is_empty()));
    report.notes.clone_from(&answer.notes);
    report.data = Some(data(answer));
    report.feed = Some(feed(answer, command));
    report
}

fn headline(answer: &MaintenanceAnswer) -> (String, Tone) {
    let Some(line) = answer.maintenance.first() else {
        let says = "Not stated: the document announces no maintenance";
        return (says.to_owned(), Tone::Unsure);
    };
    let hours = line.hours.clone().unwrap_or_else(|| "no clock time is stated".to_owned());
    if let Some(asked) = &answer.asked {
        let date = asked.at.zone.wall_at(asked.at.at).date();
        let day = format!("{} in {}", full_day(date), asked.at.zone.name());
        return match asked.falls {
            Some(true) => (format!("A day of maintenance: {day}; {hours}"), Tone::Unsure),
            Some(false) => (format!("No day of maintenance: {day}"), Tone::Good),
            None => (format!("Maintenance: {}; {hours}", line.days), Tone::Unsure),
        };
    }
    let next = answer.every_date().map(|(_, it)| it).min_by_key(|it| it.days_away);
    let says = match next {
        Some(it) => {
            format!("Next maintenance: {}, {}; {hours}", full_day(it.date), distance(it))
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
        let channel = channel.unwrap_or("that channel");
        report.fact("announced", format!("These plans do not have {channel}: {plans}."));
    }
    for missing in &line.missing {
        report.fact("missing", format!("from our copy: {missing}"));
    }
    report.maybe("contract", answer.header.contract.clone());
}

fn distance(date: &MaintenanceDate) -> String {
    match date.days_away {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        days => format!("in {days} days"),
    }
}

fn data(answer: &MaintenanceAnswer) -> Table {
    let header = [
        "date",
        "weekday",
        "hours",
        "lasts",
        "stops",
        "keeps",
        "announced",
        "not_announced_to",
        "clause",
        "notes",
    ];
    let mut table = Table::new("", &header);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    for (line, it) in answer.every_date() {
        table.rows.push(vec![
            it.date.to_string(),
            it.weekday.clone(),
            line.hours.clone().unwrap_or_else(|| "not stated".to_owned()),
            line.lasts.clone(),
            text(&line.stops),
            text(&line.keeps),
            text(&line.announced),
            line.not_announced_to.join(", "),
            line.clause.clone(),
            answer.notes.join(" "),
        ]);
    }
    table
}

/// Returns an event for each date: a whole day, as no time is stated, and the same event whenever
/// it is asked for again. `command` works it out again.
fn feed(answer: &MaintenanceAnswer, command: &str) -> Feed {
    let (policy, vendor) = (&answer.header.policy, &answer.header.vendor_name);
    let mut feed = ics_identity::feed(format!("{vendor}: maintenance"), answer.now);
    for (number, line) in answer.maintenance.iter().enumerate() {
        let mut because = Report::default();
        facts(&mut because, answer, line);
        let mut lines: Vec<String> =
            because.facts.into_iter().map(|(name, says)| format!("{name}: {says}")).collect();
        lines.extend(answer.notes.iter().map(|note| format!("note: {note}")));
        lines.push(format!("{}, {} ({})", policy.title, policy.effective, policy.id));
        lines.push(format!("Worked out by: {command}"));
        let events = line.dates.iter().filter_map(|it| {
            let (date, which) = (it.date.to_string(), number.to_string());
            let identity = ["maintenance", &policy.id, &date, &which];
            Some(FeedEvent {
                uid: ics_identity::uid(identity.into_iter()),
                when: EventTime::Days(date, it.date.plus_days(1)?.to_string()),
                summary: format!("{vendor}: maintenance, {} ({})", line.lasts, policy.id),
                location: [policy.title.as_str(), &line.clause].join("; "),
                description: lines.join("\n"),
                category: "Maintenance".to_owned(),
                alarms: Vec::new(),
            })
        });
        feed.events.extend(events);
    }
    feed
}
