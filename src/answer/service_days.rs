//! Turns the hours of a service that is not support into its days, for planning.

use serde::Serialize;

use super::{
    QuestionError, ScopeAnswer, Subject,
    citation::{basis, in_line},
    scope,
};
use crate::policy::{ServiceDay, Topic};

/// Hours of a service, asked for in days.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ServiceHours {
    /// The hours of all people together.
    pub hours: u32,
    /// The people who work at the same time.
    pub people: u32,
}

/// The days that hours of a service make.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ServiceDays {
    /// The hours of all people together.
    pub hours: u32,
    /// The people who work at the same time.
    pub people: u32,
    /// The hours of each on a service day.
    pub hours_per_day: u32,
    /// The service days that they fill.
    pub full_days: u32,
    /// The hours of all people together that are left for one day more.
    pub hours_left: u32,
    /// The clause.
    pub clause: String,
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
    let a_day = u64::from(day.hours) * u64::from(asked.people);
    let hours = u64::from(asked.hours);
    let [full_days, hours_left] =
        [hours / a_day, hours % a_day].map(|number| u32::try_from(number).unwrap_or(u32::MAX));
    answer.service_days = Some(ServiceDays {
        hours: asked.hours,
        people: asked.people,
        hours_per_day: day.hours,
        full_days,
        hours_left,
        clause: in_line(&day.clauses),
    });
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
        crate::text::excerpt(words)
    ))
}

impl ServiceDays {
    /// Returns the days as a number: `2.5`.
    #[must_use]
    pub(crate) fn days(&self) -> String {
        let a_day = u64::from(self.hours_per_day) * u64::from(self.people);
        let hundredths = (u64::from(self.hours_left) * 100 + a_day / 2) / a_day;
        let days = u64::from(self.full_days) + hundredths / 100;
        let number = format!("{days}.{:02}", hundredths % 100);
        number.trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::ServiceDays;

    #[test]
    fn days_have_at_most_two_decimals() {
        let cases = [
            (40, 1, 8, "5"),
            (40, 2, 8, "2.5"),
            (1, 1, 8, "0.13"),
            (12, 1, 8, "1.5"),
            (47, 3, 8, "1.96"),
            (4799, 300, 8, "2"),
            (0, 1, 8, "0"),
            (80, 1, 8, "10"),
        ];
        for (hours, people, hours_per_day, expected) in cases {
            let a_day = hours_per_day * people;
            let (full_days, hours_left) = (hours / a_day, hours % a_day);
            let clause = String::new();
            let days = ServiceDays { hours, people, hours_per_day, full_days, hours_left, clause };
            assert_eq!(days.days(), expected, "{hours} {people}");
        }
    }
}
