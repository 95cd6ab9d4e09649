//! The share of tickets that were answered in time, and its denominator.

use crate::policy::Denominator;

impl Denominator {
    /// Returns the tickets that it counts, for people.
    #[must_use]
    pub fn says(self) -> &'static str {
        match self {
            Self::Responded => "answered",
            Self::Due => "answered or overdue",
            Self::All => "with a response time",
        }
    }

    /// Returns the same behind a number of tickets: `that were answered`.
    #[must_use]
    pub fn of_which(self, tickets: u64) -> &'static str {
        match (self, tickets) {
            (Self::Responded, 1) => "that was answered",
            (Self::Responded, _) => "that were answered",
            (Self::Due, 1) => "that was answered or is overdue",
            (Self::Due, _) => "that were answered or are overdue",
            (Self::All, _) => "with a response time",
        }
    }
}

/// A share in hundredths of a percent, cut off and never rounded up: 9,999 of 10,000 is not
/// everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(u32);

impl Percent {
    /// Returns the share of a part; `None` of nothing.
    #[must_use]
    pub fn of(part: u64, whole: u64) -> Option<Self> {
        let share = u128::from(part) * 10_000 / u128::from(Some(whole).filter(|whole| *whole > 0)?);
        u32::try_from(share).ok().map(Self)
    }

    /// Returns it in percent.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// Returns it in percent, for programs: `95.00`.
    #[must_use]
    pub fn digits(self) -> String {
        format!("{}.{:02}", self.0 / 100, self.0 % 100)
    }

    /// Returns true if a part is at least so many percent of a whole, which is not 0.
    #[must_use]
    pub fn reached(part: u64, whole: u64, min: f64) -> bool {
        // Counts are far below the 2^53 up to which they are exact.
        #[allow(clippy::cast_precision_loss)]
        let (part, whole) = (part as f64, whole as f64);
        part * 100.0 >= min * whole
    }
}

impl std::fmt::Display for Percent {
    /// Writes `95.00%`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}%", self.digits())
    }
}

#[cfg(test)]
mod tests {
    use super::Percent;

    #[test]
    fn shares_are_never_rounded_up() {
        let cases = [
            (9, 10, "90.00%"),
            (2, 3, "66.66%"),
            (99_999, 100_000, "99.99%"),
            (5, 5, "100.00%"),
            (0, 7, "0.00%"),
        ];
        for (part, whole, shown) in cases {
            assert_eq!(Percent::of(part, whole).unwrap().to_string(), shown);
        }
        assert_eq!(Percent::of(0, 0), None);
        assert!(Percent::reached(19, 20, 95.0) && !Percent::reached(94_999, 100_000, 95.0));
    }
}
