//! `slacalc deadline`.

use clap::Args;

use super::{
    config::Configured,
    deadline_report::report,
    environment::Environment,
    exit::Exit,
    inputs,
    options::{CommonArgs, ExplainArgs},
    output::Output,
    session::Session,
};
use crate::{
    answer::{
        DeadlineDetails, DeadlineQuestion, QuestionError, ResponseMoments, SlaState, deadline,
    },
    policy::PolicyPart,
    time::{Instant, Zone},
};

const EXAMPLES: &str = "\
Examples:
  slacalc deadline --vendor scalr --tier standard --priority 1 \\
      --timezone America/New_York --opened '2026-03-06 16:45'
  slacalc deadline --contract rescale.toml --priority high --opened now-90m
  slacalc deadline --contract rescale.toml --priority high \\
      --opened @1772815500 --check --warn 75

A TIME is 2026-03-06T16:45:00-05:00, '2026-03-06 16:45' in --timezone,
@1772815500, now or now-90m.

Exit 0, or 3 if there is no deadline. With --check: 0 met, open or paused,
1 missed, 5 open or paused past --warn.";

/// When must the vendor have responded?
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct DeadlineArgs {
    /// When the ticket was opened.
    #[arg(long, value_name = "TIME")]
    opened: String,
    /// The ticket's name, in the answer and in the event of --format ics.
    #[arg(long, value_name = "NAME")]
    ticket: Option<String>,
    /// When the vendor responded.
    #[arg(long, value_name = "TIME")]
    responded: Option<String>,
    /// When the vendor acknowledged the ticket.
    ///
    /// With --investigating, instead of --responded: the clock stops at the later of the two.
    #[arg(long, value_name = "TIME")]
    acknowledged: Option<String>,
    /// When the vendor began to investigate the ticket.
    #[arg(long, value_name = "TIME")]
    investigating: Option<String>,
    /// The clock was paused from one time to another, or since one: FROM/TO, FROM/.
    ///
    /// Repeatable. Of a pause only the part inside the hours that count is added to the deadline.
    #[arg(long, value_name = "FROM/TO")]
    pause: Vec<String>,
    /// Show when these shares of the time are used up, in percent.
    #[arg(long, value_name = "PERCENT", value_delimiter = ',', value_parser = clap::value_parser!(u8).range(1..=100))]
    milestone: Vec<u8>,
    /// Let the exit code say whether the deadline holds.
    ///
    /// Without it the exit code says only whether there is a deadline.
    #[arg(long)]
    check: bool,
    /// With --check: exit 5 once this share of the time is used up, in percent.
    #[arg(long, value_name = "PERCENT", requires = "check", value_parser = clap::value_parser!(u8).range(1..=100))]
    warn: Option<u8>,
    /// It got another priority at a time: 2026-03-06T18:00Z=0; repeatable.
    #[arg(long, value_name = "TIME=N")]
    priority_change: Vec<String>,
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
    let session =
        Session::open(&environment, &args.common, PolicyPart::Clocks, &args.opened, clock)?;
    let subject = session.subject()?;
    let zone = subject.zone.as_ref();
    let now = session.now(zone)?;
    let at = |option: &'static str, text: Option<&String>| {
        let moment = text.map(|text| inputs::moment(option, text, zone, now)).transpose()?;
        Ok::<_, QuestionError>(moment.map(|moment| moment.at))
    };
    let moments = ResponseMoments::new(
        at("--acknowledged", args.acknowledged.as_ref())?,
        at("--investigating", args.investigating.as_ref())?,
    );
    let question = DeadlineQuestion {
        opened: inputs::moment("--opened", &args.opened, zone, now)?,
        responded: moments.response(at("--responded", args.responded.as_ref())?, "--")?,
        moments,
        pauses: args.pause.iter().map(|text| pause(text, zone, now)).collect::<Result<_, _>>()?,
        milestones: args.milestone.clone(),
        warn: args.warn,
        priority_changes: args
            .priority_change
            .iter()
            .map(|text| priority_change(text, zone, now))
            .collect::<Result<_, _>>()?,
        show: DeadlineDetails { steps: args.explain.explain, combinations: args.all_readings },
    };
    let mut answer = deadline(&subject, &question, now)?;
    answer.ticket.clone_from(&args.ticket);
    answer.notes.extend(session.notes_at(question.opened.at, zone));
    answer.notes.extend(session.notes_on(&answer.basis));
    answer.zone_rules = output.is_json().then(|| environment.release());
    output.answer(&answer, |answer| report(answer, now, output.is_feed()))?;
    Ok(match answer.outcome.state() {
        SlaState::None => Exit::NotStated,
        SlaState::Missed if args.check => Exit::No,
        SlaState::Warned | SlaState::Paused if args.check && answer.past_warning => Exit::Warned,
        SlaState::Open | SlaState::Warned | SlaState::Met | SlaState::Missed | SlaState::Paused => {
            Exit::Yes
        }
    })
}

/// Parses `TIME=PRIORITY`.
fn priority_change(
    text: &str,
    zone: Option<&Zone>,
    now: Instant,
) -> Result<(Instant, String), QuestionError> {
    let shape = || {
        QuestionError::Conflict(format!(
            "--priority-change takes TIME=PRIORITY, such as 2026-03-06T18:00:00Z=0, not '{text}'"
        ))
    };
    let (at, priority) = text
        .rsplit_once('=')
        .filter(|(_, priority)| !priority.trim().is_empty())
        .ok_or_else(shape)?;
    Ok((inputs::moment("--priority-change", at, zone, now)?.at, priority.trim().to_owned()))
}

/// Parses `FROM/TO`, or `FROM/` for a pause that has not ended.
fn pause(
    text: &str,
    zone: Option<&Zone>,
    now: Instant,
) -> Result<(Instant, Option<Instant>), QuestionError> {
    let shape = || {
        QuestionError::Conflict(format!(
            "--pause takes FROM/TO, or FROM/ for a pause that has not ended, not '{text}'"
        ))
    };
    let (from, to) = text.split_once('/').ok_or_else(shape)?;
    let moment =
        |text: &str| Ok::<Instant, QuestionError>(inputs::moment("--pause", text, zone, now)?.at);
    let (from, to) = (moment(from)?, if to.trim().is_empty() { None } else { Some(moment(to)?) });
    match to {
        Some(to) if to < from => {
            Err(QuestionError::Conflict(format!("--pause '{text}' ends before it begins")))
        }
        to => Ok((from, to)),
    }
}
