//! The promises of the crate, checked from outside.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod business_days;
mod clock_changes;
mod input;
mod open_hours;
mod oracle;
mod properties;
mod turning_points;
mod weekly_hours;
mod zone_names;
mod zoneinfo;
mod zones;

use business_time::Instant;

/// Returns the instant that a text in RFC 3339 means.
fn utc(text: &str) -> Instant {
    text.parse().unwrap()
}
