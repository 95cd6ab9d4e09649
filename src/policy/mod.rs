//! Support policies and contracts: from TOML text to valid data.
//!
//! `raw` has the shapes of the files, `validate` turns them into `model` and gathers every problem of a file on the way.
//! The [`Library`] finds policies: those inside the program and those in the user's directories. This layer knows nothing
//! of questions and answers.

mod builtin;
mod code;
mod digest;
mod holiday_catalog;
mod holidays;
mod in_force;
mod library;
mod model;
mod names;
mod not_text;
mod problem;
mod raw;
#[cfg(test)]
mod schemas;
mod validate;

pub use code::Code;
pub use digest::sha256;
pub use holiday_catalog::{HolidayCatalog, HolidayError, ListName, holiday_file, is_holiday_file};
pub use library::{Entry, Library, LibraryError, Origin, Part};
pub use model::{
    AgreedTarget, Ask, BusinessDays, CalendarRule, Case, Channel, Choice, Clause, Clock, Commitment, Contract, CoverageRule, Document,
    Effective, Entitlement, Example, Hours, Maintenance, Named, NotStated, Override, Policy, Promise, Reading, Related, Release,
    ResponseTimes, Restart, Ruling, Selector, Status, TargetRule, Topic, Verdict, VersionRule, VersionSupport, ZoneRule,
};
pub use names::{Lookup, find, nearest, normalized, slip_of, words_of};
pub use not_text::{ENOUGH, NotText};
pub use problem::{FileError, InvalidFile, Problem};
#[cfg(test)]
pub(crate) use schemas::{file_schemas, tidy};
pub use validate::{Review, Surroundings, contract, contract_timezone, is_contract, policy, review_contract, review_policy};
