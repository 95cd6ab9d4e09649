//! `slacalc deadline`.

use clap::{Args, builder::NonEmptyStringValueParser};

use super::{
    config::Configured,
    deadline_feed,
    deadline_report::report,
    environment::Environment,
    exit::Exit,
    inputs::{self, TimeOption},
    numbers::whole_percent,
    options::{CommonArgs, ExplainArgs},
    output::Output,
    recalculation::{AskedNames, AskedTicket, Recalculation},
    session::{OLDER_THAN_ALL, Session},
    ticket_events::{event_days, hand_over, pause, priority_change},
    time_words::with_local_error,
};
use crate::{
    answer::{DeadlineAnswer, deadline_of, metric_answers, metric_named},
    policy::{Keyword, PolicyPart},
    sla::{
        DeadlineDetails, DeadlineQuestion, QuestionError, ResponseMoments, SlaState, TicketEvents,
    },
    text::length,
    time::{Instant, Zone},
    times::{NearestDay, TypedTime},
};

const EXAMPLES: &str = "\
Examples:
  slacalc deadline --vendor scalr --tier standard --priority 1 \\
      --timezone America/New_York --opened '2026-03-06 16:45'
  slacalc deadline --contract rescale.toml --priority high --opened now-90m
  slacalc deadline --contract rescale.toml --priority high \\
      --opened @1772815500 --check --warn 75

A TIME is '2 hours ago', now-90m, 16:45 or 'yesterday 2pm' or 'Fri 16:45' or
'2026-03-06 16:45' in --timezone, or with UTC behind it, 'Fri, 6 Mar 2026
16:45:00 -0500', 2026-03-06T16:45:00-05:00, or a Unix time of ten digits.
Without a date it is the latest that is not after now; what happened to the
ticket was also the first such time after its opening, or is refused with both.

Exit 0, or 3 if there is no deadline. With --check: 0 met, open or paused,
1 missed, 5 open or paused past --warn.";

/// When must the vendor have responded, sent an update, or resolved the ticket?
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct DeadlineArgs {
    /// When the ticket was opened [default: now].
    #[arg(long, value_name = "TIME")]
    opened: Option<String>,
    /// The ticket's name, in the answer and in the event of --format ics.
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    ticket: Option<String>,
    /// When the vendor responded.
    #[arg(long, value_name = "TIME", requires = "opened")]
    responded: Option<String>,
    /// When the vendor acknowledged the ticket.
    ///
    /// With --investigating, instead of --responded: the clock stops at the later of the two.
    #[arg(long, value_name = "TIME", requires = "opened")]
    acknowledged: Option<String>,
    /// When the vendor began to investigate the ticket.
    #[arg(long, value_name = "TIME", requires = "opened")]
    investigating: Option<String>,
    /// The promise that is asked about, by its name or the document's own name for it:
    /// first-response (the default), next-update, workaround, resolution.
    #[arg(long, value_name = "METRIC")]
    metric: Option<String>,
    /// When the vendor sent an update; repeatable. The first response is none by itself.
    #[arg(long, value_name = "TIME", requires = "opened")]
    updated: Vec<String>,
    /// When the vendor gave a workaround.
    #[arg(long, value_name = "TIME", requires = "opened")]
    worked_around: Option<String>,
    /// When the ticket was resolved.
    #[arg(long, value_name = "TIME", requires = "opened")]
    resolved: Option<String>,
    /// The clock was paused from one time to another, or since one: FROM/TO, FROM/.
    ///
    /// Repeatable. The deadline moves by the part of a pause that is inside the hours that count.
    #[arg(long, value_name = "FROM/TO", requires = "opened")]
    pause: Vec<String>,
    /// Show when these shares of the time are used up, in percent.
    #[arg(long, value_name = "PERCENT", value_delimiter = ',', value_parser = whole_percent)]
    milestone: Vec<u8>,
    /// Let the exit code say whether the deadline holds; needs --opened.
    ///
    /// Without it the exit code says only whether there is a deadline.
    #[arg(long)]
    check: bool,
    /// With --check: exit 5 once this share of the time is used up, in percent.
    #[arg(long, value_name = "PERCENT", requires = "check", value_parser = whole_percent)]
    warn: Option<u8>,
    /// It got another priority at a time: 2026-03-06T18:00Z=0; repeatable.
    #[arg(long, value_name = "TIME=N", requires = "opened")]
    priority_change: Vec<String>,
    /// When the ticket was opened again after it had been closed; repeatable.
    ///
    /// The reading 'reopening' says whether its clock goes on, starts again or is over.
    #[arg(long, value_name = "TIME", requires = "opened")]
    reopened: Vec<String>,
    /// It was handed over at a time, to the customer or the vendor: 10:00=customer; repeatable.
    ///
    /// Says whose time it was, with --explain and in JSON. The clock runs on: --pause stops it.
    #[arg(long, value_name = "TIME=SIDE", requires = "opened")]
    hand_over: Vec<String>,
    /// Show the deadline under every combination of what the document leaves open.
    #[arg(long)]
    all_readings: bool,
    #[command(flatten)]
    explain: ExplainArgs,
    #[command(flatten)]
    pub(super) common: CommonArgs,
}

pub(super) fn run(
    args: &DeadlineArgs,
    clock: Instant,
    output: &Output,
    configured: Configured,
) -> anyhow::Result<Exit> {
    let environment = Environment::new(configured)?;
    let opened = inputs::opened(args.opened.as_deref());
    let session = Session::open(&environment, &args.common, PolicyPart::Clocks, opened, clock)?;
    let subject = session.subject()?;
    expect_opening(args)?;
    let zone = subject.zone.as_ref();
    let now = inputs::now_for(args.opened.as_deref(), &args.common.now, zone, clock)?;
    let (question, events) = asked(args, opened.read(zone, now)?, zone, now)?;
    expect_past(args, question.opened.at, now)?;
    let metric = args.metric.as_deref().map(|name| metric_named(subject.policy, name));
    let metric = metric.transpose()?.unwrap_or_default();
    let local = |error| with_local_error(error, zone);
    let mut answer = deadline_of(&subject, (&question, &events), metric, now).map_err(local)?;
    answer.metrics = metric_answers(&subject, (&question, &events), now).map_err(local)?;
    answer.notes.extend(idle_events(args, &answer));
    answer.ticket.clone_from(&args.ticket);
    answer.notes.extend(inputs::opened_note(args.opened.as_deref()));
    answer.notes.extend(opened.note_on_day(zone, now, question.opened.at));
    answer.notes.extend(session.notes_at(question.opened.at, zone));
    let predates = session.predates(question.opened.at, zone).is_some();
    let terms = session.notes_on(&answer.basis);
    answer.notes.extend_from_slice(&terms);
    answer.zone_rules = output.is_json().then(|| environment.release());
    let command = || recalculation((args, &session), &answer, (&question, &events), zone);
    let feed = output.is_feed().then(|| deadline_feed::feed(&answer, now, command()));
    let explain = args.explain.explain;
    let background = session.background(&terms, explain);
    let shown = |answer: &DeadlineAnswer| {
        let report = report(answer, now, explain, feed).without_notes(background);
        if predates { report.marked(OLDER_THAN_ALL) } else { report }
    };
    output.answer(&answer, shown)?;
    if output.is_feed() && answer.outcome.deadline().is_none() {
        return Ok(Exit::NotStated);
    }
    Ok(exit(&answer, args.check))
}

/// Refuses a check without the opening: a ticket that is counted as opened now is never late.
fn expect_opening(args: &DeadlineArgs) -> Result<(), QuestionError> {
    if !args.check || args.opened.is_some() {
        return Ok(());
    }
    Err(QuestionError::Missing {
        option: "--opened".to_owned(),
        why: "--check needs the time at which the ticket was opened, since one that is counted as \
              opened now is never late"
            .to_owned(),
        choices: Vec::new(),
        others: None,
    })
}

/// By so many seconds the clock of a help desk may be ahead of this one.
const CLOCK_SKEW: i64 = 3_600;

/// Refuses a check of a ticket that is opened later on: it is never late, so a slip in the time
/// would stay unseen.
fn expect_past(args: &DeadlineArgs, opened: Instant, now: Instant) -> Result<(), QuestionError> {
    let ahead = opened.since(now).seconds();
    if !args.check || ahead <= CLOCK_SKEW {
        return Ok(());
    }
    Err(QuestionError::Conflict(format!(
        "--check is about a ticket that was opened, and this one is opened {} from now; write the \
         time at which it was opened",
        length(ahead)
    )))
}

/// Returns the question of the options, and the events beside the first response.
fn asked(
    args: &DeadlineArgs,
    opened: TypedTime,
    zone: Option<&Zone>,
    now: Instant,
) -> Result<(DeadlineQuestion, TicketEvents), QuestionError> {
    let since = opened.at;
    let texts = event_texts(args);
    let of_opening = (zone, now, NearestDay::Event(since));
    let times = |text: &str| (zone, now, event_days(text, &texts, of_opening));
    let at = |option: &'static str, text: Option<&String>| {
        let time = text.map(|text| TimeOption::event(option, text, times(text).2));
        let moment = time.map(|time| time.read(zone, now)).transpose()?;
        Ok::<_, QuestionError>(moment.map(|moment| moment.at))
    };
    let all = |option: &'static str, texts: &[String]| {
        let times = texts.iter().map(|text| at(option, Some(text)));
        times.filter_map(Result::transpose).collect::<Result<Vec<Instant>, _>>()
    };
    let moments = ResponseMoments::new(
        at("--acknowledged", args.acknowledged.as_ref())?,
        at("--investigating", args.investigating.as_ref())?,
    );
    let question = DeadlineQuestion {
        opened,
        responded: moments.response(at("--responded", args.responded.as_ref())?, "--")?,
        moments,
        pauses: args.pause.iter().map(|text| pause(text, times(text))).collect::<Result<_, _>>()?,
        milestones: args.milestone.clone(),
        warn: args.warn,
        priority_changes: args
            .priority_change
            .iter()
            .map(|text| priority_change(text, times(text)))
            .collect::<Result<_, _>>()?,
        reopened: all("--reopened", &args.reopened)?,
        hand_overs: args
            .hand_over
            .iter()
            .map(|text| hand_over(text, times(text)))
            .collect::<Result<_, _>>()?,
        show: DeadlineDetails { steps: args.explain.explain, combinations: args.all_readings },
    };
    let events = TicketEvents {
        updated: all("--updated", &args.updated)?,
        worked_around: at("--worked-around", args.worked_around.as_ref())?,
        resolved: at("--resolved", args.resolved.as_ref())?,
    };
    Ok((question, events))
}

/// Returns the times of all events, as typed.
fn event_texts(args: &DeadlineArgs) -> Vec<&str> {
    let once = [
        &args.responded,
        &args.acknowledged,
        &args.investigating,
        &args.worked_around,
        &args.resolved,
    ];
    let several =
        [&args.pause, &args.priority_change, &args.reopened, &args.hand_over, &args.updated];
    let once = once.into_iter().flatten();
    once.chain(several.into_iter().flatten()).map(String::as_str).collect()
}

/// Returns a note on events that stop no clock, as nothing but a first response is promised.
fn idle_events(args: &DeadlineArgs, answer: &DeadlineAnswer) -> Option<String> {
    let given = [
        ("--updated", !args.updated.is_empty()),
        ("--worked-around", args.worked_around.is_some()),
        ("--resolved", args.resolved.is_some()),
    ];
    let idle: Vec<&str> =
        given.into_iter().filter(|(_, is_given)| *is_given).map(|(name, _)| name).collect();
    let are_idle = answer.metrics.is_empty() && !idle.is_empty();
    are_idle.then(|| {
        format!("Only a first response is promised here: {} changes nothing.", idle.join(", "))
    })
}

/// Returns the exit code.
fn exit(answer: &DeadlineAnswer, is_check: bool) -> Exit {
    match answer.outcome.state() {
        SlaState::None => Exit::NotStated,
        SlaState::Missed if is_check => Exit::No,
        SlaState::Warned | SlaState::Paused if is_check && answer.past_warning => Exit::Warned,
        SlaState::Open | SlaState::Warned | SlaState::Met | SlaState::Missed | SlaState::Paused => {
            Exit::Yes
        }
    }
}

/// Returns the command that works a deadline out again, whatever the time is then.
fn recalculation(
    (args, session): (&DeadlineArgs, &Session<'_>),
    answer: &DeadlineAnswer,
    (question, events): (&DeadlineQuestion, &TicketEvents),
    zone: Option<&Zone>,
) -> String {
    let mut names = AskedNames::of(&answer.header, zone);
    if let Some(change) = answer.priority_changes.first() {
        names.priority = change.from.as_deref();
    }
    let command =
        Recalculation::new("deadline", names, &args.common).with_contract(session.contract_file());
    let mut command = command.with_ticket(AskedTicket {
        name: answer.ticket.as_deref(),
        opened: &answer.opened,
        pauses: &question.pauses,
        changes: &question.priority_changes,
        hand_overs: &question.hand_overs,
        reopened: &question.reopened,
    });
    command.each("--milestone", &question.milestones);
    if !answer.metric.is_first_response() {
        let shown = |at: &Instant| answer.opened.zone.rfc3339(*at);
        command.each("--metric", [answer.metric.id()]);
        command.each("--responded", question.responded.iter().map(shown));
        command.each("--updated", events.updated.iter().map(shown));
    }
    command.line()
}
