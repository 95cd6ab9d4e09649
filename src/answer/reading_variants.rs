//! The target of a group of tickets under every combination of open readings, for what is owed at
//! least and at most. It runs the timers of [`PreparedTarget`], and looks for no shorter way.

use super::{
    QuestionError, ReadingChoice, Subject,
    calendar_cache::CalendarCache,
    group_timer::GroupTicket,
    prepared_target::PreparedTarget,
    reading_combinations::{ReadingCase, TooMany},
    sla_terms::StatedTerms,
    sla_timer::SlaTimer,
    ticket_status::TicketStatus,
};
use crate::policy::PriorityChangeStart;

/// A ticket under one combination of open readings, which bears on its target.
pub(crate) type StatusByReading = (Vec<ReadingChoice>, Result<TicketStatus, QuestionError>);

/// The targets of a group, each with the choices that lead to it.
#[derive(Debug)]
pub(super) struct ReadingVariants(Vec<(Vec<ReadingChoice>, PreparedTarget)>);

/// The timer of a target with the instant from which it counts, or the reason that there is none.
/// Combinations that agree in it are one.
type TimerOrReason = Result<(PriorityChangeStart, SlaTimer), String>;

impl ReadingVariants {
    /// Makes the targets of a subject ready, for tickets that came with its priority or that were
    /// `changed` to it.
    pub(super) fn of(
        subject: &Subject<'_>,
        changed: bool,
        cache: &mut CalendarCache,
    ) -> Result<Self, TooMany> {
        let branches = subject.branches(&mut |tried| case(tried, changed, cache))?;
        let mut variants = Vec::new();
        for branch in branches {
            let mut tried = subject.clone();
            for choice in &branch.choices {
                tried = tried.trying(&choice.name, &choice.value);
            }
            variants.push((branch.choices, PreparedTarget::of(&tried, changed, cache)));
        }
        Ok(Self(variants))
    }

    /// Evaluates a ticket under each combination.
    pub(super) fn evaluate(
        &mut self,
        ticket: &GroupTicket<'_>,
        cache: &mut CalendarCache,
    ) -> Vec<StatusByReading> {
        let variants = self.0.iter_mut();
        let status = |(choices, target): &mut (Vec<ReadingChoice>, PreparedTarget)| {
            (choices.clone(), target.evaluate(ticket, cache))
        };
        variants.map(status).collect()
    }
}

/// Returns the readings that bear on a target by those tried so far, and its timer. A priority that
/// the document does not name may mean any.
fn case<'a>(
    subject: &Subject<'a>,
    changed: bool,
    cache: &mut CalendarCache,
) -> ReadingCase<'a, Vec<TimerOrReason>> {
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
        let start = if changed { subject.priority_change_start() } else { Default::default() };
        timers.push(timer.map(|timer| (start, timer)));
    }
    ReadingCase { bearing, outcome: Ok(timers) }
}
