//! The answer to a ticket whose target is a length of time.

use super::{
    DeadlineAnswer, Step,
    clock_notes::{clock_notes, idle_cut_off, idle_pauses},
    reading_outcomes::ReadingOutcome,
};
use crate::{
    answer::explain::deadline_steps::{self, ExplainedDeadline},
    calendar::Window,
    policy::{Promise, Reading, TargetClock},
    sla::{
        CalendarCache, Citation, Combination, DeadlineQuestion, DeadlineRange, DueTime,
        EffectiveHours, EffectiveTarget, MAX_COMBINATIONS, Milestone, Observation, Outcome,
        PriorityChanges, QuestionError, SlaState, SplitTicket, StartTimes, Subject, TargetAnswer,
        TimeSplit, TimedTarget, TimedTicket, TooMany, ZonedInstant, pauses,
    },
    time::{Instant, Zone},
};

/// Runs the timer of a target for the ticket of a question, and answers by its result.
pub(super) fn answer(
    subject: &Subject<'_>,
    question: &DeadlineQuestion,
    target: &EffectiveTarget<'_>,
    changes: &PriorityChanges<'_>,
    now: Instant,
) -> Result<DeadlineAnswer, QuestionError> {
    let cache = &mut CalendarCache::of_question();
    let seen = Observation {
        responded: question.responded,
        warn: question.warn,
        now,
        weighs_readings: false,
    };
    let typed: Vec<Window> = pauses::spans(&question.pauses, seen.until()).collect();
    let starts = StartTimes { opened: question.opened.at, changed: changes.changed_at() };
    let ticket = TimedTicket::new(starts, typed.clone());
    match subject.time_target(target, &ticket, cache)? {
        TimedTarget::Due(due) => {
            let calendar = due.hours.as_ref().and_then(|hours| hours.calendar.as_ref());
            let written_in = question.opened.written_in.as_ref();
            let zone = subject.shown_in(starts.opened, written_in, calendar);
            let (ticket, typed, due) = (&ticket, &typed, &due);
            DueTicket { subject, question, target, seen, ticket, typed, due, zone }.answer(cache)
        }
        TimedTarget::NotTimed(hours) => {
            let note = "The document does not state the hours in which this time is counted.";
            let (hours, note) = (hours.as_ref(), note.to_owned());
            Ok(DeadlineAnswer {
                target: TargetAnswer::of(target, target.rule.clock),
                ..DeadlineAnswer::no_deadline_by(subject, question, target, hours, note)
            })
        }
    }
}

/// A ticket with a deadline, and the question about it.
struct DueTicket<'q, 'a> {
    subject: &'q Subject<'a>,
    question: &'q DeadlineQuestion,
    target: &'q EffectiveTarget<'a>,
    seen: Observation,
    ticket: &'q TimedTicket,
    /// The pauses as they were given, in that order.
    typed: &'q [Window],
    due: &'q DueTime<'a>,
    zone: Zone,
}

/// The deadlines under other readings.
#[derive(Default)]
struct OtherReadings<'a> {
    bearing: Vec<&'a Reading>,
    outcomes: Vec<ReadingOutcome>,
    range: Option<DeadlineRange>,
    combinations: Vec<Combination>,
    note: Option<String>,
}

impl<'a> DueTicket<'_, 'a> {
    fn answer(&self, cache: &mut CalendarCache) -> Result<DeadlineAnswer, QuestionError> {
        let (result, pauses) = (self.due.result, &self.ticket.pauses[..]);
        let (timer, hours) = (&self.due.timer, self.due.hours.as_ref());
        let until = self.seen.until().max(result.clock_start);
        let elapsed = timer.elapsed(result.clock_start, until, pauses, cache);
        let allowed = || timer.allowed(&result, pauses, cache);
        let progress = self.seen.progress(&result, elapsed, allowed);
        let milestones = self.milestones(cache)?;
        let opened = self.question.opened.at;
        let (basis, mut notes) =
            self.subject.citations(self.target, hours, (opened, result.deadline));
        let others = self.other_readings(cache)?;
        let is_paused = self.seen.is_paused(&self.question.pauses, result.deadline);
        let steps = self.steps(&basis, is_paused, cache);
        let shows_times =
            !(milestones.is_empty() && others.combinations.is_empty() && steps.is_empty());
        notes.extend(self.notes(&others, is_paused && shows_times));
        notes.extend(self.pause_notes(cache));
        let paused_until = self.paused_until().filter(|_| !is_paused);
        let has_hours = hours.is_some();
        let clock = if has_hours { TargetClock::Coverage } else { TargetClock::Calendar };
        let paused = timer.paused(result.received, result.deadline, pauses, cache);
        let paused_seconds = (!pauses.is_empty()).then_some(paused);
        let deadline = self.shown(result.deadline);
        let outcome = if is_paused {
            Outcome::Paused { if_resumed_now: deadline, paused_seconds }
        } else {
            Outcome::Due { deadline, state: progress.state, paused_seconds }
        };
        Ok(DeadlineAnswer {
            opened: self.shown(opened),
            clock_start: Some(self.shown(result.clock_start)),
            target: TargetAnswer::of(self.target, Some(clock)),
            deadline_from: self.earlier_end(cache).filter(|_| !is_paused),
            outcome,
            remaining_seconds: progress.remaining.filter(|_| !is_paused),
            responded: self.question.responded.map(|at| self.shown(at)),
            acknowledged: self.question.moments.acknowledged.map(|at| self.shown(at)),
            investigating: self.question.moments.investigating.map(|at| self.shown(at)),
            elapsed_seconds: Some(progress.elapsed),
            margin_seconds: progress.margin,
            allowed_seconds: progress.allowed,
            past_warning: progress.state == SlaState::Warned,
            paused_until: paused_until.map(|at| self.shown(at)),
            time_split: TimeSplit::of(self.split_ticket(), timer, cache),
            milestones,
            hours: hours.and_then(EffectiveHours::say),
            readings: if is_paused { Vec::new() } else { others.outcomes },
            deadline_range: others.range.filter(|_| !is_paused),
            combinations: others.combinations,
            steps,
            basis,
            notes,
            ..DeadlineAnswer::no_deadline(self.subject, self.question, self.target.commitment)
        })
    }

    fn split_ticket(&self) -> SplitTicket<'_> {
        SplitTicket {
            opened: self.question.opened.at,
            clock_start: self.due.result.clock_start,
            until: self.seen.until(),
            pauses: &self.ticket.pauses,
            hand_overs: &self.question.hand_overs,
        }
    }

    /// Returns the notes on other readings, on a paused clock, on holidays, and on what
    /// takes no part.
    fn notes(&self, others: &OtherReadings<'_>, is_paused: bool) -> Vec<String> {
        let mut notes: Vec<String> = others.note.iter().cloned().collect();
        if is_paused {
            notes.push(
                "The clock is paused: times to come are shown as if it resumed now.".to_owned(),
            );
        }
        notes.extend(others.bearing.iter().filter_map(|reading| self.subject.note_of(reading)));
        if let Some(hours) = &self.due.hours {
            notes.extend(hours.holiday_notes(self.question.opened.at, self.due.result.deadline));
        }
        if self.subject.metric.is_first_response() {
            notes.extend(clock_notes(self.subject.policy, self.question));
        }
        notes.extend(idle_cut_off(self.target, self.due.hours.is_some()));
        notes
    }

    /// Returns the end of the pause that stops the clock of an open ticket now.
    fn paused_until(&self) -> Option<Instant> {
        let (now, deadline) = (self.seen.now, self.due.result.deadline);
        let stops = |pause: &&Window| {
            pause.start <= now && now < pause.end && pause.start < deadline && now < deadline
        };
        let open = self.seen.responded.is_none();
        self.ticket.pauses.iter().find(stops).filter(|_| open).map(|pause| pause.end)
    }

    /// Returns notes on pauses: the one in which now lies, and those that take nothing.
    fn pause_notes(&self, cache: &mut CalendarCache) -> Vec<String> {
        let mut notes = idle_pauses(self.question, self.seen.now);
        let result = self.due.result;
        let mut without = |pause: &Window| {
            let alone = std::slice::from_ref(pause);
            self.due.timer.paused(result.received, result.deadline, alone, cache) == 0
        };
        let opened = self.question.opened.at;
        for pause in self.typed.iter().filter(|pause| pause.end > opened) {
            let where_it_lies = match pause.start >= result.deadline {
                true => "begins after the deadline",
                false if without(pause) => "lies outside the hours that count",
                false => continue,
            };
            let note = format!("A pause {where_it_lies}, so it changes nothing; check its times.");
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        notes.extend(self.paused_until().map(|end| {
            format!(
                "The clock is paused until {}; its deadline holds if the pause ends then.",
                self.zone.rfc3339(end)
            )
        }));
        notes
    }

    /// Returns the earlier end of a range as an instant.
    fn earlier_end(&self, cache: &mut CalendarCache) -> Option<ZonedInstant> {
        let promise = Promise::Within(self.target.range_from?);
        let target = EffectiveTarget { promise, ..self.target.clone() };
        match self.subject.time_target(&target, self.ticket, cache) {
            Ok(TimedTarget::Due(due)) => Some(self.shown(due.result.deadline)),
            Ok(TimedTarget::NotTimed(_)) | Err(_) => None,
        }
    }

    fn shown(&self, at: Instant) -> ZonedInstant {
        ZonedInstant { at, zone: self.zone.clone() }
    }

    /// Returns the instants at which shares of the time are used up.
    fn milestones(&self, cache: &mut CalendarCache) -> Result<Vec<Milestone>, QuestionError> {
        let (due, pauses) = (self.due, &self.ticket.pauses);
        let mut milestones = Vec::new();
        for percent in &self.question.milestones {
            let at = due.timer.share_at(*percent, &due.result, pauses, cache)?;
            milestones.push(Milestone { percent: *percent, at: self.shown(at) });
        }
        Ok(milestones)
    }

    /// Returns the deadlines under other readings. More combinations than are worked out are a
    /// note, or an error if the question wants them.
    fn other_readings(
        &self,
        cache: &mut CalendarCache,
    ) -> Result<OtherReadings<'a>, QuestionError> {
        let (subject, target) = (self.subject, self.target);
        let rule = self.due.hours.as_ref().map(|hours| hours.rule);
        let bearing = subject.readings_of(target, rule, self.ticket.starts.changed.is_some());
        let outcomes = subject.outcomes(target, self.ticket, &bearing, &self.zone, cache);
        let deadline = self.shown(self.due.result.deadline);
        let moves = |outcome: &ReadingOutcome| outcome.deadline.as_ref() != Some(&deadline);
        let moved = outcomes.iter().any(|outcome| outcome.open && moves(outcome));
        let others = OtherReadings { bearing, outcomes, ..OtherReadings::default() };
        let wanted = self.question.show.combinations;
        if !moved && !wanted {
            return Ok(others);
        }
        match subject.combinations(target, self.ticket, &self.zone, cache) {
            Ok(all) => {
                let range = all.range();
                let combinations = if wanted { all.rows } else { Vec::new() };
                Ok(OtherReadings { range, combinations, ..others })
            }
            Err(TooMany) if wanted => Err(TooMany.into()),
            Err(TooMany) => {
                let note = format!(
                    "The document leaves so much open that there are more than {MAX_COMBINATIONS} \
                     combinations of readings; the earliest and the latest deadline under them \
                     were not worked out."
                );
                Ok(OtherReadings { note: Some(note), ..others })
            }
        }
    }

    /// Returns the steps of the deadline, if the question wants them.
    fn steps(&self, basis: &[Citation], is_paused: bool, cache: &mut CalendarCache) -> Vec<Step> {
        if !self.question.show.steps {
            return Vec::new();
        }
        let explained = ExplainedDeadline { due: self.due, ticket: self.ticket, typed: self.typed };
        let mut steps =
            deadline_steps::of_deadline(self.subject, explained, basis, &self.zone, cache);
        if let Some(due) = steps.last_mut().filter(|_| is_paused) {
            due.says = format!("if the clock resumed now, {}", due.says);
        }
        steps
    }
}
