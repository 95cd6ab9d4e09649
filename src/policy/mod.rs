//! Support policies and contracts: from TOML text to valid data.
//!
//! `raw` has the shapes of the files, `validate` turns them into `model` and gathers every problem of a file on the way.
//! The [`Library`] finds policies: those inside the program and those in the user's directories. This layer knows nothing
//! of questions and answers.

mod builtin;
mod code;
mod digest;
mod directory;
mod entry;
mod holiday_catalog;
mod holiday_error;
mod holiday_file;
mod holidays;
mod in_force;
mod library;
mod lines;
mod model;
mod names;
mod not_text;
mod policy_id;
mod problem;
mod raw;
#[cfg(test)]
mod schemas;
mod text_file;
mod validate;

pub use code::Code;
pub use digest::sha256;
pub use entry::{Entry, Origin, Part};
pub use holiday_catalog::{HolidayCatalog, ListName};
pub use holiday_error::HolidayError;
pub use holiday_file::{holiday_file, is_holiday_file};
pub use library::{BadFile, Library, LibraryError};
pub use model::{
    AgreedTarget, Ask, BusinessDays, CalendarRule, Case, Channel, Choice, Clause, Clock, Commitment, Contract, CoverageRule, Document,
    Effective, Entitlement, Example, Hours, Maintenance, Named, NotStated, Override, Policy, Promise, Reading, Related, Release,
    ResponseTimes, Restart, Ruling, Selector, Status, TargetRule, Topic, Verdict, VersionRule, VersionSupport, ZoneRule,
};
pub use names::{Lookup, find, has_numbers_of, nearest, normalized, slip_of, words_of};
pub use not_text::{ENOUGH, NotText};
pub use problem::{FileError, InvalidFile, Problem};
#[cfg(test)]
pub(crate) use schemas::{file_schemas, tidy};
pub use validate::{Review, Surroundings, contract, contract_timezone, is_contract, policy, review_contract, review_policy};
