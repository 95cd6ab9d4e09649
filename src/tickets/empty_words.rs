//! Words that stand for an empty cell, such as `N/A` in a column of times.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
};

use crate::text::excerpt;

/// The words that can mean nothing else in a column of times or durations, in lower case.
const USUAL: [&str; 13] = [
    "-", "--", "\u{2013}", "\u{2014}", "n/a", "#n/a", "null", "(null)", "none", "(none)", "nil",
    "nat", "(empty)",
];

/// The most words that are remembered, to be said.
const MOST_SAID: usize = 8;

/// The words of a table that stand for an empty cell.
#[derive(Clone, Debug, Default)]
pub struct EmptyWords {
    /// The words that an option says; they hold in every column, and alone.
    said: Option<Vec<String>>,
    /// The usual words that were taken without being said.
    taken: Arc<Mutex<BTreeSet<String>>>,
}

impl EmptyWords {
    /// Returns the words that an option lists between commas; without one the usual ones.
    #[must_use]
    pub fn new(listed: Option<&str>) -> Self {
        let words = |list: &str| {
            let words = list.split(',').map(|word| word.trim().to_lowercase());
            words.filter(|word| !word.is_empty()).collect()
        };
        Self { said: listed.map(words), taken: Arc::default() }
    }

    /// Returns true if a cell that is no time and no duration stands for an empty one.
    #[cold]
    pub(super) fn has_time(&self, cell: &[u8]) -> bool {
        let Ok(cell) = str::from_utf8(cell) else { return false };
        let word = cell.trim().to_lowercase();
        if let Some(said) = &self.said {
            return said.contains(&word);
        }
        let is_usual = USUAL.contains(&word.as_str());
        if is_usual {
            let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
            if taken.len() < MOST_SAID {
                taken.insert(cell.trim().to_owned());
            }
        }
        is_usual
    }

    /// Returns true if an option says that a name, such as that of a priority, stands for an empty
    /// cell.
    pub(super) fn has_name(&self, cell: &str) -> bool {
        let Some(said) = &self.said else { return false };
        said.contains(&cell.trim().to_lowercase())
    }

    /// Returns the line that says which words were taken without being said.
    pub(super) fn note(&self) -> Option<String> {
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let words: Vec<String> = taken.iter().map(|word| format!("'{}'", excerpt(word))).collect();
        let says = format!(
            "In columns of times {} {} for an empty cell; --null '' refuses {}.",
            words.join(", "),
            if words.len() == 1 { "stands" } else { "stand" },
            if words.len() == 1 { "it" } else { "them" },
        );
        (!words.is_empty()).then_some(says)
    }
}
