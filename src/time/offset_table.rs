//! A zone's offsets as a table: for those who ask for millions of them.

use super::{CivilDateTime, Instant, Offset, Resolution, Zone};

/// Offsets of places are in the table from 1970 on, for as many seconds as this shift and the
/// number of steps say.
const STEP: u32 = 21;
const STEPS: usize = 2048;
/// No place's wall time is further from UTC than this; see [`Zone::resolve`].
const WIDEST_OFFSET: i64 = 26 * 3600;

/// A zone with a table of its offsets from 1970 to 2106. Other instants are looked up in the zone's
/// rules.
#[derive(Clone, Debug)]
pub struct OffsetTable {
    zone: Zone,
    /// Until when (Unix time) each offset lasts, in order.
    stretches: Vec<(i64, i32)>,
    /// For each step of time, the stretch that is in force as it begins.
    first: Vec<u16>,
}

impl OffsetTable {
    /// The table of a zone.
    #[must_use]
    pub fn new(zone: &Zone) -> Self {
        let end = i64::try_from(STEPS).unwrap_or(0) << STEP;
        let (mut stretches, mut at): (Vec<(i64, i32)>, i64) = (Vec::new(), 0);
        while at < end {
            let (Offset(offset), until) = zone.steady_from(Instant::clamped(at));
            let until = until.unix().max(at + 1);
            match stretches.last_mut() {
                Some(last) if last.1 == offset => last.0 = until,
                _ => stretches.push((until, offset)),
            }
            at = until;
        }
        let starts = (0..STEPS).map(|step| i64::try_from(step).unwrap_or(0) << STEP);
        let first = starts
            .map(|start| {
                u16::try_from(stretches.partition_point(|(until, _)| *until <= start))
                    .unwrap_or(u16::MAX)
            })
            .collect();
        Self { zone: zone.clone(), stretches, first }
    }

    /// The zone.
    #[must_use]
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// The offset in force at an instant.
    #[must_use]
    pub fn at(&self, instant: Instant) -> Offset {
        match self.stretch(instant.unix()) {
            Some(at) => Offset(self.stretches[at].1),
            None => self.zone.offset_at(instant),
        }
    }

    /// What clocks there show at an instant.
    #[must_use]
    pub fn wall_at(&self, instant: Instant) -> CivilDateTime {
        CivilDateTime::at_offset(instant, self.at(instant).0)
    }

    /// As [`Zone::opening_at`].
    #[must_use]
    pub fn opening_at(&self, wall: CivilDateTime) -> Instant {
        self.only_instant_of(wall.as_if_utc()).unwrap_or_else(|| self.zone.opening_at(wall))
    }

    /// As [`Zone::closing_at`].
    #[must_use]
    pub fn closing_at(&self, wall: CivilDateTime) -> Instant {
        self.only_instant_of(wall.as_if_utc()).unwrap_or_else(|| self.zone.closing_at(wall))
    }

    /// The stretch in which a Unix time lies, if the table has it.
    fn stretch(&self, unix: i64) -> Option<usize> {
        let step = usize::try_from(unix >> STEP).ok()?;
        let first = usize::from(*self.first.get(step)?);
        let ahead = self.stretches.get(first..)?.iter().position(|(until, _)| unix < *until)?;
        Some(first + ahead)
    }

    /// The only instant at which its clock shows a wall time; `None` if there is none, or more than
    /// one.
    pub(super) fn only_instant_of(&self, wall: i64) -> Option<Instant> {
        let stretch = self.stretch(wall - WIDEST_OFFSET)?;
        let (until, offset) = self.stretches[stretch];
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
    use super::OffsetTable;
    use crate::time::{Instant, TzData, TzSource};

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
}
