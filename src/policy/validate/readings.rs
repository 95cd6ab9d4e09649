//! Readings: what a document leaves open.

use super::super::{
    model::{Choice, Clock, Override, Reading},
    names::nearest,
    problem::Problem,
    raw::{RawChoice, RawOverride, RawReading},
};
use super::sheet::Sheet;
use crate::calendar::BusinessDayRule;

const BUSINESS_DAYS: [(&str, BusinessDayRule); 4] = [
    ("day-length", BusinessDayRule::DayLength),
    ("same-time", BusinessDayRule::SameTime),
    ("close-of-day", BusinessDayRule::CloseOfDay),
    ("covered-24h", BusinessDayRule::CoveredHours24),
];

impl Sheet<'_> {
    pub(super) fn reading(&mut self, raw: &RawReading) -> Reading {
        let ids: Vec<&str> = raw.choice.iter().map(|choice| choice.id.get_ref().as_str()).collect();
        let default = raw.default.get_ref();
        if !ids.contains(&default.as_str()) {
            let help = nearest(default, ids.iter().copied()).map(|near| format!("did you mean '{near}'?"));
            self.note(Problem::at(raw.default.span(), format!("there is no choice '{default}'")).maybe_help(help));
        }
        if ids.len() < 2 {
            self.note(Problem::at(raw.id.span(), "a reading has at least two choices").help("a fact that is not open needs no reading"));
        }
        Reading {
            id: raw.id.get_ref().clone(),
            question: raw.question.clone(),
            default: default.clone(),
            choices: raw.choice.iter().map(|choice| self.choice(choice)).collect(),
            note: raw.note.clone(),
            clauses: self.clauses(&raw.clause),
        }
    }

    fn choice(&mut self, raw: &RawChoice) -> Choice {
        let clocks = [("calendar", Clock::Calendar), ("coverage", Clock::Coverage)];
        Choice {
            id: raw.id.get_ref().clone(),
            says: raw.says.clone(),
            business_day: raw.business_day.as_ref().and_then(|word| self.word(word, "meaning of a business day", &BUSINESS_DAYS)),
            clock: raw.clock.as_ref().and_then(|word| self.word(word, "clock", &clocks)),
            calendars: raw.calendar.iter().map(|change| self.change(change)).collect(),
        }
    }

    fn change(&mut self, raw: &RawOverride) -> Override {
        Override {
            id: self.calendar(&raw.id),
            zone: raw.zone.as_ref().map(|zone| self.zone_rule(zone)),
            hours: raw.hours.as_ref().map(|hours| self.hours(hours)),
            holidays: raw.holidays.as_ref().map(|lists| self.holiday_lists(lists)),
        }
    }
}
