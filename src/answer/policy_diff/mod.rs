//! The changes between two policies: every plan, edition, region and priority is asked of both, and
//! the answers are compared.
//!
//! Titles, dates and reworded sentences change no answer and are left out. Each change is judged by
//! itself: a shorter target is stricter, whatever became of the hours in which it runs.

mod case_matrix;
mod change_collector;
mod compare_policies;
mod compared_hours;
mod compared_plan;
mod diff_answer;
mod direction;
mod document_changes;
mod plan_facts;
mod plan_notes;
mod plan_readings;
mod plan_terms;
mod service_levels;
mod services;
mod ticket_changes;

pub use compare_policies::policy_diff;
pub(crate) use compared_plan::ComparedPlan;
pub(crate) use diff_answer::Side;
pub use diff_answer::{Audience, Change, PolicyDiff, PolicyStatement};
pub(crate) use plan_facts::{
    AskedPlace, PlanAnswer, PlanDifference, PlanFact, PlansAnswer, plans_answer,
};
pub(crate) use ticket_changes::{TicketChange, TicketDiff, TicketOutcome};
