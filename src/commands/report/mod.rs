//! `slacalc report`.

mod answer;
mod arguments;
mod lower;
mod made_from;
mod page;
mod period;
mod run;

#[cfg(test)]
pub(super) use answer::ReportAnswer;
pub(super) use arguments::ReportArgs;
pub(super) use run::run;
