//! Support policies and contracts: from TOML text to valid data.
//!
//! `raw` has the shapes of the files, `validate` turns them into `model` and finds every problem of
//! a file on the way. The [`Library`] finds policies: those inside the program and those in the
//! user's directories. This layer knows nothing of questions and answers.

mod bounded_read;
mod builtin;
mod directory;
mod entry;
mod holiday_catalog;
mod holiday_error;
mod holiday_file;
mod holidays;
mod library;
mod library_error;
mod line_index;
mod lookup;
mod model;
mod not_text;
mod policy_id;
mod policy_versions;
mod problem;
mod problem_code;
mod raw;
#[cfg(test)]
mod schemas;
mod sha256;
mod text_file;
mod validate;

pub use entry::{Entry, Origin, PolicyPart};
pub use holiday_catalog::HolidayCatalog;
pub use holiday_error::HolidayError;
pub use holiday_file::holiday_file;
pub(crate) use holiday_file::is_holiday_file;
pub use library::Library;
pub use library_error::LibraryError;
pub(crate) use lookup::{Lookup, find, has_numbers_of, nearest, normalized, typo_of, words_of};
pub use model::Commitment;
pub(crate) use model::{
    AgreedTarget, BusinessDays, CalendarHours, CalendarOverride, CalendarRule, Choice, Clause,
    CoverageRule, CustomerRelease, Endeavour, Entitlement, Example, ExampleQuestion, Keyword,
    Maintenance, MeasuredPeriod, Metric, PriorityChangeStart, Promise, Reading, ResponseTimesApply,
    RuleContext, Ruling, Selector, Statement, TargetClock, TargetRule, Topic, Verdict, VersionRule,
    VersionSupport, ZoneRule,
};
pub use model::{Channel, Contract, NamedItem, Policy};
pub(crate) use not_text::{ENOUGH, NotText};
pub use problem::{FileError, InvalidFile, Problem};
pub use problem_code::ProblemCode;
#[cfg(test)]
pub(crate) use schemas::{file_schemas, tidy};
pub use sha256::sha256;
pub(crate) use validate::{
    CONTRACT_SCHEMA, HOLIDAYS_SCHEMA, POLICY_SCHEMA, contract_timezone, is_contract,
};
pub use validate::{References, contract, policy, review_contract, review_policy};
