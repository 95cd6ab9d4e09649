//! The ledger of a deadline: from the opening to the end of the time, what gave how much of it and
//! what gave nothing.

use crate::{
    answer::{
        DeadlineAnswer, Step, StepKind, Subject, ZonedInstant,
        calendar::changes,
        citation::in_line,
        due::{CountedLength, Run, Ticket},
    },
    calendar::{BusinessDayRule, Calendar, Schedule, Window},
    time::{CivilDateTime, Instant, TargetDuration, Zone, in_words},
};

/// Every step of a deadline, in order of time. The answer has its basis already.
pub(in crate::answer) fn of_deadline(
    subject: &Subject<'_>,
    run: &Run<'_>,
    ticket: &Ticket,
    answer: &DeadlineAnswer,
) -> Vec<Step> {
    let ledger = DeadlineSteps { run, ticket, zone: &answer.opened.zone };
    let mut steps = ledger.starts(subject, answer);
    match run.counted {
        CountedLength::Seconds(_) => steps.extend(ledger.windows(run.clock_start, 0)),
        CountedLength::Days { days, ended, .. } => {
            steps.extend(ledger.business_days(days));
            steps.extend(ledger.windows(ended, 0));
        }
    }
    steps.extend(ledger.pauses());
    match run.counting.calendar.as_ref().map(Calendar::schedules) {
        Some(schedules) => {
            steps.extend(schedules.iter().flat_map(|schedule| ledger.of_place(schedule)));
        }
        None => steps.extend(ledger.clock_changes(ledger.zone)),
    }
    // A holiday begins at midnight, yet it is passed over only once the ticket is there.
    let opened = ticket.opened;
    steps.sort_by_key(|step| (step.at.as_ref().map(|at| at.at.max(opened)), step.kind.rank()));
    steps.dedup_by(|later, kept| {
        later.kind == StepKind::ClockChange && kept.kind == later.kind && kept.says == later.says
    });
    steps.push(ledger.due());
    steps
}

/// The steps to an answer that has no deadline: the opening, and what the document says instead.
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
    run: &'a Run<'a>,
    ticket: &'a Ticket,
    zone: &'a Zone,
}

impl StepKind {
    /// The order of steps of one instant.
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

    /// The promise, the opening, and how the clock came to start.
    fn starts(&self, subject: &Subject<'_>, answer: &DeadlineAnswer) -> Vec<Step> {
        let (run, opened) = (self.run, self.ticket.opened);
        let promise = answer.basis.first().map_or("", |basis| basis.says.as_str());
        let clauses: Vec<&str> = answer
            .basis
            .iter()
            .take_while(|basis| basis.says == promise)
            .map(|basis| basis.clause.as_str())
            .collect();
        let mut steps = vec![
            Step::new(StepKind::Target, promise).resting_on(&clauses.join("; ")),
            Step::new(StepKind::Opened, "opened").at(self.stamp(opened)),
        ];
        if let Some(changed) = self.ticket.changed {
            let priority = subject.priority.as_ref().map_or("", |priority| priority.id());
            let counts = if run.start == changed && changed != opened {
                "counts from here"
            } else {
                "counts from the opening"
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
        if run.received > run.start {
            steps.push(
                Step::new(
                    StepKind::Received,
                    "came after the cut-off or on a day without hours: it counts as received on \
                     the next business day",
                )
                .at(self.stamp(run.received)),
            );
        }
        let (says, clause) = match &run.hours {
            None => ("the clock starts; it always runs".to_owned(), String::new()),
            Some(hours) if run.clock_start > run.received => (
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
                .at(self.stamp(run.clock_start))
                .resting_on(&clause),
        );
        steps
    }

    /// The spans in which the clock ran from an instant to the end, pauses cut out.
    fn windows(&self, from: Instant, mut so_far: i64) -> Vec<Step> {
        let window = |window: &Window| {
            let seconds = window.end.seconds_since(window.start);
            so_far += seconds;
            let says = if self.run.hours.is_some() { "covered" } else { "the clock runs" };
            let step = Step::new(StepKind::Window, says)
                .at(self.stamp(window.start))
                .until(self.stamp(window.end));
            Step { seconds: Some(seconds), so_far: Some(so_far), ..step }
        };
        self.run.counting.timeline(from, self.run.at).windows().iter().map(window).collect()
    }

    /// The hours of the business days that were counted.
    fn days_counted(&self, days: u32) -> Vec<Window> {
        let Some(calendar) = &self.run.counting.calendar else { return Vec::new() };
        // The deadline has been found by the same days, so that there is no error to be had here.
        calendar.business_days_after(self.run.received, days).unwrap_or_default()
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

    /// Each pause, and what it takes that no earlier one has taken.
    fn pauses(&self) -> Vec<Step> {
        let mut counting = self.run.counting.clone();
        let (from, to) = (self.run.received, self.run.at);
        let mut taken_before = 0;
        let pauses = std::mem::take(&mut counting.pauses);
        let mut steps = Vec::new();
        for pause in pauses {
            counting.pauses.push(pause);
            let taken = counting.paused(from, to);
            let seconds = taken - taken_before;
            taken_before = taken;
            let says = if seconds == 0 {
                "paused, while no time was counted".to_owned()
            } else {
                format!("paused: {} of it would have counted", in_words(seconds))
            };
            let step = Step::new(StepKind::Pause, says)
                .at(self.stamp(pause.start))
                .until(self.stamp(pause.end));
            steps.push(Step { seconds: Some(seconds), ..step });
        }
        steps
    }

    /// The holidays, special days and clock changes of one place's hours.
    fn of_place(&self, schedule: &Schedule) -> Vec<Step> {
        let zone = &schedule.zone;
        let [first, last] = [self.ticket.opened, self.run.at].map(|at| zone.wall_at(at).date());
        let day = |kind, date, says: String| {
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
        let holidays = schedule.holidays_between(first, last);
        let closed = holidays
            .into_iter()
            .filter(|holiday| !schedule.weekly.on(holiday.on.weekday()).is_empty());
        let mut steps: Vec<Step> = closed
            .map(|holiday| {
                day(
                    StepKind::Holiday,
                    holiday.on,
                    format!("{}: closed ({})", holiday.name, zone.name()),
                )
            })
            .collect();
        let special = schedule.special_days.iter().filter(|day| (first..=last).contains(&day.on));
        steps.extend(special.map(|special| {
            day(
                StepKind::SpecialDay,
                special.on,
                format!("{}: {} ({})", special.name, special.hours(), zone.name()),
            )
        }));
        steps.extend(self.clock_changes(zone));
        steps
    }

    fn clock_changes(&self, zone: &Zone) -> Vec<Step> {
        let changes = changes(zone, self.ticket.opened, self.run.at);
        let step = |change: &crate::answer::ClockChange| {
            Step::new(
                StepKind::ClockChange,
                format!("clocks change in {}: {} to {}", zone.name(), change.before, change.after),
            )
            .at(change.at.clone())
        };
        changes.iter().map(step).collect()
    }

    /// The end of the time, and by which rule it is there.
    fn due(&self) -> Step {
        let run = self.run;
        let says = match run.counted {
            CountedLength::Days { ended, .. } if ended < run.at => {
                "due, with what the pauses took".to_owned()
            }
            CountedLength::Days { rule: BusinessDayRule::SameTime, days, ended }
                if self.is_after_hours(days, ended) =>
            {
                let later = TargetDuration::BusinessDays(days);
                format!(
                    "due at the next opening, as the same time {later} later is not before \
                     closing (readings business-day and closing-edge)"
                )
            }
            CountedLength::Days { rule: BusinessDayRule::SameTime, days, .. } => {
                format!(
                    "due: the same time {days} business days later, within that day's hours \
                     (reading business-day)"
                )
            }
            CountedLength::Days { days, .. } => {
                format!("due: the close of business day {days} (reading business-day)")
            }
            CountedLength::Seconds(_) => {
                match run.counting.last_running_before(run.clock_start, run.at) {
                    Some(closing) if closing < run.at => "due at the next opening, as the time is \
                                                          used up exactly at closing (reading \
                                                          closing-edge)"
                        .to_owned(),
                    Some(_) if run.counting.closes_at(run.at) => {
                        "due: used up exactly at closing (reading closing-edge)".to_owned()
                    }
                    _ => "due: the time is used up".to_owned(),
                }
            }
        };
        Step::new(StepKind::Due, says).at(self.stamp(run.at))
    }
}
