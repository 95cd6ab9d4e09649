//! The engine that worked deadlines out before the SLA timer, kept for one release to hold the
//! timer to it. It asks calendars anew for each ticket and knows no cache.
//!
//! It is compiled into the tests of the library, since it needs the terms of a subject.

use super::{
    CalendarCache, EffectiveTarget, QuestionError, SlaTerms, StartTimes, Subject, TimedTarget,
    TimedTicket, sla_terms::StatedTerms,
};
use crate::{
    calendar::{Calendar, CalendarError, ClosingEdge, Timeline, Window},
    time::{Instant, SECONDS_PER_DAY, SignedDuration, TargetDuration},
};

/// A clock: it runs always, or while a calendar is open, and pauses stop it.
struct Clock {
    calendar: Option<Calendar>,
    pauses: Vec<Window>,
}

/// The run of a clock.
#[derive(Debug, PartialEq, Eq)]
struct Run {
    received: Instant,
    clock_start: Instant,
    deadline: Instant,
    allowed: i64,
    paused: i64,
    closes: bool,
}

fn run(terms: &SlaTerms, start: Instant, pauses: &[Window]) -> Result<Run, CalendarError> {
    let clock = Clock { calendar: terms.coverage.clone(), pauses: pauses.to_vec() };
    let Some(calendar) = &terms.coverage else {
        let TargetDuration::Time { length, .. } = terms.length else {
            return Err(CalendarError::UnevenDays);
        };
        let deadline = clock.add(start, length, ClosingEdge::Closing)?;
        return Ok(clock.run(start, start, deadline));
    };
    let received = match terms.cut_off {
        Some(cut_off) => calendar.received(start, cut_off)?,
        None => start,
    };
    let time = match terms.length {
        TargetDuration::Time { length, .. } => Some(length),
        TargetDuration::BusinessDays(days) => calendar.business_days_as_time(days, terms.days)?,
    };
    let deadline = match (time, terms.length) {
        (None, TargetDuration::BusinessDays(days)) => {
            let ended = calendar.add_business_days(received, days, terms.days, terms.edge)?;
            match clock.paused(received, ended) {
                0 => ended,
                paused => clock.add(ended, SignedDuration::from_seconds(paused), terms.edge)?,
            }
        }
        (time, _) => clock.add(received, time.unwrap_or_default(), terms.edge)?,
    };
    Ok(clock.run(received, calendar.clock_start(received)?, deadline))
}

impl Clock {
    fn run(&self, received: Instant, clock_start: Instant, deadline: Instant) -> Run {
        Run {
            received,
            clock_start,
            deadline,
            allowed: self.measure(clock_start, deadline),
            paused: self.paused(received, deadline),
            closes: self.closes_at(deadline),
        }
    }

    fn measure(&self, from: Instant, to: Instant) -> i64 {
        let length = match &self.calendar {
            None if self.pauses.is_empty() => to.since(from),
            Some(calendar) if self.pauses.is_empty() => calendar.measure(from, to),
            _ => self.timeline(from, to).measure(from, to),
        };
        length.seconds()
    }

    fn add(
        &self,
        start: Instant,
        length: SignedDuration,
        edge: ClosingEdge,
    ) -> Result<Instant, CalendarError> {
        match &self.calendar {
            None if self.pauses.is_empty() => {
                return start.checked_add(length).ok_or(CalendarError::OutOfRange);
            }
            Some(calendar) if self.pauses.is_empty() => return calendar.add(start, length, edge),
            _ => {}
        }
        let at = self.add_with_pauses(start, length, ClosingEdge::Closing)?;
        // Only where the hours end is there an edge to be read one way or the other, not where a
        // pause begins.
        if edge == ClosingEdge::NextOpening && self.closes_at(at) {
            self.add_with_pauses(start, length, edge)
        } else {
            Ok(at)
        }
    }

    fn add_with_pauses(
        &self,
        start: Instant,
        length: SignedDuration,
        edge: ClosingEdge,
    ) -> Result<Instant, CalendarError> {
        let mut ahead = 30 * SECONDS_PER_DAY + length.seconds() * 8;
        loop {
            let end = Instant::clamped(start.unix().saturating_add(ahead));
            match self.timeline(start, end).add(start, length, edge) {
                Some(at) => return Ok(at),
                None if end == Instant::MAX => return Err(CalendarError::OutOfRange),
                None => ahead = ahead.saturating_mul(2),
            }
        }
    }

    fn closes_at(&self, at: Instant) -> bool {
        let Some(calendar) = &self.calendar else { return false };
        let [before, after] = [-1, 1].map(|seconds| Instant::clamped(at.unix() + seconds));
        let around = calendar.timeline(before, after);
        around.window_at(before).is_some() && around.window_at(at).is_none()
    }

    fn paused(&self, from: Instant, to: Instant) -> i64 {
        let running = Self { calendar: self.calendar.clone(), pauses: Vec::new() };
        running.measure(from, to) - self.measure(from, to)
    }

    fn timeline(&self, from: Instant, to: Instant) -> Timeline {
        let running = match &self.calendar {
            Some(calendar) => calendar.timeline(from, to),
            None => Timeline::new(from, to, vec![Window { start: from, end: to }]),
        };
        running.without(&self.pauses)
    }
}

mod tests {
    use std::{env, path::Path};

    use super::*;
    use crate::{
        policy::{self, HolidayCatalog, Library, Policy, PolicyPart, References},
        sla::SubjectInput,
        time::{TzData, TzSource},
    };

    const TICKETS_IN_THE_GATE: usize = 4_000;
    /// 2026-03-06T22:00:00Z.
    const NOW: i64 = 1_772_834_400;
    const ZONES: [&str; 5] =
        ["America/New_York", "Europe/Berlin", "Asia/Tokyo", "Australia/Lord_Howe", "Asia/Kolkata"];

    /// Numbers that look like chance (xorshift).
    struct Dice(u64);

    impl Dice {
        fn next(&mut self, below: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            usize::try_from(self.0 % below as u64).unwrap()
        }

        fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
            if from.is_empty() { None } else { Some(&from[self.next(from.len())]) }
        }

        fn seconds(&mut self, below: usize) -> i64 {
            i64::try_from(self.next(below)).unwrap()
        }
    }

    /// Chooses a plan, a priority and so on, a zone, and some choices of readings.
    fn input(dice: &mut Dice, policy: &Policy) -> SubjectInput {
        let mut readings = Vec::new();
        for reading in &policy.readings {
            if dice.next(3) == 0 {
                let choice = dice.pick(&reading.choices).unwrap();
                readings.push((reading.id.clone(), choice.id.clone()));
            }
        }
        let mut id = |items: &[policy::NamedItem]| dice.pick(items).map(|item| item.id.clone());
        SubjectInput {
            plan: id(&policy.plans),
            edition: id(&policy.editions),
            region: id(&policy.regions),
            priority: id(&policy.priorities),
            channel: (dice.next(4) == 0)
                .then(|| dice.pick(&policy.channels).map(|channel| channel.id.clone()))
                .flatten(),
            timezone: dice.pick(&ZONES).map(ToString::to_string),
            readings,
            ..SubjectInput::default()
        }
    }

    /// A ticket of the last years, half of them on the half hour, where hours begin and end too.
    fn ticket(dice: &mut Dice) -> TimedTicket {
        let grid = if dice.next(2) == 0 { 1_800 } else { 1 };
        let on_grid = |at: i64| at - at.rem_euclid(grid);
        let opened = on_grid(NOW - dice.seconds(86_400 * 900));
        let mut pauses = Vec::new();
        for _ in 0..if dice.next(2) == 0 { dice.next(4) } else { 0 } {
            let start = on_grid(opened - 10_000 + dice.seconds(400_000));
            let end = on_grid(start + dice.seconds(200_000));
            if start < end {
                pauses.push(Window { start: Instant::clamped(start), end: Instant::clamped(end) });
            }
        }
        let changed = (dice.next(4) == 0).then(|| Instant::clamped(opened + dice.seconds(40_000)));
        TimedTicket::new(StartTimes { opened: Instant::clamped(opened), changed }, pauses)
    }

    /// Gives the run of the timer, and of the former engine, for a ticket.
    fn both(
        subject: &Subject<'_>,
        target: &EffectiveTarget<'_>,
        ticket: &TimedTicket,
        cache: &mut CalendarCache,
    ) -> Option<[Result<Run, QuestionError>; 2]> {
        let StatedTerms::Stated(terms, _) = subject.terms(target).ok()? else { return None };
        let start = ticket.starts.by(subject.priority_change_start());
        let former = run(&terms, start, &ticket.pauses).map_err(QuestionError::from);
        let timed = subject.time_target(target, ticket, cache).map(|timed| {
            let TimedTarget::Due(due) = timed else { unreachable!("the terms are stated") };
            let (timer, result, pauses) = (&due.timer, due.result, &ticket.pauses[..]);
            Run {
                received: result.received,
                clock_start: result.clock_start,
                deadline: result.deadline,
                allowed: timer.allowed(&result, pauses, cache),
                paused: timer.paused(result.received, result.deadline, pauses, cache),
                closes: terms.coverage.is_some() && timer.closes_at(result.deadline, cache),
            }
        });
        Some([timed, former])
    }

    #[test]
    fn the_timer_gives_what_the_former_engine_gave() {
        let tickets = env::var("TIMER_TICKETS").map_or(TICKETS_IN_THE_GATE, |n| n.parse().unwrap());
        let (tz, holidays) = (TzData::open(&TzSource::Bundled).unwrap(), HolidayCatalog::default());
        let around = References { tz: &tz, holidays: &holidays };
        let acme = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/policies");
        let library = Library::open(&[acme], around).unwrap();
        let policies: Vec<Policy> = library
            .entries()
            .iter()
            .map(|entry| entry.load(PolicyPart::Clocks, around).unwrap())
            .collect();
        assert!(policies.iter().any(|policy| policy.id == "acme/sun"), "it has cut-offs");
        let mut caches =
            [CalendarCache::of_question(), CalendarCache::of_weeks(), CalendarCache::of_years()];
        let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
        let (mut compared, mut differing) = (0, Vec::new());
        while compared < tickets {
            let policy = dice.pick(&policies).unwrap();
            let input = input(&mut dice, policy);
            let Ok(subject) = Subject::resolve(policy, None, &input, around) else { continue };
            let Ok(Some(target)) = subject.target() else { continue };
            // Tickets of one subject share its timer, in a cache of each use.
            for _ in 0..8 {
                let ticket = ticket(&mut dice);
                for cache in &mut caches {
                    let Some([timed, former]) = both(&subject, &target, &ticket, cache) else {
                        continue;
                    };
                    let [timed, former] = [timed, former].map(|run| run.map_err(|e| e.to_string()));
                    if timed != former {
                        differing.push(format!("{input:?}\n{ticket:?}\n{timed:?}\n{former:?}"));
                    }
                    compared += 1;
                }
            }
            if caches.iter().any(CalendarCache::is_full) {
                caches = [
                    CalendarCache::of_question(),
                    CalendarCache::of_weeks(),
                    CalendarCache::of_years(),
                ];
            }
        }
        let shown = &differing[..differing.len().min(5)];
        assert!(
            differing.is_empty(),
            "{} of {compared} differ:\n{}",
            differing.len(),
            shown.join("\n")
        );
    }
}
