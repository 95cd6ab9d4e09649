//! The order of priorities, the most urgent first.

use super::Policy;
use crate::policy::normalized;

/// Words that vendors have for priorities, the most urgent first. They order only those that a
/// document does not name.
pub(crate) const USUAL_PRIORITIES: [&str; 16] = [
    "blocker",
    "critical",
    "urgent",
    "highest",
    "emergency",
    "severe",
    "high",
    "major",
    "medium",
    "moderate",
    "normal",
    "minor",
    "low",
    "lowest",
    "trivial",
    "cosmetic",
];

/// The place of the first priority that the document does not name.
const FIRST_UNNAMED: u8 = 128;

impl Policy {
    /// Returns the place of a priority, by its id: in the order of the document; behind those in
    /// the order of the usual words; at last all others.
    pub(crate) fn urgency(&self, priority: &str) -> u8 {
        let named = self.priorities.iter().position(|item| item.id == priority);
        if let Some(place) = named.and_then(|place| u8::try_from(place).ok()) {
            return place.min(FIRST_UNNAMED - 1);
        }
        let word = normalized(priority);
        let usual = USUAL_PRIORITIES.iter().position(|usual| *usual == word);
        let usual = usual.unwrap_or(USUAL_PRIORITIES.len());
        FIRST_UNNAMED + u8::try_from(usual).unwrap_or(u8::MAX - FIRST_UNNAMED)
    }
}
