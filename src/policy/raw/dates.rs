//! A date as it is written: `2026-12-24`, in quotes or not.

use serde::{Deserialize, Deserializer, Serialize, de::Error, de::Unexpected};
use toml::Value;

use super::Placed;

/// A date and where it stands in the file.
pub type DateText = Placed<Written>;

/// The text of a TOML date or of a text; whether it is a day of the calendar is not looked at here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Written(String);

impl Written {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // A form that does not describe itself has what was serialized: a text.
        if !deserializer.is_human_readable() {
            return String::deserialize(deserializer).map(Self);
        }
        match Value::deserialize(deserializer)? {
            Value::String(text) => Ok(Self(text)),
            Value::Datetime(date) => Ok(Self(date.to_string())),
            other => Err(D::Error::invalid_type(Unexpected::Other(other.type_str()), &"a date such as 2026-12-24")),
        }
    }
}
