//! Makes text from a ticket printable: nothing in it steers a terminal or turns the text around it.

use std::fmt::Write as _;

/// Returns the beginning of a text, on one line. Invisible characters become visible ones: `␊` for
/// the end of a line, `<U+202E>` for one that turns the direction of the text.
#[must_use]
pub(crate) fn printable(text: &str, longest: usize) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut letters = text.chars();
    for letter in letters.by_ref().take(longest) {
        match letter {
            '\0'..='\u{1f}' => shown.extend(char::from_u32(0x2400 + u32::from(letter))),
            '\u{7f}' => shown.push('\u{2421}'),
            letter if letter.is_control() || is_unseen(letter) => {
                // Writing to a string never fails.
                let _ = write!(shown, "<U+{:04X}>", u32::from(letter));
            }
            letter => shown.push(letter),
        }
    }
    if letters.next().is_some() {
        shown.push('…');
    }
    shown
}

/// Returns true if a character has no width and changes others, or hides that two names differ.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn what_cannot_be_seen_is_shown() {
        assert_eq!(printable("a\nb\u{1b}[2J\u{7f}\u{9b}", 20), "a␊b␛[2J␡<U+009B>");
        assert_eq!(printable("x\u{202e}cod.exe", 20), "x<U+202E>cod.exe");
        assert_eq!(
            (printable("Zoë 👩\u{200d}💻", 20).as_str(), printable("abc", 2).as_str()),
            ("Zoë 👩\u{200d}💻", "ab…")
        );
    }
}
