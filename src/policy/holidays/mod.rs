//! Reads holiday files: rule files, lists of dates and iCalendar. `calendar::holidays` evaluates
//! the rules.

mod category;
mod category_words;
mod date_file;
mod date_list;
mod date_values;
mod day_hours;
mod defect;
mod event_days;
mod file_clock;
mod ics_components;
mod ics_event;
mod ics_file;
mod left_out;
mod plain_dates;
mod recurrence;
mod recurring_dates;
mod rule_date;
mod rule_file;
mod rule_parts;
mod rule_validation;
mod standing;
mod weekdays;
mod worked_words;

pub(crate) use date_file::{has_holiday_keys, parse_dates};
pub(crate) use ics_file::parse_ics;
pub(crate) use recurring_dates::recurring_dates;
pub(crate) use rule_file::RuleFile;
