//! Worked examples, asked as any other question.

use super::{AskError, Asked, DeadlineQuestion, Subject, coverage, deadline, scope};
use crate::{
    policy::{Ask, Contract, Example, Policy, Surroundings},
    time::{Instant, Zone, parse_moment},
};

/// What came of a worked example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The answer is the expected one.
    AsExpected,
    /// The answer is another.
    Differs(String),
    /// The question was refused.
    Refused(String),
}

/// Asks an example's question and compares.
#[must_use]
pub fn run_example(policy: &Policy, contract: Option<&Contract>, example: &Example, around: Surroundings<'_>) -> Outcome {
    match answer(policy, contract, example, around) {
        Ok(got) if got == example.expect => Outcome::AsExpected,
        Ok(got) => Outcome::Differs(got),
        Err(error) => Outcome::Refused(error.to_string()),
    }
}

fn answer(policy: &Policy, contract: Option<&Contract>, example: &Example, around: Surroundings<'_>) -> Result<String, AskError> {
    let asked = Asked {
        plan: example.plan.clone(),
        edition: example.edition.clone(),
        region: example.region.clone(),
        priority: example.priority.clone(),
        channel: example.channel.clone(),
        timezone: example.timezone.clone(),
        holidays: example.holidays.clone(),
        readings: example.readings.clone(),
    };
    let subject = Subject::resolve(policy, contract, &asked, around)?;
    let moment =
        |text: &str, option, zone: Option<&Zone>| parse_moment(text, zone, Instant::MIN).map_err(|error| AskError::Time { option, error });
    match &example.ask {
        Ask::Deadline(opened) => {
            let opened = moment(opened, "opened", subject.zone.as_ref())?;
            let now = opened.at;
            Ok(deadline(&subject, &DeadlineQuestion::new(opened), now)?.plain())
        }
        Ask::Covered(at) => Ok(coverage(&subject, &moment(at, "at", subject.zone.as_ref())?, 0)?.plain().to_owned()),
        Ask::Scope(topic) => Ok(scope(&subject, topic)?.plain().to_owned()),
    }
}
