//! A holiday list: rules or dates, with the years for which it is known.

use std::{ops::RangeInclusive, sync::Arc};

use super::{
    bridge::Bridge,
    computed::computed,
    holiday::{Holiday, merged, within},
    holiday_rule::HolidayRule,
};
use crate::time::Date;

/// The holidays of one country, of one part of a country, or of a file of dates.
#[derive(Clone, Debug)]
pub struct HolidayList {
    name: String,
    known: RangeInclusive<i32>,
    /// True if some of its dates repeat beyond the known years.
    repeats: bool,
    notes: Vec<String>,
    /// Worked days, sorted, one entry a date.
    worked: Vec<Holiday>,
    parts: Vec<CountryPart>,
    source: ListSource,
}

/// A part of a country.
#[derive(Clone, Debug)]
pub struct CountryPart {
    /// The id of its list: `gb-eng`.
    pub id: String,
    /// Its name: `England`.
    pub name: String,
    /// The zones whose city lies there.
    pub zones: Vec<String>,
    /// All its holidays, with those that all parts share.
    pub list: HolidayList,
}

#[derive(Clone, Debug)]
enum ListSource {
    Rules { rules: Vec<Arc<HolidayRule>>, bridge: Option<Bridge> },
    Dates(Vec<Holiday>),
}

impl HolidayList {
    /// Returns a list that follows rules.
    #[must_use]
    pub fn from_rules(
        name: String,
        rules: Vec<Arc<HolidayRule>>,
        bridge: Option<Bridge>,
        known: RangeInclusive<i32>,
    ) -> Self {
        Self::new(name, known, ListSource::Rules { rules, bridge })
    }

    /// Returns a list of dates, given in any order, that name their substitute days themselves.
    #[must_use]
    pub fn from_dates(
        name: impl Into<String>,
        mut dates: Vec<Holiday>,
        known: RangeInclusive<i32>,
    ) -> Self {
        dates.sort_by_key(|holiday| holiday.on);
        Self::new(name.into(), known, ListSource::Dates(merged(dates)))
    }

    fn new(name: String, known: RangeInclusive<i32>, source: ListSource) -> Self {
        Self {
            name,
            known,
            repeats: false,
            notes: Vec::new(),
            worked: Vec::new(),
            parts: Vec::new(),
            source,
        }
    }

    /// Adds notes for people.
    #[must_use]
    pub fn noting(self, notes: Vec<String>) -> Self {
        Self { notes, ..self }
    }

    /// Adds worked days: days of the weekend that are worked, in any order. They are no holidays.
    #[must_use]
    pub fn working(self, mut worked: Vec<Holiday>) -> Self {
        worked.sort_by_key(|day| day.on);
        Self { worked: merged(worked), ..self }
    }

    /// Adds the lists of a country's parts.
    #[must_use]
    pub fn with_parts(self, parts: Vec<CountryPart>) -> Self {
        Self { parts, ..self }
    }

    /// Says that some dates repeat beyond the years for which the list is known.
    #[must_use]
    pub fn repeating(self) -> Self {
        Self { repeats: true, ..self }
    }

    /// Returns its name: `Germany (Bavaria)`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the years for which it is known to be complete; outside there is a
    /// [`Self::warning`].
    #[must_use]
    pub fn known_years(&self) -> RangeInclusive<i32> {
        self.known.clone()
    }

    /// Returns notes about its origin, such as parts of a file that were left out.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// Returns the parts of the country that have lists of their own.
    #[must_use]
    pub fn parts(&self) -> &[CountryPart] {
        &self.parts
    }

    /// Returns a warning if the list is not known for all of these years.
    #[must_use]
    pub fn warning(&self, years: RangeInclusive<i32>) -> Option<String> {
        let (first, last) = (self.known.start(), self.known.end());
        if self.known.contains(years.start()) && self.known.contains(years.end()) {
            return None;
        }
        let known = if first == last { format!("{first}") } else { format!("{first} to {last}") };
        let elsewhere = if first == last { "in other years" } else { "outside these years" };
        let others = if self.repeats {
            "it has only those that repeat, and there may be others"
        } else {
            "there may be others"
        };
        let weekends = self.unannounced(&years).unwrap_or_default();
        Some(format!(
            "The holidays of {} are known for {known} only; {elsewhere} {others}{weekends}.",
            self.name
        ))
    }

    /// Returns the end of the warning for years whose worked weekends are still to be announced.
    fn unannounced(&self, years: &RangeInclusive<i32>) -> Option<String> {
        let (first, last) = ((self.known.end() + 1).max(*years.start()), *years.end());
        if self.worked.is_empty() || first > last {
            return None;
        }
        let of = if first == last { format!("{first}") } else { format!("{first} to {last}") };
        Some(format!(", and the worked weekends of {of} are not announced"))
    }

    /// Returns the holidays from one date to another, both included, sorted, one entry a date.
    ///
    /// Substitute days are entries of their own, named after their holiday:
    /// `Christmas Day (observed)`.
    #[must_use]
    pub fn between(&self, from: Date, to: Date) -> Vec<Holiday> {
        let mut holidays = match &self.source {
            ListSource::Rules { rules, bridge } => computed(rules, bridge.as_ref(), from, to),
            ListSource::Dates(dates) => within(dates, from, to).to_vec(),
        };
        if !self.worked.is_empty() {
            holidays.retain(|holiday| within(&self.worked, holiday.on, holiday.on).is_empty());
        }
        holidays
    }

    /// Returns all worked days, sorted, one entry a date.
    #[must_use]
    pub fn worked_days(&self) -> &[Holiday] {
        &self.worked
    }

    /// Returns the worked days from one date to another, both included; sorted, one entry a date.
    #[must_use]
    pub fn worked_between(&self, from: Date, to: Date) -> &[Holiday] {
        within(&self.worked, from, to)
    }
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
        let expected =
            [day("2026-12-25", "Christmas"), day("2026-12-28", "Works holiday / Inventory")];
        assert_eq!(list.between(date("2026-01-01"), date("2026-12-31")), expected);
        assert_eq!(list.between(date("2026-12-25"), date("2026-12-25")), expected[..1]);
        assert!(list.between(date("2026-12-26"), date("2026-12-27")).is_empty());
        assert!(
            list.between(date("2026-12-31"), date("2026-01-01")).is_empty(),
            "a span that runs backwards"
        );
        assert_eq!((list.name(), list.known_years()), ("Plant shutdown", 2026..=2026));
    }

    #[test]
    fn years_that_are_not_known_are_warned_of() {
        let list = |known| HolidayList::from_rules("Utopia".to_owned(), Vec::new(), None, known);
        assert_eq!(list(2020..=2030).warning(2020..=2030), None);
        let several = "The holidays of Utopia are known for 2020 to 2030 only; outside these \
                       years there may be others.";
        for years in [2019..=2020, 2030..=2031, 2019..=2031] {
            assert_eq!(list(2020..=2030).warning(years).as_deref(), Some(several));
        }
        let one =
            "The holidays of Utopia are known for 2026 only; in other years there may be others.";
        assert_eq!(list(2026..=2026).warning(2027..=2027).as_deref(), Some(one));
        assert_eq!(list(2026..=2026).warning(2026..=2026), None);
        let repeating = "The holidays of Utopia are known for 2026 only; in other years it has only \
                         those that repeat, and there may be others.";
        let warning = list(2026..=2026).repeating().warning(2027..=2027);
        assert_eq!(warning.as_deref(), Some(repeating));
    }

    #[test]
    fn worked_days_are_no_holidays_and_are_announced_year_by_year() {
        let day = |on, name: &str| Holiday { on: date(on), name: name.to_owned() };
        let off = vec![day("2026-02-14", "Saint Valentine"), day("2026-02-16", "New Year")];
        let list = HolidayList::from_dates("Utopia", off, 2026..=2026)
            .working(vec![day("2026-02-14", "Exchange")]);
        let year = (date("2026-01-01"), date("2026-12-31"));
        assert_eq!(list.between(year.0, year.1), [day("2026-02-16", "New Year")]);
        assert_eq!(list.worked_between(year.0, year.1), [day("2026-02-14", "Exchange")]);
        assert!(list.worked_between(year.1, year.0).is_empty(), "a span that runs backwards");
        let known =
            "The holidays of Utopia are known for 2026 only; in other years there may be others";
        let unannounced = format!("{known}, and the worked weekends of 2027 are not announced.");
        assert_eq!(list.warning(2026..=2027), Some(unannounced));
        assert_eq!(
            list.warning(2025..=2025),
            Some(format!("{known}.")),
            "those of the past are no news"
        );
    }

    #[test]
    fn the_first_and_the_last_year_can_be_asked() {
        let list = HolidayList::from_rules("Nothing".to_owned(), Vec::new(), None, 1..=9999);
        assert!(list.between(date("0001-01-01"), date("9999-12-31")).is_empty());
    }
}
