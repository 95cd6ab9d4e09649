//! A point on the time line, to the second, independent of zones.

use super::SignedDuration;

/// A point in time, in whole seconds since 1970-01-01T00:00:00Z.
///
/// Every instant lies between 0001-01-02 and 9999-12-30 in UTC, a day inside the years that RFC
/// 3339 can write, so that it can be written in any zone. Arithmetic that leaves this range gives
/// `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// The earliest instant: 0001-01-02T00:00:00Z.
    pub const MIN: Self = Self(-62_135_510_400);
    /// The latest instant: 9999-12-30T00:00:00Z.
    pub const MAX: Self = Self(253_402_128_000);

    /// Returns the instant `seconds` after the Unix epoch, or `None` outside the range.
    #[must_use]
    pub const fn from_unix(seconds: i64) -> Option<Self> {
        if seconds < Self::MIN.0 || seconds > Self::MAX.0 { None } else { Some(Self(seconds)) }
    }

    /// Does as [`Self::from_unix`], with a value outside the range moved to its nearer end.
    #[must_use]
    pub fn clamped(seconds: i64) -> Self {
        Self(seconds.clamp(Self::MIN.0, Self::MAX.0))
    }

    /// Returns the seconds since the Unix epoch.
    #[must_use]
    pub const fn unix(self) -> i64 {
        self.0
    }

    /// Returns the instant so much later (earlier when negative), or `None` outside the range.
    #[must_use]
    pub const fn checked_add(self, length: SignedDuration) -> Option<Self> {
        match self.0.checked_add(length.seconds()) {
            Some(sum) => Self::from_unix(sum),
            None => None,
        }
    }

    /// Returns the instant so much earlier (later when negative), or `None` outside the range.
    #[must_use]
    pub const fn checked_sub(self, length: SignedDuration) -> Option<Self> {
        match self.0.checked_sub(length.seconds()) {
            Some(difference) => Self::from_unix(difference),
            None => None,
        }
    }

    /// Returns the time from `earlier` to `self`; negative when `self` is the earlier one.
    #[must_use]
    pub const fn since(self, earlier: Self) -> SignedDuration {
        SignedDuration::from_seconds(self.0 - earlier.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Instant, SignedDuration};

    #[test]
    fn the_range_ends_are_the_documented_days() {
        assert_eq!(
            chrono::DateTime::from_timestamp(Instant::MIN.unix(), 0).map(|t| t.to_rfc3339()),
            Some("0001-01-02T00:00:00+00:00".into())
        );
        assert_eq!(
            chrono::DateTime::from_timestamp(Instant::MAX.unix(), 0).map(|t| t.to_rfc3339()),
            Some("9999-12-30T00:00:00+00:00".into())
        );
        let (one, longest) = (SignedDuration::from_seconds(1), SignedDuration::MAX);
        assert_eq!(Instant::MAX.checked_add(one), None);
        assert_eq!(Instant::MIN.checked_sub(one), None);
        assert_eq!(Instant::MAX.checked_add(longest), None);
        assert_eq!(Instant::MIN.checked_sub(longest), None);
        let second_last = Instant::MAX.checked_sub(one);
        assert_eq!(second_last.and_then(|at| at.checked_add(one)), Some(Instant::MAX));
        assert_eq!(second_last.map(|at| at.since(Instant::MAX).seconds()), Some(-1));
    }
}
