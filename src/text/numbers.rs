//! Numbers for people.

/// Returns a number with commas between its thousands: `1,234,567`.
#[must_use]
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Returns a number with its noun: `1 ticket`, `1,240 tickets`.
#[must_use]
pub(crate) fn counted(number: u64, noun: &str) -> String {
    format!("{} {noun}{}", grouped(number), if number == 1 { "" } else { "s" })
}

/// Returns the counts that are not zero, each with its words: `3 late`.
#[must_use]
pub(crate) fn nonzero(counts: &[(u64, &str)]) -> Vec<String> {
    let some = counts.iter().filter(|(count, _)| *count > 0);
    some.map(|(count, words)| format!("{} {words}", grouped(*count))).collect()
}

#[cfg(test)]
mod tests {
    use super::{counted, grouped, nonzero};

    #[test]
    fn counts_of_zero_are_left_out() {
        assert_eq!(nonzero(&[(0, "late"), (1_000, "overdue")]), ["1,000 overdue"]);
    }

    #[test]
    fn thousands_are_separated() {
        assert_eq!(
            [0, 12, 999, 1_000, 1_234_567].map(grouped),
            ["0", "12", "999", "1,000", "1,234,567"]
        );
    }

    #[test]
    fn nouns_follow_their_number() {
        assert_eq!(
            [0, 1, 1_240].map(|number| counted(number, "ticket")),
            ["0 tickets", "1 ticket", "1,240 tickets"]
        );
    }
}
