//! Validates targets.

use std::ops::Range;

use super::{
    super::{
        ProblemCode,
        model::{
            BusinessDays, Commitment, Endeavour, Metric, Promise, Selector, TargetClock,
            TargetRule, TargetStart,
        },
        problem::Problem,
        raw::{RawTarget, Text},
    },
    length_range::promised_length,
    validator::Validator,
};
use crate::{
    calendar::parse_time_of_day,
    time::{ClockKind, TargetDuration, parse_length},
};

/// A promise as a file writes it.
struct WrittenPromise {
    /// The priorities that it is for; all if empty.
    priorities: Vec<String>,
    promise: Promise,
    range_from: Option<TargetDuration>,
    place: Range<usize>,
}

impl Validator<'_> {
    /// Returns one rule for `within`, or one for each entry of `by-priority`.
    pub(super) fn target_rules(&mut self, raw: &RawTarget) -> Vec<TargetRule> {
        let promises = self.promises(raw);
        let (metric, start) = self.metric(raw);
        let commitment = self.keyword(&raw.commitment, "commitment");
        let clock = raw.clock.as_ref().and_then(|clock| self.keyword(clock, "clock"));
        let business_days = raw.business_days.as_ref().map(|days| match days.get_ref().as_str() {
            "coverage" => BusinessDays::Coverage,
            _ => BusinessDays::Calendar(self.calendar(days)),
        });
        let selector =
            self.selector(raw.plans.as_ref(), raw.editions.as_ref(), raw.regions.as_ref());
        let clauses = self.clauses(&raw.clause);
        let period = raw.measured_over.as_ref();
        let measured_over = period.and_then(|period| self.keyword(period, "measured-over"));
        let aim = raw.aim.as_ref().and_then(|aim| self.aim(raw, aim));
        let cut_off = raw.cut_off.as_ref().and_then(|time| self.time_of_day(time));
        self.expect_hours_for_cut_off(raw, clock, &promises);
        let Some(commitment) = commitment else { return Vec::new() };
        let mut rules = Vec::new();
        for WrittenPromise { priorities, promise, range_from, place } in promises {
            self.expect_firmness(promise, commitment, raw);
            self.expect_clocks(promise, raw, place);
            rules.push(TargetRule {
                selector: Selector { priorities, ..selector.clone() },
                metric,
                name: raw.name.as_ref().map(|name| name.get_ref().clone()),
                start,
                promise,
                range_from,
                or_as_agreed: raw.or_as_agreed.unwrap_or_default(),
                commitment,
                clock,
                business_days: business_days.clone(),
                cut_off,
                measured_over,
                aim,
                found_in: raw.found_in.clone(),
                note: raw.note.clone(),
                clauses: clauses.clone(),
            });
        }
        rules
    }

    /// Returns the metric of a target, and the event that starts its clock.
    fn metric(&mut self, raw: &RawTarget) -> (Metric, Option<TargetStart>) {
        let named: Option<Metric> =
            raw.metric.as_ref().and_then(|metric| self.keyword(metric, "metric"));
        let metric = named.unwrap_or_default();
        let start = raw.start.as_ref().and_then(|start| self.keyword(start, "start"));
        let is_known = raw.metric.is_none() || named.is_some();
        let of_others = [("name", raw.name.as_ref()), ("start", raw.start.as_ref())];
        for (key, text) in of_others.into_iter().filter(|_| is_known && metric.is_first_response())
        {
            let Some(text) = text else { continue };
            let message = format!("`{key}` is for other metrics than the first response");
            let help = "name the metric, metric = \"next-update\", \"workaround\" or \
                        \"resolution\", or take the key out";
            self.note(Problem::at(text.span(), ProblemCode::KeysTogether, message).help(help));
        }
        let recurs_over = raw.measured_over.as_ref().filter(|_| metric == Metric::NextUpdate);
        if let Some(period) = recurs_over {
            let message = "`measured-over` counts tickets, and a ticket has many updates";
            self.note(
                Problem::at(period.span(), ProblemCode::KeysTogether, message).help("take it out"),
            );
        }
        (metric, start)
    }

    /// Returns the endeavour of a target without a response time.
    fn aim(&mut self, raw: &RawTarget, aim: &Text) -> Option<Endeavour> {
        let is_none = raw.within.as_ref().is_some_and(|within| within.get_ref() == "none");
        let (message, help) = if !is_none {
            ("an `aim` goes with within = \"none\" alone", "a response time is no mere aim")
        } else if raw.business_days.is_none() {
            (
                "it is not said whose business day this is",
                "add business-days = \"coverage\" or the id of a calendar",
            )
        } else {
            return self.keyword(aim, "aim");
        };
        self.note(Problem::at(aim.span(), ProblemCode::KeysTogether, message).help(help));
        None
    }

    fn time_of_day(&mut self, raw: &Text) -> Option<i64> {
        let seconds = parse_time_of_day(raw.get_ref());
        if seconds.is_none() {
            let message = format!("'{}' is not a time of the day", raw.get_ref());
            self.note(Problem::at(raw.span(), ProblemCode::BadTime, message).help("write 16:00"));
        }
        seconds
    }

    fn promises(&mut self, raw: &RawTarget) -> Vec<WrittenPromise> {
        let mut written: Vec<(Vec<String>, &Text)> = Vec::new();
        match (&raw.within, &raw.by_priority) {
            (Some(within), None) => {
                written.push((self.priorities(raw.priorities.as_ref()), within));
            }
            (None, Some(table)) => {
                for (priority, within) in table {
                    written.push((vec![self.priority(priority)], within));
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
                let message = "a target has either `within` or `by-priority`";
                self.note(
                    Problem::at(raw.commitment.span(), ProblemCode::KeysTogether, message)
                        .help(help),
                );
            }
        }
        let mut promises = Vec::new();
        for (priorities, within) in written {
            if let Some((promise, range_from)) = self.promise(within) {
                let place = within.span();
                promises.push(WrittenPromise { priorities, promise, range_from, place });
            }
        }
        promises
    }

    /// Returns a promise, and the earlier end if it is a range.
    fn promise(&mut self, raw: &Text) -> Option<(Promise, Option<TargetDuration>)> {
        let promise = match raw.get_ref().as_str() {
            "none" => Promise::Nothing,
            "not-stated" => Promise::NotStated,
            "same business day" => Promise::SameBusinessDay,
            text => match promised_length(text) {
                Ok((length, from)) => return Some((Promise::Within(length), from)),
                Err(message) => {
                    self.note(Problem::at(raw.span(), ProblemCode::BadLength, message));
                    return None;
                }
            },
        };
        Some((promise, None))
    }

    /// Notes a commitment that the promise cannot have.
    fn expect_firmness(&mut self, promise: Promise, commitment: Commitment, raw: &RawTarget) {
        let (message, help) = match (promise, commitment) {
            (Promise::SameBusinessDay, Commitment::Maximum | Commitment::Target) => (
                "\"same business day\" is an endeavour, and the commitment is firmer",
                "say commitment = \"best-effort\", or promise \"1 business day\" with a reading \
                 whose choice is close-of-day",
            ),
            (Promise::Within(_) | Promise::SameBusinessDay, Commitment::Nothing) => (
                "a time is promised, but the commitment is \"none\"",
                "say commitment = \"maximum\", \"target\" or \"best-effort\", or within = \"none\"",
            ),
            _ => return,
        };
        let place = raw.commitment.span();
        self.note(Problem::at(place, ProblemCode::KeysTogether, message).help(help));
    }

    /// Notes a length that names no clock, and business days without a calendar.
    fn expect_clocks(&mut self, promise: Promise, raw: &RawTarget, place: Range<usize>) {
        let (code, message, help) = match promise {
            Promise::Within(TargetDuration::Time { clock: ClockKind::Unsaid, .. })
                if raw.clock.is_none() =>
            {
                (
                    ProblemCode::NoClock,
                    "no clock is named for this length",
                    "add clock = \"calendar\" (always runs) or clock = \"coverage\" (runs inside \
                     the plan's hours)",
                )
            }
            Promise::Within(TargetDuration::BusinessDays(_)) | Promise::SameBusinessDay
                if raw.business_days.is_none() =>
            {
                (
                    ProblemCode::NoBusinessDays,
                    "it is not said whose business days these are",
                    "add business-days = \"coverage\" or the id of a calendar",
                )
            }
            _ => return,
        };
        self.note(Problem::at(place, code, message).help(help));
    }

    /// Notes a cut-off that defers nothing: it needs a next opening, and a clock that always runs
    /// has none.
    fn expect_hours_for_cut_off(
        &mut self,
        raw: &RawTarget,
        clock: Option<TargetClock>,
        promises: &[WrittenPromise],
    ) {
        let Some(cut_off) = &raw.cut_off else { return };
        let always_runs = |written: &&WrittenPromise| match written.promise {
            Promise::Within(TargetDuration::Time { clock: ClockKind::Unsaid, .. })
            | Promise::NotStated => clock == Some(TargetClock::Calendar),
            _ => false,
        };
        if let Some(written) = promises.iter().find(always_runs) {
            let message = "a cut-off has no effect on a clock that always runs";
            let help = "say clock = \"coverage\", take the cut-off out, or write a [[target]] of \
                        its own for what has one";
            self.note(
                Problem::at(cut_off.span(), ProblemCode::KeysTogether, message)
                    .help(help)
                    .also(written.place.clone(), "this time runs always"),
            );
        }
    }

    pub(super) fn length(&mut self, raw: &Text) -> Option<TargetDuration> {
        match parse_length(raw.get_ref()) {
            Ok(length) => Some(length),
            Err(error) => {
                self.note(Problem::at(raw.span(), ProblemCode::BadLength, error.to_string()));
                None
            }
        }
    }
}
