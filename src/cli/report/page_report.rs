//! Turns the answer of `slacalc report` into a page with charts.

use super::{
    measured_periods,
    provenance_notes::{notes, sources},
    report_answer::ReportAnswer,
    text_report::{excluded, facts, groups, headline, measures, name, tone, worst},
};
use crate::{
    attainment::{AttainmentAnswer, Dimension, GroupAnswer, Percent},
    render::{
        Bar, Chart, ColumnChart, DivergingBars, DivergingRow, Page, Section, Shares, Table, Week,
    },
    text::grouped,
    time::{SignedDuration, WEEKDAY_NAMES},
};

pub(super) fn page(answer: &ReportAnswer) -> Page {
    let tickets = &answer.tickets;
    let periods = measured_periods::table(answer);
    let mut sections = vec![Section {
        title: periods.title.clone(),
        says: "The attainment of targets that are not for each ticket, in each way that the \
               document leaves open."
            .to_owned(),
        table: Some(periods),
        ..Section::default()
    }];
    sections.push(Section {
        title: "Attainment by what it is a share of".to_owned(),
        says: "Tickets that were answered in time, as a share of three different wholes."
            .to_owned(),
        table: Some(measures(&tickets.total)),
        ..Section::default()
    });
    sections.extend(tickets.by.iter().map(|dimension| shares(answer, dimension)));
    if tickets.total.response_seconds.count > 0 {
        sections.push(used(&tickets.total));
    }
    sections.push(week(answer));
    sections.push(margins(answer));
    let list = |title: &str, says: &str, table: Table| Section {
        title: title.to_owned(),
        says: says.to_owned(),
        table: Some(table),
        ..Section::default()
    };
    sections.push(list(
        "Worst margins",
        "The tickets that were furthest behind their deadline, in real time.",
        worst(answer),
    ));
    sections.push(list(
        "Left out",
        "Rows that could not be judged, by reason, with the first of each.",
        excluded(answer),
    ));
    sections.retain(|section| {
        section.chart.is_some()
            || section.table.as_ref().is_some_and(|table| !table.rows.is_empty())
    });
    // A chart of no tickets shows nothing.
    sections.retain(|section| tickets.total.opened > 0 || section.chart.is_none());
    Page {
        title: title(answer),
        headline: headline(answer),
        tone: tone(answer),
        facts: facts(answer),
        sections,
        footer: footer(answer),
        notes: notes(answer),
    }
}

fn title(answer: &ReportAnswer) -> String {
    if let Some(title) = &answer.title {
        return title.clone();
    }
    if answer.policies.is_empty() {
        return "Response times".to_owned();
    }
    let whose = match &answer.contracts[..] {
        [only] => only.title.clone(),
        _ => answer.policies.iter().map(|policy| policy.id.as_str()).collect::<Vec<_>>().join(", "),
    };
    format!("Response times: {whose}")
}

fn shares(answer: &ReportAnswer, dimension: &Dimension) -> Section {
    let bar = |group: &GroupAnswer| {
        let line = group.by(answer.measure);
        let value = line
            .share
            .map_or_else(|| "none".to_owned(), |share| format!("{share} of {}", grouped(line.of)));
        let good = answer.min_percent.is_none_or(|min| Percent::reached(group.met, line.of, min));
        Bar { label: starred(group), percent: line.percent, value, good }
    };
    let bars = dimension.groups.iter().map(bar).collect();
    Section {
        title: format!("Attainment by {}", dimension.by),
        says: format!("The share of tickets {} that met their deadline.", answer.measure.says()),
        chart: Some(Chart::Shares(Shares { bars, line: answer.min_percent }))
            .filter(|_| !dimension.groups.is_empty()),
        table: Some(groups(answer, dimension)),
    }
}

fn used(total: &GroupAnswer) -> Section {
    let mut table = Table::new("", &["share of the time", "tickets"]);
    let mut columns = ColumnChart { border: "deadline".to_owned(), ..ColumnChart::default() };
    for line in &total.used {
        let from = line.above.unwrap_or(0);
        let label =
            line.up_to.map_or_else(|| format!("over {from}%"), |to| format!("{from}% to {to}%"));
        columns.good += usize::from(line.up_to.is_some_and(|to| to <= 100));
        columns.columns.push((from.to_string(), line.tickets));
        table.rows.push(vec![label, grouped(line.tickets)]);
    }
    Section {
        title: "Responses against their target".to_owned(),
        says: "The share of its response time that each answer used up, in percent, on the clock \
               of the target; all targets together."
            .to_owned(),
        chart: Some(Chart::Columns(columns)),
        table: Some(table),
    }
}

/// Returns the margins by priority, else by the first kind of groups, else of all.
fn margins(answer: &ReportAnswer) -> Section {
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
        title: format!("Margin by {by}"),
        says: "How early or late the tickets were that are answered or overdue, in real time; \
               each row as a whole."
            .to_owned(),
        chart: (!rows.is_empty()).then_some(Chart::Spread(DivergingBars { parts, left, rows })),
        table: Some(table),
    }
}

fn week(answer: &ReportAnswer) -> Section {
    let AttainmentAnswer { arrivals, arrivals_covered, arrivals_uncovered, .. } = &answer.tickets;
    let hours = arrivals.iter().zip(arrivals_covered).zip(arrivals_uncovered);
    let hours: Vec<[u64; 3]> = hours
        .map(|((all, covered), uncovered)| [*covered, *uncovered, all - covered - uncovered])
        .collect();
    let names: Vec<String> = (0..24).map(|hour| format!("{hour:02}")).collect();
    let header: Vec<&str> =
        ["covered of opened"].into_iter().chain(names.iter().map(String::as_str)).collect();
    let mut table = Table::new("", &header);
    for (day, hours) in WEEKDAY_NAMES.iter().zip(hours.chunks(24)) {
        let cells =
            hours.iter().map(|hour| format!("{}/{}", grouped(hour[0]), grouped(hour.iter().sum())));
        table.rows.push([(*day).to_owned()].into_iter().chain(cells).collect());
    }
    let parts = ["covered", "not covered", "not stated"].map(str::to_owned);
    Section {
        title: "When tickets come, against coverage".to_owned(),
        says: "When tickets were opened, by the clock where that was. A square is filled by how \
               many of them came in hours that their own plan covers, holidays taken out."
            .to_owned(),
        chart: (!hours.is_empty()).then_some(Chart::Week(Week { parts, hours })),
        table: Some(table),
    }
}

/// Returns the full name of a group, with a star if it is part of a period.
fn starred(group: &GroupAnswer) -> String {
    format!("{}{}", group.group, if group.partial == Some(true) { "*" } else { "" })
}

fn footer(answer: &ReportAnswer) -> Vec<(String, String)> {
    let line =
        |[what, name, rest]: [String; 3]| (what, [name, rest].join(" ").trim_end().to_owned());
    let mut lines: Vec<(String, String)> = sources(answer).into_iter().map(line).collect();
    let rest = [
        ("program", format!("slacalc {}", answer.program)),
        ("now", answer.now.clone()),
        ("rows", grouped(answer.tickets.rows)),
    ];
    lines.extend(rest.map(|(name, value)| (name.to_owned(), value)));
    lines
}
