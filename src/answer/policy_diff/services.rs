//! Compares channels and scope.

use std::cmp::Ordering;

use super::{
    PolicyStatement,
    case_matrix::{CaseMatrix, pairs},
    change_collector::{ChangeCollector, ChangeKey},
    default_hours::DefaultHours,
    direction::{by_rank, of_gain, of_verdict, together},
};
use crate::policy::{Channel, Keyword, Policy, ResponseTimesApply, RuleContext, Ruling, Verdict};

/// A channel that a case has.
struct OfferedChannel<'a> {
    channel: &'a Channel,
    /// Its own hours, if it has any.
    hours: Option<DefaultHours<'a>>,
}

pub(super) fn channels(matrix: &CaseMatrix<'_>, found: &mut ChangeCollector) {
    for (before, after) in pairs(&matrix.before.channels, &matrix.after.channels) {
        let subject = after.or(before).map_or("", |channel| &channel.id);
        for cell in matrix.cells() {
            let before =
                before.and_then(|channel| OfferedChannel::of(matrix.before, channel, &cell.before));
            let after =
                after.and_then(|channel| OfferedChannel::of(matrix.after, channel, &cell.after));
            let favour = of_gain(before.as_ref(), after.as_ref(), OfferedChannel::favour);
            let said = |open: Option<OfferedChannel<'_>>| {
                open.map(|open| {
                    PolicyStatement::new(open.words(), &open.channel.clauses)
                        .with_detail(&open.channel.says)
                })
            };
            found.add(
                ChangeKey { aspect: "channel", subject },
                Some(cell.at),
                said(before),
                said(after),
                favour,
            );
        }
    }
}

pub(super) fn topics(matrix: &CaseMatrix<'_>, found: &mut ChangeCollector) {
    for (before, after) in pairs(&matrix.before.topics, &matrix.after.topics) {
        let subject = after.or(before).map_or("", |topic| &topic.id);
        for cell in matrix.cells() {
            let before = before.map(|topic| topic.ruling_for(&cell.before.plans));
            let after = after.map(|topic| topic.ruling_for(&cell.after.plans));
            // That a document names a kind of request says nothing of how those were treated that
            // it did not name.
            let favour = before
                .zip(after)
                .and_then(|(before, after)| of_verdict(before.verdict, after.verdict));
            let said = |ruling: Option<&Ruling>| {
                ruling.map(|ruling| {
                    PolicyStatement::new(ruling_words(ruling), &ruling.clauses)
                        .with_detail(&ruling.says)
                })
            };
            found.add(
                ChangeKey { aspect: "scope", subject },
                Some(cell.at),
                said(before),
                said(after),
                favour,
            );
        }
    }
}

impl<'a> OfferedChannel<'a> {
    fn of(policy: &'a Policy, channel: &'a Channel, case: &RuleContext<'_>) -> Option<Self> {
        let has = channel.is_of_plan(&case.plans)
            && (channel.priorities.is_empty()
                || channel.priorities.iter().any(|id| id == case.priority));
        let by_rule = policy.coverage_for(case, Some(&channel.id));
        let by_rule = by_rule.filter(|rule| !rule.channels.is_empty());
        let calendar = channel.calendar.as_ref().or(by_rule.map(|rule| &rule.calendar));
        has.then(|| Self {
            channel,
            hours: calendar.map(|calendar| DefaultHours::new(policy, calendar)),
        })
    }

    fn words(&self) -> String {
        let times = match self.channel.response_times {
            ResponseTimesApply::Apply => "response times hold",
            ResponseTimesApply::DoNotApply => "response times do not hold",
            ResponseTimesApply::NotStated => "not stated whether response times hold",
        };
        let hours =
            self.hours.as_ref().map_or("staffed as the plan is covered".to_owned(), |hours| {
                format!("staffed {}", hours.words())
            });
        format!("{times}; {hours}")
    }

    fn favour(&self, after: &Self) -> Option<Ordering> {
        let times = |times: &ResponseTimesApply| match times {
            ResponseTimesApply::Apply => Some(1),
            ResponseTimesApply::DoNotApply => Some(0),
            ResponseTimesApply::NotStated => None,
        };
        let hours = match (&self.hours, &after.hours) {
            (None, None) => Some(Ordering::Equal),
            (Some(before), Some(after)) => before.favour(after),
            _ => None,
        };
        together([
            by_rank(&self.channel.response_times, &after.channel.response_times, times),
            hours,
        ])
    }
}

/// Returns the verdict; of a conditional one the condition, and of another offering whose it is.
fn ruling_words(ruling: &Ruling) -> String {
    match ruling.verdict {
        Verdict::Conditional => format!("conditional: {}", ruling.says),
        Verdict::OtherOffering => format!("other offering: {}", ruling.offered_by.join(", ")),
        Verdict::NotSupport => "not support".to_owned(),
        Verdict::Unstated => "not stated".to_owned(),
        Verdict::In | Verdict::Out => ruling.verdict.id().to_owned(),
    }
}
