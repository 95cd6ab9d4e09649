//! `slacalc deadline`.

use clap::Args;

use super::{
    arguments::CommonArgs,
    exit::Exit,
    lower,
    output::Output,
    session::{self, Session, World},
};
use crate::{
    answer::{AskError, DeadlineAnswer, DeadlineQuestion, Stamp, State, deadline},
    policy::Part,
    render::{Report, Table, Tone},
    time::{Instant, Zone, in_words},
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

Exit 0, or 3 if there is no deadline. With --check: 0 met, still open or paused,
1 missed, 5 open past --warn.";

/// When must the vendor have responded?
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct DeadlineArgs {
    /// When the ticket was opened.
    #[arg(long, value_name = "TIME")]
    opened: String,
    /// When the vendor responded.
    #[arg(long, value_name = "TIME")]
    responded: Option<String>,
    /// The clock stood still from one time to another, or since one: FROM/TO, FROM/.
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
    #[command(flatten)]
    pub(super) common: CommonArgs,
}

pub(super) fn run(args: &DeadlineArgs, clock: Instant, output: &Output) -> anyhow::Result<Exit> {
    let world = World::new()?;
    let session = Session::open(&world, &args.common, Part::Clocks)?;
    let subject = session.subject(&args.common.subject)?;
    let zone = subject.zone.as_ref();
    let now = session::now(&args.common.now, zone, clock)?;
    let question = DeadlineQuestion {
        opened: session::moment("--opened", &args.opened, zone, now)?,
        responded: args.responded.as_ref().map(|text| session::moment("--responded", text, zone, now)).transpose()?.map(|moment| moment.at),
        pauses: args.pause.iter().map(|text| pause(text, zone, now)).collect::<Result<_, _>>()?,
        milestones: args.milestone.clone(),
        warn: args.warn,
    };
    let mut answer = deadline(&subject, &question, now)?;
    answer.notes.extend_from_slice(session.notes());
    answer.zone_rules = output.is_json().then(|| world.release());
    output.answer(&answer, report)?;
    Ok(match answer.state {
        State::None => Exit::NotStated,
        State::Missed if args.check => Exit::No,
        State::Warned if args.check => Exit::Warned,
        State::Open | State::Warned | State::Met | State::Missed | State::Paused => Exit::Yes,
    })
}

/// A pause: two times, or one if it goes on.
fn pause(text: &str, zone: Option<&Zone>, now: Instant) -> Result<(Instant, Option<Instant>), AskError> {
    let shape = || AskError::Conflict(format!("--pause takes FROM/TO, or FROM/ if it goes on, not '{text}'"));
    let (from, to) = text.split_once('/').ok_or_else(shape)?;
    let moment = |text: &str| Ok::<Instant, AskError>(session::moment("--pause", text, zone, now)?.at);
    let (from, to) = (moment(from)?, if to.trim().is_empty() { None } else { Some(moment(to)?) });
    match to {
        Some(to) if to < from => Err(AskError::Conflict(format!("--pause '{text}' ends before it begins"))),
        to => Ok((from, to)),
    }
}

fn report(answer: &DeadlineAnswer) -> Report {
    let mut report = Report { headline: headline(answer), tone: tone(answer), plain: answer.plain(), ..Report::default() };
    lower::subject(&mut report, &answer.policy, answer.plan.as_ref(), answer.edition.as_ref(), answer.region.as_ref());
    report.maybe(
        "priority",
        answer.priority.as_ref().map(|priority| {
            let name_is_id = priority.name.eq_ignore_ascii_case(&priority.id);
            if name_is_id { priority.name.clone() } else { format!("{} {}", priority.id, priority.name) }
        }),
    );
    report.maybe("channel", answer.channel.clone());
    report.maybe("contract", answer.contract.clone());
    report.fact("opened", lower::stamp(&answer.opened));
    report.maybe("clock starts", answer.clock_start.as_ref().filter(|start| start.at != answer.opened.at).map(lower::stamp));
    report.maybe("target", target(answer));
    report.maybe(
        "aim",
        answer.aim.as_ref().map(|aim| match &aim.at {
            Some(at) => format!("{}: by {}", aim.says, lower::stamp(at)),
            None => format!("{} (--timezone would say by when)", aim.says),
        }),
    );
    report.maybe("state", state(answer));
    report.maybe("if resumed now", answer.if_resumed_now.as_ref().map(|at| format!("due {}", lower::stamp(at))));
    report.maybe("paused", answer.paused_seconds.map(|seconds| format!("{} of the time that counts", in_words(seconds))));
    for milestone in &answer.milestones {
        report.fact(&format!("{} %", milestone.percent), lower::stamp(&milestone.at));
    }
    lower::because(&mut report, &answer.policy, &answer.basis);
    report.tables.extend(readings(answer));
    report.verbatim.clone_from(&answer.contract_lines);
    report.notes.clone_from(&answer.notes);
    report
}

fn headline(answer: &DeadlineAnswer) -> String {
    match (&answer.deadline, answer.commitment) {
        (None, _) if answer.state == State::Paused => "Paused: no deadline until the clock goes on".to_owned(),
        (Some(deadline), _) => format!("Response due {}", lower::stamp(deadline)),
        (None, Some("best-effort")) => "Best effort: no deadline".to_owned(),
        (None, Some("none")) => "No response time".to_owned(),
        (None, _) if answer.target.is_none() => "Not published: no deadline can be given".to_owned(),
        (None, _) => "Hours not stated: no deadline can be given".to_owned(),
    }
}

fn tone(answer: &DeadlineAnswer) -> Tone {
    match answer.state {
        State::Met => Tone::Good,
        State::Missed => Tone::Bad,
        State::Warned | State::Paused | State::None => Tone::Unsure,
        State::Open => Tone::Plain,
    }
}

fn target(answer: &DeadlineAnswer) -> Option<String> {
    let target = answer.target.as_ref()?;
    let clock = match target.clock.as_str() {
        "coverage" => " in business hours",
        "calendar" => " around the clock",
        _ => "",
    };
    Some(format!("{}{clock} ({})", target.text, answer.commitment.unwrap_or("not stated")))
}

fn state(answer: &DeadlineAnswer) -> Option<String> {
    let words = |seconds: Option<i64>| in_words(seconds.unwrap_or_default());
    match (answer.state, &answer.responded) {
        (State::None, _) => None,
        (State::Paused, _) => Some("paused".to_owned()),
        (State::Open | State::Warned, _) => Some(format!("open, {} left", words(answer.remaining_seconds))),
        (State::Met, _) => Some(format!("met, {} early", words(answer.margin_seconds))),
        (State::Missed, Some(_)) => Some(format!("missed, {} late", words(answer.margin_seconds))),
        (State::Missed, None) => Some(format!("late by {}, unless it was answered", words(answer.remaining_seconds))),
    }
}

/// A table for each reading that would move the deadline. Those that would not are in JSON only.
fn readings(answer: &DeadlineAnswer) -> Vec<Table> {
    let mut tables = Vec::new();
    for choices in answer.readings.chunk_by(|one, other| one.name == other.name) {
        if choices.iter().all(|choice| choice.deadline == answer.deadline) {
            continue;
        }
        let mut table = lower::reading_table(&choices[0].name, "deadline");
        for choice in choices {
            let deadline = choice.deadline.as_ref().map_or_else(|| choice.obstacle.clone().unwrap_or_default(), Stamp::rfc3339);
            table.rows.push(vec![lower::choice(&choice.value, choice.chosen), deadline, choice.says.clone()]);
        }
        tables.push(table);
    }
    tables
}
