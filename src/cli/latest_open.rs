//! `slacalc latest-open`.

use clap::Args;

use super::{
    config::Configured,
    deadline_report::target,
    environment::Environment,
    exit::Exit,
    inputs::TimeOption,
    options::{CommonArgs, ExplainArgs},
    output::Output,
    report_parts,
    session::Session,
    time_words::{local, stamp, with_local_times},
};
use crate::{
    answer::{LatestOpenAnswer, OtherLatestOpening, latest_open, metric_named},
    policy::{Keyword, PolicyPart},
    render::{Report, Tone},
    sla::{QuestionError, Subject},
    text::length,
    time::{Instant, Zone},
};

const EXAMPLES: &str = "\
Examples:
  slacalc latest-open --vendor scalr --tier standard --priority 1 \\
      --timezone America/New_York --due '2026-03-09 10:00'
  slacalc latest-open --contract rescale.toml --priority high --due now+12h

The last second at which a ticket can be opened so that a response is due by
then. Exit 3 if no response time is promised.";

/// By when must a ticket be opened to be due before a time?
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct LatestOpenArgs {
    /// By when the response must be due: 'Mon 10:00', 'tomorrow 9am', now+12h.
    ///
    /// Without a date it is the earliest that is not before now.
    #[arg(long, value_name = "TIME")]
    due: String,
    /// The promise that must be due, by its name or the document's own name for it:
    /// first-response (the default), workaround, resolution.
    #[arg(long, value_name = "METRIC")]
    metric: Option<String>,
    #[command(flatten)]
    explain: ExplainArgs,
    #[command(flatten)]
    pub(super) common: CommonArgs,
}

pub(super) fn run(
    args: &LatestOpenArgs,
    clock: Instant,
    output: &Output,
    configured: Configured,
) -> anyhow::Result<Exit> {
    let environment = Environment::new(configured)?;
    let time = TimeOption::future("--due", &args.due);
    let session = Session::open(&environment, &args.common, PolicyPart::Clocks, time, clock)?;
    let subject = measured(session.subject()?, args)?;
    let zone = subject.zone.as_ref();
    let now = session.now(zone)?;
    let due = time.read(zone, now)?;
    let mut answer = latest_open(&subject, &due, None)?;
    answer.notes.extend(session.notes_at(due.at, zone));
    answer.notes.extend(time.note_on_day(zone, now, due.at));
    answer.notes.extend(session.notes_on(&answer.basis));
    // A ticket from before this version is judged by the version before it.
    let mut older = session.before(answer.latest_open.as_ref());
    while let Some(end) = older.take() {
        let last = Zone::utc().rfc3339(Instant::clamped(end.unix() - 1));
        let last = TimeOption::future("--due", &last);
        let session = Session::open(&environment, &args.common, PolicyPart::Clocks, last, clock)?;
        answer = latest_open(&measured(session.subject()?, args)?, &due, Some(end))?;
        answer.notes.extend_from_slice(session.notes());
        older = session.before(answer.latest_open.as_ref());
    }
    answer.zone_rules = output.is_json().then(|| environment.release());
    let explain = args.explain.explain;
    output.answer(&answer, |answer| report(answer, now, explain))?;
    Ok(if answer.latest_open.is_some() { Exit::Yes } else { Exit::NotStated })
}

/// Returns a subject that is asked about the metric of the options.
fn measured<'a>(subject: Subject<'a>, args: &LatestOpenArgs) -> Result<Subject<'a>, QuestionError> {
    Ok(match &args.metric {
        Some(name) => subject.measuring(metric_named(subject.policy, name)?),
        None => subject,
    })
}

fn report(answer: &LatestOpenAnswer, now: Instant, explain: bool) -> Report {
    let (headline, tone) = match &answer.latest_open {
        Some(at) if at.at < now => {
            let late = length(at.at.since(now).seconds());
            (format!("Too late by {late}: it had to be opened by {}", stamp(at)), Tone::Bad)
        }
        Some(at) if at.at == now => (format!("Open it now: {}", stamp(at)), Tone::Plain),
        Some(at) => {
            let left = length(at.at.since(now).seconds());
            (format!("Open it by {}, in {left}", stamp(at)), Tone::Plain)
        }
        None => (
            report_parts::not_stated(
                answer.header.unlisted.as_ref(),
                &format!("No latest opening: no {} is promised", answer.metric.time()),
            ),
            Tone::Unsure,
        ),
    };
    let mut report =
        Report { headline, tone, plain: answer.plain(), has_more: !explain, ..Report::default() };
    report.marks = marks(answer);
    report.caveats.extend(answer.readings.iter().map(caveat));
    report_parts::subject(&mut report, &answer.header);
    let metric = (!answer.metric.is_first_response()).then(|| answer.metric.id().to_owned());
    report.maybe("metric", metric);
    report.fact("due by", stamp(&answer.due));
    report.maybe(
        "then due",
        answer.deadline.as_ref().filter(|deadline| deadline.at != answer.due.at).map(stamp),
    );
    report.maybe("target", answer.target.as_ref().map(|it| target(it, answer.commitment)));
    report_parts::citations(&mut report, &answer.header.policy, &answer.basis, explain);
    let local_times = |note: &String| with_local_times(note, &answer.due.zone);
    report.notes = answer.notes.iter().map(local_times).collect();
    report
}

/// Returns the earliest other moment in few words, for the verdict on its one line.
fn marks(answer: &LatestOpenAnswer) -> Vec<String> {
    let known = answer.readings.iter().filter_map(|other| other.latest_open.as_ref());
    let mark = match (known.min_by_key(|at| at.at), &answer.readings[..]) {
        (Some(earliest), _) => report_parts::by_another(&format!("by {}", local(earliest))),
        (None, []) => return Vec::new(),
        (None, _) => report_parts::open_mark(None),
    };
    vec![mark]
}

/// Returns the line under the verdict on another reading.
fn caveat(other: &OtherLatestOpening) -> String {
    let when = other
        .latest_open
        .as_ref()
        .map_or("at a time not known".to_owned(), |at| format!("by {}", stamp(at)));
    format!("or {when}, by the reading {} (the document leaves it open)", other.reading)
}
