//! Policies, contracts and holiday files as they are written in TOML, every value with its place in
//! the text.
//!
//! Only shapes are checked here, unknown keys among them; `validate` looks up the names.

mod calendars;
mod channels;
mod contract;
mod date_text;
mod document;
mod holidays;
mod readings;
mod scope;
mod services;
mod spanned_value;
mod targets;
mod texts;
mod worked_example;

pub use calendars::{RawCalendar, RawCoverage};
pub use channels::RawChannel;
pub use contract::{RawContract, RawSpecialDay};
pub use date_text::{DATE_PATTERN, DateText};
pub use document::{RawDocument, RawMaintenance, RawName, RawOverlap, RawPolicy, RawRelated};
pub use holidays::{
    RawDates, RawDay, RawEquinox, RawHoliday, RawRuleFile, RawShift, RawSpan, RawSubstitute,
    RawWeekday, RawWorked, RawYears,
};
pub use readings::{RawChoice, RawOverride, RawReading, RawRhythm};
pub use scope::{RawTopic, RawVerdict, RawVersionSupport};
pub use services::{RawContacts, RawDuty, RawEntitlement};
pub use spanned_value::SpannedValue;
pub use targets::RawTarget;
pub use texts::{Text, Texts};
pub use worked_example::RawExample;
