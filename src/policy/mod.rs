//! Support policies and contracts: from TOML text to valid data.
//!
//! `raw` has the shapes of the files, `validate` turns them into `model` and finds every problem of
//! a file on the way. The [`Library`] finds policies: those inside the program and those in the
//! user's directories. This layer knows nothing of questions and answers.

mod bounded_read;
mod builtin;
mod clause_key;
mod contract_reference;
mod directory;
mod english;
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
mod negations;
mod not_text;
mod ordinary_words;
mod own_things;
mod phrase;
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
mod word_forms;
mod word_slips;

pub(crate) use clause_key::ClauseKey;
pub(crate) use contract_reference::{ContractReference, is_contract_name};
pub use entry::{Entry, Origin, PolicyPart};
pub use holiday_catalog::HolidayCatalog;
pub use holiday_error::HolidayError;
pub use holiday_file::holiday_file;
pub(crate) use holiday_file::is_holiday_file;
pub use library::Library;
pub use library_error::LibraryError;
pub(crate) use lookup::{
    Lookup, abbreviated, find, has_numbers_of, likeness, nearest, normalized, typo_of,
    with_number_of,
};
pub(crate) use model::{
    AgreedDay, AgreedMetric, AgreedTarget, BusinessDays, CUSTOMERS_LISTS, CalendarHours,
    CalendarOverride, CalendarRule, ChannelOpener, Choice, ClaimStart, Clause, ClauseText,
    Configuration, ConfiguredColor, ConfiguredValue, Contacts, CoverageRule, CreditSchedule,
    CreditStep, CustomerRelease, Duty, DutySubject, EffectiveDate, Endeavour, Entitlement,
    EntitlementPeriod, EventPlaces, Example, ExampleQuestion, Field, Gap, GapKind, HistoryKey,
    HistoryRules, HistoryShape, Keyword, Maintenance, MaintenanceDays, MaintenanceTime,
    MeasuredPeriod, Metric, NO_PRESET, PRESETS, Period, Preset, PriorityChangeStart,
    PriorityScheme, Promise, Reading, Related, ReopeningRule, ResponseComment, ResponseTimesApply,
    Rhythm, RuleContext, Ruling, SCHEMES, Selector, ServiceDay, Statement, Status, TargetClock,
    TargetRule, TargetStart, TicketTable, Topic, USUAL_PRIORITIES, Verdict, VersionRule,
    VersionSupport, ZoneRule, as_written, preset_names, range_words,
};
pub use model::{Channel, Commitment, Contract, Denominator, NamedItem, Policy};
pub(crate) use negations::DeniedWords;
pub(crate) use not_text::{ENOUGH, NotText};
pub(crate) use own_things::own_things;
pub(crate) use phrase::Phrase;
pub use problem::{FileError, InvalidFile, Problem};
pub use problem_code::ProblemCode;
pub use sha256::sha256;
pub(crate) use sha256::sha256_of_file;
pub(crate) use validate::{
    CONFIGURATION_SCHEMA, CONTRACT_SCHEMA, HOLIDAYS_SCHEMA, POLICY_SCHEMA, configuration,
    contract_timezone, is_contract,
};
pub use validate::{References, contract, policy, review_contract, review_policy};
pub(crate) use word_forms::{TopicWords, Word, WordForms, WordKind};
pub(crate) use word_slips::Slip;

#[cfg(test)]
pub(crate) use model::keyword_ids;
#[cfg(test)]
pub(crate) use schemas::{file_schemas, tidy};
