//! The published JSON Schemas of files, as far as they say which keys a table has and of which type
//! each value is.
//!
//! A test derives them from the raw forms, so that they cannot say anything else than those.

use std::{collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::Value;

use super::{super::raw::DATE_PATTERN, value_type::ValueType};

/// The JSON Schema of policies.
pub(crate) const POLICY_SCHEMA: &str = include_str!("../../../policies/schema/policy.json");
/// The JSON Schema of configurations.
pub(crate) const CONFIGURATION_SCHEMA: &str =
    include_str!("../../../policies/schema/configuration.json");
/// The JSON Schema of contracts.
pub(crate) const CONTRACT_SCHEMA: &str = include_str!("../../../policies/schema/contract.json");
/// The JSON Schema of files with the holiday rules of a country.
pub(crate) const HOLIDAYS_SCHEMA: &str = include_str!("../../../policies/schema/holidays.json");

/// A schema, or a part of one.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct FileSchema {
    #[serde(rename = "$defs")]
    definitions: BTreeMap<String, FileSchema>,
    #[serde(rename = "$ref")]
    reference: Option<String>,
    /// A name, or a list of them.
    #[serde(rename = "type")]
    json_type: Value,
    pattern: Option<String>,
    #[serde(deserialize_with = "in_order")]
    properties: Vec<(String, FileSchema)>,
    pub(super) required: Vec<String>,
    /// The schema of the values under any other keys; `None` if there are no other keys.
    #[serde(deserialize_with = "unless_false")]
    additional_properties: Option<Box<FileSchema>>,
    pub(super) items: Option<Box<FileSchema>>,
}

impl FileSchema {
    /// Returns the definition that a part of this schema refers to, or else the part itself.
    pub(super) fn resolve<'s>(&'s self, part: &'s Self) -> &'s Self {
        let name = part.reference.as_ref().and_then(|path| path.strip_prefix("#/$defs/"));
        name.and_then(|name| self.definitions.get(name)).unwrap_or(part)
    }

    /// Returns the type of the values; `None` if any will do.
    pub(super) fn value_type(&self) -> Option<ValueType> {
        let is_date = self.pattern.as_deref() == Some(DATE_PATTERN);
        match self.json_type.as_str() {
            Some("string") if is_date => Some(ValueType::Date),
            Some("string") => Some(ValueType::Text),
            Some("array") => Some(ValueType::List),
            Some("object") => Some(ValueType::Table),
            Some("integer") => Some(ValueType::Number),
            Some("boolean") => Some(ValueType::Truth),
            _ => self.json_type.is_array().then_some(ValueType::Texts),
        }
    }

    /// Returns the keys of the table that have names of their own, as they are listed for people.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.properties.iter().map(|(key, _)| key.as_str())
    }

    /// Returns the schema of the value under a key; `None` if there is no such key.
    pub(super) fn of_key(&self, key: &str) -> Option<&Self> {
        let named = self.properties.iter().find(|(known, _)| known == key);
        named.map(|(_, schema)| schema).or(self.additional_properties.as_deref())
    }
}

/// Reads the entries of an object in the order of the text, which no map keeps.
fn in_order<'de, D: Deserializer<'de>>(json: D) -> Result<Vec<(String, FileSchema)>, D::Error> {
    struct Entries;
    impl<'de> Visitor<'de> for Entries {
        type Value = Vec<(String, FileSchema)>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
            let mut entries = Vec::new();
            while let Some(entry) = object.next_entry()? {
                entries.push(entry);
            }
            Ok(entries)
        }
    }
    json.deserialize_map(Entries)
}

/// Reads a schema, or the `false` that stands for one that nothing satisfies.
fn unless_false<'de, D: Deserializer<'de>>(json: D) -> Result<Option<Box<FileSchema>>, D::Error> {
    match Value::deserialize(json)? {
        Value::Bool(false) => Ok(None),
        schema => serde_json::from_value(schema).map_err(serde::de::Error::custom),
    }
}
