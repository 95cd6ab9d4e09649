//! Parses the promised lengths of files: one, or a range of which the later end binds.

use crate::time::{ClockKind, TargetDuration, parse_length};

/// A promised length, and the earlier end if it is a range: `5 to 7 business days`.
pub(super) type PromisedLength = (TargetDuration, Option<TargetDuration>);

/// Parses a length or a range.
///
/// # Errors
/// The fault, in words.
pub(super) fn promised_length(text: &str) -> Result<PromisedLength, String> {
    let Some((from, to)) = text.split_once(" to ") else {
        let length = parse_length(text).map_err(|error| error.to_string())?;
        return Ok((length, None));
    };
    let later = parse_length(to).map_err(|error| error.to_string())?;
    let unit = to.trim().trim_start_matches(|sign: char| sign.is_ascii_digit());
    let is_bare = from.trim().bytes().all(|byte| byte.is_ascii_digit());
    // `5 to 7 business days`: the unit stands once.
    let from = if is_bare { format!("{}{unit}", from.trim()) } else { from.to_owned() };
    let earlier = parse_length(&from).map_err(|error| error.to_string())?;
    let is_earlier = match (earlier, later) {
        (TargetDuration::BusinessDays(earlier), TargetDuration::BusinessDays(later)) => {
            earlier < later
        }
        (
            TargetDuration::Time { length: earlier, clock: of_earlier },
            TargetDuration::Time { length: later, clock: of_later },
        ) if of_earlier == of_later || of_earlier == ClockKind::Unsaid => earlier < later,
        _ => {
            return Err(format!(
                "the ends of '{text}' are not counted alike; write both in one unit, such as '5 \
                 to 7 business days'"
            ));
        }
    };
    if !is_earlier {
        return Err(format!("the second time of the range '{text}' must be the longer one"));
    }
    Ok((later, Some(with_clock(earlier, later))))
}

/// Returns the earlier end on the clock of the later one.
fn with_clock(earlier: TargetDuration, later: TargetDuration) -> TargetDuration {
    match (earlier, later) {
        (TargetDuration::Time { length, .. }, TargetDuration::Time { clock, .. }) => {
            TargetDuration::Time { length, clock }
        }
        (earlier, _) => earlier,
    }
}

#[cfg(test)]
mod tests {
    use super::promised_length;

    #[test]
    fn the_later_end_of_a_range_is_the_length() {
        let read = |text: &str| {
            promised_length(text).map(|(length, from)| {
                (length.to_string(), from.map(|from| from.to_string()).unwrap_or_default())
            })
        };
        for (text, length, from) in [
            ("7 business days", "7 business days", ""),
            ("5 to 7 business days", "7 business days", "5 business days"),
            ("5 business days to 7 business days", "7 business days", "5 business days"),
            ("4 to 8 business hours", "8 h", "4 h"),
            ("30m to 2h", "2 h", "30 min"),
        ] {
            assert_eq!(read(text), Ok((length.to_owned(), from.to_owned())), "{text}");
        }
        for (text, says) in [
            ("7 to 5 business days", "must be the longer one"),
            ("5 to 5 business days", "must be the longer one"),
            ("4 business hours to 2 business days", "not counted alike"),
            ("4 calendar hours to 8 business hours", "not counted alike"),
            ("5 to", "'5 to'"),
            ("soon to 5 business days", "'soon'"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.contains(says), "{text}: {error}");
        }
    }
}
