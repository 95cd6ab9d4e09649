//! Worked examples, asked as any other question.

use super::{
    DeadlineQuestion, QuestionError, ResponseMoments, Subject, SubjectInput, coverage, deadline,
    scope,
};
use crate::{
    policy::{Contract, Example, ExampleQuestion, Policy, References},
    time::Instant,
    times::{TypedTime, parse_moment},
};

/// The outcome of a worked example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ExampleOutcome {
    /// The answer is the expected one.
    AsExpected,
    /// The answer is another.
    Differs(String),
    /// The question was refused.
    Refused {
        /// The key of the example at which the fault lies.
        key: &'static str,
        /// Why.
        why: String,
    },
}

/// Asks an example's question and compares.
#[must_use]
pub(crate) fn run_example(
    policy: &Policy,
    contract: Option<&Contract>,
    example: &Example,
    references: References<'_>,
) -> ExampleOutcome {
    let refused =
        |key, error: &QuestionError| ExampleOutcome::Refused { key, why: error.to_string() };
    let asked = SubjectInput {
        plan: example.plan.clone(),
        edition: example.edition.clone(),
        region: example.region.clone(),
        priority: example.priority.clone(),
        channel: example.channel.clone(),
        timezone: example.timezone.clone(),
        holidays: example.holidays.clone(),
        holiday_categories: Vec::new(),
        readings: example.readings.clone(),
    };
    let resolve = |asked: &SubjectInput| Subject::resolve(policy, contract, asked, references);
    let subject = match resolve(&asked) {
        Ok(subject) => subject,
        Err(error) => return refused(wrong_name(asked, |asked| resolve(asked).is_ok()), &error),
    };
    match answer(&subject, example) {
        Ok(got) if got == example.expect => ExampleOutcome::AsExpected,
        Ok(got) => ExampleOutcome::Differs(got),
        Err(error) => refused(fault(&error, &example.ask), &error),
    }
}

/// Returns the key without which the rest makes a subject: names are taken out from the last until
/// it does.
fn wrong_name(mut asked: SubjectInput, resolves: impl Fn(&SubjectInput) -> bool) -> &'static str {
    for key in ["reading", "timezone", "channel", "priority", "region", "edition"] {
        match key {
            "reading" => asked.readings.clear(),
            "timezone" => asked.timezone = None,
            "channel" => asked.channel = None,
            "priority" => asked.priority = None,
            "region" => asked.region = None,
            _ => asked.edition = None,
        }
        if resolves(&asked) {
            return key;
        }
    }
    "plan"
}

/// Returns the key at fault where all names are right.
fn fault(error: &QuestionError, ask: &ExampleQuestion) -> &'static str {
    match (error, ask) {
        (QuestionError::Holidays(_), _) => "holidays",
        (QuestionError::Missing { .. }, _) => "ask",
        (_, ExampleQuestion::Deadline(_)) => "opened",
        (_, ExampleQuestion::Covered(_)) => "at",
        (_, ExampleQuestion::Scope(_)) => "topic",
    }
}

fn answer(subject: &Subject<'_>, example: &Example) -> Result<String, QuestionError> {
    let moment = |text: &str, option| {
        parse_moment(text, subject.zone.as_ref(), Instant::MIN)
            .map_err(|error| QuestionError::Time { option, error })
    };
    match &example.ask {
        ExampleQuestion::Deadline(opened) => {
            let at = |text: &Option<String>, option| match text {
                Some(text) => moment(text, option).map(|moment| Some(moment.at)),
                None => Ok(None),
            };
            let moments = ResponseMoments::new(
                at(&example.acknowledged, "acknowledged")?,
                at(&example.investigating, "investigating")?,
            );
            let responded = at(&example.responded, "responded")?;
            answered(subject, moment(opened, "opened")?, responded, moments)
        }
        ExampleQuestion::Covered(at) => {
            Ok(coverage(subject, &moment(at, "at")?, 0)?.plain().to_owned())
        }
        ExampleQuestion::Scope(topic) => Ok(scope(subject, topic)?.plain().to_owned()),
    }
}

/// Returns the deadline of a ticket, with its state behind it if there is a response.
fn answered(
    subject: &Subject<'_>,
    opened: TypedTime,
    responded: Option<Instant>,
    moments: ResponseMoments,
) -> Result<String, QuestionError> {
    let times = [responded, moments.acknowledged, moments.investigating];
    let last = times.into_iter().flatten().max();
    let now = last.unwrap_or(opened.at);
    let responded = moments.response(responded, "")?;
    let question = DeadlineQuestion { responded, moments, ..DeadlineQuestion::new(opened) };
    let answer = deadline(subject, &question, now)?;
    let state = last.map(|_| format!(" {}", answer.outcome.state().id()));
    Ok(answer.plain() + &state.unwrap_or_default())
}
