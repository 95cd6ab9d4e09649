//! `slacalc audit`.

mod arguments;
mod report;
mod run;

pub(super) use arguments::AuditArgs;
pub(super) use run::run;
