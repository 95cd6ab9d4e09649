//! Sentences and a table on targets that are measured over all tickets of a period.

use super::{report_answer::ReportAnswer, target_time::length};
use crate::{
    attainment::{AttainmentAnswer, PeriodLine, PeriodTarget},
    render::Table,
    text::grouped,
};

/// Returns the period of the targets, if every ticket with a deadline has one of that kind.
pub(super) fn period_of_all(answer: &ReportAnswer) -> Option<&'static str> {
    let AttainmentAnswer { measured_over, periods, total, .. } = &answer.tickets;
    let first = measured_over.first()?;
    let is_of_all = |line: &&PeriodLine| line.reading == "calendar" && line.priority.is_some();
    let measured: u64 = periods.iter().filter(is_of_all).map(|line| line.tickets).sum();
    let is_all = measured == total.opened - total.undecided.all();
    (is_all && measured_over.iter().all(|line| line.over == first.over)).then_some(first.over)
}

/// Returns what the targets are, for the facts of a report.
pub(super) fn fact(line: &PeriodTarget, answer: &ReportAnswer) -> String {
    let says = line.says.clone().unwrap_or_else(|| {
        format!("It is measured over all tickets of a {}, not for each.", line.over)
    });
    let whose =
        if answer.policies.len() > 1 { format!("{}: ", line.policy) } else { String::new() };
    format!("{whose}{says} [{}]", line.clause)
}

/// Returns the attainment of each period by each reading.
pub(super) fn table(answer: &ReportAnswer) -> Table {
    let AttainmentAnswer { measured_over, periods, .. } = &answer.tickets;
    let over = measured_over.first().map_or("period", |line| line.over);
    let title = format!("Over all tickets of a {over}, in each interpretation");
    let header = [over, "of", "tickets", "within", "later", "share", "mean response"];
    let mut table = Table::new(&title, &header);
    let is_single = |pick: fn(&PeriodLine) -> &Option<String>| {
        periods.iter().all(|line| pick(line) == pick(&periods[0]))
    };
    let names_contract = !periods.is_empty() && !is_single(|line| &line.contract);
    for line in periods {
        let contract = line.contract.as_ref().filter(|_| names_contract);
        let of = line.priority.clone().unwrap_or_else(|| "all".to_owned());
        let mean = match (line.mean_seconds, line.target_seconds) {
            (Some(mean), Some(target)) => {
                let seconds = |seconds: i64| length(seconds.unsigned_abs());
                format!("{} of {}", seconds(mean), seconds(target))
            }
            _ => "-".to_owned(),
        };
        table.rows.push(vec![
            format!("{} {} to {}", line.reading, line.from, line.until),
            contract.map_or_else(|| of.clone(), |contract| format!("{contract}: {of}")),
            grouped(line.tickets),
            grouped(line.within),
            grouped(line.beyond),
            line.share.map_or_else(|| "-".to_owned(), |share| share.to_string()),
            mean,
        ]);
    }
    table
}

/// Returns the notes on what the document leaves open of such targets.
pub(super) fn notes(answer: &ReportAnswer) -> Vec<String> {
    let measured = &answer.tickets.measured_over;
    let Some(first) = measured.first() else { return Vec::new() };
    let over = first.over;
    let mut notes = vec![format!(
        "A late ticket alone is no breach of a target over all tickets of a {over}. The document \
         does not say whether that is a {over} of the calendar or of the contract, nor whether the \
         share of tickets within the target counts or their mean response time: the table shows \
         each."
    )];
    if !measured.iter().any(|line| line.has_contract_periods) {
        notes.push(format!(
            "Only {over}s of the calendar are shown, as no contract says when it begins. Add \
             `starts = DATE` to the contract for its own {over}s."
        ));
    }
    notes
}
