//! Channels, scope and entitlements: what a plan comes with.

use std::cmp::Ordering;

use super::{
    Said,
    favour::{by_rank, of_gain, of_verdict, together},
    gathering::{Gathering, What},
    grid::{Grid, pairs},
    hours::TakenHours,
};
use crate::policy::{Case, Channel, Entitlement, Policy, ResponseTimes, Ruling, Topic, Verdict, normalized};

/// A channel that a case has.
struct Open<'a> {
    channel: &'a Channel,
    /// Its own hours, if it has any.
    hours: Option<TakenHours<'a>>,
}

pub(super) fn channels(grid: &Grid<'_>, found: &mut Gathering) {
    for (before, after) in pairs(&grid.before.channels, &grid.after.channels) {
        let subject = after.or(before).map_or("", |channel| &channel.id);
        for cell in grid.cells() {
            let before = before.and_then(|channel| Open::of(grid.before, channel, &cell.before));
            let after = after.and_then(|channel| Open::of(grid.after, channel, &cell.after));
            let favour = of_gain(before.as_ref(), after.as_ref(), Open::favour);
            let said = |open: Option<Open<'_>>| open.map(|open| Said::new(open.words(), &open.channel.clauses));
            found.add(What { aspect: "channel", subject }, Some(cell.at), said(before), said(after), favour);
        }
    }
}

pub(super) fn topics(grid: &Grid<'_>, found: &mut Gathering) {
    for (before, after) in pairs(&grid.before.topics, &grid.after.topics) {
        let subject = after.or(before).map_or("", |topic| &topic.id);
        for cell in grid.cells() {
            let before = before.map(|topic| ruling(topic, &cell.before));
            let after = after.map(|topic| ruling(topic, &cell.after));
            // That a document names a kind of request says nothing of how those were treated that it did not name.
            let favour = before.zip(after).and_then(|(before, after)| of_verdict(before.verdict, after.verdict));
            let said = |ruling: Option<&Ruling>| ruling.map(|ruling| Said::new(ruling_words(ruling), &ruling.clauses));
            found.add(What { aspect: "scope", subject }, Some(cell.at), said(before), said(after), favour);
        }
    }
}

pub(super) fn entitlements(grid: &Grid<'_>, found: &mut Gathering) {
    let mut names: Vec<&str> = Vec::new();
    for entitlement in grid.before.entitlements.iter().chain(&grid.after.entitlements) {
        if names.iter().all(|name| normalized(name) != normalized(&entitlement.name)) {
            names.push(&entitlement.name);
        }
    }
    for subject in names {
        for cell in grid.cells() {
            let before = entitled(grid.before, subject, &cell.before);
            let after = entitled(grid.after, subject, &cell.after);
            // Amounts are words, so that of two nothing can be told.
            let favour = of_gain(before.as_ref(), after.as_ref(), |_, _| None);
            found.add(What { aspect: "entitlement", subject }, Some(cell.at), before, after, favour);
        }
    }
}

impl<'a> Open<'a> {
    fn of(policy: &'a Policy, channel: &'a Channel, case: &Case<'_>) -> Option<Self> {
        let has = channel.plans.as_ref().is_none_or(|plans| has_plan(case, plans))
            && (channel.priorities.is_empty() || channel.priorities.iter().any(|id| id == case.priority));
        has.then(|| Self { channel, hours: channel.calendar.as_ref().map(|calendar| TakenHours::new(policy, calendar)) })
    }

    fn words(&self) -> String {
        let times = match self.channel.response_times {
            ResponseTimes::Apply => "response times hold",
            ResponseTimes::DoNotApply => "response times do not hold",
            ResponseTimes::NotStated => "not stated whether response times hold",
        };
        let hours = self.hours.as_ref().map_or("staffed as the plan is covered".to_owned(), |hours| format!("staffed {}", hours.words()));
        format!("{times}; {hours}")
    }

    fn favour(&self, after: &Self) -> Option<Ordering> {
        let times = |times: &ResponseTimes| match times {
            ResponseTimes::Apply => Some(1),
            ResponseTimes::DoNotApply => Some(0),
            ResponseTimes::NotStated => None,
        };
        let hours = match (&self.hours, &after.hours) {
            (None, None) => Some(Ordering::Equal),
            (Some(before), Some(after)) => before.favour(after),
            _ => None,
        };
        together([by_rank(&self.channel.response_times, &after.channel.response_times, times), hours])
    }
}

fn has_plan(case: &Case<'_>, plans: &[String]) -> bool {
    case.plans.iter().any(|plan| plans.iter().any(|id| id == plan))
}

fn ruling<'a>(topic: &'a Topic, case: &Case<'_>) -> &'a Ruling {
    topic.exceptions.iter().find(|(plans, _)| has_plan(case, plans)).map_or(&topic.ruling, |(_, ruling)| ruling)
}

/// The verdict; of a conditional one the condition, and of another offering whose it is.
fn ruling_words(ruling: &Ruling) -> String {
    match ruling.verdict {
        Verdict::Conditional => format!("conditional: {}", ruling.says),
        Verdict::OtherOffering => format!("other offering: {}", ruling.offered_by.join(", ")),
        Verdict::Unstated => "not stated".to_owned(),
        Verdict::In | Verdict::Out => ruling.verdict.id().to_owned(),
    }
}

/// All that a case has of a name.
fn entitled(policy: &Policy, name: &str, case: &Case<'_>) -> Option<Said> {
    let has = |entitlement: &&Entitlement| {
        normalized(&entitlement.name) == normalized(name) && entitlement.plans.as_ref().is_none_or(|plans| has_plan(case, plans))
    };
    let entries: Vec<&Entitlement> = policy.entitlements.iter().filter(has).collect();
    let amounts: Vec<&str> = entries.iter().map(|entitlement| entitlement.amount.as_str()).collect();
    let clauses: Vec<_> = entries.iter().flat_map(|entitlement| &entitlement.clauses).cloned().collect();
    (!entries.is_empty()).then(|| Said::new(amounts.join("; "), &clauses))
}
