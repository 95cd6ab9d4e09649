//! Validates calendars and coverage.

use super::{
    super::{
        ProblemCode,
        model::{CalendarHours, CalendarRule, CoverageRule, ZoneRule},
        problem::Problem,
        raw::{RawCalendar, RawCoverage, SpannedValue, Text, Texts},
    },
    validator::{Validator, texts},
};
use crate::{
    calendar::WeeklyHours,
    time::{SignedDuration, TargetDuration},
};

impl Validator<'_> {
    pub(super) fn calendar_rule(&mut self, raw: &RawCalendar) -> CalendarRule {
        let hours = raw.hours.as_ref().map_or(CalendarHours::NotStated, |hours| self.hours(hours));
        let union: Vec<String> =
            raw.union.iter().flatten().map(|id| self.part_of_union(id)).collect();
        if raw.hours.is_some() != union.is_empty() {
            let message = "a calendar has either `hours` or `union`, a list of other calendars";
            let help = if raw.hours.is_some() {
                "take one of them out; hours beside those of the union go into a calendar of their \
                 own"
            } else {
                "add hours = \"Mon-Fri 09:00-17:00\", or \"not-stated\""
            };
            self.note(Problem::at(raw.id.span(), ProblemCode::KeysTogether, message).help(help));
        }
        let zone = raw.zone.as_ref().map(|zone| self.zone_rule(zone));
        if zone.is_none() && hours != CalendarHours::NotStated {
            self.note(
                Problem::at(raw.id.span(), ProblemCode::NoZone, "the hours are in no zone")
                    .help("add zone = \"…\": an IANA zone, or 'customer'"),
            );
        }
        let mut holidays_for_zone = Vec::new();
        for (zone, lists) in &raw.holidays_for_zone {
            holidays_for_zone
                .push((self.zone(zone), self.holiday_lists(lists, &raw.holiday_categories)));
        }
        CalendarRule {
            id: raw.id.get_ref().clone(),
            name: raw.name.clone(),
            zone,
            hours,
            union,
            holidays: self.holiday_lists(&raw.holidays, &raw.holiday_categories),
            holiday_categories: texts(&raw.holiday_categories),
            holidays_for_zone,
            holidays_zone: raw.holidays_zone.as_ref().map(|zone| self.zone_rule(zone)),
            closes_on_holidays: raw.closes_on_holidays,
            business_day: raw.business_day.as_ref().and_then(|length| self.business_day(length)),
            note: raw.note.clone(),
            holidays_note: raw.holidays_note.clone(),
            clauses: self.clauses(&raw.clause),
        }
    }

    pub(super) fn zone_rule(&mut self, raw: &Text) -> ZoneRule {
        if raw.get_ref() == "customer" {
            ZoneRule::Customer
        } else {
            ZoneRule::Named(self.zone(raw))
        }
    }

    pub(super) fn hours(&mut self, raw: &SpannedValue<Texts>) -> CalendarHours {
        let entries = &raw.get_ref().0;
        if matches!(&entries[..], [only] if only.get_ref() == "not-stated") {
            return CalendarHours::NotStated;
        }
        let written = entries.iter().map(|entry| entry.get_ref().as_str());
        let (span, message) = match WeeklyHours::parse(written) {
            Ok(weekly) if !weekly.is_empty() => return CalendarHours::Weekly(weekly),
            Ok(_) => {
                (raw.span(), "the calendar is never open: no day of the week has hours".to_owned())
            }
            Err((at, error)) => {
                // A text that is no list has no place of its own.
                let own = entries.get(at).map(Text::span).filter(|span| !span.is_empty());
                (own.unwrap_or(raw.span()), error.to_string())
            }
        };
        self.note(
            Problem::at(span, ProblemCode::BadHours, message)
                .help("if the document does not say, write \"not-stated\""),
        );
        CalendarHours::NotStated
    }

    pub(super) fn coverage_rule(&mut self, raw: &RawCoverage) -> CoverageRule {
        let mut selector =
            self.selector(raw.plans.as_ref(), raw.editions.as_ref(), raw.regions.as_ref());
        selector.priorities = self.priorities(raw.priorities.as_ref());
        CoverageRule {
            selector,
            channels: self.channels(raw.channels.as_ref()),
            calendar: self.calendar(&raw.calendar),
            clauses: self.clauses(&raw.clause),
        }
    }

    fn business_day(&mut self, raw: &Text) -> Option<SignedDuration> {
        if let TargetDuration::Time { length, .. } = self.length(raw)? {
            return Some(length);
        }
        let message = "the length of a business day is in hours, such as 8h";
        self.note(Problem::at(raw.span(), ProblemCode::BadLength, message));
        None
    }
}
