//! Valid policies and contracts: every name refers to something, every value has its meaning.

mod calendars;
mod channels;
mod contract;
mod document;
mod keyword;
mod metric;
mod policy;
mod readings;
mod scope;
mod selector;
mod targets;
mod worked_example;

pub(crate) use calendars::{CalendarHours, CalendarRule, CoverageRule, ZoneRule};
pub use channels::Channel;
pub(crate) use channels::ResponseTimesApply;
pub use contract::Contract;
pub(crate) use contract::{AgreedDay, AgreedTarget};
#[cfg(test)]
pub(crate) use document::ClockStop;
pub use document::NamedItem;
pub(crate) use document::{
    Clause, Document, EffectiveDate, Entitlement, Maintenance, Related, Statement, Status,
};
pub(crate) use keyword::Keyword;
#[cfg(test)]
pub(crate) use keyword::keyword_ids;
pub(crate) use metric::Metric;
pub use policy::Policy;
pub(crate) use readings::{CalendarOverride, Choice, PriorityChangeStart, Reading};
pub(crate) use scope::{CustomerRelease, Ruling, Topic, Verdict, VersionRule, VersionSupport};
pub(crate) use selector::{RuleContext, RuleDimensions, Selector};
pub use targets::Commitment;
pub(crate) use targets::{
    BusinessDays, Endeavour, MeasuredPeriod, Promise, TargetClock, TargetRule,
};
pub(crate) use worked_example::{Example, ExampleQuestion};
