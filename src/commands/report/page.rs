//! The answer of `slacalc report`, lowered to a page with charts.

use super::{
    answer::ReportAnswer,
    lower::{excluded, facts, groups, headline, measures, tone, worst},
};
use crate::{
    commands::tickets::grouped,
    render::{Bar, Chart, Columns, Hour, Page, Section, Shares, Spread, SpreadRow, Table, Week},
    tickets::{Dimension, GroupAnswer, Percent},
    time::in_words,
};

pub(super) fn page(answer: &ReportAnswer) -> Page {
    let tickets = &answer.tickets;
    let mut sections = vec![Section {
        title: "Attainment by what it is a share of".to_owned(),
        says: "Tickets that were answered in time, as a share of three different wholes.".to_owned(),
        table: Some(measures(&tickets.total)),
        ..Section::default()
    }];
    sections.extend(tickets.by.iter().map(|dimension| shares(answer, dimension)));
    if tickets.total.response_seconds.count > 0 {
        sections.push(used(&tickets.total));
    }
    sections.push(margins(answer));
    sections.push(week(answer));
    let list = |title: &str, says: &str, table: Table| Section {
        title: title.to_owned(),
        says: says.to_owned(),
        table: Some(table),
        ..Section::default()
    };
    sections.push(list("Worst margins", "The tickets that were furthest behind their deadline, in real time.", worst(answer)));
    sections.push(list("Left out", "Rows that could not be judged, by reason.", excluded(answer)));
    sections.retain(|section| section.chart.is_some() || section.table.as_ref().is_some_and(|table| !table.rows.is_empty()));
    Page { title: title(answer), headline: headline(answer), tone: tone(answer), facts: facts(answer), sections, footer: footer(answer) }
}

fn title(answer: &ReportAnswer) -> String {
    let whose = match &answer.contracts[..] {
        [only] => only.title.clone(),
        _ => answer.policies.iter().map(|policy| policy.id.as_str()).collect::<Vec<_>>().join(", "),
    };
    format!("Response times: {whose}")
}

fn shares(answer: &ReportAnswer, dimension: &Dimension) -> Section {
    let bar = |group: &GroupAnswer| {
        let line = group.by(answer.measure);
        let value = line.share.map_or_else(|| "none".to_owned(), |share| format!("{share} % of {}", grouped(line.of)));
        let good = answer.min_percent.is_none_or(|min| Percent::reached(group.met, line.of, min));
        Bar { label: group.group.clone(), percent: line.percent, value, good }
    };
    let bars = dimension.groups.iter().map(bar).collect();
    Section {
        title: format!("Attainment by {}", dimension.by),
        says: format!("The share of tickets {} that met their deadline.", answer.measure.says()),
        chart: Some(Chart::Shares(Shares { bars, line: answer.min_percent })).filter(|_| !dimension.groups.is_empty()),
        table: Some(groups(dimension, answer.measure)),
    }
}

fn used(total: &GroupAnswer) -> Section {
    let mut table = Table::new("", &["share of the time", "tickets"]);
    let mut columns = Columns { border: "deadline".to_owned(), ..Columns::default() };
    for line in &total.used {
        let from = line.above.unwrap_or(0);
        let label = line.up_to.map_or_else(|| format!("over {from} %"), |to| format!("{from} to {to} %"));
        columns.good += usize::from(line.up_to.is_some_and(|to| to <= 100));
        columns.columns.push((from.to_string(), line.tickets));
        table.rows.push(vec![label, grouped(line.tickets)]);
    }
    Section {
        title: "Responses against their target".to_owned(),
        says:
            "How many percent of the time from the start of the clock to the deadline the response took; real time, all targets together."
                .to_owned(),
        chart: Some(Chart::Columns(columns)),
        table: Some(table),
    }
}

/// Margins by priority, or by the first kind of groups, or of all.
fn margins(answer: &ReportAnswer) -> Section {
    let tickets = &answer.tickets;
    let dimension = tickets.by.iter().find(|dimension| dimension.by == "priority").or(tickets.by.first());
    let (by, rows) = dimension.map_or(("total", std::slice::from_ref(&tickets.total)), |it| (it.by.as_str(), &it.groups[..]));
    let parts: Vec<String> = tickets
        .total
        .margins
        .iter()
        .map(|line| match (line.from, line.below) {
            (None, Some(below)) => format!("over {} late", in_words(below)),
            (Some(from), None) => format!("over {} early", in_words(from)),
            (Some(from), Some(0)) => format!("up to {} late", in_words(from)),
            (Some(0), Some(below)) => format!("up to {} early", in_words(below)),
            (Some(from), Some(below)) if from < 0 => format!("{} to {} late", in_words(below), in_words(from)),
            (from, below) => format!("{} to {} early", in_words(from.unwrap_or(0)), in_words(below.unwrap_or(0))),
        })
        .collect();
    let left = tickets.total.margins.iter().filter(|line| line.below.is_some_and(|below| below <= 0)).count();
    let counts = |group: &GroupAnswer| group.margins.iter().map(|line| line.tickets).collect::<Vec<_>>();
    let shown: Vec<&GroupAnswer> = rows.iter().filter(|group| counts(group).iter().any(|count| *count > 0)).collect();
    let header: Vec<&str> = [by].into_iter().chain(parts.iter().map(String::as_str)).collect();
    let mut table = Table::new("", &header);
    for group in &shown {
        table.rows.push([group.group.clone()].into_iter().chain(counts(group).into_iter().map(grouped)).collect());
    }
    let rows: Vec<SpreadRow> = shown.iter().map(|group| SpreadRow { label: group.group.clone(), counts: counts(group) }).collect();
    Section {
        title: format!("Margin by {by}"),
        says: "How early or late the tickets were that are answered or overdue, in real time; each row as a whole.".to_owned(),
        chart: (!rows.is_empty()).then_some(Chart::Spread(Spread { parts, left, rows })),
        table: Some(table),
    }
}

fn week(answer: &ReportAnswer) -> Section {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let tickets = &answer.tickets;
    let hours = tickets.arrivals.iter().zip(&tickets.arrivals_waiting);
    let hours: Vec<Hour> = hours.map(|(count, waiting)| Hour { count: *count, marked: *waiting > 0 && waiting * 2 >= *count }).collect();
    let names: Vec<String> = (0..24).map(|hour| format!("{hour:02}")).collect();
    let header: Vec<&str> = ["day"].into_iter().chain(names.iter().map(String::as_str)).collect();
    let mut table = Table::new("", &header);
    for (day, counts) in DAYS.iter().zip(tickets.arrivals.chunks(24)) {
        table.rows.push([(*day).to_owned()].into_iter().chain(counts.iter().map(|count| grouped(*count))).collect());
    }
    let mark = "at least half of them waited for coverage";
    Section {
        title: "When tickets come, and when the clock waits".to_owned(),
        says: "Tickets opened in each hour of the week, where they were opened.".to_owned(),
        chart: (!hours.is_empty()).then_some(Chart::Week(Week { hours, mark: mark.to_owned() })),
        table: Some(table),
    }
}

fn footer(answer: &ReportAnswer) -> Vec<(String, String)> {
    let policies = answer.policies.iter().map(|policy| ("policy".to_owned(), format!("{} sha256 {}", policy.id, policy.sha256)));
    let contracts = answer.contracts.iter().map(|it| ("contract".to_owned(), format!("{} sha256 {}", it.title, it.sha256)));
    let rest = [
        ("zone rules", format!("IANA {}", answer.zone_rules)),
        ("program", format!("slacalc {}", answer.program)),
        ("now", answer.now.clone()),
        ("rows", grouped(answer.tickets.rows)),
    ];
    policies.chain(contracts).chain(rest.map(|(name, value)| (name.to_owned(), value))).collect()
}
