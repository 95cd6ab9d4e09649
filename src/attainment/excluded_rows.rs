//! Rows with an error, by the kind of the error.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::text::printable;

/// The most kinds that are told apart. Those that come last by their text are counted together, so
/// that the order of the rows makes no difference.
const MOST_KINDS: usize = 50;
/// The most characters of an error that are kept.
const LONGEST: usize = 300;

/// Rows that were left out for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Excluded {
    /// The error, with `…` for the parts that differ from row to row; `other` for many rare errors
    /// together.
    pub reason: String,
    /// The number of rows.
    pub rows: u64,
    /// The first of them; the first row after the header is 1.
    pub first_row: u64,
    /// The name of that ticket, if a column has one.
    pub ticket: Option<String>,
    /// The error of that row, in full.
    pub example: String,
}

/// Counts of rows by kind.
#[derive(Clone, Debug, Default)]
pub(super) struct ExcludedRows {
    kinds: BTreeMap<String, ExcludedKind>,
    others: Option<ExcludedKind>,
}

/// A kind, and the first of its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
struct ExcludedKind {
    rows: u64,
    first_row: u64,
    ticket: String,
    example: String,
}

impl ExcludedRows {
    /// Adds a row with an error, by its number and its ticket's name.
    pub(super) fn add(&mut self, error: &str, first_row: u64, ticket: String) {
        self.put(
            kind_of(error),
            ExcludedKind { rows: 1, first_row, ticket, example: printable(error, LONGEST) },
        );
    }

    pub(super) fn merge(&mut self, other: Self, rows_before: u64) {
        let moved =
            |kind: ExcludedKind| ExcludedKind { first_row: kind.first_row + rows_before, ..kind };
        for (name, kind) in other.kinds {
            self.put(name, moved(kind));
        }
        if let Some(kind) = other.others {
            self.put_other(moved(kind));
        }
    }

    pub(super) fn rows(&self) -> u64 {
        self.kinds.values().chain(&self.others).map(|kind| kind.rows).sum()
    }

    /// Returns the kinds, the most frequent first.
    pub(super) fn excluded(self) -> Vec<Excluded> {
        let all =
            self.kinds.into_iter().chain(self.others.map(|others| ("other".to_owned(), others)));
        let line = |(reason, ExcludedKind { rows, first_row, ticket, example })| {
            let ticket = Some(ticket).filter(|ticket: &String| !ticket.is_empty());
            Excluded { reason, rows, first_row, ticket, example }
        };
        let mut excluded: Vec<Excluded> = all.map(line).collect();
        excluded.sort_by(|one, other| {
            other.rows.cmp(&one.rows).then(one.first_row.cmp(&other.first_row))
        });
        excluded
    }

    fn put(&mut self, name: String, kind: ExcludedKind) {
        match self.kinds.get_mut(&name) {
            Some(known) => known.add(kind),
            None => drop(self.kinds.insert(name, kind)),
        }
        if self.kinds.len() > MOST_KINDS
            && let Some((_, last)) = self.kinds.pop_last()
        {
            self.put_other(last);
        }
    }

    fn put_other(&mut self, kind: ExcludedKind) {
        match &mut self.others {
            Some(others) => others.add(kind),
            others => *others = Some(kind),
        }
    }
}

impl ExcludedKind {
    fn add(&mut self, other: Self) {
        let rows = self.rows + other.rows;
        if other.first_row < self.first_row {
            *self = other;
        }
        self.rows = rows;
    }
}

/// Returns an error without its quotations, numbers and advice.
fn kind_of(error: &str) -> String {
    let words: Vec<String> = without_quotations(error).split(' ').map(without_numbers).collect();
    printable(&words.join(" "), 120)
}

/// Returns an error up to its first `;`, with `…` for each quotation, which may hold a `;` itself.
fn without_quotations(error: &str) -> String {
    let mut text = String::new();
    let mut rest = error;
    while let Some(mark) = rest.find(['\'', ';']) {
        let (before, from_mark) = rest.split_at(mark);
        text.push_str(before);
        if from_mark.starts_with(';') {
            return text;
        }
        rest = &from_mark[1..];
        // An apostrophe within a word is no quotation mark.
        if text.is_empty() || text.ends_with([' ', '(']) {
            text.push('…');
            rest = behind_quotation(rest);
        } else {
            text.push('\'');
        }
    }
    text + rest
}

/// Returns the text behind the end of a quotation; nothing if it has no end.
fn behind_quotation(quotation: &str) -> &str {
    let behind = quotation.match_indices('\'').map(|(mark, _)| &quotation[mark + 1..]);
    let mut ends =
        behind.filter(|rest| rest.is_empty() || rest.starts_with([' ', ',', ';', ':', '.', ')']));
    ends.next().unwrap_or_default()
}

/// Returns a word with `…` for each number, and for a time as a whole.
fn without_numbers(word: &str) -> String {
    let is_time = |word: &str| {
        word.starts_with(|it: char| it.is_ascii_digit())
            && word.chars().all(|it| it.is_ascii_digit() || "-+:.TZ".contains(it))
    };
    if is_time(word) {
        return "…".to_owned();
    }
    let mut text = String::new();
    for part in word.split_inclusive(|letter: char| !letter.is_ascii_digit()) {
        let rest = part.trim_start_matches(|letter: char| letter.is_ascii_digit());
        text.push_str(if rest.len() < part.len() { "…" } else { "" });
        text.push_str(rest);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{ExcludedRows, MOST_KINDS, kind_of};

    #[test]
    fn errors_of_a_kind_are_told_by_what_does_not_change() {
        assert_eq!(
            kind_of("the row has 5 fields, the header 7"),
            "the row has … fields, the header …"
        );
        assert_eq!(
            kind_of("opened: 'x\u{1b}[2J' is not a time; write it so"),
            "opened: … is not a time"
        );
        let before = |zone: &str| {
            kind_of(&format!(
                "--responded 2025-01-02T03:04:05{zone} is before --opened 2025-01-03T03:04:05{zone}"
            ))
        };
        assert_eq!(
            (before("Z").as_str(), before("-05:00")),
            ("--responded … is before --opened …", before("+01:00"))
        );
        assert_eq!(kind_of("row 12 (T-7), 3rd of 44"), "row … (T-…), …rd of …");
    }

    #[test]
    fn an_apostrophe_within_a_word_begins_and_ends_no_quotation() {
        for (error, kind) in [
            (
                "there is no priority 'Can't wait'; 'priority:Can't wait=…' says what it means",
                "there is no priority …",
            ),
            (
                "the priority '2 - Low' has the number of the policy's 'High' but another name",
                "the priority … has the number of the policy's … but another name",
            ),
            // A quotation may hold a semicolon, stand in brackets, and end the sentence.
            ("pauses: 'one; two' (for 'x', 'y'): 'z'", "pauses: … (for …, …): …"),
            (
                "the vendor's hours are not the desk's; add them",
                "the vendor's hours are not the desk's",
            ),
            ("opened: 'a quotation; without an end", "opened: …"),
            ("it isn't 'mine'.", "it isn't …."),
        ] {
            assert_eq!(kind_of(error), kind, "{error}");
        }
    }

    #[test]
    fn which_kinds_are_kept_does_not_depend_on_their_order() {
        let names: Vec<String> = ('\u{4e00}'..).take(MOST_KINDS * 2).map(String::from).collect();
        let count = |rows: &mut dyn Iterator<Item = (usize, &String)>| {
            let mut excluded = ExcludedRows::default();
            rows.for_each(|(row, name)| excluded.add(name, row as u64, String::new()));
            (excluded.rows(), excluded.excluded())
        };
        assert_eq!(
            count(&mut names.iter().enumerate()),
            count(&mut names.iter().enumerate().rev())
        );
    }
}
