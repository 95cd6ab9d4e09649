//! Reads plain ISO 8601 times from bytes, by the million.
//!
//! Any other shape is left to [`super::parse_rfc3339`] and [`super::CivilDateTime`], which decide
//! every case; the short way never decides one otherwise.

use super::{
    Instant, Offset, OffsetTable, ParsedTime,
    day_numbers::{days_from_civil, days_of},
};

/// The least and the greatest byte at each place of a date with a time of day.
const LEAST: [u8; 19] = *b"0000-00-00 00:00:00";
const GREATEST: [u8; 19] = *b"9999-99-99T99:99:99";

/// Reads `2026-03-06T16:45:30`, with a fraction or without seconds, and with `Z`, `-05:00`, `-0500`
/// or nothing behind it; `None` for all else, which need [`parse_rfc3339`](super::parse_rfc3339)
/// or [`CivilDateTime`](super::CivilDateTime).
#[must_use]
#[expect(clippy::needless_bitwise_bool, reason = "compares many bytes at a time")]
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
    let fits = |at: usize| (LEAST[at] <= clock[at]) & (clock[at] <= GREATEST[at]);
    // No early exit, so that the compiler compares many bytes at a time: most times are times.
    if !(0..19).fold(true, |all, at| all & fits(at)) || !matches!(clock[10], b'T' | b' ') {
        return None;
    }
    let digit = |at: usize| u32::from(clock[at] - b'0');
    let two = |at: usize| digit(at) * 10 + digit(at + 1);
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
    let size = hours * 3600 + minutes * 60;
    Some(if *sign == b'-' { -size } else { size })
}

/// Returns a date and a time of day to the minute with the seconds that it does not have.
fn with_seconds(minute: &[u8; 16]) -> [u8; 19] {
    let mut clock = *b"0000-00-00T00:00:00";
    clock[..16].copy_from_slice(minute);
    clock
}

fn number(digits: &[u8]) -> Option<i32> {
    let mut value = 0;
    for digit in digits {
        let digit = digit.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + i32::from(digit);
    }
    Some(value)
}
