//! Holiday calendars as files: rule files, lists of dates and iCalendar. What a rule means is `calendar::holidays`.

mod components;
mod dates;
mod defect;
mod event;
mod ics;
mod parts;
mod recurrence;
mod rule_file;
mod validate;
mod weekdays;
mod when;

pub use dates::{has_holiday_keys, parse_dates};
pub use defect::Defect;
pub use ics::parse_ics;
pub use rule_file::RuleFile;
