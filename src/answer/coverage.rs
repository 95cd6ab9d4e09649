//! Answers whether support is staffed at an instant, until when, or from when.

use super::{CoverageAnswer, CoverageReading, CoverageWindow};
use crate::{
    calendar::{Calendar, HORIZON, OpenState},
    policy::{CalendarRule, Channel, ChannelOpener, Choice, Reading},
    sla::{
        ByPriority, KnownHours, NOT_STATED, QuestionError, Subject, SubjectHeader, ZonedInstant,
        basis, in_line,
    },
    time::Instant,
    times::TypedTime,
};

/// The hours under one choice of one reading, the others as they are in force.
pub(super) struct HoursByChoice<'a> {
    pub(super) reading: &'a Reading,
    pub(super) choice: &'a Choice,
    /// True if it is the one in force.
    pub(super) chosen: bool,
    /// The hours under this choice.
    pub(super) hours: KnownHours,
}

/// Returns whether the subject is covered at an instant, with the next `count` windows.
///
/// # Errors
/// The answer depends on something that was not said, or the calendar cannot answer.
pub fn coverage(
    subject: &Subject<'_>,
    at: &TypedTime,
    count: usize,
) -> Result<CoverageAnswer, QuestionError> {
    match for_known_priority(subject, at, count) {
        Err(QuestionError::Unlisted(_)) => by_every_priority(subject, at, count),
        Ok(mut answer) if answer.covered.is_some() => {
            answer.notes.splice(0..0, subject.holds_for_every());
            Ok(answer)
        }
        answer => answer,
    }
}

fn for_known_priority(
    subject: &Subject<'_>,
    at: &TypedTime,
    count: usize,
) -> Result<CoverageAnswer, QuestionError> {
    if let Some(answer) = only_if_asked(subject, at) {
        return Ok(answer);
    }
    let hours = subject.coverage_hours()?;
    let calendar = hours.as_ref().and_then(|hours| hours.calendar.as_ref());
    let zone = subject.shown_in(at.at, at.written_in.as_ref(), calendar);
    let mut answer =
        CoverageAnswer::without(subject, ZonedInstant { at: at.at, zone: zone.clone() });
    let state = calendar.map(|calendar| calendar.state_at(at.at));
    if let Some(hours) = &hours {
        // A window that began the day before may be that day's own.
        let since = state.and_then(|state| state.window?.0).unwrap_or(at.at);
        answer.basis.extend(subject.basis_of(hours, since, at.at)?);
        answer.notes.extend(hours.notes());
    }
    let (Some(hours), Some(calendar), Some(state)) = (&hours, calendar, state) else {
        answer.notes.push(NOT_STATED.to_owned());
        answer.readings =
            hours.as_ref().map_or(Vec::new(), |hours| readings(subject, hours.rule, &answer.at));
        return Ok(answer);
    };
    answer.show(&state, calendar, &zone, count);
    answer.name_day(calendar);
    answer.readings = readings(subject, hours.rule, &answer.at);
    answer.notes.extend(
        subject.readings_on(hours.rule).iter().filter_map(|reading| subject.note_of(reading)),
    );
    answer.notes.extend(outside(subject.channel, state.is_open()));
    let horizon = state.next_close_at.or(state.next_open_at).unwrap_or(at.at);
    answer.notes.extend(hours.holiday_notes(at.at, horizon));
    Ok(answer)
}

/// Returns the answer about a channel that the vendor opens where it needs to: neither yes nor no.
fn only_if_asked(subject: &Subject<'_>, at: &TypedTime) -> Option<CoverageAnswer> {
    let (channel, condition) = subject.channel.zip(subject.condition())?;
    let zone = subject.shown_in(at.at, at.written_in.as_ref(), None);
    let mut answer = CoverageAnswer::without(subject, ZonedInstant { at: at.at, zone });
    answer.condition = Some(condition);
    answer.basis = basis(subject.policy, &channel.clauses, &channel.says);
    Some(answer)
}

/// Returns coverage as far as it is the same for every priority. The windows are those in which all
/// are covered.
fn by_every_priority(
    subject: &Subject<'_>,
    at: &TypedTime,
    count: usize,
) -> Result<CoverageAnswer, QuestionError> {
    let answers = subject.by_priority(|one| for_known_priority(one, at, 0))?;
    let hours =
        subject.by_priority(|one| Ok(one.coverage_hours()?.and_then(|hours| hours.calendar)))?;
    let calendars: Option<Vec<&Calendar>> = hours.values().map(Option::as_ref).collect();
    let shared = shared_windows(&calendars.unwrap_or_default(), at.at, count.max(2));
    let now = shared.first().filter(|(start, _)| start.is_none_or(|start| start <= at.at));
    let next = &shared[usize::from(now.is_some())..];
    let zone = answers.other.at.zone.clone();
    let stamp = |at| ZonedInstant { at, zone: zone.clone() };
    let window = |(start, end): &(Option<Instant>, Option<Instant>)| CoverageWindow {
        start: start.map(stamp),
        end: end.map(stamp),
    };
    Ok(CoverageAnswer {
        header: SubjectHeader::of(answers.other.header.schema, subject),
        covered: answers.agreed(|answer| answer.covered).flatten(),
        depends_on_priority: answers.agreed(|answer| answer.covered).is_none(),
        window: now.map(window),
        next_open: next.first().and_then(|(start, _)| *start).map(stamp),
        next_close: shared.first().and_then(|(_, end)| *end).map(stamp),
        windows: shared.iter().take(count).map(window).collect(),
        holiday: answers.agreed(|answer| answer.holiday.clone()).flatten(),
        special_day: answers.agreed(|answer| answer.special_day.clone()).flatten(),
        readings: readings_of_all(&answers),
        basis: answers.united(|answer| &answer.basis),
        notes: notes_of_all(subject, &answers, !shared.is_empty()),
        ..answers.other
    })
}

fn notes_of_all(
    subject: &Subject<'_>,
    answers: &ByPriority<CoverageAnswer>,
    has_windows: bool,
) -> Vec<String> {
    let mut notes = Vec::new();
    match answers.agreed(|answer| answer.covered).flatten() {
        Some(_) => notes.extend(subject.holds_for_every()),
        None => notes.push(answers.told(|answer| answer.plain().replace('-', " "))),
    }
    if has_windows {
        notes.push("Windows and openings are those in which every priority is covered.".to_owned());
    }
    for note in answers.values().flat_map(|answer| &answer.notes) {
        if !notes.contains(note) {
            notes.push(note.clone());
        }
    }
    notes
}

/// Returns each choice of each reading that bears on the hours of some priority; one under which
/// the priorities differ has no answer.
fn readings_of_all(answers: &ByPriority<CoverageAnswer>) -> Vec<CoverageReading> {
    let mut all: Vec<CoverageReading> = Vec::new();
    for reading in answers.values().flat_map(|answer| &answer.readings) {
        let same = |other: &&CoverageReading| {
            (&other.name, &other.value) == (&reading.name, &reading.value)
        };
        if all.iter().any(|known| same(&known)) {
            continue;
        }
        let mut found = answers.values().filter_map(|answer| answer.readings.iter().find(same));
        let obstacle = found.find_map(|reading| reading.obstacle.clone());
        let covered = answers.agreed(|answer| {
            answer.readings.iter().find(same).map_or(answer.covered, |found| found.covered)
        });
        let (covered, obstacle) = match (obstacle, covered) {
            (Some(obstacle), _) => (None, Some(obstacle)),
            (None, Some(covered)) => (covered, None),
            (None, None) => (None, Some("depends on the priority".to_owned())),
        };
        all.push(CoverageReading { covered, obstacle, ..reading.clone() });
    }
    all
}

/// Returns the windows from an instant on in which all calendars are open, the one around it first;
/// none if there are no calendars. It looks fifty years ahead.
fn shared_windows(
    calendars: &[&Calendar],
    from: Instant,
    count: usize,
) -> Vec<(Option<Instant>, Option<Instant>)> {
    let mut found = Vec::new();
    let horizon = from.checked_add(HORIZON).unwrap_or(Instant::MAX);
    let mut at = Some(from).filter(|_| !calendars.is_empty());
    while let Some(instant) = at.filter(|at| *at <= horizon && found.len() < count) {
        let states: Vec<OpenState> =
            calendars.iter().map(|calendar| calendar.state_at(instant)).collect();
        let closed = states.iter().filter(|state| !state.is_open());
        let openings: Vec<Option<Instant>> = closed.map(|state| state.next_open_at).collect();
        if openings.is_empty() {
            let windows = || states.iter().filter_map(|state| state.window);
            let start = windows().filter_map(|(start, _)| start).max();
            let end = windows().filter_map(|(_, end)| end).min();
            found.push((start, end));
            at = end;
        } else {
            at = openings
                .into_iter()
                .collect::<Option<Vec<_>>>()
                .and_then(|openings| openings.into_iter().max());
        }
    }
    found
}

fn readings<'a>(
    subject: &Subject<'a>,
    rule: &'a CalendarRule,
    at: &ZonedInstant,
) -> Vec<CoverageReading> {
    let reading = |HoursByChoice { reading, choice, chosen, hours }| {
        let covered = hours.open_at(at.at);
        let changes = hours.exactly().map(|calendar| {
            let state = calendar.state_at(at.at);
            let change = if state.is_open() { state.next_close_at } else { state.next_open_at };
            change.map(|change| ZonedInstant { at: change, zone: at.zone.clone() })
        });
        CoverageReading {
            name: reading.id.clone(),
            question: reading.question.clone(),
            value: choice.id.clone(),
            covered: covered.as_ref().ok().copied(),
            obstacle: covered.err(),
            chosen,
            open: !subject.is_chosen(reading),
            changes,
            says: choice.says.clone(),
            condition: choice.condition().map(str::to_owned),
            clause: in_line(&reading.clauses),
        }
    };
    subject.hours_by_choice(rule).into_iter().map(reading).collect()
}

impl<'a> Subject<'a> {
    /// Returns the condition under which the subject's channel is open at all, if the customer
    /// alone cannot meet it.
    pub(super) fn condition(&self) -> Option<String> {
        let channel = self.channel?;
        Some(format!("{}: {}", channel.name, self.only_if_asked(channel)?))
    }

    /// Returns the condition of a channel that only the vendor opens; `None` for others.
    pub(super) fn only_if_asked(&self, channel: &Channel) -> Option<String> {
        let by_vendor = channel.opened_by == ChannelOpener::Vendor;
        by_vendor.then(|| format!("only if {} asks for it", self.policy.document.vendor_name))
    }

    /// Returns the hours of a rule under each choice of each reading that may bear on them.
    pub(super) fn hours_by_choice(&self, rule: &'a CalendarRule) -> Vec<HoursByChoice<'a>> {
        let mut all = Vec::new();
        for reading in self.readings_near(rule) {
            let in_force = self.choice_of(reading).map(|choice| choice.id.as_str());
            for choice in &reading.choices {
                let hours = self.trying(&reading.id, &choice.id).known_hours();
                let chosen = in_force == Some(choice.id.as_str());
                all.push(HoursByChoice { reading, choice, chosen, hours });
            }
        }
        all
    }
}

fn outside(channel: Option<&Channel>, open: bool) -> Option<String> {
    channel.filter(|_| !open)?.outside.clone()
}
