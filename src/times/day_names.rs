//! The English names of months and weekdays, as people and policies write them.

use crate::time::Weekday;

/// The months in lower case, January first.
pub(crate) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The weekdays by their names, Monday first.
pub(crate) const WEEKDAYS: [(&str, Weekday); 7] = [
    ("Monday", Weekday::Mon),
    ("Tuesday", Weekday::Tue),
    ("Wednesday", Weekday::Wed),
    ("Thursday", Weekday::Thu),
    ("Friday", Weekday::Fri),
    ("Saturday", Weekday::Sat),
    ("Sunday", Weekday::Sun),
];

/// Returns the name of a weekday: `Monday`.
pub(crate) fn weekday_name(weekday: Weekday) -> &'static str {
    let found = WEEKDAYS.iter().find(|(_, known)| *known == weekday);
    found.map_or("", |(name, _)| name)
}

/// Returns the number of a month by its name, or by its first three letters or more.
pub(crate) fn month_named(name: &str) -> Option<u32> {
    let name = name.to_lowercase();
    let at = MONTHS.iter().position(|known| name.len() >= 3 && known.starts_with(&name))?;
    u32::try_from(at + 1).ok()
}
