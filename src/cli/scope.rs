//! `slacalc scope`.

use clap::{Args, ValueEnum};

use super::{
    config::Configured,
    date_span::typed_date,
    environment::Environment,
    exit::Exit,
    explain_table,
    inputs::TimeOption,
    numbers::whole,
    options::{CommonArgs, ExplainArgs},
    output::Output,
    report_parts,
    session::Session,
};
use crate::{
    answer::{
        Candidate, ScopeAnswer, ServiceDays, ServiceHours, VersionQuestion, scope, scope_steps,
        service_days, topics, version, version_steps,
    },
    policy::{CustomerRelease, Keyword as _, PolicyPart, Verdict},
    render::{Report, Table, Tone},
    sla::{QuestionError, Subject},
    text::counted,
    time::{Instant, Zone},
};

const EXAMPLES: &str = "\
Examples:
  slacalc scope --vendor rescale --package basic phone
  slacalc scope --vendor rescale --package basic mpi tuning
  slacalc scope --vendor scalr --tier premium --list
  slacalc scope --vendor scalr --tier premium --running previous \\
      --current-released 2026-02-01
  slacalc scope --vendor rescale fde-services --service-hours 40 --people 2

Exit 0 in scope, 1 out of scope or covered by another offering, 2 the words name
no topic, 3 conditional, not stated, or about rights or duties, not support.
With --service-hours: 0 answered.";

/// Is a request, or a release, supported?
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ScopeArgs {
    /// A topic's id, or words about the request.
    #[arg(value_name = "TOPIC", conflicts_with = "list", required_unless_present_any = ["list", "running", "running_released"])]
    topic: Vec<String>,
    /// List every topic with its verdict.
    #[arg(long, conflicts_with = "explain")]
    list: bool,
    /// Is this release supported: the current major one, the one before it, or an older one?
    #[arg(long, value_enum, ignore_case = true, value_name = "RELEASE", conflicts_with_all = ["topic", "list", "running_released"], help_heading = "Releases")]
    running: Option<RunningRelease>,
    /// Is the release that came out on this date supported?
    #[arg(long, value_name = "DATE", conflicts_with_all = ["topic", "list"], help_heading = "Releases")]
    running_released: Option<String>,
    /// When the current major release came out.
    #[arg(long, value_name = "DATE", requires = "running", help_heading = "Releases")]
    current_released: Option<String>,
    /// The date asked for [default: today].
    #[arg(long, value_name = "DATE", conflicts_with_all = ["topic", "list"], help_heading = "Releases")]
    on: Option<String>,
    /// Count the service days of these hours of a service, all people together.
    #[arg(long, value_name = "N", requires = "topic", conflicts_with = "explain", value_parser = whole::<u32>(1..=1_000_000, 40), help_heading = "Services")]
    service_hours: Option<u32>,
    /// The people who work at the same time [default: 1].
    #[arg(long, value_name = "N", requires = "service_hours", value_parser = whole::<u32>(1..=1_000, 2), help_heading = "Services")]
    people: Option<u32>,
    #[command(flatten)]
    explain: ExplainArgs,
    #[command(flatten)]
    pub(super) common: CommonArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum RunningRelease {
    Current,
    Previous,
    Older,
}

pub(super) fn run(
    args: &ScopeArgs,
    clock: Instant,
    output: &Output,
    configured: Configured,
) -> anyhow::Result<Exit> {
    let environment = Environment::new(configured)?;
    let session =
        Session::open(&environment, &args.common, PolicyPart::Whole, TimeOption::NOW, clock)?;
    let subject = session.subject()?;
    if args.list {
        let mut answer = topics(&subject);
        answer.notes.extend_from_slice(session.notes());
        answer.notes.extend(session.notes_on_topics());
        output.answer(&answer, list)?;
        return Ok(Exit::Yes);
    }
    let words = args.topic.join(" ");
    if let Some(hours) = args.service_hours {
        let asked = ServiceHours { hours, people: args.people.unwrap_or(1) };
        let mut answer = service_days(&subject, &words, asked)?;
        answer.notes.extend_from_slice(session.notes());
        answer.notes.extend(session.notes_on(&answer.basis));
        output.answer(&answer, |answer| report(answer, true))?;
        return Ok(Exit::Yes);
    }
    let version_question = version_question(args, &session, &subject)?;
    let mut answer = version_question
        .as_ref()
        .map_or_else(|| scope(&subject, &words), |question| version(&subject, question))?;
    if args.explain.explain {
        answer.steps = version_question.as_ref().map_or_else(
            || scope_steps(&subject, &words),
            |question| version_steps(&subject, question),
        );
    }
    answer.notes.extend_from_slice(session.notes());
    let terms = session.notes_on(&answer.basis);
    answer.notes.extend_from_slice(&terms);
    let explain = args.explain.explain;
    let background = session.background(&terms, explain);
    output.answer(&answer, |answer| report(answer, explain).without_notes(background))?;
    Ok(match answer.verdict {
        Some(Verdict::In) => Exit::Yes,
        Some(Verdict::Out | Verdict::OtherOffering) => Exit::No,
        // A question of rights gets neither a yes nor a no about support.
        Some(Verdict::Conditional | Verdict::NotSupport | Verdict::Unstated) => Exit::NotStated,
        None => Exit::NotUnderstood,
    })
}

fn version_question(
    args: &ScopeArgs,
    session: &Session<'_>,
    subject: &Subject<'_>,
) -> Result<Option<VersionQuestion>, QuestionError> {
    let date = |option: &str, text: &String| {
        typed_date(text).map_err(|error| QuestionError::Conflict(format!("{option}: {error}")))
    };
    let running = match (args.running, &args.running_released) {
        (None, None) => return Ok(None),
        (_, Some(text)) => CustomerRelease::ReleasedOn(date("--running-released", text)?),
        (Some(RunningRelease::Current), None) => CustomerRelease::Current,
        (Some(RunningRelease::Previous), None) => CustomerRelease::Previous,
        (Some(RunningRelease::Older), None) => CustomerRelease::Older,
    };
    let current_released_on =
        args.current_released.as_ref().map(|text| date("--current-released", text)).transpose()?;
    let on = if let Some(text) = &args.on {
        date("--on", text)?
    } else {
        let zone = subject.zone.clone().unwrap_or_else(Zone::utc);
        zone.wall_at(session.now(Some(&zone))?).date()
    };
    Ok(Some(VersionQuestion { current_released_on, running, on }))
}

fn report(answer: &ScopeAnswer, explain: bool) -> Report {
    let (headline, tone) = answer.service_days.as_ref().map_or_else(|| headline(answer), in_days);
    let days = answer.service_days.as_ref().map(ServiceDays::days);
    let plain = days.unwrap_or_else(|| answer.plain().to_owned());
    let mut report = Report { headline, tone, plain, has_more: !explain, ..Report::default() };
    report_parts::policy_and_plan(&mut report, &answer.policy, answer.plan.as_ref());
    report.maybe(
        "topic",
        answer
            .name
            .as_ref()
            .map(|name| format!("{name} ({})", answer.topic.as_deref().unwrap_or_default())),
    );
    report.maybe(
        "says",
        answer.says.clone().filter(|says| answer.basis.iter().all(|basis| basis.says != *says)),
    );
    report.maybe("offered by", Some(answer.offered_by.join(", ")).filter(|list| !list.is_empty()));
    report.maybe("supported until", answer.supported_until.clone());
    report.maybe("matched", Some(answer.matched.join(", ")).filter(|list| !list.is_empty()));
    report_parts::because(&mut report, &answer.policy, &answer.basis);
    if !answer.candidates.is_empty() {
        let title = answer.verdict.map_or("", |_| "The words name these topics");
        report.tables.push(table(title, &answer.candidates));
    }
    report.tables.extend(explain_table::table(&answer.steps));
    report.notes.clone_from(&answer.notes);
    report
}

/// Returns the verdict with the topic that it is about.
pub(super) fn headline(answer: &ScopeAnswer) -> (String, Tone) {
    let (verdict, tone) = verdict(answer);
    let about = answer.name.as_ref().filter(|_| answer.verdict.is_some());
    (about.map_or_else(|| verdict.to_owned(), |name| format!("{verdict}: {name}")), tone)
}

fn verdict(answer: &ScopeAnswer) -> (&'static str, Tone) {
    match answer.verdict {
        Some(Verdict::In) => ("In scope", Tone::Good),
        Some(Verdict::Out) => ("Out of scope", Tone::Bad),
        Some(Verdict::OtherOffering) => ("Not support; another offering covers it", Tone::Bad),
        Some(Verdict::Conditional) => ("In scope under a condition", Tone::Unsure),
        Some(Verdict::NotSupport) => {
            ("Not a question of support but of rights or duties", Tone::Unsure)
        }
        Some(Verdict::Unstated) => ("Not stated", Tone::Unsure),
        None if answer.candidates.len() == 1 => ("Is this meant?", Tone::Unsure),
        None => ("Which of these is meant?", Tone::Unsure),
    }
}

/// Returns `2.5 service days: 40 h by 2 people at 8 h each a service day`.
fn in_days(days: &ServiceDays) -> (String, Tone) {
    let ServiceDays { hours, people, hours_per_day, .. } = days;
    let number = days.days();
    let noun = if number == "1" { "service day" } else { "service days" };
    let whose = match people {
        1 => format!("1 person at {hours_per_day} h"),
        several => format!("{several} people at {hours_per_day} h each"),
    };
    (format!("{number} {noun}: {hours} h by {whose} a service day"), Tone::Plain)
}

fn list(answer: &ScopeAnswer) -> Report {
    let plain: Vec<String> = answer
        .candidates
        .iter()
        .map(|one| {
            format!("{}\t{}", one.topic, one.verdict.map_or("depends on the plan", Verdict::id))
        })
        .collect();
    let headline = topics_by_verdict(answer);
    let mut report = Report { headline, plain: plain.join("\n"), ..Report::default() };
    report_parts::policy_and_plan(&mut report, &answer.policy, answer.plan.as_ref());
    report.tables.push(table("", &answer.candidates));
    let mut data = Table::new("", &["topic", "verdict", "name", "clause"]);
    data.rows.extend(answer.candidates.iter().map(|one| {
        let verdict = one.verdict.map_or("", Verdict::id).to_owned();
        vec![one.topic.clone(), verdict, one.name.clone(), one.clause.clone()]
    }));
    report.data = Some(data);
    report.notes.clone_from(&answer.notes);
    report
}

/// Returns a verdict for people.
fn said(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::In) => "in",
        Some(Verdict::Out) => "out",
        Some(Verdict::OtherOffering) => "other offering",
        Some(Verdict::Conditional) => "conditional",
        Some(Verdict::NotSupport) => "not support",
        Some(Verdict::Unstated) => "not stated",
        None => "by plan",
    }
}

/// Counts topics by their verdicts: `42 topics: 3 in, 17 out, 22 not stated`.
fn topics_by_verdict(answer: &ScopeAnswer) -> String {
    let mut counts: Vec<(&str, u64)> = Vec::new();
    for one in &answer.candidates {
        let word = said(one.verdict);
        match counts.iter_mut().find(|(known, _)| *known == word) {
            Some((_, count)) => *count += 1,
            None => counts.push((word, 1)),
        }
    }
    let told: Vec<String> = counts.iter().map(|(word, count)| format!("{count} {word}")).collect();
    let all = counted(counts.iter().map(|(_, count)| count).sum(), "topic");
    if told.is_empty() { all } else { format!("{all}: {}", told.join(", ")) }
}

fn table(title: &str, candidates: &[Candidate]) -> Table {
    let mut table = Table::new(title, &["topic", "verdict", "what", "clause"]);
    for one in candidates {
        table.rows.push(vec![
            one.topic.clone(),
            said(one.verdict).to_owned(),
            one.name.clone(),
            one.clause.clone(),
        ]);
    }
    table
}
