//! Texts with another word in the place of one.

/// Returns a text with another word in the place of one, whatever its case; `None` if it is not
/// there. A comma behind it stays.
pub(super) fn with_word(text: &str, word: &str, by: &str) -> Option<String> {
    let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    let is_it = |typed: &String| typed.trim_end_matches(',').eq_ignore_ascii_case(word);
    let at = words.iter().position(is_it)?;
    words[at].replace_range(..word.len(), by);
    words.retain(|word| !word.is_empty());
    Some(words.join(" "))
}
