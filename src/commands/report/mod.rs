//! `slacalc report`.

mod answer;
mod arguments;
mod lower;
mod page;
mod run;

pub(super) use arguments::ReportArgs;
pub(super) use run::run;
