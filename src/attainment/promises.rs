//! The promises by which tickets were judged: the documents, the response time of each priority,
//! and the notes on their hours.

use std::collections::{BTreeMap, BTreeSet};

use super::grouping::priority_label;
use crate::{
    policy::{Commitment, Promise},
    sla::{GroupId, SlaTerms, Subject, TargetAnswer},
    tickets::EvaluatedRow,
};

/// The groups of tickets that were seen, with the priority that some got later.
#[derive(Clone, Debug, Default)]
pub(super) struct SeenGroups {
    all: BTreeSet<(GroupId, Option<Box<str>>)>,
    /// The one that came last, of those that kept their priority.
    last: Option<GroupId>,
}

impl SeenGroups {
    /// Returns true if a ticket is the first of its group.
    pub(super) fn is_new(&mut self, evaluated: &EvaluatedRow<'_, '_>) -> bool {
        let changed = &evaluated.status.changed_priority;
        if changed.is_none() && self.last.replace(evaluated.id) == Some(evaluated.id) {
            return false;
        }
        self.all.insert((evaluated.id, changed.clone()))
    }
}

/// The promises by which tickets were judged.
#[derive(Clone, Debug, Default)]
pub(crate) struct Promises {
    /// The title and the date of each document, by the id of its policy.
    pub(crate) documents: BTreeMap<String, String>,
    /// The response times.
    pub(crate) lines: BTreeMap<PromiseOf, BTreeSet<String>>,
    /// The business hours that some of them count, in words.
    pub(crate) hours: BTreeSet<String>,
    /// The notes on holidays that no list names.
    pub(crate) holiday_notes: BTreeSet<String>,
    /// True if some of them count business hours.
    pub(crate) counts_hours: bool,
    /// True if some of them count the time around the clock.
    pub(crate) counts_all_day: bool,
    /// True if holidays are taken out of these hours.
    pub(crate) has_holidays: bool,
}

/// The tickets that have a promise, in the order in which they are listed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PromiseOf {
    pub(crate) policy: String,
    urgency: u8,
    /// The number and name of the priority.
    pub(crate) priority: String,
    /// The name of the plan.
    pub(crate) plan: String,
}

impl Promises {
    /// Adds the promise of a ticket.
    pub(super) fn add(&mut self, evaluated: &EvaluatedRow<'_, '_>) {
        let subject = evaluated.group().subject();
        let changed = evaluated.status.changed_priority.as_deref();
        match changed.map(|priority| subject.with_priority(priority)) {
            Some(Ok(changed)) => self.add_of(&changed),
            Some(Err(_)) => {}
            None => self.add_of(subject),
        }
    }

    fn add_of(&mut self, subject: &Subject<'_>) {
        let (policy, document) = (subject.policy, &subject.policy.document);
        self.documents
            .insert(policy.id.clone(), format!("{}, {}", document.title, document.effective));
        let Ok(Some(target)) = subject.target() else { return };
        let terms = SlaTerms::of(subject, &target);
        let clock = terms.as_ref().map_or(target.rule.clock, |(terms, _)| Some(terms.clock()));
        let length = TargetAnswer::of(&target, clock);
        let says = match (length, target.promise) {
            (Some(length), _) if target.commitment == Commitment::BestEffort => {
                format!("{}, best effort", length.with_clock())
            }
            (Some(length), _) => length.with_clock(),
            (None, Promise::SameBusinessDay) => "the same business day".to_owned(),
            (None, Promise::NotStated) => "not stated".to_owned(),
            (None, _) => "none promised".to_owned(),
        };
        let priority = subject.priority.as_ref().map_or("", |priority| priority.id());
        let of = PromiseOf {
            policy: policy.id.clone(),
            urgency: policy.urgency(priority),
            priority: priority_label(policy, priority),
            plan: subject.plan.map_or_else(String::new, |plan| plan.name.clone()),
        };
        self.lines.entry(of).or_default().insert(says);
        let Some((_, hours)) = terms else { return };
        let Some(hours) = hours else {
            self.counts_all_day = true;
            return;
        };
        self.counts_hours = true;
        self.hours.extend(hours.say());
        let holidays = hours.rule.holidays_note.clone().filter(|_| !hours.own_holidays);
        self.holiday_notes.extend(holidays);
        self.has_holidays |= hours.has_holidays();
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.documents.extend(other.documents);
        for (of, says) in other.lines {
            self.lines.entry(of).or_default().extend(says);
        }
        self.hours.extend(other.hours);
        self.holiday_notes.extend(other.holiday_notes);
        self.counts_hours |= other.counts_hours;
        self.counts_all_day |= other.counts_all_day;
        self.has_holidays |= other.has_holidays;
    }

    /// Returns the names of the plans.
    #[must_use]
    pub(crate) fn plans(&self) -> BTreeSet<&str> {
        self.lines.keys().map(|of| of.plan.as_str()).filter(|plan| !plan.is_empty()).collect()
    }
}
