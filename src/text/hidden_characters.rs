//! Hidden characters, written out so that no data steers a terminal.

use std::borrow::Cow;

/// Returns true if a character steers a terminal, turns text round or cannot be seen.
///
/// Variation selectors are none of these: names in Japanese and emoji need them.
#[must_use]
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            // Soft hyphen, joiners and fillers that take no room or look like a space.
            '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
            | '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2065}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            // Marks of direction, embeddings, overrides and isolates; separators of lines.
            | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{206f}'
            // Annotations between lines, shorthand, music, tags.
            | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e007f}')
}

/// Writes out each hidden character as its number: `\u{1b}`. Line feeds and tabs stay, and CR LF
/// becomes a line feed.
///
/// A text that went through here once is not changed again.
#[must_use]
pub(crate) fn shown(text: &str) -> Cow<'_, str> {
    // Fast path: most texts are plain.
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~' | b'\n' | b'\t');
    if text.bytes().all(is_plain) || !text.chars().any(is_written_out) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() * 2);
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        if c == '\r' && characters.peek() == Some(&'\n') {
            continue;
        }
        if is_written_out(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out.into()
}

fn is_written_out(c: char) -> bool {
    is_hidden(c) && c != '\n' && c != '\t'
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn what_steers_or_hides_is_written_out() {
        let cases = [
            ("\u{1b}]0;title\u{7}", "\\u{1b}]0;title\\u{7}"),
            ("a\rb\r\nc\td", "a\\u{d}b\nc\td"),
            ("\u{9b}31m\u{7f}\0", "\\u{9b}31m\\u{7f}\\u{0}"),
            (
                "\u{202e}txt.exe\u{2066}\u{200b}\u{feff}",
                "\\u{202e}txt.exe\\u{2066}\\u{200b}\\u{feff}",
            ),
            ("a\u{2028}b\u{e0041}\u{fff9}", "a\\u{2028}b\\u{e0041}\\u{fff9}"),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected);
            assert_eq!(shown(expected), expected);
        }
    }

    #[test]
    fn names_in_any_script_stay() {
        for name in ["Grüße", "東京\u{e0100}", "Ελλάδα", "الرياض", "🎉\u{fe0f}", "São Paulo\n\tx"]
        {
            assert_eq!(shown(name), name);
        }
    }
}
