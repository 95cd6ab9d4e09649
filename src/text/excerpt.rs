//! Text of other people as messages quote it.

use std::borrow::Cow;

/// Letters of a cell or an option that a message shows.
const SHOWN: usize = 80;

/// Returns the beginning of a text: its first 80 letters, and `…` where it goes on.
#[must_use]
pub(crate) fn excerpt(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::{SHOWN, excerpt};

    #[test]
    fn long_texts_are_cut_between_letters() {
        let whole = "ä".repeat(SHOWN);
        assert_eq!(excerpt(&whole), whole);
        assert_eq!(excerpt(&format!("{whole}ö")), format!("{whole}…"));
    }
}
