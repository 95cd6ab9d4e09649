//! Lists of dates as plain text: a date a line, or the first and the last of a run, with a name
//! behind it; `#` opens a comment.

use super::{
    super::problem::Problem,
    date_list::{UNNAMED, list},
    day_hours::says_hours,
    defect::defect,
    worked_words::says_worked,
};
use crate::{
    calendar::holidays::{Holiday, HolidayList},
    time::Date,
};

/// A longer run of days is no holiday.
const LONGEST: i64 = 366;

/// Between the first and the last day of a run.
const UNTIL: &[&str] = &[
    "-", "–", "—", "/", "..", "...", "…", "->", "→", "~", "〜", "～", "to", "until", "till",
    "through", "thru", "bis", "au", "à", "al", "hasta", "até", "a", "fino", "tot", "t/m", "do",
    "til", "till", "по", "至", "到", "から",
];

/// Signs among them that may stand between a date and its name too.
const DASHES: &[&str] = &["-", "–", "—", "/", "~", "〜", "～", "…"];

const HELP: &str = "a line is a date and a name, 2026-12-24 Christmas Eve, or a run: 2026-12-25 \
                    to 2026-12-31 Winter break";

const WHOLE_DAYS: &str = "says hours, or that the day is open; a list has whole days off";

const HELP_FOR_HOURS: &str =
    "take the line out, and give the hours in a [[special-day]] of a contract";

/// Returns true for the text of such a list: its first line begins with a digit.
pub(super) fn is_plain(text: &str) -> bool {
    let first = lines(text).find(|(_, line)| !line.is_empty());
    first.is_some_and(|(_, line)| line.starts_with(|letter: char| letter.is_ascii_digit()))
}

/// Reads such a list. A day whose name says so is worked, not off.
pub(super) fn parse(name: &str, text: &str) -> Result<HolidayList, Vec<Problem>> {
    let (mut defects, mut off, mut worked) = (Vec::new(), Vec::new(), Vec::new());
    for (start, line) in lines(text).filter(|(_, line)| !line.is_empty()) {
        match days(line) {
            Ok((days, called)) => {
                let among = if says_worked(called) { &mut worked } else { &mut off };
                let called = if called.is_empty() { UNNAMED } else { called };
                among.extend(days.into_iter().map(|on| Holiday { on, name: called.to_owned() }));
            }
            Err((length, message)) => {
                let help = if message.ends_with(WHOLE_DAYS) { HELP_FOR_HOURS } else { HELP };
                defects.push(defect(start..start + length, message).help(help));
            }
        }
    }
    list(name.to_owned(), off, worked, None, defects)
}

/// Returns the days of a line and their name, or the length and message of its problem.
fn days(line: &str) -> Result<(Vec<Date>, &str), (usize, String)> {
    let (date, rest) = first_date(line);
    let first = Date::parse(date).map_err(|error| (date.len(), error.to_string()))?;
    let suspicious = |what: &str| Err((line.len(), format!("'{line}' {what}")));
    if says_hours(name_of(rest)) {
        return suspicious(WHOLE_DAYS);
    }
    let (link, after) = link(rest);
    let Some((last, called)) = another_date(after).filter(|_| link.is_some()) else {
        let says_more =
            another_date(after).is_some() || link.is_some_and(|link| is_part_of_date(link, after));
        return if says_more || begins_with_date(name_of(rest)) {
            suspicious("has more than one date, and does not say that it is a run of days")
        } else {
            Ok((vec![first], name_of(rest)))
        };
    };
    let length = last.days_since_epoch() - first.days_since_epoch() + 1;
    if !(1..=LONGEST).contains(&length) {
        return suspicious(
            "is not a run of days: its last day is not within a year after its first",
        );
    }
    if begins_with_date(called) {
        return suspicious("has more than two dates");
    }
    Ok(((0..length).filter_map(|days| first.plus_days(days)).collect(), called))
}

/// Returns the first word, or the date that it begins with where a sign of a run follows at once.
fn first_date(line: &str) -> (&str, &str) {
    if let Some((date, rest)) =
        line.split_at_checked(10).filter(|(date, _)| Date::parse(date).is_ok())
        && !rest.starts_with(|letter: char| {
            letter.is_alphanumeric() || letter == '.' && !rest.starts_with("..")
        })
    {
        return (date, rest);
    }
    line.split_once(|letter: char| letter.is_whitespace() || letter == ',' || letter == ';')
        .unwrap_or((line, ""))
}

/// Returns the word or sign of a run that a text begins with, if any, and the rest.
fn link(rest: &str) -> (Option<&'static str>, &str) {
    let rest = rest.trim_start();
    let small = rest.to_lowercase();
    let mut found: Option<&str> = None;
    for link in UNTIL.iter().copied().filter(|link| small.starts_with(link)) {
        let after = rest.get(link.len()..).unwrap_or_default();
        let is_word = link.ends_with(char::is_alphabetic) && link.is_ascii();
        let is_whole = !is_word || after.starts_with(char::is_whitespace);
        if is_whole && found.is_none_or(|longest| longest.len() < link.len()) {
            found = Some(link);
        }
    }
    (found, rest.get(found.map_or(0, str::len)..).unwrap_or_default().trim_start())
}

/// Returns the date that a text begins with, and the name after it.
fn another_date(text: &str) -> Option<(Date, &str)> {
    let text = text.trim_start_matches([',', ';', '"', '|']).trim_start();
    let (date, rest) = text.split_at_checked(10)?;
    let is_whole = !rest.starts_with(|letter: char| letter.is_ascii_digit());
    Some((Date::parse(date).ok().filter(|_| is_whole)?, name_of(rest)))
}

/// Returns true if the text after the sign of a run may be the rest of its last date: `- 31.12.`,
/// `- 31`, `bis 31. Dezember`.
fn is_part_of_date(link: &str, after: &str) -> bool {
    let digits = after.chars().take_while(char::is_ascii_digit).count();
    if digits == 0 {
        return false;
    }
    let mut rest = after[digits..].chars();
    let (sign, next) = (rest.next(), rest.next());
    let is_numeric =
        matches!(sign, Some('-' | '.' | '/')) && next.is_some_and(|letter| letter.is_ascii_digit());
    is_numeric || !DASHES.contains(&link) || !after[digits..].contains(char::is_alphabetic)
}

/// Returns true if a name begins with a whole date in any usual form.
fn begins_with_date(name: &str) -> bool {
    let start: String = name
        .chars()
        .take_while(|letter| letter.is_ascii_digit() || matches!(letter, '-' | '.' | '/'))
        .collect();
    let numbers: Vec<&str> =
        start.split(['-', '.', '/']).filter(|number| !number.is_empty()).collect();
    let is_year =
        |number: &&str| number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    let is_compact =
        numbers.len() == 1 && start.len() == 8 && Date::parse(&with_hyphens(&start)).is_ok();
    is_compact || (numbers.len() == 3 && numbers.iter().any(is_year))
}

fn with_hyphens(compact: &str) -> String {
    match (compact.get(..4), compact.get(4..6), compact.get(6..)) {
        (Some(year), Some(month), Some(day)) => format!("{year}-{month}-{day}"),
        _ => compact.to_owned(),
    }
}

/// Returns a name without the signs between it and its date.
fn name_of(rest: &str) -> &str {
    let rest = rest.trim_start_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, ',' | ';' | ':' | '|')
    });
    rest.trim().trim_matches('"').trim()
}

/// Returns the lines without their comments and the space around them, each with the place where it
/// begins.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    text.split_inclusive('\n').map(move |whole| {
        let start = next;
        next += whole.len();
        let line = whole.split('#').next().unwrap_or_default();
        let trimmed =
            line.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
        (start + line.len() - trimmed.len(), trimmed.trim_end())
    })
}

#[cfg(test)]
mod tests {
    use super::days;

    #[test]
    fn a_line_is_a_day_or_a_run() {
        for (line, first, count, name) in [
            ("2026-12-24", "2026-12-24", 1, ""),
            ("2026-12-24 Christmas Eve", "2026-12-24", 1, "Christmas Eve"),
            ("2026-12-24;\"Christmas Eve\"", "2026-12-24", 1, "Christmas Eve"),
            ("2026-12-24 - Christmas Eve", "2026-12-24", 1, "- Christmas Eve"),
            ("2026-12-26 2. Weihnachtstag", "2026-12-26", 1, "2. Weihnachtstag"),
            ("2026-12-26 - 2. Weihnachtstag", "2026-12-26", 1, "- 2. Weihnachtstag"),
            ("2026-01-02 2nd January", "2026-01-02", 1, "2nd January"),
            ("2026-04-25 25 aprile", "2026-04-25", 1, "25 aprile"),
            ("2026-12-28 in lieu of 2026-12-26", "2026-12-28", 1, "in lieu of 2026-12-26"),
            ("2026-11-27 Tombola", "2026-11-27", 1, "Tombola"),
            ("2026-12-25 to 2026-12-31", "2026-12-25", 7, ""),
            ("2026-12-25 - 2026-12-31 Break", "2026-12-25", 7, "Break"),
            ("2026-12-25–2026-12-31, Break", "2026-12-25", 7, "Break"),
            ("2026-12-25/2026-12-31 Break", "2026-12-25", 7, "Break"),
            ("2026-12-25..2026-12-31", "2026-12-25", 7, ""),
            ("2026-12-25 bis 2026-12-31 Betriebsferien", "2026-12-25", 7, "Betriebsferien"),
            ("2026-12-25 Until 2027-01-01", "2026-12-25", 8, ""),
            ("2026-12-25 至 2026-12-31 假期", "2026-12-25", 7, "假期"),
        ] {
            let (found, called) = days(line).unwrap();
            assert_eq!(
                (found[0].to_string().as_str(), found.len(), called),
                (first, count, name),
                "{line}"
            );
        }
    }

    #[test]
    fn what_may_be_a_run_is_no_name() {
        for line in [
            "2026-12-25 2026-12-26",
            "2026-12-25, 2026-12-26, Christmas",
            "2026-12-25,2026-12-31",
            "2026-12-25 31.12.2026",
            "2026-12-25 - 31.12.",
            "2026-12-25 - 12-31",
            "2026-12-25 - 31",
            "2026-12-25 to 31 December",
            "2026-12-25 bis 31. Dezember",
            "2026-12-25 20261231",
            "2026-12-25 12/31/2026 Break",
            "2026-12-31 to 2026-12-25",
            "2026-12-25 to 2028-12-25",
            "2026-12-25 to 2026-12-26 2026-12-28",
            "2026-12-25 to 2026-13-01",
            "20261225 Christmas",
            "2026-12-251",
        ] {
            assert!(days(line).is_err(), "{line}");
        }
    }
}
