//! Policies, contracts and holiday files as they are written in TOML: shapes only, every value with
//! its place in the text.
//!
//! Nothing here is checked beyond its shape. Unknown keys are refused; what names refer to is the
//! affair of `build`.

mod clocks;
mod contract;
mod date_text;
mod document;
mod holidays;
mod readings;
mod scope;
mod spanned_value;
mod texts;

pub use clocks::{RawCalendar, RawChannel, RawCoverage, RawTarget};
pub use contract::{RawContract, RawSpecialDay};
pub use date_text::{DATE_PATTERN, DateText};
pub use document::{RawDocument, RawName, RawPolicy, RawRelated};
pub use holidays::{
    RawDates, RawDay, RawEquinox, RawHoliday, RawRuleFile, RawShift, RawSpan, RawSubstitute,
    RawWeekday, RawWorked, RawYears,
};
pub use readings::{RawChoice, RawExample, RawOverride, RawReading};
pub use scope::{RawTopic, RawVersionSupport};
pub use spanned_value::SpannedValue;
pub use texts::{Text, Texts};
