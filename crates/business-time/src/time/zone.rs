//! Zones, and the one function that decides the meaning of a local time that a clock change skips
//! or repeats.
//!
//! [`Zone::resolve`] is that function. Everything above first turns wall times into instants with
//! it and then only ever adds to instants, so no arithmetic happens in local time anywhere.

use std::{fmt, path::PathBuf, sync::Arc};

use thiserror::Error;

use super::{
    CivilDateTime, Instant, Offset, WIDEST_OFFSET,
    offset_rules::{OffsetPeriod, OffsetRules, ZoneFileFault},
    zone_links::zone_named,
};

/// A place's civil time, or a fixed offset from UTC. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Zone {
    name: Arc<str>,
    rules: Arc<OffsetRules>,
}

/// The meaning of a wall time in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// It happens once.
    Unique(Instant),
    /// The clock jumped over it: `gap_end_at` is the instant of the jump, `before` and `after` the
    /// offsets around it.
    Gap {
        /// The first instant after the skipped local times.
        gap_end_at: Instant,
        /// The offset until the jump.
        before: Offset,
        /// The offset from the jump on.
        after: Offset,
    },
    /// The clock went back, so it happens at `first_at` and again at `last_at`.
    Fold {
        /// Its first occurrence.
        first_at: Instant,
        /// Its last occurrence.
        last_at: Instant,
    },
}

/// The reason that a name gives no zone.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ZoneError {
    /// The database has no such name.
    #[error("'{name}' is not a place name in the IANA time zone database")]
    Unknown {
        /// The name as given.
        name: String,
    },
    /// The database has it, but the zoneinfo directory has no file of it that can be used.
    #[error("the zoneinfo file '{}' {fault}", path.display())]
    NoFile {
        /// The file that should hold it.
        path: PathBuf,
        /// The fault of that file.
        fault: ZoneFileFault,
    },
}

impl Zone {
    pub(super) fn new(name: &str, rules: OffsetRules) -> Self {
        Self { name: name.into(), rules: Arc::new(rules) }
    }

    /// Returns Coordinated Universal Time.
    #[must_use]
    pub fn utc() -> Self {
        Self::new("UTC", OffsetRules::Fixed(0))
    }

    /// Returns a clock that is always `offset` ahead of UTC, as in the `-05:00` of an RFC 3339
    /// time.
    #[must_use]
    pub fn fixed(offset: Offset) -> Self {
        if offset.0 == 0 {
            Self::utc()
        } else {
            Self::new(&offset.to_string(), OffsetRules::Fixed(offset.0))
        }
    }

    /// Returns `Europe/Berlin`, `UTC`, or `-05:00` for a fixed offset.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns true for a bare offset rather than a place.
    #[must_use]
    pub fn is_fixed_offset(&self) -> bool {
        self.name.starts_with(['+', '-'])
    }

    /// Returns true if it has the rules of another zone: two names of the database for one zone.
    #[must_use]
    pub fn has_rules_of(&self, other: &Self) -> bool {
        self.rules == other.rules
    }

    /// Returns the offset in force at an instant.
    #[must_use]
    pub fn offset_at(&self, instant: Instant) -> Offset {
        Offset(self.rules.offset_at(instant.unix()))
    }

    /// Returns its short name at an instant: `EST`, `CEST`, `+03`.
    #[must_use]
    pub fn called_at(&self, instant: Instant) -> String {
        self.rules.name_at(instant.unix()).map_or_else(|| self.name.to_string(), str::to_owned)
    }

    /// Returns true if an instant's time there may be called so: by its short name then, or by an
    /// IANA name of the zone.
    #[must_use]
    pub fn is_called(&self, name: &str, instant: Instant) -> bool {
        name.eq_ignore_ascii_case(&self.called_at(instant))
            || zone_named(name).is_some_and(|own| own == self.name())
            || name.eq_ignore_ascii_case(&self.name)
    }

    /// Returns the offset in force at an instant, and the instant before which it does not change.
    ///
    /// At the second value there need not be a change: the rules were read up to there.
    #[must_use]
    pub fn steady_from(&self, instant: Instant) -> (Offset, Instant) {
        let OffsetPeriod { offset, until } = self.rules.period_at(instant.unix());
        (Offset(offset), Instant::clamped(until))
    }

    /// Returns the time that clocks there show at an instant.
    #[must_use]
    pub fn wall_at(&self, instant: Instant) -> CivilDateTime {
        CivilDateTime::at_offset(instant, self.offset_at(instant))
    }

    /// Returns the meaning of a wall time there.
    ///
    /// ```
    /// use business_time::{Zone, time::Resolution};
    ///
    /// let berlin = Zone::bundled("Europe/Berlin")?;
    /// let at = |instant| berlin.rfc3339(instant);
    ///
    /// // The clock jumps from 02:00 to 03:00 ...
    /// match berlin.resolve("2026-03-29 02:30".parse()?) {
    ///     Resolution::Gap { gap_end_at, .. } => {
    ///         assert_eq!(at(gap_end_at), "2026-03-29T03:00:00+02:00");
    ///     }
    ///     other => panic!("{other:?}"),
    /// }
    /// // ... and goes back from 03:00 to 02:00.
    /// match berlin.resolve("2026-10-25 02:30".parse()?) {
    ///     Resolution::Fold { first_at, last_at } => {
    ///         assert_eq!(at(first_at), "2026-10-25T02:30:00+02:00");
    ///         assert_eq!(at(last_at), "2026-10-25T02:30:00+01:00");
    ///     }
    ///     other => panic!("{other:?}"),
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn resolve(&self, wall: CivilDateTime) -> Resolution {
        self.resolver().resolve(wall)
    }

    /// Returns the instant at which something that opens at a wall time opens: in a gap its end, in
    /// a fold the first occurrence.
    #[must_use]
    pub fn opening_at(&self, wall: CivilDateTime) -> Instant {
        self.resolver().opening_at(wall)
    }

    /// Returns the instant at which something that closes at a wall time closes: in a gap its end,
    /// in a fold the last occurrence.
    #[must_use]
    pub fn closing_at(&self, wall: CivilDateTime) -> Instant {
        self.resolver().closing_at(wall)
    }

    /// Returns a resolver of wall times that come one near the other.
    #[must_use]
    pub fn resolver(&self) -> Resolver<'_> {
        Resolver { rules: &self.rules, seen: Default::default() }
    }

    /// Returns an instant as RFC 3339 with this zone's offset: `2026-03-09T09:45:00-04:00`, and `Z`
    /// for UTC.
    ///
    /// RFC 3339 has no offsets with seconds, which some places had before standard time; there the
    /// instant is given in UTC.
    #[must_use]
    pub fn rfc3339(&self, instant: Instant) -> String {
        let offset = self.offset_at(instant);
        if offset.0 == 0 || offset.0 % 60 != 0 {
            return instant.to_string();
        }
        format!("{}{offset}", self.wall_at(instant))
    }
}

/// Resolves wall times of one zone. Of many that come one near the other it asks the rules once.
#[derive(Debug)]
pub struct Resolver<'a> {
    rules: &'a OffsetRules,
    /// The periods that were asked for last, the older one first, each with the Unix time from
    /// which on it is known: enough for all wall times near one change of the clock.
    seen: [Option<(i64, OffsetPeriod)>; 2],
}

impl Resolver<'_> {
    /// Does as [`Zone::opening_at`].
    pub fn opening_at(&mut self, wall: CivilDateTime) -> Instant {
        match self.resolve(wall) {
            Resolution::Unique(at)
            | Resolution::Gap { gap_end_at: at, .. }
            | Resolution::Fold { first_at: at, .. } => at,
        }
    }

    /// Does as [`Zone::closing_at`].
    pub fn closing_at(&mut self, wall: CivilDateTime) -> Instant {
        match self.resolve(wall) {
            Resolution::Unique(at)
            | Resolution::Gap { gap_end_at: at, .. }
            | Resolution::Fold { last_at: at, .. } => at,
        }
    }

    /// Does as [`Zone::resolve`].
    ///
    /// The periods of constant offset around it are looked at one by one. A period in which its
    /// clock shows the wall time gives one occurrence. None: it fell into the jump between two
    /// periods. Two: the clock went back over it.
    fn resolve(&mut self, wall: CivilDateTime) -> Resolution {
        let middle = wall.as_if_utc();
        let (mut from, end) = (middle - WIDEST_OFFSET, middle + WIDEST_OFFSET);
        let mut occurrences: Option<(i64, i64)> = None;
        let mut jump = None;
        loop {
            let OffsetPeriod { offset, until } = self.period_at(from);
            let candidate = middle - i64::from(offset);
            if (from..until).contains(&candidate) {
                occurrences = Some((occurrences.map_or(candidate, |(first, _)| first), candidate));
            }
            if until > end {
                break;
            }
            let after = self.period_at(until).offset;
            if (until + i64::from(offset)..until + i64::from(after)).contains(&middle) {
                jump = Some((until, offset, after));
            }
            from = until;
        }
        match (occurrences, jump) {
            (Some((first, last)), _) if first == last => {
                Resolution::Unique(Instant::clamped(first))
            }
            (Some((first, last)), _) => Resolution::Fold {
                first_at: Instant::clamped(first),
                last_at: Instant::clamped(last),
            },
            (None, Some((at, before, after))) => Resolution::Gap {
                gap_end_at: Instant::clamped(at),
                before: Offset(before),
                after: Offset(after),
            },
            // Never so: a wall time that no period shows lies in the jump between two.
            (None, None) => Resolution::Unique(Instant::clamped(middle)),
        }
    }

    /// Does as [`OffsetRules::period_at`].
    fn period_at(&mut self, unix: i64) -> OffsetPeriod {
        for (from, period) in self.seen.iter().flatten() {
            if (*from..period.until).contains(&unix) {
                return *period;
            }
        }
        let period = self.rules.period_at(unix);
        self.seen = [self.seen[1], Some((unix, period))];
        period
    }
}

impl PartialEq for Zone {
    /// Two zones are the same if they have the same name: within one run all of them come from one
    /// release of the rules.
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl fmt::Display for Zone {
    /// Writes its name.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}
