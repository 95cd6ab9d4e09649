//! The order in which the parts of two policies are compared.

use super::{
    PolicyDiff, Side,
    case_matrix::{CaseMatrix, pairs},
    change_collector::ChangeCollector,
    document_changes, plan_terms, service_levels, services,
};
use crate::{policy::Policy, sla::PolicyRef};

/// Returns the changes from one policy to another; each comes with the name by which it was found.
#[must_use]
pub fn policy_diff(
    (name, before): (&str, &Policy),
    (other_name, after): (&str, &Policy),
) -> PolicyDiff {
    let matrix = CaseMatrix::new(before, after);
    let mut found = ChangeCollector::default();
    document_changes::names(&matrix, &mut found);
    service_levels::targets(&matrix, &mut found);
    service_levels::coverage(&matrix, &mut found);
    services::channels(&matrix, &mut found);
    services::topics(&matrix, &mut found);
    plan_terms::contacts(&matrix, &mut found);
    plan_terms::entitlements(&matrix, &mut found);
    plan_terms::duties(&matrix, &mut found);
    document_changes::versions(&matrix, &mut found);
    document_changes::maintenance(&matrix, &mut found);
    document_changes::special_days(&matrix, &mut found);
    document_changes::readings(&matrix, &mut found);
    document_changes::not_stated(&matrix, &mut found);
    document_changes::document(&matrix, &mut found);
    let changes = found.changes(&matrix);
    let on_priorities = matrix.on_priorities();
    let count = |favour| changes.iter().filter(|change| change.favour == Some(favour)).count();
    let side = |name: &str, policy| Side { name: name.to_owned(), policy: PolicyRef::of(policy) };
    let strangers =
        pairs(&before.plans, &after.plans).iter().all(|pair| pair.0.is_none() || pair.1.is_none());
    let note = "No plan is in both: only what holds for the documents as a whole is compared. \
                'slacalc plans A B' compares plans.";
    PolicyDiff {
        schema: "slacalc/difference/v1",
        before: side(name, before),
        after: side(other_name, after),
        same: changes.is_empty(),
        stricter: count("stricter"),
        laxer: count("laxer"),
        changes,
        tickets: None,
        notes: strangers.then(|| note.to_owned()).into_iter().chain(on_priorities).collect(),
    }
}
