//! Parses offsets from UTC: `UTC-5`, `+01:00`, `Z`.

/// Names of UTC, in lower case.
const UTC_NAMES: [&str; 13] = [
    "utc",
    "gmt",
    "z",
    "uct",
    "zulu",
    "universal",
    "etc/utc",
    "etc/gmt",
    "etc/uct",
    "etc/zulu",
    "etc/universal",
    "coordinated universal time",
    "greenwich mean time",
];

/// Returns true for a name of UTC, in any case.
pub(super) fn is_utc(name: &str) -> bool {
    UTC_NAMES.contains(&name.to_ascii_lowercase().as_str())
}

/// Returns the seconds ahead of UTC that a name says by itself: `UTC`, `gmt`, `Z`, `UTC+1`,
/// `GMT-0500`, `+01`, `-05:00`.
///
/// `None` for a name that only a zone can explain, such as `EST`, and for `Etc/GMT+1`, whose sign
/// means the other way.
pub(super) fn offset_named(name: &str) -> Option<i32> {
    let name = name.trim().to_ascii_lowercase();
    if is_utc(&name) {
        return Some(0);
    }
    whole_offset(without_utc(&name).unwrap_or(&name).trim_start())
}

/// Returns the offset with which a text begins, `+1`, `-05`, `+0530` or `-05:00`, and the rest.
pub(super) fn signed_offset(text: &str) -> Option<(i32, &str)> {
    let (sign, digits) = match text.chars().next()? {
        '+' => (1, &text[1..]),
        '-' => (-1, &text[1..]),
        '\u{2212}' => (-1, &text['\u{2212}'.len_utf8()..]),
        _ => return None,
    };
    let count = digits.bytes().take_while(u8::is_ascii_digit).count();
    let number = |part: &str| part.parse::<i32>().ok();
    let (hours, minutes, rest) = match (count, digits[count..].strip_prefix(':')) {
        (1 | 2, Some(behind)) => {
            let minutes =
                behind.get(..2).filter(|two| two.bytes().all(|byte| byte.is_ascii_digit()))?;
            (number(&digits[..count])?, number(minutes)?, &behind[2..])
        }
        (1 | 2, None) => (number(&digits[..count])?, 0, &digits[count..]),
        (4, _) => (number(&digits[..2])?, number(&digits[2..4])?, &digits[4..]),
        _ => return None,
    };
    let goes_on = rest.starts_with(|next: char| next.is_ascii_digit() || next == ':');
    (hours < 24 && minutes < 60 && !goes_on).then_some((sign * (hours * 3600 + minutes * 60), rest))
}

/// Returns the seconds of an offset as people write it for a zone's name: besides the notations of
/// [`offset_named`] `UTC 2`, `GMT+ 1` and `UTC-530`; no further from UTC than any place is.
pub(super) fn loose_offset(text: &str) -> Option<i32> {
    const FARTHEST: i32 = 15 * 3600;
    let text = text.trim().to_ascii_lowercase().replace('\u{2212}', "-");
    let named = without_utc(&text).map(str::trim_start);
    let number = named.unwrap_or(&text);
    let (sign, digits) = match number.split_at_checked(1)? {
        (sign @ ("+" | "-"), digits) => (sign, digits.trim_start()),
        _ if named.is_some() => ("+", number),
        _ => return None,
    };
    let zero = if digits.len() == 3 && !digits.contains(':') { "0" } else { "" };
    whole_offset(&format!("{sign}{zero}{digits}")).filter(|seconds| seconds.abs() < FARTHEST)
}

fn without_utc(name: &str) -> Option<&str> {
    name.strip_prefix("utc").or_else(|| name.strip_prefix("gmt"))
}

fn whole_offset(text: &str) -> Option<i32> {
    signed_offset(text).filter(|(_, rest)| rest.is_empty()).map(|(seconds, _)| seconds)
}

#[cfg(test)]
mod tests {
    use super::{loose_offset, offset_named};

    #[test]
    fn offsets_are_read_from_names() {
        let cases = [
            ("UTC", Some(0)),
            ("gmt", Some(0)),
            ("z", Some(0)),
            ("Etc/UTC", Some(0)),
            ("UTC+1", Some(3_600)),
            ("GMT-5", Some(-18_000)),
            ("GMT-0500", Some(-18_000)),
            ("UTC+05:30", Some(19_800)),
            ("-05:00", Some(-18_000)),
            ("+0530", Some(19_800)),
            ("\u{2212}03", Some(-10_800)),
            ("Etc/GMT+1", None),
            ("EST", None),
            ("+25", None),
            ("+0570", None),
            ("+123", None),
            ("+1:2", None),
            ("", None),
        ];
        for (name, offset) in cases {
            assert_eq!(offset_named(name), offset, "{name}");
        }
    }

    #[test]
    fn zones_are_offered_for_offsets_that_people_write() {
        let cases = [
            ("UTC-5", Some(-18_000)),
            ("utc 2", Some(7_200)),
            ("GMT+ 1", Some(3_600)),
            ("UTC-530", Some(-19_800)),
            ("+0100", Some(3_600)),
            ("UTC+14:30", Some(52_200)),
            ("UTC+15", None),
            ("2", None),
            ("UTC", None),
        ];
        for (text, offset) in cases {
            assert_eq!(loose_offset(text), offset, "{text}");
        }
    }
}
