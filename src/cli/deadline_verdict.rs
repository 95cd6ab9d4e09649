//! The first lines of `slacalc deadline`: how the ticket stands, and what could make it otherwise.

use super::{
    report_parts,
    time_words::{local, stamp},
};
use crate::{
    answer::{Aim, DeadlineAnswer, Outcome, ReadingOutcome, SlaState, ZonedInstant},
    render::Tone,
    text::length,
    time::Instant,
};

pub(super) fn tone(answer: &DeadlineAnswer) -> Tone {
    match answer.outcome.state() {
        SlaState::Met => Tone::Good,
        SlaState::Missed => Tone::Bad,
        SlaState::Warned | SlaState::Paused | SlaState::None => Tone::Unsure,
        SlaState::Open => Tone::Plain,
    }
}

pub(super) fn headline(answer: &DeadlineAnswer, now: Instant) -> String {
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
        Outcome::None => "No deadline: no response time is promised".to_owned(),
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
        (true, 1..) => format!("MET with {} left: due {due}", length(left)),
        (true, _) => format!("MISSED by {}: due {due}", length(left)),
        (false, 0) => format!("Due now{warned}: {due}"),
        (false, 1..) => format!("Due in {}{warned}: {due}", length(left)),
        (false, _) => format!("Was due {due}: {} ago, unless it was answered", length(left)),
    }
}

/// Returns an aim with its instant, where that is known.
pub(super) fn by_when(aim: &Aim) -> String {
    match &aim.at {
        Some(at) => format!("{}: by {}", aim.says, stamp(at)),
        None => format!("{} (--timezone would say by when)", aim.says),
    }
}

/// Returns the lines under the verdict: the readings that were chosen, and the earliest and the
/// latest deadline that open readings allow, each with its own state.
pub(super) fn caveats(answer: &DeadlineAnswer, now: Instant) -> Vec<String> {
    let mut lines: Vec<String> = chosen(answer).into_iter().collect();
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
            |it| report_parts::if_read_so(&it.condition, (&it.name, &it.value), &it.clause),
        );
        lines.push(format!("or {}, {why}", otherwise(answer, &other, now)));
    }
    if named.is_empty()
        && let Some(it) = others.first()
    {
        named.push(&it.name);
        let unknown = report_parts::not_known(it.obstacle.as_deref());
        let why = report_parts::if_read_so(&it.condition, (&it.name, &it.value), &it.clause);
        lines.push(format!("or {unknown}, {why}"));
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
    let [first, last] = match &answer.deadline_range {
        Some(range) => [Some(range.earliest.clone()), Some(range.latest.clone())],
        None => {
            let all = || others.iter().filter_map(|it| it.deadline.clone());
            [all().min_by_key(|it| it.at), all().max_by_key(|it| it.at)]
        }
    };
    let earlier = first.filter(|first| first.at < deadline.at);
    let later = last.filter(|last| last.at > deadline.at);
    earlier.into_iter().chain(later).collect()
}

/// Returns how the ticket would stand against another deadline.
fn otherwise(answer: &DeadlineAnswer, deadline: &ZonedInstant, now: Instant) -> String {
    let due = local(deadline);
    let until = answer.responded.as_ref().map_or(now, |responded| responded.at);
    let left = deadline.at.since(until).seconds();
    match (answer.responded.is_some(), left) {
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
