//! By when must a ticket be opened to be due before a given instant?
//!
//! The last instant is found by halving a span in which a later opening is never due earlier.

use serde::Serialize;

use super::{
    AskError, Basis, DeadlineQuestion, PolicyRef, PriorityAnswer, Stamp, Subject, TargetAnswer, deadline,
    due::{Counted, Due, Ticket},
    every_priority,
    target::TargetInForce,
};
use crate::{
    calendar::HORIZON_DAYS,
    policy::ResponseTimes,
    time::{Instant, Moment, SECONDS_PER_DAY, Wall, Zone},
};

/// The answer.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LatestOpenAnswer {
    /// `slacalc/latest-open/v1`.
    pub schema: &'static str,
    /// The policy that answered.
    pub policy: PolicyRef,
    /// The plan's id.
    pub plan: Option<String>,
    /// The edition's id.
    pub edition: Option<String>,
    /// The region's id.
    pub region: Option<String>,
    /// The priority.
    pub priority: Option<PriorityAnswer>,
    /// The channel's id.
    pub channel: Option<String>,
    /// The contract that was used.
    pub contract: Option<String>,
    /// The instant by which a response must be due.
    pub due: Stamp,
    /// The last second at which a ticket can be opened to be due by then; `null` if no target is promised.
    pub latest_open: Option<Stamp>,
    /// When a ticket that is opened at that second is due.
    pub deadline: Option<Stamp>,
    /// The target; `null` if there is none or it is not stated.
    pub target: Option<TargetAnswer>,
    /// `maximum`, `target`, `best-effort` or `none`; `null` if the document does not state a target.
    pub commitment: Option<&'static str>,
    /// What the answer rests on.
    pub basis: Vec<Basis>,
    /// What else must be said.
    pub notes: Vec<String>,
    /// The release of the IANA time zone database; only where a program asked.
    pub zone_rules: Option<String>,
    /// That the document does not name the priority, in a sentence; `None` if it does, or none was asked for.
    #[serde(skip)]
    pub unlisted: Option<String>,
}

/// The last second at which a ticket of the subject can be opened to be due by `due`, if need be before an instant from which on
/// another version of the policy holds.
///
/// # Errors
/// As for [`deadline`]; or every ticket of the fifty years before is due later.
pub fn latest_open(subject: &Subject<'_>, due: &Moment, before: Option<Instant>) -> Result<LatestOpenAnswer, AskError> {
    let ask = |subject: &Subject<'_>| by_one_rule(subject, due, before);
    match ask(subject) {
        Err(AskError::Unlisted(_)) => every_priority::latest_open(subject, ask),
        answer => answer,
    }
}

fn by_one_rule(subject: &Subject<'_>, due: &Moment, before: Option<Instant>) -> Result<LatestOpenAnswer, AskError> {
    let latest = match subject.target()? {
        Some(target) if subject.channel.is_none_or(|channel| channel.response_times == ResponseTimes::Apply) => {
            latest(subject, &target, due.at)?
        }
        _ => None,
    };
    let bound = before.map(|before| Instant::clamped(before.unix() - 1));
    let latest = latest.map(|latest| bound.map_or(latest, |bound| latest.min(bound)));
    // What the target rests on is what the deadline of that ticket rests on.
    let opened = Moment { at: latest.unwrap_or(due.at), written_in: due.written_in.clone() };
    let of_ticket = deadline(subject, &DeadlineQuestion::new(opened.clone()), opened.at)?;
    let zone = of_ticket.opened.zone.clone();
    let mut notes = of_ticket.notes;
    notes.extend(latest.is_none().then(|| "Without a deadline there is no last moment to open a ticket.".to_owned()));
    Ok(LatestOpenAnswer {
        schema: "slacalc/latest-open/v1",
        policy: of_ticket.policy,
        plan: of_ticket.plan,
        edition: of_ticket.edition,
        region: of_ticket.region,
        priority: of_ticket.priority,
        channel: of_ticket.channel,
        contract: of_ticket.contract,
        due: Stamp { at: due.at, zone: zone.clone() },
        latest_open: latest.map(|at| Stamp { at, zone }),
        deadline: of_ticket.deadline.filter(|_| latest.is_some()),
        target: of_ticket.target,
        commitment: of_ticket.commitment,
        basis: of_ticket.basis,
        notes,
        zone_rules: None,
        unlisted: subject.unlisted(),
    })
}

/// Whether a ticket that is opened at an instant is due in time; `None` if the target gives no deadline.
struct InTime<'s, 'a> {
    subject: &'s Subject<'a>,
    target: &'s TargetInForce<'a>,
    due: Instant,
}

/// `None` if the target gives no deadline.
fn latest(subject: &Subject<'_>, target: &TargetInForce<'_>, due: Instant) -> Result<Option<Instant>, AskError> {
    let question = InTime { subject, target, due };
    let Due::At(run) = question.run(due)? else { return Ok(None) };
    let found = match (run.counted, run.hours.as_ref().and_then(|hours| hours.calendar.as_ref()?.schedules().first())) {
        (Counted::Days { .. }, Some(schedule)) => question.by_days(&schedule.zone)?,
        _ => question.by_distance()?,
    };
    let none = || AskError::Conflict("no ticket of the fifty years before is due by then".to_owned());
    found.ok_or_else(none).map(Some)
}

impl<'a> InTime<'_, 'a> {
    fn run(&self, opened: Instant) -> Result<Due<'a>, AskError> {
        self.subject.due(self.target, &Ticket { opened, changed: None, pauses: Vec::new() })
    }

    fn holds(&self, opened: Instant) -> Result<bool, AskError> {
        Ok(matches!(self.run(opened)?, Due::At(run) if run.at <= self.due))
    }

    /// Time on a clock: a later opening is never due earlier, so distances are doubled until one is far enough.
    fn by_distance(&self) -> Result<Option<Instant>, AskError> {
        let (mut back, mut late) = (3600, self.due);
        while back < HORIZON_DAYS * SECONDS_PER_DAY {
            let opened = Instant::clamped(self.due.unix().saturating_sub(back));
            if self.holds(opened)? {
                return self.last_between(opened, late).map(Some);
            }
            (back, late) = (back * 2, opened);
        }
        Ok(None)
    }

    /// Dates: that holds only within one, as a Saturday may be due before the Friday. The days are gone through backwards.
    fn by_days(&self, zone: &Zone) -> Result<Option<Instant>, AskError> {
        let mut end = Instant::clamped(self.due.unix() + 1);
        let mut date = zone.wall_at(self.due).date();
        for _ in 0..HORIZON_DAYS {
            let begin = zone.opening_at(Wall::new(date, 0));
            if begin < end && self.holds(begin)? {
                return self.last_between(begin, end).map(Some);
            }
            end = begin;
            let Some(before) = date.plus_days(-1) else { break };
            date = before;
        }
        Ok(None)
    }

    /// The last instant in time, from one that is to one that is not, or is left out.
    fn last_between(&self, mut early: Instant, mut late: Instant) -> Result<Instant, AskError> {
        while late.seconds_since(early) > 1 {
            let middle = Instant::clamped(early.unix() + late.seconds_since(early) / 2);
            if self.holds(middle)? { early = middle } else { late = middle }
        }
        Ok(early)
    }
}

impl LatestOpenAnswer {
    /// The one value: the instant, or why there is none: `best-effort`, `none` or `not-stated`.
    #[must_use]
    pub fn plain(&self) -> String {
        match (&self.latest_open, self.commitment) {
            (Some(at), _) => at.rfc3339(),
            (None, Some(commitment @ ("best-effort" | "none"))) => commitment.to_owned(),
            (None, _) => "not-stated".to_owned(),
        }
    }
}
