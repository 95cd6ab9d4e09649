//! The days that hours of a service make, for planning.

use serde::Serialize;

use crate::{policy::ServiceDay, sla::in_line};

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

impl ServiceDays {
    pub(super) fn new(hours: u32, people: u32, day: &ServiceDay) -> Self {
        let a_day = day.hours.saturating_mul(people).max(1);
        Self {
            hours,
            people,
            hours_per_day: day.hours,
            full_days: hours / a_day,
            hours_left: hours % a_day,
            clause: in_line(&day.clauses),
        }
    }

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
    use super::{ServiceDay, ServiceDays};

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
            let day = ServiceDay { hours: hours_per_day, clauses: Vec::new() };
            let days = ServiceDays::new(hours, people, &day);
            assert_eq!(days.days(), expected, "{hours} {people}");
        }
    }
}
