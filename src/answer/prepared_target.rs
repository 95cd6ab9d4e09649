//! What of a case is worked out before its tickets come: how its target is counted, and how the
//! open questions of its document would have it counted.
//!
//! It follows [`super::deadline()`] step by step and knows less: where it does not know, the ticket
//! is asked for there.

use std::sync::Arc;

use super::{
    DeadlineAnswer, ReadingSet, SlaState, Subject, TicketStatus, TicketTimes,
    calendar_cache::CalendarCache,
    effective_target::EffectiveTarget,
    sla_state::is_past,
    sla_timer::{SlaTimer, TimerResult},
};
use crate::{
    calendar::Window,
    policy::{PriorityChangeStart, Promise, ResponseTimesApply},
    time::{Instant, Offset, OffsetInstant, OffsetTable, ParsedTime},
};

/// What is ready of a case.
#[derive(Debug)]
pub(super) enum PreparedTarget {
    /// Each ticket is counted so.
    Counted(Box<GroupTimer>),
    /// No ticket of the case has a deadline; why, once that is known.
    Without(Option<&'static str>),
    /// Each ticket must be asked for.
    Asked,
}

/// How tickets of a case are counted.
#[derive(Debug)]
pub(super) struct GroupTimer {
    way: SlaTimer,
    /// From when the tickets count that got another priority.
    pub(super) restart: PriorityChangeStart,
    /// For each reading that bears on it, by its place in the policy: the other choices that count
    /// otherwise.
    pub(super) others: Vec<(usize, Vec<Alternative>)>,
    /// The zone of the place whose hours they are.
    place: Option<Arc<OffsetTable>>,
    /// The pauses of the ticket at hand, sorted and apart.
    pub(super) pauses: Vec<Window>,
}

/// How a ticket is counted under another choice of a reading.
#[derive(Debug)]
pub(super) enum Alternative {
    /// There is no deadline then.
    Never,
    /// The same way, but for where a time ends that is used up at closing.
    Edge(SlaTimer),
    /// Another way.
    Way(SlaTimer),
    /// From elsewhere, in the same way or another.
    From(PriorityChangeStart, SlaTimer),
}

impl PreparedTarget {
    /// What can be said of a subject's tickets before they come, if they came with its priority or
    /// if it was `changed` to that.
    pub(super) fn of(subject: &Subject<'_>, changed: bool, clocks: &mut CalendarCache) -> Self {
        if subject
            .channel
            .is_some_and(|channel| channel.response_times != ResponseTimesApply::Apply)
        {
            return Self::Without(None);
        }
        match subject.target() {
            Err(_) => Self::Asked,
            Ok(Some(target)) if matches!(target.promise, Promise::Within(_)) => {
                GroupTimer::of(subject, &target, changed, clocks)
                    .map_or(Self::Asked, |counting| Self::Counted(Box::new(counting)))
            }
            Ok(_) => Self::Without(None),
        }
    }

    /// Takes over what an answer says of every ticket of the case.
    pub(super) fn learn(&mut self, answer: &DeadlineAnswer) {
        if let Self::Without(why @ None) = self {
            *why = answer.without_deadline();
        }
    }

    /// How a ticket stands; `None` if it must be asked for. `changed` is when it got its priority,
    /// `zone` the customer's.
    pub(super) fn judge(
        &mut self,
        ticket: &TicketTimes,
        changed: Option<Instant>,
        zone: Option<&OffsetTable>,
        warn: Option<u8>,
        now: Instant,
        clocks: &mut CalendarCache,
    ) -> Option<TicketStatus> {
        if ticket.responded.is_some_and(|responded| responded < ticket.opened.at) {
            return None;
        }
        match self {
            Self::Asked | Self::Without(None) => None,
            Self::Without(why) => Some(TicketStatus::without(
                DisplayZone::of(ticket.opened, zone, None),
                ticket.opened.at,
                *why,
            )),
            Self::Counted(counting) => counting.judge(ticket, changed, zone, warn, now, clocks),
        }
    }
}

impl GroupTimer {
    fn of<'a>(
        subject: &Subject<'a>,
        target: &EffectiveTarget<'a>,
        changed: bool,
        clocks: &mut CalendarCache,
    ) -> Option<Self> {
        let (way, hours) = SlaTimer::of(subject, target, clocks)?;
        let restart_of = |subject: &Subject<'a>| {
            if changed { subject.restart() } else { PriorityChangeStart::default() }
        };
        let restart = restart_of(subject);
        let readings = subject.readings_of(target, hours.as_ref().map(|hours| hours.rule), changed);
        let mut others = Vec::new();
        for reading in readings {
            let place = subject.policy.readings.iter().position(|other| other.id == reading.id)?;
            let mut ways: Vec<(PriorityChangeStart, Option<SlaTimer>)> = Vec::new();
            for choice in &reading.choices {
                let tried = subject.trying(&reading.id, &choice.id);
                let other =
                    (restart_of(&tried), SlaTimer::of(&tried, target, clocks).map(|(way, _)| way));
                if (other.0 != restart || other.1.as_ref() != Some(&way)) && !ways.contains(&other)
                {
                    ways.push(other);
                }
            }
            // What is soon told comes first.
            ways.sort_by_key(|(_, way)| way.as_ref().map_or(0, SlaTimer::effort));
            let other = |(from, other): (PriorityChangeStart, Option<SlaTimer>)| match other {
                None => Alternative::Never,
                Some(other) if from != restart => Alternative::From(from, other),
                Some(other) if other.is_but_for_edge(&way) => Alternative::Edge(other),
                Some(other) => Alternative::Way(other),
            };
            others.push((place, ways.into_iter().map(other).collect()));
        }
        let place = hours
            .as_ref()
            .and_then(|hours| hours.calendar.as_ref()?.schedules().first())
            .map(|schedule| clocks.zone(&schedule.zone));
        Some(Self { way, restart, others, place, pauses: Vec::new() })
    }

    fn judge(
        &mut self,
        ticket: &TicketTimes,
        changed: Option<Instant>,
        zone: Option<&OffsetTable>,
        warn: Option<u8>,
        now: Instant,
        clocks: &mut CalendarCache,
    ) -> Option<TicketStatus> {
        let started = StartTimes { opened: ticket.opened.at, changed };
        let start = started.by(self.restart);
        let until = ticket.responded.unwrap_or(now);
        self.take_pauses(ticket, until);
        let (counted, elapsed) =
            if let Some(counted) = self.way.count_plainly(start, until, &self.pauses, clocks) {
                counted
            } else {
                let counted = self.way.count(start, &self.pauses, clocks)?;
                let until = until.max(counted.clock_start);
                (counted, self.way.measure(counted.clock_start, until, &self.pauses, clocks)?)
            };
        let TimerResult { clock_start, deadline, .. } = counted;
        let is_warned = |share: u8| -> Option<bool> {
            let total = self.way.measure(clock_start, deadline, &self.pauses, clocks)?;
            Some(is_past(share, elapsed, total))
        };
        let warned = warn.map_or(Some(false), is_warned)?;
        let to_deadline = deadline.seconds_since(until);
        let answered = ticket.responded.is_some();
        let state = SlaState::of(answered, until > deadline, warned);
        let shown = DisplayZone::of(ticket.opened, zone, self.place.as_deref());
        let mut judged = TicketStatus::without(shown, started.opened, None);
        judged.clock_start = Some(shown.at(clock_start));
        judged.elapsed_seconds = Some(elapsed);
        if answered {
            judged.allowed_seconds =
                Some(self.way.allowed(clock_start, deadline, &self.pauses, clocks)?);
        }
        if is_paused(ticket, deadline, now) {
            judged.state = SlaState::Paused;
            judged.without_deadline = Some("paused");
            return Some(judged);
        }
        judged.deadline = Some(shown.at(deadline));
        judged.state = state;
        judged.remaining_seconds = Some(to_deadline).filter(|_| !answered);
        judged.margin_seconds = Some(to_deadline).filter(|_| answered);
        judged.readings = self.differing(started, &counted, clocks)?;
        Some(judged)
    }

    /// The readings with a choice under which the deadline would be another.
    fn differing(
        &self,
        started: StartTimes,
        counted: &TimerResult,
        clocks: &mut CalendarCache,
    ) -> Option<ReadingSet> {
        let start = started.by(self.restart);
        let mut readings = ReadingSet::default();
        for (place, ways) in &self.others {
            for way in ways {
                let differs = match (way, counted.plainly) {
                    (Alternative::Never, _) => true,
                    (Alternative::Edge(_), Some(plainly)) => plainly.closes,
                    (Alternative::Edge(way) | Alternative::Way(way), _) => {
                        way.deadline(start, &self.pauses, counted, clocks)? != counted.deadline
                    }
                    (Alternative::From(from, way), _) => {
                        way.ends(started.by(*from), &self.pauses, clocks)? != counted.deadline
                    }
                };
                if differs {
                    readings.insert(*place);
                    break;
                }
            }
        }
        Some(readings)
    }

    /// Takes the pauses of a ticket; one that goes on ends with `until`.
    pub(super) fn take_pauses(&mut self, ticket: &TicketTimes, until: Instant) {
        self.pauses.clear();
        let spans = ticket
            .pauses
            .iter()
            .map(|(start, end)| Window { start: *start, end: end.unwrap_or(until) });
        self.pauses.extend(spans.filter(|span| span.start < span.end));
        self.pauses.sort_unstable_by_key(|pause| pause.start);
        self.pauses.dedup_by(|later, kept| {
            let touches = later.start <= kept.end;
            if touches {
                kept.end = kept.end.max(later.end);
            }
            touches
        });
    }
}

/// From when a ticket may count.
#[derive(Clone, Copy, Debug)]
pub(super) struct StartTimes {
    pub(super) opened: Instant,
    /// When it got its priority, if that was later.
    pub(super) changed: Option<Instant>,
}

impl StartTimes {
    pub(super) fn by(self, restart: PriorityChangeStart) -> Instant {
        self.changed.filter(|_| restart == PriorityChangeStart::AtChange).unwrap_or(self.opened)
    }
}

/// Whether the clock stands still now, so that there is no deadline until it goes on.
fn is_paused(ticket: &TicketTimes, deadline: Instant, now: Instant) -> bool {
    let mut open = ticket.pauses.iter().filter(|(start, end)| end.is_none() && *start <= now);
    ticket.responded.is_none() && open.any(|(start, _)| *start < deadline)
}

/// The zone in which an answer is shown, as [`Subject::shown_in`] chooses it.
#[derive(Clone, Copy, Debug)]
enum DisplayZone<'z> {
    Zone(&'z OffsetTable),
    Offset(Offset),
}

impl<'z> DisplayZone<'z> {
    fn of(
        opened: ParsedTime,
        zone: Option<&'z OffsetTable>,
        place: Option<&'z OffsetTable>,
    ) -> Self {
        match (zone, opened.written_offset, place) {
            (Some(zone), _, _) | (None, None, Some(zone)) => Self::Zone(zone),
            (None, Some(written), Some(place)) if place.at(opened.at) == written => {
                Self::Zone(place)
            }
            (None, Some(written), _) => Self::Offset(written),
            (None, None, None) => Self::Offset(Offset(0)),
        }
    }

    fn at(self, at: Instant) -> OffsetInstant {
        OffsetInstant {
            at,
            offset: match self {
                Self::Zone(zone) => zone.at(at),
                Self::Offset(offset) => offset,
            },
        }
    }
}

impl TicketStatus {
    fn without(shown: DisplayZone<'_>, opened: Instant, why: Option<&'static str>) -> Self {
        Self {
            opened: shown.at(opened),
            clock_start: None,
            deadline: None,
            state: SlaState::None,
            without_deadline: why,
            elapsed_seconds: None,
            allowed_seconds: None,
            remaining_seconds: None,
            margin_seconds: None,
            closed_unanswered: false,
            answers_unknown: false,
            changed_priority: None,
            readings: ReadingSet::default(),
        }
    }
}
