//! A customer's contract.

use super::Example;
use crate::{calendar::SpecialDay, time::Length};

/// What a customer agreed on with the vendor, over a policy.
#[derive(Clone, Debug)]
pub struct Contract {
    /// The file, for answers to cite.
    pub path: String,
    /// The id of the policy.
    pub policy: String,
    /// What it is called; the path if it does not say.
    pub title: String,
    /// The plan.
    pub plan: Option<String>,
    /// The edition.
    pub edition: Option<String>,
    /// The region.
    pub region: Option<String>,
    /// The customer's zone.
    pub timezone: Option<String>,
    /// Holiday lists instead of the policy's.
    pub holidays: Option<Vec<String>>,
    /// Plan, priority, length.
    pub targets: Vec<(String, String, Length)>,
    /// Dates with hours of their own, sorted.
    pub special_days: Vec<SpecialDay>,
    /// Reading and choice.
    pub readings: Vec<(String, String)>,
    /// Worked examples.
    pub examples: Vec<Example>,
}
