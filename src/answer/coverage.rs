//! Is support staffed at an instant, until when, or from when?

use serde::Serialize;

use super::{
    Citation, QuestionError, Step, Subject, SubjectHeader, ZonedInstant, citation::in_line,
    effective_hours::NOT_STATED, every_priority,
};
use crate::{
    calendar::{Calendar, HORIZON_DAYS, OpenState, Window},
    policy::{CalendarRule, Channel, Choice, Reading},
    time::{Instant, SECONDS_PER_DAY, Zone},
    times::TypedTime,
};

/// Whether support is staffed at an instant, until when, or from when.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CoverageAnswer {
    /// The policy that answered, and for whom.
    #[serde(flatten)]
    pub header: SubjectHeader,
    /// The instant asked for.
    pub at: ZonedInstant,
    /// Whether it is covered; `null` if the document does not state the hours.
    pub covered: Option<bool>,
    /// The window that covers it.
    pub window: Option<CoverageWindow>,
    /// The next opening after it.
    pub next_open: Option<ZonedInstant>,
    /// The next closing after it.
    pub next_close: Option<ZonedInstant>,
    /// The next windows, as many as were asked for; the one that covers the instant is the first.
    pub windows: Vec<CoverageWindow>,
    /// The holiday on which it falls, where the hours are.
    pub holiday: Option<String>,
    /// The special day on which it falls, where the hours are.
    pub special_day: Option<String>,
    /// Whether it would be covered under each choice of the readings that bear on the hours.
    pub readings: Vec<CoverageReading>,
    /// What the answer rests on.
    pub basis: Vec<Citation>,
    /// What else must be said.
    pub notes: Vec<String>,
    /// How it was found; only where it is asked for.
    pub steps: Vec<Step>,
    /// The release of the IANA time zone database; only where a program asked.
    pub zone_rules: Option<String>,
}

/// A coverage window, half-open.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CoverageWindow {
    /// Opening; `null` if it is more than fifty years ago.
    pub start: Option<ZonedInstant>,
    /// Closing: the first instant that is no longer covered; `null` if there is none within fifty
    /// years.
    pub end: Option<ZonedInstant>,
}

/// Coverage under one choice of one reading, the others as they are in force.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CoverageReading {
    /// The reading.
    pub name: String,
    /// The choice.
    pub value: String,
    /// Whether the instant is covered then; `null` if that cannot be said.
    pub covered: Option<bool>,
    /// Why that cannot be said under this choice: `needs --timezone`, `not stated`.
    pub obstacle: Option<String>,
    /// Whether it is the one in force.
    pub chosen: bool,
    /// What the choice means.
    pub says: String,
    /// The clauses that leave it open.
    pub clause: String,
}

/// The hours under one choice of one reading, the others as they are in force.
pub(super) struct HoursByChoice<'a> {
    pub(super) reading: &'a Reading,
    pub(super) choice: &'a Choice,
    /// Whether it is the one in force.
    pub(super) chosen: bool,
    /// The calendar, or why there is none under this choice.
    pub(super) calendar: Result<Calendar, String>,
}

/// Whether the subject is covered at an instant, with the next `count` windows.
///
/// # Errors
/// The answer depends on something that was not said, or the calendar cannot answer.
pub fn coverage(
    subject: &Subject<'_>,
    at: &TypedTime,
    count: usize,
) -> Result<CoverageAnswer, QuestionError> {
    match by_one_rule(subject, at, count) {
        Err(QuestionError::Unlisted(_)) => {
            every_priority::coverage(subject, at.at, count, |one| by_one_rule(one, at, 0))
        }
        Ok(mut answer) if answer.covered.is_some() => {
            answer.notes.splice(0..0, subject.holds_for_every());
            Ok(answer)
        }
        answer => answer,
    }
}

fn by_one_rule(
    subject: &Subject<'_>,
    at: &TypedTime,
    count: usize,
) -> Result<CoverageAnswer, QuestionError> {
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
            hours.as_ref().map_or(Vec::new(), |hours| readings(subject, hours.rule, at.at));
        return Ok(answer);
    };
    answer.show(&state, calendar, &zone, count);
    answer.name_day(calendar);
    answer.readings = readings(subject, hours.rule, at.at);
    answer
        .notes
        .extend(subject.readings_on(hours.rule).iter().filter_map(|reading| reading.note.clone()));
    answer.notes.extend(outside(subject.channel, state.is_open()));
    let horizon = state.next_close_at.or(state.next_open_at).unwrap_or(at.at);
    answer.notes.extend(hours.holiday_notes(at.at, horizon));
    Ok(answer)
}

fn readings(subject: &Subject<'_>, rule: &CalendarRule, at: Instant) -> Vec<CoverageReading> {
    let reading = |HoursByChoice { reading, choice, chosen, calendar }| CoverageReading {
        name: reading.id.clone(),
        value: choice.id.clone(),
        covered: calendar.as_ref().ok().map(|calendar| calendar.state_at(at).is_open()),
        obstacle: calendar.err(),
        chosen,
        says: choice.says.clone(),
        clause: in_line(&reading.clauses),
    };
    subject.hours_by_choice(rule).into_iter().map(reading).collect()
}

impl<'a> Subject<'a> {
    /// The hours of a rule under each choice of each reading that bears on them.
    pub(super) fn hours_by_choice(&self, rule: &CalendarRule) -> Vec<HoursByChoice<'a>> {
        let mut all = Vec::new();
        for reading in self.readings_on(rule) {
            let in_force = self.choice_of(reading).map(|choice| choice.id.as_str());
            for choice in &reading.choices {
                let hours = self.trying(&reading.id, &choice.id).hours(&rule.id);
                let calendar = match hours.map(|hours| hours.and_then(|hours| hours.calendar)) {
                    Ok(Some(calendar)) => Ok(calendar),
                    Ok(None) => Err("not stated".to_owned()),
                    Err(error) => Err(error.obstacle()),
                };
                all.push(HoursByChoice {
                    reading,
                    choice,
                    chosen: in_force == Some(choice.id.as_str()),
                    calendar,
                });
            }
        }
        all
    }
}

fn outside(channel: Option<&Channel>, open: bool) -> Option<String> {
    channel.filter(|_| !open)?.outside.clone()
}

impl CoverageAnswer {
    /// The one value: `covered`, `not-covered` or `not-stated`.
    #[must_use]
    pub fn plain(&self) -> &'static str {
        match self.covered {
            Some(true) => "covered",
            Some(false) => "not-covered",
            None => "not-stated",
        }
    }

    fn without(subject: &Subject<'_>, at: ZonedInstant) -> Self {
        Self {
            header: SubjectHeader::of("slacalc/covered/v1", subject),
            at,
            covered: None,
            window: None,
            next_open: None,
            next_close: None,
            windows: Vec::new(),
            holiday: None,
            special_day: None,
            readings: Vec::new(),
            basis: Vec::new(),
            notes: Vec::new(),
            steps: Vec::new(),
            zone_rules: None,
        }
    }

    /// The holiday or special day of the instant, in the zone of the hours.
    fn name_day(&mut self, calendar: &Calendar) {
        let (mut special_days, mut holidays) = (Vec::new(), Vec::new());
        for schedule in calendar.schedules() {
            let date = schedule.zone.wall_at(self.at.at).date();
            special_days.extend(schedule.special_day(date).map(|day| day.name.clone()));
            holidays.extend(schedule.holiday_on(date).map(|holiday| holiday.name));
        }
        let named = |mut names: Vec<String>| {
            names.dedup();
            Some(names.join(" / ")).filter(|names| !names.is_empty())
        };
        (self.special_day, self.holiday) = (named(special_days), named(holidays));
    }

    fn show(&mut self, state: &OpenState, calendar: &Calendar, zone: &Zone, count: usize) {
        let stamp = |at| ZonedInstant { at, zone: zone.clone() };
        self.covered = Some(state.is_open());
        self.window = state
            .window
            .map(|(start, end)| CoverageWindow { start: start.map(stamp), end: end.map(stamp) });
        self.next_open = state.next_open_at.map(stamp);
        self.next_close = state.next_close_at.map(stamp);
        if count > 0 {
            self.list(calendar, zone, count);
        }
    }

    /// Lists the next windows, and says why if there are fewer than were asked for.
    fn list(&mut self, calendar: &Calendar, zone: &Zone, count: usize) {
        if calendar.is_always() {
            self.notes
                .push("The hours never end: there are no coverage windows to list.".to_owned());
            return;
        }
        let at = self.at.at;
        let stamp = |at| ZonedInstant { at, zone: zone.clone() };
        let windows = calendar.windows_from(at, count);
        for (index, window) in windows.iter().enumerate() {
            // The first and the last may be cut where the search ended.
            let ends = if index == 0 || index + 1 == windows.len() {
                ends(calendar, *window, at)
            } else {
                (Some(window.start), Some(window.end))
            };
            self.windows.push(CoverageWindow { start: ends.0.map(stamp), end: ends.1.map(stamp) });
        }
        if windows.len() < count {
            let limit = match at.checked_add(HORIZON_DAYS * SECONDS_PER_DAY) {
                Some(_) => "within fifty years",
                None => "before 9999-12-30, the end of the calendar",
            };
            self.notes.push(format!("There are no more coverage windows {limit}."));
        }
    }
}

/// The opening and the closing of a window that is open at an instant or begins after it, as far as
/// they are found.
fn ends(calendar: &Calendar, window: Window, at: Instant) -> (Option<Instant>, Option<Instant>) {
    calendar.state_at(window.start.max(at)).window.unwrap_or((Some(window.start), Some(window.end)))
}
