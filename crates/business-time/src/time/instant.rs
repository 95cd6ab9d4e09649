//! A point on the time line, to the second, independent of zones.

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

    /// Returns the instant `seconds` later (earlier when negative), or `None` outside the range.
    #[must_use]
    pub const fn checked_add(self, seconds: i64) -> Option<Self> {
        match self.0.checked_add(seconds) {
            Some(sum) => Self::from_unix(sum),
            None => None,
        }
    }

    /// Returns the seconds from `earlier` to `self`; negative when `self` is the earlier one.
    #[must_use]
    pub const fn seconds_since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }
}

#[cfg(test)]
mod tests {
    use super::Instant;

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
        assert_eq!(Instant::MAX.checked_add(1), None);
        assert_eq!(Instant::MIN.checked_add(-1), None);
        assert_eq!(Instant::MAX.checked_add(i64::MAX), None);
    }
}
