//! The comparisons of the page: periods as a trend, other groups as bars.

use std::cmp::Ordering;

use super::{
    report_answer::ReportAnswer,
    text_report::{groups, starred},
};
use crate::{
    attainment::{Dimension, GroupAnswer, Percent},
    render::{Bar, Chart, Section, Shares, Trend, TrendPoint},
    text::{counted, grouped},
};

/// Returns a section for each way to put tickets into groups, periods first.
pub(super) fn comparisons(answer: &ReportAnswer) -> Vec<Section> {
    let all = &answer.tickets.by;
    let periods = all.iter().filter(|dimension| dimension.is_period);
    let others = all.iter().filter(|dimension| !dimension.is_period);
    // The only plan is named in the head.
    let is_told = |dimension: &&Dimension| dimension.by != "plan" || dimension.groups.len() > 1;
    let shown = periods.chain(others).filter(is_told);
    shown.map(|dimension| comparison(answer, dimension)).collect()
}

fn comparison(answer: &ReportAnswer, dimension: &Dimension) -> Section {
    let is_measured = |group: &&GroupAnswer| group.by(answer.measure).share.is_some();
    let mut measured: Vec<GroupAnswer> =
        dimension.groups.iter().filter(is_measured).cloned().collect();
    // Periods keep their order, and priorities that of their urgency.
    let keeps_order = dimension.is_period || dimension.by == "priority";
    if !keeps_order {
        measured.sort_by(|one, other| by_shortfall(answer, one, other));
    }
    let nothing = dimension.groups.iter().filter(|group| !is_measured(group));
    let nothing: Vec<&GroupAnswer> = nothing.collect();
    let chart = match &measured[..] {
        [] => None,
        [_, _, ..] if dimension.is_period => Some(Chart::Trend(trend(answer, &dimension.groups))),
        measured => Some(Chart::Shares(shares(answer, measured))),
    };
    let of_measured = Dimension { groups: measured, ..dimension.clone() };
    let table = chart.is_some().then(|| groups(answer, &of_measured));
    let title = format!("By {}", dimension.by);
    let order = if keeps_order { "" } else { ", the lowest first" };
    let mut says =
        format!("The share of tickets {} that met their deadline{order}.", answer.measure.says());
    if dimension.groups.iter().any(|group| group.partial == Some(true)) {
        says += " A * marks a period that is not over, or of which only some dates count.";
    }
    if chart.is_none() {
        says.clear();
    }
    says += &folded(&nothing);
    let says = says.trim_start().to_owned();
    Section { title, says, chart, table, ..Section::default() }
}

/// Returns the groups without anything to measure in one sentence.
fn folded(groups: &[&GroupAnswer]) -> String {
    const MOST: usize = 8;
    let name =
        |group: &&GroupAnswer| format!("{} ({})", starred(group), counted(group.opened, "ticket"));
    let mut names: Vec<String> = groups.iter().take(MOST).map(name).collect();
    if groups.len() > MOST {
        names.push(format!("{} more", groups.len() - MOST));
    }
    if names.is_empty() {
        String::new()
    } else {
        format!(" Nothing to measure: {}.", names.join(", "))
    }
}

fn by_shortfall(answer: &ReportAnswer, one: &GroupAnswer, other: &GroupAnswer) -> Ordering {
    let key = |group: &GroupAnswer| group.by(answer.measure).share;
    key(one).cmp(&key(other)).then(other.missed.cmp(&one.missed))
}

fn reaches(answer: &ReportAnswer, group: &GroupAnswer) -> bool {
    let of = group.by(answer.measure).of;
    answer.min_percent.is_none_or(|min| Percent::reached(group.met, of, min))
}

/// Returns `88.23% of 17`, with a mark if that is below the target.
fn value(answer: &ReportAnswer, group: &GroupAnswer) -> String {
    let line = group.by(answer.measure);
    let mark = if reaches(answer, group) { "" } else { " ▼" };
    line.share.map_or_else(
        || "nothing to measure".to_owned(),
        |share| format!("{share} of {}{mark}", grouped(line.of)),
    )
}

fn trend(answer: &ReportAnswer, groups: &[GroupAnswer]) -> Trend {
    let point = |group: &GroupAnswer| TrendPoint {
        label: starred(group),
        percent: group.by(answer.measure).percent,
        value: value(answer, group),
        good: answer.min_percent.map(|_| reaches(answer, group)),
    };
    Trend { points: groups.iter().map(point).collect(), line: answer.min_percent }
}

fn shares(answer: &ReportAnswer, groups: &[GroupAnswer]) -> Shares {
    let bar = |group: &GroupAnswer| {
        let line = group.by(answer.measure);
        Bar {
            label: starred(group),
            good: line.percent.unwrap_or(0.0),
            bad: Percent::of(group.missed, line.of).map_or(0.0, Percent::value),
            value: value(answer, group),
        }
    };
    Shares { bars: groups.iter().map(bar).collect(), line: answer.min_percent }
}
