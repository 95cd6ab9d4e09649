//! Answers how many days the hours of a service make that is not support.

use super::{ScopeAnswer, ServiceDays, scope};
use crate::{
    policy::{ServiceDay, Topic},
    sla::{QuestionError, Subject, basis},
    text::excerpt,
};

/// Hours of a service, asked for in days.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ServiceHours {
    /// The hours of all people together.
    pub hours: u32,
    /// The people who work at the same time.
    pub people: u32,
}

/// Returns the answer on the scope of a service, with the days that its hours make.
///
/// # Errors
/// The words name no topic or several, or the documents give it no service day.
pub(crate) fn service_days(
    subject: &Subject<'_>,
    words: &str,
    asked: ServiceHours,
) -> Result<ScopeAnswer, QuestionError> {
    let mut answer = scope(subject, words)?;
    let topics = &subject.policy.topics;
    let meant = topics.iter().find(|topic| Some(&topic.id) == answer.topic.as_ref());
    let Some(day) = meant.and_then(|topic| topic.service_day.as_ref()) else {
        return Err(without_day(topics, words));
    };
    answer.service_days = Some(ServiceDays::new(asked.hours, asked.people, day));
    answer.basis = basis(subject.policy, &day.clauses, &planned(day));
    Ok(answer)
}

fn planned(day: &ServiceDay) -> String {
    format!("For planning, {} hours of each person are one service day.", day.hours)
}

fn without_day(topics: &[Topic], words: &str) -> QuestionError {
    let known = topics.iter().filter(|topic| topic.service_day.is_some());
    let known: Vec<&str> = known.map(|topic| topic.id.as_str()).collect();
    let among = if known.is_empty() {
        "no topic of this policy has one".to_owned()
    } else {
        format!("it is stated for {}", known.join(", "))
    };
    QuestionError::Conflict(format!(
        "how many hours a service day has is not stated for '{}'; {among}",
        excerpt(words)
    ))
}
