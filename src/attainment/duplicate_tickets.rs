//! Tickets that stand in the table twice. Each row counts, so that the report must note them.

use std::{
    collections::BTreeMap,
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

/// The most names that are remembered; each takes some twenty bytes. Longer tables are not checked.
const MOST: usize = 1_000_000;

/// The names of tickets, each by its hash: two of a million are confused once in thirty million
/// tables.
#[derive(Clone, Debug, Default)]
pub(super) struct DuplicateTickets {
    /// Names of a block and their rows, not yet added to the others.
    fresh: Vec<(u64, u64)>,
    /// The first row of each name.
    first: BTreeMap<u64, u64>,
    rows: u64,
    example: Option<(u64, u64)>,
    too_many: bool,
}

impl DuplicateTickets {
    pub(super) fn add(&mut self, name: &[u8], row: u64) {
        if !name.is_empty() {
            let mut hasher = DefaultHasher::new();
            name.hash(&mut hasher);
            self.fresh.push((hasher.finish(), row));
        }
    }

    /// Adds a block that follows so many rows.
    pub(super) fn merge(&mut self, block: Self, rows_before: u64) {
        for (name, row) in block
            .fresh
            .into_iter()
            .map(|(name, row)| (name, row + rows_before))
            .filter(|_| !self.too_many)
        {
            if let Some(first) = self.first.get(&name) {
                self.rows += 1;
                self.example.get_or_insert((*first, row));
            } else {
                self.first.insert(name, row);
            }
        }
        if self.first.len() > MOST {
            self.too_many = true;
            self.first = BTreeMap::new();
        }
    }

    /// Returns the number of rows that have the name of one before them; `None` if none has a name,
    /// or if they are too many.
    pub(super) fn rows(&self) -> Option<u64> {
        Some(self.rows).filter(|_| !self.too_many && !self.first.is_empty())
    }

    /// Returns the first of them, behind the row with its name.
    pub(super) fn example(&self) -> Option<(u64, u64)> {
        self.example.filter(|_| !self.too_many)
    }
}

#[cfg(test)]
mod tests {
    use super::{DuplicateTickets, MOST};

    fn block(names: &[&str]) -> DuplicateTickets {
        let mut block = DuplicateTickets::default();
        for (row, name) in (1..).zip(names) {
            block.add(name.as_bytes(), row);
        }
        block
    }

    #[test]
    fn repeated_names_are_found_in_all_blocks() {
        let mut all = DuplicateTickets::default();
        assert_eq!(all.rows(), None);
        all.merge(block(&["a", "b", "", ""]), 0);
        assert_eq!((all.rows(), all.example()), (Some(0), None));
        all.merge(block(&["c", "b", "b", "a"]), 4);
        assert_eq!((all.rows(), all.example()), (Some(3), Some((2, 6))));
    }

    #[test]
    fn of_too_many_nothing_is_said() {
        let mut block = DuplicateTickets::default();
        (0..=MOST as u64).chain([0]).for_each(|row| block.add(&row.to_le_bytes(), row));
        let mut all = DuplicateTickets::default();
        all.merge(block, 0);
        assert_eq!((all.rows(), all.example(), all.first.len()), (None, None, 0));
    }
}
