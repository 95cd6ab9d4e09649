//! The progress bar of long streams, on standard error if that is a terminal.

use std::{cell::Cell, time::Duration};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::{text::grouped, tickets::Summary};

/// The time before the bar is shown: a shorter run would end before anyone could read it.
const AFTER: Duration = Duration::from_millis(500);

/// A progress bar, or nothing.
#[derive(Debug)]
pub(in super::super) struct StreamProgress {
    bar: ProgressBar,
    /// True until the bar is shown.
    waits: Cell<bool>,
}

impl StreamProgress {
    /// Creates a bar for an input of known or unknown size in bytes.
    pub(in super::super) fn new(bytes: Option<u64>, shown: bool) -> Self {
        let bar = ProgressBar::with_draw_target(bytes, ProgressDrawTarget::hidden());
        let template = if bytes.is_some() {
            "{msg} tickets, {bytes} of {total_bytes} {wide_bar} {bytes_per_sec}, {eta} left"
        } else {
            "{msg} tickets, {bytes}, {bytes_per_sec}"
        };
        // A wrong template would show the default bar.
        bar.set_style(
            ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        Self { bar, waits: Cell::new(shown) }
    }

    pub(in super::super) fn show(&self, summary: Summary) {
        if self.waits.get() && self.bar.elapsed() >= AFTER {
            self.waits.set(false);
            self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(5));
        }
        if !self.bar.is_hidden() {
            self.bar.set_message(grouped(summary.rows));
        }
        self.bar.set_position(summary.bytes);
    }

    pub(in super::super) fn clear(&self) {
        self.bar.finish_and_clear();
    }

    /// Returns a function that clears the bar from another thread.
    pub(in super::super) fn clearing(&self) -> impl Fn() + Send + use<> {
        let bar = self.bar.clone();
        move || bar.finish_and_clear()
    }
}
