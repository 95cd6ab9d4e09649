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
pub use holiday_catalog::{HolidayCatalog, ListName};
pub use holiday_error::HolidayError;
pub use holiday_file::{holiday_file, is_holiday_file};
pub use library::{BadFile, Library};
pub use library_error::LibraryError;
pub use lookup::{Lookup, find, has_numbers_of, nearest, normalized, typo_of, words_of};
pub use model::{
    AgreedTarget, BusinessDays, CalendarHours, CalendarOverride, CalendarRule, Channel, Choice,
    Clause, Commitment, Contacts, Contract, CoverageRule, CustomerRelease, Document, Duty,
    EffectiveDate, Entitlement, EntitlementPeriod, Example, ExampleQuestion, Force, Keyword,
    Maintenance, Meaning, Metric, NamedItem, Overlap, Period, Policy, PriorityChangeStart, Promise,
    Reading, Related, ResponseTimesApply, Rhythm, RhythmOverride, RuleContext, RuleDimensions,
    Ruling, Selector, Statement, Status, TargetClock, TargetRule, Topic, Verdict, VersionRule,
    VersionSupport, ZoneRule,
};
pub use not_text::{ENOUGH, NotText};
pub use problem::{FileError, InvalidFile, Problem};
pub use problem_code::ProblemCode;
#[cfg(test)]
pub(crate) use schemas::{file_schemas, tidy};
pub use sha256::sha256;
pub use validate::{
    CONTRACT_SCHEMA, HOLIDAYS_SCHEMA, POLICY_SCHEMA, References, Review, contract,
    contract_timezone, is_contract, policy, review_contract, review_policy,
};
