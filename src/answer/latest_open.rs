//! By when must a ticket be opened to be due before a given instant?
//!
//! A ticket that is opened later is never due earlier, whatever the rule, so the last instant is found by halving a span.

use serde::Serialize;

use super::{
    AskError, Basis, DeadlineQuestion, PolicyRef, PriorityAnswer, Stamp, Subject, TargetAnswer, deadline,
    due::{Due, Ticket},
    target::TargetInForce,
};
use crate::{
    policy::ResponseTimes,
    time::{Instant, Moment, SECONDS_PER_DAY},
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
}

/// How far back an opening is looked for.
const FURTHEST: i64 = 50 * 366 * SECONDS_PER_DAY;

/// The last second at which a ticket of the subject can be opened to be due by `due`.
///
/// # Errors
/// As for [`deadline`]; or every ticket of the fifty years before is due later.
pub fn latest_open(subject: &Subject<'_>, due: &Moment) -> Result<LatestOpenAnswer, AskError> {
    let latest = match subject.target()? {
        Some(target) if subject.channel.is_none_or(|channel| channel.response_times == ResponseTimes::Apply) => {
            latest(subject, &target, due.at)?
        }
        _ => None,
    };
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
    })
}

/// `None` if the target gives no deadline.
fn latest(subject: &Subject<'_>, target: &TargetInForce<'_>, due: Instant) -> Result<Option<Instant>, AskError> {
    let in_time = |opened: Instant| {
        let found = subject.due(target, &Ticket { opened, changed: None, pauses: Vec::new() })?;
        Ok::<Option<bool>, AskError>(match found {
            Due::At(run) => Some(run.at <= due),
            Due::HoursNotStated(_) => None,
        })
    };
    let earlier = |seconds: i64| Instant::clamped(due.unix().saturating_sub(seconds));
    let (mut back, mut late) = (3600, due);
    let mut early = loop {
        let opened = earlier(back);
        match in_time(opened)? {
            None => return Ok(None),
            Some(true) => break opened,
            Some(false) if back > FURTHEST || opened == Instant::MIN => {
                return Err(AskError::Conflict("no ticket of the fifty years before is due by then".to_owned()));
            }
            Some(false) => (back, late) = (back * 2, opened),
        }
    };
    if in_time(late)? == Some(true) {
        return Ok(Some(late));
    }
    while late.seconds_since(early) > 1 {
        let middle = Instant::clamped(early.unix() + late.seconds_since(early) / 2);
        if in_time(middle)? == Some(true) { early = middle } else { late = middle }
    }
    Ok(Some(early))
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
