//! Calendars, coverage, targets and channels.

use std::ops::Range;

use super::{
    super::{
        ProblemCode,
        model::{
            BusinessDays, CalendarHours, CalendarRule, Channel, Commitment, CoverageRule, Promise,
            ResponseTimesApply, Selector, TargetClock, TargetRule, ZoneRule,
        },
        problem::Problem,
        raw::{RawCalendar, RawChannel, RawCoverage, RawTarget, SpannedValue, Text, Texts},
    },
    validator::{Validator, texts},
};
use crate::{
    calendar::{WeeklyHours, parse_time_of_day},
    time::{ClockKind, TargetDuration, parse_length},
};

const CLOCKS: [(&str, TargetClock); 2] =
    [("calendar", TargetClock::Calendar), ("coverage", TargetClock::Coverage)];
const COMMITMENTS: [(&str, Commitment); 5] = [
    ("maximum", Commitment::Maximum),
    ("target", Commitment::Target),
    ("best-effort", Commitment::BestEffort),
    ("none", Commitment::Nothing),
    ("not-stated", Commitment::NotStated),
];
const RESPONSE_TIMES: [(&str, ResponseTimesApply); 3] = [
    ("apply", ResponseTimesApply::Apply),
    ("do-not-apply", ResponseTimesApply::DoNotApply),
    ("not-stated", ResponseTimesApply::NotStated),
];

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
            closes_on_holidays: raw.closes_on_holidays,
            business_day_seconds: raw.business_day.as_ref().and_then(|length| self.seconds(length)),
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
        let weekly = match WeeklyHours::parse(entries.iter().map(|entry| entry.get_ref().as_str()))
        {
            Ok(weekly) if weekly.is_empty() => {
                Err((raw.span(), "the calendar is never open: no weekday has hours".to_owned()))
            }
            Ok(weekly) => Ok(weekly),
            // A text that is no list has no place of its own.
            Err((at, error)) => Err((
                entries
                    .get(at)
                    .map(Text::span)
                    .filter(|span| !span.is_empty())
                    .unwrap_or(raw.span()),
                error.to_string(),
            )),
        };
        weekly.map_or_else(
            |(span, message)| {
                self.note(
                    Problem::at(span, ProblemCode::BadHours, message)
                        .help("if the document does not say, write \"not-stated\""),
                );
                CalendarHours::NotStated
            },
            CalendarHours::Weekly,
        )
    }

    pub(super) fn coverage_rule(&mut self, raw: &RawCoverage) -> CoverageRule {
        let mut selector =
            self.selector(raw.plans.as_ref(), raw.editions.as_ref(), raw.regions.as_ref());
        selector.priorities = self.priorities(raw.priorities.as_ref());
        CoverageRule {
            selector,
            calendar: self.calendar(&raw.calendar),
            clauses: self.clauses(&raw.clause),
        }
    }

    pub(super) fn channel(&mut self, raw: &RawChannel) -> Channel {
        Channel {
            id: raw.id.get_ref().clone(),
            name: raw.name.clone(),
            aliases: raw.aliases.iter().map(|alias| alias.get_ref().clone()).collect(),
            plans: self.plans(raw.plans.as_ref()),
            priorities: self.priorities(raw.priorities.as_ref()),
            // A wrong word is a problem of the file, so that what stands in for it is never used.
            response_times: self
                .word(&raw.response_times, "word on response times", &RESPONSE_TIMES)
                .unwrap_or(ResponseTimesApply::NotStated),
            calendar: raw.calendar.as_ref().map(|calendar| self.calendar(calendar)),
            outside: raw.outside.clone(),
            says: raw.says.clone(),
            clauses: self.clauses(&raw.clause),
        }
    }

    /// One rule for `within`, or one for each entry of `by-priority`.
    pub(super) fn target_rules(&mut self, raw: &RawTarget) -> Vec<TargetRule> {
        let promises = self.promises(raw);
        let commitment = self.word(&raw.commitment, "commitment", &COMMITMENTS);
        let clock = raw.clock.as_ref().and_then(|clock| self.word(clock, "clock", &CLOCKS));
        let business_days = raw.business_days.as_ref().map(|days| match days.get_ref().as_str() {
            "coverage" => BusinessDays::Coverage,
            _ => BusinessDays::Calendar(self.calendar(days)),
        });
        let selector =
            self.selector(raw.plans.as_ref(), raw.editions.as_ref(), raw.regions.as_ref());
        let clauses = self.clauses(&raw.clause);
        let cut_off = raw.cut_off.as_ref().and_then(|time| self.time_of_day(time));
        self.expect_hours_for_cut_off(raw, clock, &promises);
        let Some(commitment) = commitment else { return Vec::new() };
        let mut rules = Vec::new();
        for (priorities, promise, span) in promises {
            if promise == Promise::SameBusinessDay
                && matches!(commitment, Commitment::Maximum | Commitment::Target)
            {
                let message = "\"same business day\" is an endeavour, and the commitment is firmer";
                let help = "say commitment = \"best-effort\", or promise \"1 business day\" with \
                            a reading whose choice is close-of-day";
                self.note(
                    Problem::at(raw.commitment.span(), ProblemCode::KeysTogether, message)
                        .help(help),
                );
            }
            if matches!(promise, Promise::Within(_) | Promise::SameBusinessDay)
                && commitment == Commitment::Nothing
            {
                let message = "a time is promised, but the commitment is \"none\"";
                let help = "say commitment = \"maximum\", \"target\" or \"best-effort\", or \
                            within = \"none\"";
                self.note(
                    Problem::at(raw.commitment.span(), ProblemCode::KeysTogether, message)
                        .help(help),
                );
            }
            self.expect_clocks(promise, raw, span);
            rules.push(TargetRule {
                selector: Selector { priorities, ..selector.clone() },
                promise,
                commitment,
                clock,
                business_days: business_days.clone(),
                cut_off,
                found_in: raw.found_in.clone(),
                note: raw.note.clone(),
                clauses: clauses.clone(),
            });
        }
        rules
    }

    fn time_of_day(&mut self, raw: &Text) -> Option<i64> {
        let seconds = parse_time_of_day(raw.get_ref());
        if seconds.is_none() {
            self.note(
                Problem::at(
                    raw.span(),
                    ProblemCode::BadTime,
                    format!("'{}' is not a time of the day", raw.get_ref()),
                )
                .help("write 16:00"),
            );
        }
        seconds
    }

    fn promises(&mut self, raw: &RawTarget) -> Vec<(Vec<String>, Promise, Range<usize>)> {
        let mut promises = Vec::new();
        match (&raw.within, &raw.by_priority) {
            (Some(within), None) => {
                let priorities = self.priorities(raw.priorities.as_ref());
                promises.extend(
                    self.promise(within).map(|promise| (priorities, promise, within.span())),
                );
            }
            (None, Some(table)) => {
                for (priority, within) in table {
                    let priorities = vec![self.priority(priority)];
                    promises.extend(
                        self.promise(within).map(|promise| (priorities, promise, within.span())),
                    );
                }
            }
            (within, _) => {
                let help = match within {
                    Some(_) => {
                        "take one of them out: `within` holds for each priority, `by-priority` \
                         names them"
                    }
                    None => "add within = \"4h\", or \"not-stated\" if the document does not say",
                };
                let problem = Problem::at(
                    raw.commitment.span(),
                    ProblemCode::KeysTogether,
                    "a target has either `within` or `by-priority`",
                );
                self.note(problem.help(help));
            }
        }
        promises
    }

    fn promise(&mut self, raw: &Text) -> Option<Promise> {
        Some(match raw.get_ref().as_str() {
            "none" => Promise::Nothing,
            "not-stated" => Promise::NotStated,
            "same business day" => Promise::SameBusinessDay,
            _ => Promise::Within(self.length(raw)?),
        })
    }

    /// A length that names no clock needs one, and a length in business days needs to know whose.
    fn expect_clocks(&mut self, promise: Promise, raw: &RawTarget, span: Range<usize>) {
        match promise {
            Promise::Within(TargetDuration::Time { unit: ClockKind::Unsaid, .. })
                if raw.clock.is_none() =>
            {
                let help = "add clock = \"calendar\" (always runs) or clock = \"coverage\" (runs \
                            inside the plan's hours)";
                self.note(
                    Problem::at(span, ProblemCode::NoClock, "no clock is named for this length")
                        .help(help),
                );
            }
            Promise::Within(TargetDuration::BusinessDays(_)) | Promise::SameBusinessDay
                if raw.business_days.is_none() =>
            {
                let help = "add business-days = \"coverage\" or the id of a calendar";
                self.note(
                    Problem::at(
                        span,
                        ProblemCode::NoBusinessDays,
                        "it is not said whose business days these are",
                    )
                    .help(help),
                );
            }
            _ => {}
        }
    }

    /// A cut-off defers a request to the next opening, and a clock that always runs has none.
    fn expect_hours_for_cut_off(
        &mut self,
        raw: &RawTarget,
        clock: Option<TargetClock>,
        promises: &[(Vec<String>, Promise, Range<usize>)],
    ) {
        let Some(cut_off) = &raw.cut_off else { return };
        let always_runs = |promise: Promise| match promise {
            Promise::Within(TargetDuration::Time { unit: ClockKind::Unsaid, .. })
            | Promise::NotStated => clock == Some(TargetClock::Calendar),
            _ => false,
        };
        if let Some((.., length)) = promises.iter().find(|(_, promise, _)| always_runs(*promise)) {
            let message = "a cut-off has no effect on a clock that always runs";
            let help = "say clock = \"coverage\", take the cut-off out, or write a [[target]] of \
                        its own for what has one";
            self.note(
                Problem::at(cut_off.span(), ProblemCode::KeysTogether, message)
                    .help(help)
                    .also(length.clone(), "this time runs always"),
            );
        }
    }

    pub(super) fn length(&mut self, raw: &Text) -> Option<TargetDuration> {
        parse_length(raw.get_ref())
            .map_err(|error| {
                self.note(Problem::at(raw.span(), ProblemCode::BadLength, error.to_string()));
            })
            .ok()
    }

    fn seconds(&mut self, raw: &Text) -> Option<i64> {
        match self.length(raw)? {
            TargetDuration::Time { seconds, .. } => Some(seconds),
            TargetDuration::BusinessDays(_) => {
                self.note(Problem::at(
                    raw.span(),
                    ProblemCode::BadLength,
                    "the length of a business day is in hours, such as 8h",
                ));
                None
            }
        }
    }
}
