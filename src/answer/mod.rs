//! Questions and their answers: when the vendor must respond, when support is covered, what is in
//! scope.
//!
//! Everything here is a pure function of a policy, a question and an instant called now. Answers
//! are plain data that serialize to the published JSON; how they look to a person is not known
//! here.

mod assumption_notes;
mod batch_evaluator;
mod calendar;
mod calendar_cache;
mod calendar_in_force;
mod channels;
mod citation;
mod clause;
mod clock_notes;
mod compare;
mod contacts;
mod contacts_answer;
mod contract_lines;
mod coverage;
mod coverage_answer;
mod coverage_lookup;
mod daylight_clock;
mod deadline;
mod deadline_answer;
mod deadline_question;
mod due_answer;
mod effective_hours;
mod effective_target;
mod entitlement_period;
mod event_order;
mod every_priority;
#[cfg(test)]
#[path = "../../tests/examples_complete.rs"]
mod examples_complete;
mod explain;
mod find_policy;
#[cfg(test)]
#[path = "../../tests/oracle/former_engine.rs"]
mod former_engine;
mod group_timer;
mod header;
mod holiday_notes;
mod hours_combinations;
mod known_hours;
mod latest_open;
mod maintenance;
mod measured_target;
mod metric_answer;
mod metric_runs;
mod other_commands;
mod outcome;
mod pausable_clock;
mod pauses;
mod policy_diff;
mod policy_summary;
mod prepared_target;
mod priorities;
mod priority_changes;
mod priority_ref;
mod promised_times;
mod question_error;
mod reading_combinations;
mod reading_notes;
mod reading_outcomes;
mod reopening;
mod response_moments;
mod rule_selection;
mod scope;
mod service_days;
mod service_hours;
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
mod topic_matching;
mod version_support;
mod worked_days;
mod worked_examples;
mod zoned_instant;

pub use batch_evaluator::{BatchEvaluator, GroupId};
pub(crate) use calendar::{
    CalendarAnswer, CalendarDay, CalendarReading, ClockChange, DateRange, DayKind, HolidayLine,
    OpenWindow, Slot, calendar, calendar_combinations,
};
pub(crate) use calendar_cache::CalendarCache;
pub(crate) use channels::{ChannelElsewhere, ChannelState, ChannelsAnswer, channels};
pub use citation::{Citation, PolicyRef};
pub(crate) use citation::{binding_notes, in_line};
pub(crate) use clause::{ClauseAnswer, ClauseLine, clause, lost};
pub(crate) use compare::{Compared, Comparison, ComparisonRow, compare};
pub(crate) use contacts::{EntitlementUse, contacts};
pub(crate) use contacts_answer::{
    ContactsAnswer, ContactsLine, DutyLine, EntitlementLine, ReadingOption,
};
pub use coverage::coverage;
pub(crate) use coverage_answer::CoverageCombination;
pub use coverage_answer::{CoverageAnswer, CoverageReading, CoverageWindow};
pub use deadline::deadline;

pub use deadline_answer::{Aim, DeadlineAnswer};
pub(crate) use deadline_question::TicketEvents;
pub use deadline_question::{DeadlineDetails, DeadlineQuestion};
pub(crate) use effective_target::EffectiveTarget;
pub use effective_target::TargetAnswer;
pub(crate) use event_order::note_after_now;
pub use explain::{Step, StepKind};
pub(crate) use explain::{coverage_steps, scope_steps, version_steps};
pub(crate) use find_policy::known_vendor;
pub use find_policy::{PolicyQuery, find_policy};
pub use header::{PriorityAnswer, SubjectHeader};
pub(crate) use holiday_notes::{days_of_parts, notes_on_list};
pub(crate) use hours_combinations::coverage_combinations;
pub use latest_open::{LatestOpenAnswer, OtherLatestOpening, latest_open};
pub(crate) use maintenance::{MaintenanceAnswer, MaintenanceDate, MaintenanceLine, maintenance};
pub(crate) use measured_target::MeasuredTarget;

pub(crate) use metric_answer::MetricAnswer;
pub(crate) use metric_runs::{deadline_of, metric_answers, metric_named};
pub(crate) use outcome::NoDeadline;
pub use outcome::Outcome;
pub use pauses::Pause;
pub(crate) use pauses::united;
pub(crate) use policy_diff::{
    AskedPlace, ComparedPlan, PlanAnswer, PlanDifference, PlanFact, PlansAnswer, Side,
    TicketChange, TicketDiff, TicketOutcome, plans_answer,
};
pub use policy_diff::{Audience, Change, PolicyDiff, PolicyStatement, policy_diff};
pub(crate) use policy_summary::{
    ChannelLine, GapLine, NameLine, OtherTargetLine, PolicySummary, ReadingSummary, RelatedLine,
    RulingLine, TargetLine, TopicLine, in_force, not_stated, policy_summary,
};
pub(crate) use priorities::{
    PolicyPriorities, PrioritiesAnswer, PriorityDefinition, priorities, priority_elsewhere,
};
pub use priority_changes::PriorityChange;
pub use priority_ref::PriorityRef;
pub use question_error::{QuestionError, UnknownTopic};
pub use reading_combinations::{Combination, DeadlineRange, ReadingChoice};
pub use reading_outcomes::ReadingOutcome;
pub use response_moments::ResponseMoments;

pub use scope::{Candidate, ScopeAnswer, scope, topics};
pub(crate) use service_days::ServiceDays;
pub(crate) use service_hours::{ServiceHours, service_days};
pub use sla_state::{Milestone, SlaState};
pub(crate) use sla_terms::SlaTerms;
pub(crate) use sla_timer::SlaTimer;
pub use subject::{Subject, SubjectInput};
pub(crate) use subject_defaults::SubjectDefaults;
pub(crate) use ticket_group::TicketGroup;
pub use ticket_status::{ReadingSet, TicketStatus, TicketTimes};
pub(crate) use time_split::{TicketSide, TimeSplit};
pub(crate) use version_support::{VersionQuestion, version};
pub(crate) use worked_examples::{AnswerTexts, ExampleOutcome, run_example};
pub use zoned_instant::ZonedInstant;

// The engine's own parts, from which the audit builds variants of a target.
