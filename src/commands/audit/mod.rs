//! `slacalc audit`.

mod arguments;
mod report;
mod run;
mod tables;

pub(super) use arguments::AuditArgs;
pub(super) use run::run;
