//! `slacalc plans`.

mod chosen_plans;
mod plans_report;
mod run;

pub(super) use run::{PlansArgs, run};
