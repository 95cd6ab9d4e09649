//! Times with an offset as RFC 3339 has them, read and written.

use std::{fmt, str::FromStr};

use chrono::DateTime;
use thiserror::Error;

use super::{
    CivilDateTime, Instant, Offset,
    day_numbers::{DAYS_BEFORE_1970, civil, low},
};

/// An instant and the offset at which to write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OffsetInstant {
    /// The instant.
    pub at: Instant,
    /// The offset from UTC of the clock beside it.
    pub offset: Offset,
}

/// A time that was read: the instant, and the offset that stood with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParsedTime {
    /// The instant.
    pub at: Instant,
    /// The offset that was written with it.
    pub written_offset: Option<Offset>,
}

/// The reason that a text is not an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum InstantError {
    /// No date, time of day and offset.
    #[error("an instant is written as 2026-03-06T16:45:00-05:00")]
    Shape,
    /// Before 0001-01-02 or after 9999-12-30.
    #[error("an instant lies between 0001-01-02 and 9999-12-30 UTC")]
    OutOfRange,
    /// An instant that the clock of this system cannot show.
    #[error("the clock of this system cannot show that instant")]
    NotOnThisSystem,
}

/// Reads a date, a time of day and an offset: RFC 3339, where the seconds may be missing, a space
/// may stand for the `T`, and the offset may be `-0500`. A fraction of a second is cut off.
///
/// # Errors
/// See [`InstantError`].
pub fn parse_rfc3339(text: &str) -> Result<ParsedTime, InstantError> {
    let (unix, offset) = unix_and_offset(text).ok_or(InstantError::Shape)?;
    let at = Instant::from_unix(unix).ok_or(InstantError::OutOfRange)?;
    Ok(ParsedTime { at, written_offset: Some(offset) })
}

fn unix_and_offset(text: &str) -> Option<(i64, Offset)> {
    if let Ok(time) = DateTime::parse_from_rfc3339(text) {
        return Some((time.timestamp(), Offset(time.offset().local_minus_utc())));
    }
    let unix_at = |wall: &str| CivilDateTime::parse(wall).map(CivilDateTime::as_if_utc);
    if let Some(wall) = text.strip_suffix(['Z', 'z']) {
        return Some((unix_at(wall)?, Offset(0)));
    }
    let (wall, offset) = text.split_at_checked(text.rfind(['+', '-'])?)?;
    let digits: String = offset.get(1..)?.split(':').collect();
    if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes): (i32, i32) = (digits[..2].parse().ok()?, digits[2..].parse().ok()?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    let size = hours * 3600 + minutes * 60;
    let seconds = if offset.starts_with('-') { -size } else { size };
    Some((unix_at(wall)? - i64::from(seconds), Offset(seconds)))
}

impl FromStr for Instant {
    type Err = InstantError;

    /// Reads it as [`parse_rfc3339`].
    fn from_str(text: &str) -> Result<Self, InstantError> {
        Ok(parse_rfc3339(text)?.at)
    }
}

impl fmt::Display for Instant {
    /// Writes it in UTC: `2026-03-06T21:45:00Z`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}Z", CivilDateTime::at_offset(*self, Offset(0)))
    }
}

impl OffsetInstant {
    /// Returns the time on the clock beside it.
    #[must_use]
    pub fn wall(self) -> CivilDateTime {
        CivilDateTime::at_offset(self.at, self.offset)
    }

    /// Returns it as RFC 3339, as [`super::Zone::rfc3339`] writes it.
    #[must_use]
    pub fn rfc3339(self) -> String {
        let mut text = Vec::new();
        self.write_rfc3339(&mut text);
        String::from_utf8_lossy(&text).into_owned()
    }

    /// Appends it as RFC 3339.
    pub fn write_rfc3339(self, to: &mut Vec<u8>) {
        // RFC 3339 has no offsets with seconds.
        let offset = if self.offset.0 % 60 == 0 { self.offset.0 } else { 0 };
        // Within the range of instants all of this fits into 32 bits, in which division is cheap.
        let since_start =
            (self.at.unix() + i64::from(offset) + DAYS_BEFORE_1970 * 86_400).unsigned_abs();
        let (days, second) = (low(since_start / 86_400), low(since_start % 86_400));
        let (year, month, day) = civil(days);
        let mut text = *b"0000-00-00T00:00:00+00:00";
        put(&mut text, 0, year / 100);
        put(&mut text, 2, year % 100);
        put(&mut text, 5, month);
        put(&mut text, 8, day);
        put(&mut text, 11, second / 3600);
        put(&mut text, 14, second / 60 % 60);
        put(&mut text, 17, second % 60);
        if offset == 0 {
            text[19] = b'Z';
            to.extend_from_slice(&text[..20]);
            return;
        }
        let size = offset.unsigned_abs();
        text[19] = if offset.is_negative() { b'-' } else { b'+' };
        put(&mut text, 20, size / 3600);
        put(&mut text, 23, size / 60 % 60);
        to.extend_from_slice(&text);
    }
}

/// Every number of two digits. There are places for numbers of seven bits, so that none lies beyond
/// the end.
const PAIRS: [[u8; 2]; 128] = {
    let mut pairs = [[b'0'; 2]; 128];
    let mut value = 0;
    while value < 100 {
        pairs[value as usize] = [b'0' + value / 10, b'0' + value % 10];
        value += 1;
    }
    pairs
};

/// Writes two digits.
fn put(text: &mut [u8; 25], at: usize, value: u32) {
    text[at..at + 2].copy_from_slice(&PAIRS[value as usize % PAIRS.len()]);
}

#[cfg(test)]
mod tests {
    use super::OffsetInstant;
    use crate::time::{Instant, Offset, Zone};

    #[test]
    fn what_is_written_is_what_the_zone_writes() {
        for offset in [0, 3600, -18_000, 20_700, -34_200, 1_172, 50_400, -43_200] {
            for unix in [
                Instant::MIN.unix(),
                -1,
                0,
                951_782_399,
                951_782_400,
                1_772_815_500,
                4_107_542_400,
                Instant::MAX.unix(),
            ] {
                let at = Instant::from_unix(unix).unwrap();
                let mut written = Vec::new();
                OffsetInstant { at, offset: Offset(offset) }.write_rfc3339(&mut written);
                assert_eq!(
                    String::from_utf8(written).unwrap(),
                    Zone::fixed(Offset(offset)).rfc3339(at)
                );
            }
        }
    }
}
