//! What is taken for a value of a wrong type, so that the rest of its file can be looked at. It
//! keeps what can be kept: a number is taken for its digits, one thing for a list of it.

use toml::{
    Spanned,
    de::{DeArray, DeInteger, DeTable, DeValue},
};

/// A type that the raw forms have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Texts,
    List,
    Table,
    Number,
    Truth,
}

impl Type {
    /// The type that serde says it expected.
    pub(super) fn expected(words: &str) -> Option<Self> {
        Some(match words {
            "a string" => Self::Text,
            "a text or a list of texts" => Self::Texts,
            "a sequence" => Self::List,
            "a boolean" => Self::Truth,
            "u32" => Self::Number,
            words if words == "a map" || words.starts_with("struct ") => Self::Table,
            _ => return None,
        })
    }

    /// What it is called.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Texts => "a text or a list of texts",
            Self::List => "a list",
            Self::Table => "a table",
            Self::Number => "a whole number",
            Self::Truth => "`true` or `false`",
        }
    }

    /// How it is written.
    pub(super) fn example(self) -> &'static str {
        match self {
            Self::Text | Self::Texts => {
                "write a text in quotes, dates and numbers too: \"2026-12-24\""
            }
            Self::List => "write a list in brackets, or a table under [[name]]",
            Self::Table => "write a table: [name] or { key = \"value\" }",
            Self::Number => "write it without quotes, dot or sign: 12",
            Self::Truth => "write it without quotes",
        }
    }
}

/// Whether serde calls a value so: "integer `5`", "map".
pub(super) fn is_called(serde_name: &str, value: &DeValue<'_>) -> bool {
    match value {
        DeValue::String(_) => serde_name.starts_with("string"),
        DeValue::Integer(_) => serde_name.starts_with("integer"),
        DeValue::Float(_) => serde_name.starts_with("floating point"),
        DeValue::Boolean(_) => serde_name.starts_with("boolean"),
        DeValue::Array(_) => serde_name == "sequence",
        DeValue::Datetime(_) | DeValue::Table(_) => serde_name == "map",
    }
}

/// What people call a type of TOML.
pub(super) fn name_of(toml_type: &str) -> &'static str {
    match toml_type {
        "string" => "a text",
        "integer" => "a number",
        "float" => "a number with a dot",
        "boolean" => "`true` or `false`",
        "datetime" => "a date without quotes",
        "array" => "a list",
        _ => "a table",
    }
}

/// The value of a type that a wrong one is taken for. `replaced` are values that were taken for
/// others before.
pub(super) fn of<'t>(
    expected: Type,
    wrong: &Spanned<DeValue<'t>>,
    replaced: &[Spanned<DeValue<'t>>],
) -> DeValue<'t> {
    match expected {
        Type::Text | Type::Texts => DeValue::String(text_of(wrong.get_ref()).into()),
        Type::List => {
            let mut list = DeArray::new();
            if wrong.get_ref().as_str() != Some("") {
                list.push(wrong.clone());
            }
            DeValue::Array(list)
        }
        // serde tries a list as the fields of a struct in their order, so that its table may have
        // been replaced already.
        Type::Table => {
            let first = wrong.get_ref().as_array().and_then(|list| list.first());
            let before =
                first.and_then(|first| replaced.iter().find(|value| value.span() == first.span()));
            let table = before.or(first).and_then(|value| value.get_ref().as_table());
            DeValue::Table(table.cloned().unwrap_or_else(DeTable::new))
        }
        Type::Number => DeValue::Integer(DeInteger::default()),
        Type::Truth => DeValue::Boolean(wrong.get_ref().as_str() == Some("true")),
    }
}

fn text_of(value: &DeValue<'_>) -> String {
    match value {
        DeValue::Integer(number) => number.to_string(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Boolean(truth) => truth.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Array(list) => {
            list.first().map(|first| text_of(first.get_ref())).unwrap_or_default()
        }
        DeValue::String(text) => text.to_string(),
        DeValue::Table(_) => String::new(),
    }
}
