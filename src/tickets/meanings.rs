//! What the values of a help desk mean in the policy's words: `urgent` may be its priority `1`.

use super::{Field, Row};
use crate::{answer::AskError, policy::normalized};

/// Values of fields, and what they mean.
#[derive(Clone, Debug, Default)]
pub struct Meanings(Vec<Meaning>);

#[derive(Clone, Debug)]
struct Meaning {
    field: Field,
    value: String,
    meant: String,
}

impl Meanings {
    /// The fields whose values can be said otherwise: those that name something.
    #[must_use]
    pub fn fields() -> &'static [Field] {
        &Field::ALL[Field::OF_CASES]
    }

    /// Says what a value of a field means; nothing is as an empty cell. What was said before of this value no longer holds.
    pub fn add(&mut self, field: Field, value: &str, meant: &str) {
        self.0.retain(|known| !known.is(field, value.trim()));
        self.0.push(Meaning { field, value: value.trim().to_owned(), meant: meant.trim().to_owned() });
    }

    /// What a cell means; the cell itself if nothing was said of it.
    pub(super) fn of<'m>(&'m self, field: Field, cell: &'m str) -> &'m str {
        self.0.iter().find(|known| known.is(field, cell)).map_or(cell, |known| &known.meant)
    }
}

/// What is wrong with a row; of a word of its own that is like none that is known also how it can be said.
pub(super) fn in_a_table(row: &Row<'_>, error: &AskError) -> String {
    let AskError::Unknown { name, nearest: None, hint: None, .. } = error else { return error.to_string() };
    let field = Meanings::fields().iter().find(|field| **field != Field::Contract && row.cell(**field) == name.as_bytes());
    let hint = field.map(|field| format!("; --map-value '{}:{name}=...' says what it means", field.name()));
    format!("{error}{}", hint.unwrap_or_default())
}

impl Meaning {
    /// Upper and lower case make no difference, and neither do spaces, `_` and `-` beside letters.
    fn is(&self, field: Field, value: &str) -> bool {
        let (own, other) = (normalized(&self.value), normalized(value));
        self.field == field && if own.is_empty() { self.value == value } else { own == other }
    }
}
