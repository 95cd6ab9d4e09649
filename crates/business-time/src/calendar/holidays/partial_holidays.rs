//! The holidays that only parts of a country have.

use super::{
    holiday::Holiday,
    holiday_list::{CountryPart, HolidayList},
};
use crate::time::Date;

/// A holiday of some parts of a country only.
#[derive(Clone, Debug)]
pub struct PartialHoliday<'a> {
    /// The holiday.
    pub holiday: Holiday,
    /// The parts that have it, in the order of the country's file.
    pub parts: Vec<&'a CountryPart>,
}

impl HolidayList {
    /// Returns the holidays from one date to another, both included, that parts of the country have
    /// and the whole does not.
    #[must_use]
    pub fn holidays_of_parts(&self, from: Date, to: Date) -> Vec<PartialHoliday<'_>> {
        if self.parts().is_empty() {
            return Vec::new();
        }
        let shared = self.between(from, to);
        let is_shared =
            |holiday: &Holiday| shared.binary_search_by_key(&holiday.on, |day| day.on).is_ok();
        let mut all: Vec<PartialHoliday<'_>> = Vec::new();
        for part in self.parts() {
            for holiday in
                part.list.between(from, to).into_iter().filter(|holiday| !is_shared(holiday))
            {
                match all.iter_mut().find(|other| other.holiday == holiday) {
                    Some(known) => known.parts.push(part),
                    None => all.push(PartialHoliday { holiday, parts: vec![part] }),
                }
            }
        }
        all.sort_by_key(|partial| partial.holiday.on);
        all
    }
}
