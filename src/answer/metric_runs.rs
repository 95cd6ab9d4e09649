//! The clocks of a ticket beside that of its first response: their runs, and the deadline of each.

use super::{
    DeadlineAnswer, DeadlineQuestion, MetricAnswer, Outcome, QuestionError, StepKind, Subject,
    TargetAnswer, TicketEvents, ZonedInstant,
    deadline::deadline,
    effective_target::EffectiveTarget,
    event_order::{check_response, note_after_now},
    reopening::{answer_reopened, counted_in_force},
};
use crate::{
    policy::{Commitment, Keyword, Metric, Policy, Promise, TargetStart, nearest},
    time::{Instant, TargetDuration},
    times::TypedTime,
};

/// A run of a clock: from the event that starts it to the event that stops it.
#[derive(Clone, Copy, Debug)]
struct ClockRun {
    since: Instant,
    /// The event that starts it, in words.
    event: &'static str,
    stopped: Option<Instant>,
}

/// Returns the metric of an id, or of a name that the policy has for it.
///
/// # Errors
/// The policy has no such name.
pub(crate) fn metric_named(policy: &Policy, text: &str) -> Result<Metric, QuestionError> {
    let wanted = text.trim().to_lowercase();
    if let Some(metric) = Metric::ALL.iter().find(|metric| metric.id() == wanted) {
        return Ok(*metric);
    }
    let has_name = |name: &String| name.to_lowercase() == wanted;
    if let Some(rule) = policy.targets.iter().find(|rule| rule.name.as_ref().is_some_and(has_name))
    {
        return Ok(rule.metric);
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
    let runs = runs(&subject, question, events, target.as_ref())?;
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
    if subject.policy.targets.iter().all(|rule| rule.metric.is_first_response()) {
        return Ok(Vec::new());
    }
    expect_after_opening(subject, question, events)?;
    let (question, events) = &counted_in_force(subject, (question, events), now)?;
    let mut answers = Vec::new();
    for metric in Metric::ALL.iter().filter(|metric| !metric.is_first_response()) {
        let subject = subject.measuring(*metric);
        let target = match current(&subject, question, now)?.target() {
            Ok(None) | Err(QuestionError::Unlisted(_)) => continue,
            Ok(Some(target)) => target,
            Err(error) => {
                answers.push(MetricAnswer::unknown(*metric, None, &error));
                continue;
            }
        };
        match runs(&subject, question, events, Some(&target)) {
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

/// Refuses events before the opening.
fn expect_after_opening(
    subject: &Subject<'_>,
    question: &DeadlineQuestion,
    events: &TicketEvents,
) -> Result<(), QuestionError> {
    let updates = events.updated.iter().map(|at| (Metric::NextUpdate, Some(*at)));
    let others =
        [(Metric::Workaround, events.worked_around), (Metric::Resolution, events.resolved)];
    for (metric, at) in updates.chain(others) {
        check_response(subject, &question.opened, (metric.noun(), at))?;
    }
    Ok(())
}

/// Returns the runs of the clock of a target, in order.
fn runs(
    subject: &Subject<'_>,
    question: &DeadlineQuestion,
    events: &TicketEvents,
    target: Option<&EffectiveTarget<'_>>,
) -> Result<Vec<ClockRun>, QuestionError> {
    expect_after_opening(subject, question, events)?;
    let start = target.and_then(|target| target.rule.start);
    let (since, event) = match (start, question.responded) {
        (Some(TargetStart::FirstResponse), None) => {
            return Err(QuestionError::Missing {
                option: "--responded".to_owned(),
                why: "its clock starts at the first response".to_owned(),
                choices: Vec::new(),
                others: None,
            });
        }
        (Some(TargetStart::FirstResponse), Some(responded)) => (responded, "first response"),
        _ => (question.opened.at, "opened"),
    };
    let mut runs = Vec::new();
    let mut last = ClockRun { since, event, stopped: None };
    if subject.metric == Metric::NextUpdate {
        let mut updates = events.updated.clone();
        let counts =
            |at: &Instant| *at > since && events.resolved.is_none_or(|resolved| *at <= resolved);
        updates.retain(counts);
        updates.sort();
        updates.dedup();
        for update in updates {
            runs.push(ClockRun { stopped: Some(update), ..last });
            last = ClockRun { since: update, event: "update", stopped: None };
        }
    }
    let stops = match subject.metric {
        Metric::Workaround => [events.worked_around, events.resolved],
        _ => [None, events.resolved],
    };
    last.stopped = stops.into_iter().flatten().min();
    if let Some(stopped) = last.stopped.filter(|stopped| *stopped < last.since) {
        let shown =
            |at| subject.shown_in(at, question.opened.written_in.as_ref(), None).rfc3339(at);
        return Err(QuestionError::Conflict(format!(
            "the {}, {}, is before the {}, {}, which starts the clock",
            if events.resolved == Some(stopped) { "resolution" } else { subject.metric.noun() },
            shown(stopped),
            last.event,
            shown(last.since)
        )));
    }
    // An update that resolves the ticket starts no time to another.
    if runs.is_empty() || last.stopped != Some(last.since) {
        runs.push(last);
    }
    Ok(runs)
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
        moments: super::ResponseMoments::default(),
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
    if target.is_some_and(|target| {
        target.rule.start.is_none() && matches!(target.promise, Promise::Within(_))
    }) && subject.metric != Metric::NextUpdate
    {
        let time = subject.metric.time();
        answer.notes.push(format!(
            "The policy does not say when the {time} starts: it is counted from the opening, which \
             is our assumption."
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
