//! Questions and their answers: when the vendor must respond, when support is covered, what is in
//! scope.
//!
//! Everything here is a pure function of a policy, a question and an instant called now. Answers
//! are plain data that serialize to the published JSON; how they look to a person is not known
//! here.

mod calendar;
mod channels;
mod clause;
mod clock_notes;
mod compare;
mod contacts;
mod contacts_answer;
mod contract_lines;
mod coverage;
mod coverage_answer;
mod deadline;
mod deadline_answer;
mod due_answer;
mod entitlement_period;
#[cfg(test)]
#[path = "../../tests/examples_complete.rs"]
mod examples_complete;
mod explain;
mod find_policy;
mod hours_combinations;
mod latest_open;
mod maintenance;
mod metric_answer;
mod metric_runs;
mod other_commands;
mod policy_diff;
mod policy_summary;
mod priorities;
mod promised_times;
mod reading_notes;
mod reading_outcomes;
mod reopened_ticket;
mod scope;
mod service_days;
mod service_hours;
mod topic_matching;
mod version_support;
mod worked_examples;

pub(crate) use calendar::{
    CalendarAnswer, CalendarDay, CalendarReading, ClockChange, DateRange, DayKind, HolidayLine,
    OpenWindow, Slot, calendar, calendar_combinations,
};

pub(crate) use channels::{ChannelElsewhere, ChannelState, ChannelsAnswer, channels};

pub(crate) use clause::{ClauseAnswer, ClauseLine, clause, lost};

pub(crate) use compare::{Compared, ComparedTicket, Comparison, ComparisonRow, compare};
pub(crate) use contacts::{EntitlementUse, contacts};
pub(crate) use contacts_answer::{
    ContactsAnswer, ContactsLine, DutyLine, EntitlementLine, ReadingOption,
};
pub use coverage::coverage;
pub(crate) use coverage_answer::CoverageCombination;
pub use coverage_answer::{CoverageAnswer, CoverageReading, CoverageWindow};
pub use deadline::deadline;

pub use deadline_answer::{Aim, DeadlineAnswer};

pub use explain::{Step, StepKind};
pub(crate) use explain::{coverage_steps, scope_steps, version_steps};
pub use find_policy::{PolicyQuery, find_policy};
pub(crate) use find_policy::{chosen_by_plan, known_vendor};

pub(crate) use hours_combinations::coverage_combinations;
pub use latest_open::{LatestOpenAnswer, OtherLatestOpening, latest_open};
pub(crate) use maintenance::{MaintenanceAnswer, MaintenanceDate, MaintenanceLine, maintenance};

pub(crate) use metric_answer::MetricAnswer;
pub use metric_runs::deadline_of_metric;
pub(crate) use metric_runs::{deadline_of, general_metric, metric_answers, metric_named};

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
    PolicyPriorities, PrioritiesAnswer, PriorityDefinition, other_meaning, priorities,
    priority_elsewhere,
};

pub use reading_outcomes::ReadingOutcome;

pub use scope::{Candidate, ScopeAnswer, scope, topics};
pub(crate) use service_days::ServiceDays;
pub(crate) use service_hours::{ServiceHours, service_days};

pub(crate) use version_support::{VersionQuestion, version};
pub(crate) use worked_examples::{AnswerTexts, ExampleOutcome, run_example};
