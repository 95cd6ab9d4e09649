//! Quotes candidates, so that a shell takes each as one word and runs nothing of it.
//!
//! Zsh, fish and elvish quote what they put on the line themselves. Bash and PowerShell take it as
//! it is.

use crate::text::is_hidden;

/// Returns true if a candidate can be offered. One with a line end or another hidden character
/// would not be what it looks like.
pub(super) fn can_be_offered(value: &str) -> bool {
    !value.chars().any(is_hidden)
}

/// Returns a word for bash behind a quote that was opened on the line, or behind none.
pub(super) fn for_bash(value: &str, quote: &str) -> String {
    let mut word = String::with_capacity(value.len());
    for (at, c) in value.chars().enumerate() {
        match quote {
            "'" if c == '\'' => word.push_str("'\\''"),
            "\"" if matches!(c, '"' | '$' | '`' | '\\') => word.extend(['\\', c]),
            // History would be looked up for it, even behind a backslash.
            "\"" if c == '!' => word.push_str("\"\\!\""),
            "'" | "\"" => word.push(c),
            _ if is_plain(c) && (at > 0 || c != '~') => word.push(c),
            _ => word.extend(['\\', c]),
        }
    }
    word
}

/// Returns a word for PowerShell.
pub(super) fn for_powershell(value: &str) -> String {
    let is_word = !value.is_empty()
        && value.chars().all(|c| is_plain(c) && !matches!(c, '~' | '@' | ',' | '%'));
    if is_word {
        return value.to_owned();
    }
    // Any of its quotes ends a text, the curly ones too.
    let is_quote = |c: char| matches!(c, '\'' | '\u{2018}'..='\u{201b}');
    let inside: String = value
        .chars()
        .flat_map(|c| std::iter::repeat_n(c, if is_quote(c) { 2 } else { 1 }))
        .collect();
    format!("'{inside}'")
}

/// Letters and digits of any script, and signs that mean nothing to a shell.
fn is_plain(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '/' | '.' | '_' | '-' | '+' | '=' | ':' | '@' | ',' | '%' | '~')
}

#[cfg(test)]
mod tests {
    use super::{can_be_offered, for_bash, for_powershell};

    #[test]
    fn words_are_quoted_as_each_shell_takes_them() {
        let cases = [
            ("scalr/saas", ["scalr/saas", "scalr/saas", "scalr/saas", "scalr/saas"]),
            ("--tier=größe", ["--tier=größe", "--tier=größe", "--tier=größe", "--tier=größe"]),
            ("a b", ["a\\ b", "a b", "a b", "'a b'"]),
            ("a$(x)`y`", ["a\\$\\(x\\)\\`y\\`", "a$(x)`y`", "a\\$(x)\\`y\\`", "'a$(x)`y`'"]),
            ("it's", ["it\\'s", "it'\\''s", "it's", "'it''s'"]),
            ("a\"b\\", ["a\\\"b\\\\", "a\"b\\", "a\\\"b\\\\", "'a\"b\\'"]),
            (
                "~a!;&|<>*?#",
                [
                    "\\~a\\!\\;\\&\\|\\<\\>\\*\\?\\#",
                    "~a!;&|<>*?#",
                    "~a\"\\!\";&|<>*?#",
                    "'~a!;&|<>*?#'",
                ],
            ),
        ];
        for (value, expected) in cases {
            let got = [
                for_bash(value, ""),
                for_bash(value, "'"),
                for_bash(value, "\""),
                for_powershell(value),
            ];
            assert_eq!(got, expected, "{value}");
        }
        assert_eq!(for_powershell("\u{2019};x"), "'\u{2019}\u{2019};x'");
    }

    #[test]
    fn no_word_is_offered_that_is_more_than_it_looks_like() {
        assert!(can_be_offered("a b'c\"") && can_be_offered("東京"));
        assert!(!["a\nb", "a\tb", "\u{1b}[2J", "a\u{202e}b", "\r"].into_iter().any(can_be_offered));
    }
}
