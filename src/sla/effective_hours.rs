//! From a calendar rule of the policy to a calendar that can be asked, with the subject's readings,
//! zone, holiday lists and special days in force.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Citation, QuestionError, Subject,
    calendar_in_force::CalendarInForce,
    citation::basis,
    daylight_clock::{on_daylight_clock, week_in_words},
    rule_selection::select,
    special_days::special_days_between,
    worked_days::with_worked_days,
};
use crate::{
    calendar::{Calendar, Schedule, holidays::HolidayList},
    policy::{
        CUSTOMERS_LISTS, CalendarHours, CalendarRule, Clause, CoverageRule, HolidayCatalog,
        RuleContext, ZoneRule,
    },
    time::{Instant, Zone},
};

/// The hours of a rule as they hold for a subject.
#[derive(Clone, Debug)]
pub(crate) struct EffectiveHours<'a> {
    /// The rule as the policy has it.
    pub(crate) rule: &'a CalendarRule,
    /// True if the holiday lists are the customer's own.
    pub(crate) own_holidays: bool,
    /// True if the hours are held at the wall times of the customer's clock in daylight saving.
    pub(super) held_on_clock: bool,
    /// The calendar; `None` if the document does not state the hours.
    pub(crate) calendar: Option<Calendar>,
    /// The assumption by which they hold for the plan, if the document does not say it.
    pub(super) assumption: Option<String>,
}

impl<'a> Subject<'a> {
    /// Returns the coverage rule that holds for the subject. Calendars that have their hours from
    /// the same ones make no difference.
    pub(crate) fn coverage_rule(&self) -> Result<Option<&'a CoverageRule>, QuestionError> {
        let channel = self.channel.map(|channel| channel.id.as_str());
        let hours = |rule: &'a CoverageRule| -> Vec<&'a str> {
            let calendar = self.policy.calendar(&rule.calendar);
            let parts = calendar.map_or(Vec::new(), |calendar| self.parts(calendar));
            parts.iter().map(|part| part.rule.id.as_str()).collect()
        };
        select(self, |case: &RuleContext<'_>| self.policy.coverage_for(case, channel), hours)
    }

    /// Returns the citations of the subject's coverage: the rule that gives it, or the channel's
    /// own hours, and the customer's changes to them between two instants.
    pub(crate) fn basis_of(
        &self,
        hours: &EffectiveHours<'a>,
        from: Instant,
        to: Instant,
    ) -> Result<Vec<Citation>, QuestionError> {
        let channel = self.channel.filter(|channel| channel.calendar.is_some());
        let rule = if channel.is_some() { None } else { self.coverage_rule()? };
        let own = channel.map_or(&[][..], |channel| &channel.clauses);
        let mut clauses = own.to_vec();
        for clause in rule.map_or(&hours.rule.clauses, |rule| &rule.clauses) {
            if !clauses.contains(clause) {
                clauses.push(clause.clone());
            }
        }
        Ok(hours.basis(self, &clauses, from, to))
    }

    /// Returns the hours of a calendar of the policy.
    ///
    /// # Errors
    /// They are in the customer's zone and that is not known, or a holiday list cannot be used.
    pub(crate) fn hours(&self, id: &str) -> Result<Option<EffectiveHours<'a>>, QuestionError> {
        let Some(rule) = self.policy.calendar(id) else { return Ok(None) };
        let parts = self.parts(rule);
        // Of a union with a part that is not stated nothing is certain.
        let schedules: Option<Vec<Schedule>> =
            parts.iter().map(|part| self.schedule(part)).collect::<Result<_, _>>()?;
        let calendar = schedules.map(Calendar::new).transpose()?;
        let own_holidays = self.holidays.is_some()
            && parts.iter().any(|part| part.closes_on_holidays)
            && calendar.is_some();
        let held_on_clock = parts.iter().any(|part| part.held_on_clock);
        Ok(Some(EffectiveHours { rule, own_holidays, held_on_clock, calendar, assumption: None }))
    }

    /// Returns the hours of one calendar; `None` if the document does not state them.
    fn schedule(&self, calendar: &CalendarInForce<'a>) -> Result<Option<Schedule>, QuestionError> {
        let CalendarInForce { rule, hours, .. } = calendar;
        let (CalendarHours::Weekly(weekly), Some(zone)) = (hours, calendar.zone) else {
            return Ok(None);
        };
        let holidays = self.lists(calendar)?;
        let zone = self.place(zone, || format!("the hours '{}' are those of the place", rule.name));
        let dates = rule.holidays_zone.as_ref().filter(|_| !holidays.is_empty());
        let dates = dates.map(|zone| {
            self.place(zone, || format!("holidays close '{}' by the date of the place", rule.name))
        });
        let (zone, holiday_zone) = (zone?, dates.transpose()?);
        let (zone, held) = if calendar.held_on_clock {
            let why = || format!("the hours '{}' are shown on the clock of the place", rule.name);
            let clock = self.place(&ZoneRule::Customer, why)?;
            let held = on_daylight_clock(weekly, &zone, &clock);
            (clock, held)
        } else {
            (zone, weekly.clone())
        };
        let agreed = self.special_days(&rule.id, &held, &holidays);
        let special_days = match holiday_zone {
            // Holidays of another zone take time out of the hours, and add none.
            Some(_) => agreed,
            None => with_worked_days(agreed, weekly, &holidays),
        };
        Ok(Some(Schedule {
            zone,
            weekly: held,
            special_days,
            holidays,
            holiday_zone,
            business_day: rule.business_day,
        }))
    }

    /// Returns the zone of a rule; `why` says what depends on the customer's.
    fn place(&self, zone: &ZoneRule, why: impl Fn() -> String) -> Result<Zone, QuestionError> {
        let missing = || QuestionError::Missing {
            option: "--timezone".to_owned(),
            why: format!("{} where the customer is, such as Europe/Berlin", why()),
            choices: Vec::new(),
            others: None,
        };
        match zone {
            ZoneRule::Named(name) => Ok(self.references.tz.zone(name)?),
            ZoneRule::Customer => self.zone.clone().ok_or_else(missing),
        }
    }

    /// Returns the customer's own lists, or else those of the reading, of the customer's zone, of
    /// the rule.
    fn lists(
        &self,
        calendar: &CalendarInForce<'_>,
    ) -> Result<Vec<Arc<HolidayList>>, QuestionError> {
        let CalendarInForce { rule, holidays: by_reading, .. } = calendar;
        if !calendar.closes_on_holidays {
            return Ok(Vec::new());
        }
        let catalog = self.references.holidays;
        if let Some(own) = &self.holidays {
            let load = |name: &String| Ok(catalog.load_categories(name, &self.holiday_categories)?);
            return own.iter().map(load).collect();
        }
        let for_zone = || {
            let name = self.zone.as_ref()?.name();
            rule.holidays_for_zone.iter().find(|(zone, _)| zone == name).map(|(_, lists)| lists)
        };
        let names = by_reading.or_else(for_zone).unwrap_or(&rule.holidays);
        if names.iter().any(|name| name == CUSTOMERS_LISTS) {
            return Err(QuestionError::Missing {
                option: "--holidays".to_owned(),
                why: format!(
                    "'{}' is closed on the public holidays of the place where the customer is, \
                     such as us or jp",
                    rule.name
                ),
                choices: Vec::new(),
                others: None,
            });
        }
        let asked = &self.holiday_categories;
        let categories = if asked.is_empty() { &rule.holiday_categories } else { asked };
        let load = |name: &String| {
            let name = self
                .policy
                .file
                .as_ref()
                .map_or_else(|| name.clone(), |file| HolidayCatalog::beside(file, name));
            Ok(catalog.load_categories(&name, categories)?)
        };
        names.iter().map(load).collect()
    }

    /// Returns the zone in which an answer is shown: the customer's; else the hours' own, if the
    /// time was written with its offset; else the offset of the time as written; else the hours'
    /// own; else UTC.
    pub(crate) fn shown_in(
        &self,
        at: Instant,
        written_in: Option<&Zone>,
        calendar: Option<&Calendar>,
    ) -> Zone {
        if let Some(zone) = &self.zone {
            return zone.clone();
        }
        let place = calendar
            .and_then(|calendar| calendar.schedules().first())
            .map(|schedule| &schedule.zone);
        match (written_in, place) {
            (Some(written), Some(place)) if written.offset_at(at) == place.offset_at(at) => {
                place.clone()
            }
            (Some(written), _) => written.clone(),
            (None, Some(place)) => place.clone(),
            (None, None) => Zone::utc(),
        }
    }
}

/// Returns the name of a zone for people: `UTC-8` for `Etc/GMT+8`, which counts the other way.
pub(crate) fn zone_in_words(name: &str) -> String {
    match name.strip_prefix("Etc/GMT").and_then(|offset| offset.split_at_checked(1)) {
        Some(("+", hours)) => format!("UTC-{hours}"),
        Some(("-", hours)) => format!("UTC+{hours}"),
        _ => name.to_owned(),
    }
}

/// The note on hours that the document does not state.
pub(crate) const NOT_STATED: &str = "The document does not state these hours.";

impl EffectiveHours<'_> {
    /// Returns the hours in words; `None` if they are not stated.
    pub(crate) fn say(&self) -> Option<String> {
        self.calendar.as_ref().map(|calendar| self.in_words(calendar))
    }

    /// Returns the citations of the hours: the clauses of the document, and the customer's changes
    /// to them between two instants.
    pub(crate) fn basis(
        &self,
        subject: &Subject<'_>,
        clauses: &[Clause],
        from: Instant,
        to: Instant,
    ) -> Vec<Citation> {
        let Some(calendar) = &self.calendar else {
            return basis(
                subject.policy,
                clauses,
                &format!("{}: the hours are not stated.", self.rule.name),
            );
        };
        let mut lists: Vec<&str> = calendar
            .schedules()
            .iter()
            .flat_map(|schedule| &schedule.holidays)
            .map(|list| list.name())
            .collect();
        lists.dedup();
        let dates = calendar.schedules().iter().find_map(|it| it.holiday_zone.as_ref());
        let dates = dates.map_or(String::new(), |zone| {
            format!(", by the date in {}", zone_in_words(zone.name()))
        });
        let closed = format!("closed on the holidays of {}{dates}", lists.join(" and "));
        let hours = self.in_words(calendar);
        let document = if lists.is_empty() || self.own_holidays {
            format!("{hours}.")
        } else {
            format!("{hours}, {closed}.")
        };
        let mut entries = basis(subject.policy, clauses, &document);
        let own = |says: String| {
            let contract =
                subject.contract.filter(|contract| contract.holidays == subject.holidays);
            let document = contract.map_or("your options", |contract| &contract.title);
            Citation { document: document.to_owned(), clause: "holidays".to_owned(), says }
        };
        if self.own_holidays && !lists.is_empty() {
            entries.push(own(format!("These hours are {closed}.")));
        }
        for (says, day) in special_days_between(calendar, from, to, zone_in_words) {
            if let Some(agreed) = subject.special_day_cited(&day, &says) {
                entries.extend(agreed);
            } else if self.own_holidays {
                entries.push(own(says));
            } else {
                entries.extend(basis(subject.policy, clauses, &says));
            }
        }
        entries
    }

    /// Returns true if holidays are taken out of the hours.
    pub(crate) fn has_holidays(&self) -> bool {
        let mut schedules = self.calendar.iter().flat_map(Calendar::schedules);
        schedules.any(|schedule| !schedule.holidays.is_empty())
    }

    /// Returns the name of the hours with the weeks of their places.
    fn in_words(&self, calendar: &Calendar) -> String {
        let week = |schedule: &Schedule| {
            let zone = zone_in_words(schedule.zone.name());
            format!("{} {zone}", week_in_words(&schedule.weekly))
        };
        let weeks: Vec<String> = calendar.schedules().iter().map(week).collect();
        let held =
            if self.held_on_clock { ", all year at the wall times of daylight saving" } else { "" };
        format!("{}{held}: {}", self.rule.name, weeks.join(", and "))
    }

    /// Returns the notes on the hours.
    pub(crate) fn notes(&self) -> impl Iterator<Item = String> {
        let holidays = self.rule.holidays_note.clone().filter(|_| !self.own_holidays);
        let lists = self
            .calendar
            .iter()
            .flat_map(Calendar::schedules)
            .flat_map(|schedule| &schedule.holidays);
        let of_lists: BTreeSet<String> = lists.flat_map(|list| list.notes()).cloned().collect();
        let own = [self.assumption.clone(), self.rule.note.clone(), holidays];
        own.into_iter().flatten().chain(of_lists)
    }
}
