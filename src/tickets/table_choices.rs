//! Choices that were made without being asked while a table was read, each to be said in one line.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};

/// The choices of a table.
#[derive(Debug, Default)]
pub(super) struct TableChoices {
    said: Mutex<Vec<String>>,
    /// True once a document of JSON says that there are more pages of it.
    pub(super) has_more_pages: Arc<AtomicBool>,
}

impl TableChoices {
    /// Returns those of a further file, of which only more pages are to be said.
    pub(super) fn of_further_file(has_more_pages: &Arc<AtomicBool>) -> Self {
        Self { said: Mutex::default(), has_more_pages: Arc::clone(has_more_pages) }
    }

    /// Adds a choice, with the option that takes another.
    pub(super) fn add(&self, says: String) {
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        if !said.contains(&says) {
            said.push(says);
        }
    }

    /// Lists them.
    pub(super) fn list(&self) -> Vec<String> {
        let mut list = self.said.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if self.has_more_pages.load(Ordering::Relaxed) {
            list.push(
                "The JSON names a next page or a greater total, so it does not have all tickets."
                    .to_owned(),
            );
        }
        list
    }
}
