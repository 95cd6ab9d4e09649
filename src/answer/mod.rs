//! Questions and their answers: when the vendor must respond, when support is covered, what is in scope.
//!
//! Everything here is a pure function of a policy, a question and an instant called now. Answers are plain data that
//! serialize to the published JSON; how they look to a person is not known here.

mod ask_error;
mod basis;
mod calendar;
mod case;
mod choose;
mod clocks;
mod combinations;
mod compare;
mod counting;
mod cover;
mod coverage;
mod coverage_steps;
mod deadline;
mod deadline_answer;
mod deciding;
mod difference;
mod digest;
mod docket;
mod due;
mod every_priority;
mod examples;
mod holiday_notes;
mod hours;
mod hypotheses;
mod latest_open;
mod ledger;
mod matching;
mod priority_changes;
mod progress;
mod readings;
mod ready;
mod scope;
mod scope_steps;
mod select;
mod stamp;
mod step;
mod subject;
mod target;
mod terms;
mod versions;
mod way;
mod within;
mod worked_days;

pub use ask_error::AskError;
pub use basis::{Basis, PolicyRef};
pub use calendar::{
    CalendarAnswer, CalendarReading, ClockChange, Day, DayKind, HolidayLine, OpenWindow, Slot, Span, WholeWindow, calendar,
};
pub use case::Case;
pub use choose::{Wanted, choose, known_vendor};
pub use combinations::{Combination, DeadlineRange, ReadingChoice};
pub use compare::{Compared, Comparison, ComparisonRow, compare};
pub use coverage::{CoverageAnswer, CoverageReading, CoverageWindow, coverage};
pub use coverage_steps::coverage_steps;
pub use deadline::{DeadlineQuestion, Show, deadline};
pub use deadline_answer::{Aim, DeadlineAnswer, PriorityAnswer};
pub use difference::{Change, Difference, Said, Side, TicketChange, TicketDifference, TicketOutcome, Whom, difference};
pub use digest::{
    ChannelLine, ChoiceLine, CoverageLine, Digest, FactLine, NameLine, ReadingLine, RulingLine, TargetLine, TopicLine, digest, in_force,
};
pub use docket::{CaseId, Docket, Judged, Readings, TicketTimes};
pub use examples::{Outcome, run_example};
pub use holiday_notes::{days_of_parts, notes_on_list};
pub use hypotheses::{Cause, CauseKind, Doubt, Ground, Grounds, Hypotheses, LeftOpen, Refuted};
pub use latest_open::{LatestOpenAnswer, latest_open};
pub use priority_changes::PriorityChange;
pub use progress::{Milestone, State};
pub use readings::ReadingOutcome;
pub use scope::{Candidate, ScopeAnswer, scope, topics};
pub use scope_steps::{scope_steps, version_steps};
pub use stamp::Stamp;
pub use step::{Step, StepKind};
pub use subject::{Asked, PriorityRef, Subject};
pub use target::TargetAnswer;
pub use versions::{VersionQuestion, version};
