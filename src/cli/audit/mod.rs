//! `slacalc audit`.

mod arguments;
mod audit_report;
mod claim_columns;
mod run;
mod tables;

pub(super) use arguments::AuditArgs;
pub(super) use run::run;
