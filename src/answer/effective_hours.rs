//! From a calendar rule of the policy to a calendar that can be asked, with the subject's readings,
//! zone, holiday lists and special days in force.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Citation, QuestionError, Subject,
    citation::basis,
    rule_selection::select,
    worked_days::{is_worked_day, with_worked_days},
};
use crate::{
    calendar::{Calendar, Schedule, SpecialDay, holidays::HolidayList},
    policy::{CalendarHours, CalendarRule, Clause, CoverageRule, HolidayCatalog, ZoneRule},
    time::{Instant, Zone},
};

/// The hours of a rule as they hold for a subject.
#[derive(Clone, Debug)]
pub(crate) struct EffectiveHours<'a> {
    /// The rule as the policy has it.
    pub(crate) rule: &'a CalendarRule,
    /// True if the holiday lists are the customer's own.
    pub(crate) own_holidays: bool,
    /// The calendar; `None` if the document does not state the hours.
    pub(crate) calendar: Option<Calendar>,
    /// The assumption by which they hold for the plan, if the document does not say it.
    pub(super) assumption: Option<String>,
}

impl<'a> Subject<'a> {
    /// The coverage rule that holds for the subject.
    pub(super) fn coverage_rule(&self) -> Result<Option<&'a CoverageRule>, QuestionError> {
        select(self, |case| self.policy.coverage_for(case), |rule| &rule.calendar)
    }

    /// Returns the citations of the subject's coverage: the rule that gives it, or the channel's
    /// own hours, and the customer's changes to them between two instants.
    pub(super) fn basis_of(
        &self,
        hours: &EffectiveHours<'a>,
        from: Instant,
        to: Instant,
    ) -> Result<Vec<Citation>, QuestionError> {
        let by_channel = self.channel.is_some_and(|channel| channel.calendar.is_some());
        let rule = if by_channel { None } else { self.coverage_rule()? };
        let clauses = rule.map_or(&hours.rule.clauses, |rule| &rule.clauses);
        Ok(hours.basis(self, clauses, from, to))
    }

    /// The hours of a calendar of the policy.
    ///
    /// # Errors
    /// They are in the customer's zone and that is not known, or a holiday list cannot be used.
    pub(crate) fn hours(&self, id: &str) -> Result<Option<EffectiveHours<'a>>, QuestionError> {
        let Some(rule) = self.policy.calendar(id) else { return Ok(None) };
        let parts: Vec<&CalendarRule> = match &rule.union[..] {
            [] => vec![rule],
            ids => ids.iter().filter_map(|id| self.policy.calendar(id)).collect(),
        };
        // Of a union with a part that is not stated nothing is certain.
        let schedules: Option<Vec<Schedule>> =
            parts.iter().map(|part| self.schedule(part)).collect::<Result<_, _>>()?;
        let calendar = schedules.map(Calendar::new).transpose()?;
        let own_holidays = self.holidays.is_some()
            && parts.iter().any(|part| part.closes_on_holidays)
            && calendar.is_some();
        Ok(Some(EffectiveHours { rule, own_holidays, calendar, assumption: None }))
    }

    /// The hours of one calendar; `None` if the document does not state them.
    fn schedule(&self, rule: &'a CalendarRule) -> Result<Option<Schedule>, QuestionError> {
        let (zone, hours, holidays) = self.overridden(rule);
        let (CalendarHours::Weekly(weekly), Some(zone)) = (hours, zone) else { return Ok(None) };
        let zone = match zone {
            ZoneRule::Named(name) => self.around.tz.zone(name)?,
            ZoneRule::Customer => self.zone.clone().ok_or_else(|| QuestionError::Missing {
                option: "--timezone".to_owned(),
                why: format!(
                    "the hours '{}' are those of the place where the customer is, such as \
                     Europe/Berlin",
                    rule.name
                ),
                choices: Vec::new(),
            })?,
        };
        let holidays = self.lists(rule, holidays)?;
        Ok(Some(Schedule {
            zone,
            weekly: weekly.clone(),
            special_days: with_worked_days(self.special_days(&rule.id), weekly, &holidays),
            holidays,
            business_day_seconds: rule.business_day_seconds,
        }))
    }

    /// The contract's special days for a calendar.
    fn special_days(&self, id: &str) -> Vec<SpecialDay> {
        let days = self.contract.iter().flat_map(|contract| &contract.special_days);
        days.filter(|agreed| agreed.calendars.iter().any(|calendar| calendar == id))
            .map(|agreed| agreed.day.clone())
            .collect()
    }

    /// The rule's zone, hours and holiday lists with the readings in force.
    fn overridden(
        &self,
        rule: &'a CalendarRule,
    ) -> (Option<&'a ZoneRule>, &'a CalendarHours, Option<&'a Vec<String>>) {
        let (mut zone, mut hours, mut holidays) = (rule.zone.as_ref(), &rule.hours, None);
        let choices = self.policy.readings.iter().filter_map(|reading| self.choice_of(reading));
        for change in
            choices.flat_map(|choice| &choice.calendars).filter(|change| change.id == rule.id)
        {
            zone = change.zone.as_ref().or(zone);
            hours = change.hours.as_ref().unwrap_or(hours);
            holidays = change.holidays.as_ref().or(holidays);
        }
        (zone, hours, holidays)
    }

    /// The customer's own lists, or else those of the reading, of the customer's zone, of the rule.
    fn lists(
        &self,
        rule: &CalendarRule,
        by_reading: Option<&Vec<String>>,
    ) -> Result<Vec<Arc<HolidayList>>, QuestionError> {
        let for_zone = || {
            let name = self.zone.as_ref()?.name();
            rule.holidays_for_zone.iter().find(|(zone, _)| zone == name).map(|(_, lists)| lists)
        };
        let catalog = self.around.holidays;
        if let Some(own) = self.holidays.as_ref().filter(|_| rule.closes_on_holidays) {
            return own
                .iter()
                .map(|name| Ok(catalog.load_categories(name, &self.holiday_categories)?))
                .collect();
        }
        let names = by_reading.or_else(for_zone).unwrap_or(&rule.holidays);
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

    /// The zone in which an answer is shown: the customer's; else the hours' own, if the time was
    /// written with its offset; else the offset of the time as written; else the hours' own; else
    /// UTC.
    pub(super) fn shown_in(
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

/// Returns the special days of a calendar between two instants, each with true if it is worked.
fn special_days(calendar: &Calendar, from: Instant, to: Instant) -> BTreeSet<(String, bool)> {
    let mut found = BTreeSet::new();
    for schedule in calendar.schedules() {
        let [first, last] = [from, to].map(|at| schedule.zone.wall_at(at).date());
        for day in schedule.special_days.iter().filter(|day| (first..=last).contains(&day.on)) {
            found.insert((format!("{day}."), is_worked_day(schedule, day)));
        }
    }
    found
}

/// The note on hours that the document does not state.
pub(super) const NOT_STATED: &str = "The document does not state these hours.";

impl EffectiveHours<'_> {
    /// Returns the citations of the hours: the clauses of the document, and the customer's changes
    /// to them between two instants.
    pub(super) fn basis(
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
        let closed = format!("closed on the holidays of {}", lists.join(" and "));
        let hours: Vec<String> = calendar
            .schedules()
            .iter()
            .map(|schedule| format!("{} {}", schedule.weekly, schedule.zone.name()))
            .collect();
        let hours = format!("{}: {}", self.rule.name, hours.join(", and "));
        let document = if lists.is_empty() || self.own_holidays {
            format!("{hours}.")
        } else {
            format!("{hours}, {closed}.")
        };
        let mut entries = basis(subject.policy, clauses, &document);
        let own = |clause: &str, says: String| Citation {
            document: subject
                .contract
                .map_or("your options", |contract| &contract.title)
                .to_owned(),
            clause: clause.to_owned(),
            says,
        };
        if self.own_holidays && !lists.is_empty() {
            entries.push(own("holidays", format!("These hours are {closed}.")));
        }
        for (day, is_worked) in special_days(calendar, from, to) {
            match (is_worked, self.own_holidays) {
                (true, false) => entries.extend(basis(subject.policy, clauses, &day)),
                (true, true) => entries.push(own("holidays", day)),
                (false, _) => entries.push(own("special-day", day)),
            }
        }
        entries
    }

    /// Returns the notes on the hours.
    pub(super) fn notes(&self) -> impl Iterator<Item = String> {
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
