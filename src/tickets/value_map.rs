//! The policy's words for values of a help desk: `urgent` may be its priority `1`.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use super::{Field, PriorityScheme, Row};
use crate::{
    policy::{find, normalized},
    sla::{PriorityRef, QuestionError, Subject},
    text::excerpt,
};

/// Values of fields, and their meanings in the policy's words.
#[derive(Clone, Debug, Default)]
pub struct ValueMap(Vec<MappedValue>);

#[derive(Clone, Debug)]
struct MappedValue {
    field: Field,
    value: String,
    meant: String,
    /// True if it comes from a ready-made set.
    of_set: bool,
    /// True once a cell had this value.
    used: Arc<AtomicBool>,
}

impl ValueMap {
    /// Returns the fields whose values can be mapped: those that name something.
    #[must_use]
    pub fn fields() -> &'static [Field] {
        Field::with_names()
    }

    /// Maps a value of a field to a meaning; an empty one is as an empty cell. It replaces the
    /// value's earlier meaning.
    pub fn add(&mut self, field: Field, value: &str, meant: &str) {
        self.0.retain(|known| !known.is(field, value.trim()));
        self.0.push(MappedValue::new(field, value.trim(), meant.trim()));
    }

    /// Maps every priority of a ready-made set; values with a meaning of their own keep it.
    pub fn add_scheme(&mut self, scheme: &PriorityScheme) {
        for (value, meant) in scheme.values {
            if !self.0.iter().any(|known| known.is(Field::Priority, value)) {
                self.0.push(MappedValue {
                    of_set: true,
                    ..MappedValue::new(Field::Priority, value, meant)
                });
            }
        }
    }

    /// Returns true if a value of a field was given a meaning: then its column is the one that is
    /// meant.
    pub(super) fn maps(&self, field: Field) -> bool {
        self.0.iter().any(|known| known.field == field)
    }

    /// Returns the meaning of a cell; the cell itself if it has none.
    pub(super) fn of<'m>(&'m self, field: Field, cell: &'m str) -> &'m str {
        self.meaning(field, cell).unwrap_or(cell)
    }

    /// Returns the meaning of a priority's name. Of `1 - Critical` the number counts, if the whole
    /// has no meaning.
    pub(super) fn priority<'m>(&'m self, cell: &'m str) -> &'m str {
        let number = || number_and_name(cell).map_or(cell, |(number, _)| number);
        self.meaning(Field::Priority, cell).unwrap_or_else(|| self.of(Field::Priority, number()))
    }

    fn meaning(&self, field: Field, cell: &str) -> Option<&str> {
        let known = self.0.iter().find(|known| known.is(field, cell))?;
        known.used.store(true, Ordering::Relaxed);
        Some(&known.meant)
    }

    /// Returns the values that no cell had, with their fields: `priority:urgnt`.
    pub fn unused(&self) -> impl Iterator<Item = String> {
        let is_unused = |known: &&MappedValue| !known.of_set && !known.used.load(Ordering::Relaxed);
        let unused = self.0.iter().filter(is_unused);
        unused.map(|known| format!("{}:{}", known.field.name(), known.value))
    }

    /// Returns the fault of a priority that stands for nothing, or whose number has another name in
    /// the policy (`2 - High`).
    pub(super) fn fault_of_priority(&self, row: &Row<'_>, subject: &Subject<'_>) -> Option<String> {
        let cell = str::from_utf8(row.cell(Field::Priority)).ok()?;
        let is_known = matches!(subject.priority, Some(PriorityRef::Known(_)));
        if !is_known && stands_for_nothing(cell) && self.meaning(Field::Priority, cell).is_none() {
            let say = map_value(Field::Priority, cell, "");
            return Some(format!(
                "there is no priority '{}'; {say} reads it as an empty cell",
                excerpt(cell)
            ));
        }
        let (number, name) = number_and_name(cell)?;
        let Some(PriorityRef::Known(known)) = &subject.priority else { return None };
        let said = self.meaning(Field::Priority, cell).is_some()
            || self.meaning(Field::Priority, number).is_some();
        let differs = normalized(&known.name) != known.id
            && find(&subject.policy.priorities, name).is_none_or(|other| other.id != known.id);
        (!said && differs).then(|| {
            let is = format!(
                "the priority '{cell}' has the number of the policy's '{}' but another name",
                known.name
            );
            format!("{is}; if it is meant, add {}", map_value(Field::Priority, cell, number))
        })
    }
}

/// Returns the fault of a row. A word that stands for nothing, or is like none that is known, comes
/// with the option that maps it.
pub(super) fn fault_of_name(row: &Row<'_>, error: &QuestionError) -> String {
    let QuestionError::Unknown { what, name, nearest, known, hint } = error else {
        return error.to_string();
    };
    let cell = |field: Field| {
        str::from_utf8(row.cell(field)).ok().filter(|cell| {
            cell == name || number_and_name(cell).is_some_and(|(number, _)| number == name)
        })
    };
    let fields = || ValueMap::fields().iter().filter(|field| **field != Field::Contract);
    let Some((field, cell)) = fields().find_map(|field| Some((*field, cell(*field)?))) else {
        return error.to_string();
    };
    if stands_for_nothing(cell) {
        let (what, name, known) = (what.clone(), name.clone(), known.clone());
        let hint = Some(format!("{} reads it as an empty cell", map_value(field, cell, "")));
        return QuestionError::Unknown { what, name, nearest: None, known, hint }.to_string();
    }
    if cell.starts_with('[') {
        let (what, name, known) = (what.clone(), "[...]".to_owned(), known.clone());
        let field = field.name();
        let hint = Some(format!(
            "of a list of labels --map {field}='label:P*' takes the one that matches"
        ));
        return QuestionError::Unknown { what, name, nearest: None, known, hint }.to_string();
    }
    match (nearest, hint) {
        (None, None) => format!("{error}; {} says what it means", map_value(field, cell, "...")),
        _ => error.to_string(),
    }
}

/// Returns the option that maps a value, quoted for a shell.
fn map_value(field: Field, value: &str, meaning: &str) -> String {
    let value = excerpt(value).replace('\'', "'\\''");
    format!("--map-value '{}:{value}={meaning}'", field.name())
}

/// Returns true if a cell is written for an empty one: `-`, `?`, `N/A`, `none`.
pub(super) fn stands_for_nothing(cell: &str) -> bool {
    const WORDS: &str = "\
        na none null nil nan nat unknown undefined unset notset unassigned empty blank tbd tba \
        nothing nopriority notapplicable notavailable";
    let plain: String =
        cell.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    !cell.is_empty() && (plain.is_empty() || WORDS.split(' ').any(|word| word == plain))
}

/// Splits a priority such as `1 - Critical` into its number and its name.
fn number_and_name(priority: &str) -> Option<(&str, &str)> {
    priority.split_once(" - ").filter(|(number, _)| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

impl MappedValue {
    fn new(field: Field, value: &str, meant: &str) -> Self {
        let (value, meant) = (value.to_owned(), meant.to_owned());
        Self { field, value, meant, of_set: false, used: Arc::default() }
    }

    /// Compares without case, and without spaces, `_` and `-` beside letters.
    fn is(&self, field: Field, value: &str) -> bool {
        let (own, other) = (normalized(&self.value), normalized(value));
        self.field == field && if own.is_empty() { self.value == value } else { own == other }
    }
}
