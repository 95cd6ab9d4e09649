//! Policies, contracts and holiday files as they are written in TOML, every value with its place in
//! the text.
//!
//! Only shapes are checked here, unknown keys among them; `validate` looks up the names.

mod calendars;
mod channels;
mod configuration;
mod contract;
mod credits;
mod date_text;
mod document;
mod file_format;
mod holidays;
mod maintenance;
mod readings;
mod scope;
mod services;
mod spanned_value;
mod special_day;
mod targets;
mod texts;
mod ticket_table;
mod worked_example;

pub(crate) use calendars::{RawCalendar, RawCoverage};
pub(crate) use channels::RawChannel;
pub(crate) use configuration::RawConfiguration;
pub(crate) use contract::{RawAgreedTarget, RawContract};
pub(crate) use credits::{RawCredit, RawCreditStep};
pub(crate) use date_text::{DATE_PATTERN, DateText};
pub(crate) use document::{
    RawClause, RawDocument, RawName, RawNotStated, RawOverlap, RawPolicy, RawRelated,
};
pub(crate) use file_format::FileFormat;
pub(crate) use holidays::{
    RawDates, RawDay, RawEquinox, RawHoliday, RawRuleFile, RawShift, RawSpan, RawSubstitute,
    RawWeekday, RawWorked, RawYears,
};
pub(crate) use maintenance::RawMaintenance;
pub(crate) use readings::{RawChoice, RawOverride, RawReading, RawRhythm};
pub(crate) use scope::{RawScopeReserve, RawServiceDay, RawTopic, RawVerdict, RawVersionSupport};
pub(crate) use services::{RawContacts, RawDuty, RawEntitlement};
pub(crate) use spanned_value::SpannedValue;
pub(crate) use special_day::RawSpecialDay;
pub(crate) use targets::RawTarget;
pub(crate) use texts::{Text, Texts};
pub(crate) use ticket_table::RawTicketTable;
pub(crate) use worked_example::RawExample;
