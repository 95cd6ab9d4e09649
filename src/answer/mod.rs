//! Questions and their answers: when the vendor must respond, when support is covered, what is in scope.
//!
//! Everything here is a pure function of a policy, a question and an instant called now. Answers are plain data that
//! serialize to the published JSON; how they look to a person is not known here.

mod ask_error;
mod basis;
mod calendar;
mod choose;
mod clocks;
mod counting;
mod coverage;
mod deadline;
mod deadline_answer;
mod digest;
mod docket;
mod due;
mod examples;
mod hours;
mod matching;
mod progress;
mod readings;
mod ready;
mod scope;
mod select;
mod stamp;
mod subject;
mod target;
mod versions;
mod way;

pub use ask_error::AskError;
pub use basis::{Basis, PolicyRef};
pub use calendar::{CalendarAnswer, ClockChange, Day, HolidayLine, OpenWindow, Slot, Span, calendar};
pub use choose::{Wanted, choose};
pub use coverage::{CoverageAnswer, CoverageReading, CoverageWindow, coverage};
pub use deadline::{DeadlineQuestion, deadline};
pub use deadline_answer::{Aim, DeadlineAnswer, PriorityAnswer};
pub use digest::{CoverageLine, Digest, FactLine, NameLine, ReadingLine, TargetLine, TopicLine, digest};
pub use docket::{Case, CaseId, Docket, Judged, Readings, TicketTimes};
pub use examples::{Outcome, run_example};
pub use progress::{Milestone, State};
pub use readings::ReadingOutcome;
pub use scope::{Candidate, ScopeAnswer, scope, topics};
pub use stamp::Stamp;
pub use subject::{Asked, PriorityRef, Subject};
pub use target::TargetAnswer;
pub use versions::{VersionQuestion, version};
