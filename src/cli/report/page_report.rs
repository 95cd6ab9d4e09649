//! Turns the answer of `slacalc report` into a page for a review with the vendor.

use super::{
    credits, measured_periods,
    page_comparisons::comparisons,
    page_details::{margins, used},
    page_evidence::{decisive, left_out, missed, readings, worst},
    page_head::{beside, subtitle, title},
    page_notes::notes,
    page_promises::promises,
    page_week::{arrivals, coverage},
    provenance_notes::sources,
    report_answer::ReportAnswer,
    report_counts,
    text_report::{further_facts, headline, measures, tone, whose_time},
};
use crate::{
    cli::time_words::written,
    render::{Figure, Key, Page, Section},
    text::grouped,
};

pub(super) fn page(answer: &ReportAnswer) -> Page {
    let tickets = &answer.tickets;
    let figure =
        answer.share.map(|share| Figure { value: share.to_string(), beside: beside(answer) });
    Page {
        title: title(answer),
        subtitle: subtitle(answer),
        headline: headline(answer),
        tone: tone(answer),
        figure,
        counts: report_counts::on_page(answer),
        legend: if tickets.total.opened > 0 { legend(answer) } else { Vec::new() },
        sections: sections(answer),
        facts: further_facts(answer),
        footer: footer(answer),
        notes: notes(answer),
    }
}

fn sections(answer: &ReportAnswer) -> Vec<Section> {
    let tickets = &answer.tickets;
    let periods = measured_periods::table(answer);
    let mut sections = vec![promises(answer)];
    sections.push(Section {
        title: periods.title.clone(),
        says: "The attainment of targets that are not for each ticket, in each way that the \
               document leaves open."
            .to_owned(),
        table: Some(periods),
        ..Section::default()
    });
    sections.extend(credits::summary(answer));
    sections.extend(comparisons(answer));
    if tickets.total.response_seconds.count > 0 {
        sections.push(used(&tickets.total));
    }
    sections.push(margins(answer));
    sections.extend(whose_time(answer).map(|table| Section {
        title: "Whose time".to_owned(),
        says: format!("{}.", table.title),
        table: Some(table),
        ..Section::default()
    }));
    sections.push(arrivals(answer));
    sections.extend(coverage(answer));
    sections.push(other_shares(answer));
    // Long tables come last, so that nothing is lost behind them.
    sections.push(readings(answer));
    sections.extend(credits::details(answer));
    sections.extend(worst(answer));
    sections.push(left_out(answer));
    sections.push(missed(answer));
    // A chart of no tickets shows nothing.
    let has_chart = |section: &Section| tickets.total.opened > 0 && section.chart.is_some();
    sections.retain(|section| {
        let has_rows = section.table.as_ref().is_some_and(|table| !table.rows.is_empty());
        // Groups without anything to measure are named in words alone.
        let has_words = section.table.is_none() && tickets.total.opened > 0;
        has_chart(section) || section.chart.is_none() && (has_rows || has_words)
    });
    sections
}

fn other_shares(answer: &ReportAnswer) -> Section {
    let mut table = measures(&answer.tickets.total);
    // The first column is for the command line.
    table.header.remove(0);
    for row in &mut table.rows {
        row.remove(0);
    }
    Section {
        title: "Other ways to count".to_owned(),
        says: "The share of tickets answered in time, counted in three ways.".to_owned(),
        table: Some(table),
        ..Section::default()
    }
}

fn legend(answer: &ReportAnswer) -> Vec<(Key, String)> {
    let mut entries = vec![
        (Key::Met, "met, or at the target".to_owned()),
        (Key::Missed, "missed, or below the target".to_owned()),
    ];
    match answer.min_percent {
        Some(min) => entries.push((Key::Goal, format!("the target, {min}%"))),
        None => {
            entries = vec![(Key::Met, "met".to_owned()), (Key::Missed, "missed".to_owned())];
        }
    }
    entries
}

fn footer(answer: &ReportAnswer) -> Vec<(String, String)> {
    let letters: Vec<(String, String)> = decisive(answer)
        .map(|(letter, reading)| (format!("{}={}", reading.name, reading.value), letter))
        .collect();
    let line = |[what, name, rest]: [String; 3]| {
        let letter = letters.iter().find(|(reading, _)| *reading == name);
        let what = match (what.as_str(), letter) {
            ("reading", Some((_, letter))) => format!("interpretation {letter}"),
            ("reading", None) => "interpretation".to_owned(),
            _ => what,
        };
        (what, [name, rest].join(" ").trim_end().to_owned())
    };
    let mut lines: Vec<(String, String)> = sources(answer).into_iter().map(line).collect();
    let rest = [
        ("program", format!("slacalc {}", answer.program)),
        ("now", written(&answer.now)),
        ("rows", grouped(answer.tickets.rows)),
    ];
    lines.extend(rest.map(|(name, value)| (name.to_owned(), value)));
    lines
}
