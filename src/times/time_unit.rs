//! The units of elapsed times, and the words for them.

/// A unit of time on the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeUnit {
    /// A thousandth of a second.
    Millisecond,
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// 24 hours.
    Day,
}

impl TimeUnit {
    /// Returns the unit that a word names. A lone `M` may be a month, and names none; weeks and
    /// months have no fixed length.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Some(match (word, word.to_ascii_lowercase().as_str()) {
            ("M" | "Ms" | "MS" | "mS", _) => return None,
            (_, "ms" | "msec" | "msecs" | "millis" | "millisecond" | "milliseconds") => {
                Self::Millisecond
            }
            (_, "s" | "sec" | "secs" | "second" | "seconds") => Self::Second,
            (_, "m" | "min" | "mins" | "minute" | "minutes") => Self::Minute,
            (_, "h" | "hr" | "hrs" | "hour" | "hours") => Self::Hour,
            (_, "d" | "day" | "days") => Self::Day,
            _ => return None,
        })
    }

    /// Returns its name, of more than one.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Millisecond => "milliseconds",
            Self::Second => "seconds",
            Self::Minute => "minutes",
            Self::Hour => "hours",
            Self::Day => "days",
        }
    }

    /// Returns true if a number has a fraction that is not taken. Only hours and days are taken in
    /// fractions, but for a fraction of nothing: tables write `90.0`.
    pub(crate) fn is_cut_by(self, number: &str) -> bool {
        let (_, fraction) = number.split_once('.').unwrap_or_default();
        let is_nothing = fraction.len() <= 2 && fraction.bytes().all(|digit| digit == b'0');
        !is_nothing && self < Self::Hour
    }

    /// Returns a number of them in milliseconds; `None` if it is too long.
    pub(crate) fn milliseconds(self, number: &str) -> Option<i64> {
        /// Further digits of a fraction are less than a millisecond.
        const DIGITS: usize = 12;
        let size = match self {
            Self::Millisecond => 1,
            Self::Second => 1_000,
            Self::Minute => 60_000,
            Self::Hour => 3_600_000,
            Self::Day => 86_400_000,
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let fraction = &fraction[..fraction.len().min(DIGITS)];
        let scale = 10_i128.pow(u32::try_from(fraction.len()).ok()?);
        let parts = if fraction.is_empty() { 0 } else { fraction.parse::<i128>().ok()? };
        let whole = whole.parse::<i64>().ok()?.checked_mul(size)?;
        whole.checked_add(i64::try_from(parts * i128::from(size) / scale).ok()?)
    }
}
