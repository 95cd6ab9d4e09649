//! `slacalc report`.

mod arguments;
mod measured_periods;
mod neutral_report;
mod page_report;
mod provenance_notes;
mod report_answer;
mod run;
mod target_time;
mod text_report;

pub(super) use arguments::ReportArgs;
#[cfg(test)]
pub(super) use report_answer::ReportAnswer;
pub(super) use run::run;
