//! The first lines of `slacalc covered`: until when or from when, and what could make it otherwise.

use super::{
    report_parts,
    time_words::{local, stamp},
};
use crate::{
    answer::{CoverageAnswer, CoverageReading},
    render::Tone,
    sla::ZonedInstant,
    text::length,
    time::Instant,
};

/// The most lines on other readings.
const OTHERS: usize = 2;

pub(super) fn headline(answer: &CoverageAnswer, now: Instant) -> (String, Tone) {
    if let Some(condition) = &answer.condition {
        return (condition.clone(), Tone::Unsure);
    }
    match answer.covered {
        Some(true) => (covered(answer, now), Tone::Good),
        Some(false) => (not_covered(answer, now), Tone::Bad),
        None => (
            report_parts::not_stated(
                answer.header.unlisted.as_ref(),
                "Not stated whether this is covered",
            ),
            Tone::Unsure,
        ),
    }
}

fn covered(answer: &CoverageAnswer, now: Instant) -> String {
    let Some(close) = &answer.next_close else { return "Covered around the clock".to_owned() };
    let from = if answer.at.at == now { "from now" } else { "later" };
    format!("Covered until {}, {} {from}", stamp(close), distance(answer, close))
}

fn not_covered(answer: &CoverageAnswer, now: Instant) -> String {
    let day = match (&answer.holiday, &answer.special_day) {
        (Some(holiday), _) => format!(", holiday ({holiday})"),
        (None, Some(day)) => format!(", special day ({day})"),
        (None, None) => String::new(),
    };
    let Some(open) = &answer.next_open else {
        return format!("Not covered{day}, and no opening was found");
    };
    let (opens, distance) = (stamp(open), distance(answer, open));
    if answer.at.at == now {
        format!("Not covered{day}: opens {opens}, in {distance}")
    } else {
        format!("Not covered{day}: opens {opens}, {distance} later")
    }
}

fn distance(answer: &CoverageAnswer, to: &ZonedInstant) -> String {
    length(to.at.since(answer.at.at).seconds())
}

/// Returns the caveats in few words, for the verdict on its one line.
pub(super) fn marks(answer: &CoverageAnswer) -> Vec<String> {
    let first = others(answer).into_iter().next();
    let mark = first.map(|it| match it.covered {
        Some(_) if it.changes.is_ok() => report_parts::by_another(&otherwise(it)),
        Some(_) => report_parts::open_mark(it.changes.as_ref().err().map(String::as_str)),
        None => report_parts::open_mark(it.obstacle.as_deref()),
    });
    mark.into_iter().collect()
}

/// Returns the lines under the verdict: the readings that were chosen, and those open ones under
/// which it would be otherwise.
pub(super) fn caveats(answer: &CoverageAnswer) -> Vec<String> {
    let mut lines: Vec<String> = chosen(answer).into_iter().collect();
    let others = others(answer);
    let (shown, rest) = others.split_at(others.len().min(OTHERS));
    for it in shown {
        let why =
            report_parts::if_read_so(it.condition.as_deref(), (&it.name, &it.value), &it.clause);
        lines.push(format!("or {}, {why}", otherwise(it)));
    }
    let named: Vec<&str> = shown.iter().map(|it| it.name.as_str()).collect();
    let names = rest.iter().map(|it| it.name.as_str());
    lines.extend(report_parts::more_readings(names, &named, "change it", "--explain shows them"));
    lines
}

/// Returns the open readings under which the answer would be otherwise, the weightiest first.
fn others(answer: &CoverageAnswer) -> Vec<&CoverageReading> {
    let change = if answer.covered == Some(true) { &answer.next_close } else { &answer.next_open };
    let known: Vec<&CoverageReading> = answer.other_readings().collect();
    let is_other = |it: &&CoverageReading| {
        let is_same_state = it.covered.is_some() && it.covered == answer.covered;
        let moves = is_same_state && it.changes.as_ref() != Ok(change);
        it.open && !it.chosen && (moves || known.iter().any(|known| std::ptr::eq(*known, *it)))
    };
    let mut others: Vec<&CoverageReading> = answer.readings.iter().filter(is_other).collect();
    // Another state bears on the reader more than another end of the same.
    others.sort_by_key(|it| (it.covered == answer.covered, it.covered.is_none()));
    others
}

/// Returns the state under another reading.
fn otherwise(reading: &CoverageReading) -> String {
    match (reading.covered, &reading.changes) {
        (Some(true), Ok(Some(close))) => format!("covered until {}", local(close)),
        (Some(true), Ok(None)) => "covered around the clock".to_owned(),
        (Some(false), Ok(Some(open))) => format!("not covered until {}", local(open)),
        (Some(false), Ok(None)) => "not covered, and no opening was found".to_owned(),
        (Some(true), Err(obstacle)) => format!("covered until a time not known yet ({obstacle})"),
        (Some(false), Err(obstacle)) => format!("opens at a time not known yet ({obstacle})"),
        (None, _) => report_parts::not_known(reading.obstacle.as_deref()),
    }
}

/// Names the readings that an option or the contract chose and on which the answer rests.
fn chosen(answer: &CoverageAnswer) -> Option<String> {
    let outcome = |it: &CoverageReading| (it.covered, it.changes.clone());
    let matters = |it: &&CoverageReading| {
        let mut others = answer.readings.iter().filter(|other| other.name == it.name);
        others.any(|other| outcome(other) != outcome(it))
    };
    let taken = answer.readings.iter().filter(|it| it.chosen && !it.open).filter(matters);
    report_parts::by_your_choice(taken.map(|it| (it.name.as_str(), it.value.as_str())))
}
