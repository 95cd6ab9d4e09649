//! The types that values have in files, and what a value of another type is taken for, so that the
//! rest of its file can be looked at.

use std::ops::Range;

use toml::{
    Spanned,
    de::{DeArray, DeInteger, DeTable, DeValue},
};

/// The place of a value that stands in no file: past the end of any.
pub(super) const NOWHERE: Range<usize> = usize::MAX..usize::MAX;

/// A type that values have in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ValueType {
    Text,
    Date,
    Texts,
    List,
    Table,
    Number,
    Truth,
}

impl ValueType {
    /// Returns true for a value that the raw forms take for one of this type.
    pub(super) fn accepts(self, value: &DeValue<'_>) -> bool {
        match value {
            DeValue::String(_) => matches!(self, Self::Text | Self::Date | Self::Texts),
            DeValue::Datetime(_) => self == Self::Date,
            DeValue::Array(_) => matches!(self, Self::List | Self::Texts),
            DeValue::Table(_) => self == Self::Table,
            DeValue::Boolean(_) => self == Self::Truth,
            DeValue::Integer(number) => {
                let number = i64::from_str_radix(number.as_str(), number.radix());
                // The schema does not say that a number is a `u32`.
                self == Self::Number && number.is_ok_and(|number| u32::try_from(number).is_ok())
            }
            DeValue::Float(_) => false,
        }
    }

    /// Returns the words for a value of the type.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Date => "a date",
            Self::Texts => "a text or a list of texts",
            Self::List => "a list",
            Self::Table => "a table",
            Self::Number => "a whole number",
            Self::Truth => "`true` or `false`",
        }
    }

    /// Returns advice on writing a value of the type.
    pub(super) fn example(self) -> &'static str {
        match self {
            Self::Text | Self::Texts => {
                "write a text in quotes, dates and numbers too: \"2026-12-24\""
            }
            Self::Date => "write year, month and day, such as 2026-12-24",
            Self::List => "write a list in brackets, or a table under [[name]]",
            Self::Table => "write a table: [name] or { key = \"value\" }",
            Self::Number => "write it without quotes, dot or sign: 12",
            Self::Truth => "write it without quotes",
        }
    }

    /// Returns what a value of another type is taken for. It keeps what can be kept: a number is
    /// taken for its digits, one thing for a list of it, a list of tables for the first of them.
    pub(super) fn coerce<'t>(self, wrong: &Spanned<DeValue<'t>>) -> Spanned<DeValue<'t>> {
        let value = match self {
            Self::Text | Self::Date | Self::Texts => {
                let text = text_of(wrong.get_ref());
                DeValue::String(text.into())
            }
            Self::List => {
                let mut list = DeArray::new();
                if wrong.span() != NOWHERE {
                    list.push(wrong.clone());
                }
                DeValue::Array(list)
            }
            Self::Table => {
                let first = wrong.get_ref().as_array().and_then(|list| list.first());
                let table = first.filter(|first| first.get_ref().is_table());
                let empty = || Spanned::new(NOWHERE, DeValue::Table(DeTable::new()));
                return table.cloned().unwrap_or_else(empty);
            }
            Self::Number => DeValue::Integer(DeInteger::default()),
            Self::Truth => DeValue::Boolean(wrong.get_ref().as_str() == Some("true")),
        };
        Spanned::new(wrong.span(), value)
    }
}

/// Returns the words for the type of a value.
pub(super) fn name_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a number",
        DeValue::Float(_) => "a number with a dot",
        DeValue::Boolean(_) => "`true` or `false`",
        DeValue::Datetime(_) => "a date without quotes",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

fn text_of(value: &DeValue<'_>) -> String {
    match value {
        DeValue::Integer(number) => number.to_string(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Boolean(truth) => truth.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Array(list) => {
            let first = list.first().map(|first| text_of(first.get_ref()));
            first.unwrap_or_default()
        }
        DeValue::String(text) => text.to_string(),
        DeValue::Table(_) => String::new(),
    }
}
