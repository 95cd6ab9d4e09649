//! Holiday calendars as files: rule files, lists of dates and iCalendar. What a rule means is `calendar::holidays`.

mod dates;
mod defect;
mod event;
mod ics;
mod parts;
mod raw;
mod recurrence;
mod rule_file;
mod validate;
mod weekdays;
mod when;

pub use dates::parse_dates;
pub use defect::Defect;
pub use ics::parse_ics;
#[cfg(test)]
pub(super) use raw::RawFile as RawRules;
pub use rule_file::RuleFile;
