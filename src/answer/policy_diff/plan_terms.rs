//! Compares contacts, entitlements and duties: terms that plans have by a name.

use std::{borrow::Cow, cmp::Ordering};

use super::{
    PolicyStatement,
    case_matrix::CaseMatrix,
    change_collector::{ChangeCollector, ChangeKey},
    direction::of_gain,
};
use crate::policy::{Clause, Keyword, Policy, normalized};

/// A term of some plans.
struct NamedTerm<'a> {
    name: &'a str,
    /// The part that is compared.
    says: Cow<'a, str>,
    detail: Option<&'a str>,
    /// The plans that have it; `None` for every one.
    plans: Option<&'a Vec<String>>,
    clauses: &'a [Clause],
    /// The more, the more it binds the vendor.
    number: Option<u32>,
}

pub(super) fn contacts(matrix: &CaseMatrix<'_>, found: &mut ChangeCollector) {
    compare(matrix, found, ("contacts", of_limits), |policy| {
        let term = policy.contacts.iter().map(|contacts| NamedTerm {
            name: contacts.name.as_deref().unwrap_or("the customer's people"),
            says: contacts
                .at_most
                .map_or(Cow::from(&contacts.says), |number| format!("up to {number}").into()),
            detail: contacts.at_most.map(|_| contacts.says.as_str()),
            plans: contacts.plans.as_ref(),
            clauses: &contacts.clauses,
            number: contacts.at_most,
        });
        term.collect()
    });
}

pub(super) fn entitlements(matrix: &CaseMatrix<'_>, found: &mut ChangeCollector) {
    compare(matrix, found, ("entitlement", of_amounts), |policy| {
        let term = policy.entitlements.iter().map(|entitlement| NamedTerm {
            name: &entitlement.name,
            says: Cow::from(&entitlement.amount),
            detail: None,
            plans: entitlement.plans.as_ref(),
            clauses: &entitlement.clauses,
            number: None,
        });
        term.collect()
    });
}

pub(super) fn duties(matrix: &CaseMatrix<'_>, found: &mut ChangeCollector) {
    compare(matrix, found, ("duty", |_, _| None), |policy| {
        let term = policy.duties.iter().map(|duty| NamedTerm {
            name: &duty.name,
            says: Cow::from(duty.force.id()),
            detail: Some(&duty.says),
            plans: duty.plans.as_ref(),
            clauses: &duty.clauses,
            number: None,
        });
        term.collect()
    });
}

/// All that a plan has of a name, and its number.
type Said = (PolicyStatement, Option<u32>);

/// Tells by how much what one plan has binds the vendor more than what another has.
type SaidFavour = fn(Option<&Said>, Option<&Said>) -> Option<Ordering>;

/// Compares the terms of each name.
fn compare<'a>(
    matrix: &CaseMatrix<'a>,
    found: &mut ChangeCollector,
    (aspect, favour): (&'static str, SaidFavour),
    terms_of: impl Fn(&'a Policy) -> Vec<NamedTerm<'a>>,
) {
    let [before, after] = [terms_of(matrix.before), terms_of(matrix.after)];
    let mut names: Vec<&str> = Vec::new();
    for term in before.iter().chain(&after) {
        if names.iter().all(|name| normalized(name) != normalized(term.name)) {
            names.push(term.name);
        }
    }
    for subject in names {
        for cell in matrix.cells() {
            let [before, after] = [(&before, &cell.before.plans), (&after, &cell.after.plans)]
                .map(|(terms, plans)| of_plan(terms, subject, plans));
            let favour = favour(before.as_ref(), after.as_ref());
            let [before, after] = [before, after].map(|said| said.map(|(said, _)| said));
            let key = ChangeKey { aspect, subject };
            found.add(key, Some(cell.at), before, after, favour);
        }
    }
}

/// Returns all that a plan has of a name, and its number.
fn of_plan(terms: &[NamedTerm<'_>], name: &str, plans: &[&str]) -> Option<Said> {
    let of_case = |list: &Vec<String>| list.iter().any(|plan| plans.contains(&plan.as_str()));
    let has = |term: &&NamedTerm<'_>| {
        normalized(term.name) == normalized(name) && term.plans.is_none_or(of_case)
    };
    let found: Vec<&NamedTerm<'_>> = terms.iter().filter(has).collect();
    let says: Vec<&str> = found.iter().map(|term| &*term.says).collect();
    let details: Vec<&str> = found.iter().filter_map(|term| term.detail).collect();
    let clauses: Vec<Clause> = found.iter().flat_map(|term| term.clauses).cloned().collect();
    let number = found.iter().find_map(|term| term.number);
    let said = PolicyStatement::new(joined(&says), &clauses);
    (!found.is_empty()).then(|| (said.with_detail(&details.join(" ")), number))
}

/// Joins what is said; sentences keep their full stops.
fn joined(says: &[&str]) -> String {
    let is_sentence = says.iter().all(|said| said.ends_with('.'));
    says.join(if is_sentence { " " } else { "; " })
}

/// Compares how many are allowed. A document that states no number may allow any.
fn of_limits(before: Option<&Said>, after: Option<&Said>) -> Option<Ordering> {
    by_number(before?, after?)
}

/// Compares what is given: it is better to have than not.
fn of_amounts(before: Option<&Said>, after: Option<&Said>) -> Option<Ordering> {
    of_gain(before, after, by_number)
}

/// Amounts in words cannot be compared.
fn by_number((_, before): &Said, (_, after): &Said) -> Option<Ordering> {
    Some((*after)?.cmp(&(*before)?))
}
