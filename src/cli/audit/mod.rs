//! `slacalc audit`.

mod arguments;
mod audit_report;
mod run;
mod tables;

pub(super) use arguments::AuditArgs;
pub(super) use run::run;
