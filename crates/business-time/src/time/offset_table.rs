//! The offsets of a zone as a table, for questions by the million.

use super::{CivilDateTime, Instant, Offset, Resolution, WIDEST_OFFSET, Zone};

/// The shift that makes seconds since 1970 a step: some 24 days.
const STEP: u32 = 21;
/// The number of steps in the table: up to the year 2106.
const STEPS: usize = 2048;

/// A zone with a table of its offsets from 1970 to 2106. Other instants are looked up in the zone's
/// rules.
///
/// ```
/// use business_time::{Instant, Zone, time::OffsetTable};
///
/// let berlin = Zone::bundled("Europe/Berlin")?;
/// let table = OffsetTable::new(&berlin);
/// let summer: Instant = "2026-07-01T10:00:00Z".parse()?;
/// assert_eq!(table.at(summer).to_string(), "+02:00");
/// assert_eq!(table.wall_at(summer).to_string(), "2026-07-01T12:00:00");
/// assert_eq!(table.opening_at("2026-07-01 12:00".parse()?), summer);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct OffsetTable {
    zone: Zone,
    /// The end (Unix time) and the offset of each period, in order.
    periods: Vec<(i64, i32)>,
    /// For each step of time, the period that is in force as it begins.
    first: Vec<u16>,
}

impl OffsetTable {
    /// Builds the table of a zone.
    #[must_use]
    pub fn new(zone: &Zone) -> Self {
        let end = i64::try_from(STEPS).unwrap_or(0) << STEP;
        let (mut periods, mut at): (Vec<(i64, i32)>, i64) = (Vec::new(), 0);
        while at < end {
            let (Offset(offset), until) = zone.steady_from(Instant::clamped(at));
            let until = until.unix();
            match periods.last_mut() {
                Some(last) if last.1 == offset => last.0 = until,
                _ => periods.push((until, offset)),
            }
            at = until;
        }
        let starts = (0..STEPS).map(|step| i64::try_from(step).unwrap_or(0) << STEP);
        let first = starts
            .map(|start| {
                u16::try_from(periods.partition_point(|(until, _)| *until <= start))
                    .unwrap_or(u16::MAX)
            })
            .collect();
        Self { zone: zone.clone(), periods, first }
    }

    /// Returns the zone.
    #[must_use]
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// Returns the offset in force at an instant.
    #[must_use]
    pub fn at(&self, instant: Instant) -> Offset {
        match self.period(instant.unix()) {
            Some(at) => Offset(self.periods[at].1),
            None => self.zone.offset_at(instant),
        }
    }

    /// Returns the time that clocks there show at an instant.
    #[must_use]
    pub fn wall_at(&self, instant: Instant) -> CivilDateTime {
        CivilDateTime::at_offset(instant, self.at(instant))
    }

    /// Does as [`Zone::opening_at`].
    #[must_use]
    pub fn opening_at(&self, wall: CivilDateTime) -> Instant {
        self.only_instant_of(wall.as_if_utc()).unwrap_or_else(|| self.zone.opening_at(wall))
    }

    /// Does as [`Zone::closing_at`].
    #[must_use]
    pub fn closing_at(&self, wall: CivilDateTime) -> Instant {
        self.only_instant_of(wall.as_if_utc()).unwrap_or_else(|| self.zone.closing_at(wall))
    }

    /// Returns the period in which a Unix time lies, if the table has it.
    fn period(&self, unix: i64) -> Option<usize> {
        let step = usize::try_from(unix >> STEP).ok()?;
        let first = usize::from(*self.first.get(step)?);
        let ahead = self.periods.get(first..)?.iter().position(|(until, _)| unix < *until)?;
        Some(first + ahead)
    }

    /// Returns the only instant at which its clock shows a wall time; `None` if there is none, or
    /// more than one.
    pub(super) fn only_instant_of(&self, wall: i64) -> Option<Instant> {
        let period = self.period(wall - WIDEST_OFFSET)?;
        let (until, offset) = self.periods[period];
        if wall + WIDEST_OFFSET < until {
            return Instant::from_unix(wall - i64::from(offset));
        }
        match self.zone.resolve(CivilDateTime::from_seconds(wall)) {
            Resolution::Unique(at) => Some(at),
            Resolution::Gap { .. } | Resolution::Fold { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{OffsetTable, STEP, STEPS};
    use crate::time::{CivilDateTime, Instant, TzData, TzSource, Zone};

    #[test]
    fn the_table_says_what_the_rules_say() {
        let tz = TzData::open(&TzSource::Bundled).unwrap();
        for name in [
            "America/New_York",
            "Europe/London",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "Africa/Casablanca",
            "Asia/Kolkata",
            "UTC",
        ] {
            let zone = tz.zone(name).unwrap();
            let offsets = OffsetTable::new(&zone);
            for unix in (-100_000_000..4_400_000_000_i64).step_by(3_600 * 7) {
                let at = Instant::from_unix(unix).unwrap();
                assert_eq!(offsets.at(at), zone.offset_at(at), "{name} {unix}");
            }
        }
    }

    #[test]
    fn a_period_ends_as_the_next_one_begins() {
        let berlin = OffsetTable::new(&Zone::bundled("Europe/Berlin").unwrap());
        let change: i64 = "2026-03-29T01:00:00Z".parse::<Instant>().unwrap().unix();
        let offsets = [-1, 0, 1].map(|seconds| berlin.period(change + seconds));
        let offsets = offsets.map(|period| period.map(|at| berlin.periods[at].1));
        assert_eq!(offsets, [Some(3600), Some(7200), Some(7200)]);
        let end = i64::try_from(STEPS).unwrap() << STEP;
        let [before, first, last, after] = [-1, 0, end - 1, end].map(|unix| berlin.period(unix));
        assert!(before.is_none() && first == Some(0) && last.is_some() && after.is_none());
        let wall = |text: &str| text.parse::<CivilDateTime>().unwrap().as_if_utc();
        let only = |text: &str| berlin.only_instant_of(wall(text)).map(|at| at.to_string());
        for (text, expected) in [
            ("2026-07-01 12:00", Some("2026-07-01T10:00:00Z")),
            ("2026-03-29 01:59", Some("2026-03-29T00:59:00Z")),
            ("2026-03-29 02:30", None),
            ("2026-03-29 03:00", Some("2026-03-29T01:00:00Z")),
            ("2026-10-25 02:30", None),
        ] {
            assert_eq!(only(text).as_deref(), expected, "{text}");
        }
    }
}
