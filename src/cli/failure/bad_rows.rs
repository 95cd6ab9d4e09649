//! The error beside an answer over a table of which some rows could not be read.

use super::{
    super::{exit::Exit, output::Output},
    error_answer::{ErrorAnswer, ErrorKind, RowCounts},
};

/// Says to a program that rows of a table could not be read, beside the answer over the others.
pub(in super::super) fn report_bad_rows(total: u64, bad: u64, output: &Output) {
    if bad == 0 || !output.has_json_errors() {
        return;
    }
    let message = format!("{bad} of {total} rows could not be read");
    let exit = Exit::NotUnderstood;
    let rows = Some(RowCounts { total, bad });
    output.failure(&ErrorAnswer { rows, ..ErrorAnswer::new(ErrorKind::BadRows, exit, message) });
}
