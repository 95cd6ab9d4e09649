//! The target of a group of tickets under every combination of open readings, for what is owed at
//! least and at most.
//!
//! Combinations are the leaves of a tree of choices, so that each way to take all readings leads to
//! exactly one of them: tickets can be summed by it, and none is counted twice. [`PreparedTarget`]
//! evaluates them, as it does under the readings in force.

use super::{
    QuestionError, ReadingChoice, Subject,
    calendar_cache::CalendarCache,
    group_timer::GroupTicket,
    prepared_target::PreparedTarget,
    reading_combinations::{MAX_COMBINATIONS, TooMany},
    sla_terms::StatedTerms,
    sla_timer::SlaTimer,
    ticket_status::TicketStatus,
};
use crate::policy::{PriorityChangeStart, Reading};

/// A ticket under one combination of the open readings that bear on its target.
pub(crate) type StatusByReading = (Vec<ReadingChoice>, Result<TicketStatus, QuestionError>);

/// The targets of a group, each with the choices that lead to it.
#[derive(Debug)]
pub(super) struct ReadingVariants(Vec<(Vec<ReadingChoice>, PreparedTarget)>);

/// The timer of a target with the instant from which it counts, or the reason that there is none;
/// of a priority that the document does not name, those of all that it may mean.
type TimerOrReason = Result<(PriorityChangeStart, SlaTimer), String>;

/// A leaf of the tree: the choices that lead to it from a node, and what it comes to.
#[derive(PartialEq)]
struct Leaf {
    choices: Vec<ReadingChoice>,
    timers: Vec<TimerOrReason>,
}

impl ReadingVariants {
    /// Makes the targets of a subject ready, for tickets that came with its priority or that were
    /// `changed` to it.
    pub(super) fn of(
        subject: &Subject<'_>,
        changed: bool,
        cache: &mut CalendarCache,
    ) -> Result<Self, TooMany> {
        let mut left = MAX_COMBINATIONS;
        let mut variants = Vec::new();
        for Leaf { choices, .. } in leaves(subject, changed, &mut left, cache)? {
            let mut tried = subject.clone();
            for choice in &choices {
                tried = tried.trying(&choice.name, &choice.value);
            }
            variants.push((choices, PreparedTarget::of(&tried, changed, cache)));
        }
        Ok(Self(variants))
    }

    /// Evaluates a ticket under each combination.
    pub(super) fn evaluate(
        &mut self,
        ticket: &GroupTicket<'_>,
        cache: &mut CalendarCache,
    ) -> Vec<StatusByReading> {
        let status = |(choices, target): &mut (Vec<ReadingChoice>, PreparedTarget)| {
            (choices.clone(), target.evaluate(ticket, cache))
        };
        self.0.iter_mut().map(status).collect()
    }
}

/// Returns the leaves below the readings tried so far. A reading whose choices all come to the same
/// is left out.
fn leaves(
    subject: &Subject<'_>,
    changed: bool,
    left: &mut usize,
    cache: &mut CalendarCache,
) -> Result<Vec<Leaf>, TooMany> {
    let (bearing, timers) = bearing_and_timers(subject, changed, cache);
    let Some(reading) = bearing.into_iter().find(|reading| !subject.is_chosen(reading)) else {
        *left = left.checked_sub(1).ok_or(TooMany)?;
        return Ok(vec![Leaf { choices: Vec::new(), timers }]);
    };
    let mut branches: Vec<(&str, Vec<Leaf>)> = Vec::new();
    for choice in &reading.choices {
        let tried = subject.trying(&reading.id, &choice.id);
        branches.push((&choice.id, leaves(&tried, changed, left, cache)?));
    }
    if branches.iter().all(|(_, leaves)| *leaves == branches[0].1) {
        branches.truncate(1);
        return Ok(branches.pop().map_or_else(Vec::new, |(_, leaves)| leaves));
    }
    let mut all = Vec::new();
    for (value, leaves) in branches {
        for mut leaf in leaves {
            let choice = ReadingChoice { name: reading.id.clone(), value: value.to_owned() };
            leaf.choices.insert(0, choice);
            all.push(leaf);
        }
    }
    Ok(all)
}

/// Returns the readings that bear on a target by those tried so far, and its timers.
fn bearing_and_timers<'a>(
    subject: &Subject<'a>,
    changed: bool,
    cache: &mut CalendarCache,
) -> (Vec<&'a Reading>, Vec<TimerOrReason>) {
    let meant = match subject.target() {
        Err(QuestionError::Unlisted(_)) if !changed => {
            subject.each_priority().values().cloned().collect()
        }
        _ => vec![subject.clone()],
    };
    let (mut bearing, mut timers) = (Vec::new(), Vec::new());
    for subject in &meant {
        let Ok(Some(target)) = subject.target() else { continue };
        let (timer, hours) = match subject.terms(&target) {
            Ok(StatedTerms::Stated(terms, hours)) => {
                (SlaTimer::compile(&terms, cache).map_err(|error| error.to_string()), hours)
            }
            Ok(StatedTerms::HoursNotStated(hours)) => (Err("not stated".to_owned()), hours),
            Ok(StatedTerms::NoLength) => (Err("no length".to_owned()), None),
            Err(error) => (Err(error.obstacle()), None),
        };
        let rule = hours.as_ref().map(|hours| hours.rule);
        bearing.extend(subject.readings_of(&target, rule, changed));
        let start =
            if changed { subject.priority_change_start() } else { PriorityChangeStart::default() };
        timers.push(timer.map(|timer| (start, timer)));
    }
    (bearing, timers)
}
