//! Lists of words in a sentence.

use std::borrow::Borrow;

/// Returns `a, b and c`, with `and` or another word before the last.
pub(crate) fn listed<S: Borrow<str>>(words: &[S], and: &str) -> String {
    match words {
        [before @ .., last] if !before.is_empty() => {
            format!("{} {and} {}", before.join(", "), last.borrow())
        }
        _ => words.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn the_last_word_is_behind_the_and() {
        assert_eq!(listed::<&str>(&[], "and"), "");
        assert_eq!(listed(&["a"], "and"), "a");
        assert_eq!(listed(&["a", "b"], "or"), "a or b");
        assert_eq!(listed(&["a".to_owned(), "b".to_owned(), "c".to_owned()], "and"), "a, b and c");
    }
}
