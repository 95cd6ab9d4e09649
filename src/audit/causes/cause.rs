//! Causes of another deadline, by name and in words.

use std::cmp::Ordering;

use serde::Serialize;

use crate::time::in_words;

/// What may have been done otherwise. Simpler causes come first, and those of two things last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Cause {
    /// What sort of slip it is.
    pub kind: CauseKind,
    /// Which one of its sort: a date, a priority, a reading and its choice; empty where there is
    /// one only.
    pub which: String,
    /// What was done otherwise besides, if one thing alone does not explain it.
    pub and: Option<CauseKind>,
}

/// Sorts of causes, the simplest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CauseKind {
    /// The hours are those of UTC.
    ZoneUtc,
    /// The hours are on standard time all year.
    ZoneStandard,
    /// The hours are on daylight saving time all year.
    ZoneDaylight,
    /// The offset of the opening holds until the deadline, over a clock change.
    ZoneOfOpening,
    /// The hours are at the offset that is in force today.
    ZoneToday,
    /// The hours are in the customer's zone.
    ZoneCustomer,
    /// The hours are in another zone that the policy names.
    ZoneOfPolicy,
    /// No day is a holiday.
    HolidaysIgnored,
    /// The holidays of a list that the terms do not name are days off.
    HolidaysOfList,
    /// Special days are like any other.
    SpecialDaysIgnored,
    /// A time that is used up at closing ends elsewhere.
    ClosingEdge,
    /// The clock always runs.
    CalendarHours,
    /// The clock runs only in business hours.
    BusinessHours,
    /// A business day is taken otherwise.
    BusinessDay,
    /// A business day is eight hours.
    EightHourDay,
    /// Another open question of the document is taken otherwise.
    Reading,
    /// The clock runs on in pauses.
    PausesIgnored,
    /// What pauses take is added twice.
    PausesTwice,
    /// Pauses are added in full to business time, with the hours in which the clock stood anyway.
    PausesInFull,
    /// Pauses are added in full to the deadline, as real time.
    PausesAsRealTime,
    /// Days of the week without hours have those of the others.
    Weekends,
    /// There is no cut-off time.
    NoCutOff,
    /// The target of another priority.
    Priority,
    /// The target of another plan.
    Plan,
    /// Each ticket has the target of the next more urgent priority.
    PriorityStricter,
    /// Each ticket has the target of the next less urgent priority.
    PriorityLaxer,
    /// The deadline's local time is written as UTC.
    WrittenAsUtc,
    /// The deadline is written with the offset of standard time.
    WrittenStandard,
    /// The deadline is written with the offset of daylight saving time.
    WrittenDaylight,
    /// The deadline's UTC time is written as local time.
    WrittenAsLocal,
    /// The local time of opening is read as UTC.
    OpenedAsUtc,
    /// The count begins at midnight of the day of opening.
    FromMidnight,
    /// The count begins on the next business day.
    FromNextDay,
    /// The count begins anew when the last pause ends.
    FromPauseEnd,
    /// A holiday is a day like any other.
    OneHolidayIgnored,
    /// A day is a holiday.
    OneHolidayMore,
    /// The deadline is the same time a day later.
    DayLater,
    /// The deadline is the same time a day earlier.
    DayEarlier,
    /// The deadline is an hour later.
    HourLater,
    /// The deadline is an hour earlier.
    HourEarlier,
    /// The hours begin and end some hours earlier or later.
    HoursShifted,
    /// The opening is given for the deadline.
    Opening,
    /// Every deadline is by the same time earlier or later.
    Shifted,
    /// Every deadline is written in the local time of an offset.
    WrittenElsewhere,
    /// Met and missed are exchanged.
    Exchanged,
}

impl Ord for Cause {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |cause: &Self| (cause.and, cause.kind);
        key(self).cmp(&key(other)).then_with(|| self.which.cmp(&other.which))
    }
}

impl PartialOrd for Cause {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Cause {
    /// A cause of which there is one only.
    pub(super) fn only(kind: CauseKind) -> Self {
        Self::of(kind, "")
    }

    pub(super) fn of(kind: CauseKind, which: impl Into<String>) -> Self {
        Self { kind, which: which.into(), and: None }
    }

    /// Every deadline that is claimed is so many minutes later, or earlier; `None` of less than
    /// one, and of what has a cause of its own.
    #[must_use]
    pub fn shifted(seconds: i64) -> Option<Self> {
        let minutes = seconds / 60;
        let direction = if minutes < 0 { "earlier" } else { "later" };
        (!matches!(minutes.abs(), 0 | 60 | 1440)).then(|| {
            Self::of(CauseKind::Shifted, format!("{} {direction}", in_words(minutes * 60)))
        })
    }

    /// Every deadline is written in the local time of an offset; `None` of one that no zone has,
    /// and of that of UTC.
    #[must_use]
    pub fn written_at(offset: i64) -> Option<Self> {
        let (minutes, sign) = (offset.abs() / 60, if offset < 0 { '-' } else { '+' });
        let is_of_a_zone = offset % (15 * 60) == 0 && (1..=14 * 60).contains(&minutes);
        is_of_a_zone.then(|| {
            Self::of(
                CauseKind::WrittenElsewhere,
                format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60),
            )
        })
    }

    /// The holidays of a list are days off.
    #[must_use]
    pub fn of_list(name: &str) -> Self {
        Self::of(CauseKind::HolidaysOfList, name)
    }

    /// Met and missed are exchanged.
    #[must_use]
    pub fn exchanged() -> Self {
        Self::only(CauseKind::Exchanged)
    }

    /// It and something else.
    pub(super) fn and(&self, other: CauseKind) -> Self {
        Self { and: Some(other), ..self.clone() }
    }

    /// The same sort of cause without the date that it has, so that there are not too many to tell
    /// apart.
    #[must_use]
    pub fn undated(&self) -> Self {
        match self.kind {
            CauseKind::OneHolidayIgnored | CauseKind::OneHolidayMore => Self::only(self.kind),
            _ => self.clone(),
        }
    }

    /// `zone-standard`, `priority 2`, `priority 2 and pauses-ignored`.
    #[must_use]
    pub fn id(&self) -> String {
        let which = if self.which.is_empty() { String::new() } else { format!(" {}", self.which) };
        let and = self.and.map_or(String::new(), |and| format!(" and {}", and.id()));
        format!("{}{which}{and}", self.kind.id())
    }

    /// Its sort, or sorts: `priority`, `priority and pauses-ignored`.
    #[must_use]
    pub fn sort(&self) -> String {
        Self { which: String::new(), ..self.clone() }.id()
    }

    /// What was done, for people, as what follows "if".
    #[must_use]
    pub fn says(&self) -> String {
        let which = match (&self.which[..], self.kind) {
            ("", CauseKind::OneHolidayIgnored | CauseKind::OneHolidayMore) => "some date",
            (which, _) => which,
        };
        let and = self.and.map_or(String::new(), |and| format!(", and {}", and.says()));
        self.kind.says().replace('%', which) + &and
    }
}
