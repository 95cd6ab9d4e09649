//! Forms of time in the letters of spreadsheets and Java, and the parts that a form lacks.

/// Letters that stand for a part of a time, and the same in `strftime`; the longest first.
const LETTERS: [(&str, &str); 25] = [
    ("JJJJ", "%Y"),
    ("JJ", "%y"),
    ("TT", "%d"),
    ("YYYY", "%Y"),
    ("yyyy", "%Y"),
    ("MMMM", "%B"),
    ("MMM", "%b"),
    ("YY", "%y"),
    ("yy", "%y"),
    ("MM", "%m"),
    ("DD", "%d"),
    ("dd", "%d"),
    ("HH", "%H"),
    ("hh", "%I"),
    ("mm", "%M"),
    ("SS", "%S"),
    ("ss", "%S"),
    ("tt", "%p"),
    ("M", "%-m"),
    ("D", "%-d"),
    ("d", "%-d"),
    ("H", "%-H"),
    ("h", "%-I"),
    ("A", "%p"),
    ("a", "%p"),
];

/// Parts of a whole time, and what gives each.
const PARTS: [(&str, &[&str]); 5] = [
    ("a year (%Y)", &["Y", "y", "c", "D", "F", "x", "v", "s", "+"]),
    ("a month (%m)", &["m", "b", "B", "h", "c", "D", "F", "x", "v", "j", "s", "+"]),
    ("a day (%d)", &["d", "e", "c", "D", "F", "x", "v", "j", "s", "+"]),
    ("an hour (%H)", &["H", "k", "I", "l", "T", "R", "X", "r", "c", "s", "+"]),
    ("a minute (%M)", &["M", "T", "R", "X", "r", "c", "s", "+"]),
];

/// Returns a form without any `%` as `strftime` has it, if all its letters stand for parts of a
/// time.
pub(super) fn as_strftime(text: &str) -> Option<String> {
    if text.contains('%') || !["YY", "yy", "JJ"].iter().any(|year| text.contains(year)) {
        return None;
    }
    let (mut converted, mut rest) = (String::new(), text);
    while let Some(first) = rest.chars().next() {
        if let Some((letters, part)) = LETTERS.iter().find(|(letters, _)| rest.starts_with(letters))
        {
            converted.push_str(part);
            rest = &rest[letters.len()..];
        } else if first.is_alphabetic() && !matches!(first, 'T' | 'Z') {
            return None;
        } else {
            converted.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    // In small letters a month looks like minutes; it stands before any hour.
    let hours = ["%H", "%I", "%-H", "%-I"].iter().filter_map(|hour| converted.find(hour));
    let date = hours.min().unwrap_or(converted.len());
    if !["%m", "%b", "%B", "%-m"].iter().any(|month| converted.contains(month))
        && let Some(at) = converted[..date].find("%M")
    {
        converted.replace_range(at..at + 2, "%m");
    }
    // Spreadsheets have one notation of hours for both clocks.
    let is_half_day = converted.contains("%p");
    Some(if is_half_day {
        converted.replace("%H", "%I")
    } else {
        converted.replace("%I", "%H").replace("%-I", "%-H")
    })
}

/// Returns the parts of a whole time that a form lacks.
pub(super) fn lacking(form: &str) -> Vec<&'static str> {
    let has = |letter: &str| specifiers(form).any(|own| letter.starts_with(own));
    let missing = PARTS.iter().filter(|(_, given)| !given.iter().any(|letter| has(letter)));
    let mut lacks: Vec<&str> = missing.map(|(part, _)| *part).collect();
    let (is_half_day, says_half) = (has("I") || has("l"), has("p") || has("P"));
    if is_half_day && !says_half && !has("H") {
        lacks.push("%p, as %I has twelve hours");
    }
    lacks
}

/// Returns the letter of each `%…`, without its padding.
fn specifiers(form: &str) -> impl Iterator<Item = char> {
    let whole = form.replace("%%", "");
    let pieces: Vec<char> = whole
        .split('%')
        .skip(1)
        .filter_map(|piece| piece.trim_start_matches(['-', '_', '0']).chars().next())
        .collect();
    pieces.into_iter()
}

#[cfg(test)]
mod tests {
    use super::{as_strftime, lacking};

    #[test]
    fn letters_of_other_notations_are_converted() {
        for (form, converted) in [
            ("YYYY-MM-DD HH:mm", Some("%Y-%m-%d %H:%M")),
            ("dd/MM/yyyy HH:mm:ss", Some("%d/%m/%Y %H:%M:%S")),
            ("MM/DD/YYYY hh:mm A", Some("%m/%d/%Y %I:%M %p")),
            ("yyyy-MM-dd hh:mm tt", Some("%Y-%m-%d %I:%M %p")),
            ("yyyy-MM-ddTHH:mm:ssZ", Some("%Y-%m-%dT%H:%M:%SZ")),
            ("d.M.yyyy H:mm", Some("%-d.%-m.%Y %-H:%M")),
            ("dd.mm.yyyy hh:mm", Some("%d.%m.%Y %H:%M")),
            ("mm/dd/yyyy hh:mm", Some("%m/%d/%Y %H:%M")),
            ("yyyy-mm-dd", Some("%Y-%m-%d")),
            ("TT.MM.JJJJ hh:mm", Some("%d.%m.%Y %H:%M")),
            ("%Y-%m-%d", None),
            ("EST", None),
            ("yesterday", None),
        ] {
            assert_eq!(as_strftime(form).as_deref(), converted, "{form}");
        }
    }

    #[test]
    fn a_form_is_told_what_it_lacks() {
        for (form, lacks) in [
            ("%Y-%m-%d", &["an hour (%H)", "a minute (%M)"][..]),
            ("%H:%M", &["a year (%Y)", "a month (%m)", "a day (%d)"]),
            ("%Y-%m-%d %H", &["a minute (%M)"]),
            ("%d/%m/%Y %I:%M", &["%p, as %I has twelve hours"]),
            ("%F %H%%M", &["a minute (%M)"]),
        ] {
            assert_eq!(lacking(form), lacks, "{form}");
        }
    }
}
