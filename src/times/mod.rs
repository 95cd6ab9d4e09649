//! Times and zones as people and exports write them: shapes of a TIME, forms of a table's own, and
//! the zones that a wrong name may mean.
//!
//! [`crate::time`] knows one notation of each; this layer knows the others, and says in messages
//! which option helps.

mod city_table;
mod day_names;
mod form_error;
mod form_guess;
mod form_literals;
mod form_notation;
mod form_reading;
mod human_time;
mod local_clock;
mod numeric_time;
mod places;
mod read_time;
mod time_error;
mod time_form;
mod time_unit;
mod typed_time;
mod usual_time;
mod zone_abbreviations;
mod zone_city;
mod zone_meanings;
mod zone_offsets;
mod zone_profile;
mod zone_suggestions;
mod zone_words;

pub(crate) use day_names::{MONTHS, WEEKDAYS, month_named, weekday_name};
pub(crate) use form_guess::usual_forms;
pub use human_time::{NearestDay, TimeFault, TimeReading, parse_human_time};
pub(crate) use human_time::{completed_day, could_be_time, is_zone_name, whole_dates};
pub(crate) use local_clock::{
    day_of_month, dial, full_day, local_time, short_day, short_month, zone_name_at,
};
pub(crate) use places::{place, places};
pub use read_time::read_time;
pub use time_error::TimeError;
pub use time_form::TimeForm;
pub(crate) use time_unit::TimeUnit;
pub use typed_time::{TypedTime, parse_moment};
pub use usual_time::parse_written_time;
pub(crate) use zone_abbreviations::is_zone_word;
pub(crate) use zone_city::zone_of_city;
pub(crate) use zone_profile::inverted;
pub(crate) use zone_suggestions::{with_suggestion, zones_meant, zones_of_notation};
