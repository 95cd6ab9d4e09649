//! Looks up the keys of JSON objects. Rows of one export mostly have the same keys in the same
//! order. Those of the first show which export it is.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};
use serde_json::Value;

use super::blocks::Block;
use crate::tickets::columns::ColumnRole;

/// The most keys that are remembered, as many as a mask has bits, and the longest of them in bytes.
const REMEMBERED: usize = 64;
const LONGEST: usize = 128;

/// A key that an object has twice.
struct KeyStandsTwice;

/// Looks up the keys of an object, one after the other, among the wanted ones.
pub(in super::super) struct Keys<'k> {
    /// The wanted keys, and the roles of each.
    wanted: Vec<(&'k str, Vec<ColumnRole>)>,
    /// Keys in the order in which they came first, with their place among the wanted ones.
    known: Vec<(String, Option<usize>)>,
    /// The place among the known ones at which the search for the next key begins.
    at: usize,
    /// A bit for each known key that the object has.
    seen: u64,
    /// True if it has keys that are not among the known ones, one of which may stand twice.
    pub(in super::super) has_others: bool,
    /// A key that it has twice, and where the second one ends in the row, if that is known.
    pub(in super::super) doubled: Option<(String, Option<usize>)>,
}

impl<'k> Keys<'k> {
    pub(in super::super) fn new(keys: &'k [(String, ColumnRole)]) -> Self {
        let mut wanted: Vec<(&str, Vec<ColumnRole>)> = Vec::new();
        for (name, holds) in keys {
            match wanted.iter_mut().find(|(known, _)| known == name) {
                Some((_, held)) => held.push(*holds),
                None => wanted.push((name, vec![*holds])),
            }
        }
        Self { wanted, known: Vec::new(), at: 0, seen: 0, has_others: false, doubled: None }
    }

    /// Prepares for the first key of an object.
    pub(in super::super) fn begin(&mut self) {
        (self.at, self.seen, self.has_others) = (0, 0, false);
    }

    /// Returns the place of the next key among the wanted ones, if it is one.
    ///
    /// # Errors
    /// The object has it twice.
    #[inline]
    fn next(&mut self, key: &str) -> Result<Option<usize>, KeyStandsTwice> {
        let (before, ahead) = self.known.split_at(self.at);
        let is_it = |(known, _): &(String, Option<usize>)| known == key;
        let known = match ahead.iter().position(is_it) {
            Some(place) => Some(self.at + place),
            None => before.iter().position(is_it).or_else(|| self.remember(key)),
        };
        let Some(known) = known else {
            self.has_others = true;
            return Ok(self.look_up(key));
        };
        self.at = known + 1;
        let bit = 1 << known;
        if self.seen & bit != 0 {
            return Err(KeyStandsTwice);
        }
        self.seen |= bit;
        Ok(self.known[known].1)
    }

    /// Remembers a key as the last of the known ones, if there is room.
    fn remember(&mut self, key: &str) -> Option<usize> {
        if self.known.len() >= REMEMBERED || key.len() > LONGEST {
            return None;
        }
        self.known.push((key.to_owned(), self.look_up(key)));
        Some(self.known.len() - 1)
    }

    fn look_up(&self, key: &str) -> Option<usize> {
        self.wanted.iter().position(|(wanted, _)| *wanted == key)
    }
}

impl<'r, 'm> DeserializeSeed<'r> for &'m mut Keys<'_> {
    type Value = (usize, &'m [ColumnRole]);

    fn deserialize<D: Deserializer<'r>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'m> Visitor<'_> for &'m mut Keys<'_> {
    type Value = (usize, &'m [ColumnRole]);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        let Ok(place) = self.next(key) else {
            self.doubled = Some((key.to_owned(), None));
            return Err(E::custom("a key stands twice"));
        };
        Ok(place.map_or((0, &[]), |place| (place, &self.wanted[place].1)))
    }
}

/// The longest object that is looked at, in bytes.
const LONGEST_FIRST: usize = 1 << 16;
/// The most steps of a path.
const DEEPEST: usize = 3;

/// Returns the paths of the keys of the first object of a block: `fields`, `fields.created`.
pub(super) fn paths_of_first(block: &Block) -> Vec<String> {
    let mut paths = Vec::new();
    if let Block::Rows(rows) = block {
        let mut lines = rows.split(|byte| *byte == b'\n');
        let first = lines.find(|line| !line.trim_ascii().is_empty());
        let first = first.filter(|line| line.len() <= LONGEST_FIRST);
        if let Some(Ok(object)) = first.map(serde_json::from_slice) {
            add(&object, "", DEEPEST, &mut paths);
        }
    }
    paths
}

fn add(value: &Value, prefix: &str, depth: usize, paths: &mut Vec<String>) {
    let Some(object) = value.as_object().filter(|_| depth > 0) else { return };
    for (key, value) in object {
        paths.push(format!("{prefix}{key}"));
        add(value, &format!("{prefix}{key}."), depth - 1, paths);
    }
}
