//! The export as which a table was recognised by its columns.

use std::sync::OnceLock;

use super::Preset;
use crate::times::TimeForm;

/// The export of a table, once its columns have been read.
#[derive(Debug, Default)]
pub(crate) struct RecognisedExport(OnceLock<(&'static Preset, Option<TimeForm>)>);

impl RecognisedExport {
    /// Keeps the export, with the form of its times.
    pub(super) fn set(&self, preset: &'static Preset) {
        let form = preset.time_format.and_then(|form| TimeForm::new(form).ok());
        self.0.get_or_init(|| (preset, form));
    }

    /// Returns its preset, if there is one.
    pub(crate) fn preset(&self) -> Option<&'static Preset> {
        self.0.get().map(|(preset, _)| *preset)
    }

    /// Returns the form of its times, if it has one.
    pub(super) fn time_form(&self) -> Option<&TimeForm> {
        self.0.get()?.1.as_ref()
    }
}
