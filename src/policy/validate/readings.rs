//! Readings: what a document leaves open.

use super::{
    super::{
        ProblemCode,
        model::{CalendarOverride, Choice, PriorityChangeStart, Reading, TargetClock},
        problem::Problem,
        raw::{RawChoice, RawOverride, RawReading},
    },
    validator::{Validator, unknown},
};
use crate::calendar::{BusinessDayRule, ClosingEdge};

const BUSINESS_DAYS: [(&str, BusinessDayRule); 4] = [
    ("day-length", BusinessDayRule::DayLength),
    ("same-time", BusinessDayRule::SameTime),
    ("close-of-day", BusinessDayRule::CloseOfDay),
    ("covered-24h", BusinessDayRule::CoveredHours24),
];

const RESTARTS: [(&str, PriorityChangeStart); 2] =
    [("opening", PriorityChangeStart::AtOpening), ("change", PriorityChangeStart::AtChange)];

const EDGES: [(&str, ClosingEdge); 2] =
    [("closing", ClosingEdge::Closing), ("next-opening", ClosingEdge::NextOpening)];

/// The conventions that every policy leaves open if it does not speak of them. Their names and
/// defaults are the program's.
pub(super) fn conventions(readings: &[Reading]) -> Vec<Reading> {
    let choice = |id: &str, says: &str| Choice {
        id: id.to_owned(),
        says: says.to_owned(),
        business_day: None,
        clock: None,
        closing_edge: None,
        priority_change: None,
        calendars: Vec::new(),
    };
    let convention = |id: &str, question: &str, choices: Vec<Choice>| Reading {
        id: id.to_owned(),
        question: question.to_owned(),
        default: choices[0].id.clone(),
        choices,
        note: None,
        clauses: Vec::new(),
    };
    let speak =
        |says: fn(&Choice) -> bool| readings.iter().any(|reading| reading.choices.iter().any(says));
    let mut missing = Vec::new();
    if !speak(|choice| choice.business_day.is_some()) {
        let says = [
            "N times the hours of a business day.",
            "The same time of day, N business days later.",
            "The close of the Nth business day.",
            "N times 24 business hours.",
        ];
        let choices = BUSINESS_DAYS
            .iter()
            .zip(says)
            .map(|((id, rule), says)| Choice { business_day: Some(*rule), ..choice(id, says) });
        missing.push(convention(
            "business-day",
            "What is a business day as a response time?",
            choices.collect(),
        ));
    }
    if !speak(|choice| choice.closing_edge.is_some()) {
        let says = ["At that closing; a response then is in time.", "At the next opening."];
        let choices = EDGES
            .iter()
            .zip(says)
            .map(|((id, edge), says)| Choice { closing_edge: Some(*edge), ..choice(id, says) });
        missing.push(convention(
            "closing-edge",
            "When is a time due that is used up exactly at closing?",
            choices.collect(),
        ));
    }
    if !speak(|choice| choice.priority_change.is_some()) {
        let says = ["From the opening, as if it had always had its priority.", "From the change."];
        let choices = RESTARTS
            .iter()
            .zip(says)
            .map(|((id, at), says)| Choice { priority_change: Some(*at), ..choice(id, says) });
        missing.push(convention(
            "priority-change",
            "From when does the target count after a change of priority?",
            choices.collect(),
        ));
    }
    missing
}

impl Validator<'_> {
    pub(super) fn reading(&mut self, raw: &RawReading) -> Reading {
        let ids: Vec<&str> = raw.choice.iter().map(|choice| choice.id.get_ref().as_str()).collect();
        let default = raw.default.get_ref();
        self.distinct_ids("choice", raw.choice.iter().map(|choice| &choice.id));
        if !ids.contains(&default.as_str()) {
            self.note(unknown(
                default,
                raw.default.span(),
                ProblemCode::UnknownName,
                "choice",
                &ids,
            ));
        }
        // One choice says what would else be left to the program's conventions.
        let settles = |choice: &RawChoice| {
            choice.business_day.is_some()
                || choice.closing_edge.is_some()
                || choice.priority_change.is_some()
        };
        if ids.len() < 2 && !raw.choice.iter().any(settles) {
            let help = "a fact that is not open needs no reading, unless it settles business-day, \
                        closing-edge or priority-change";
            self.note(
                Problem::at(
                    raw.id.span(),
                    ProblemCode::FewChoices,
                    "a reading has at least two choices",
                )
                .help(help),
            );
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
        let clocks = [("calendar", TargetClock::Calendar), ("coverage", TargetClock::Coverage)];
        Choice {
            id: raw.id.get_ref().clone(),
            says: raw.says.clone(),
            business_day: raw
                .business_day
                .as_ref()
                .and_then(|word| self.word(word, "meaning of a business day", &BUSINESS_DAYS)),
            clock: raw.clock.as_ref().and_then(|word| self.word(word, "clock", &clocks)),
            closing_edge: raw
                .closing_edge
                .as_ref()
                .and_then(|word| self.word(word, "closing edge", &EDGES)),
            priority_change: raw
                .priority_change
                .as_ref()
                .and_then(|word| self.word(word, "start after a change of priority", &RESTARTS)),
            calendars: raw.calendar.iter().map(|change| self.change(change)).collect(),
        }
    }

    fn change(&mut self, raw: &RawOverride) -> CalendarOverride {
        CalendarOverride {
            id: self.calendar(&raw.id),
            zone: raw.zone.as_ref().map(|zone| self.zone_rule(zone)),
            hours: raw.hours.as_ref().map(|hours| self.hours(hours)),
            holidays: raw.holidays.as_ref().map(|lists| self.holiday_lists(lists, &[])),
        }
    }
}
