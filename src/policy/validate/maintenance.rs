//! Validates maintenance.

use super::{
    super::{
        ProblemCode,
        model::{Maintenance, MaintenanceDays, WeekOfMonth},
        problem::Problem,
        raw::{RawMaintenance, RawPolicy, Text},
    },
    validator::Validator,
};
use crate::{time::Weekday, times::WEEKDAYS};

impl Validator<'_> {
    pub(super) fn maintenance(&mut self, raw: &RawPolicy) -> Vec<Maintenance> {
        raw.maintenance.iter().map(|window| self.downtime(window)).collect()
    }

    fn downtime(&mut self, raw: &RawMaintenance) -> Maintenance {
        if raw.stops.is_none() && raw.says.is_none() {
            self.note(
                Problem::at(
                    raw.clause.span(),
                    ProblemCode::KeysTogether,
                    "this maintenance names no effect",
                )
                .help("add `stops`, what cannot be done meanwhile, or `says`"),
            );
        }
        Maintenance {
            days: self.maintenance_days(raw),
            hours: raw.hours.clone(),
            lasts: raw.lasts.clone(),
            stops: raw.stops.clone(),
            keeps: raw.keeps.clone(),
            announced: raw.announced.clone(),
            announced_by: raw.announced_by.as_ref().map(|channel| self.channel_id(channel)),
            says: raw.says.as_ref().map(|says| says.get_ref().clone()),
            clauses: self.clauses(&raw.clause),
        }
    }

    fn maintenance_days(&mut self, raw: &RawMaintenance) -> MaintenanceDays {
        let week: Option<WeekOfMonth> =
            raw.of_month.as_ref().and_then(|week| self.keyword(week, "week of a month"));
        let weekdays: Vec<Weekday> =
            raw.weekdays.iter().filter_map(|name| self.weekday(name)).collect();
        let together = match (&raw.days, &raw.weekdays[..], &raw.of_month) {
            (Some(days), [_, ..], _) => {
                Some((days, "`days` are in words only where there are no `weekdays`"))
            }
            (_, [], Some(week)) => Some((week, "`of-month` is for `weekdays`")),
            _ => None,
        };
        if let Some((place, message)) = together {
            self.note(
                Problem::at(place.span(), ProblemCode::KeysTogether, message)
                    .help("write weekdays = [\"tuesday\", \"thursday\"], or leave them out"),
            );
        }
        match &raw.days {
            Some(days) if weekdays.is_empty() => MaintenanceDays::InWords(days.get_ref().clone()),
            _ => {
                if raw.weekdays.is_empty() {
                    let message = "this maintenance names no days";
                    self.note(
                        Problem::at(raw.clause.span(), ProblemCode::MissingKey, message)
                            .help("add weekdays = [\"tuesday\"], or `days` in words"),
                    );
                }
                MaintenanceDays::Weekdays(weekdays, week)
            }
        }
    }

    fn weekday(&mut self, raw: &Text) -> Option<Weekday> {
        let lower = WEEKDAYS.map(|(name, weekday)| (name.to_lowercase(), weekday));
        let words = lower.iter().map(|(name, weekday)| (name.as_str(), *weekday));
        self.word(raw, "weekday", &words.collect::<Vec<_>>())
    }
}
