//! Tickets that stand in the table twice: each row counts, so that somebody must be told.

use siphasher::sip128::SipHasher13;

/// Up to so many names are remembered. Of longer tables nobody can say whether names come twice.
const MOST: usize = 1_000_000;
/// With so many rows at hand, of 16 bytes each, repeated names are counted and dropped.
const ROOM: usize = MOST + MOST / 4;
/// Far more rows than a stream has are numbered in so many bits.
const ROW_BITS: u32 = 40;

/// The names of tickets, each by its hash: with 88 bits of it two of a million names are confused
/// once in six hundred trillion tables.
#[derive(Clone, Debug, Default)]
pub(super) struct RepeatedTickets {
    named: Vec<NamedRow>,
    /// While every name comes after the one before it, none repeats and nothing is sorted.
    order: NameOrder,
    /// Rows with the name of one before them, of those that were dropped.
    dropped: u64,
    example: Option<(u64, u64)>,
    too_many: bool,
}

/// The order of names, the shorter one of two first: `T-9`, `T-10`.
#[derive(Clone, Debug, Default)]
struct NameOrder {
    first: Box<[u8]>,
    last: Vec<u8>,
    /// True if a name did not come after the one before it.
    is_broken: bool,
}

/// A row with a name: the hash of the name, and in the last bits the number of the row. It is one
/// number so that sorting by names, and then by rows, is fast.
#[derive(Clone, Copy, Debug)]
struct NamedRow(u128);

/// The rows with a repeated name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RepeatedRows {
    /// Number of rows whose ticket stands in an earlier row; `None` if no row names its ticket, or
    /// if there are too many rows.
    pub(super) rows: Option<u64>,
    /// The first of them, behind the row with its name.
    pub(super) example: Option<(u64, u64)>,
}

impl RepeatedTickets {
    pub(super) fn add(&mut self, name: &[u8], row: u64) {
        if !name.is_empty() {
            self.named.push(NamedRow::new(name, row));
            self.order.add(name);
        }
    }

    /// Takes a block that comes after what is there.
    pub(super) fn merge(&mut self, block: Self, rows_before: u64) {
        if self.too_many {
            return;
        }
        self.named.extend(block.named.into_iter().map(|named| named.moved(rows_before)));
        self.order.merge(block.order);
        if self.named.len() > ROOM {
            self.drop_repeated();
        }
    }

    /// Counts the rows with repeated names.
    pub(super) fn counted(mut self) -> RepeatedRows {
        self.drop_repeated();
        if self.too_many || self.named.is_empty() {
            return RepeatedRows::default();
        }
        RepeatedRows { rows: Some(self.dropped), example: self.example }
    }

    /// Drops repeated names, and gives up above `MOST`.
    fn drop_repeated(&mut self) {
        if self.order.is_broken {
            self.sort_and_drop();
        }
        if self.named.len() > MOST {
            self.too_many = true;
            self.named = Vec::new();
        }
    }

    /// Keeps the first row of each name.
    fn sort_and_drop(&mut self) {
        let Self { named, dropped, example, .. } = self;
        named.sort_unstable_by_key(|named| named.0);
        named.dedup_by(|later, first| {
            let is_repeated = later.name() == first.name();
            if is_repeated {
                *dropped += 1;
                if example.is_none_or(|(_, row)| later.row() < row) {
                    *example = Some((first.row(), later.row()));
                }
            }
            is_repeated
        });
    }
}

impl NameOrder {
    fn add(&mut self, name: &[u8]) {
        if self.is_broken {
            return;
        }
        if self.first.is_empty() {
            self.first = name.into();
        }
        self.is_broken = !is_before(&self.last, name);
        self.last.clear();
        self.last.extend_from_slice(name);
    }

    /// Takes the names that come after those that are there.
    fn merge(&mut self, later: Self) {
        if later.first.is_empty() {
            return;
        }
        self.add(&later.first);
        self.last = later.last;
        self.is_broken |= later.is_broken;
    }
}

fn is_before(name: &[u8], other: &[u8]) -> bool {
    (name.len(), name) < (other.len(), other)
}

impl NamedRow {
    fn new(name: &[u8], row: u64) -> Self {
        let hash = u128::from(SipHasher13::new().hash(name));
        Self(hash >> ROW_BITS << ROW_BITS | u128::from(row))
    }

    /// Returns the same behind so many rows.
    fn moved(self, rows_before: u64) -> Self {
        Self(self.0 + u128::from(rows_before))
    }

    fn name(self) -> u128 {
        self.0 >> ROW_BITS
    }

    fn row(self) -> u64 {
        let row = self.0 & ((1 << ROW_BITS) - 1);
        u64::try_from(row).unwrap_or(u64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, ROOM, RepeatedRows, RepeatedTickets};

    fn block(names: &[&str]) -> RepeatedTickets {
        let mut block = RepeatedTickets::default();
        for (row, name) in (1..).zip(names) {
            block.add(name.as_bytes(), row);
        }
        block
    }

    #[test]
    fn repeated_names_are_found_in_all_blocks() {
        let mut all = RepeatedTickets::default();
        assert_eq!(all.clone().counted(), RepeatedRows::default());
        all.merge(block(&["a", "b", "", ""]), 0);
        assert_eq!(all.clone().counted(), RepeatedRows { rows: Some(0), example: None });
        all.merge(block(&["c", "b", "b", "a"]), 4);
        assert_eq!(all.counted(), RepeatedRows { rows: Some(3), example: Some((2, 6)) });
    }

    #[test]
    fn names_in_order_are_told_from_those_that_are_not() {
        for (blocks, is_broken, rows, example) in [
            ([&["T-8", "T-9", "T-10"][..], &[][..], &["T-11", "T-100"]], false, 0, None),
            ([&["T-8"], &["", "T-9"], &["T-10"]], false, 0, None),
            ([&["T-8", "T-9"], &["T-9"], &["T-10"]], true, 1, Some((2, 3))),
            ([&["T-8", "T-9", "T-9"], &[], &["T-10"]], true, 1, Some((2, 3))),
            ([&["T-8", "T-10"], &["T-9"], &["T-8"]], true, 1, Some((1, 4))),
            ([&["b"], &["a"], &["c", "d"]], true, 0, None),
        ] {
            let (mut all, mut rows_before) = (RepeatedTickets::default(), 0);
            for part in blocks {
                all.merge(block(part), rows_before);
                rows_before += part.len() as u64;
            }
            assert_eq!(all.order.is_broken, is_broken, "{blocks:?}");
            assert_eq!(all.counted(), RepeatedRows { rows: Some(rows), example }, "{blocks:?}");
        }
    }

    #[test]
    fn repeated_names_are_counted_while_there_is_room_and_after() {
        let names = MOST as u64 / 2;
        let mut all = RepeatedTickets::default();
        for round in 0..6 {
            let mut block = RepeatedTickets::default();
            (0..names).for_each(|row| block.add(&row.to_le_bytes(), row + 1));
            all.merge(block, round * names);
            assert!(all.named.len() <= ROOM);
        }
        assert_eq!(
            all.counted(),
            RepeatedRows { rows: Some(5 * names), example: Some((1, names + 1)) }
        );
    }

    #[test]
    fn of_too_many_nothing_is_said() {
        let mut block = RepeatedTickets::default();
        (0..=MOST as u64).chain([0]).for_each(|row| block.add(&row.to_le_bytes(), row));
        let mut all = RepeatedTickets::default();
        all.merge(block, 0);
        assert_eq!(all.counted(), RepeatedRows::default());
    }
}
