//! The priorities that rows of a table have, to find the ready-made meanings that read them all.

use std::{
    collections::BTreeSet,
    sync::{Mutex, PoisonError},
};

use super::{Preset, PriorityScheme, SCHEMES};
use crate::{answer::QuestionError, policy::normalized};

/// The most priorities that are kept; a column with more has something else.
const MOST: usize = 64;

/// The priorities of rows.
#[derive(Debug, Default)]
pub(crate) struct SeenPriorities(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    cells: BTreeSet<String>,
    /// The priorities of the policy that does not know one of them.
    known: Option<Vec<String>>,
}

impl SeenPriorities {
    /// Takes the priority of a group of rows; the policy's own ones if that was not read.
    pub(super) fn take(&self, cell: &[u8], known: Option<Vec<String>>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !cell.is_empty() && kept.cells.len() <= MOST {
            kept.cells.insert(String::from_utf8_lossy(cell).into_owned());
        }
        kept.known = kept.known.take().or(known);
    }

    /// Takes the priority of a group of rows that led to an error.
    pub(super) fn take_error(&self, cell: &[u8], error: &QuestionError) {
        let known = match error {
            QuestionError::Unknown { name, known, .. } => {
                let cell = String::from_utf8_lossy(cell);
                let is_it = *cell == **name || cell.starts_with(&format!("{name} - "));
                is_it.then(|| known.clone())
            }
            _ => None,
        };
        self.take(cell, known);
    }

    /// Returns the set that gives every priority a meaning that the policy knows: that of the
    /// export, or else the first if all that do agree.
    pub(crate) fn scheme(&self, export: Option<&Preset>) -> Option<&'static PriorityScheme> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = kept.known.as_ref()?;
        if kept.cells.len() > MOST {
            return None;
        }
        let meanings = |scheme: &PriorityScheme| -> Option<Vec<&'static str>> {
            kept.cells.iter().map(|cell| scheme.meaning(cell)).collect()
        };
        // `0 (Blocker)` is the priority 0.
        let id = |name: &str| normalized(name.split(" (").next().unwrap_or_default());
        let is_known =
            |meant: &str| meant.is_empty() || known.iter().any(|name| id(name) == *meant);
        let fitting = SCHEMES.iter().filter_map(|scheme| Some((scheme, meanings(scheme)?)));
        let fitting: Vec<_> =
            fitting.filter(|(_, meanings)| meanings.iter().all(|meant| is_known(meant))).collect();
        let of_export = fitting
            .iter()
            .find(|(scheme, _)| export.is_some_and(|export| export.name == scheme.name));
        let (first, meanings) = fitting.first()?;
        let agree = fitting.iter().all(|(_, others)| others == meanings);
        of_export.map(|(scheme, _)| *scheme).or_else(|| agree.then_some(*first))
    }
}
