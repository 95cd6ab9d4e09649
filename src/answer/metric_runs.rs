//! The clocks of a ticket beside that of its first response: their runs, and the deadline of each.

use super::{
    DeadlineAnswer, MetricAnswer, StepKind, deadline::deadline, reopened_ticket::answer_reopened,
};
use crate::{
    policy::{Commitment, Keyword, Metric, Policy, Promise, nearest},
    sla::{
        ClockRun, DeadlineQuestion, EffectiveTarget, KnownEvents, Outcome, QuestionError, Subject,
        TargetAnswer, TicketEvents, ZonedInstant, counted_in_force, note_after_now,
    },
    time::{Instant, TargetDuration},
    times::TypedTime,
};

/// Returns the metric of an id, or of a name that the policy has for it.
///
/// # Errors
/// The policy has no such name.
pub(crate) fn metric_named(policy: &Policy, text: &str) -> Result<Metric, QuestionError> {
    let wanted = text.trim().to_lowercase();
    let has_name = |name: &String| name.to_lowercase() == wanted;
    general_metric(text).or_else(|error| {
        let mut rules = policy.targets.iter();
        let own = rules.find(|rule| rule.name.as_ref().is_some_and(has_name));
        own.map(|rule| rule.metric).ok_or(error)
    })
}

/// Returns the metric of a name that no policy needs to explain.
///
/// # Errors
/// It is no such name.
pub(crate) fn general_metric(text: &str) -> Result<Metric, QuestionError> {
    let wanted = text.trim().to_lowercase();
    if let Some(metric) = Metric::ALL.iter().find(|metric| metric.id() == wanted) {
        return Ok(*metric);
    }
    let known: Vec<&str> = Metric::ALL.iter().map(|metric| metric.id()).collect();
    Err(QuestionError::Unknown {
        what: "metric".to_owned(),
        name: text.to_owned(),
        nearest: nearest(&wanted, known.iter().copied()),
        known: known.into_iter().map(str::to_owned).collect(),
        hint: None,
    })
}

/// Returns the deadline of a metric, by its name or the policy's own.
///
/// # Errors
/// As for [`deadline`]; or the policy has no such metric, or the event that starts the clock was
/// not said.
pub fn deadline_of_metric(
    subject: &Subject<'_>,
    asked: (&DeadlineQuestion, &TicketEvents),
    name: &str,
    now: Instant,
) -> Result<DeadlineAnswer, QuestionError> {
    deadline_of(subject, asked, metric_named(subject.policy, name)?, now)
}

/// Returns the deadline of a metric: of the last run of its clock.
///
/// # Errors
/// As [`deadline`], and if the event that starts the clock was not said.
pub(crate) fn deadline_of(
    subject: &Subject<'_>,
    (question, events): (&DeadlineQuestion, &TicketEvents),
    metric: Metric,
    now: Instant,
) -> Result<DeadlineAnswer, QuestionError> {
    if metric.is_first_response() {
        return deadline(subject, question, now);
    }
    if !question.reopened.is_empty() {
        return answer_reopened(subject, (question, events), now, &|subject, asked| {
            deadline_of(subject, asked, metric, now)
        });
    }
    let subject = subject.measuring(metric);
    let target = match current(&subject, question, now)?.target() {
        // Each priority is tried, with its own rule.
        Err(QuestionError::Unlisted(_)) => None,
        target => target?,
    };
    let start = target.as_ref().and_then(|target| target.start);
    let runs = KnownEvents::of(question, events).runs(&subject, start)?;
    let last = runs.last().copied().unwrap_or(ClockRun {
        since: question.opened.at,
        event: "opened",
        stopped: None,
    });
    answer(&subject, question, last, now)
}

/// Returns every run of the ticket's clocks in order of time, where more is promised than a first
/// response; else none.
///
/// # Errors
/// As [`deadline`].
pub(crate) fn metric_answers(
    subject: &Subject<'_>,
    (question, events): (&DeadlineQuestion, &TicketEvents),
    now: Instant,
) -> Result<Vec<MetricAnswer>, QuestionError> {
    let agrees = subject.contract.is_some_and(|contract| !contract.later_targets.is_empty());
    if !agrees && subject.policy.targets.iter().all(|rule| rule.metric.is_first_response()) {
        return Ok(Vec::new());
    }
    let known = KnownEvents::of(question, events);
    known.expect_after_opening(subject)?;
    let (question, events) = &counted_in_force(subject, (question, events), now)?;
    let events = KnownEvents::of(question, events);
    let mut answers = Vec::new();
    for metric in &Metric::LATER {
        let subject = subject.measuring(*metric);
        let target = match current(&subject, question, now)?.target() {
            Ok(None) | Err(QuestionError::Unlisted(_)) => continue,
            Ok(Some(target)) => target,
            Err(error) => {
                answers.push(MetricAnswer::unknown(*metric, None, &error));
                continue;
            }
        };
        match events.runs(&subject, target.start) {
            Ok(runs) => {
                for run in runs {
                    let answer = answer(&subject, question, run, now);
                    answers.push(match answer {
                        Ok(answer) => MetricAnswer::of(answer, run, target.rule.name.clone()),
                        Err(error) => MetricAnswer::unknown(*metric, Some(&target), &error),
                    });
                }
            }
            Err(error) => answers.push(MetricAnswer::unknown(*metric, Some(&target), &error)),
        }
    }
    if answers.is_empty() {
        return Ok(answers);
    }
    let run = ClockRun { since: question.opened.at, event: "opened", stopped: question.responded };
    let first = deadline(&subject.measuring(Metric::FirstResponse), question, now)?;
    answers.insert(0, MetricAnswer::of(first, run, None));
    answers.sort_by_key(|answer| {
        let at = answer.outcome.deadline().map(|deadline| deadline.at);
        (at.is_none(), at)
    });
    Ok(answers)
}

/// Returns the subject with the priority that the ticket has in the end.
fn current<'a>(
    subject: &Subject<'a>,
    question: &DeadlineQuestion,
    until: Instant,
) -> Result<Subject<'a>, QuestionError> {
    let changes = question.priority_changes.iter().filter(|(at, _)| *at <= until);
    match changes.max_by_key(|(at, _)| *at) {
        Some((_, priority)) => subject.with_priority(priority),
        None => Ok(subject.clone()),
    }
}

/// Returns the answer of one run: an ordinary question from its start to its end.
fn answer(
    subject: &Subject<'_>,
    question: &DeadlineQuestion,
    run: ClockRun,
    now: Instant,
) -> Result<DeadlineAnswer, QuestionError> {
    let starts_later = run.since > question.opened.at;
    let mut asked = DeadlineQuestion {
        opened: TypedTime { at: run.since, written_in: question.opened.written_in.clone() },
        responded: run.stopped,
        moments: crate::sla::ResponseMoments::default(),
        ..question.clone()
    };
    let mut before = subject.clone();
    if starts_later {
        before = current(subject, question, run.since)?;
        asked.priority_changes.retain(|(at, _)| *at > run.since);
    }
    let mut answer = deadline(&before, &asked, now)?;
    if starts_later {
        let note = note_after_now("opened", &answer.opened.zone, now);
        answer.notes.retain(|it| *it != note);
        for step in answer.steps.iter_mut().filter(|step| step.kind == StepKind::Opened) {
            run.event.clone_into(&mut step.says);
        }
        answer.opened.at = question.opened.at;
    }
    answer.metric = subject.metric;
    let target = before.target().ok().flatten();
    let is_unsaid = |target: &EffectiveTarget<'_>| {
        target.start.is_none() && matches!(target.promise, Promise::Within(_))
    };
    if let Some(target) = target.filter(is_unsaid)
        && subject.metric != Metric::NextUpdate
    {
        let source = if target.from_contract { "contract" } else { "policy" };
        let time = subject.metric.time();
        answer.notes.push(format!(
            "The {source} does not say when the {time} starts: it is counted from the opening, \
             which is our assumption."
        ));
    }
    Ok(answer)
}

impl MetricAnswer {
    fn of(answer: DeadlineAnswer, run: ClockRun, name: Option<String>) -> Self {
        let zone = answer.opened.zone.clone();
        Self {
            metric: answer.metric.id(),
            name,
            since: Some(ZonedInstant { at: run.since, zone }),
            target: answer.target,
            commitment: answer.commitment,
            outcome: answer.outcome,
            stopped: answer.responded,
            remaining_seconds: answer.remaining_seconds,
            margin_seconds: answer.margin_seconds,
            obstacle: None,
        }
    }

    /// Returns the answer of a clock whose start, or whose target, depends on what was not said.
    fn unknown(
        metric: Metric,
        target: Option<&EffectiveTarget<'_>>,
        error: &QuestionError,
    ) -> Self {
        let clock = |target: &EffectiveTarget<'_>| match target.promise {
            Promise::Within(TargetDuration::Time { clock, .. }) => target.rule.clock_of(clock),
            _ => None,
        };
        Self {
            metric: metric.id(),
            name: target.and_then(|target| target.rule.name.clone()),
            since: None,
            target: target.and_then(|target| TargetAnswer::of(target, clock(target))),
            commitment: target.map_or(Commitment::NotStated, |target| target.commitment),
            outcome: Outcome::NotStated,
            stopped: None,
            remaining_seconds: None,
            margin_seconds: None,
            obstacle: Some(error.to_string()),
        }
    }
}
