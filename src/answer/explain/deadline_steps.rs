//! The steps of a deadline: from the opening to the end of the time, what gave how much of it and
//! what gave nothing.

use crate::{
    answer::{ClockChange, DeadlineAnswer, Step, StepKind, calendar::changes},
    calendar::{BusinessDayRule, Calendar, Schedule, Timeline, Window, holidays::Holiday},
    sla::{
        Allowance, CalendarCache, Citation, DueTime, Subject, TimedTicket, ZonedInstant, in_line,
        pauses,
    },
    time::{CivilDateTime, Instant, SignedDuration, TargetDuration, Zone},
};

/// A deadline to be explained.
#[derive(Clone, Copy)]
pub(in crate::answer) struct ExplainedDeadline<'a> {
    pub(in crate::answer) due: &'a DueTime<'a>,
    pub(in crate::answer) ticket: &'a TimedTicket,
    /// The pauses as they were given, in that order.
    pub(in crate::answer) typed: &'a [Window],
}

/// Returns every step of a deadline, in order of time. `basis` has the clauses of the target first.
pub(in crate::answer) fn of_deadline(
    subject: &Subject<'_>,
    explained: ExplainedDeadline<'_>,
    basis: &[Citation],
    zone: &Zone,
    cache: &mut CalendarCache,
) -> Vec<Step> {
    let ExplainedDeadline { due, ticket, typed } = explained;
    let calendar = due.hours.as_ref().and_then(|hours| hours.calendar.as_ref());
    let all = DeadlineSteps { due, ticket, typed, calendar, zone };
    let mut steps = all.starts(subject, basis);
    match (due.timer.allowance(), due.result.before_pauses) {
        (Allowance::Dates(_, _, days), Some(ended)) => {
            steps.extend(all.business_days(days));
            steps.extend(all.windows(ended));
        }
        _ => steps.extend(all.windows(due.result.clock_start)),
    }
    steps.extend(all.pauses(cache));
    match calendar.map(Calendar::schedules) {
        Some(schedules) => {
            steps.extend(schedules.iter().flat_map(|schedule| all.of_place(schedule)));
        }
        None => steps.extend(all.clock_changes(zone)),
    }
    // A holiday begins at midnight, yet it is passed over only once the ticket is there.
    let opened = ticket.starts.opened;
    steps.sort_by_key(|step| (step.at.as_ref().map(|at| at.at.max(opened)), step.kind.rank()));
    steps.dedup_by(|later, kept| {
        later.kind == StepKind::ClockChange && kept.kind == later.kind && kept.says == later.says
    });
    steps.push(all.due(cache));
    steps
}

/// Returns the steps to an answer that has no deadline: the opening, and what the document says
/// instead.
pub(in crate::answer) fn without_deadline(answer: &DeadlineAnswer) -> Vec<Step> {
    let rules = answer
        .basis
        .iter()
        .map(|basis| Step::new(StepKind::RuleTaken, basis.says.clone()).resting_on(&basis.clause));
    std::iter::once(Step::new(StepKind::Opened, "opened").at(answer.opened.clone()))
        .chain(rules)
        .collect()
}

struct DeadlineSteps<'a> {
    due: &'a DueTime<'a>,
    ticket: &'a TimedTicket,
    typed: &'a [Window],
    /// The hours of the clock; `None` if it always runs.
    calendar: Option<&'a Calendar>,
    zone: &'a Zone,
}

impl StepKind {
    /// Returns the order of steps of one instant.
    fn rank(self) -> u8 {
        match self {
            Self::Target => 0,
            Self::Opened => 1,
            Self::ClockChange => 2,
            Self::PriorityChange => 3,
            Self::Holiday | Self::SpecialDay => 4,
            Self::Received => 5,
            Self::ClockStart => 6,
            Self::Pause => 7,
            _ => 8,
        }
    }
}

impl DeadlineSteps<'_> {
    fn stamp(&self, at: Instant) -> ZonedInstant {
        ZonedInstant { at, zone: self.zone.clone() }
    }

    /// Returns the promise, the opening, and how the clock came to start.
    fn starts(&self, subject: &Subject<'_>, basis: &[Citation]) -> Vec<Step> {
        let (due, result, opened) = (self.due, self.due.result, self.ticket.starts.opened);
        let promise = basis.first().map_or("", |citation| citation.says.as_str());
        let of_promise = basis.iter().take_while(|citation| citation.says == promise);
        let clauses: Vec<&str> = of_promise.map(|citation| citation.clause.as_str()).collect();
        let mut steps = vec![
            Step::new(StepKind::Target, promise).resting_on(&clauses.join("; ")),
            Step::new(StepKind::Opened, "opened").at(self.stamp(opened)),
        ];
        if let Some(changed) = self.ticket.starts.changed {
            let priority = subject.priority.as_ref().map_or("", |priority| priority.id());
            let counts = if due.start == changed && changed != opened {
                "counts from here"
            } else if subject.metric.is_first_response() {
                "counts from the opening"
            } else {
                "counts from the start of its clock"
            };
            steps.push(
                Step::new(
                    StepKind::PriorityChange,
                    format!(
                        "priority {priority} from here on; its time {counts} (reading \
                         priority-change)"
                    ),
                )
                .at(self.stamp(changed)),
            );
        }
        if result.received > due.start {
            steps.push(
                Step::new(
                    StepKind::Received,
                    "came after the cut-off or on a day without hours: it counts as received on \
                     the next business day",
                )
                .at(self.stamp(result.received)),
            );
        }
        let (says, clause) = match &due.hours {
            None => ("the clock starts; it always runs".to_owned(), String::new()),
            Some(hours) if result.clock_start > result.received => (
                format!("the clock starts at the next opening of {}", hours.rule.name),
                in_line(&hours.rule.clauses),
            ),
            Some(hours) => (
                format!("the clock starts, inside {}", hours.rule.name),
                in_line(&hours.rule.clauses),
            ),
        };
        steps.push(
            Step::new(StepKind::ClockStart, says)
                .at(self.stamp(result.clock_start))
                .resting_on(&clause),
        );
        steps
    }

    /// Returns the spans in which the clock runs between two instants, pauses cut out.
    fn running(&self, from: Instant, to: Instant) -> Timeline {
        let all = match self.calendar {
            Some(calendar) => calendar.timeline(from, to),
            None => Timeline::new(from, to, vec![Window { start: from, end: to }]),
        };
        all.without(&self.ticket.pauses)
    }

    /// Returns the spans in which the clock ran from an instant to the end.
    fn windows(&self, from: Instant) -> Vec<Step> {
        let says = if self.calendar.is_some() { "covered" } else { "the clock runs" };
        let (mut steps, mut so_far) = (Vec::new(), 0);
        for window in self.running(from, self.due.result.deadline).windows() {
            let seconds = window.length().seconds();
            so_far += seconds;
            let step = Step::new(StepKind::Window, says)
                .at(self.stamp(window.start))
                .until(self.stamp(window.end));
            steps.push(Step { seconds: Some(seconds), so_far: Some(so_far), ..step });
        }
        steps
    }

    /// Returns the hours of the business days that were counted.
    fn days_counted(&self, days: u32) -> Vec<Window> {
        let Some(calendar) = self.calendar else { return Vec::new() };
        // The deadline has been found by the same days, so that no error can come from them.
        calendar.business_days_after(self.due.result.received, days).unwrap_or_default()
    }

    /// Returns true if an instant lies behind the hours of the last day that was counted.
    fn is_after_hours(&self, days: u32, at: Instant) -> bool {
        self.days_counted(days).last().is_some_and(|hours| hours.end < at)
    }

    fn business_days(&self, days: u32) -> Vec<Step> {
        let found = self.days_counted(days);
        let day = |(number, window): (i64, Window)| Step {
            so_far: Some(number),
            ..Step::new(StepKind::BusinessDay, format!("business day {number}"))
                .at(self.stamp(window.start))
                .until(self.stamp(window.end))
        };
        (1..).zip(found).map(day).collect()
    }

    /// Returns each pause, and what it takes that no earlier one has taken.
    fn pauses(&self, cache: &mut CalendarCache) -> Vec<Step> {
        let result = &self.due.result;
        let (mut steps, mut taken_before) = (Vec::new(), 0);
        for (count, pause) in self.typed.iter().enumerate() {
            let mut so_far = self.typed[..=count].to_vec();
            pauses::unite(&mut so_far);
            let taken = self.due.timer.paused(result.received, result.deadline, &so_far, cache);
            let seconds = taken - taken_before;
            taken_before = taken;
            let says = if seconds == 0 {
                "paused, while no time was counted".to_owned()
            } else {
                let length = SignedDuration::from_seconds(seconds);
                format!("paused: {} of it would have counted", length.in_words())
            };
            let step = Step::new(StepKind::Pause, says)
                .at(self.stamp(pause.start))
                .until(self.stamp(pause.end));
            steps.push(Step { seconds: Some(seconds), ..step });
        }
        steps
    }

    /// Returns the holidays, special days and clock changes of one place's hours.
    fn of_place(&self, schedule: &Schedule) -> Vec<Step> {
        let zone = &schedule.zone;
        let dates = |zone: &Zone| {
            [self.ticket.starts.opened, self.due.result.deadline].map(|at| zone.wall_at(at).date())
        };
        let day = |zone: &Zone, kind, date, says: String| {
            let midnight = |date| ZonedInstant {
                at: zone.opening_at(CivilDateTime::new(date, 0)),
                zone: zone.clone(),
            };
            let step = Step::new(kind, says).at(midnight(date));
            match date.plus_days(1) {
                Some(next) => step.until(midnight(next)),
                None => step,
            }
        };
        let there = schedule.zone_of_holidays();
        let [first, last] = dates(there);
        let takes_hours = |holiday: &Holiday| {
            let hours = schedule.weekly.on(holiday.on.weekday());
            schedule.holiday_zone.is_some() || !hours.is_empty()
        };
        let mut steps = Vec::new();
        for holiday in schedule.holidays_between(first, last) {
            if takes_hours(&holiday) {
                let says = format!("{}: closed ({})", holiday.name, there.name());
                steps.push(day(there, StepKind::Holiday, holiday.on, says));
            }
        }
        let [first, last] = dates(zone);
        let special = schedule.special_days.iter().filter(|day| (first..=last).contains(&day.on));
        steps.extend(special.map(|special| {
            day(
                zone,
                StepKind::SpecialDay,
                special.on,
                format!("{}: {} ({})", special.name, special.hours(), zone.name()),
            )
        }));
        steps.extend(self.clock_changes(zone));
        steps
    }

    fn clock_changes(&self, zone: &Zone) -> Vec<Step> {
        let changes = changes(zone, self.ticket.starts.opened, self.due.result.deadline);
        let step = |change: &ClockChange| {
            Step::new(
                StepKind::ClockChange,
                format!("clocks change in {}: {} to {}", zone.name(), change.before, change.after),
            )
            .at(change.at.clone())
        };
        changes.iter().map(step).collect()
    }

    /// Returns the end of the time, and the rule by which it is there.
    fn due(&self, cache: &mut CalendarCache) -> Step {
        let deadline = self.due.result.deadline;
        let says = match (self.due.timer.allowance(), self.due.result.before_pauses) {
            (Allowance::Dates(_, rule, days), Some(ended)) => self.due_by_dates(rule, days, ended),
            _ => self.due_by_clock(cache).to_owned(),
        };
        Step::new(StepKind::Due, says).at(self.stamp(deadline))
    }

    fn due_by_dates(&self, rule: BusinessDayRule, days: u32, ended: Instant) -> String {
        if ended < self.due.result.deadline {
            "due, later by the pauses".to_owned()
        } else if rule != BusinessDayRule::SameTime {
            format!("due: the close of business day {days} (reading business-day)")
        } else if self.is_after_hours(days, ended) {
            let later = TargetDuration::BusinessDays(days);
            format!(
                "due at the next opening, as the same time {later} later is not before closing \
                 (readings business-day and closing-edge)"
            )
        } else {
            format!(
                "due: the same time {days} business days later, within that day's hours (reading \
                 business-day)"
            )
        }
    }

    fn due_by_clock(&self, cache: &mut CalendarCache) -> &'static str {
        let (from, deadline) = (self.due.result.clock_start, self.due.result.deadline);
        match self.running(from, deadline).windows().last() {
            Some(last) if last.end < deadline => {
                "due at the next opening, as the time ends exactly at closing (reading \
                 closing-edge)"
            }
            Some(_) if self.due.timer.closes_at(deadline, cache) => {
                "due: the time ends exactly at closing (reading closing-edge)"
            }
            _ => "due",
        }
    }
}
