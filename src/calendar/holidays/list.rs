//! A calendar of holidays as the rest of the program asks it. Knows nothing of files, and computes only the years asked for.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::bridge::Bridge;
use super::rule::Rule;
use super::substitute::{self, Occurrence};
use crate::time::Date;

/// A date on which a calendar has a holiday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    /// The day, in the calendar's own country.
    pub on: Date,
    /// Its name in English; several holidays of one date are joined with ` / `.
    pub name: String,
}

/// The holidays of one country, of one part of a country, or of a file of dates.
#[derive(Clone, Debug)]
pub struct HolidayList {
    name: String,
    known: RangeInclusive<i32>,
    /// Whether some of its dates repeat beyond the known years.
    repeats: bool,
    note: Option<String>,
    source: Source,
}

#[derive(Clone, Debug)]
enum Source {
    Rules { rules: Vec<Arc<Rule>>, bridge: Option<Bridge> },
    Dates(Vec<Holiday>),
}

impl HolidayList {
    /// A calendar that follows rules.
    #[must_use]
    pub fn from_rules(name: String, rules: Vec<Arc<Rule>>, bridge: Option<Bridge>, known: RangeInclusive<i32>) -> Self {
        Self { name, known, repeats: false, note: None, source: Source::Rules { rules, bridge } }
    }

    /// A calendar that is a list of dates, in any order. Nothing is added to it: such lists name their substitute days themselves.
    #[must_use]
    pub fn from_dates(name: impl Into<String>, mut dates: Vec<Holiday>, known: RangeInclusive<i32>) -> Self {
        dates.sort_by_key(|holiday| holiday.on);
        Self { name: name.into(), known, repeats: false, note: None, source: Source::Dates(merged(dates)) }
    }

    /// The same, with a note for whoever asks it.
    #[must_use]
    pub fn noting(self, note: Option<String>) -> Self {
        Self { note, ..self }
    }

    /// The same, of which some dates repeat beyond the years for which it is known.
    #[must_use]
    pub fn repeating(self) -> Self {
        Self { repeats: true, ..self }
    }

    /// What the calendar is called: `Germany (Bavaria)`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The years for which the calendar is known to be complete; answers outside need a warning.
    #[must_use]
    pub fn known_years(&self) -> RangeInclusive<i32> {
        self.known.clone()
    }

    /// What must be said of how the calendar was read, such as what of its file was left out.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    /// A warning, if the calendar is not known for all of these years.
    #[must_use]
    pub fn warning(&self, years: RangeInclusive<i32>) -> Option<String> {
        let (first, last) = (self.known.start(), self.known.end());
        if self.known.contains(years.start()) && self.known.contains(years.end()) {
            return None;
        }
        let known = if first == last { format!("{first}") } else { format!("{first} to {last}") };
        let elsewhere = if first == last { "in other years" } else { "outside these years" };
        let others = if self.repeats { "it has only those that repeat, and there may be others" } else { "there may be others" };
        Some(format!("The holidays of {} are known for {known} only; {elsewhere} {others}.", self.name))
    }

    /// The holidays from one date to another, both included, sorted, one entry a date.
    ///
    /// Substitute days are entries of their own, named after their holiday: `Christmas Day (observed)`.
    #[must_use]
    pub fn between(&self, from: Date, to: Date) -> Vec<Holiday> {
        match &self.source {
            Source::Rules { rules, bridge } => computed(rules, bridge.as_ref(), from, to),
            Source::Dates(dates) => {
                let start = dates.partition_point(|holiday| holiday.on < from);
                dates[start..].iter().take_while(|holiday| holiday.on <= to).cloned().collect()
            }
        }
    }
}

/// The rules' holidays in a span. A year is added on both sides, as a substitute may lie in another year than its holiday.
fn computed(rules: &[Arc<Rule>], bridge: Option<&Bridge>, from: Date, to: Date) -> Vec<Holiday> {
    let mut occurrences = Vec::new();
    for year in from.year() - 1..=to.year() + 1 {
        for rule in rules {
            rule.each_in(year, |on| occurrences.push(Occurrence { on, rule }));
        }
    }
    occurrences.sort_by_key(|occurrence| occurrence.on);
    let (mut holidays, substitutes) = substitute::resolve(&occurrences);
    if let Some(bridge) = bridge {
        let is_substitute = |day: &Holiday| substitutes.binary_search_by_key(&day.on, |substitute| substitute.on).is_ok();
        let bridges: Vec<_> = bridge.between(&holidays).filter(|day| !is_substitute(day)).collect();
        holidays.extend(bridges);
    }
    holidays.extend(substitutes);
    holidays.retain(|holiday| (from..=to).contains(&holiday.on));
    holidays.sort_by_key(|holiday| holiday.on);
    merged(holidays)
}

/// One entry a date, the names joined in the order they came. `holidays` are sorted.
fn merged(holidays: Vec<Holiday>) -> Vec<Holiday> {
    let mut all: Vec<Holiday> = Vec::with_capacity(holidays.len());
    for holiday in holidays {
        match all.last_mut() {
            Some(last) if last.on == holiday.on => {
                if !last.name.split(" / ").any(|name| name == holiday.name) {
                    last.name.push_str(" / ");
                    last.name.push_str(&holiday.name);
                }
            }
            _ => all.push(holiday),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{Holiday, HolidayList};
    use crate::time::Date;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn dates_are_sorted_and_each_is_given_once() {
        let day = |on, name: &str| Holiday { on: date(on), name: name.to_owned() };
        let list = HolidayList::from_dates(
            "Plant shutdown",
            vec![
                day("2026-12-28", "Works holiday"),
                day("2026-12-25", "Christmas"),
                day("2026-12-28", "Inventory"),
                day("2026-12-25", "Christmas"),
            ],
            2026..=2026,
        );
        let expected = [day("2026-12-25", "Christmas"), day("2026-12-28", "Works holiday / Inventory")];
        assert_eq!(list.between(date("2026-01-01"), date("2026-12-31")), expected);
        assert_eq!(list.between(date("2026-12-25"), date("2026-12-25")), expected[..1]);
        assert!(list.between(date("2026-12-26"), date("2026-12-27")).is_empty());
        assert!(list.between(date("2026-12-31"), date("2026-01-01")).is_empty(), "a span that runs backwards");
        assert_eq!((list.name(), list.known_years()), ("Plant shutdown", 2026..=2026));
    }

    #[test]
    fn years_that_are_not_known_are_warned_of() {
        let list = |known| HolidayList::from_rules("Utopia".to_owned(), Vec::new(), None, known);
        assert_eq!(list(2020..=2030).warning(2020..=2030), None);
        let several = "The holidays of Utopia are known for 2020 to 2030 only; outside these years there may be others.";
        for years in [2019..=2020, 2030..=2031, 2019..=2031] {
            assert_eq!(list(2020..=2030).warning(years).as_deref(), Some(several));
        }
        let one = "The holidays of Utopia are known for 2026 only; in other years there may be others.";
        assert_eq!(list(2026..=2026).warning(2027..=2027).as_deref(), Some(one));
        assert_eq!(list(2026..=2026).warning(2026..=2026), None);
    }

    #[test]
    fn the_first_and_the_last_year_can_be_asked() {
        let list = HolidayList::from_rules("Nothing".to_owned(), Vec::new(), None, 1..=9999);
        assert!(list.between(date("0001-01-01"), date("9999-12-31")).is_empty());
    }
}
