//! The deadline of a response that is promised within a length of time.

use super::{
    DeadlineAnswer, DeadlineQuestion, QuestionError, Subject, TargetAnswer, ZonedInstant,
    due::{Due, Run, Ticket},
    effective_target::EffectiveTarget,
    priority_changes::PriorityChanges,
    reading_combinations::{MOST, TooMany},
    sla_state::RunningTimer,
};
use crate::{
    answer::explain::deadline_steps,
    calendar::Window,
    policy::TargetClock,
    time::{Instant, TargetDuration},
};

pub(super) fn within(
    subject: &Subject<'_>,
    question: &DeadlineQuestion,
    target: &EffectiveTarget<'_>,
    length: TargetDuration,
    changes: &PriorityChanges<'_>,
    now: Instant,
) -> Result<DeadlineAnswer, QuestionError> {
    let mut answer = DeadlineAnswer::without(subject, question);
    answer.commit(target.commitment);
    let (pauses, paused_since) = pauses(question, now);
    let ticket = Ticket { opened: question.opened.at, changed: changes.changed_at(), pauses };
    let run = match subject.due(target, &ticket)? {
        Due::At(run) => run,
        Due::HoursNotStated(hours) => {
            answer.target = Some(TargetAnswer::new(length, target.rule.clock));
            answer.rest_on(subject, target, hours.as_ref());
            answer.notes.push(
                "The document does not state the hours in which this time is counted.".to_owned(),
            );
            return Ok(answer);
        }
    };
    answer.stand(subject, question, &run, length, now)?;
    answer.paused_seconds =
        (!ticket.pauses.is_empty()).then(|| run.counting.paused(run.received, run.at));
    answer.rest_on(subject, target, run.hours.as_ref());
    let readings = subject.readings_of(
        target,
        run.hours.as_ref().map(|hours| hours.rule),
        ticket.changed.is_some(),
    );
    let zone = answer.opened.zone.clone();
    answer.readings = subject.outcomes(target, &ticket, &readings, &zone);
    if question.show.combinations
        || answer.readings.iter().any(|outcome| outcome.open && outcome.deadline != answer.deadline)
    {
        match subject.combinations(target, &ticket, &zone) {
            Ok(combinations) => {
                answer.deadline_range = combinations.range();
                answer.combinations =
                    if question.show.combinations { combinations.rows } else { Vec::new() };
            }
            Err(TooMany) if question.show.combinations => {
                let why = format!(
                    "--all-readings: more than {MOST} combinations; choose some with --reading \
                     NAME=VALUE"
                );
                return Err(QuestionError::Conflict(why));
            }
            Err(TooMany) => answer.notes.push(format!(
                "The document leaves so much open that there are more than {MOST} combinations of \
                 readings; the earliest and the latest deadline under them were not worked out."
            )),
        }
    }
    if question.show.steps {
        answer.steps = deadline_steps::of_deadline(subject, &run, &ticket, &answer);
    }
    if paused_since.is_some_and(|since| since < run.at) {
        answer.pause();
    }
    answer.notes.extend(readings.iter().filter_map(|reading| reading.note.clone()));
    answer
        .notes
        .extend(run.hours.iter().flat_map(|hours| hours.holiday_notes(ticket.opened, run.at)));
    answer.notes.extend(idle_pauses(question, now));
    answer.notes.extend(idle_cut_off(target, &run));
    Ok(answer)
}

/// The pauses as spans, and since when the clock has been standing still, if it is.
///
/// A pause that goes on is taken to end with the response, or else now; one that has not begun yet
/// is none.
fn pauses(question: &DeadlineQuestion, now: Instant) -> (Vec<Window>, Option<Instant>) {
    let until = question.responded.unwrap_or(now);
    let spans = question
        .pauses
        .iter()
        .map(|(start, end)| Window { start: *start, end: end.unwrap_or(until) });
    let open = question
        .pauses
        .iter()
        .filter(|(start, end)| end.is_none() && *start <= now)
        .map(|(start, _)| *start)
        .min();
    (
        spans.filter(|span| span.start < span.end).collect(),
        open.filter(|_| question.responded.is_none()),
    )
}

/// What must be said of pauses that cannot count.
fn idle_pauses(question: &DeadlineQuestion, now: Instant) -> Vec<String> {
    let opened = question.opened.at;
    let mut notes = Vec::new();
    for (start, end) in &question.pauses {
        let words = match end {
            None if *start > now => {
                "A pause that has not begun yet, and whose end is not known, is not counted."
            }
            Some(end) if end == start => {
                "A pause ends as it begins and takes nothing: is that meant?"
            }
            Some(end) if *end <= opened => {
                "A pause ends before the ticket was opened and takes nothing: is that meant?"
            }
            _ => continue,
        };
        if !notes.iter().any(|note| note == words) {
            notes.push(words.to_owned());
        }
    }
    notes
}

/// Says that a cut-off was left aside: a contract or a reading may count a target on a clock that
/// has no openings.
fn idle_cut_off(target: &EffectiveTarget<'_>, run: &Run<'_>) -> Option<String> {
    let cut_off = target.rule.cut_off.filter(|_| run.hours.is_none())?;
    let (hours, minutes) = (cut_off / 3600, cut_off / 60 % 60);
    Some(format!(
        "The cut-off at {hours:02}:{minutes:02} is ignored: here the time runs around the clock."
    ))
}

impl DeadlineAnswer {
    /// Takes over the deadline, and how the ticket stands against it.
    fn stand(
        &mut self,
        subject: &Subject<'_>,
        question: &DeadlineQuestion,
        run: &Run<'_>,
        length: TargetDuration,
        now: Instant,
    ) -> Result<(), QuestionError> {
        let calendar = run.hours.as_ref().and_then(|hours| hours.calendar.as_ref());
        let zone =
            subject.shown_in(question.opened.at, question.opened.written_in.as_ref(), calendar);
        let stamp = |at| ZonedInstant { at, zone: zone.clone() };
        let edge = subject.closing_edge();
        let running = RunningTimer {
            counting: &run.counting,
            clock_start: run.clock_start,
            deadline: run.at,
            edge,
        };
        let progress = running.progress(question.responded, question.warn, now);
        let clock = if run.counting.calendar.is_some() {
            TargetClock::Coverage
        } else {
            TargetClock::Calendar
        };
        self.target = Some(TargetAnswer::new(length, Some(clock)));
        self.opened = stamp(question.opened.at);
        self.clock_start = Some(stamp(run.clock_start));
        self.deadline = Some(stamp(run.at));
        self.deadline_epoch = Some(run.at.unix());
        self.state = progress.state;
        self.past_warning = progress.past_warning;
        self.allowed_seconds = progress.allowed;
        self.responded = question.responded.map(stamp);
        self.remaining_seconds = progress.remaining;
        self.elapsed_seconds = Some(progress.elapsed);
        self.margin_seconds = progress.margin;
        self.milestones = running.milestones(&question.milestones, &zone)?;
        Ok(())
    }
}
