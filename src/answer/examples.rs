//! Worked examples, asked as any other question.

use super::{AskError, Asked, DeadlineQuestion, Subject, coverage, deadline, scope};
use crate::{
    policy::{Ask, Contract, Example, Policy, Surroundings},
    time::{Instant, parse_moment},
};

/// What came of a worked example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
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
pub fn run_example(policy: &Policy, contract: Option<&Contract>, example: &Example, around: Surroundings<'_>) -> Outcome {
    let refused = |key, error: &AskError| Outcome::Refused { key, why: error.to_string() };
    let asked = Asked {
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
    let resolve = |asked: &Asked| Subject::resolve(policy, contract, asked, around);
    let subject = match resolve(&asked) {
        Ok(subject) => subject,
        Err(error) => return refused(wrong_name(asked, |asked| resolve(asked).is_ok()), &error),
    };
    match answer(&subject, example) {
        Ok(got) if got == example.expect => Outcome::AsExpected,
        Ok(got) => Outcome::Differs(got),
        Err(error) => refused(fault(&error, &example.ask), &error),
    }
}

/// The key without which the rest makes a subject: names are taken out from the last until it does.
fn wrong_name(mut asked: Asked, resolves: impl Fn(&Asked) -> bool) -> &'static str {
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

/// The key at fault where all names are right.
fn fault(error: &AskError, ask: &Ask) -> &'static str {
    match (error, ask) {
        (AskError::Holidays(_), _) => "holidays",
        (AskError::Missing { .. }, _) => "ask",
        (_, Ask::Deadline(_)) => "opened",
        (_, Ask::Covered(_)) => "at",
        (_, Ask::Scope(_)) => "topic",
    }
}

fn answer(subject: &Subject<'_>, example: &Example) -> Result<String, AskError> {
    let moment =
        |text: &str, option| parse_moment(text, subject.zone.as_ref(), Instant::MIN).map_err(|error| AskError::Time { option, error });
    match &example.ask {
        Ask::Deadline(opened) => {
            let opened = moment(opened, "opened")?;
            let now = opened.at;
            Ok(deadline(subject, &DeadlineQuestion::new(opened), now)?.plain())
        }
        Ask::Covered(at) => Ok(coverage(subject, &moment(at, "at")?, 0)?.plain().to_owned()),
        Ask::Scope(topic) => Ok(scope(subject, topic)?.plain().to_owned()),
    }
}
