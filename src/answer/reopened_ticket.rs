//! The answer about a ticket that was opened again: by the reading in force, beside the other ones.

use super::{DeadlineAnswer, ReadingOutcome, StepKind};
use crate::{
    policy::{Choice, Keyword as _, Reading, ReopeningRule},
    sla::{
        AskedEvents, DeadlineRange, QuestionError, Subject, ZonedInstant, check_reopened,
        check_response, counted_under, in_line, note_after_now,
    },
    time::Instant,
};

/// Answers about a reopened ticket by the reading in force, and offers the other ones.
pub(super) fn answer_reopened(
    subject: &Subject<'_>,
    (question, events): AskedEvents<'_>,
    now: Instant,
    ask: &dyn Fn(&Subject<'_>, AskedEvents<'_>) -> Result<DeadlineAnswer, QuestionError>,
) -> Result<DeadlineAnswer, QuestionError> {
    check_reopened(subject, &question.opened, &question.reopened)?;
    check_response(subject, &question.opened, ("response", question.responded))?;
    let under = |rule: ReopeningRule| {
        let (asked, events) = counted_under((question, events), rule, now)?;
        ask(subject, (&asked, &events))
    };
    let rule = subject.reopening();
    let mut answer = under(rule)?;
    let zone = answer.opened.zone.clone();
    if rule == ReopeningRule::Restarts {
        let since = answer.opened.at;
        for step in answer.steps.iter_mut().filter(|step| step.kind == StepKind::Opened) {
            if since > question.opened.at {
                "opened again: the clock starts again".clone_into(&mut step.says);
            }
        }
        answer.opened.at = question.opened.at;
        for change in answer.priority_changes.iter_mut().filter(|change| change.at.at == since) {
            let before = question.priority_changes.iter().filter(|(at, _)| *at <= since);
            change.at.at = before.map(|(at, _)| *at).max().unwrap_or(since);
        }
    }
    let mut reopened = question.reopened.clone();
    reopened.sort();
    if let Some(at) = reopened.last().filter(|at| **at > now) {
        answer.notes.push(format!(
            "The reopening of {} is after now, and is not counted.",
            zone.rfc3339(*at)
        ));
    }
    if question.show.combinations {
        let rule = rule.id();
        answer.notes.push(format!("The combinations of readings are those with reopening={rule}."));
    }
    let note = note_after_now("opened", &zone, now);
    answer.notes.retain(|it| *it != note || question.opened.at > now);
    answer.reopened =
        reopened.iter().map(|at| ZonedInstant { at: *at, zone: zone.clone() }).collect();
    if let Some((_, reading)) = subject.reopening_reading() {
        offer(&mut answer, subject, (reading, rule), &under);
    }
    Ok(answer)
}

/// Adds the deadlines under each choice of the reading on reopened tickets, if they differ.
fn offer(
    answer: &mut DeadlineAnswer,
    subject: &Subject<'_>,
    (reading, rule): (&Reading, ReopeningRule),
    under: &dyn Fn(ReopeningRule) -> Result<DeadlineAnswer, QuestionError>,
) {
    let taken = answer.outcome.deadline().cloned();
    let (mut outcomes, mut deadlines) = (Vec::new(), Vec::new());
    for choice in &reading.choices {
        let other = under(choice.reopening.unwrap_or_default());
        let deadline = other.as_ref().ok().and_then(|it| it.outcome.deadline().cloned());
        let range = other.as_ref().ok().and_then(|it| it.deadline_range.clone());
        deadlines.extend(deadline.clone());
        deadlines.extend(range.into_iter().flat_map(|it| [it.earliest, it.latest]));
        let unanswered = other.as_ref().is_ok_and(|it| it.responded.is_none());
        let unanswered = unanswered && answer.responded.is_some();
        let obstacle = other.err().map(|error| error.obstacle());
        let outcome = outcome((reading, choice), (deadline, obstacle), subject, rule);
        outcomes.push(ReadingOutcome { unanswered, ..outcome });
    }
    if outcomes.iter().all(|it| it.deadline == taken) {
        return;
    }
    let is_open = outcomes.iter().any(|it| it.open && it.deadline.is_some());
    deadlines.sort_by_key(|it| it.at);
    if let ([earliest, .., latest], true) = (&deadlines[..], is_open && taken.is_some()) {
        let (earliest, latest) = (earliest.clone(), latest.clone());
        answer.deadline_range = Some(DeadlineRange { earliest, latest });
    }
    answer.readings.extend(outcomes);
}

fn outcome(
    (reading, choice): (&Reading, &Choice),
    (deadline, obstacle): (Option<ZonedInstant>, Option<String>),
    subject: &Subject<'_>,
    rule: ReopeningRule,
) -> ReadingOutcome {
    ReadingOutcome {
        name: reading.id.clone(),
        question: reading.question.clone(),
        value: choice.id.clone(),
        deadline,
        obstacle,
        chosen: choice.reopening.unwrap_or_default() == rule,
        open: reading.is_open() && !subject.is_chosen(reading),
        says: choice.says.clone(),
        condition: choice.condition().map(str::to_owned),
        clause: in_line(&reading.clauses),
        unanswered: false,
    }
}
