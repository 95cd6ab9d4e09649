//! Valid policies and contracts: every name refers to something, every value has its meaning.

mod clocks;
mod contract;
mod document;
mod readings;
mod scope;

pub use clocks::{
    BusinessDays, CalendarHours, CalendarRule, Channel, Commitment, CoverageRule, Promise,
    ResponseTimesApply, RuleContext, Selector, TargetClock, TargetRule, ZoneRule,
};
pub use contract::{AgreedDay, AgreedTarget, Contract};
pub use document::{
    Clause, Document, EffectiveDate, Entitlement, Maintenance, NamedItem, Policy, Related,
    Statement, Status,
};
pub use readings::{
    CalendarOverride, Choice, Example, ExampleQuestion, PriorityChangeStart, Reading,
};
pub use scope::{CustomerRelease, Ruling, Topic, Verdict, VersionRule, VersionSupport};
