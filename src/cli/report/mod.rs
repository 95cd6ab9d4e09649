//! `slacalc report`.

mod arguments;
mod credits;
mod measured_periods;
mod missed_file;
mod neutral_report;
mod page_comparisons;
mod page_details;
mod page_evidence;
mod page_head;
mod page_notes;
mod page_promises;
mod page_report;
mod page_week;
mod provenance_notes;
mod report_answer;
mod report_counts;
mod run;
mod target_time;
mod text_report;

pub(super) use arguments::ReportArgs;
#[cfg(test)]
pub(super) use report_answer::ReportAnswer;
pub(super) use run::run;
