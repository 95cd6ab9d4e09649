//! The fields that the keys of JSON objects hold, by options and names.

use super::{ElapsedColumn, JsonPath, Mapping, UtcFields};
use crate::tickets::{EventPlaces, Field, StreamError};

/// The fields that the keys of JSON objects hold.
#[derive(Clone, Debug)]
pub(in super::super) struct KeyColumns {
    /// The wanted keys, and their roles; a key may stand several times.
    pub(in super::super) holds: Vec<(String, ColumnRole)>,
    /// Wanted values below keys: the path, its place among the wanted keys, and its role.
    pub(in super::super) nested: Vec<(JsonPath, usize, ColumnRole)>,
    /// Further keys that are wanted.
    pub(in super::super) extras: usize,
    /// The keys that are written anew.
    pub(in super::super) answer_columns: Vec<String>,
    /// Fields of whose keys the first that is not empty counts; of others an object may have one
    /// only.
    pub(in super::super) ranked: Vec<Field>,
    /// The key of elapsed times.
    pub(in super::super) elapsed: ElapsedColumn,
    /// The fields whose keys state that their times are in UTC.
    pub(in super::super) utc: UtcFields,
    /// The events for which other objects of the table have a key.
    pub(in super::super) places: EventPlaces,
}

/// The content of a JSON key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum ColumnRole {
    Field(Field),
    Extra(usize),
    /// A wanted value below it, by its place among those.
    Nested(usize),
    /// A part of slacalc's answer, which is written anew.
    Answer,
}

impl KeyColumns {
    /// Returns the key at a place among the wanted ones, each counted once.
    pub(in super::super) fn key_at(&self, place: usize) -> &str {
        let mut keys: Vec<&str> = Vec::new();
        for (key, _) in &self.holds {
            if !keys.contains(&key.as_str()) {
                keys.push(key);
            }
        }
        keys.get(place).copied().unwrap_or_default()
    }
}

impl Mapping {
    /// Returns the fields that the keys of JSON objects hold.
    ///
    /// # Errors
    /// The key of elapsed times counts business time.
    pub(in super::super) fn keys(&self) -> Result<KeyColumns, StreamError> {
        let field = Field::RespondedAfter;
        let given = self.given.iter().find(|(given, _)| *given == field);
        let key = given.and_then(|(_, key)| key.as_deref()).unwrap_or(field.name());
        let elapsed = self.elapsed(key, &[])?;
        let is_suggested = |field: &Field| {
            self.suggested().iter().any(|(suggested, _)| *suggested == self.in_place_of(*field))
        };
        let ranked = self.fields().filter(is_suggested).collect();
        let (mut holds, answer_columns) = (self.holds(), self.answer_columns.clone());
        let nested = nested(&mut holds);
        let mut utc = UtcFields::default();
        for (field, key) in &self.given {
            if let Some(key) = key.as_ref().filter(|_| field.is_time()) {
                utc.take(*field, key, &self.shape)?;
            }
        }
        Ok(KeyColumns {
            holds,
            nested,
            extras: self.extras.len(),
            answer_columns,
            ranked,
            elapsed,
            utc,
            places: EventPlaces::default(),
        })
    }

    /// Lists the wanted keys and the content of each: the keys that were named, and the names of
    /// the other fields.
    fn holds(&self) -> Vec<(String, ColumnRole)> {
        let mut keys = Vec::new();
        for field in self.fields() {
            let of = self.in_place_of(field);
            match self.given.iter().find(|(given, _)| *given == of) {
                Some((_, column)) => keys
                    .extend(column.iter().map(|column| (column.clone(), ColumnRole::Field(field)))),
                None => keys.extend(
                    self.names(of)
                        .iter()
                        .map(|name| ((*name).to_owned(), ColumnRole::Field(field))),
                ),
            }
        }
        keys.extend(self.answer_columns.iter().map(|name| (name.clone(), ColumnRole::Answer)));
        let further = self.extras.iter().enumerate();
        keys.extend(further.flat_map(|(at, further)| {
            further.names.iter().map(move |name| (name.clone(), ColumnRole::Extra(at)))
        }));
        keys
    }
}

/// Returns the wanted values below keys, and adds these keys to the wanted ones.
fn nested(holds: &mut Vec<(String, ColumnRole)>) -> Vec<(JsonPath, usize, ColumnRole)> {
    let mut keys: Vec<&str> = Vec::new();
    let mut nested = Vec::new();
    for (key, role) in holds.iter() {
        let known = keys.iter().position(|known| known == key);
        let place = known.unwrap_or(keys.len());
        if known.is_none() {
            keys.push(key);
        }
        nested.extend(JsonPath::of(key).map(|path| (path, place, *role)));
    }
    let heads = nested.iter().enumerate();
    let heads = heads.map(|(at, (path, ..))| (path.head.clone(), ColumnRole::Nested(at)));
    let heads: Vec<_> = heads.collect();
    holds.extend(heads);
    nested
}
