//! Refuses parts of an event's rules that its reader would pass over: unknown ones, a part twice,
//! numbers out of range.

use std::ops::Range;

use super::ics_components::{EventText, UnfoldedLine};

/// Parts whose values are other than numbers.
const WORDS: &[&str] = &["FREQ", "UNTIL", "BYDAY", "WKST", "RSCALE"];

/// Parts whose values are numbers, and the largest of them. The reader cuts off what is larger.
const NUMBERS: &[(&str, i64)] = &[
    ("COUNT", 99_999),
    ("INTERVAL", 9_999),
    ("BYSECOND", 60),
    ("BYMINUTE", 59),
    ("BYHOUR", 23),
    ("BYMONTHDAY", 31),
    ("BYYEARDAY", 366),
    ("BYWEEKNO", 53),
    ("BYMONTH", 12),
    ("BYSETPOS", 366),
];

/// Returns the first defect of an event's rules: its place, the defect, and what to write instead.
pub(super) fn defect(event: EventText<'_>) -> Option<(Range<usize>, String, String)> {
    let lines = event.lines(&["RRULE", "EXRULE"]);
    let is_exclusion = |line: &&UnfoldedLine| {
        line.text.get(..6).is_some_and(|name| name.eq_ignore_ascii_case("EXRULE"))
    };
    if let Some(line) = lines.iter().find(is_exclusion) {
        let what = "has an EXRULE, which slacalc does not support".to_owned();
        return Some((
            line.place.clone(),
            what,
            "name the dates that it takes out: EXDATE;VALUE=DATE:20261225".to_owned(),
        ));
    }
    if let [_, second, ..] = &lines[..] {
        let what = "has a second RRULE".to_owned();
        return Some((
            second.place.clone(),
            what,
            "write an event of its own for each rule".to_owned(),
        ));
    }
    let line = lines.into_iter().next()?;
    let what = wrong_part(line.text.split_once(':').map_or("", |(_, rule)| rule))?;
    let help = "holidays repeat yearly: FREQ=YEARLY, with BYMONTH, BYMONTHDAY, BYDAY, INTERVAL, \
                COUNT, UNTIL";
    Some((line.place, format!("repeats by a rule {what}"), help.to_owned()))
}

fn wrong_part(rule: &str) -> Option<String> {
    let mut seen: Vec<String> = Vec::new();
    for part in rule.trim().trim_end_matches(';').split(';') {
        // The reader refuses what has no `=`.
        let Some((key, value)) = part.split_once('=') else { continue };
        let (key, value) = (key.trim().to_ascii_uppercase(), value.trim());
        let most = NUMBERS.iter().find(|(number, _)| *number == key).map(|(_, most)| *most);
        if most.is_none() && !WORDS.contains(&key.as_str()) {
            return Some(format!("with '{key}', which slacalc does not support"));
        }
        if seen.contains(&key) {
            return Some(format!("that says '{key}' twice"));
        }
        let is_counter = matches!(key.as_str(), "COUNT" | "INTERVAL");
        let is_number = |text: &str| {
            let number = text.trim().parse::<i64>().ok();
            number.is_some_and(|number| {
                number.abs() <= most.unwrap_or(0) && number != 0 && (number > 0 || !is_counter)
            })
        };
        let may_be_zero = matches!(key.as_str(), "BYSECOND" | "BYMINUTE" | "BYHOUR");
        let is_readable =
            |text: &str| most.is_none() || is_number(text) || (may_be_zero && text.trim() == "0");
        if value.is_empty()
            || !value.split(',').all(is_readable)
            || (is_counter && value.contains(','))
        {
            return Some(format!("with '{key}={value}', a number that it cannot have"));
        }
        seen.push(key);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::wrong_part;

    #[test]
    fn parts_that_would_be_passed_over_are_refused() {
        for rule in [
            "FREQ=YEARLY;COUNT=0",
            "FREQ=YEARLY;COUNT=-3",
            "FREQ=YEARLY;COUNT=",
            "FREQ=YEARLY;INTERVAL=0",
            "FREQ=YEARLY;INTERVAL=-1",
            "FREQ=YEARLY;INTERVAL=65537",
            "FREQ=YEARLY;INTERVAL=1,2",
            "FREQ=YEARLY;BYEASTER=0",
            "FREQ=YEARLY;X-FOO=1",
            "FREQ=YEARLY;SKIP=FORWARD",
            "FREQ=YEARLY;BYMONTH=1;BYMONTH=2",
            "FREQ=YEARLY;BYMONTHDAY=257",
            "FREQ=YEARLY;BYMONTHDAY=0",
            "FREQ=YEARLY;BYMONTH=13",
            "FREQ=YEARLY;freq=WEEKLY",
        ] {
            assert!(wrong_part(rule).is_some(), "{rule}");
        }
        for rule in [
            "FREQ=YEARLY",
            "freq=yearly;bymonth=2;bymonthday=-1;",
            "FREQ=YEARLY;INTERVAL=4;COUNT=2;BYMONTHDAY=2,3;BYDAY=TU;WKST=MO",
        ] {
            assert_eq!(wrong_part(rule), None, "{rule}");
        }
    }
}
