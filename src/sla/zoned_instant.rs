//! Instants as an answer gives them: with the zone that they are shown in.

use std::fmt::Display;

use serde::{Serialize, Serializer};

use crate::time::{Instant, Zone};

/// An instant and the zone in which to write it.
#[derive(Clone, Debug, PartialEq)]
pub struct ZonedInstant {
    /// The point in time.
    pub at: Instant,
    /// The zone whose clock writes it.
    pub zone: Zone,
}

impl ZonedInstant {
    /// Returns RFC 3339 with the zone's offset.
    #[must_use]
    pub fn rfc3339(&self) -> String {
        self.zone.rfc3339(self.at)
    }

    /// Returns RFC 3339 in UTC.
    #[must_use]
    pub fn utc(&self) -> String {
        Zone::utc().rfc3339(self.at)
    }
}

impl Serialize for ZonedInstant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.rfc3339())
    }
}

/// Serializes a value with one written form, such as a date, as its text.
pub(crate) fn as_text<T: Display, S: Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

#[cfg(test)]
impl schemars::JsonSchema for ZonedInstant {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Stamp".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date-time" })
    }
}
