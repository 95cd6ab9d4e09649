//! The details of the page: how much of their time answers took, and how early or late they were.

use super::{
    report_answer::ReportAnswer,
    text_report::{name, starred},
};
use crate::{
    attainment::GroupAnswer,
    render::{Chart, ColumnChart, DivergingBars, DivergingRow, HistogramColumn, Section, Table},
    text::grouped,
    time::SignedDuration,
};

pub(super) fn used(total: &GroupAnswer) -> Section {
    let mut table = Table::new("", &["share of the time", "tickets"]);
    let mut columns =
        ColumnChart { border: 100.0, border_says: "deadline".to_owned(), ..ColumnChart::default() };
    let percent = |edge: i64| i32::try_from(edge).map_or(0.0, f64::from);
    for line in &total.used {
        let from = line.above.unwrap_or(0);
        let label =
            line.up_to.map_or_else(|| format!("over {from}%"), |to| format!("{from}% to {to}%"));
        table.rows.push(vec![label.clone(), grouped(line.tickets)]);
        columns.columns.push(HistogramColumn {
            from: percent(from),
            to: line.up_to.map(percent),
            count: line.tickets,
            label,
        });
    }
    Section {
        title: "How much of the promised time was used".to_owned(),
        says: "The share of the promised time that each answer took, in percent, on the clock of \
               its target; all targets together. The area of a column is its number of tickets."
            .to_owned(),
        chart: Some(Chart::Columns(columns)),
        table: Some(table),
        folded: true,
        ..Section::default()
    }
}

/// Returns the margins by priority, else by the first kind of groups, else of all.
pub(super) fn margins(answer: &ReportAnswer) -> Section {
    let tickets = &answer.tickets;
    let dimension =
        tickets.by.iter().find(|dimension| dimension.by == "priority").or(tickets.by.first());
    let (by, rows) = dimension.map_or(("total", std::slice::from_ref(&tickets.total)), |it| {
        (it.by.as_str(), &it.groups[..])
    });
    let words = |seconds| SignedDuration::from_seconds(seconds).in_words();
    let parts: Vec<String> = tickets
        .total
        .margins
        .iter()
        .map(|line| match (line.from, line.below) {
            (None, Some(below)) => format!("over {} late", words(below)),
            (Some(from), None) => format!("over {} early", words(from)),
            (Some(from), Some(0)) => format!("up to {} late", words(from)),
            (Some(0), Some(below)) => format!("up to {} early", words(below)),
            (Some(from), Some(below)) if from < 0 => {
                format!("{} to {} late", words(below), words(from))
            }
            (from, below) => {
                format!("{} to {} early", words(from.unwrap_or(0)), words(below.unwrap_or(0)))
            }
        })
        .collect();
    let left = tickets
        .total
        .margins
        .iter()
        .filter(|line| line.below.is_some_and(|below| below <= 0))
        .count();
    let counts =
        |group: &GroupAnswer| group.margins.iter().map(|line| line.tickets).collect::<Vec<_>>();
    let shown: Vec<&GroupAnswer> =
        rows.iter().filter(|group| counts(group).iter().any(|count| *count > 0)).collect();
    let header: Vec<&str> = [by].into_iter().chain(parts.iter().map(String::as_str)).collect();
    let mut table = Table::new("", &header);
    for group in &shown {
        table.rows.push(
            [name(group)].into_iter().chain(counts(group).into_iter().map(grouped)).collect(),
        );
    }
    let rows: Vec<DivergingRow> = shown
        .iter()
        .map(|group| DivergingRow { label: starred(group), counts: counts(group) })
        .collect();
    Section {
        title: format!("How early or late, by {by}"),
        says: "How early or late the tickets were that are answered or overdue, by the wall \
               clock; each row as a whole."
            .to_owned(),
        chart: (!rows.is_empty()).then_some(Chart::Spread(DivergingBars { parts, left, rows })),
        table: Some(table),
        folded: true,
        ..Section::default()
    }
}
