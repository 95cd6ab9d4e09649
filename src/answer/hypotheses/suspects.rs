//! Tries every cause on a ticket.

use std::collections::BTreeMap;

use super::{Cause, CauseKind, Doubt, dates, variants, zones};
use crate::{
    answer::{Case, CaseId, clocks::Clocks, terms::Terms, way::Way},
    calendar::Window,
    time::{Date, Instant, Length, SECONDS_PER_DAY, Unit, Wall, Zone},
};

/// With more cases than this it begins anew.
const MOST_CASES: usize = 256;
/// With more single dates of a case than this they are worked out anew.
const MOST_DATES: usize = 512;

/// What may have been done otherwise, for the tickets of many cases.
#[derive(Debug, Default)]
pub struct Hypotheses {
    clocks: Clocks,
    cases: Vec<(CaseId, i32, Option<Suspects>)>,
}

/// What may have been done otherwise with the tickets of a case in a year.
#[derive(Debug)]
struct Suspects {
    terms: Terms,
    way: Way,
    ways: Vec<(Cause, Way)>,
    /// The holidays of the year, from its last one before to some weeks after.
    holidays: Vec<Date>,
    /// By single dates, and the hours with those off or open.
    dated: BTreeMap<(CauseKind, Date), Option<Way>>,
    dated_clocks: Clocks,
    kept: BTreeMap<i32, Option<Way>>,
    zone: Option<Zone>,
    year: i32,
}

impl Hypotheses {
    /// The causes under which a ticket of a case would have a deadline that fits, simplest first.
    pub fn causes(&mut self, case: &Case<'_>, id: CaseId, doubt: &Doubt<'_>, fits: impl Fn(Instant) -> bool) -> Vec<Cause> {
        if self.cases.len() > MOST_CASES || self.clocks.are_too_many() {
            *self = Self::default();
        }
        let year = Zone::utc().wall_at(doubt.opened()).date().year();
        let place = self.cases.iter().position(|(known, of, _)| (*known, *of) == (id, year)).unwrap_or_else(|| {
            self.cases.push((id, year, Suspects::of(case, year, doubt.now, &mut self.clocks)));
            self.cases.len() - 1
        });
        let Some(suspects) = &mut self.cases[place].2 else { return Vec::new() };
        let mut causes = suspects.try_all(doubt, &mut self.clocks);
        causes.retain(|(_, at)| fits(*at));
        let mut causes: Vec<Cause> = causes.into_iter().map(|(cause, _)| cause).collect();
        causes.sort_unstable();
        causes.dedup();
        causes
    }
}

impl Suspects {
    fn of(case: &Case<'_>, year: i32, now: Instant, clocks: &mut Clocks) -> Option<Self> {
        let subject = case.subject();
        let (terms, variants) = variants::of(subject, year, now)?;
        let way = Way::new(&terms, clocks)?;
        let ways = variants.into_iter().filter_map(|(cause, terms)| Some((cause, Way::new(&terms, clocks)?)));
        let ways = ways.filter(|(_, other)| *other != way).collect();
        let place = terms.calendar.as_ref().and_then(|calendar| calendar.schedules().first()).map(|schedule| schedule.zone.clone());
        let zone = subject.zone.clone().or(place);
        let holidays = dates::holidays(&terms, year);
        let (dated, dated_clocks, kept) = (BTreeMap::new(), Clocks::of_weeks(), BTreeMap::new());
        Some(Self { terms, way, ways, holidays, dated, dated_clocks, kept, zone, year })
    }

    /// The deadline under each cause.
    fn try_all(&mut self, doubt: &Doubt<'_>, clocks: &mut Clocks) -> Vec<(Cause, Instant)> {
        let (opened, pauses) = (doubt.opened(), doubt.pauses());
        let mut found: Vec<(Cause, Instant)> = Vec::new();
        for (cause, way) in &self.ways {
            found.extend(way.ends(opened, &pauses, clocks).map(|at| (cause.clone(), at)));
        }
        found.extend(self.offset_kept(doubt, &pauses, clocks).map(|at| (Cause::only(CauseKind::ZoneOfOpening), at)));
        if !pauses.is_empty() {
            self.pauses(doubt, &pauses, clocks, &mut found);
        }
        if doubt.claimed.is_some() {
            self.starts(doubt, &pauses, clocks, &mut found);
            self.dates(doubt, &pauses, &mut found);
            self.written(doubt, &mut found);
        }
        // Of what changes nothing nobody can say that it was done.
        found.retain(|(_, at)| *at != doubt.deadline);
        found
    }

    /// Counted as if no clock changed after the opening.
    fn offset_kept(&mut self, doubt: &Doubt<'_>, pauses: &[Window], clocks: &mut Clocks) -> Option<Instant> {
        let opened = doubt.opened();
        if self.terms.calendar.is_none() {
            let zone = self.zone.as_ref()?;
            let change = zone.offset_at(opened).0 - zone.offset_at(doubt.deadline).0;
            return doubt.deadline.checked_add(i64::from(change));
        }
        let offset = self.zone.as_ref()?.offset_at(opened).0;
        let terms = &self.terms;
        let way = self.kept.entry(offset).or_insert_with(|| Way::new(&zones::kept_from(terms, opened)?, clocks));
        way.as_ref()?.ends(opened, pauses, clocks)
    }

    /// Pauses left out, counted twice, or with the hours in which no clock ran.
    fn pauses(&self, doubt: &Doubt<'_>, pauses: &[Window], clocks: &mut Clocks, found: &mut Vec<(Cause, Instant)>) {
        let mut push = |kind, at: Option<Instant>| found.extend(at.map(|at| (Cause::only(kind), at)));
        let opened = doubt.opened();
        let Some(without) = self.way.ends(opened, &[], clocks) else { return };
        push(CauseKind::PausesIgnored, Some(without));
        let clock = |seconds: i64, clocks: &mut Clocks| {
            let length = Length::Time { seconds, unit: Unit::Unsaid };
            Way::new(&Terms { length, cut_off: None, ..self.terms.clone() }, clocks)
        };
        let measured = |pauses: &[Window], clocks: &mut Clocks| self.way.measure(opened, doubt.deadline, pauses, clocks);
        if let (Some(all), Some(running)) = (measured(&[], clocks), measured(pauses, clocks)) {
            push(CauseKind::PausesTwice, clock(all - running, clocks).and_then(|way| way.ends(doubt.deadline, &[], clocks)));
        }
        let real = pauses.iter().filter(|pause| pause.start < doubt.deadline).map(|pause| {
            let start = pause.start.max(opened);
            pause.end.max(start).seconds_since(start)
        });
        let real: i64 = real.sum();
        push(CauseKind::PausesInFull, clock(real, clocks).and_then(|way| way.ends(without, &[], clocks)));
        push(CauseKind::PausesAsRealTime, without.checked_add(real));
        let last = pauses.iter().map(|pause| pause.end).filter(|end| *end > opened).max();
        push(CauseKind::FromPauseEnd, last.and_then(|end| self.way.ends(end, &[], clocks)));
    }

    /// Counted from elsewhere.
    fn starts(&self, doubt: &Doubt<'_>, pauses: &[Window], clocks: &mut Clocks, found: &mut Vec<(Cause, Instant)>) {
        let opened = doubt.opened();
        let Some(zone) = &self.zone else { return };
        let wall = zone.wall_at(opened);
        let searched = || Some(self.terms.calendar.as_ref()?.business_days_after(opened, 1).ok()?.first()?.start);
        let next_day = self.way.next_day(opened, clocks).or_else(searched);
        let starts = [
            (CauseKind::OpenedAsUtc, opened.checked_add(i64::from(zone.offset_at(opened).0))),
            (CauseKind::FromMidnight, Some(zone.opening_at(Wall::new(wall.date(), 0)))),
            (CauseKind::FromNextDay, next_day),
        ];
        for (kind, start) in starts {
            let at = start.filter(|start| *start != opened).and_then(|start| self.way.ends(start, pauses, clocks));
            found.extend(at.map(|at| (Cause::only(kind), at)));
        }
    }

    /// With one date off, or one holiday not.
    fn dates(&mut self, doubt: &Doubt<'_>, pauses: &[Window], found: &mut Vec<(Cause, Instant)>) {
        let last = doubt.claimed.map_or(doubt.deadline, |claimed| claimed.max(doubt.deadline));
        if self.dated.len() > MOST_DATES || self.dated_clocks.are_too_many() {
            self.dated.clear();
            self.dated_clocks = Clocks::of_weeks();
        }
        let (terms, clocks) = (&self.terms, &mut self.dated_clocks);
        for (cause, date) in dates::one_by_one(terms, &self.holidays, doubt.opened(), last) {
            let way = self.dated.entry((cause.kind, date)).or_insert_with(|| Way::new(&dates::with_date(terms, date, cause.kind)?, clocks));
            let at = way.as_ref().and_then(|way| way.ends(doubt.opened(), pauses, clocks));
            found.extend(at.map(|at| (cause, at)));
        }
    }

    /// The right deadline, written down wrong.
    fn written(&self, doubt: &Doubt<'_>, found: &mut Vec<(Cause, Instant)>) {
        let right = doubt.deadline;
        let mut push = |kind, seconds: i64| found.extend(right.checked_add(seconds).map(|at| (Cause::only(kind), at)));
        if let Some(zone) = &self.zone {
            let offset = i64::from(zone.offset_at(right).0);
            let [winter, summer] = zones::offsets(zone, self.year).map(|offset| i64::from(offset.0));
            push(CauseKind::WrittenAsUtc, offset);
            push(CauseKind::WrittenStandard, offset - winter);
            push(CauseKind::WrittenDaylight, offset - summer);
            push(CauseKind::WrittenAsLocal, -offset);
        }
        push(CauseKind::HourLater, 3600);
        push(CauseKind::HourEarlier, -3600);
        let day = |days: i64| match &self.zone {
            Some(zone) => {
                let wall = zone.wall_at(right);
                let date = wall.date().plus_days(days)?;
                Some(zone.opening_at(Wall::new(date, wall.seconds_of_day())))
            }
            None => right.checked_add(days * SECONDS_PER_DAY),
        };
        for (kind, days) in [(CauseKind::DayLater, 1), (CauseKind::DayEarlier, -1)] {
            found.extend(day(days).map(|at| (Cause::only(kind), at)));
        }
    }
}
