//! Steps on the way to an answer, for `--explain`.

mod coverage_steps;
pub(in crate::answer) mod deadline_steps;
mod scope_steps;
mod step;

pub(crate) use coverage_steps::coverage_steps;
pub(crate) use scope_steps::{scope_steps, version_steps};
pub use step::{Step, StepKind};
