//! One way to count a target: by which clock, how much, and where it ends. It says in numbers what
//! [`super::due`] works out anew for each question, and gives way to that wherever it does not
//! know.

use super::{
    Subject,
    calendar_cache::{CalendarCache, CalendarId},
    effective_hours::EffectiveHours,
    effective_target::EffectiveTarget,
    sla_terms::SlaTerms,
};
use crate::{
    calendar::{BusinessDayRule, Calendar, ClosingEdge, Exhausted, Position, Timeline, Window},
    time::{Instant, SECONDS_PER_DAY, TargetDuration},
};

/// How a target is counted under some choice of readings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SlaTimer {
    /// The hours that the clock runs in; `None` if it always runs.
    hours: Option<CalendarId>,
    amount: Allowance,
    edge: ClosingEdge,
    /// Tickets later in their day than so many seconds after midnight count as received on the next
    /// business day.
    cut_off: Option<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Allowance {
    /// Seconds on the clock, which stands still in pauses.
    Seconds(i64),
    /// So many dates on, by [`BusinessDayRule::SameTime`] or [`BusinessDayRule::CloseOfDay`]; what
    /// pauses took of the time until then is made up for after it.
    Dates(BusinessDayRule, u32),
}

/// What came of counting.
#[derive(Clone, Copy, Debug)]
pub(super) struct TimerResult {
    pub(super) clock_start: Instant,
    pub(super) deadline: Instant,
    /// What is known besides if it was counted in seconds of hours without pauses.
    pub(super) plainly: Option<FastPath>,
}

/// What is known of a ticket whose time was counted in seconds of hours, without pauses.
#[derive(Clone, Copy, Debug)]
pub(super) struct FastPath {
    hours: CalendarId,
    /// The covered seconds before its opening.
    covered: i64,
    /// Whether its time is used up exactly at closing.
    pub(super) closes: bool,
}

impl SlaTimer {
    /// The way of a target, and the hours if its clock runs in some; `None` if there is no
    /// deadline.
    pub(super) fn of<'a>(
        subject: &Subject<'a>,
        target: &EffectiveTarget<'a>,
        clocks: &mut CalendarCache,
    ) -> Option<(Self, Option<EffectiveHours<'a>>)> {
        let (terms, hours) = SlaTerms::of(subject, target)?;
        Some((Self::new(&terms, clocks)?, hours))
    }

    /// The way of some terms; `None` if they cannot be counted.
    pub(crate) fn new(terms: &SlaTerms, clocks: &mut CalendarCache) -> Option<Self> {
        let Some(calendar) = &terms.calendar else {
            let TargetDuration::Time { seconds, .. } = terms.length else { return None };
            return Some(Self {
                hours: None,
                amount: Allowance::Seconds(seconds),
                edge: ClosingEdge::Closing,
                cut_off: None,
            });
        };
        let amount = match terms.length {
            TargetDuration::Time { seconds, .. } => Allowance::Seconds(seconds),
            TargetDuration::BusinessDays(days) => Allowance::of_days(calendar, terms.days, days)?,
        };
        let by_date = matches!(amount, Allowance::Dates(..)) || terms.cut_off.is_some();
        if by_date && calendar.schedules().len() != 1 {
            return None;
        }
        let always = calendar.is_always() && !by_date;
        let hours = if always { None } else { Some(clocks.hours(calendar)) };
        Some(Self { hours, amount, edge: terms.edge, cut_off: terms.cut_off })
    }

    /// So many seconds in the same hours.
    pub(crate) fn of_seconds(&self, seconds: i64) -> Self {
        Self { amount: Allowance::Seconds(seconds), cut_off: None, ..self.clone() }
    }

    /// How much work it is to count, more or less.
    pub(super) fn effort(&self) -> u8 {
        match (self.amount, self.hours) {
            (_, None) => 1,
            (Allowance::Seconds(_), Some(_)) => 2,
            (Allowance::Dates(..), Some(_)) => 3,
        }
    }

    /// When the clock starts for a ticket, and when its time is over. `pauses` are sorted and
    /// apart.
    pub(super) fn count(
        &self,
        opened: Instant,
        pauses: &[Window],
        clocks: &mut CalendarCache,
    ) -> Option<TimerResult> {
        // A first guess of where it ends. Only hours that do not reach so far are compiled for
        // more.
        let ahead = match self.amount {
            Allowance::Seconds(seconds) => seconds.saturating_mul(8),
            Allowance::Dates(_, days) => i64::from(days) * 3 * SECONDS_PER_DAY,
        };
        let guess = [30, 3_000].map(|days| {
            Instant::clamped(opened.unix().saturating_add(ahead + days * SECONDS_PER_DAY))
        });
        // Far ahead of everything it is not worth the while: most tickets end soon.
        self.count_until(opened, opened, pauses, clocks).or_else(|| {
            guess.into_iter().find_map(|to| self.count_until(opened, to, pauses, clocks))
        })
    }

    /// When the time of a ticket is over. `pauses` are sorted and apart.
    pub(crate) fn ends(
        &self,
        opened: Instant,
        pauses: &[Window],
        clocks: &mut CalendarCache,
    ) -> Option<Instant> {
        Some(self.count(opened, pauses, clocks)?.deadline)
    }

    /// When the time of a ticket is over, if it was counted another way already.
    pub(super) fn deadline(
        &self,
        opened: Instant,
        pauses: &[Window],
        counted: &TimerResult,
        clocks: &mut CalendarCache,
    ) -> Option<Instant> {
        match (self.plain_seconds(pauses), self.hours, counted.plainly) {
            (Some(seconds), None, _) => opened.checked_add(seconds),
            (Some(seconds), Some(hours), Some(plainly)) if plainly.hours == hours => {
                let run_out = clocks
                    .compiled(hours, opened, opened)?
                    .timeline
                    .run_out(plainly.covered + seconds);
                match run_out {
                    Some(Exhausted { at, closes, .. })
                        if self.edge == ClosingEdge::Closing || !closes =>
                    {
                        Some(at)
                    }
                    Some(Exhausted { next: Some(next), .. }) => Some(next),
                    _ => Some(self.count(opened, pauses, clocks)?.deadline),
                }
            }
            _ => Some(self.count(opened, pauses, clocks)?.deadline),
        }
    }

    /// Whether it is the other but for where a time ends that is used up at closing.
    pub(super) fn is_but_for_edge(&self, other: &Self) -> bool {
        (self.hours, self.amount, self.cut_off) == (other.hours, other.amount, other.cut_off)
    }

    /// What of the clock an answer takes, of most tickets: a length in seconds without pauses. Each
    /// instant is looked up once.
    pub(super) fn count_plainly(
        &self,
        opened: Instant,
        until: Instant,
        pauses: &[Window],
        clocks: &mut CalendarCache,
    ) -> Option<(TimerResult, i64)> {
        let seconds = self.plain_seconds(pauses)?;
        let Some(hours) = self.hours else {
            let counted = TimerResult {
                clock_start: opened,
                deadline: opened.checked_add(seconds)?,
                plainly: None,
            };
            return Some((counted, until.seconds_since(opened).max(0)));
        };
        let timeline = &clocks.compiled(hours, opened, until.max(opened))?.timeline;
        let Position { covered, next } = timeline.reach(opened);
        let run_out = timeline.run_out(covered + seconds)?;
        let deadline = match self.edge {
            ClosingEdge::NextOpening if run_out.closes => run_out.next?,
            _ => run_out.at,
        };
        let plainly = Some(FastPath { hours, covered, closes: run_out.closes });
        let elapsed = if until <= opened { 0 } else { timeline.covered_until(until) - covered };
        Some((TimerResult { clock_start: next?, deadline, plainly }, elapsed))
    }

    /// Its seconds, if nothing but them and its hours counts.
    fn plain_seconds(&self, pauses: &[Window]) -> Option<i64> {
        match self.amount {
            Allowance::Seconds(seconds)
                if seconds > 0 && self.cut_off.is_none() && pauses.is_empty() =>
            {
                Some(seconds)
            }
            _ => None,
        }
    }

    fn count_until(
        &self,
        opened: Instant,
        to: Instant,
        pauses: &[Window],
        clocks: &mut CalendarCache,
    ) -> Option<TimerResult> {
        let received = match (self.cut_off, self.hours) {
            (Some(cut_off), Some(hours)) => {
                clocks.days(hours, opened, to)?.received(opened, cut_off).ok()?
            }
            _ => opened,
        };
        let dates = match (self.amount, self.hours) {
            (Allowance::Dates(rule, days), Some(hours)) => {
                let table = clocks.days(hours, received, to)?;
                let same_time = rule == BusinessDayRule::SameTime;
                Some(
                    if same_time {
                        table.same_time(received, days)
                    } else {
                        table.close_of_day(received, days)
                    }
                    .ok()?,
                )
            }
            _ => None,
        };
        let timeline = self.timeline(opened, to, clocks)?;
        let clock_start = add(timeline, received, 0, ClosingEdge::Closing)?;
        let deadline = match self.amount {
            Allowance::Seconds(seconds) => {
                add_around(timeline, received, seconds, self.edge, pauses)?
            }
            Allowance::Dates(rule, _) => {
                let moves =
                    rule == BusinessDayRule::SameTime && self.edge == ClosingEdge::NextOpening;
                let ended = if moves { add(timeline, dates?, 0, self.edge)? } else { dates? };
                self.made_up(timeline, received, ended, pauses)?
            }
        };
        Some(TimerResult { clock_start, deadline, plainly: None })
    }

    /// What pauses took of the time until an instant is made up for after it.
    fn made_up(
        &self,
        timeline: Option<&Timeline>,
        received: Instant,
        at: Instant,
        pauses: &[Window],
    ) -> Option<Instant> {
        if pauses.is_empty() {
            return Some(at);
        }
        if timeline.is_some_and(|timeline| timeline.span().end < at) {
            return None;
        }
        let paused =
            measure(timeline, received, at) - measure_around(timeline, received, at, pauses);
        if paused == 0 { Some(at) } else { add_around(timeline, at, paused, self.edge, pauses) }
    }

    /// The seconds on the clock from its start to the deadline that was counted.
    pub(super) fn allowed(
        &self,
        clock_start: Instant,
        deadline: Instant,
        pauses: &[Window],
        clocks: &mut CalendarCache,
    ) -> Option<i64> {
        match self.amount {
            Allowance::Seconds(seconds) => Some(seconds),
            Allowance::Dates(..) => self.measure(clock_start, deadline, pauses, clocks),
        }
    }

    /// The seconds on the clock from one instant to a later one.
    pub(crate) fn measure(
        &self,
        from: Instant,
        to: Instant,
        pauses: &[Window],
        clocks: &mut CalendarCache,
    ) -> Option<i64> {
        Some(measure_around(self.timeline(from, to, clocks)?, from, to, pauses))
    }

    /// When the business day opens that follows the one of an instant; `None` if it is not known.
    pub(crate) fn next_day(&self, after: Instant, clocks: &mut CalendarCache) -> Option<Instant> {
        clocks.days(self.hours?, after, after)?.next_day(after).ok()
    }

    /// The hours between two instants; `Some(None)` if the clock always runs.
    #[allow(clippy::option_option, reason = "no hours and hours that are not known are two things")]
    fn timeline<'c>(
        &self,
        from: Instant,
        to: Instant,
        clocks: &'c mut CalendarCache,
    ) -> Option<Option<&'c Timeline>> {
        match self.hours {
            None => Some(None),
            Some(hours) => Some(Some(&clocks.compiled(hours, from, to)?.timeline)),
        }
    }
}

impl Allowance {
    fn of_days(calendar: &Calendar, rule: BusinessDayRule, days: u32) -> Option<Self> {
        let seconds = calendar.business_days_as_time(days, rule).ok()?;
        Some(seconds.map_or(Self::Dates(rule, days), Self::Seconds))
    }
}

fn add(
    timeline: Option<&Timeline>,
    start: Instant,
    seconds: i64,
    edge: ClosingEdge,
) -> Option<Instant> {
    match timeline {
        None => start.checked_add(seconds),
        Some(timeline) => timeline.add(start, seconds, edge),
    }
}

fn measure(timeline: Option<&Timeline>, from: Instant, to: Instant) -> i64 {
    timeline.map_or_else(|| to.seconds_since(from), |timeline| timeline.measure(from, to))
}

/// Adds seconds on a clock that stands still in pauses: what is left of them after each pause goes
/// on behind it.
///
/// Only where the hours end is there an edge to be read one way or the other, not where a pause
/// begins.
fn add_around(
    timeline: Option<&Timeline>,
    start: Instant,
    seconds: i64,
    edge: ClosingEdge,
    pauses: &[Window],
) -> Option<Instant> {
    if pauses.is_empty() {
        return add(timeline, start, seconds, edge);
    }
    let (mut at, mut left) = (start, seconds);
    for pause in pauses.iter().filter(|pause| pause.end > start) {
        let until_pause = measure(timeline, at, pause.start.max(at));
        if until_pause >= left {
            break;
        }
        (at, left) = (pause.end.max(at), left - until_pause);
    }
    if timeline.is_some_and(|timeline| timeline.span().end < at) {
        return None;
    }
    let at = add(timeline, at, left, ClosingEdge::Closing)?;
    match timeline {
        Some(timeline) if edge == ClosingEdge::NextOpening && timeline.closes_at(at) => {
            next_running(timeline, at, pauses)
        }
        _ => Some(at),
    }
}

/// The first instant from a closing on at which hours run that no pause stops.
fn next_running(timeline: &Timeline, closing: Instant, pauses: &[Window]) -> Option<Instant> {
    let mut at = timeline.add(closing, 0, ClosingEdge::Closing)?;
    for pause in pauses.iter().filter(|pause| pause.end > closing) {
        if pause.start <= at && at < pause.end {
            at = timeline.add(pause.end, 0, ClosingEdge::Closing)?;
        }
    }
    Some(at)
}

fn measure_around(
    timeline: Option<&Timeline>,
    from: Instant,
    to: Instant,
    pauses: &[Window],
) -> i64 {
    let inside = |pause: &Window| {
        let (start, end) = (pause.start.max(from), pause.end.min(to));
        if start < end { measure(timeline, start, end) } else { 0 }
    };
    measure(timeline, from, to) - pauses.iter().map(inside).sum::<i64>()
}
