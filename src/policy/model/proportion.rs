//! Percentages as whole numbers of their smallest parts, so that none is ever rounded.

use std::fmt;

/// A proportion in ten-thousandths of a percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Proportion(pub(super) u32);

impl Proportion {
    /// All of something.
    pub(crate) const WHOLE: Self = Self(1_000_000);
    /// Nothing of it.
    pub(crate) const NOTHING: Self = Self(0);

    /// Parses `95%` or `99.95 %`, with at most four decimals.
    #[must_use]
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (whole, part) = decimal(text.strip_suffix('%')?.trim_end())?;
        let part = format!("{part:0<4}");
        let number = format!("{whole}{part}").parse().ok();
        number.filter(|_| part.len() == 4).map(Self)
    }

    /// Returns true if it is more than the share that a part is of a whole.
    pub(super) fn is_above(self, part: u64, whole: u64) -> bool {
        u128::from(part) * u128::from(Self::WHOLE.0) < u128::from(self.0) * u128::from(whole)
    }
}

/// Returns the digits before the dot and behind it; `None` if there is something else.
pub(super) fn decimal(text: &str) -> Option<(&str, &str)> {
    let is_number = |text: &str| {
        (1..=20).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    match text.split_once('.') {
        Some((whole, part)) => Some((whole, part)).filter(|_| is_number(whole) && is_number(part)),
        None => Some((text, "")).filter(|_| is_number(text)),
    }
}

impl fmt::Display for Proportion {
    /// Writes `95%` or `99.5%`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 10_000, format!("{:04}", self.0 % 10_000));
        match part.trim_end_matches('0') {
            "" => write!(f, "{whole}%"),
            part => write!(f, "{whole}.{part}%"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Proportion;

    #[test]
    fn percentages_are_read_as_written() {
        let shares = [
            ("95%", "95%"),
            ("99.95 %", "99.95%"),
            ("0.5%", "0.5%"),
            ("100.0000%", "100%"),
            ("007%", "7%"),
        ];
        for (text, shown) in shares {
            assert_eq!(Proportion::parse(text).unwrap().to_string(), shown, "{text}");
        }
        for text in ["95", "%", ".5%", "5.%", "1.00001%", "-5%", "5,5%", "1e2%", "99999999%", ""] {
            assert_eq!(Proportion::parse(text), None, "{text}");
        }
    }

    /// 19 of 20 are 95 %, which is not below it; 94,999 of 100,000 are.
    #[test]
    fn a_share_is_below_a_threshold_only_if_it_is_less() {
        let threshold = Proportion::parse("95%").unwrap();
        assert!(!threshold.is_above(19, 20));
        assert!(threshold.is_above(94_999, 100_000));
        assert!(threshold.is_above(18, 20) && !threshold.is_above(20, 20));
    }
}
