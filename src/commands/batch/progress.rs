//! The progress bar of long streams, on standard error if that is a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::tickets::Summary;

/// A progress bar, or nothing.
#[derive(Debug)]
pub(in super::super) struct Progress(ProgressBar);

impl Progress {
    /// A bar for so many bytes, or for as many as come.
    pub(in super::super) fn new(bytes: Option<u64>, shown: bool) -> Self {
        let target = if shown { ProgressDrawTarget::stderr_with_hz(5) } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(bytes, target);
        let template = if bytes.is_some() {
            "{msg} tickets, {bytes} of {total_bytes} {wide_bar} {bytes_per_sec}, {eta} left"
        } else {
            "{msg} tickets, {bytes}, {bytes_per_sec}"
        };
        // A wrong template would show the default bar.
        bar.set_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self(bar)
    }

    pub(in super::super) fn show(&self, summary: Summary) {
        if !self.0.is_hidden() {
            self.0.set_message(grouped(summary.rows));
            self.0.set_position(summary.bytes);
        }
    }

    pub(in super::super) fn clear(&self) {
        self.0.finish_and_clear();
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
        assert_eq!([0, 999, 1_000, 1_234_567].map(super::grouped), ["0", "999", "1,000", "1,234,567"]);
    }
}
