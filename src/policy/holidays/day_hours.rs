//! Recognises names of days that give hours, or say that the day is open: it is not off as a whole.

/// Words for a part of a day, wherever they stand.
const PARTS: [&str; 6] =
    ["half day", "half-day", "half holiday", "halber tag", "halbtag", "media jornada"];

/// Names that say no more than that the day is worked.
const OPEN: [&str; 8] =
    ["open", "opened", "we are open", "worked", "working", "we work", "geöffnet", "offen"];

/// Words that stand before hours.
const BEFORE_HOURS: [&str; 24] = [
    "open", "opens", "opening", "closed", "close", "closes", "closing", "early", "shut", "from",
    "until", "till", "to", "at", "after", "before", "as", "of", "between", "only", "ab", "bis",
    "von", "um",
];

/// Units of hours, and words that stand for one.
const UNITS: [&str; 12] =
    ["am", "pm", "a.m.", "p.m.", "a.m", "p.m", "h", "hrs", "hours", "uhr", "o'clock", "hs"];
const MIDDAY: [&str; 5] = ["noon", "midday", "lunch", "lunchtime", "mittag"];

/// Returns true if a name gives hours or says that the day is open: `16:00 half day`, `12-17`,
/// `open`.
pub(super) fn says_hours(name: &str) -> bool {
    let text = name.to_lowercase().replace(['–', '—'], "-");
    let parts_words = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')');
    let words: Vec<&str> = text.split(parts_words).filter(|word| !word.is_empty()).collect();
    let says_part = PARTS.iter().any(|part| text.contains(part));
    says_part
        || OPEN.contains(&words.join(" ").as_str())
        || words.iter().any(|word| is_clock_time(word))
        || begins_with_hours(&words)
}

/// Returns true for `16:00`, and for the hours that begin so: `9:00-12:00`.
fn is_clock_time(word: &str) -> bool {
    let is_minute = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count() == 2;
    word.split_once(':').is_some_and(|(hour, rest)| is_hour(hour) && is_minute(rest))
}

fn is_hour(text: &str) -> bool {
    text.len() <= 2
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && text.parse().is_ok_and(|hour: u32| hour <= 24)
}

/// Returns true for `12-17`, `9am`, `12 Uhr`, and for `from 12` or `open until noon`.
fn begins_with_hours(words: &[&str]) -> bool {
    let before = words.iter().take_while(|word| BEFORE_HOURS.contains(word)).count();
    let Some(first) = words.get(before) else { return false };
    let next = words.get(before + 1).copied().unwrap_or_default();
    let digits = first.len() - first.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (hour, rest) = first.split_at(digits);
    if !is_hour(hour) {
        return before > 0 && MIDDAY.contains(first);
    }
    let last = rest
        .trim_start_matches(char::is_alphabetic)
        .strip_prefix('-')
        .or(Some(next).filter(|_| rest == "-"));
    let last =
        last.or_else(|| words.get(before + 2).copied().filter(|_| rest.is_empty() && next == "-"));
    let has_last = last.is_some_and(|last| is_hour(last.trim_end_matches(char::is_alphabetic)));
    let has_unit = UNITS.contains(&rest) || rest.is_empty() && UNITS.contains(&next);
    has_last || has_unit || before > 0 && rest.is_empty() && next.is_empty()
}
