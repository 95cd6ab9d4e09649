//! Valid policies and contracts: every name refers to something, every value has its meaning.

mod calendars;
mod channels;
mod contract;
mod document;
mod keyword;
mod maintenance;
mod metric;
mod policy;
mod readings;
mod scope;
mod selector;
mod targets;
mod worked_example;

pub use calendars::{CalendarHours, CalendarRule, CoverageRule, ZoneRule};
pub use channels::{Channel, ResponseTimesApply};
pub use contract::{AgreedDay, AgreedTarget, Contract};
pub use document::{
    Clause, ClauseText, Document, EffectiveDate, Entitlement, Gap, GapKind, NamedItem, Related,
    Statement, Status,
};
pub use keyword::Keyword;
#[cfg(test)]
pub use keyword::keyword_ids;
pub use maintenance::{Maintenance, MaintenanceDays, WEEKDAYS, WeekOfMonth};
pub use metric::Metric;
pub use policy::Policy;
pub use readings::{CalendarOverride, Choice, PriorityChangeStart, Reading};
pub use scope::{CustomerRelease, Ruling, Topic, Verdict, VersionRule, VersionSupport};
pub use selector::{RuleContext, RuleDimensions, Selector};
pub use targets::{BusinessDays, Commitment, Promise, TargetClock, TargetRule};
pub use worked_example::{Example, ExampleQuestion};
