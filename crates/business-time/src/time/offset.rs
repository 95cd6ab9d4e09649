//! Offsets from UTC.

use std::fmt;

use super::SignedDuration;

/// Seconds by which a clock is ahead of UTC; negative west of Greenwich.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Offset(pub i32);

impl From<Offset> for SignedDuration {
    fn from(offset: Offset) -> Self {
        Self::from_seconds(i64::from(offset.0))
    }
}

impl fmt::Display for Offset {
    /// Writes `-04:00`; with seconds where there are any.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, size) = (if self.0 < 0 { '-' } else { '+' }, self.0.unsigned_abs());
        write!(f, "{sign}{:02}:{:02}", size / 3600, size / 60 % 60)?;
        if size % 60 == 0 { Ok(()) } else { write!(f, ":{:02}", size % 60) }
    }
}
