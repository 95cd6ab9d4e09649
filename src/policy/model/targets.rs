//! Targets: the promised times.

use super::{
    document::Clause,
    keyword::{Keyword as _, keywords},
    metric::{Metric, TargetStart},
    selector::Selector,
};
use crate::time::{ClockKind, TargetDuration};

/// A promise for some tickets.
#[derive(Clone, Debug)]
pub(crate) struct TargetRule {
    /// The tickets.
    pub selector: Selector,
    /// The kind of promise.
    pub metric: Metric,
    /// The vendor's own name for it: `ongoing response`.
    pub name: Option<String>,
    /// The event that starts its clock; `None` if the file does not say, which means the opening.
    pub start: Option<TargetStart>,
    /// The promised time.
    pub promise: Promise,
    /// The earlier end of a range, `5 to 7 business days`: the later one is the promise.
    pub range_from: Option<TargetDuration>,
    /// True if the document adds that another time may be agreed on.
    pub or_as_agreed: bool,
    /// The commitment that the document states for all of its priorities; [`TargetRule::firmness`]
    /// is that of this promise.
    pub commitment: Commitment,
    /// The clock of lengths that do not name one.
    pub clock: Option<TargetClock>,
    /// The calendar that business days are taken from.
    pub business_days: Option<BusinessDays>,
    /// The cut-off in seconds after midnight: later requests count as received on the next business
    /// day.
    pub cut_off: Option<i64>,
    /// The period over all of whose tickets it is measured; `None` for each ticket alone.
    pub measured_over: Option<MeasuredPeriod>,
    /// An endeavour where no response time is promised.
    pub aim: Option<Endeavour>,
    /// Where a customer finds the length that the document does not state.
    pub found_in: Option<String>,
    /// A note for answers.
    pub note: Option<String>,
    /// The clauses that state it.
    pub clauses: Vec<Clause>,
}

/// The promised time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Promise {
    /// A response within a length of time.
    Within(TargetDuration),
    /// A response before the close of the business day on which the request came.
    SameBusinessDay,
    /// No response time: the document says that there is none.
    Nothing,
    /// The document does not state it.
    NotStated,
}

/// The firmness of a promise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Commitment {
    /// Each response comes within the time.
    Maximum,
    /// The time is aimed at, over many requests.
    Target,
    /// An endeavour without a guarantee.
    BestEffort,
    /// None.
    Nothing,
    /// The document does not say.
    #[default]
    NotStated,
}

/// A period over all of whose tickets a target is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MeasuredPeriod {
    /// A month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// A year.
    Year,
}

/// An endeavour without a guarantee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Endeavour {
    /// A response before the close of the business day on which the request came.
    SameBusinessDay,
}

/// The clock that counts hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TargetClock {
    /// It always runs.
    Calendar,
    /// It runs only inside the plan's coverage windows.
    Coverage,
}

/// The source of business days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum BusinessDays {
    /// The plan's coverage.
    Coverage,
    /// A calendar, by its id.
    Calendar(String),
}

keywords! {
    Commitment {
        Maximum => "maximum",
        Target => "target",
        BestEffort => "best-effort",
        Nothing => "none",
        NotStated => "not-stated",
    }
    MeasuredPeriod {
        Month => "month",
        Quarter => "quarter",
        Year => "year",
    }
    Endeavour {
        SameBusinessDay => "same-business-day",
    }
    TargetClock {
        Calendar => "calendar",
        Coverage => "coverage",
    }
}

impl Endeavour {
    /// Returns it in words.
    #[must_use]
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::SameBusinessDay => "same business day",
        }
    }
}

impl Commitment {
    /// Returns its word; `None` where the document states none.
    #[must_use]
    pub fn stated(self) -> Option<&'static str> {
        (self != Self::NotStated).then(|| self.id())
    }
}

impl TargetRule {
    /// Returns the length of its promise in words, with the earlier end of a range.
    #[must_use]
    pub(crate) fn length_words(&self, length: TargetDuration) -> String {
        range_words(self.range_from, length)
    }

    /// Returns the firmness of its promise. One `commitment` stands for all of `by-priority`, so a
    /// priority without a response time is promised nothing, whatever the others are.
    #[must_use]
    pub(crate) fn firmness(&self) -> Commitment {
        self.commitment.of(self.promise)
    }

    /// Returns the clock of a length in hours: the length's own, or else the rule's.
    #[must_use]
    pub(crate) fn clock_of(&self, kind: ClockKind) -> Option<TargetClock> {
        match kind {
            ClockKind::Calendar => Some(TargetClock::Calendar),
            ClockKind::Business => Some(TargetClock::Coverage),
            ClockKind::Unsaid => self.clock,
        }
    }

    /// Returns the clock of a length in hours, with a reading, which changes only what would count
    /// inside coverage without saying so itself.
    pub(crate) fn clock_by_reading(
        &self,
        kind: ClockKind,
        reading: impl FnOnce() -> Option<TargetClock>,
    ) -> Option<TargetClock> {
        let stated = self.clock_of(kind)?;
        let is_open = kind == ClockKind::Unsaid && stated == TargetClock::Coverage;
        if is_open { reading().or(Some(stated)) } else { Some(stated) }
    }

    /// Returns the cut-off as a time of day: `16:00`.
    #[must_use]
    pub(crate) fn cut_off_time(&self) -> Option<String> {
        self.cut_off.map(|seconds| format!("{:02}:{:02}", seconds / 3600, seconds / 60 % 60))
    }

    /// Returns the id of the calendar that its business days are taken from, if it names one.
    #[must_use]
    pub(crate) fn business_day_calendar(&self) -> Option<&str> {
        match self.business_days.as_ref()? {
            BusinessDays::Calendar(id) => Some(id),
            BusinessDays::Coverage => None,
        }
    }
}

impl Commitment {
    /// Returns the commitment that a promise can have: only best effort is an endeavour without a
    /// response time.
    #[must_use]
    pub(crate) fn of(self, promise: Promise) -> Self {
        match (promise, self) {
            (Promise::Nothing, Self::Maximum | Self::Target | Self::NotStated) => Self::Nothing,
            _ => self,
        }
    }
}

/// Returns a length in words, with the earlier end if it is a range: `5 to 7 business days`.
#[must_use]
pub(crate) fn range_words(from: Option<TargetDuration>, length: TargetDuration) -> String {
    match (from, length) {
        (None, _) => length.to_string(),
        (Some(TargetDuration::BusinessDays(days)), TargetDuration::BusinessDays(_)) => {
            format!("{days} to {length}")
        }
        (Some(from), _) => format!("{from} to {length}"),
    }
}
