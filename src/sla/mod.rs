//! The engine: whose ticket it is, what is promised for it, and the timer that measures it.
//!
//! Plain terms are worked out from a policy, a contract and the readings in force. They are
//! compiled into a timer, which a single question runs once and a table of tickets for each row.
//! The answer decides what a person is told about the result.

mod assumption_notes;
mod batch_evaluator;
mod calendar_cache;
mod calendar_in_force;
mod citation;
mod clock_runs;
mod coverage_lookup;
mod daylight_clock;
mod deadline_question;
mod effective_hours;
mod effective_target;
mod event_order;
mod every_priority;
#[cfg(test)]
#[path = "../../tests/oracle/former_engine.rs"]
mod former_engine;
mod group_timer;
mod header;
mod holiday_notes;
mod known_hours;
mod measured_target;
pub(crate) mod outcome;
mod pausable_clock;
pub(crate) mod pauses;
mod prepared_target;
mod priority_changes;
mod priority_ref;
mod question_error;
mod reading_combinations;
mod reading_variants;
mod reopened_tickets;
mod reopening;
mod response_moments;
mod rule_selection;
mod sla_state;
mod sla_terms;
mod sla_timer;
mod special_days;
mod subject;
mod subject_defaults;
mod ticket_group;
mod ticket_status;
mod time_split;
mod timed_target;
mod worked_days;
pub(crate) mod zoned_instant;

pub(crate) use assumption_notes::{extension_note, inheritance_note, overlap_notes, status_note};
pub use batch_evaluator::{BatchEvaluator, GroupId};
pub(crate) use calendar_cache::CalendarCache;
pub use citation::{Citation, PolicyRef};
pub(crate) use citation::{basis, binding_notes, in_line};
pub use clock_runs::TicketEvents;
pub(crate) use clock_runs::{ClockRun, KnownEvents};
pub(crate) use daylight_clock::{on_daylight_clock, on_standard_clock, week_in_words};
pub use deadline_question::{DeadlineDetails, DeadlineQuestion};
pub(crate) use effective_hours::{EffectiveHours, NOT_STATED, zone_in_words};
pub use effective_target::TargetAnswer;
pub(crate) use effective_target::{EffectiveTarget, contract_commitment};
pub(crate) use event_order::{check_response, note_after_now};
pub(crate) use every_priority::{ByPriority, agreed};
pub use header::{PriorityAnswer, SubjectHeader};
pub(crate) use holiday_notes::{days_of_parts, notes_on_list};
pub(crate) use known_hours::KnownHours;
pub(crate) use measured_target::MeasuredTarget;
pub(crate) use outcome::NoDeadline;
pub use outcome::Outcome;
pub use pauses::Pause;
pub(crate) use pauses::united;
pub use priority_changes::PriorityChange;
pub(crate) use priority_changes::PriorityChanges;
pub use priority_ref::PriorityRef;
pub use question_error::{QuestionError, UnknownTopic};
pub use reading_combinations::{Combination, DeadlineRange, ReadingChoice};
pub(crate) use reading_combinations::{MAX_COMBINATIONS, ReadingBranch, ReadingCase, TooMany};
pub(crate) use reading_variants::StatusByReading;
pub(crate) use reopened_tickets::{Evaluation, EvaluationByRule};
pub(crate) use reopening::{AskedEvents, check_reopened, counted_in_force, counted_under};
pub use response_moments::ResponseMoments;
pub(crate) use rule_selection::{PLAN_OPTION, cases};
pub(crate) use sla_state::Observation;
pub use sla_state::{Milestone, SlaState};
pub(crate) use sla_terms::SlaTerms;
pub(crate) use sla_timer::{Allowance, SlaTimer};
pub use subject::{Subject, SubjectInput};
pub(crate) use subject_defaults::SubjectDefaults;
pub(crate) use ticket_group::TicketGroup;
pub use ticket_status::{ReadingSet, TicketStatus, TicketTimes};
pub(crate) use time_split::{SplitTicket, TicketSide, TimeSplit};
pub(crate) use timed_target::{DueTime, StartTimes, TimedTarget, TimedTicket};
pub use zoned_instant::ZonedInstant;
pub(crate) use zoned_instant::as_text;
