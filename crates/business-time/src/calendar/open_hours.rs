//! The calendar: its openings and closings, and the end of a length of business time.
//!
//! Each question compiles the span that it needs, a longer one if the answer lies further off. For
//! many questions compile a [`Timeline`] once.

use super::{CalendarError, ClosingEdge, Schedule, Timeline, Window};
use crate::time::{Instant, SECONDS_PER_DAY, SignedDuration};

/// The time that is searched for an opening or closing, ahead or back: fifty years.
pub const HORIZON: SignedDuration = SignedDuration::from_days(50 * 366);

pub(super) const HORIZON_DAYS: i64 = HORIZON.seconds() / SECONDS_PER_DAY;

/// Days that are searched in turn for an opening or a closing, before the whole horizon.
const SEARCH_DAYS: [i64; 4] = [8, 64, 512, 4_096];

/// The hours of a service: the union of one or more schedules, which may be in different zones.
///
/// ```
/// use business_time::{Calendar, ClosingEdge, Schedule, SignedDuration, Zone};
///
/// // Support from Berlin, and from New York in the evening.
/// let (berlin, new_york) = (Zone::bundled("Europe/Berlin")?, Zone::bundled("America/New_York")?);
/// let support = Calendar::new(vec![
///     Schedule::weekly(berlin.clone(), "Mon-Fri 09:00-17:00".parse()?),
///     Schedule::weekly(new_york, "Mon-Fri 09:00-17:00".parse()?),
/// ])?;
///
/// // When Berlin closes on Friday, New York is open for six hours more.
/// let closing = berlin.closing_at("2026-06-12 17:00".parse()?);
/// let due = support.add(closing, SignedDuration::from_hours(7), ClosingEdge::Closing)?;
/// assert_eq!(berlin.rfc3339(due), "2026-06-15T10:00:00+02:00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Calendar {
    schedules: Vec<Schedule>,
}

/// The state of a calendar at an instant, and its next opening and closing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OpenState {
    /// The window that covers the instant. Its ends are `None` if there are none within fifty
    /// years.
    pub window: Option<(Option<Instant>, Option<Instant>)>,
    /// The next opening after the instant.
    pub next_open_at: Option<Instant>,
    /// The next closing after the instant.
    pub next_close_at: Option<Instant>,
}

impl Calendar {
    /// Returns a calendar that is open whenever one of the schedules is. Their special days may
    /// stand in any order.
    ///
    /// # Errors
    /// [`CalendarError::NeverOpen`] if none ever is; [`CalendarError::SpecialDayTwice`],
    /// [`CalendarError::NoSuchSpan`] or [`CalendarError::NoBusinessDayLength`] if the days of one
    /// cannot be.
    pub fn new(mut schedules: Vec<Schedule>) -> Result<Self, CalendarError> {
        for schedule in &mut schedules {
            schedule.special_days.sort_by_key(|day| day.on);
            schedule.check()?;
        }
        if schedules.iter().all(Schedule::is_never) {
            Err(CalendarError::NeverOpen)
        } else {
            Ok(Self { schedules })
        }
    }

    /// Returns its schedules.
    #[must_use]
    pub fn schedules(&self) -> &[Schedule] {
        &self.schedules
    }

    /// Returns true if it never closes.
    #[must_use]
    pub fn is_always(&self) -> bool {
        self.schedules.iter().any(Schedule::is_always)
    }

    /// Compiles its coverage windows between two instants, cut at both.
    #[must_use]
    pub fn timeline(&self, from: Instant, to: Instant) -> Timeline {
        Timeline::compile(&self.schedules, from, to)
    }

    /// Returns its state at an instant.
    #[must_use]
    pub fn state_at(&self, at: Instant) -> OpenState {
        if self.is_always() {
            return OpenState {
                window: Some((None, None)),
                next_open_at: None,
                next_close_at: None,
            };
        }
        shortest_search(|days| self.state_within(at, days), OpenState::is_whole)
    }

    fn state_within(&self, at: Instant, days: i64) -> OpenState {
        let timeline = self.timeline(shifted(at, -days), shifted(at, days));
        let Window { start: from, end: to } = timeline.span();
        let next = timeline.window_after(at);
        let window = timeline.window_at(at).map(|window| {
            (Some(window.start).filter(|it| *it > from), Some(window.end).filter(|it| *it < to))
        });
        let closing =
            window.map_or(next.map(|next| next.end).filter(|end| *end < to), |(_, end)| end);
        OpenState { window, next_open_at: next.map(|next| next.start), next_close_at: closing }
    }

    /// Returns the last window that ended at an instant or before it, if there is one within fifty
    /// years.
    #[must_use]
    pub fn window_before(&self, at: Instant) -> Option<Window> {
        let open = self.state_at(at).is_open();
        let ended = |days: i64| {
            let timeline = self.timeline(shifted(at, -days), at);
            // A window that is open at the instant is cut there, and has not ended.
            let mut latest_first = timeline.windows().iter().rev();
            let ended = latest_first.find(|window| window.end < at || !open).copied();
            (ended, ended.is_some_and(|window| timeline.span().start < window.start))
        };
        shortest_search(ended, |(_, is_whole)| *is_whole).0
    }

    /// Returns the start of a length of business time that ends at `end`.
    ///
    /// It lies inside hours: it is the inverse of [`Self::add`] except for a start that was moved
    /// into hours. Without any length it is [`Self::roll_back`].
    ///
    /// # Errors
    /// The length is negative; there is not so much since 0001-01-02; it was not open for fifty
    /// years.
    pub fn subtract(&self, end: Instant, length: SignedDuration) -> Result<Instant, CalendarError> {
        if length.is_negative() {
            return Err(CalendarError::NegativeLength);
        }
        // Business time never passes faster than time does.
        let latest = end.checked_sub(length).ok_or(CalendarError::OutOfRange)?;
        if self.is_always() {
            return Ok(latest);
        }
        let mut days = guess(length);
        loop {
            // One more second, for a window that opens at the end.
            let timeline = self.timeline(shifted(end, -days), Instant::clamped(end.unix() + 1));
            let closing =
                timeline.windows().last().map_or(timeline.span().start, |window| window.end);
            if closing <= shifted(end, -HORIZON_DAYS) && closing > Instant::MIN {
                return Err(CalendarError::NotOpenBefore);
            }
            if let Some(start) = timeline.subtract(end, length) {
                return Ok(start);
            }
            if timeline.span().start == Instant::MIN {
                return Err(CalendarError::OutOfRange);
            }
            days = further(days, &timeline);
        }
    }

    /// Rolls back to hours: returns an instant at which it is open or closes unchanged, and for any
    /// other the last closing before it. [`Self::clock_start`] rolls forward.
    ///
    /// # Errors
    /// It was not open for fifty years, or never since 0001-01-02.
    pub fn roll_back(&self, at: Instant) -> Result<Instant, CalendarError> {
        self.subtract(at, SignedDuration::ZERO)
    }

    /// Returns the next `count` windows that are open at an instant or begin after it, fewer if
    /// there are fewer within fifty years.
    #[must_use]
    pub fn windows_from(&self, at: Instant, count: usize) -> Vec<Window> {
        let ahead = |days: i64| {
            let timeline = self.timeline(shifted(at, -days), shifted(at, days));
            let span = timeline.span();
            let first = timeline.windows().partition_point(|window| window.end <= at);
            let ahead: Vec<Window> =
                timeline.windows()[first..].iter().take(count).copied().collect();
            let is_whole = ahead.len() == count
                && ahead.iter().all(|window| span.start < window.start && window.end < span.end);
            (ahead, is_whole)
        };
        shortest_search(ahead, |(_, is_whole)| *is_whole).0
    }

    /// Returns the end of a length of business time, counted from `start` or the next opening after
    /// it.
    ///
    /// # Errors
    /// The length is negative; it does not open within fifty years; the end is out of range.
    pub fn add(
        &self,
        start: Instant,
        length: SignedDuration,
        edge: ClosingEdge,
    ) -> Result<Instant, CalendarError> {
        if length.is_negative() {
            return Err(CalendarError::NegativeLength);
        }
        // Business time never passes faster than time does.
        let earliest = start.checked_add(length).ok_or(CalendarError::OutOfRange)?;
        if self.is_always() {
            return Ok(earliest);
        }
        let mut days = guess(length);
        loop {
            let timeline = self.timeline(start, shifted(start, days));
            let opening =
                timeline.windows().first().map_or(timeline.span().end, |window| window.start);
            if opening >= shifted(start, HORIZON_DAYS) && opening < Instant::MAX {
                return Err(CalendarError::NoOpening);
            }
            if let Some(end) = timeline.add(start, length, edge) {
                return Ok(end);
            }
            if timeline.span().end == Instant::MAX {
                return Err(CalendarError::OutOfRange);
            }
            days = further(days, &timeline);
        }
    }

    /// Returns the start of the clock for an arrival at an instant: that instant, or the next
    /// opening.
    ///
    /// # Errors
    /// It does not open within fifty years.
    pub fn clock_start(&self, at: Instant) -> Result<Instant, CalendarError> {
        self.add(at, SignedDuration::ZERO, ClosingEdge::Closing)
    }

    /// Returns the business time from one instant to another; negative if `to` is the earlier one.
    #[must_use]
    pub fn measure(&self, from: Instant, to: Instant) -> SignedDuration {
        if self.is_always() {
            return to.since(from);
        }
        self.timeline(from.min(to), from.max(to)).measure(from, to)
    }
}

impl OpenState {
    /// Returns true if the instant is covered.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.window.is_some()
    }

    /// Returns true if a longer search could not find more.
    fn is_whole(&self) -> bool {
        let has_both_ends = self.window.is_none_or(|(start, end)| start.is_some() && end.is_some());
        has_both_ends && self.next_open_at.is_some() && self.next_close_at.is_some()
    }
}

/// Returns the answer of the fewest days that is whole, or else that of all days that are searched.
fn shortest_search<T>(within: impl Fn(i64) -> T, is_whole: impl FnMut(&T) -> bool) -> T {
    let mut nearer = SEARCH_DAYS.into_iter().map(&within);
    nearer.find(is_whole).unwrap_or_else(|| within(HORIZON_DAYS))
}

/// Guesses the days that a length takes, at eight hours a day and five days a week.
fn guess(length: SignedDuration) -> i64 {
    8 + length.seconds() / (SECONDS_PER_DAY / 3) * 7 / 5
}

/// Returns the days to try next where so many did not reach; while nothing is open, none beyond
/// those that are searched.
fn further(days: i64, tried: &Timeline) -> i64 {
    if tried.windows().is_empty() { (days * 2).min(HORIZON_DAYS) } else { days * 2 }
}

fn shifted(at: Instant, days: i64) -> Instant {
    Instant::clamped(at.unix().saturating_add(days.saturating_mul(SECONDS_PER_DAY)))
}

#[cfg(test)]
mod tests {
    use super::{Calendar, CalendarError, ClosingEdge};
    use crate::{
        calendar::{Schedule, SpecialDay, WeeklyHours, parse_spans},
        time::{CivilDateTime, Date, Instant, SignedDuration, Zone},
    };

    fn at(date: &str, hour: i64) -> Instant {
        Zone::utc().opening_at(CivilDateTime::new(Date::parse(date).unwrap(), hour * 3600))
    }

    /// Open on one day alone, 09:00 to 17:00.
    fn open_on(date: &str) -> Calendar {
        let day = SpecialDay {
            on: Date::parse(date).unwrap(),
            name: "Open day".to_owned(),
            spans: parse_spans("09:00-17:00").unwrap(),
        };
        let never = WeeklyHours::default();
        Calendar::new(vec![Schedule {
            special_days: vec![day],
            ..Schedule::weekly(Zone::utc(), never)
        }])
        .unwrap()
    }

    #[test]
    fn an_opening_is_looked_for_fifty_years_ahead_and_no_further() {
        let start = at("2026-01-01", 0);
        for (date, found) in [
            ("2026-01-02", true),
            ("2050-06-01", true),
            ("2075-12-31", true),
            ("2077-01-01", false),
            ("2110-01-01", false),
        ] {
            let (calendar, opening) = (open_on(date), at(date, 9));
            // Nothing, a length that is guessed to be near, and one whose guess alone reaches
            // beyond a century.
            assert_eq!(
                calendar.clock_start(start),
                if found { Ok(opening) } else { Err(CalendarError::NoOpening) },
                "{date}"
            );
            assert_eq!(calendar.state_at(start).next_open_at, found.then_some(opening), "{date}");
            assert_eq!(calendar.windows_from(start, 1).len(), usize::from(found), "{date}");
            let length = SignedDuration::from_days(200 * 366 / 3);
            let longer = calendar.add(start, length, ClosingEdge::Closing);
            assert_eq!(
                longer,
                Err(if found { CalendarError::OutOfRange } else { CalendarError::NoOpening }),
                "{date}"
            );
        }
        assert_eq!(
            open_on("2026-01-01").clock_start(at("9999-12-01", 0)),
            Err(CalendarError::OutOfRange),
            "the end of the calendar comes first"
        );
    }
}
