//! Answers when the vendor must have responded.

use super::{DeadlineAnswer, deadline_answer::Aim, due_answer, reopened_ticket::answer_reopened};
use crate::{
    answer::explain::deadline_steps,
    policy::{Commitment, Metric, Promise},
    sla::{
        DeadlineQuestion, EffectiveTarget, Outcome, PriorityChanges, QuestionError, Subject,
        SubjectHeader, TicketEvents, ZonedInstant, basis, check_response, note_after_now,
    },
    time::Instant,
};

/// Returns the deadline of a ticket of the subject.
///
/// # Errors
/// The answer depends on something that was not said, or the calendar cannot answer. That a
/// document states no target is an answer, not an error.
pub fn deadline(
    subject: &Subject<'_>,
    question: &DeadlineQuestion,
    now: Instant,
) -> Result<DeadlineAnswer, QuestionError> {
    if !question.reopened.is_empty() {
        let asked = (question, &TicketEvents::default());
        return answer_reopened(subject, asked, now, &|subject, (question, _)| {
            deadline(subject, question, now)
        });
    }
    let ask = |subject: &Subject<'_>| for_known_priority(subject, question, now);
    match ask(subject) {
        Err(QuestionError::Unlisted(_)) if question.priority_changes.is_empty() => {
            by_every_priority(subject, question, ask)
        }
        // The new priority is unknown, so no priority can be assumed.
        Err(QuestionError::Unlisted(sentence)) => {
            let mut answer = DeadlineAnswer::no_deadline(subject, question, Commitment::NotStated);
            answer.header.unlisted = Some(sentence);
            Ok(answer)
        }
        Ok(mut answer) if answer.outcome.deadline().is_some() => {
            if answer.header.unlisted.is_some()
                && let Some(note) = subject.holds_for_every()
            {
                answer.notes.insert(0, note);
            }
            Ok(answer)
        }
        answer => answer,
    }
}

/// Returns the deadline if it is the same for every priority; else none.
fn by_every_priority(
    subject: &Subject<'_>,
    question: &DeadlineQuestion,
    ask: impl Fn(&Subject<'_>) -> Result<DeadlineAnswer, QuestionError>,
) -> Result<DeadlineAnswer, QuestionError> {
    let answers = subject.by_priority(ask)?;
    let basis = answers.united(|answer| &answer.basis);
    let same = answers
        .agreed(|answer| (answer.plain(), &answer.target, answer.commitment, &answer.clock_start));
    if same.is_none() {
        let mut answer = DeadlineAnswer::no_deadline(subject, question, Commitment::NotStated);
        answer.basis = basis;
        answer.notes.push(answers.told(DeadlineAnswer::plain));
        return Ok(answer);
    }
    let mut readings = answers.other.readings.clone();
    readings.retain(|reading| answers.values().all(|other| other.readings.contains(reading)));
    let header = SubjectHeader::of(answers.other.header.schema, subject);
    let mut answer = DeadlineAnswer { header, readings, basis, ..answers.other };
    answer.notes.splice(0..0, subject.holds_for_every());
    Ok(answer)
}

fn for_known_priority(
    subject: &Subject<'_>,
    question: &DeadlineQuestion,
    now: Instant,
) -> Result<DeadlineAnswer, QuestionError> {
    let opened = question.opened.at;
    let moments = question.moments;
    for (what, at) in [
        ("acknowledgement", moments.acknowledged),
        ("start of the investigation", moments.investigating),
        (subject.metric.noun(), question.responded),
    ] {
        check_response(subject, &question.opened, (what, at))?;
    }
    let changes = PriorityChanges::of(subject, question, now)?;
    let subject = changes.last().unwrap_or(subject);
    let mut answer = promised(subject, question, &changes, now)?;
    answer.priority_changes = changes.shown_in(&answer.opened.zone);
    answer.notes.extend_from_slice(&changes.notes);
    if question.show.steps && answer.steps.is_empty() {
        answer.steps = deadline_steps::without_deadline(&answer);
    }
    for (what, at) in [
        ("opened", Some(opened)),
        ("acknowledged", moments.acknowledged),
        ("under investigation", moments.investigating),
        (subject.metric.done(), question.responded.filter(|_| !moments.is_any())),
    ] {
        if at.is_some_and(|at| at > now) {
            answer.notes.push(note_after_now(what, &answer.opened.zone, now));
        }
    }
    Ok(answer)
}

fn promised(
    subject: &Subject<'_>,
    question: &DeadlineQuestion,
    changes: &PriorityChanges<'_>,
    now: Instant,
) -> Result<DeadlineAnswer, QuestionError> {
    if let Some(answer) = by_channel(subject, question) {
        return Ok(answer);
    }
    let Some(target) = subject.target()? else {
        let mut answer = DeadlineAnswer::no_deadline(subject, question, Commitment::NotStated);
        answer
            .notes
            .push("No rule of the policy fits this ticket: the document does not say.".to_owned());
        return Ok(answer);
    };
    let mut answer = match target.promise {
        Promise::Within(_) => due_answer::answer(subject, question, &target, changes, now)?,
        Promise::SameBusinessDay | Promise::Nothing if target.aim().is_some() => {
            same_business_day(subject, question, &target)?
        }
        Promise::SameBusinessDay | Promise::Nothing => none(subject, question, &target),
        Promise::NotStated => not_stated(subject, question, &target),
    };
    answer.notes.extend(target.rule.note.clone());
    answer.notes.extend(target.may_be_agreed().then(|| agreed_note(subject)));
    Ok(answer)
}

/// Returns the note on a target that the document leaves open to another agreement.
fn agreed_note(subject: &Subject<'_>) -> String {
    let place = match subject.metric {
        Metric::FirstResponse => "[targets.PLAN]",
        _ => "[[target]]",
    };
    format!("Another time may have been agreed on; then a contract has it, under {place}.")
}

/// Returns the answer if the ticket came by a channel for which response times do not hold, or may
/// not.
fn by_channel(subject: &Subject<'_>, question: &DeadlineQuestion) -> Option<DeadlineAnswer> {
    let channel = subject.channel?;
    let commitment = subject.channel_commitment()?;
    let note = if commitment == Commitment::NotStated {
        "The document does not say whether response times apply to this channel."
    } else {
        "Response times do not apply to requests by this channel."
    };
    let mut notes = vec![format!("{}: {note}", channel.name)];
    let lost = subject.policy.lost_from(&channel.clauses);
    notes.extend(lost.map(|gap| format!("Missing from our copy of the document: {}", gap.says)));
    Some(DeadlineAnswer {
        basis: basis(subject.policy, &channel.clauses, &channel.says),
        notes,
        ..DeadlineAnswer::no_deadline(subject, question, commitment)
    })
}

/// Returns a business day's end as an aim: best effort, so there is no deadline.
fn same_business_day(
    subject: &Subject<'_>,
    question: &DeadlineQuestion,
    target: &EffectiveTarget<'_>,
) -> Result<DeadlineAnswer, QuestionError> {
    let opened = question.opened.at;
    let hours = subject.hours_of_aim(target)?;
    let at = match hours.as_ref().and_then(|hours| hours.calendar.as_ref()) {
        Some(calendar) => {
            let zone =
                subject.shown_in(opened, question.opened.written_in.as_ref(), Some(calendar));
            let received = match target.rule.cut_off {
                Some(cut_off) => calendar.received(opened, cut_off)?,
                None => opened,
            };
            Some(ZonedInstant { at: calendar.close_of_business(received)?, zone })
        }
        None => None,
    };
    let note = "This is an effort without a guarantee, so there is no deadline.".to_owned();
    Ok(DeadlineAnswer {
        aim: Some(Aim {
            says: format!(
                "{} on the same business day",
                subject.metric.with_article().to_lowercase()
            ),
            at,
        }),
        ..DeadlineAnswer::no_deadline_by(subject, question, target, hours.as_ref(), note)
    })
}

fn none(
    subject: &Subject<'_>,
    question: &DeadlineQuestion,
    target: &EffectiveTarget<'_>,
) -> DeadlineAnswer {
    let source = if target.from_contract { "contract" } else { "document" };
    let note = format!("The {source} gives no {} for this.", subject.metric.time());
    DeadlineAnswer::no_deadline_by(subject, question, target, None, note)
}

fn not_stated(
    subject: &Subject<'_>,
    question: &DeadlineQuestion,
    target: &EffectiveTarget<'_>,
) -> DeadlineAnswer {
    let is_lost = subject.policy.has_lost(&target.rule.clauses);
    let time = subject.metric.time();
    let missing = if is_lost {
        format!("The {time} is missing from our copy of the document")
    } else {
        format!("The document does not state a {time}")
    };
    let note = match &target.rule.found_in {
        _ if target.from_contract => format!("The contract says that the {time} is not stated."),
        Some(place) if subject.contract.is_some() => {
            format!(
                "{missing}, and the contract has none for this; look it up in the {place}, and add \
                 it there."
            )
        }
        Some(place) => {
            format!(
                "{missing}; look it up in the {place}, write it into a contract file, and add \
                 --contract FILE."
            )
        }
        None => format!("{missing}."),
    };
    let mut answer = DeadlineAnswer {
        // Without a stated promise there is no firmness to state.
        commitment: Commitment::NotStated,
        outcome: Outcome::NotStated,
        is_lost: is_lost && !target.from_contract,
        ..DeadlineAnswer::no_deadline_by(subject, question, target, None, note)
    };
    if target.rule.found_in.is_some() && subject.contract.is_none() {
        answer.contract_lines = subject.contract_lines(target.rule);
    }
    answer
}
