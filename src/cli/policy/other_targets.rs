//! The table of what a policy promises beside a first response.

use crate::{answer::OtherTargetLine, cli::report_parts::with_clause, render::Table};

/// The columns of the table.
const HEADER: [&str; 4] = ["for", "metric", "time", "counted"];

/// Returns a row for each promise, where there are any.
pub(super) fn table(lines: &[OtherTargetLine]) -> Option<Table> {
    if lines.is_empty() {
        return None;
    }
    let rows: Vec<Vec<String>> = lines.iter().map(row).collect();
    Some(Table { rows, ..Table::new("Other promised times", &HEADER) })
}

fn row(line: &OtherTargetLine) -> Vec<String> {
    let target = &line.target;
    let whom = [
        Some(&target.plan),
        target.edition.as_ref(),
        target.region.as_ref(),
        target.priority.as_ref(),
    ];
    let whom: Vec<&str> = whom.into_iter().flatten().map(String::as_str).collect();
    let metric = match &line.name {
        Some(name) => format!("{} ({name})", line.metric),
        None => line.metric.to_owned(),
    };
    vec![
        whom.join(", "),
        metric,
        format!("{} ({})", target.within, target.commitment),
        with_clause(&counted(line), &target.clause),
    ]
}

/// Returns the event and the clock by which a time is counted.
fn counted(line: &OtherTargetLine) -> String {
    let since = match line.start {
        Some("first-response") => "from the first response",
        Some(_) => "from the opening",
        None => "from the opening, by our assumption",
    };
    let hours = match line.target.clock {
        Some("coverage") => ", in business hours",
        Some(_) => ", around the clock",
        None => "",
    };
    format!("{since}{hours}")
}
