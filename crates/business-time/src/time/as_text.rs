//! Types with a notation as text for serde: what is written is what [`FromStr`] reads.

use std::{fmt, marker::PhantomData, str::FromStr};

use serde::de::{Error, Visitor};

use super::{CivilDateTime, Date, Instant, SignedDuration, TargetDuration};

/// Reads a text by the notation of a type.
pub(crate) struct TextVisitor<T> {
    /// An example of the notation, for the error about a value that is no text.
    pub(crate) example: &'static str,
    pub(crate) read: PhantomData<T>,
}

impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a text such as '{}'", self.example)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}

/// Serializes a type as the text that one of its methods makes, and reads it by its `FromStr`.
macro_rules! serde_as_text {
    ($type:ty, $text:expr, $example:literal) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(&$text(self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let read = std::marker::PhantomData;
                from.deserialize_str($crate::time::TextVisitor { example: $example, read })
            }
        }
    };
}
pub(crate) use serde_as_text;

serde_as_text!(Instant, Instant::to_string, "2026-03-06T21:45:00Z");
serde_as_text!(Date, Date::to_string, "2026-03-06");
serde_as_text!(CivilDateTime, CivilDateTime::to_string, "2026-03-06T16:45:00");
serde_as_text!(SignedDuration, SignedDuration::to_string, "1h 30m");
serde_as_text!(TargetDuration, TargetDuration::notation, "4 business hours");
