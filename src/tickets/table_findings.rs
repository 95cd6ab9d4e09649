//! Findings about a table as a whole: the export as which its columns show it, the ready-made
//! meanings that read all of its priorities, and what all of its rows lack.

use std::{
    collections::BTreeSet,
    sync::{
        Mutex, OnceLock, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use super::{Preset, PriorityScheme, SCHEMES};
use crate::{policy::normalized, sla::QuestionError, times::TimeForm};

/// The most priorities that are kept; a column with more has something else.
const MOST: usize = 64;

/// The findings about a table.
#[derive(Debug, Default)]
pub(crate) struct TableFindings {
    /// The export as which it was recognised, with the form of its times.
    export: OnceLock<(&'static Preset, Option<TimeForm>)>,
    priorities: Mutex<SeenPriorities>,
    /// True if something that says whose ticket a row is was missing.
    lacks_options: AtomicBool,
    /// True if nothing was missing of a row.
    has_subjects: AtomicBool,
    /// True if a row has a local time without its zone.
    has_local_times: AtomicBool,
    /// The first plan by the alphabet that a row names.
    plan: Mutex<Option<String>>,
}

/// The priorities of rows.
#[derive(Debug, Default)]
struct SeenPriorities {
    cells: BTreeSet<String>,
    /// The priorities of the policy that does not know one of them.
    known: Option<Vec<String>>,
}

impl TableFindings {
    /// Keeps the export as which the table was recognised.
    pub(super) fn read_as(&self, preset: &'static Preset) {
        let form = preset.time_format.and_then(|form| TimeForm::new(form).ok());
        self.export.get_or_init(|| (preset, form));
    }

    /// Returns the export as which the table was recognised.
    pub(crate) fn export(&self) -> Option<&'static Preset> {
        self.export.get().map(|(preset, _)| *preset)
    }

    /// Returns the form of times of that export, if it has one.
    pub(super) fn time_form(&self) -> Option<&TimeForm> {
        self.export.get()?.1.as_ref()
    }

    /// Takes the priority of a group of rows; the policy's own ones if that was not read.
    pub(super) fn take_priority(&self, cell: &[u8], known: Option<Vec<String>>) {
        let mut kept = self.priorities.lock().unwrap_or_else(PoisonError::into_inner);
        if !cell.is_empty() && kept.cells.len() <= MOST {
            kept.cells.insert(String::from_utf8_lossy(cell).into_owned());
        }
        kept.known = kept.known.take().or(known);
    }

    /// Notes whether something was missing that says whose ticket a row is.
    pub(super) fn take_subject(&self, lacks_options: bool) {
        let flag = if lacks_options { &self.lacks_options } else { &self.has_subjects };
        flag.store(true, Ordering::Relaxed);
    }

    /// Notes that a row has a local time without its zone.
    pub(super) fn take_local_time(&self) {
        self.has_local_times.store(true, Ordering::Relaxed);
    }

    /// Takes the plan of a group of rows.
    pub(super) fn take_plan(&self, cell: &[u8]) {
        let cell = String::from_utf8_lossy(cell);
        let mut kept = self.plan.lock().unwrap_or_else(PoisonError::into_inner);
        if !cell.is_empty() && kept.as_deref().is_none_or(|kept| *cell < *kept) {
            *kept = Some(cell.into_owned());
        }
    }

    /// Returns a plan that rows name.
    pub(crate) fn plan(&self) -> Option<String> {
        self.plan.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Returns true if of no row it was known whose ticket it is.
    pub(crate) fn lacks_subjects(&self) -> bool {
        self.lacks_options.load(Ordering::Relaxed) && !self.has_subjects.load(Ordering::Relaxed)
    }

    /// Returns true if a row has a local time without its zone.
    pub(crate) fn has_local_times(&self) -> bool {
        self.has_local_times.load(Ordering::Relaxed)
    }

    /// Returns true if a row has a priority.
    pub(crate) fn has_priorities(&self) -> bool {
        let kept = self.priorities.lock().unwrap_or_else(PoisonError::into_inner);
        !kept.cells.is_empty()
    }

    /// Takes the priority of a group of rows that led to an error.
    pub(super) fn take_priority_error(&self, cell: &[u8], error: &QuestionError) {
        let known = match error {
            QuestionError::Unknown { name, known, .. } => {
                let cell = String::from_utf8_lossy(cell);
                let is_it = *cell == **name || cell.starts_with(&format!("{name} - "));
                is_it.then(|| known.clone())
            }
            _ => None,
        };
        self.take_priority(cell, known);
    }

    /// Returns the ready-made set that gives every priority a meaning that the policy knows, if a
    /// row has one that it does not know: the set of the export, or else the first if all that fit
    /// agree.
    pub(crate) fn scheme(&self) -> Option<&'static PriorityScheme> {
        let kept = self.priorities.lock().unwrap_or_else(PoisonError::into_inner);
        self.scheme_of(&kept.cells, kept.known.as_ref()?)
    }

    /// Returns that set for a policy with these priorities, which no row has named yet.
    pub(crate) fn scheme_with(&self, known: &[String]) -> Option<&'static PriorityScheme> {
        let kept = self.priorities.lock().unwrap_or_else(PoisonError::into_inner);
        // `P2` is the priority 2.
        let bare = |cell: &str| {
            let name = normalized(cell);
            name.strip_prefix('p').filter(|rest| rest.parse::<u8>().is_ok()).map(str::to_owned)
        };
        let is_known = |cell: &String| {
            let (name, bare) = (normalized(cell), bare(cell));
            known.iter().map(|id| normalized(id)).any(|id| id == name || Some(&id) == bare.as_ref())
        };
        if kept.cells.iter().all(is_known) {
            return None;
        }
        self.scheme_of(&kept.cells, known)
    }

    fn scheme_of(
        &self,
        cells: &BTreeSet<String>,
        known: &[String],
    ) -> Option<&'static PriorityScheme> {
        let export = self.export();
        if cells.len() > MOST {
            return None;
        }
        let meanings = |scheme: &PriorityScheme| -> Option<Vec<&'static str>> {
            cells.iter().map(|cell| scheme.meaning(cell)).collect()
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
