//! The identity of calendar events: identifiers that stay, and a revision that grows.

use uuid::Uuid;

use crate::{
    render::Feed,
    time::{Instant, Zone},
};

/// The namespace of the identifiers. It must never change: events would lose their identity.
const NAMES: Uuid = Uuid::from_u128(0xd8e5_784a_5220_4587_b168_20d8_4d72_23ff);

/// Returns the identifier of an event: a hash of its parts, as calendars go to other people and
/// RFC 7986 wants identifiers that reveal nobody.
pub(super) fn uid<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let name: Vec<&str> = parts.collect();
    Uuid::new_v5(&NAMES, name.join("\0").as_bytes()).to_string()
}

/// Returns an empty feed, computed now.
pub(super) fn feed(name: String, now: Instant) -> Feed {
    Feed {
        name,
        stamped_at: Zone::utc().rfc3339(now),
        revision: i32::try_from(now.unix() / 60).unwrap_or(i32::MAX).max(0),
        events: Vec::new(),
    }
}
