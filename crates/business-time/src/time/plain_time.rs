//! Reads plain ISO 8601 times from bytes, by the million.
//!
//! Any other shape is left to [`super::parse_rfc3339`] and [`super::CivilDateTime`], which decide
//! every case; the short way never decides one otherwise.

use super::{
    Instant, Offset, OffsetTable, ParsedTime,
    day_numbers::{days_from_civil, days_of},
};

/// A date with a time of day to the minute, every digit zero. A space may stand for the `T`.
const SHAPE: u128 = u128::from_le_bytes(*b"0000-00-00T00:00");
/// The place of the `T`.
const BETWEEN: usize = 10;
/// At each place the number that takes the first byte too many to 128: ten where a digit is, and
/// one elsewhere.
const LIMITS: u128 = {
    let (shape, mut limits, mut at) = (SHAPE.to_le_bytes(), [0; 16], 0);
    while at < 16 {
        limits[at] = if shape[at] == b'0' { 128 - 10 } else { 128 - 1 };
        at += 1;
    }
    u128::from_le_bytes(limits)
};
/// The highest bit of each byte.
const HIGHEST_BITS: u128 = u128::from_le_bytes([128; 16]);

/// Reads `2026-03-06T16:45:30`, with a fraction or without seconds, and with `Z`, `-05:00`, `-0500`
/// or nothing behind it; `None` for all else, which need [`parse_rfc3339`](super::parse_rfc3339)
/// or [`CivilDateTime`](super::CivilDateTime).
#[must_use]
pub fn read_plain_time(text: &[u8], zone: Option<&OffsetTable>) -> Option<ParsedTime> {
    let (minute, rest) = text.split_first_chunk::<16>()?;
    let (second, mut rest) = match rest {
        [b':', tens, ones, rest @ ..] => (number(&[*tens, *ones])?, rest),
        [b'.', ..] => return None,
        rest => (0, rest),
    };
    let pairs = pairs_of_digits(*minute)?;
    let two = |at: usize| u32::from(pairs[at]);
    let (year, month, day) = (two(0) * 100 + two(2), two(5), two(8));
    let (hour, minute) = (two(11), two(14));
    if year == 0
        || hour > 23
        || minute > 59
        || second > 59
        || !(1..=12).contains(&month)
        || day == 0
        || is_beyond(day, year, month)
    {
        return None;
    }
    let second_of_day = hour * 3600 + minute * 60 + second;
    let wall = days_from_civil(year, month, day) * 86_400 + i64::from(second_of_day);
    if let [b'.', digits @ ..] = rest {
        let count = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
        rest = if count == 0 { return None } else { &digits[count..] };
    }
    if rest.is_empty() {
        return Some(ParsedTime { at: zone?.only_instant_of(wall)?, written_offset: None });
    }
    let offset = offset_of(rest)?;
    let at = Instant::from_unix(wall - i64::from(offset))?;
    Some(ParsedTime { at, written_offset: Some(Offset(offset)) })
}

/// Returns true if a month has no such day.
#[inline]
fn is_beyond(day: u32, year: u32, month: u32) -> bool {
    day > 28 && day > days_of(year, month)
}

/// Reads `Z`, `-05:00` or `-0500`.
#[inline]
fn offset_of(text: &[u8]) -> Option<i32> {
    let (sign, hours, minutes) = match text {
        b"Z" => return Some(0),
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] | [sign @ (b'+' | b'-'), h1, h2, m1, m2] => {
            (sign, number(&[*h1, *h2])?, number(&[*m1, *m2])?)
        }
        _ => return None,
    };
    if hours > 23 || minutes > 59 {
        return None;
    }
    let size = (hours * 3600 + minutes * 60).cast_signed();
    Some(if *sign == b'-' { -size } else { size })
}

/// Returns at the place of each digit but the last the number that it makes with the one behind it;
/// `None` if the bytes are no date and time of day. All bytes are looked at together: one that is
/// neither that of [`SHAPE`] nor a digit where that has one gets its highest bit.
fn pairs_of_digits(minute: [u8; 16]) -> Option<[u8; 16]> {
    if !matches!(minute[BETWEEN], b'T' | b' ') {
        return None;
    }
    let digits = (u128::from_le_bytes(minute) ^ SHAPE) & !(0xFF << (8 * BETWEEN));
    let beyond = (digits.wrapping_add(LIMITS) | digits) & HIGHEST_BITS;
    (beyond == 0).then(|| (digits * 10 + (digits >> 8)).to_le_bytes())
}

fn number(digits: &[u8]) -> Option<u32> {
    let mut value = 0;
    for digit in digits {
        let digit = digit.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + u32::from(digit);
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::read_plain_time;
    use crate::time::parse_rfc3339;

    #[test]
    fn all_that_an_ordinary_table_has_is_read_the_short_way() {
        for text in [
            "2026-03-06T16:45:30Z",
            "2026-02-28 23:59:59+23:59",
            "2026-12-31T00:00-0000",
            "2024-02-29T00:00:00.125-12:45",
        ] {
            assert!(read_plain_time(text.as_bytes(), None).is_some(), "{text}");
        }
        for text in ["2026-03-06T16:45:30+24:00", "2026-03-06T16:45:30+00:60"] {
            assert!(read_plain_time(text.as_bytes(), None).is_none(), "{text}");
        }
    }

    /// Every byte at every place: the short way reads no time otherwise than the long one, and
    /// leaves it only what is rare.
    #[test]
    fn the_short_way_decides_as_the_long_one() {
        let (mut read, mut left) = (0, 0);
        for text in
            ["2026-03-06T16:45:30Z", "1999-12-31 23:59:59.25-05:00", "2024-02-29T00:00+0530"]
        {
            for at in 0..text.len() {
                for byte in 0..=u8::MAX {
                    let mut bytes = text.as_bytes().to_vec();
                    bytes[at] = byte;
                    let short = read_plain_time(&bytes, None);
                    let long = std::str::from_utf8(&bytes).ok().map(parse_rfc3339);
                    match (short, long) {
                        (Some(short), long) => {
                            assert_eq!(long, Some(Ok(short)), "{:?}", bytes.escape_ascii());
                            read += 1;
                        }
                        (None, Some(Ok(_))) => left += 1,
                        (None, _) => {}
                    }
                }
            }
        }
        assert!(read > 300 && left < 20, "{read} were read, {left} were left");
    }
}
