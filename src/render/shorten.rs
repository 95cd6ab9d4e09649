//! Shortens long names.

/// Shortens a text to a number of letters. The middle is left out, since names that begin alike
/// often differ at their end.
#[must_use]
pub(crate) fn shortened(text: &str, most: usize) -> String {
    let letters = text.chars().count();
    if letters <= most {
        return text.to_owned();
    }
    let end = most.saturating_sub(1) / 3;
    let start = most.saturating_sub(1) - end;
    text.chars().take(start).chain(['…']).chain(text.chars().skip(letters - end)).collect()
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn the_middle_of_a_long_name_is_left_out() {
        assert_eq!(
            (shortened("abcdef", 6).as_str(), shortened("abcdefghij", 7).as_str()),
            ("abcdef", "abcd…ij")
        );
        assert_eq!((shortened("äöü", 2).as_str(), shortened("abc", 0).as_str()), ("ä…", "…"));
    }
}
