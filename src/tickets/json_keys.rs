//! What the keys of JSON objects hold. Rows of one export mostly have the same keys in the same order.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Visitor};

use super::columns::Holds;

/// How many keys are remembered, and how long they may be.
const REMEMBERED: usize = 64;
const LONGEST: usize = 128;

/// Says of the keys of objects, in their order, what they hold.
pub(super) struct Keys<'k> {
    /// The wanted keys, and all that is held by each.
    wanted: Vec<(&'k str, Vec<Holds>)>,
    /// Keys in the order in which they came first, and which of the wanted ones each is.
    known: Vec<(String, Option<usize>)>,
    /// Where among the known ones the next key is looked for first.
    at: usize,
}

impl<'k> Keys<'k> {
    pub(super) fn new(keys: &'k [(String, Holds)]) -> Self {
        let mut wanted: Vec<(&str, Vec<Holds>)> = Vec::new();
        for (name, holds) in keys {
            match wanted.iter_mut().find(|(known, _)| known == name) {
                Some((_, held)) => held.push(*holds),
                None => wanted.push((name, vec![*holds])),
            }
        }
        Self { wanted, known: Vec::new(), at: 0 }
    }

    /// Before the first key of an object.
    pub(super) fn begin(&mut self) {
        self.at = 0;
    }

    /// The place of the next key among the wanted ones, and what it holds.
    fn next(&mut self, key: &str) -> (usize, &[Holds]) {
        let (before, ahead) = self.known.split_at(self.at);
        let is_it = |(known, _): &(String, Option<usize>)| known == key;
        let known = ahead.iter().position(is_it).map(|place| self.at + place).or_else(|| before.iter().position(is_it));
        let place = match known {
            Some(known) => {
                self.at = known + 1;
                self.known[known].1
            }
            None => self.look_up(key),
        };
        place.map_or((0, &[]), |place| (place, &self.wanted[place].1))
    }

    fn look_up(&mut self, key: &str) -> Option<usize> {
        let place = self.wanted.iter().position(|(wanted, _)| *wanted == key);
        if self.known.len() < REMEMBERED && key.len() <= LONGEST {
            self.known.push((key.to_owned(), place));
            self.at = self.known.len();
        }
        place
    }
}

impl<'r, 'm> DeserializeSeed<'r> for &'m mut Keys<'_> {
    type Value = (usize, &'m [Holds]);

    fn deserialize<D: Deserializer<'r>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'m> Visitor<'_> for &'m mut Keys<'_> {
    type Value = (usize, &'m [Holds]);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        Ok(self.next(key))
    }
}
