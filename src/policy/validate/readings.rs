//! Validates readings, and adds the conventions that a document does not speak of.

use super::{
    super::{
        ProblemCode,
        model::{CalendarOverride, Choice, Keyword, Reading, RhythmOverride},
        problem::Problem,
        raw::{RawChoice, RawOverride, RawReading, RawRhythm, Text},
    },
    validator::{Validator, unknown},
};

/// Returns the readings by which every policy leaves the program's conventions open, unless one of
/// its own speaks of them.
/// That on entitlements is there only if some have a rhythm.
pub(super) fn conventions(readings: &[Reading], has_rhythm: bool) -> Vec<Reading> {
    let business_day = convention(
        ("business-day", "What is a business day as a response time?"),
        &[
            "N times the hours of a business day.",
            "The same time of day, N business days later.",
            "The close of the Nth business day.",
            "N times 24 business hours.",
        ],
        |choice, rule| choice.business_day = Some(rule),
    );
    let closing_edge = convention(
        ("closing-edge", "If the time runs out exactly at closing, when is it due?"),
        &["At that closing; a response then is in time.", "At the next opening."],
        |choice, edge| choice.closing_edge = Some(edge),
    );
    let priority_change = convention(
        ("priority-change", "From when does the target count after a change of priority?"),
        &["From the opening, as if it had always had its priority.", "From the change."],
        |choice, start| choice.priority_change = Some(start),
    );
    let reopening = convention(
        ("reopening", "What becomes of the clock when a closed ticket is opened again?"),
        &[
            "It goes on, as if the ticket had not been closed.",
            "It starts again at the reopening; what came before does not stop it.",
            "It was over when the ticket was closed first.",
        ],
        |choice, rule| choice.reopening = Some(rule),
    );
    let entitlement_period = convention(
        ("entitlement-period", "Which years and quarters are entitlements counted in?"),
        &[
            "Those of the calendar.",
            "Those of the contract, counted from its first day (`starts` in the contract).",
        ],
        |choice, period| choice.entitlement_period = Some(period),
    );
    let speaks_of = |is_set: fn(&Choice) -> bool| {
        readings.iter().any(|reading| reading.choices.iter().any(is_set))
    };
    let all = [
        (business_day, speaks_of(|choice| choice.business_day.is_some())),
        (closing_edge, speaks_of(|choice| choice.closing_edge.is_some())),
        (priority_change, speaks_of(|choice| choice.priority_change.is_some())),
        (reopening, speaks_of(|choice| choice.reopening.is_some())),
        (
            entitlement_period,
            !has_rhythm || speaks_of(|choice| choice.entitlement_period.is_some()),
        ),
    ];
    all.into_iter().filter(|(_, is_spoken_of)| !is_spoken_of).map(|(reading, _)| reading).collect()
}

/// Returns a reading with a choice for each value of an enum; the first is the default.
fn convention<T: Keyword>(
    (id, question): (&str, &str),
    says: &[&str],
    set: fn(&mut Choice, T),
) -> Reading {
    let mut choices = Vec::new();
    for (value, says) in T::ALL.iter().zip(says) {
        let mut choice =
            Choice { id: value.id().to_owned(), says: (*says).to_owned(), ..Choice::default() };
        set(&mut choice, *value);
        choices.push(choice);
    }
    Reading {
        id: id.to_owned(),
        question: question.to_owned(),
        default: choices[0].id.clone(),
        choices,
        note: None,
        clauses: Vec::new(),
    }
}

impl Validator<'_> {
    pub(super) fn reading(&mut self, raw: &RawReading) -> Reading {
        let ids: Vec<&str> = raw.choice.iter().map(|choice| choice.id.get_ref().as_str()).collect();
        let default = raw.default.get_ref();
        self.distinct_ids("choice", raw.choice.iter().map(|choice| &choice.id));
        if !ids.contains(&default.as_str()) {
            let place = raw.default.span();
            self.note(unknown(default, place, ProblemCode::UnknownName, "choice", &ids));
        }
        // A single choice settles a convention of the program.
        let settles = |choice: &RawChoice| {
            choice.business_day.is_some()
                || choice.closing_edge.is_some()
                || choice.priority_change.is_some()
                || choice.reopening.is_some()
                || choice.entitlement_period.is_some()
        };
        if ids.len() < 2 && !raw.choice.iter().any(settles) {
            let help = "a fact that is not open needs no reading, unless it settles business-day, \
                        closing-edge, priority-change, reopening or entitlement-period";
            let message = "a reading has at least two choices";
            self.note(Problem::at(raw.id.span(), ProblemCode::FewChoices, message).help(help));
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
        Choice {
            id: raw.id.get_ref().clone(),
            says: raw.says.clone(),
            condition: raw.condition.clone(),
            business_day: self.optional(raw.business_day.as_ref(), "meaning of a business day"),
            clock: self.optional(raw.clock.as_ref(), "clock"),
            closing_edge: self.optional(raw.closing_edge.as_ref(), "closing edge"),
            priority_change: self
                .optional(raw.priority_change.as_ref(), "start after a change of priority"),
            reopening: self.optional(raw.reopening.as_ref(), "clock of a reopened ticket"),
            entitlement_period: self
                .optional(raw.entitlement_period.as_ref(), "period of entitlements"),
            calendars: raw.calendar.iter().map(|change| self.change(change)).collect(),
            rhythms: raw
                .entitlement
                .iter()
                .filter_map(|change| self.other_rhythm(change))
                .collect(),
        }
    }

    fn other_rhythm(&mut self, raw: &RawRhythm) -> Option<RhythmOverride> {
        let rhythm = self.rhythm(&raw.times, &raw.per)?;
        Some(RhythmOverride { id: raw.id.get_ref().clone(), rhythm })
    }

    fn optional<T: Keyword>(&mut self, raw: Option<&Text>, what: &str) -> Option<T> {
        raw.and_then(|word| self.keyword(word, what))
    }

    fn change(&mut self, raw: &RawOverride) -> CalendarOverride {
        CalendarOverride {
            id: self.calendar(&raw.id),
            zone: raw.zone.as_ref().map(|zone| self.zone_rule(zone)),
            hours: raw.hours.as_ref().map(|hours| self.hours(hours)),
            union: (raw.union.as_ref())
                .map(|ids| ids.iter().map(|id| self.part_of_union(id)).collect()),
            holidays: raw.holidays.as_ref().map(|lists| self.holiday_lists(lists, &[])),
            closes_on_holidays: raw.closes_on_holidays,
            held_on_clock: (raw.held_on_clock.as_ref())
                .is_some_and(|word| self.word(word, "clock", &[("customer", ())]).is_some()),
        }
    }
}
