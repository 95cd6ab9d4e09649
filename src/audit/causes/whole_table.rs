//! Causes that hold for every ticket of a table: found from its differences, and not tried ticket
//! by ticket.

use super::{Cause, CauseKind, cause::KindEntry};
use crate::time::SignedDuration;

pub(super) const KINDS: [KindEntry; 3] = [
    (CauseKind::Shifted, "shifted", "each is %"),
    (CauseKind::WrittenElsewhere, "written-elsewhere", "each is the local time of a place at %"),
    (CauseKind::Exchanged, "exchanged", "met and missed are exchanged"),
];

impl CauseKind {
    /// Returns true if the cause would change every ticket.
    pub(in super::super) fn is_of_whole_table(self) -> bool {
        self == Self::Exchanged || self.moves_every_deadline()
    }

    /// Returns true if the cause moves every deadline by the same time.
    pub(in super::super) fn moves_every_deadline(self) -> bool {
        matches!(self, Self::Shifted | Self::WrittenElsewhere)
    }
}

impl Cause {
    /// Returns the cause that every claimed deadline is so many minutes later, or earlier; `None`
    /// for less than one, and for an hour and a day, which have a cause of their own.
    #[must_use]
    pub fn shifted(seconds: i64) -> Option<Self> {
        let minutes = seconds / 60;
        if matches!(minutes.abs(), 0 | 60 | 1440) {
            return None;
        }
        let direction = if minutes < 0 { "earlier" } else { "later" };
        let shift = SignedDuration::from_seconds(minutes * 60);
        let which = format!("{} {direction}", shift.in_words());
        Some(Self::of(CauseKind::Shifted, which))
    }

    /// Returns the cause that every deadline is written in the local time of an offset; `None` for
    /// one that no zone has, and for that of UTC.
    #[must_use]
    pub fn written_at(offset: i64) -> Option<Self> {
        let (minutes, sign) = (offset.abs() / 60, if offset < 0 { '-' } else { '+' });
        if offset % (15 * 60) != 0 || !(1..=14 * 60).contains(&minutes) {
            return None;
        }
        let which = format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60);
        Some(Self::of(CauseKind::WrittenElsewhere, which))
    }

    /// Returns the cause that met and missed are exchanged.
    #[must_use]
    pub fn exchanged() -> Self {
        Self::only(CauseKind::Exchanged)
    }
}
