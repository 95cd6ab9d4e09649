//! Valid policies and contracts: every name refers to something, every value has its meaning.

mod calendars;
mod channels;
mod configuration;
mod contract;
mod credits;
mod document;
mod field;
mod history_rules;
mod history_shape;
mod keyword;
mod maintenance;
mod metric;
mod money;
mod policy;
mod preset;
mod proportion;
mod readings;
mod scope;
mod selector;
mod services;
mod special_day;
mod targets;
mod ticket_table;
mod urgency;
mod worked_example;

pub(crate) use calendars::{CUSTOMERS_LISTS, CalendarHours, CalendarRule, CoverageRule, ZoneRule};
pub use channels::Channel;
pub(crate) use channels::{ChannelOpener, ResponseTimesApply};
pub(crate) use configuration::{Configuration, ConfiguredColor, ConfiguredValue};
pub use contract::Contract;
pub(crate) use contract::{AgreedMetric, AgreedTarget};
pub use credits::Denominator;
pub(crate) use credits::{
    ClaimStart, ClaimWindow, Credit, CreditPeriod, CreditSchedule, CreditStep,
};
#[cfg(test)]
pub(crate) use document::ClockStop;
pub use document::NamedItem;
pub(crate) use document::{
    Clause, ClauseText, Document, EffectiveDate, Gap, GapKind, Meaning, Overlap, Related,
    Statement, Status,
};
pub(crate) use field::{EventPlaces, Field};
pub(crate) use history_rules::{HistoryKey, HistoryRules, ResponseComment};
pub(crate) use history_shape::HistoryShape;
pub(crate) use keyword::Keyword;
pub(crate) use maintenance::{Maintenance, MaintenanceDays, WeekOfMonth};
pub(crate) use metric::{Metric, TargetStart};
pub(crate) use money::Money;
pub use policy::Policy;
pub(crate) use preset::{NO_PRESET, PRESETS, Preset, PriorityScheme, SCHEMES, preset_names};
pub(crate) use proportion::Proportion;
pub(crate) use readings::{
    CalendarOverride, Choice, PriorityChangeStart, Reading, ReopeningRule, RhythmOverride,
};
pub(crate) use scope::{
    CustomerRelease, Ruling, ServiceDay, Topic, Verdict, VersionRule, VersionSupport,
};
pub(crate) use selector::{RuleContext, RuleDimensions, Selector};
pub(crate) use services::{
    Contacts, Duty, DutySubject, Entitlement, EntitlementPeriod, Force, Period, Rhythm,
};
pub(crate) use special_day::{AgreedDay, AgreedHours, as_written};
pub use targets::Commitment;
pub(crate) use targets::{
    BusinessDays, Endeavour, MeasuredPeriod, Promise, TargetClock, TargetRule, range_words,
};
pub(crate) use ticket_table::TicketTable;
pub(crate) use urgency::USUAL_PRIORITIES;
pub(crate) use worked_example::{Example, ExampleQuestion, MaintenanceTime};

#[cfg(test)]
pub(crate) use keyword::keyword_ids;
