//! The customer's place where neither options nor the contract say it.

use super::SubjectInput;
use crate::policy::Contract;

/// The names that hold where neither what was said nor the contract has them.
#[derive(Clone, Debug, Default)]
pub struct SubjectDefaults {
    /// The customer's zone.
    pub timezone: Option<String>,
    /// Holiday lists instead of the policy's.
    pub holidays: Option<Vec<String>>,
}

impl SubjectDefaults {
    /// Adds them to what was said, as far as that and the contract leave them open.
    pub(crate) fn complete(&self, asked: &mut SubjectInput, contract: Option<&Contract>) {
        if asked.timezone.is_none() && contract.is_none_or(|it| it.timezone.is_none()) {
            asked.timezone.clone_from(&self.timezone);
        }
        if asked.holidays.is_none() && contract.is_none_or(|it| it.holidays.is_none()) {
            asked.holidays.clone_from(&self.holidays);
        }
    }
}
