//! The days of a time that is typed without its date, and which of them is taken.

use crate::time::{Date, Instant, Weekday};

/// A month and a day come round within so many years, 29 February included.
const YEARS: i32 = 8;

/// The day of a time that is typed without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NearestDay {
    /// The latest that is not after now, as of a ticket that has been opened.
    Past,
    /// The latest that is not after now, if it is also the first that is not before an instant: of
    /// an event of a ticket that was opened then. It may also be said by its distance from the
    /// opening: `45m after opening`, `45m later`.
    Event(Instant),
    /// As [`Self::Event`], of one beside another, from which `45m later` may be counted too.
    EventBeside {
        /// When the ticket was opened.
        opening: Instant,
        /// When the other event was.
        other: Instant,
    },
    /// As [`Self::EventBeside`], of the end of a pause: it is not before the beginning.
    PauseEnd {
        /// When the ticket was opened.
        opening: Instant,
        /// When the pause began.
        begin: Instant,
    },
    /// The earliest that is not before now, as of a date that something is due by.
    Future,
    /// Today for a bare time of day, else the earliest that is not before now.
    Today,
    /// As [`Self::Today`], if it is also the first that is not before an instant: of the time that
    /// is now for a ticket that was opened then.
    TodaySince(Instant),
}

impl NearestDay {
    /// Returns true for times that have come.
    pub(super) fn is_past(self) -> bool {
        matches!(
            self,
            Self::Past | Self::Event(_) | Self::EventBeside { .. } | Self::PauseEnd { .. }
        )
    }

    /// Returns true for a bare time of day that is today's.
    pub(super) fn is_of_today(self) -> bool {
        matches!(self, Self::Today | Self::TodaySince(_))
    }

    /// Returns the instant that a time is not before.
    pub(super) fn since(self) -> Option<Instant> {
        match self {
            Self::Event(since)
            | Self::EventBeside { opening: since, .. }
            | Self::PauseEnd { begin: since, .. }
            | Self::TodaySince(since) => Some(since),
            Self::Past | Self::Future | Self::Today => None,
        }
    }

    /// Returns the opening of the ticket whose event it is.
    pub(super) fn opening(self) -> Option<Instant> {
        match self {
            Self::Event(opening)
            | Self::EventBeside { opening, .. }
            | Self::PauseEnd { opening, .. } => Some(opening),
            _ => None,
        }
    }

    /// Returns the other event from which one may be counted.
    pub(super) fn other_event(self) -> Option<Instant> {
        match self {
            Self::EventBeside { other, .. } | Self::PauseEnd { begin: other, .. } => Some(other),
            _ => None,
        }
    }

    /// Returns the day of the end of a pause, from that of its beginning.
    #[must_use]
    pub fn of_pause_end(self, begin: Instant) -> Self {
        self.opening().map_or(self, |opening| Self::PauseEnd { opening, begin })
    }
}

/// The days on which a typed time can be.
pub(super) enum Days {
    One(Date),
    Any,
    Weekday(Weekday),
    InYear { month: u32, day: u32 },
}

impl Days {
    /// Returns the dates to look at, the nearest first.
    pub(super) fn candidates(&self, today: Date, is_past: bool) -> Vec<Date> {
        let step = if is_past { -1 } else { 1 };
        if let Self::InYear { month, day } = self {
            let years = (-1..=YEARS).map(|away| today.year() + step * away);
            return years.filter_map(|year| Date::new(year, *month, *day)).collect();
        }
        // The end of a day, 24:00, lies on the next.
        let near = (-1..=8).filter_map(|away| today.plus_days(i64::from(step * away)));
        let is_meant = |date: &Date| match self {
            Self::Weekday(weekday) => date.weekday() == *weekday,
            _ => true,
        };
        near.filter(is_meant).collect()
    }
}
