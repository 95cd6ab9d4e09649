//! Answers by when a ticket must be opened to be due by a given instant.
//!
//! The last instant is found by halving a span in which a later opening is never due earlier: any
//! span, where time on a clock is counted; one between two turns of the calendar, where its dates
//! are.

use serde::Serialize;

use super::{DeadlineAnswer, deadline_of};
use crate::{
    calendar::{Calendar, CalendarError, ClosingEdge, HORIZON},
    policy::{Commitment, Metric, TargetStart},
    sla::{
        CalendarCache, Citation, DeadlineQuestion, EffectiveTarget, NoDeadline, QuestionError,
        SlaTerms, Subject, SubjectHeader, TargetAnswer, TicketEvents, TimedTarget, TimedTicket,
        ZonedInstant, outcome,
    },
    time::{Instant, SECONDS_PER_DAY, TargetDuration},
    times::TypedTime,
};

/// By dates a Saturday may be due before the Friday. Nothing is due before what was opened a week
/// earlier, but for less than a week: hours reach two days past their midnight.
const WEEK: i64 = 7 * SECONDS_PER_DAY;
/// The span that is looked at in one go, in seconds.
const STRETCH: i64 = 28 * SECONDS_PER_DAY;
/// The longest time back that is searched, in seconds.
const LONGEST_BACK: i64 = HORIZON.seconds();

/// The answer.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LatestOpenAnswer {
    /// The policy that answered, and for whom.
    #[serde(flatten)]
    pub header: SubjectHeader,
    /// With `--metric`, the metric that is due; absent for the first response.
    #[serde(skip_serializing_if = "Metric::goes_without_saying")]
    pub(crate) metric: Metric,
    /// The instant by which a response must be due.
    pub due: ZonedInstant,
    /// The last second at which a ticket can be opened to be due by then; `null` if no target is
    /// promised.
    pub latest_open: Option<ZonedInstant>,
    /// The deadline of a ticket that is opened at that second.
    pub deadline: Option<ZonedInstant>,
    /// The target; `null` if there is none or it is not stated.
    pub target: Option<TargetAnswer>,
    /// `maximum`, `target`, `best-effort` or `none`; `null` if the document does not state a
    /// target.
    #[serde(serialize_with = "outcome::stated")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub commitment: Commitment,
    /// The last seconds under readings that nobody has chosen, where they are others.
    pub readings: Vec<OtherLatestOpening>,
    /// The clauses that the answer rests on.
    pub basis: Vec<Citation>,
    /// Notes on the answer.
    pub notes: Vec<String>,
    /// The release of the IANA time zone database; only where a program asked.
    pub zone_rules: Option<String>,
}

/// The last second to open a ticket under another choice of a reading.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OtherLatestOpening {
    /// The choice, as `--reading` takes it.
    pub reading: String,
    /// The second; `null` if no target is promised, or it is not known under this choice.
    pub latest_open: Option<ZonedInstant>,
}

/// Returns the last second at which a ticket of the subject can be opened to be due by `due`, if
/// need be before an instant from which on another version of the policy holds.
///
/// # Errors
/// As for [`crate::deadline()`]; or every ticket of the fifty years before is due later.
pub fn latest_open(
    subject: &Subject<'_>,
    due: &TypedTime,
    before: Option<Instant>,
) -> Result<LatestOpenAnswer, QuestionError> {
    let ask = |subject: &Subject<'_>| for_known_priority(subject, due, before);
    match ask(subject) {
        Err(QuestionError::Unlisted(_)) => by_every_priority(subject, ask),
        answer => answer,
    }
}

/// Returns the last moment to open a ticket, if it is the same for every priority; else none.
fn by_every_priority(
    subject: &Subject<'_>,
    ask: impl Fn(&Subject<'_>) -> Result<LatestOpenAnswer, QuestionError>,
) -> Result<LatestOpenAnswer, QuestionError> {
    let answers = subject.by_priority(ask)?;
    let basis = answers.united(|answer| &answer.basis);
    let header = SubjectHeader::of(answers.other.header.schema, subject);
    if answers.agreed(LatestOpenAnswer::plain).is_none() {
        let notes = vec![answers.told(LatestOpenAnswer::plain)];
        return Ok(LatestOpenAnswer {
            header,
            latest_open: None,
            deadline: None,
            target: None,
            commitment: Commitment::NotStated,
            readings: Vec::new(),
            basis,
            notes,
            ..answers.other
        });
    }
    let mut answer = LatestOpenAnswer { header, basis, ..answers.other };
    answer.notes.splice(0..0, subject.holds_for_every());
    Ok(answer)
}

fn for_known_priority(
    subject: &Subject<'_>,
    due: &TypedTime,
    before: Option<Instant>,
) -> Result<LatestOpenAnswer, QuestionError> {
    let last = before.map_or(due.at, |before| due.at.min(Instant::clamped(before.unix() - 1)));
    let latest = match subject.target()? {
        Some(target) if target.start == Some(TargetStart::FirstResponse) => {
            let time = subject.metric.time();
            let why = "starts at the first response; ask 'slacalc deadline --metric'";
            return Err(QuestionError::Conflict(format!("the {time} {why}")));
        }
        Some(target) if subject.channel_commitment().is_none() => {
            InTime { subject, target: &target, due: due.at }.latest(last)?
        }
        _ => None,
    };
    // The target rests on the same clauses as the deadline of that ticket.
    let opened = TypedTime { at: latest.unwrap_or(due.at), written_in: due.written_in.clone() };
    let question = DeadlineQuestion::new(opened.clone());
    let metric = subject.metric;
    let of_ticket = deadline_of(subject, (&question, &TicketEvents::default()), metric, opened.at)?;
    let zone = of_ticket.opened.zone.clone();
    let readings = other_openings(subject, (&of_ticket, latest), (due.at, last));
    let mut notes = of_ticket.notes;
    notes.extend(
        latest
            .is_none()
            .then(|| "Without a deadline there is no last moment to open a ticket.".to_owned()),
    );
    Ok(LatestOpenAnswer {
        header: SubjectHeader { schema: "slacalc/latest-open/v1", ..of_ticket.header },
        metric,
        due: ZonedInstant { at: due.at, zone: zone.clone() },
        latest_open: latest.map(|at| ZonedInstant { at, zone }),
        deadline: of_ticket.outcome.deadline().filter(|_| latest.is_some()).cloned(),
        target: of_ticket.target,
        commitment: of_ticket.commitment,
        readings,
        basis: of_ticket.basis,
        notes,
        zone_rules: None,
    })
}

/// Returns the last seconds under readings that bear on a ticket and that nobody has chosen, where
/// they are others than `latest`.
fn other_openings(
    subject: &Subject<'_>,
    (ticket, latest): (&DeadlineAnswer, Option<Instant>),
    (due, last): (Instant, Instant),
) -> Vec<OtherLatestOpening> {
    let mut others = Vec::new();
    for outcome in ticket.readings.iter().filter(|it| it.open && !it.chosen && latest.is_some()) {
        let tried = subject.trying(&outcome.name, &outcome.value);
        let Ok(Some(target)) = tried.target() else { continue };
        let in_time = InTime { subject: &tried, target: &target, due };
        let found = in_time.latest(last).ok().flatten();
        if found != latest {
            let zone = ticket.opened.zone.clone();
            others.push(OtherLatestOpening {
                reading: format!("{}={}", outcome.name, outcome.value),
                latest_open: found.map(|at| ZonedInstant { at, zone }),
            });
        }
    }
    others
}

/// Tickets of a target that must be due by an instant.
struct InTime<'s, 'a> {
    subject: &'s Subject<'a>,
    target: &'s EffectiveTarget<'a>,
    due: Instant,
}

impl InTime<'_, '_> {
    /// Returns the last instant up to `last` at which a ticket can be opened; `None` if the target
    /// gives no deadline.
    fn latest(&self, last: Instant) -> Result<Option<Instant>, QuestionError> {
        if self.deadline(last)?.is_none() {
            return Ok(None);
        }
        let terms = SlaTerms::of(self.subject, self.target).map(|(terms, _)| terms);
        let found = match terms.as_ref().and_then(|terms| Some((terms, terms.coverage.as_ref()?))) {
            Some((terms, calendar)) if counts_dates(terms, calendar)? => {
                self.by_dates(terms, calendar, last)?
            }
            _ => self.by_distance(last)?,
        };
        let none = || {
            QuestionError::Conflict("no ticket of the fifty years before is due by then".to_owned())
        };
        found.ok_or_else(none).map(Some)
    }

    /// Returns the deadline of a ticket that is opened at an instant; the end of time where it lies
    /// beyond the calendar.
    fn deadline(&self, opened: Instant) -> Result<Option<Instant>, QuestionError> {
        let ticket = TimedTicket::opened_at(opened);
        match self.subject.time_target(self.target, &ticket, &mut CalendarCache::of_question()) {
            Ok(TimedTarget::Due(due)) => Ok(Some(due.result.deadline)),
            Ok(TimedTarget::NotTimed(_)) => Ok(None),
            Err(QuestionError::Calendar(CalendarError::OutOfRange | CalendarError::NoOpening)) => {
                Ok(Some(Instant::MAX))
            }
            Err(error) => Err(error),
        }
    }

    /// Returns true if a ticket that is opened at an instant is due in time.
    fn holds(&self, opened: Instant) -> Result<bool, QuestionError> {
        Ok(self
            .deadline(opened)?
            .is_some_and(|deadline| deadline <= self.due && deadline < Instant::MAX))
    }

    /// Time on a clock: a later opening is never due earlier, so distances are doubled until one is
    /// far enough.
    fn by_distance(&self, last: Instant) -> Result<Option<Instant>, QuestionError> {
        let (mut back, mut late) = (3600, Instant::clamped(last.unix() + 1));
        while !self.holds(before(last, back))? {
            if back == LONGEST_BACK {
                return Ok(None);
            }
            (back, late) = ((back * 2).min(LONGEST_BACK), before(last, back));
        }
        self.last_between(before(last, back), late).map(Some)
    }

    /// Dates: a later opening is never due earlier only between two turns of the calendar. They are
    /// gone through backwards.
    fn by_dates(
        &self,
        terms: &SlaTerms,
        calendar: &Calendar,
        last: Instant,
    ) -> Result<Option<Instant>, QuestionError> {
        let mut end = self.too_late_from(terms, calendar, last);
        let earliest = before(last, LONGEST_BACK);
        while end > earliest {
            let from = before(end, STRETCH).max(earliest);
            for turn in calendar.turning_points(from, end, terms.cut_off)?.into_iter().rev() {
                if self.holds(turn)? {
                    return self.last_between(turn, end).map(Some);
                }
                end = turn;
            }
        }
        Ok(None)
    }

    /// Returns an instant from which on no ticket up to `last` is in time; the first such instant
    /// lies some weeks before it at most.
    fn too_late_from(&self, terms: &SlaTerms, calendar: &Calendar, last: Instant) -> Instant {
        let limit = Instant::clamped(self.due.unix() + WEEK);
        let may_hold = |opened| ends_at(terms, calendar, opened).is_ok_and(|ended| ended <= limit);
        let (mut back, mut end) = (WEEK, Instant::clamped(last.unix() + 1));
        while !may_hold(before(last, back)) {
            end = end.min(before(last, back - WEEK));
            if back == LONGEST_BACK {
                return end;
            }
            back = (back * 2).min(LONGEST_BACK);
        }
        let mut early = before(last, back);
        while end.since(early).seconds() > 4 * WEEK {
            let middle = before(end, end.since(early).seconds() / 2);
            if may_hold(middle) { early = middle } else { end = before(middle, -WEEK) }
        }
        end
    }

    /// Returns the last instant in time, from one that is to one that is not, or is left out.
    fn last_between(
        &self,
        mut early: Instant,
        mut late: Instant,
    ) -> Result<Instant, QuestionError> {
        while late.since(early).seconds() > 1 {
            let middle = Instant::clamped(early.unix() + late.since(early).seconds() / 2);
            if self.holds(middle)? { early = middle } else { late = middle }
        }
        Ok(early)
    }
}

/// Returns true if a length is counted in dates, or from a receipt that depends on the date.
fn counts_dates(terms: &SlaTerms, calendar: &Calendar) -> Result<bool, QuestionError> {
    let by_date = match terms.length {
        TargetDuration::Time { .. } => false,
        TargetDuration::BusinessDays(days) => {
            calendar.business_days_as_time(days, terms.days)?.is_none()
        }
    };
    Ok(by_date || terms.cut_off.is_some())
}

/// Returns the end of a length, before anything is moved from a closing to the next opening: no
/// deadline is earlier.
fn ends_at(
    terms: &SlaTerms,
    calendar: &Calendar,
    opened: Instant,
) -> Result<Instant, CalendarError> {
    let received =
        terms.cut_off.map_or(Ok(opened), |cut_off| calendar.received(opened, cut_off))?;
    match terms.length {
        TargetDuration::Time { length, .. } => calendar.add(received, length, ClosingEdge::Closing),
        TargetDuration::BusinessDays(days) => {
            calendar.add_business_days(received, days, terms.days, ClosingEdge::Closing)
        }
    }
}

fn before(at: Instant, seconds: i64) -> Instant {
    Instant::clamped(at.unix().saturating_sub(seconds))
}

impl LatestOpenAnswer {
    /// Returns the one value: the instant, or why there is none: `best-effort`, `none` or
    /// `not-stated`.
    #[must_use]
    pub fn plain(&self) -> String {
        let reason = || NoDeadline::by(self.commitment).id().to_owned();
        self.latest_open.as_ref().map_or_else(reason, ZonedInstant::rfc3339)
    }
}
