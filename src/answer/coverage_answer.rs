//! The answer to whether support is staffed at an instant, as data.

use serde::Serialize;

use super::Step;
use crate::{
    calendar::{Calendar, HORIZON, OpenState, Window},
    sla::{Citation, ReadingChoice, Subject, SubjectHeader, ZonedInstant},
    time::{Instant, Zone},
};

/// The coverage at an instant, and the windows around it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CoverageAnswer {
    /// The policy that answered, and for whom.
    #[serde(flatten)]
    pub header: SubjectHeader,
    /// The instant asked for.
    pub at: ZonedInstant,
    /// True if it is covered; `null` if the document does not state the hours.
    pub covered: Option<bool>,
    /// True if it is known for some priorities and asked for one that nobody names.
    #[serde(skip)]
    pub(super) depends_on_priority: bool,
    /// The condition under which the channel is open at all, where the customer alone cannot meet
    /// it.
    pub condition: Option<String>,
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
    /// The coverage under each choice of the readings that bear on the hours.
    pub readings: Vec<CoverageReading>,
    /// The coverage under each combination of the readings that nobody has chosen; only where they
    /// are asked for.
    pub combinations: Vec<CoverageCombination>,
    /// The clauses that the answer rests on.
    pub basis: Vec<Citation>,
    /// Notes on the answer.
    pub notes: Vec<String>,
    /// The steps by which it was found; only where they are asked for.
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

/// Coverage under one combination of open readings.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CoverageCombination {
    /// The choice of each reading that bears on the coverage in this combination.
    pub choices: Vec<ReadingChoice>,
    /// True if the instant is covered then; `null` if that is not known.
    pub covered: Option<bool>,
    /// Why that is not known in this combination: `needs --timezone`, `not stated`.
    pub obstacle: Option<String>,
    /// True if it is the one in force.
    pub chosen: bool,
}

/// Coverage under one choice of one reading, the others as they are in force.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CoverageReading {
    /// The reading.
    pub name: String,
    /// The question that the document leaves open.
    #[serde(skip)]
    pub question: String,
    /// The choice.
    pub value: String,
    /// True if the instant is covered then; `null` if that is not known.
    pub covered: Option<bool>,
    /// Why that is not known under this choice: `needs --timezone`, `not stated`.
    pub obstacle: Option<String>,
    /// True if it is the one in force.
    pub chosen: bool,
    /// True if nobody has chosen it, so that the reading is open.
    #[serde(skip)]
    pub open: bool,
    /// The next closing, or opening where it is closed, under this choice; or why that is not
    /// known.
    #[serde(skip)]
    pub changes: Result<Option<ZonedInstant>, String>,
    /// The meaning of the choice.
    pub says: String,
    /// The meaning as the end of a sentence that begins with "if".
    #[serde(skip)]
    pub condition: Option<String>,
    /// The clauses that leave it open.
    pub clause: String,
}

impl CoverageReading {
    /// Returns the interpretation as `--reading` takes it: `hours=self-hosted-hours`.
    pub(super) fn id(&self) -> String {
        format!("{}={}", self.name, self.value)
    }

    /// The obstacle of hours that the document does not state.
    const NOT_STATED: &str = "not stated";
}

impl CoverageAnswer {
    /// Returns the choices of readings under which something else is known, or has to be said.
    pub(crate) fn other_readings(&self) -> impl Iterator<Item = &CoverageReading> {
        let is_unstated = |reading: &&CoverageReading| {
            reading.obstacle.as_deref() == Some(CoverageReading::NOT_STATED)
        };
        self.readings.iter().filter(move |reading| {
            reading.covered != self.covered || (self.covered.is_none() && !is_unstated(reading))
        })
    }

    /// Returns the one value: `covered`, `not-covered` or `not-stated`.
    #[must_use]
    pub fn plain(&self) -> &'static str {
        match self.covered {
            Some(true) => "covered",
            Some(false) => "not-covered",
            None => "not-stated",
        }
    }

    /// Returns an answer about an instant of which nothing is known yet.
    pub(super) fn without(subject: &Subject<'_>, at: ZonedInstant) -> Self {
        Self {
            header: SubjectHeader::of("slacalc/covered/v1", subject),
            at,
            covered: None,
            depends_on_priority: false,
            condition: None,
            window: None,
            next_open: None,
            next_close: None,
            windows: Vec::new(),
            holiday: None,
            special_day: None,
            readings: Vec::new(),
            combinations: Vec::new(),
            basis: Vec::new(),
            notes: Vec::new(),
            steps: Vec::new(),
            zone_rules: None,
        }
    }

    /// The holiday or special day of the instant, in the zone of the hours.
    pub(super) fn name_day(&mut self, calendar: &Calendar) {
        let (mut special_days, mut holidays) = (Vec::new(), Vec::new());
        for schedule in calendar.schedules() {
            let date = schedule.zone.wall_at(self.at.at).date();
            special_days.extend(schedule.special_day(date).map(|day| day.name.clone()));
            let there = schedule.zone_of_holidays().wall_at(self.at.at).date();
            holidays.extend(schedule.holiday_on(there).map(|holiday| holiday.name));
        }
        let named = |mut names: Vec<String>| {
            names.dedup();
            Some(names.join(" / ")).filter(|names| !names.is_empty())
        };
        (self.special_day, self.holiday) = (named(special_days), named(holidays));
    }

    pub(super) fn show(
        &mut self,
        state: &OpenState,
        calendar: &Calendar,
        zone: &Zone,
        count: usize,
    ) {
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
            let limit = match at.checked_add(HORIZON) {
                Some(_) => "within fifty years",
                None => "before 9999-12-30, the end of the calendar",
            };
            self.notes.push(format!("There are no more coverage windows {limit}."));
        }
    }
}

/// Returns the opening and the closing of a window that is open at an instant or begins after it;
/// `None` where none is found.
fn ends(calendar: &Calendar, window: Window, at: Instant) -> (Option<Instant>, Option<Instant>) {
    calendar.state_at(window.start.max(at)).window.unwrap_or((Some(window.start), Some(window.end)))
}
