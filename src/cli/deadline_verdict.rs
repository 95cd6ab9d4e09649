//! The first lines of `slacalc deadline`: how the ticket stands, and what could make it otherwise.

use super::{
    report_parts,
    time_words::{local, stamp},
};
use crate::{
    answer::{Aim, DeadlineAnswer, ReadingOutcome},
    policy::Metric,
    render::Tone,
    sla::{Outcome, SlaState, ZonedInstant},
    text::length,
    time::Instant,
};

pub(super) fn tone(answer: &DeadlineAnswer) -> Tone {
    match answer.outcome.state() {
        SlaState::Met => Tone::Good,
        SlaState::Missed => Tone::Bad,
        SlaState::Warned | SlaState::Paused | SlaState::None => Tone::Unsure,
        SlaState::Open if answer.paused_until.is_some() => Tone::Unsure,
        SlaState::Open => Tone::Plain,
    }
}

pub(super) fn headline(answer: &DeadlineAnswer, now: Instant) -> String {
    let verdict = verdict(answer, now);
    match answer.metric {
        Metric::FirstResponse => verdict,
        Metric::NextUpdate => format!("Next update: {verdict}"),
        Metric::Workaround => format!("Workaround: {verdict}"),
        Metric::Resolution => format!("Resolution: {verdict}"),
    }
}

fn verdict(answer: &DeadlineAnswer, now: Instant) -> String {
    let warned = if answer.past_warning { ", past the warning share" } else { "" };
    match &answer.outcome {
        Outcome::Due { deadline, .. } => against(answer, deadline, now, warned),
        Outcome::Paused { if_resumed_now, .. } => {
            format!("PAUSED{warned}; due {} if resumed now", stamp(if_resumed_now))
        }
        Outcome::BestEffort => match &answer.aim {
            Some(aim) => format!("No deadline: best effort, aim {}", by_when(aim)),
            None => "No deadline: best effort".to_owned(),
        },
        Outcome::None => format!("No deadline: no {} is promised", answer.metric.time()),
        Outcome::NotStated if answer.header.unlisted.is_some() => {
            report_parts::not_stated(answer.header.unlisted.as_ref(), "")
        }
        Outcome::NotStated if answer.is_lost => {
            "No deadline: missing from our copy of the document".to_owned()
        }
        Outcome::NotStated if answer.target.is_none() => {
            "No deadline: not stated in the document".to_owned()
        }
        Outcome::NotStated => "No deadline: the hours are not stated in the document".to_owned(),
    }
}

/// Returns how a ticket stands against its deadline.
fn against(answer: &DeadlineAnswer, deadline: &ZonedInstant, now: Instant, warned: &str) -> String {
    let due = stamp(deadline);
    let until = answer.responded.as_ref().map_or(now, |responded| responded.at);
    let left = deadline.at.since(until).seconds();
    match (answer.responded.is_some(), left) {
        (true, 0) => format!("MET exactly at the deadline: due {due}"),
        (true, 1..) => match on_clock(answer) {
            Some(used) => format!("MET with {} to spare ({used}): due {due}", length(left)),
            None => format!("MET with {} left: due {due}", length(left)),
        },
        (true, _) => {
            let used = on_clock(answer).map_or_else(String::new, |used| format!(" ({used})"));
            format!("MISSED by {}{used}: due {due}", length(left))
        }
        (false, 1..) if answer.paused_until.is_some() => {
            let until = answer.paused_until.as_ref().map_or_else(String::new, local);
            format!("PAUSED until {until}{warned}; due in {}: {due}", length(left))
        }
        (false, 0) => format!("Due now{warned}: {due}"),
        (false, 1..) => format!("Due in {}{warned}: {due}", length(left)),
        (false, _) => {
            format!("Was due {due}: {} ago, unless it was {}", length(left), answer.metric.done())
        }
    }
}

/// Returns the time that passed on the clock, where the real time to the deadline is another:
/// `15 min on the SLA clock, 2 h allowed`.
fn on_clock(answer: &DeadlineAnswer) -> Option<String> {
    let (elapsed, allowed) = (answer.elapsed_seconds?, answer.allowed_seconds?);
    let target = answer.target.as_ref().filter(|target| target.seconds.is_some())?;
    let is_other = answer.margin_seconds != Some(allowed - elapsed);
    is_other.then(|| format!("{} on the SLA clock, {} allowed", length(elapsed), target.text))
}

/// Returns an aim with its instant, where that is known.
pub(super) fn by_when(aim: &Aim) -> String {
    match &aim.at {
        Some(at) => format!("{}: by {}", aim.says, stamp(at)),
        None => format!("{} (--timezone would say by when)", aim.says),
    }
}

/// The seconds before now from which on an opening is held to be a slip: ten years.
const LONG_AGO: i64 = 10 * YEAR;
const YEAR: i64 = 365 * 86_400 + 86_400 / 4;

/// Returns a line on an opening that is yet to come, or long ago.
pub(super) fn odd_opening(answer: &DeadlineAnswer, now: Instant) -> Option<String> {
    let seconds = answer.opened.at.since(now).seconds();
    let (years, distance) = (seconds.abs() / YEAR, length(seconds));
    let distance = if years > 1 { format!("{years} years") } else { distance };
    match seconds {
        1.. => Some(format!("opened {distance} from now: is that meant?")),
        _ if seconds < -LONG_AGO => Some(format!("opened {distance} ago: is that meant?")),
        _ => None,
    }
}

/// Returns the caveats in few words, for the verdict on its one line.
pub(super) fn marks(answer: &DeadlineAnswer, now: Instant) -> Vec<String> {
    let mut marks: Vec<String> = odd_opening(answer, now)
        .map(|says| says.replace(": is that meant?", "?"))
        .into_iter()
        .collect();
    let Some(deadline) = answer.outcome.deadline() else { return marks };
    let is_other =
        |it: &&ReadingOutcome| it.open && !it.chosen && it.deadline.as_ref() != Some(deadline);
    let others: Vec<&ReadingOutcome> = answer.readings.iter().filter(is_other).collect();
    match (&extremes(answer, &others, deadline)[..], &others[..]) {
        ([first, ..], _) => marks.push(report_parts::by_another(&local(first))),
        ([], [other, ..]) => marks.push(report_parts::open_mark(other.obstacle.as_deref())),
        ([], []) => {}
    }
    marks
}

/// Returns the lines under the verdict: an odd opening, the readings that were chosen, and the
/// earliest and the latest deadline that open readings allow, each with its own state.
pub(super) fn caveats(answer: &DeadlineAnswer, now: Instant) -> Vec<String> {
    let mut lines: Vec<String> = odd_opening(answer, now).into_iter().collect();
    lines.extend(chosen(answer));
    let Some(deadline) = answer.outcome.deadline() else { return lines };
    let open: Vec<&ReadingOutcome> = answer.readings.iter().filter(|it| it.open).collect();
    let moves = |it: &&ReadingOutcome| !it.chosen && it.deadline.as_ref() != Some(deadline);
    let others: Vec<&ReadingOutcome> = open.into_iter().filter(moves).collect();
    let mut named: Vec<&str> = Vec::new();
    for other in extremes(answer, &others, deadline) {
        let reading = others.iter().find(|it| it.deadline.as_ref() == Some(&other));
        named.extend(reading.map(|it| it.name.as_str()));
        let why = reading.map_or_else(
            || "if several readings are taken otherwise (--all-readings shows how)".to_owned(),
            |it| {
                report_parts::if_read_so(it.condition.as_deref(), (&it.name, &it.value), &it.clause)
            },
        );
        let voids = others.iter().any(|it| it.unanswered);
        let is_void = reading.map(|it| it.unanswered).or((!voids).then_some(false));
        lines.push(format!("or {}, {why}", otherwise(answer, &other, is_void, now)));
    }
    if named.is_empty()
        && let Some(it) = others.first()
    {
        named.push(&it.name);
        let other = match &it.deadline {
            Some(other) => otherwise(answer, other, Some(it.unanswered), now),
            None => report_parts::not_known(it.obstacle.as_deref()),
        };
        let why =
            report_parts::if_read_so(it.condition.as_deref(), (&it.name, &it.value), &it.clause);
        lines.push(format!("or {other}, {why}"));
    }
    let names = others.iter().map(|it| it.name.as_str());
    let are_shown = !answer.combinations.is_empty();
    let shown = if are_shown { "shown below" } else { "--all-readings shows them" };
    lines.extend(report_parts::more_readings(names, &named, "move it", shown));
    lines
}

/// Returns the earliest and the latest of other deadlines, where they are not this one.
fn extremes(
    answer: &DeadlineAnswer,
    others: &[&ReadingOutcome],
    deadline: &ZonedInstant,
) -> Vec<ZonedInstant> {
    let all = || others.iter().filter_map(|it| it.deadline.clone());
    let range = answer.deadline_range.as_ref();
    let [first, last] = range.map_or_else(
        || [all().min_by_key(|it| it.at), all().max_by_key(|it| it.at)],
        |range| [Some(range.earliest.clone()), Some(range.latest.clone())],
    );
    let earlier = first.filter(|first| first.at < deadline.at);
    let later = last.filter(|last| last.at > deadline.at);
    earlier.into_iter().chain(later).collect()
}

/// Returns how the ticket would stand against another deadline. `is_void` says that its response
/// would not count; `None` if that is not known.
fn otherwise(
    answer: &DeadlineAnswer,
    deadline: &ZonedInstant,
    is_void: Option<bool>,
    now: Instant,
) -> String {
    let due = local(deadline);
    let Some(is_void) = is_void else { return format!("due {due}") };
    let responded = answer.responded.as_ref().filter(|_| !is_void);
    let left = deadline.at.since(responded.map_or(now, |responded| responded.at)).seconds();
    match (responded.is_some(), left) {
        (true, 0) => format!("MET exactly at the deadline, {due}"),
        (true, 1..) => format!("MET with {} left, due {due}", length(left)),
        (true, _) => format!("MISSED by {}, due {due}", length(left)),
        (false, 0) => format!("now, {due}"),
        (false, 1..) => format!("in {}, {due}", length(left)),
        (false, _) => format!("{} ago, {due}", length(left)),
    }
}

/// Names the readings that an option or the contract chose and on which the deadline rests.
fn chosen(answer: &DeadlineAnswer) -> Option<String> {
    let matters = |it: &&ReadingOutcome| {
        let mut others = answer.readings.iter().filter(|other| other.name == it.name);
        others.any(|other| other.deadline != it.deadline)
    };
    let taken = answer.readings.iter().filter(|it| it.chosen && !it.open).filter(matters);
    report_parts::by_your_choice(taken.map(|it| (it.name.as_str(), it.value.as_str())))
}
