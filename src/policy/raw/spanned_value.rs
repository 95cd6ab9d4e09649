//! A value with its place in the text, where there is a text.

use std::ops::Range;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use toml::Spanned;

/// A value and the bytes of the file that it stands in.
///
/// The policies inside the program are embedded in a compact form without places; there they are
/// all empty. That is no loss: these files were parsed when the program was built, and
/// `policy check` reads their text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct SpannedValue<T>(Spanned<T>);

impl<T> SpannedValue<T> {
    /// Returns a value at a place.
    #[must_use]
    pub(crate) fn new(span: Range<usize>, value: T) -> Self {
        Self(Spanned::new(span, value))
    }

    /// Returns the value.
    #[must_use]
    pub(crate) fn get_ref(&self) -> &T {
        self.0.get_ref()
    }

    /// Returns its place, in bytes of the text.
    #[must_use]
    pub(crate) fn span(&self) -> Range<usize> {
        self.0.span()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for SpannedValue<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            Spanned::deserialize(deserializer).map(Self)
        } else {
            T::deserialize(deserializer).map(|value| Self::new(0..0, value))
        }
    }
}

impl<T: Serialize> Serialize for SpannedValue<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.get_ref().serialize(serializer)
    }
}

/// In a file it looks like the value alone.
#[cfg(test)]
impl<T: schemars::JsonSchema> schemars::JsonSchema for SpannedValue<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> std::borrow::Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}
