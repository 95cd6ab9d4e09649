//! The compiled form of a calendar: its coverage windows over a span, with running totals.
//!
//! Windows are half-open and separate: sorted, none empty, none touching the next. The covered
//! seconds before each are known: counting business time is one search from an instant to covered
//! seconds, and one back, however far apart the instants are. A question allocates nothing.

use super::{ClosingEdge, Exhausted, Position, Window, bucket_index::BucketIndex};
use crate::time::{Instant, SignedDuration};

/// The coverage windows of a calendar between two instants. Windows that reach over an end of the
/// span are cut there.
///
/// ```
/// use business_time::{Calendar, ClosingEdge, Instant, Schedule, SignedDuration, Window, Zone};
///
/// let office = Schedule::weekly(Zone::utc(), "Mon-Fri 09:00-17:00".parse()?);
/// let at = |text: &str| text.parse::<Instant>();
/// let (monday, saturday) = (at("2026-03-09T00:00:00Z")?, at("2026-03-14T00:00:00Z")?);
/// let week = Calendar::new(vec![office])?.timeline(monday, saturday);
/// assert_eq!(week.windows().len(), 5);
///
/// let (opened, length) = (at("2026-03-10T16:00:00Z")?, SignedDuration::from_hours(3));
/// let due = week.add(opened, length, ClosingEdge::Closing);
/// assert_eq!(due, Some(at("2026-03-11T11:00:00Z")?));
///
/// // A pause moves it by the business time that it takes, here one hour.
/// let pause = Window { start: at("2026-03-10T20:00:00Z")?, end: at("2026-03-11T10:00:00Z")? };
/// let due = week.without(&[pause]).add(opened, length, ClosingEdge::Closing);
/// assert_eq!(due, Some(at("2026-03-11T12:00:00Z")?));
///
/// // The week has 33 hours left then, and ends: nothing is known beyond.
/// assert_eq!(week.measure(at("2026-03-09T16:00:00Z")?, saturday), SignedDuration::from_hours(33));
/// assert_eq!(week.add(opened, SignedDuration::from_hours(26), ClosingEdge::Closing), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Timeline {
    from: Instant,
    to: Instant,
    windows: Vec<Window>,
    /// Covered seconds before each window, and in the end those of all.
    before: Vec<i64>,
    by_end: BucketIndex,
    by_covered: BucketIndex,
}

impl Timeline {
    /// Builds a timeline of windows in any order; overlapping and touching ones become one.
    #[must_use]
    pub fn new(from: Instant, to: Instant, mut windows: Vec<Window>) -> Self {
        windows.sort_unstable_by_key(|window| window.start);
        let mut separate: Vec<Window> = Vec::with_capacity(windows.len());
        for window in windows {
            let window = Window { start: window.start.max(from), end: window.end.min(to) };
            match separate.last_mut() {
                _ if window.start >= window.end => {}
                Some(last) if window.start <= last.end => last.end = last.end.max(window.end),
                _ => separate.push(window),
            }
        }
        let mut before = Vec::with_capacity(separate.len() + 1);
        let mut sum = 0;
        for window in &separate {
            before.push(sum);
            sum += window.length().seconds();
        }
        before.push(sum);
        let by_end = BucketIndex::new(separate.iter().map(|window| window.end.unix()));
        let by_covered = BucketIndex::new(before.iter().copied());
        Self { from, to, windows: separate, before, by_end, by_covered }
    }

    /// Returns the timeline without the time inside some spans, such as pauses. They may overlap.
    #[must_use]
    pub fn without(&self, spans: &[Window]) -> Self {
        let closed = Self::new(self.from, self.to, spans.to_vec());
        let mut left = Vec::with_capacity(self.windows.len() + closed.windows.len());
        for window in &self.windows {
            let mut start = window.start;
            let first = closed.first_ending_after(window.start);
            for pause in closed.windows[first..].iter().take_while(|pause| pause.start < window.end)
            {
                left.push(Window { start, end: pause.start.max(start) });
                start = pause.end;
            }
            left.push(Window { start, end: window.end });
        }
        Self::new(self.from, self.to, left)
    }

    /// Returns its own span. Outside of it the timeline has no windows.
    #[must_use]
    pub fn span(&self) -> Window {
        Window { start: self.from, end: self.to }
    }

    /// Returns its windows, in order.
    #[must_use]
    pub fn windows(&self) -> &[Window] {
        &self.windows
    }

    /// Returns the window that covers an instant.
    #[must_use]
    pub fn window_at(&self, at: Instant) -> Option<Window> {
        let window = self.windows.get(self.first_ending_after(at))?;
        (window.start <= at).then_some(*window)
    }

    /// Returns the last window that ended at an instant or before it.
    #[must_use]
    pub fn window_before(&self, at: Instant) -> Option<Window> {
        self.windows.get(self.first_ending_after(at).checked_sub(1)?).copied()
    }

    /// Returns the first window that begins after an instant.
    #[must_use]
    pub fn window_after(&self, at: Instant) -> Option<Window> {
        let index = self.first_ending_after(at);
        let inside = self.windows.get(index).is_some_and(|window| window.start <= at);
        self.windows.get(index + usize::from(inside)).copied()
    }

    /// Returns true if a window ends at an instant.
    #[must_use]
    pub fn closes_at(&self, at: Instant) -> bool {
        self.window_before(at).is_some_and(|window| window.end == at)
    }

    /// Adds a length of business time. `None` if it is negative, if it reaches beyond the span, or
    /// if the span begins after `start`.
    ///
    /// Counting starts at `start`, or at the next opening if it is closed then; without any length
    /// that point is the result. `edge` decides where the time is used up exactly at closing.
    #[must_use]
    pub fn add(
        &self,
        start: Instant,
        length: SignedDuration,
        edge: ClosingEdge,
    ) -> Option<Instant> {
        if start < self.from || length.is_negative() {
            return None;
        }
        if length.is_zero() {
            return self.position_of(start).next;
        }
        self.instant_at_covered(self.covered_until(start).checked_add(length)?)?.by(edge)
    }

    /// Returns the position of an instant on the clock that runs only inside windows.
    #[must_use]
    pub fn position_of(&self, at: Instant) -> Position {
        let index = self.first_ending_after(at);
        let next = self.windows.get(index).map(|window| window.start.max(at));
        let inside = next.map_or(0, |next| next.since(self.windows[index].start).seconds());
        let covered = SignedDuration::from_seconds(self.before[index] + inside);
        Position { covered, next }
    }

    /// Returns the end of some covered time (more than none) that is counted from the beginning of
    /// the span; `None` if it is beyond the span.
    #[must_use]
    pub fn instant_at_covered(&self, covered: SignedDuration) -> Option<Exhausted> {
        let covered = covered.seconds();
        let at = self
            .by_covered
            .partition_point(&self.before, covered, |before| *before < covered)
            .checked_sub(1)?;
        let window = self.windows.get(at)?;
        let closes = self.before[at + 1] == covered;
        let next = self.windows.get(at + 1).filter(|_| closes).map(|window| window.start);
        let inside = SignedDuration::from_seconds(covered - self.before[at]);
        Some(Exhausted { at: window.start.checked_add(inside)?, closes, next })
    }

    /// Goes back by a length of business time. `None` if it is negative, if it reaches beyond the
    /// span, or if the span ends before `end`.
    ///
    /// It is the inverse of [`Self::add`], and its result lies inside a window. Without any length
    /// it is [`Self::roll_back`].
    #[must_use]
    pub fn subtract(&self, end: Instant, length: SignedDuration) -> Option<Instant> {
        if end > self.to || length.is_negative() {
            return None;
        }
        if length.is_zero() {
            return self.roll_back(end);
        }
        let goal = self.covered_seconds(end) - length.seconds();
        if goal < 0 {
            return None;
        }
        let at = self.by_covered.partition_point(&self.before, goal, |before| *before <= goal) - 1;
        let window = self.windows.get(at)?;
        window.start.checked_add(SignedDuration::from_seconds(goal - self.before[at]))
    }

    /// Returns an instant that is covered or ends a window unchanged, and for any other the last
    /// closing before it. `None` if that is outside the span.
    #[must_use]
    pub fn roll_back(&self, at: Instant) -> Option<Instant> {
        if at > self.to {
            return None;
        }
        match self.window_at(at) {
            Some(_) => Some(at),
            None => Some(self.window_before(at)?.end),
        }
    }

    /// Returns the business time from one instant to another; negative if `to` is the earlier one.
    /// Outside the span there is none.
    #[must_use]
    pub fn measure(&self, from: Instant, to: Instant) -> SignedDuration {
        SignedDuration::from_seconds(self.covered_seconds(to) - self.covered_seconds(from))
    }

    /// Returns the covered time of the span before an instant.
    #[must_use]
    pub fn covered_until(&self, at: Instant) -> SignedDuration {
        SignedDuration::from_seconds(self.covered_seconds(at))
    }

    fn covered_seconds(&self, at: Instant) -> i64 {
        let index = self.first_ending_after(at);
        let inside =
            self.windows.get(index).map_or(0, |window| at.since(window.start).seconds().max(0));
        self.before[index] + inside
    }

    /// Returns the index of the first window that ends after an instant: the one that covers it, or
    /// else the next.
    fn first_ending_after(&self, at: Instant) -> usize {
        self.by_end.partition_point(&self.windows, at.unix(), |window| window.end <= at)
    }
}

#[cfg(test)]
mod tests {
    use super::{ClosingEdge, Timeline, Window};
    use crate::time::{Instant, SignedDuration};

    fn length(seconds: i64) -> SignedDuration {
        SignedDuration::from_seconds(seconds)
    }

    fn at(seconds: i64) -> Instant {
        Instant::clamped(seconds)
    }

    /// Open 10–20, 30–40 and 60–70 of the span 0–100.
    fn timeline() -> Timeline {
        let window = |start, end| Window { start: at(start), end: at(end) };
        Timeline::new(
            at(0),
            at(100),
            vec![
                window(30, 35),
                window(10, 20),
                window(33, 40),
                window(60, 65),
                window(65, 70),
                window(50, 50),
            ],
        )
    }

    #[test]
    fn windows_are_united_and_sorted() {
        let spans: Vec<_> = timeline()
            .windows()
            .iter()
            .map(|window| (window.start.unix(), window.end.unix()))
            .collect();
        assert_eq!(spans, [(10, 20), (30, 40), (60, 70)]);
    }

    #[test]
    fn time_is_added_inside_windows_only() {
        use ClosingEdge::{Closing, NextOpening};
        let cases = [
            (0, 5, Closing, Some(15)),
            (12, 5, Closing, Some(17)),
            (12, 8, Closing, Some(20)),
            (12, 8, NextOpening, Some(30)),
            (12, 9, Closing, Some(31)),
            (20, 1, Closing, Some(31)),
            (45, 10, Closing, Some(70)),
            (45, 10, NextOpening, None),
            (45, 11, Closing, None),
            (0, 0, Closing, Some(10)),
            (15, 0, Closing, Some(15)),
            (20, 0, Closing, Some(30)),
            (70, 0, Closing, None),
        ];
        for (start, seconds, edge, expected) in cases {
            let result = timeline().add(at(start), length(seconds), edge).map(Instant::unix);
            assert_eq!(result, expected, "{start} + {seconds}, {edge:?}");
        }
    }

    #[test]
    fn pauses_are_cut_out() {
        let pause = |start, end| Window { start: at(start), end: at(end) };
        let cut = timeline().without(&[
            pause(15, 32),
            pause(31, 33),
            pause(62, 64),
            pause(80, 90),
            pause(36, 36),
        ]);
        let spans: Vec<_> =
            cut.windows().iter().map(|window| (window.start.unix(), window.end.unix())).collect();
        assert_eq!(spans, [(10, 15), (33, 40), (60, 62), (64, 70)]);
    }

    #[test]
    fn subtracting_undoes_adding() {
        for start in 0..60 {
            for seconds in 0..10 {
                let (start, length) = (at(start), length(seconds));
                let Some(end) = timeline().add(start, length, ClosingEdge::Closing) else {
                    continue;
                };
                let moved = timeline().position_of(start).next;
                assert_eq!(timeline().subtract(end, length), moved, "{start} + {length}");
                assert_eq!(timeline().measure(start, end), length);
            }
        }
    }
}
