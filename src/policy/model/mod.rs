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
mod services;
mod targets;
mod worked_example;

pub use calendars::{CalendarHours, CalendarRule, CoverageRule, ZoneRule};
pub use channels::{Channel, ResponseTimesApply};
pub use contract::{AgreedDay, AgreedTarget, Contract};
pub use document::{
    Clause, Document, EffectiveDate, Maintenance, Meaning, NamedItem, Overlap, Related, Statement,
    Status,
};
pub use keyword::Keyword;
#[cfg(test)]
pub use keyword::keyword_ids;
pub use metric::Metric;
pub use policy::Policy;
pub use readings::{CalendarOverride, Choice, PriorityChangeStart, Reading, RhythmOverride};
pub use scope::{CustomerRelease, Ruling, Topic, Verdict, VersionRule, VersionSupport};
pub use selector::{RuleContext, RuleDimensions, Selector};
pub use services::{Contacts, Duty, Entitlement, EntitlementPeriod, Force, Period, Rhythm};
pub use targets::{BusinessDays, Commitment, Promise, TargetClock, TargetRule};
pub use worked_example::{Example, ExampleQuestion};
