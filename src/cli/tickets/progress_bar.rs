//! The progress bar of long streams, on standard error if that is a terminal.

use std::{cell::Cell, time::Duration};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::tickets::Summary;

/// What is done sooner shows no bar: nobody could read it, nor what it says of the time left.
const AFTER: Duration = Duration::from_millis(500);

/// A progress bar, or nothing.
#[derive(Debug)]
pub(in super::super) struct StreamProgress {
    bar: ProgressBar,
    /// Whether it is yet to be shown.
    waits: Cell<bool>,
}

impl StreamProgress {
    /// A bar for so many bytes, or for as many as come.
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

    /// What clears the bar from another thread.
    pub(in super::super) fn clearing(&self) -> impl Fn() + Send + use<> {
        let bar = self.bar.clone();
        move || bar.finish_and_clear()
    }
}

/// `1,234,567`.
pub(in super::super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn thousands_are_parted() {
        assert_eq!(
            [0, 999, 1_000, 1_234_567].map(super::grouped),
            ["0", "999", "1,000", "1,234,567"]
        );
    }
}
