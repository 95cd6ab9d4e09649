//! Holds policies to completeness: every plan, edition, region and priority has its hours and its
//! target, stated or stated as missing.

use super::{
    super::{
        ProblemCode,
        model::{CalendarHours, Metric, Policy, Promise, Reading},
        problem::Problem,
        raw::RawPolicy,
    },
    case_grid::CaseGrid,
    validator::Validator,
};
use crate::{calendar::BusinessDayRule, time::TargetDuration};

impl Validator<'_> {
    pub(super) fn expect_complete(&mut self, policy: &Policy, raw: &RawPolicy) {
        let grid = CaseGrid::new(policy);
        let missing = |deciding: &[Option<usize>]| {
            let mut open = grid.cases.iter().zip(deciding).filter(|(_, rule)| rule.is_none());
            let first = grid.describe(open.next()?.0);
            Some(match open.count() {
                0 => first,
                1 => first + ", nor one other case",
                count => format!("{first}, nor {count} other cases"),
            })
        };
        let (coverage, targets) = (
            missing(&grid.coverage(policy)),
            missing(&grid.targets(policy, Metric::FirstResponse)),
        );
        for (what, key, first) in [("hours", "coverage", coverage), ("target", "target", targets)] {
            if let Some(case) = first {
                let message = format!("no [[{key}]] fits {case}");
                let help = format!("say its {what}; if the document does not, say \"not-stated\"");
                self.note(Problem::of_file(ProblemCode::NoRule, message).help(help));
            }
        }
        self.expect_one_source_of_hours(raw);
        let counts_days =
            |promise| matches!(promise, Promise::Within(TargetDuration::BusinessDays(_)));
        let explains =
            |reading: &Reading| reading.choices.iter().all(|choice| choice.business_day.is_some());
        let explained = policy.readings.iter().any(explains);
        if let Some((id, span)) = uneven_days(policy, raw) {
            let message = format!(
                "a business day of '{id}' has no one length: its weekdays have different hours"
            );
            self.note(
                Problem::at(span, ProblemCode::UnevenDays, message)
                    .help("say it: business-day = \"8h\""),
            );
        }
        if policy.targets.iter().any(|rule| counts_days(rule.promise)) && !explained {
            let span =
                raw.target.iter().find_map(|target| Some(target.business_days.as_ref()?.span()));
            let help = "add a [[reading]] whose choices set `business-day`; its default says \
                        which meaning is taken";
            let problem = Problem::of_file(
                ProblemCode::UnexplainedDays,
                "targets are in business days, and no reading says what one is",
            );
            self.note(Problem { span, ..problem.help(help) });
        }
    }
}

impl Validator<'_> {
    /// Refuses a channel that has a calendar of its own and rules that give it another.
    fn expect_one_source_of_hours(&mut self, raw: &RawPolicy) {
        for rule in &raw.coverage {
            for id in rule.channels.iter().flatten() {
                let channel = raw.channel.iter().find(|channel| channel.id == *id);
                let Some(own) = channel.and_then(|channel| channel.calendar.as_ref()) else {
                    continue;
                };
                let message = format!("the hours of '{}' are given twice", id.get_ref());
                self.note(
                    Problem::at(id.span(), ProblemCode::KeysTogether, message)
                        .also(own.span(), "the calendar of the channel")
                        .help("take one of them out"),
                );
            }
        }
    }
}

/// Finds a calendar whose business days have no one length, though targets are counted in them and
/// a reading needs their length.
fn uneven_days<'a>(
    policy: &'a Policy,
    raw: &RawPolicy,
) -> Option<(&'a str, std::ops::Range<usize>)> {
    let takes_length = |reading: &Reading| {
        reading.choices.iter().any(|choice| choice.business_day == Some(BusinessDayRule::DayLength))
    };
    if !policy.readings.iter().any(takes_length) {
        return None;
    }
    let named = policy
        .targets
        .iter()
        .filter(|rule| matches!(rule.promise, Promise::Within(TargetDuration::BusinessDays(_))));
    let counted = named.flat_map(|rule| match rule.business_day_calendar() {
        Some(id) => vec![id],
        None => policy.coverage.iter().map(|rule| rule.calendar.as_str()).collect(),
    });
    let uneven = |id: &&str| {
        policy.calendar(id).is_some_and(|rule| match &rule.hours {
            CalendarHours::Weekly(weekly) => {
                rule.business_day.is_none() && weekly.regular_day().is_none()
            }
            CalendarHours::NotStated => false,
        })
    };
    let id = counted.into_iter().find(uneven)?;
    let span = raw.calendar.iter().find(|calendar| calendar.id.get_ref() == id)?.id.span();
    Some((id, span))
}
