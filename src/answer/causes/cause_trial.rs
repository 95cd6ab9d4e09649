//! Tries every cause on a ticket.

use super::{
    Cause, CauseKind, DisputedTicket,
    candidates::{CandidateCauses, DatedCache},
    counterexamples::CandidateRef,
    holiday_dates, pairs, zones,
};
use crate::{
    answer::{GroupId, Subject, calendar_cache::CalendarCache, sla_timer::SlaTimer},
    calendar::Window,
    time::{CivilDateTime, Instant, SECONDS_PER_DAY},
};

/// Takes a cause and the deadline that it gives.
type CauseSink<'f> = &'f mut dyn FnMut(CandidateRef, Instant);

/// A ticket, and the hours to try causes with.
pub(super) struct CauseTrial<'t> {
    doubt: &'t DisputedTicket<'t>,
    opened: Instant,
    pauses: Vec<Window>,
    id: (GroupId, i32),
    clocks: &'t mut CalendarCache,
    dated: &'t mut DatedCache,
}

impl<'t> CauseTrial<'t> {
    pub(super) fn new(
        doubt: &'t DisputedTicket<'t>,
        id: (GroupId, i32),
        clocks: &'t mut CalendarCache,
        dated: &'t mut DatedCache,
    ) -> Self {
        Self { doubt, opened: doubt.opened(), pauses: doubt.pauses(), id, clocks, dated }
    }

    /// Whether the contract's deadline is that of the case.
    pub(super) fn is_plain(&mut self, suspects: &CandidateCauses) -> bool {
        self.ends(&suspects.way) == Some(self.doubt.deadline)
    }

    /// The deadline under each cause that changes it: of what changes nothing nobody can say that
    /// it was done.
    pub(super) fn all(&mut self, suspects: &CandidateCauses, found: CauseSink<'_>) {
        let right = self.doubt.deadline;
        let found: CauseSink<'_> = &mut |tried, at| {
            if at != right {
                found(tried, at);
            }
        };
        for (place, way) in suspects.ways.iter().enumerate() {
            if let Some(at) = self.ends(way) {
                found(CandidateRef::Known(place), at);
            }
        }
        self.shifted(suspects, found);
        self.offset_kept(suspects, found);
        if !self.pauses.is_empty() {
            self.pauses(suspects, found);
        }
        self.starts(suspects, found);
        self.dates(suspects, found);
        self.written(suspects, found);
    }

    /// The deadline under each of some pairs of causes.
    pub(super) fn pairs(
        &mut self,
        suspects: &CandidateCauses,
        subject: &Subject<'_>,
    ) -> Vec<(Cause, Instant)> {
        let CandidateCauses { terms, ways, known, year, .. } = suspects;
        let DatedCache { pairs, clocks, .. } = &mut *self.dated;
        let hours = pairs
            .entry(self.id)
            .or_insert_with(|| pairs::of_hours(terms, subject, *year, self.doubt.now, clocks));
        let mut found = pairs::of_hours_ends(hours, self.opened, &self.pauses, clocks);
        if !self.pauses.is_empty() {
            found.extend(pairs::without_pauses(known, ways, self.opened, self.clocks));
        }
        found
    }

    fn ends(&mut self, way: &SlaTimer) -> Option<Instant> {
        way.ends(self.opened, &self.pauses, self.clocks)
    }

    /// The hours some hours earlier or later: as if the ticket came as much later or earlier.
    fn shifted(&mut self, suspects: &CandidateCauses, found: CauseSink<'_>) {
        for (place, seconds) in suspects.shifts.iter().enumerate() {
            let moved = |at: Instant| Instant::clamped(at.unix() - seconds);
            let pauses: Vec<Window> = self
                .pauses
                .iter()
                .map(|pause| Window { start: moved(pause.start), end: moved(pause.end) })
                .collect();
            let at = suspects
                .way
                .ends(moved(self.opened), &pauses, self.clocks)
                .and_then(|at| at.checked_add(*seconds));
            if let Some(at) = at {
                found(CandidateRef::Known(suspects.ways.len() + place), at);
            }
        }
    }

    /// Counted as if no clock changed after the opening.
    fn offset_kept(&mut self, suspects: &CandidateCauses, found: CauseSink<'_>) {
        let Some(zone) = &suspects.zone else { return };
        let offset = zone.offset_at(self.opened);
        let at = if suspects.terms.calendar.is_none() {
            let change = offset.0 - zone.offset_at(self.doubt.deadline).0;
            self.doubt.deadline.checked_add(i64::from(change))
        } else {
            let DatedCache { kept, clocks, .. } = &mut *self.dated;
            let way = || SlaTimer::new(&zones::kept_from(&suspects.terms, self.opened)?, clocks);
            let way = kept.entry((self.id.0, self.id.1, offset)).or_insert_with(way);
            way.as_ref().and_then(|way| way.ends(self.opened, &self.pauses, clocks))
        };
        if let Some(at) = at {
            found(CandidateRef::Other(CauseKind::ZoneOfOpening, None), at);
        }
    }

    /// Pauses left out, counted twice, or with the hours in which no clock ran.
    fn pauses(&mut self, suspects: &CandidateCauses, found: CauseSink<'_>) {
        let mut push = |kind, at: Option<Instant>| {
            if let Some(at) = at {
                found(CandidateRef::Other(kind, None), at);
            }
        };
        let Self { doubt, opened, pauses, clocks, .. } = self;
        let (way, opened, right) = (&suspects.way, *opened, doubt.deadline);
        let Some(without) = way.ends(opened, &[], clocks) else { return };
        push(CauseKind::PausesIgnored, Some(without));
        let paused = way.paused(opened, right, pauses, clocks);
        push(CauseKind::PausesTwice, way.of_seconds(paused).ends(right, &[], clocks));
        let real = pauses.iter().filter(|pause| pause.start < right).map(|pause| {
            let start = pause.start.max(opened);
            pause.end.max(start).seconds_since(start)
        });
        let real: i64 = real.sum();
        push(CauseKind::PausesInFull, way.of_seconds(real).ends(without, &[], clocks));
        push(CauseKind::PausesAsRealTime, without.checked_add(real));
        let last = pauses.iter().map(|pause| pause.end).filter(|end| *end > opened).max();
        push(CauseKind::FromPauseEnd, last.and_then(|end| way.ends(end, &[], clocks)));
    }

    /// Counted from elsewhere.
    fn starts(&mut self, suspects: &CandidateCauses, found: CauseSink<'_>) {
        let Some(zone) = &suspects.zone else { return };
        let (opened, way) = (self.opened, &suspects.way);
        let wall = zone.wall_at(opened);
        let searched = || {
            Some(
                suspects
                    .terms
                    .calendar
                    .as_ref()?
                    .business_days_after(opened, 1)
                    .ok()?
                    .first()?
                    .start,
            )
        };
        let next_day = way.next_day(opened, self.clocks).or_else(searched);
        let starts = [
            (CauseKind::OpenedAsUtc, opened.checked_add(i64::from(zone.offset_at(opened).0))),
            (CauseKind::FromMidnight, Some(zone.opening_at(CivilDateTime::new(wall.date(), 0)))),
            (CauseKind::FromNextDay, next_day),
        ];
        for (kind, start) in starts {
            let start = start.filter(|start| *start != opened);
            if let Some(at) = start.and_then(|start| way.ends(start, &self.pauses, self.clocks)) {
                found(CandidateRef::Other(kind, None), at);
            }
        }
    }

    /// With one date off, or one holiday not. Dates after the deadline change nothing.
    fn dates(&mut self, suspects: &CandidateCauses, found: CauseSink<'_>) {
        let DatedCache { ways, clocks, .. } = &mut *self.dated;
        for (kind, date) in holiday_dates::one_by_one(
            &suspects.terms,
            &suspects.holidays,
            self.opened,
            self.doubt.deadline,
        ) {
            let way =
                || SlaTimer::new(&holiday_dates::with_date(&suspects.terms, date, kind)?, clocks);
            let way = ways.entry((self.id.0, self.id.1, kind, date)).or_insert_with(way);
            if let Some(at) =
                way.as_ref().and_then(|way| way.ends(self.opened, &self.pauses, clocks))
            {
                found(CandidateRef::Other(kind, Some(date)), at);
            }
        }
    }

    /// The right deadline, written down wrong.
    fn written(&mut self, suspects: &CandidateCauses, found: CauseSink<'_>) {
        let right = self.doubt.deadline;
        let mut push = |kind, at: Option<Instant>| {
            if let Some(at) = at {
                found(CandidateRef::Other(kind, None), at);
            }
        };
        let moved = |seconds: i64| right.checked_add(seconds);
        if let Some(zone) = &suspects.zone {
            let offset = i64::from(zone.offset_at(right).0);
            let [winter, summer] = suspects.offsets.map(|offset| i64::from(offset.0));
            push(CauseKind::WrittenAsUtc, moved(offset));
            push(CauseKind::WrittenStandard, moved(offset - winter));
            push(CauseKind::WrittenDaylight, moved(offset - summer));
            push(CauseKind::WrittenAsLocal, moved(-offset));
        }
        push(CauseKind::Opening, Some(self.opened).filter(|_| self.doubt.of_deadline));
        push(CauseKind::HourLater, moved(3600));
        push(CauseKind::HourEarlier, moved(-3600));
        let day = |days: i64| match &suspects.zone {
            Some(zone) => {
                let wall = zone.wall_at(right);
                let date = wall.date().plus_days(days)?;
                Some(zone.opening_at(CivilDateTime::new(date, wall.seconds_of_day())))
            }
            None => moved(days * SECONDS_PER_DAY),
        };
        push(CauseKind::DayLater, day(1));
        push(CauseKind::DayEarlier, day(-1));
    }
}
