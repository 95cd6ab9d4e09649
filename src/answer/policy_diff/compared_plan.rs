//! A plan that is shown or compared: its policy, and the contract over it.

use crate::policy::{Contract, NamedItem, Policy};

/// A plan of a policy.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ComparedPlan<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// The customer's contract over it.
    pub contract: Option<&'a Contract>,
    /// The plan.
    pub plan: &'a NamedItem,
}
