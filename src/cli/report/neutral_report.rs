//! Turns the answer of `slacalc report` into a neutral report: text, a table of data, and a page.

use super::{
    credits, measured_periods,
    page_report::page,
    provenance_notes::{notes, sources},
    report_answer::ReportAnswer,
    text_report::{excluded, facts, groups, headline, measures, tone, whose_time, worst},
};
use crate::{
    attainment::{Percent, ResponseTimes},
    cli::tickets::made_from,
    render::{Report, Table},
};

pub(super) fn report(answer: &ReportAnswer) -> Report {
    let total = &answer.tickets.total;
    let plain = answer.share.map_or_else(|| "none".to_owned(), Percent::digits);
    let mut report =
        Report { headline: headline(answer), tone: tone(answer), plain, ..Report::default() };
    if let Some(title) = &answer.title {
        report.headline = format!("{title}: {}", report.headline);
    }
    report.facts = facts(answer);
    report.notes = notes(answer);
    report.tables.push(measured_periods::table(answer));
    report.tables.extend(credits::tables(answer));
    // Without anything to measure these are tables of nothing.
    if answer.share.is_some() {
        report.tables.push(measures(total));
        report.tables.extend(answer.tickets.by.iter().map(|dimension| groups(answer, dimension)));
    }
    report.tables.extend(whose_time(answer));
    report.tables.push(worst(answer));
    report.tables.push(excluded(answer));
    report.tables.retain(|table| !table.rows.is_empty());
    report.tables.push(made_from(sources(answer), answer.program, &answer.now));
    report.data = Some(data(answer));
    report.data_remarks = credits::every_sentence(answer);
    report.page = Some(page(answer));
    report
}

/// Returns every group in one table, for other programs.
fn data(answer: &ReportAnswer) -> Table {
    let header = [
        "by",
        "group",
        "opened",
        "met",
        "late",
        "overdue",
        "open",
        "closed_unanswered",
        "undecided",
        "due_percent",
        "responded_percent",
        "all_percent",
        "median_seconds",
        "p90_seconds",
        "p95_seconds",
        "closed_late",
        "partial",
        "wall_median_seconds",
        "wall_p90_seconds",
        "wall_p95_seconds",
    ];
    let mut table = Table::new("", &header);
    let all = answer.tickets.by.iter().flat_map(|dimension| {
        dimension.groups.iter().map(move |group| (dimension.by.as_str(), group))
    });
    for (by, group) in [("", &answer.tickets.total)].into_iter().chain(all) {
        let counts = [
            group.opened,
            group.met,
            group.late,
            group.overdue,
            group.open,
            group.closed_unanswered,
            group.undecided.all(),
        ];
        let shares = group
            .attainment
            .iter()
            .map(|line| line.share.map_or_else(String::new, Percent::digits));
        let [times, wall] = [group.response_seconds, group.wall_seconds].map(seconds);
        let names = [by.to_owned(), group.group.clone()];
        let partial = group.partial.map_or("", |partial| if partial { "yes" } else { "no" });
        let rest = [group.closed_late.to_string(), partial.to_owned()];
        let mut row: Vec<String> = names.into();
        row.extend(counts.map(|count| count.to_string()));
        row.extend(shares);
        row.extend(times);
        row.extend(rest);
        row.extend(wall);
        table.rows.push(row);
    }
    table
}

fn seconds(times: ResponseTimes) -> [String; 3] {
    [times.median, times.p90, times.p95]
        .map(|time| time.map_or_else(String::new, |time| time.to_string()))
}
