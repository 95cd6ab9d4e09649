//! The library under the `slacalc` command: support contracts as data, and what follows from them.
//!
//! A [`Library`] has the policies. A [`Subject`] is the customer and the kind of ticket: plan,
//! priority and other names, found in a policy. It answers when the vendor must respond
//! ([`deadline`]), when support is covered ([`coverage`]) and whether a request is in scope
//! ([`scope`]); a [`BatchEvaluator`] answers for many tickets. Every answer names the clauses that
//! it rests on, and serializes to the JSON that the command prints.
//!
//! ```
//! use slacalc::{
//!     DeadlineQuestion, HolidayCatalog, Library, PolicyPart, References, Subject, SubjectInput,
//!     deadline, parse_moment,
//!     time::{Instant, TzData, TzSource},
//! };
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let (tz, holidays) = (TzData::open(&TzSource::Bundled)?, HolidayCatalog::default());
//! let around = References { tz: &tz, holidays: &holidays };
//!
//! // Built-in policies; directories of your own come here.
//! let library = Library::open(&[], around)?;
//! let policy = library.entry("scalr/self-hosted")?.load(PolicyPart::Whole, around)?;
//! let names = SubjectInput {
//!     plan: Some("standard".to_owned()),
//!     priority: Some("1".to_owned()),
//!     timezone: Some("America/New_York".to_owned()),
//!     ..SubjectInput::default()
//! };
//! let subject = Subject::resolve(&policy, None, &names, around)?;
//!
//! // Friday at 16:45 in New York; the clock changes on Sunday.
//! let now: Instant = "2026-03-06T21:45:00Z".parse()?;
//! let opened = parse_moment("2026-03-06T16:45:00-05:00", None, now)?;
//! let answer = deadline(&subject, &DeadlineQuestion::new(opened), now)?;
//! assert_eq!(answer.plain(), "2026-03-09T09:45:00-04:00");
//! # Ok(())
//! # }
//! ```
//!
//! The feature `cli`, on by default, is the command line with its tables and reports; without it,
//! slacalc is a library that brings neither.
//!
//! # Layers
//!
//! Modules import one way, and a test holds them to it:
//!
//! ```text
//! main → cli → audit, attainment, upcoming → tickets → answer → sla → policy → business-time
//!            └→ render
//!      (cli, audit, upcoming, tickets, answer, sla, policy) → times → time
//!      (cli, attainment, upcoming, tickets, answer, times, render) → text
//! ```
//!
//! - [`time`]: instants, dates, zones, durations; what a local time means where a clock change
//!   skips or repeats it.
//! - `times`: times and zones as people and exports write them, and guesses at wrong ones.
//! - [`calendar`]: business time, that is weekly hours, holidays and special days as coverage
//!   windows, and counting on them.
//! - `policy`: support documents and contracts, from TOML to valid data.
//! - `sla`: the subject of a question, the terms that hold for it, and the timer that measures it,
//!   once or for each row of a table.
//! - `answer`: deadlines, coverage and scope, with the clauses that they rest on.
//! - `tickets`: streams of tickets in CSV or JSON, evaluated row by row.
//! - `attainment`: the share of tickets that were answered in time, by group.
//! - `upcoming`: the open tickets by deadline.
//! - `audit`: deadlines or verdicts that somebody claims, against the contract's.
//! - `render`: reports as text, pictures, JSON, iCalendar or one plain value.
//! - `text`: what text becomes on its way to people and to spreadsheets.
//! - `cli`: the command line.

// Some of what the command line asks of these layers no other program does.
#![cfg_attr(not(feature = "cli"), allow(dead_code, unused_imports))]

/// Runs the Rust of the guide.
#[cfg(doctest)]
#[doc = include_str!("../docs/guide/library.md")]
struct GuideExamples;

mod answer;
#[cfg(feature = "cli")]
mod attainment;
#[cfg(feature = "cli")]
mod audit;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
#[doc(hidden)]
pub mod internal;
mod policy;
#[cfg(feature = "cli")]
mod render;
mod sla;
mod text;
#[cfg(feature = "cli")]
mod tickets;
mod times;
#[cfg(feature = "cli")]
mod upcoming;

pub use answer::{
    Aim, Candidate, CoverageAnswer, CoverageReading, CoverageWindow, DeadlineAnswer,
    ReadingOutcome, ScopeAnswer, Step, StepKind, coverage, deadline, scope, topics,
};
pub use business_time::{calendar, time};
pub use policy::{
    Channel, Commitment, Contract, Entry, FileError, HolidayCatalog, HolidayError, InvalidFile,
    Library, LibraryError, NamedItem, Origin, Policy, PolicyPart, Problem, References, contract,
};
pub use sla::{
    BatchEvaluator, Citation, Combination, DeadlineDetails, DeadlineQuestion, DeadlineRange,
    GroupId, Milestone, Outcome, Pause, PolicyRef, PriorityAnswer, PriorityChange, PriorityRef,
    QuestionError, ReadingChoice, ReadingSet, ResponseMoments, SlaState, Subject, SubjectHeader,
    SubjectInput, TargetAnswer, TicketStatus, TicketTimes, UnknownTopic, ZonedInstant,
};
pub use times::{TimeError, TimeFault, TimeReading, TypedTime, parse_moment};
