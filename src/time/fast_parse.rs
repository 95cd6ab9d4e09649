//! Times by the million: the common shapes read and written without a detour over texts.
//!
//! What these functions do not know at once they leave to [`parse_moment`] and [`Zone`], which
//! decide every case; they never decide one otherwise.

use super::{
    CivilDateTime, Instant, Offset, TimeError, TimeForm, TypedTime, Zone,
    day_numbers::{DAYS_BEFORE_1970, civil, days_from_civil, days_of},
    offset_table::OffsetTable,
    parse_moment,
};

/// An instant and the offset at which to write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OffsetInstant {
    /// When.
    pub at: Instant,
    /// What the clock beside it is ahead of UTC.
    pub offset: Offset,
}

/// A time that was read: the instant, and the offset that stood with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParsedTime {
    /// When.
    pub at: Instant,
    /// The offset that was written with it.
    pub written_offset: Option<Offset>,
}

impl ParsedTime {
    /// The same as [`parse_moment`] gives it.
    #[must_use]
    pub fn moment(self) -> TypedTime {
        TypedTime { at: self.at, written_in: self.written_offset.map(Zone::fixed) }
    }
}

/// Reads a time as [`parse_moment`] does, or in the form of the table if it has one. A local time
/// is one in `zone`.
///
/// # Errors
/// As [`parse_moment`], or the text does not have that form.
pub fn read_time(
    text: &str,
    form: Option<&TimeForm>,
    zone: Option<&OffsetTable>,
    now: Instant,
) -> Result<ParsedTime, TimeError> {
    if form.is_none()
        && let Some(read) = read_plain_time(text.as_bytes(), zone)
    {
        return Ok(read);
    }
    let place = zone.map(OffsetTable::zone);
    let TypedTime { at, written_in } = match form {
        Some(form) => form.read(text.trim(), place)?,
        None => parse_moment(text, place, now)?,
    };
    Ok(ParsedTime { at, written_offset: written_in.map(|zone| zone.offset_at(at)) })
}

/// Reads `2026-03-06T16:45:30`, with a fraction or without seconds, and with `Z`, `-05:00`, `-0500`
/// or nothing behind it; `None` for all else, which [`read_time`] may know.
#[must_use]
pub fn read_plain_time(text: &[u8], zone: Option<&OffsetTable>) -> Option<ParsedTime> {
    let to_the_minute;
    let (clock, mut rest) = match text.split_first_chunk::<19>() {
        Some((clock, rest)) if clock[16] == b':' => (clock, rest),
        _ => {
            let (minute, rest) =
                text.split_first_chunk::<16>().filter(|(_, rest)| !rest.starts_with(b"."))?;
            to_the_minute = with_seconds(minute);
            (&to_the_minute, rest)
        }
    };
    let marks = [clock[4], clock[7], clock[13]];
    if marks != *b"--:" || !matches!(clock[10], b'T' | b' ') {
        return None;
    }
    let digit = |at: usize| clock[at].wrapping_sub(b'0');
    // All of them at once, as most times are times.
    if [0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18]
        .into_iter()
        .fold(false, |wrong, at| wrong | (digit(at) > 9))
    {
        return None;
    }
    let two = |at: usize| i64::from(digit(at)) * 10 + i64::from(digit(at + 1));
    let (year, month, day) = (two(0) * 100 + two(2), two(5), two(8));
    let (hour, minute, second) = (two(11), two(14), two(17));
    if year == 0
        || hour > 23
        || minute > 59
        || second > 59
        || !(1..=12).contains(&month)
        || day == 0
        || (day > 28 && day > days_of(year, month))
    {
        return None;
    }
    let wall = days_from_civil(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second;
    if let [b'.', digits @ ..] = rest {
        let count = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
        rest = if count == 0 { return None } else { &digits[count..] };
    }
    let offset = match rest {
        [] => return Some(ParsedTime { at: zone?.only_instant_of(wall)?, written_offset: None }),
        b"Z" => 0,
        [sign @ (b'+' | b'-'), hours @ .., b':', m1, m2]
        | [sign @ (b'+' | b'-'), hours @ .., m1, m2]
            if hours.len() == 2 =>
        {
            let (hours, minutes) = (number(hours)?, number(&[*m1, *m2])?);
            if hours > 23 || minutes > 59 {
                return None;
            }
            let size = hours * 3600 + minutes * 60;
            if *sign == b'-' { -size } else { size }
        }
        _ => return None,
    };
    Some(ParsedTime {
        at: Instant::from_unix(wall - offset)?,
        written_offset: Some(Offset(i32::try_from(offset).ok()?)),
    })
}

impl OffsetInstant {
    /// What the clock beside it shows.
    #[must_use]
    pub fn wall(self) -> CivilDateTime {
        CivilDateTime::at_offset(self.at, self.offset.0)
    }

    /// Returns it as RFC 3339, as [`Zone::rfc3339`] writes it.
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
        text[19] = if offset < 0 { b'-' } else { b'+' };
        put(&mut text, 20, size / 3600);
        put(&mut text, 23, size / 60 % 60);
        to.extend_from_slice(&text);
    }
}

/// A date and a time of day to the minute with the seconds that it does not have.
fn with_seconds(minute: &[u8; 16]) -> [u8; 19] {
    let mut clock = *b"0000-00-00T00:00:00";
    clock[..16].copy_from_slice(minute);
    clock
}

/// Every number of two digits.
const PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[b'0'; 2]; 100];
    let mut value = 0;
    while value < 100 {
        pairs[value as usize] = [b'0' + value / 10, b'0' + value % 10];
        value += 1;
    }
    pairs
};

/// Writes two digits.
fn put(text: &mut [u8; 25], at: usize, value: u32) {
    let [tens, ones] = PAIRS.get(value as usize).copied().unwrap_or(*b"00");
    (text[at], text[at + 1]) = (tens, ones);
}

/// A number that is known to be small.
fn low(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn number(digits: &[u8]) -> Option<i64> {
    let mut value = 0;
    for digit in digits {
        let digit = digit.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + i64::from(digit);
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::{OffsetInstant, OffsetTable, read_time};
    use crate::time::{Instant, Offset, TzData, TzSource, Zone, parse_moment};

    #[test]
    fn what_is_read_at_once_is_what_the_slow_way_reads() {
        let tz = TzData::open(&TzSource::Bundled).unwrap();
        let new_york = tz.zone("America/New_York").unwrap();
        let offsets = OffsetTable::new(&new_york);
        let clocks = [
            "16:45:30", "00:00:00", "23:59:59", "24:00:00", "16:60:00", "16:45:60", "02:30:00",
            "01:30:00", "16:45", "1a:45:30",
        ];
        let dates = [
            "2026-03-06",
            "2026-03-08",
            "2026-11-01",
            "2024-02-29",
            "2026-02-29",
            "0001-01-01",
            "9999-12-31",
            "0000-01-01",
            "1883-11-18",
        ];
        let tails = [
            "",
            "Z",
            "z",
            "-05:00",
            "+0530",
            "+05",
            "-24:00",
            ".5Z",
            ".Z",
            ".123",
            ".123456-05:00",
            "-0:500",
            " ",
            "+14:00x",
        ];
        for date in dates {
            for clock in clocks {
                for tail in tails {
                    for separator in ["T", " ", "t", "_"] {
                        let text = format!("{date}{separator}{clock}{tail}");
                        for zone in [None, Some(&offsets)] {
                            let fast = read_time(&text, None, zone, Instant::MIN)
                                .map(super::ParsedTime::moment);
                            assert_eq!(
                                fast,
                                parse_moment(&text, zone.map(OffsetTable::zone), Instant::MIN),
                                "{text}"
                            );
                        }
                    }
                }
            }
        }
    }

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
