//! The form of a table, and the settings by which a stream of it is evaluated.

use std::num::NonZeroUsize;

use super::{Mapping, TicketContext};
use crate::time::Instant;

/// The form of the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableForm {
    /// CSV with a header.
    Csv {
        /// Between fields.
        delimiter: u8,
    },
    /// One JSON object a line, or an array of them.
    Json,
}

/// The policies, columns and options by which a stream is evaluated.
#[derive(Debug)]
pub struct StreamConfig<'a> {
    /// Policies and contracts.
    pub context: &'a TicketContext<'a>,
    /// Where the fields are.
    pub mapping: &'a Mapping,
    /// The form of the input; `None` to go by its first letter.
    pub form: Option<TableForm>,
    /// "Now".
    pub now: Instant,
    /// The share of the time, in percent, from which an open ticket is in warning.
    pub warn: Option<u8>,
    /// The number of threads that evaluate rows.
    pub threads: NonZeroUsize,
}

impl StreamConfig<'_> {
    /// Keeps the export as which the columns of the table were recognised, if they were.
    pub(super) fn keep_export(&self) {
        if let Some(preset) = self.mapping.recognised() {
            self.context.findings.read_as(preset);
        }
    }
}
