//! Valid policies and contracts: every name refers to something, every value has its meaning.

mod clocks;
mod contract;
mod document;
mod readings;
mod scope;

pub use clocks::{
    BusinessDays, CalendarRule, Case, Channel, Clock, Commitment, CoverageRule, Hours, Promise, ResponseTimes, Selector, TargetRule,
    ZoneRule,
};
pub use contract::{AgreedDay, AgreedTarget, Contract};
pub use document::{Clause, Document, Effective, Entitlement, Maintenance, Named, NotStated, Policy, Related, Status};
pub use readings::{Ask, Choice, Example, Override, Reading, Restart};
pub use scope::{Release, Ruling, Topic, Verdict, VersionRule, VersionSupport};
