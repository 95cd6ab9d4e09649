//! Deadlines under other readings of the document's open questions.

use serde::Serialize;

use super::{
    Subject, ZonedInstant,
    calendar_cache::CalendarCache,
    citation::in_line,
    effective_target::EffectiveTarget,
    timed_target::{TimedTarget, TimedTicket},
};
use crate::{
    policy::{CalendarRule, Choice, Promise, Reading, TargetClock},
    time::{ClockKind, TargetDuration, Zone},
};

/// The deadline under one choice of one reading, the others as they are in force.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReadingOutcome {
    /// The reading.
    pub name: String,
    /// The question that the document leaves open.
    pub question: String,
    /// The choice.
    pub value: String,
    /// The deadline; `null` if there is none under this choice.
    pub deadline: Option<ZonedInstant>,
    /// The reason that there is no deadline under this choice: `needs --timezone`, `not stated`.
    pub obstacle: Option<String>,
    /// True if it is the one in force.
    pub chosen: bool,
    /// True if nobody has chosen it, so that the reading is open.
    #[serde(skip)]
    pub open: bool,
    /// The meaning of the choice.
    pub says: String,
    /// The meaning as the end of a sentence that begins with "if".
    #[serde(skip)]
    pub condition: Option<String>,
    /// The clauses that leave it open.
    pub clause: String,
    /// True if the response of the ticket does not count under the choice.
    #[serde(skip)]
    pub unanswered: bool,
}

impl<'a> Subject<'a> {
    /// Returns the readings that bear on the hours of a calendar or of those that it is the union
    /// of.
    pub(super) fn readings_on(&self, calendar: &'a CalendarRule) -> Vec<&'a Reading> {
        let touches = |choice: &Choice| {
            choice.calendars.iter().any(|change| self.is_part(calendar, &change.id))
        };
        self.policy
            .readings
            .iter()
            .filter(|reading| reading.is_open() && reading.choices.iter().any(touches))
            .collect()
    }

    /// Returns the readings that may bear on the hours of a calendar, whatever another reading
    /// takes them from.
    pub(super) fn readings_near(&self, calendar: &'a CalendarRule) -> Vec<&'a Reading> {
        let changes = || {
            let choices = self.policy.readings.iter().flat_map(|reading| &reading.choices);
            choices.flat_map(|choice| &choice.calendars)
        };
        let instead: Vec<&String> = changes()
            .filter(|change| change.id == calendar.id)
            .flat_map(|change| change.union.iter().flatten())
            .collect();
        let touches = |choice: &Choice| {
            let mut ids = choice.calendars.iter().map(|change| &change.id);
            ids.any(|id| instead.contains(&id) || self.is_part(calendar, id))
        };
        let bears = |reading: &&Reading| reading.is_open() && reading.choices.iter().any(touches);
        self.policy.readings.iter().filter(bears).collect()
    }

    /// Returns the readings that bear on a target, counted in the hours of a calendar, of a ticket
    /// whose priority was changed or not.
    pub(crate) fn readings_of(
        &self,
        target: &EffectiveTarget<'_>,
        calendar: Option<&'a CalendarRule>,
        changed: bool,
    ) -> Vec<&'a Reading> {
        let Promise::Within(length) = target.promise else { return Vec::new() };
        let by_clock = matches!(length, TargetDuration::Time { clock: ClockKind::Unsaid, .. })
            && target.rule.clock == Some(TargetClock::Coverage);
        let by_days = matches!(length, TargetDuration::BusinessDays(_));
        let bears = |reading: &&Reading| {
            reading.is_open()
                && reading.choices.iter().any(|choice| {
                    (by_clock && choice.clock.is_some())
                        || (by_days && choice.business_day.is_some())
                        || (calendar.is_some() && choice.closing_edge.is_some())
                        || (changed && choice.priority_change.is_some())
                        || choice.calendars.iter().any(|change| {
                            calendar.is_some_and(|calendar| self.is_part(calendar, &change.id))
                        })
                })
        };
        self.policy.readings.iter().filter(bears).collect()
    }

    /// Returns the deadline under each choice of the readings that bear on it.
    pub(super) fn outcomes(
        &self,
        target: &EffectiveTarget<'a>,
        ticket: &TimedTicket,
        readings: &[&'a Reading],
        zone: &Zone,
        cache: &mut CalendarCache,
    ) -> Vec<ReadingOutcome> {
        let mut outcomes = Vec::new();
        for reading in readings {
            let chosen = self.choice_of(reading).map(|choice| choice.id.as_str());
            for choice in &reading.choices {
                let tried = self.trying(&reading.id, &choice.id);
                let timed = TimedTarget::deadline(tried.time_target(target, ticket, cache));
                let (at, obstacle) = (timed.as_ref().ok().copied(), timed.err());
                let deadline = at.map(|at| ZonedInstant { at, zone: zone.clone() });
                outcomes.push(ReadingOutcome {
                    name: reading.id.clone(),
                    question: reading.question.clone(),
                    value: choice.id.clone(),
                    deadline,
                    obstacle,
                    chosen: chosen == Some(choice.id.as_str()),
                    open: !self.is_chosen(reading),
                    says: choice.says.clone(),
                    condition: choice.condition().map(str::to_owned),
                    clause: in_line(&reading.clauses),
                    unanswered: false,
                });
            }
        }
        outcomes
    }
}
