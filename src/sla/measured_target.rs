//! A target that is measured over all tickets of a period, and not for each.

use super::{Subject, citation::in_line};
use crate::{policy::MeasuredPeriod, time::Date};

/// A target over all tickets of a period.
#[derive(Clone, Debug)]
pub(crate) struct MeasuredTarget {
    pub(crate) period: MeasuredPeriod,
    /// The nature of the target, in our words.
    pub(crate) says: Option<String>,
    /// The clauses that state it.
    pub(crate) clause: String,
    /// The first day of the contract, from which its own periods count.
    pub(crate) contract_starts: Option<Date>,
}

impl MeasuredTarget {
    /// Returns the target of a subject if it is measured over a period.
    pub(super) fn of(subject: &Subject<'_>) -> Option<Self> {
        let target = subject.target().ok()??;
        let nature = subject.policy.document.nature.as_ref();
        let clauses = nature.map_or(&target.rule.clauses, |nature| &nature.clauses);
        Some(Self {
            period: target.rule.measured_over?,
            says: nature.map(|nature| nature.says.clone()),
            clause: in_line(clauses),
            contract_starts: subject.contract.and_then(|contract| contract.starts),
        })
    }
}
