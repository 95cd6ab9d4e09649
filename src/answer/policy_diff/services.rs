//! Compares channels and scope.

use std::cmp::Ordering;

use super::{
    PolicyStatement,
    case_matrix::{CaseMatrix, pairs},
    change_collector::{ChangeCollector, ChangeKey},
    compared_hours::ComparedHours,
    compared_plan::PolicyInForce,
    direction::{by_rank, of_gain, of_verdict, together},
    service_levels::has_response_times,
};
use crate::policy::{
    Channel, ChannelOpener, Keyword, Policy, ResponseTimesApply, RuleContext, Ruling, Verdict,
};

/// The words for hours that the document does not state.
const NOT_STATED: &str = "not stated";

/// A channel that a case has.
struct OfferedChannel<'a> {
    channel: &'a Channel,
    /// Its own hours, if it has any.
    hours: Option<ComparedHours<'a>>,
    /// False if the plan has no response times.
    has_times: bool,
}

pub(super) fn channels(matrix: &CaseMatrix<'_>, found: &mut ChangeCollector) {
    for (before, after) in pairs(&matrix.before.channels, &matrix.after.channels) {
        let subject = after.or(before).map_or("", |channel| &channel.id);
        let by_vendor = |channel: &Channel| channel.opened_by == ChannelOpener::Vendor;
        let counts = ![before, after].into_iter().flatten().any(by_vendor);
        for cell in matrix.cells() {
            let [one, other] = matrix.in_force();
            let before = before.and_then(|channel| OfferedChannel::of(one, channel, &cell.before));
            let after = after.and_then(|channel| OfferedChannel::of(other, channel, &cell.after));
            // Nobody can count on a channel that only the vendor opens.
            let favour =
                of_gain(before.as_ref(), after.as_ref(), OfferedChannel::favour).filter(|_| counts);
            let said = |open: Option<OfferedChannel<'_>>| open.map(|open| open.stated());
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
            let said = |policy: &Policy, ruling: Option<&Ruling>| {
                ruling.map(|ruling| {
                    PolicyStatement::new(ruling_words(policy, ruling), &ruling.clauses)
                        .with_detail(&ruling.says)
                })
            };
            found.add(
                ChangeKey { aspect: "scope", subject },
                Some(cell.at),
                said(matrix.before, before),
                said(matrix.after, after),
                favour,
            );
        }
    }
}

impl<'a> OfferedChannel<'a> {
    fn of(side: PolicyInForce<'a>, channel: &'a Channel, case: &RuleContext<'_>) -> Option<Self> {
        let has = channel.is_of_plan(&case.plans)
            && (channel.priorities.is_empty()
                || channel.priorities.iter().any(|id| id == case.priority));
        let calendar = own_calendar(side.policy, channel, case);
        has.then(|| Self {
            channel,
            hours: calendar.map(|calendar| ComparedHours::new(side, calendar)),
            has_times: has_response_times(side, &case.plans),
        })
    }

    fn stated(&self) -> PolicyStatement {
        PolicyStatement::new(self.words(), &self.channel.clauses).with_detail(&self.channel.says)
    }

    fn words(&self) -> String {
        let times = match self.channel.response_times {
            ResponseTimesApply::Apply if !self.has_times => "no response time is stated",
            ResponseTimesApply::Apply => "response times apply",
            ResponseTimesApply::DoNotApply => "response times do not apply",
            ResponseTimesApply::NotStated => "not stated whether response times apply",
        };
        let hours = match &self.hours {
            _ if self.channel.opened_by == ChannelOpener::Vendor => {
                "only where the vendor asks for it".to_owned()
            }
            None => "staffed as the plan is covered".to_owned(),
            Some(hours) if hours.words() == NOT_STATED => "hours not stated".to_owned(),
            Some(hours) => format!("staffed {}", hours.words()),
        };
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

/// Returns the calendar of a channel; `None` if it is staffed as the plan is covered.
pub(super) fn own_calendar<'a>(
    policy: &'a Policy,
    channel: &'a Channel,
    case: &RuleContext<'_>,
) -> Option<&'a String> {
    let by_rule = policy.coverage_for(case, Some(&channel.id));
    let by_rule = by_rule.filter(|rule| !rule.channels.is_empty());
    channel.calendar.as_ref().or(by_rule.map(|rule| &rule.calendar))
}

/// Returns the verdict; of a conditional one the condition, and of another offering whose it is.
fn ruling_words(policy: &Policy, ruling: &Ruling) -> String {
    let is_lost = || policy.lost_from(&ruling.clauses).next().is_some();
    match ruling.verdict {
        Verdict::Unstated if is_lost() => "missing from our copy".to_owned(),
        Verdict::Conditional => format!("conditional: {}", ruling.says),
        Verdict::OtherOffering => format!("other offering: {}", ruling.offered_by.join(", ")),
        Verdict::NotSupport => "not support".to_owned(),
        Verdict::Unstated => "not stated".to_owned(),
        Verdict::In | Verdict::Out => ruling.verdict.id().to_owned(),
    }
}
