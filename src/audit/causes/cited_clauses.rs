//! Clauses on which deadlines rest, and the readings of them that are not settled.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::{
    policy::Clause,
    sla::{SlaTerms, Subject, in_line},
};

/// A clause on which deadlines rest.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CitedClause {
    /// The policy.
    pub policy: String,
    /// The plan whose tickets they are of; `null` if none was said.
    pub plan: Option<String>,
    /// The document's title; the contract's for a target of its own.
    pub document: String,
    /// The clause, as the document numbers or heads it.
    pub clause: String,
}

/// A reading that the document leaves open, and that neither a contract nor an option settles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct OpenReading {
    /// The question that is open.
    pub question: String,
    /// The clauses that leave it open; empty if the document does not mention it.
    pub clause: String,
}

/// The clauses, open readings and notes behind the deadlines of some groups of tickets.
#[derive(Clone, Debug, Default)]
pub(crate) struct CitedClauses {
    /// The clauses of targets and of their hours.
    pub clauses: BTreeSet<CitedClause>,
    /// The open readings, by the name and a choice that was not taken: `hours-clock=calendar`.
    pub left_open: BTreeMap<String, OpenReading>,
    /// The policy's notes on holidays, where it names none and no list was given.
    pub notes: BTreeSet<String>,
}

impl CitedClauses {
    /// Adds those of a group, by its subject.
    pub(crate) fn add(&mut self, subject: &Subject<'_>) {
        let Ok(Some(target)) = subject.target() else { return };
        let hours = SlaTerms::of(subject, &target).and_then(|(_, hours)| hours);
        let cited = |document: &str, clause: &str| CitedClause {
            policy: subject.policy.id.clone(),
            plan: subject.plan.map(|plan| plan.id.clone()),
            document: document.to_owned(),
            clause: clause.to_owned(),
        };
        let of_policy = |clause: &Clause| cited(subject.policy.title_of(clause), &clause.clause);
        match subject.contract.filter(|_| target.from_contract) {
            Some(contract) => {
                self.clauses.insert(cited(&contract.title, &subject.contract_clause()));
            }
            None => self.clauses.extend(target.rule.clauses.iter().map(of_policy)),
        }
        if let Some(hours) = &hours {
            self.clauses.extend(hours.rule.clauses.iter().map(of_policy));
            self.notes.extend(hours.rule.holidays_note.clone().filter(|_| !hours.own_holidays));
        }
        let of_target = subject.readings_of(&target, hours.as_ref().map(|hours| hours.rule), false);
        let of_reopening = subject.reopening_reading().map(|(_, reading)| reading);
        for reading in of_target.into_iter().chain(of_reopening) {
            let open = OpenReading {
                question: reading.question.clone(),
                clause: in_line(&reading.clauses),
            };
            if subject.is_chosen(reading) {
                continue;
            }
            for choice in reading.choices.iter().filter(|choice| choice.id != reading.default) {
                let name = format!("{}={}", reading.id, choice.id);
                self.left_open.insert(name, open.clone());
            }
        }
    }

    /// Adds those of other groups.
    pub(crate) fn take(&mut self, others: Self) {
        self.clauses.extend(others.clauses);
        self.left_open.extend(others.left_open);
        self.notes.extend(others.notes);
    }
}
