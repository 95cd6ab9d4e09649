//! The changes found so far; those that are the same for several cases are one.

use std::cmp::Ordering;

use super::{
    Change, PolicyStatement,
    case_matrix::{CaseMatrix, Coordinates},
};
use crate::{policy::Clause, sla::in_line};

/// The changes found so far.
#[derive(Default)]
pub(super) struct ChangeCollector {
    /// True if what is the same in both is kept too.
    keeps_same: bool,
    found: Vec<(Change, Vec<Coordinates>)>,
}

/// The thing that is compared.
#[derive(Clone, Copy)]
pub(super) struct ChangeKey<'w> {
    /// The kind of answer.
    pub(super) aspect: &'static str,
    /// Its id or name; empty where there is one only.
    pub(super) subject: &'w str,
}

impl PolicyStatement {
    pub(super) fn new(says: impl Into<String>, clauses: &[Clause]) -> Self {
        Self { says: says.into(), clause: in_line(clauses), detail: None, summary: None }
    }

    /// Adds a sentence of the document, which is not compared.
    pub(super) fn with_detail(self, says: &str) -> Self {
        Self { detail: Some(says.to_owned()), ..self }
    }
}

impl ChangeCollector {
    /// Returns a collector that keeps what is the same in both too.
    pub(super) fn of_all() -> Self {
        Self { keeps_same: true, ..Self::default() }
    }

    /// Takes note of what two policies say of one thing; the clause alone makes no difference.
    /// `favour` is [`Ordering::Greater`] if the second binds the vendor more.
    pub(super) fn add(
        &mut self,
        what: ChangeKey<'_>,
        place: Option<Coordinates>,
        before: Option<PolicyStatement>,
        after: Option<PolicyStatement>,
        favour: Option<Ordering>,
    ) {
        let same = before.as_ref().map(|said| &said.says) == after.as_ref().map(|said| &said.says);
        let nothing = before.is_none() && after.is_none();
        if nothing || (same && !self.keeps_same) {
            return;
        }
        let favour = match favour {
            Some(Ordering::Greater) => Some("stricter"),
            Some(Ordering::Less) => Some("laxer"),
            Some(Ordering::Equal) | None => None,
        };
        let subject = Some(what.subject.to_owned()).filter(|subject| !subject.is_empty());
        let change =
            Change { aspect: what.aspect, subject, whom: Vec::new(), before, after, favour };
        let same = |other: &Change| {
            (other.aspect, &other.subject, &other.before, &other.after, other.favour)
                == (change.aspect, &change.subject, &change.before, &change.after, change.favour)
        };
        match self.found.iter_mut().find(|(other, _)| same(other)) {
            Some((_, places)) => places.extend(place),
            None => self.found.push((change, place.into_iter().collect())),
        }
    }

    /// Takes note of what two documents as a whole say of one thing, which favours nobody.
    pub(super) fn add_plain(
        &mut self,
        aspect: &'static str,
        subject: &str,
        before: Option<PolicyStatement>,
        after: Option<PolicyStatement>,
    ) {
        self.add(ChangeKey { aspect, subject }, None, before, after, None);
    }

    /// Returns every change, with whom it concerns.
    pub(super) fn changes(self, matrix: &CaseMatrix<'_>) -> Vec<Change> {
        let whom = |places: &[Coordinates]| {
            if places.is_empty() { Vec::new() } else { matrix.whom(places) }
        };
        self.found
            .into_iter()
            .map(|(change, places)| Change { whom: whom(&places), ..change })
            .collect()
    }
}
