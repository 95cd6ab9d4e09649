//! JSON: the answer's own serialization, one object on one line.

use serde::Serialize;

/// An answer as one line of JSON.
///
/// # Errors
/// The answer cannot be serialized, which plain data always can.
pub fn json(answer: &impl Serialize) -> serde_json::Result<String> {
    serde_json::to_string(answer).map(|line| line + "\n")
}
