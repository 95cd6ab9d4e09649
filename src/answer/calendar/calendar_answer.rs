//! Answers when support is staffed in a week, a month or a year.

use serde::Serialize;

use super::{
    CalendarCombination, CalendarDay, CalendarReading, ClockChange, DateRange, WholeWindow,
    calendar_readings::readings,
    clock_changes::{changes, changes_of},
    day_slots::days,
    event_identity::{whole_windows, whose},
};
use crate::{
    calendar::{Calendar, Schedule, Timeline},
    sla::{
        Citation, NOT_STATED, QuestionError, Subject, SubjectHeader, ZonedInstant, zoned_instant,
    },
    time::{CivilDateTime, Date, Instant, SECONDS_PER_DAY, SignedDuration, Zone},
};

/// More windows than these are nothing to look at or to import.
const MOST_WINDOWS: usize = 20_000;

/// The coverage of a span of days.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CalendarAnswer {
    /// The policy that answered, and for whom.
    #[serde(flatten)]
    pub header: SubjectHeader,
    /// The zone whose days these are.
    pub timezone: String,
    /// The first instant of the first day.
    pub from: ZonedInstant,
    /// The first instant after the last day.
    pub to: ZonedInstant,
    /// The coverage windows, cut at `from` and `to`; `null` if the document does not state the
    /// hours.
    pub windows: Option<Vec<OpenWindow>>,
    /// Holidays and special days of the calendar that begin, end or lie between `from` and `to`.
    pub holidays: Vec<HolidayLine>,
    /// Changes of the clock in `timezone` that make one of the days shorter or longer.
    pub clock_changes: Vec<ClockChange>,
    /// The length of all windows; `null` if they are not known.
    pub covered_seconds: Option<i64>,
    /// The windows under each choice of the readings that bear on the hours.
    pub readings: Vec<CalendarReading>,
    /// The coverage under each combination of the readings that nobody has chosen; only where they
    /// are asked for.
    pub combinations: Vec<CalendarCombination>,
    /// The clauses that the answer rests on.
    pub basis: Vec<Citation>,
    /// Notes on the answer.
    pub notes: Vec<String>,
    /// The release of the IANA time zone database; only where a program asked.
    pub zone_rules: Option<String>,
    /// Vendor and plan by name: `Scalr Standard`.
    #[serde(skip)]
    pub whom: String,
    /// The first day and the last.
    #[serde(skip)]
    pub dates: (Date, Date),
    /// Now.
    #[serde(skip)]
    pub now: Instant,
    /// The identity of the hours: policy, plan, region, contract, calendar, zone. An event of the
    /// same date has the same.
    #[serde(skip)]
    pub whose: [String; 6],
    /// The windows with their own ends, for other calendar programs.
    #[serde(skip)]
    pub whole_windows: Vec<WholeWindow>,
    /// The windows to cut days from, as they are and as they would be without holidays and special
    /// days.
    #[serde(skip)]
    pub(super) timelines: Option<(Timeline, Timeline)>,
}

/// A coverage window, half-open, or as much of it as lies in the span.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct OpenWindow {
    /// Its first instant.
    pub start: ZonedInstant,
    /// The first instant that is no longer covered, or no longer in the span.
    pub end: ZonedInstant,
}

/// A holiday or special day.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct HolidayLine {
    /// Its date in its own zone.
    #[serde(serialize_with = "zoned_instant::as_text")]
    #[cfg_attr(test, schemars(with = "String", extend("format" = "date")))]
    pub on: Date,
    /// Its name.
    pub name: String,
    /// The zone of the hours that it changes.
    pub zone: String,
    /// The number of that place among several, from 0; each has at most one such line a date.
    #[serde(skip)]
    pub place: usize,
    /// A holiday or a special day.
    pub kind: DayKind,
    /// The hours on it: `08:30-13:00`, or `closed`.
    pub hours: String,
}

/// Why a day has other hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum DayKind {
    /// It is on a list of holidays.
    Holiday,
    /// It has hours of its own, or none: by the contract, or because a holiday list has it as
    /// worked.
    SpecialDay,
}

/// Returns when the subject is covered in a span of days.
///
/// # Errors
/// The span is none, the answer depends on something that was not said, or there are too many
/// windows.
pub(crate) fn calendar(
    subject: &Subject<'_>,
    span: DateRange,
    now: Instant,
) -> Result<CalendarAnswer, QuestionError> {
    let ask = |subject: &Subject<'_>| for_known_priority(subject, span, now);
    match ask(subject) {
        Err(QuestionError::Unlisted(_)) => by_every_priority(subject, ask),
        Ok(mut answer) if answer.windows.is_some() => {
            answer.notes.splice(0..0, subject.holds_for_every());
            Ok(answer)
        }
        answer => answer,
    }
}

/// Returns the windows, if they are the same for every priority; else none.
fn by_every_priority(
    subject: &Subject<'_>,
    ask: impl Fn(&Subject<'_>) -> Result<CalendarAnswer, QuestionError>,
) -> Result<CalendarAnswer, QuestionError> {
    let answers = subject.by_priority(ask)?;
    let basis = answers.united(|answer| &answer.basis);
    let header = SubjectHeader::of(answers.other.header.schema, subject);
    if answers.agreed(|answer| &answer.windows).is_none() {
        let notes = vec![answers.told(|answer| {
            let covered = answer.covered_seconds.map(SignedDuration::from_seconds);
            covered.map_or("not stated".to_owned(), |it| format!("covered for {}", it.in_words()))
        })];
        return Ok(CalendarAnswer {
            header,
            windows: None,
            holidays: Vec::new(),
            covered_seconds: None,
            readings: Vec::new(),
            basis,
            notes,
            whole_windows: Vec::new(),
            timelines: None,
            ..answers.other
        });
    }
    let mut answer = CalendarAnswer { header, basis, ..answers.other };
    answer.notes.splice(0..0, subject.holds_for_every());
    Ok(answer)
}

fn for_known_priority(
    subject: &Subject<'_>,
    span: DateRange,
    now: Instant,
) -> Result<CalendarAnswer, QuestionError> {
    let hours = subject.coverage_hours()?;
    let calendar = hours.as_ref().and_then(|hours| hours.calendar.as_ref());
    let zone = subject.shown_in(now, None, calendar);
    let dates = span.dates(zone.wall_at(now).date())?;
    let mut answer = CalendarAnswer::without(subject, &zone, dates, now);
    let (from, to) = (answer.from.at, answer.to.at);
    let last = Instant::clamped(to.unix() - 1);
    if let Some(hours) = &hours {
        answer.basis.extend(subject.basis_of(hours, from, last)?);
        answer.notes.extend(hours.notes());
    }
    let covered = calendar.map(|calendar| calendar.timeline(from, to));
    if let Some(hours) = &hours {
        answer.readings = readings(subject, hours.rule, (from, to), covered.as_ref());
    }
    let (Some(hours), Some(calendar), Some(covered)) = (&hours, calendar, covered) else {
        answer.notes.push(subject.condition().unwrap_or_else(|| NOT_STATED.to_owned()));
        return Ok(answer);
    };
    if covered.windows().len() > MOST_WINDOWS {
        let count = covered.windows().len();
        return Err(QuestionError::Conflict(format!(
            "these are {count} windows, more than {MOST_WINDOWS}; ask for fewer days at a time"
        )));
    }
    for (place, schedule) in calendar.schedules().iter().enumerate() {
        answer.holidays.extend(exceptions(schedule, place, from, to));
        answer.notes.extend(moved_by(schedule, &zone, from, to));
    }
    answer.notes.extend(cut(calendar, from, to));
    answer.notes.extend(
        subject.readings_on(hours.rule).iter().filter_map(|reading| subject.note_of(reading)),
    );
    answer.notes.extend(hours.holiday_notes(from, last));
    answer.whose = whose(subject, hours);
    answer.whole_windows = whole_windows(calendar, (&answer.from, &answer.to));
    answer.show(covered, ordinary(calendar, from, to));
    Ok(answer)
}

/// Returns the windows as they would be without holidays and special days.
fn ordinary(calendar: &Calendar, from: Instant, to: Instant) -> Timeline {
    let plain =
        |schedule: &Schedule| Schedule::weekly(schedule.zone.clone(), schedule.weekly.clone());
    let ordinary = Calendar::new(calendar.schedules().iter().map(plain).collect());
    // Without its special days it may never be open.
    ordinary.map_or_else(
        |_| Timeline::new(from, to, Vec::new()),
        |ordinary| ordinary.timeline(from, to),
    )
}

/// Returns the days between two instants on which the weekly hours do not hold.
fn exceptions(schedule: &Schedule, place: usize, from: Instant, to: Instant) -> Vec<HolidayLine> {
    let span = [from, Instant::clamped(to.unix() - 1)];
    let dates = |zone: &Zone| span.map(|at| zone.wall_at(at).date());
    let line = |on, name, kind, hours, zone: &Zone| HolidayLine {
        on,
        name,
        zone: zone.name().to_owned(),
        place,
        kind,
        hours,
    };
    let there = schedule.zone_of_holidays();
    let [first, last] = dates(there);
    let holidays = schedule.holidays_between(first, last).into_iter();
    let holidays = holidays.map(|holiday| {
        line(holiday.on, holiday.name, DayKind::Holiday, "closed".to_owned(), there)
    });
    let [first, last] = dates(&schedule.zone);
    let special = schedule.special_days.iter().filter(|day| (first..=last).contains(&day.on));
    let special = special.map(|day| {
        line(day.on, day.name.clone(), DayKind::SpecialDay, day.hours(), &schedule.zone)
    });
    let mut all: Vec<HolidayLine> = holidays.chain(special).collect();
    all.sort_by_key(|line| line.on);
    all
}

/// Returns the note that the windows move on the clock of the answer, because the clock of their
/// own place changes on another day.
fn moved_by(schedule: &Schedule, zone: &Zone, from: Instant, to: Instant) -> Option<String> {
    let here = changes(zone, from, to);
    let there = changes(&schedule.zone, from, to);
    let alone = there.iter().filter(|change| !here.iter().any(|other| other.at.at == change.at.at));
    let days: Vec<String> = alone.map(|change| change.days().0.to_string()).collect();
    let (place, here) = (schedule.zone.name(), zone.name());
    (!days.is_empty() && !schedule.weekly.is_always()).then(|| {
        format!(
            "The hours are those of {place}, where the clocks change on {}: in {here} they move \
             then.",
            days.join(" and ")
        )
    })
}

/// Returns the note that windows go on beyond the span.
fn cut(calendar: &Calendar, from: Instant, to: Instant) -> Option<String> {
    let around =
        calendar.timeline(Instant::clamped(from.unix() - 1), Instant::clamped(to.unix() + 1));
    let crosses = |at: Instant| around.window_at(at).is_some_and(|window| window.start < at);
    let sides = match (crosses(from), crosses(to)) {
        (true, true) => {
            "The first window began before, and the last one goes on after these days: they are"
        }
        (true, false) => "The first window began before these days: it is",
        (false, true) => "The last window goes on after these days: it is",
        (false, false) => return None,
    };
    Some(format!("{sides} cut at midnight."))
}

impl CalendarAnswer {
    fn without(subject: &Subject<'_>, zone: &Zone, dates: (Date, Date), now: Instant) -> Self {
        // The span was checked: there is a day after its last.
        let midnight_after = CivilDateTime::new(dates.1, SECONDS_PER_DAY);
        let [from, to] =
            [CivilDateTime::new(dates.0, 0), midnight_after].map(|wall| zone.opening_at(wall));
        let plan = subject.plan.map_or(String::new(), |plan| format!(" {}", plan.name));
        let stamp = |at| ZonedInstant { at, zone: zone.clone() };
        Self {
            header: SubjectHeader::of("slacalc/calendar/v1", subject),
            timezone: zone.name().to_owned(),
            from: stamp(from),
            to: stamp(to),
            windows: None,
            holidays: Vec::new(),
            clock_changes: changes_of(zone, dates, from, to),
            covered_seconds: None,
            readings: Vec::new(),
            combinations: Vec::new(),
            basis: Vec::new(),
            notes: Vec::new(),
            zone_rules: None,
            whom: format!("{}{plan}", subject.policy.document.vendor_name),
            dates,
            now,
            whose: Default::default(),
            whole_windows: Vec::new(),
            timelines: None,
        }
    }

    fn show(&mut self, covered: Timeline, ordinary: Timeline) {
        let stamp = |at| ZonedInstant { at, zone: self.from.zone.clone() };
        let windows = covered
            .windows()
            .iter()
            .map(|window| OpenWindow { start: stamp(window.start), end: stamp(window.end) });
        self.windows = Some(windows.collect());
        self.covered_seconds = Some(covered.measure(self.from.at, self.to.at).seconds());
        self.timelines = Some((covered, ordinary));
    }

    /// Returns the clock changes to tell of on a day, each on one day alone: the first of the span
    /// that it makes shorter or longer.
    pub(crate) fn changes_on(&self, day: Date) -> impl Iterator<Item = &ClockChange> {
        self.clock_changes.iter().filter(move |change| change.days().0.max(self.dates.0) == day)
    }

    /// Returns the days as the clock in `timezone` shows them, cut into slots of so many seconds of
    /// its dial, a divisor of 86 400.
    ///
    /// There are none if the document does not state the hours.
    #[must_use]
    pub(crate) fn days(&self, slot_seconds: i64) -> Vec<CalendarDay> {
        let Some((covered, ordinary)) = &self.timelines else { return Vec::new() };
        days(&self.from.zone, self.dates, covered, ordinary, slot_seconds)
    }
}
