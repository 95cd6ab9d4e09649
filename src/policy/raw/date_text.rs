//! A date as it is written: `2026-12-24`, in quotes or not.

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error, Unexpected},
};
use toml::Value;

use super::SpannedValue;

/// A date and where it stands in the file.
pub(crate) type DateText = SpannedValue<TomlDate>;

/// The pattern of a date in JSON Schemas.
pub(crate) const DATE_PATTERN: &str = r"^\d{4}-\d{2}-\d{2}$";

/// The text of a TOML date or of a text. It may be no day of the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct TomlDate(String);

impl TomlDate {
    /// Returns the text.
    #[must_use]
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for TomlDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // A form that does not describe itself has what was serialized: a text.
        if !deserializer.is_human_readable() {
            return String::deserialize(deserializer).map(Self);
        }
        match Value::deserialize(deserializer)? {
            Value::String(text) => Ok(Self(text)),
            Value::Datetime(date) => Ok(Self(date.to_string())),
            other => Err(D::Error::invalid_type(
                Unexpected::Other(other.type_str()),
                &"a date such as 2026-12-24",
            )),
        }
    }
}

/// JSON Schema knows no dates but texts.
#[cfg(test)]
impl schemars::JsonSchema for TomlDate {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": DATE_PATTERN })
    }
}

#[cfg(test)]
mod tests {
    use super::super::RawSpecialDay;

    #[test]
    fn in_quotes_or_not_and_through_the_compact_form() {
        for on in ["2026-12-24", "\"2026-12-24\""] {
            let text = format!("on = {on}\nname = \"Christmas Eve\"\nhours = \"closed\"\n");
            let day: RawSpecialDay = toml::from_str(&text).unwrap();
            let written = day.on.as_ref().unwrap();
            assert_eq!((written.get_ref().as_str(), &text[written.span()]), ("2026-12-24", on));
            let bytes = postcard::to_allocvec(&day).unwrap();
            let read: RawSpecialDay = postcard::from_bytes(&bytes).unwrap();
            assert_eq!(
                (read.on.unwrap().get_ref().as_str(), read.name.as_str()),
                ("2026-12-24", "Christmas Eve")
            );
        }
    }

    #[test]
    fn other_types_are_refused() {
        let error = toml::from_str::<RawSpecialDay>("on = 20261224\nname = \"\"\nhours = \"\"\n")
            .unwrap_err();
        assert_eq!(error.message(), "invalid type: integer, expected a date such as 2026-12-24");
        assert_eq!(error.span(), Some(5..13));
    }
}
