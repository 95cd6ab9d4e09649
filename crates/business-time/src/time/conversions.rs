//! Conversions from and to the instants and durations of other libraries.
//!
//! [`Instant`] and [`SignedDuration`] have whole seconds. A fraction of an instant is dropped
//! toward the past, so that the second that is running stays, before 1970 too. A fraction of a
//! duration is dropped toward zero, as these libraries do.

use std::time::{Duration, SystemTime};

use chrono::{DateTime, TimeDelta, TimeZone, Utc};

use super::{DurationOutOfRange, Instant, InstantError, SignedDuration};

impl From<Instant> for DateTime<Utc> {
    fn from(instant: Instant) -> Self {
        match Self::from_timestamp(instant.unix(), 0) {
            Some(time) => time,
            None => unreachable!("chrono counts far beyond the year 9999"),
        }
    }
}

impl<Z: TimeZone> TryFrom<DateTime<Z>> for Instant {
    type Error = InstantError;

    /// # Errors
    /// [`InstantError::OutOfRange`]
    fn try_from(time: DateTime<Z>) -> Result<Self, InstantError> {
        Self::from_unix(time.timestamp()).ok_or(InstantError::OutOfRange)
    }
}

impl TryFrom<Instant> for SystemTime {
    type Error = InstantError;

    /// # Errors
    /// [`InstantError::NotOnThisSystem`]: Windows counts from the year 1601, for instance.
    fn try_from(instant: Instant) -> Result<Self, InstantError> {
        let distance = Duration::from_secs(instant.unix().unsigned_abs());
        let time = if instant.unix().is_negative() {
            Self::UNIX_EPOCH.checked_sub(distance)
        } else {
            Self::UNIX_EPOCH.checked_add(distance)
        };
        time.ok_or(InstantError::NotOnThisSystem)
    }
}

impl TryFrom<SystemTime> for Instant {
    type Error = InstantError;

    /// # Errors
    /// [`InstantError::OutOfRange`]
    fn try_from(time: SystemTime) -> Result<Self, InstantError> {
        let unix = match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_secs()).ok(),
            Err(before) => {
                let before = before.duration();
                let whole = i64::try_from(before.as_secs()).ok();
                whole.map(|seconds| -seconds - i64::from(before.subsec_nanos() > 0))
            }
        };
        unix.and_then(Self::from_unix).ok_or(InstantError::OutOfRange)
    }
}

#[cfg(feature = "jiff")]
impl TryFrom<jiff::Timestamp> for Instant {
    type Error = InstantError;

    /// # Errors
    /// [`InstantError::OutOfRange`]
    fn try_from(time: jiff::Timestamp) -> Result<Self, InstantError> {
        // Both parts have the sign of the whole.
        let unix = time.as_second() - i64::from(time.subsec_nanosecond() < 0);
        Self::from_unix(unix).ok_or(InstantError::OutOfRange)
    }
}

#[cfg(feature = "jiff")]
impl From<Instant> for jiff::Timestamp {
    fn from(instant: Instant) -> Self {
        match Self::from_second(instant.unix()) {
            Ok(time) => time,
            Err(_) => unreachable!("every instant lies inside the range of jiff"),
        }
    }
}

impl TryFrom<Duration> for SignedDuration {
    type Error = DurationOutOfRange;

    /// # Errors
    /// [`DurationOutOfRange`]
    fn try_from(length: Duration) -> Result<Self, DurationOutOfRange> {
        let seconds = i64::try_from(length.as_secs()).map_err(|_| DurationOutOfRange)?;
        Ok(Self::from_seconds(seconds))
    }
}

impl TryFrom<SignedDuration> for Duration {
    type Error = DurationOutOfRange;

    /// # Errors
    /// [`DurationOutOfRange`] if it is negative.
    fn try_from(length: SignedDuration) -> Result<Self, DurationOutOfRange> {
        let seconds = u64::try_from(length.seconds()).map_err(|_| DurationOutOfRange)?;
        Ok(Self::from_secs(seconds))
    }
}

impl From<TimeDelta> for SignedDuration {
    fn from(length: TimeDelta) -> Self {
        Self::from_seconds(length.num_seconds())
    }
}

impl TryFrom<SignedDuration> for TimeDelta {
    type Error = DurationOutOfRange;

    /// # Errors
    /// [`DurationOutOfRange`]: chrono counts milliseconds.
    fn try_from(length: SignedDuration) -> Result<Self, DurationOutOfRange> {
        Self::try_seconds(length.seconds()).ok_or(DurationOutOfRange)
    }
}

#[cfg(feature = "jiff")]
impl From<jiff::SignedDuration> for SignedDuration {
    fn from(length: jiff::SignedDuration) -> Self {
        Self::from_seconds(length.as_secs())
    }
}

#[cfg(feature = "jiff")]
impl From<SignedDuration> for jiff::SignedDuration {
    fn from(length: SignedDuration) -> Self {
        Self::from_secs(length.seconds())
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use chrono::{DateTime, TimeDelta, Utc};

    use crate::time::{DurationOutOfRange, Instant, InstantError, SignedDuration};

    const SAMPLES: [i64; 6] = [-62_135_510_400, -86_401, -1, 0, 1_772_815_500, 253_402_128_000];

    #[test]
    fn every_instant_comes_back() {
        for unix in SAMPLES {
            let instant = Instant::from_unix(unix).unwrap();
            let time = DateTime::<Utc>::from(instant);
            assert_eq!((time.timestamp(), Instant::try_from(time)), (unix, Ok(instant)));
            if cfg!(unix) {
                let time = SystemTime::try_from(instant).unwrap();
                assert_eq!(Instant::try_from(time), Ok(instant));
            }
            #[cfg(feature = "jiff")]
            {
                let time = jiff::Timestamp::from(instant);
                assert_eq!((time.as_second(), Instant::try_from(time)), (unix, Ok(instant)));
            }
        }
    }

    #[test]
    fn a_fraction_is_dropped_toward_the_past() {
        for (millis, expected) in [(1_999, 1), (1, 0), (-1, -1), (-1_000, -1), (-1_001, -2)] {
            let expected = Instant::from_unix(expected).ok_or(InstantError::OutOfRange);
            let time = DateTime::from_timestamp_millis(millis).unwrap();
            assert_eq!(Instant::try_from(time), expected, "{millis}");
            let distance = Duration::from_millis(millis.unsigned_abs());
            let epoch = SystemTime::UNIX_EPOCH;
            let time = if millis < 0 { epoch - distance } else { epoch + distance };
            assert_eq!(Instant::try_from(time), expected, "{millis}");
            #[cfg(feature = "jiff")]
            {
                let time = jiff::Timestamp::from_millisecond(millis).unwrap();
                assert_eq!(Instant::try_from(time), expected, "{millis}");
            }
        }
    }

    #[test]
    fn times_outside_the_range_are_refused() {
        let outside = Err(InstantError::OutOfRange);
        assert_eq!(Instant::try_from(DateTime::<Utc>::MAX_UTC), outside);
        assert_eq!(Instant::try_from(DateTime::<Utc>::MIN_UTC), outside);
        let late = SystemTime::UNIX_EPOCH + Duration::from_secs(253_402_128_001);
        assert_eq!(Instant::try_from(late), outside);
        #[cfg(feature = "jiff")]
        assert_eq!(Instant::try_from(jiff::Timestamp::MAX), outside);
    }

    #[test]
    fn every_duration_comes_back_or_is_refused() {
        for seconds in [i64::MIN, -90_001, -1, 0, 1, 5_400, i64::MAX] {
            let length = SignedDuration::from_seconds(seconds);
            let same = |length: Option<SignedDuration>| length.map(SignedDuration::seconds);
            let outside = Err(DurationOutOfRange);
            let std = Duration::try_from(length);
            assert_eq!(std.map(|std| std.as_secs().try_into().ok()), {
                if seconds < 0 { outside } else { Ok(Some(seconds)) }
            });
            assert_eq!(std.map(SignedDuration::try_from), std.map(|_| Ok(length)));
            let chrono = TimeDelta::try_from(length);
            assert_eq!(chrono.is_ok(), seconds.unsigned_abs() <= i64::MAX as u64 / 1_000);
            if let Ok(chrono) = chrono {
                assert_eq!(same(Some(chrono.into())), Some(seconds));
            }
            #[cfg(feature = "jiff")]
            {
                let jiff = jiff::SignedDuration::from(length);
                assert_eq!((jiff.as_secs(), jiff.subsec_nanos()), (seconds, 0));
                assert_eq!(same(Some(jiff.into())), Some(seconds));
            }
        }
        assert_eq!(SignedDuration::try_from(Duration::MAX), Err(DurationOutOfRange));
    }

    #[test]
    fn a_fraction_of_a_duration_is_dropped_toward_zero() {
        for (millis, expected) in [(1_999, 1), (1, 0), (-1, 0), (-1_000, -1), (-1_999, -1)] {
            let expected = SignedDuration::from_seconds(expected);
            assert_eq!(SignedDuration::from(TimeDelta::milliseconds(millis)), expected);
            if let Ok(millis) = u64::try_from(millis) {
                let std = Duration::from_millis(millis);
                assert_eq!(SignedDuration::try_from(std), Ok(expected));
            }
            #[cfg(feature = "jiff")]
            assert_eq!(SignedDuration::from(jiff::SignedDuration::from_millis(millis)), expected);
        }
    }
}
