//! Holiday calendars as files: rule files, lists of dates and iCalendar. What a rule means is `calendar::holidays`.

mod category;
mod category_words;
mod components;
mod dates;
mod day_hours;
mod defect;
mod event;
mod ics;
mod left_out;
mod moment;
mod parts;
mod plain;
mod recurrence;
mod rule_file;
mod rule_parts;
mod standing;
mod validate;
mod weekdays;
mod when;
mod worked;

pub use dates::{has_holiday_keys, parse_dates};
pub use defect::Defect;
pub use ics::parse_ics;
pub use rule_file::RuleFile;
