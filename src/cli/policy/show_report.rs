//! Turns the summary of a policy into a report.

use std::iter;

use super::other_targets;
use crate::{
    answer::{
        ChannelLine, GapLine, NameLine, PolicySummary, ReadingSummary, RelatedLine, RulingLine,
        TargetLine, TopicLine,
    },
    cli::report_parts,
    render::{Report, Table},
};

pub(super) fn report(summary: &PolicySummary) -> Report {
    let policy = &summary.policy;
    let mut report =
        Report { headline: policy.title.clone(), plain: policy.id.clone(), ..Report::default() };
    let assumed = if policy.status_assumed { " by our assumption" } else { "" };
    let status = format!("{}{assumed}", policy.status);
    report.fact("policy", format!("{} ({}, {status})", policy.id, policy.effective));
    for row in of_kind(summary, "status").chain(of_kind(summary, "overlap")) {
        report.fact("note", row[1].clone());
    }
    report.fact("vendor", summary.vendor.clone());
    report.fact("origin", policy.origin.clone());
    report.fact("published at", published_at(summary.address.as_ref()));
    let related = summary.related.iter().map(related);
    add(&mut report, "With these documents", &["cited as", ""], related.flatten());
    for (kind, title) in NAMES {
        let named = summary.names.iter().filter(|line| line.kind == kind);
        let rows = named.map(|line| vec![line.id.clone(), line.name.clone(), meaning(line)]);
        add(&mut report, title, &["id", "name", "meaning"], rows);
    }
    add_targets(&mut report, summary);
    report.tables.extend(other_targets::table(&summary.other_targets));
    let coverage = summary
        .coverage
        .iter()
        .map(|line| vec![line.whom.clone(), report_parts::with_clause(&line.hours, &line.clause)]);
    add(&mut report, "Coverage (the first line that fits decides)", &["for", "hours"], coverage);
    add(&mut report, "Channels", &["channel", "for", ""], summary.channels.iter().map(channel));
    add(&mut report, "Contacts", &["", ""], by_plan(summary, "contacts"));
    add(&mut report, "Plans come with", &["", ""], by_plan(summary, "entitlement"));
    add(&mut report, "Demands on the customer", &["", ""], by_plan(summary, "duty"));
    add(&mut report, "Special days", &["", ""], of_kind(summary, "special day"));
    add(&mut report, "Maintenance", &["", ""], of_kind(summary, "maintenance"));
    add(&mut report, "Version support", &["", ""], of_kind(summary, "version support"));
    for (verdict, title) in VERDICTS {
        let topics = summary.topics.iter().filter(|line| line.ruling.verdict == verdict);
        add(&mut report, title, &["topic", "what the document says"], topics.flat_map(topic));
    }
    add_readings(&mut report, summary);
    for (kind, title) in
        [("missing-from-copy", "Missing from our copy of the document"), ("silent", "Not stated")]
    {
        let gaps = summary.not_stated.iter().filter(|gap| gap.kind == kind);
        let gaps: Vec<&GapLine> = gaps.collect();
        // A gap of several clauses has a line of each.
        let same = gaps.chunk_by(|one, other| one.citation.says == other.citation.says);
        let says = |same: &[&GapLine]| {
            let clauses: Vec<&str> = same.iter().map(|gap| gap.citation.clause.as_str()).collect();
            vec![report_parts::with_clause(&same[0].citation.says, &clauses.join("; "))]
        };
        add(&mut report, title, &[""], same.map(says));
    }
    report
}

fn published_at(address: Option<&String>) -> String {
    address.cloned().unwrap_or_else(|| "an address that is not known here".to_owned())
}

/// Returns the lines on a document beside the main one: its title, relation, validity and address.
fn related(line: &RelatedLine) -> Vec<Vec<String>> {
    let document = &line.document;
    let clause = |clause: &Option<String>| clause.clone().unwrap_or_default();
    let mut rows = vec![
        format!("{} ({})", document.title, document.effective),
        report_parts::with_clause(&line.says, &line.clause),
    ];
    let binds = line.binds.iter();
    rows.extend(binds.map(|binds| report_parts::with_clause(binds, &clause(&line.binds_clause))));
    rows.push(format!("Published at: {}", published_at(line.address.as_ref())));
    let names = iter::once(document.id.clone()).chain(iter::repeat(String::new()));
    names.zip(rows).map(|(name, says)| vec![name, says]).collect()
}

/// Adds the response times, and the terms that they hold on.
fn add_targets(report: &mut Report, summary: &PolicySummary) {
    let columns = columns(&summary.targets);
    let names: Vec<String> = columns.iter().map(|column| column_name(column[0])).collect();
    let header: Vec<&str> = iter::once("").chain(names.iter().map(String::as_str)).collect();
    add(report, "Response times", &header, target_rows(&columns).into_iter());
    let terms = terms(&columns).into_iter().chain(of_kind(summary, "response times"));
    add(report, "What response times mean", &["", ""], terms);
}

/// Adds the readings: settled ones, open ones, and those that no clause leaves open, which the
/// program's conventions decide.
fn add_readings(report: &mut Report, summary: &PolicySummary) {
    let (settled, others): (Vec<_>, Vec<_>) =
        summary.readings.iter().partition(|line| line.choices.len() == 1);
    let (open, conventions): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|line| !line.clause.is_empty());
    let tables = [
        ("Settled by the document", "", settled),
        ("Left open (--reading NAME=VALUE)", "reading", open),
        (
            "Not spoken of, taken by slacalc's conventions (--reading NAME=VALUE)",
            "reading",
            conventions,
        ),
    ];
    for (title, name, readings) in tables {
        add(report, title, &[name, "meaning"], readings.into_iter().flat_map(reading));
    }
}

/// The kinds of names and the titles of their tables.
const NAMES: [(&str, &str); 4] =
    [("plan", "Plans"), ("edition", "Editions"), ("region", "Regions"), ("priority", "Priorities")];

/// The verdicts and the titles of their tables.
const VERDICTS: [(&str, &str); 6] = [
    ("in", "In scope"),
    ("conditional", "In scope under a condition"),
    ("other-offering", "Not support, but another offering"),
    ("out", "Out of scope"),
    ("not-support", "About rights or duties, not support"),
    ("unstated", "Not stated whether in scope"),
];

fn add(report: &mut Report, title: &str, header: &[&str], rows: impl Iterator<Item = Vec<String>>) {
    let rows: Vec<Vec<String>> = rows.collect();
    if !rows.is_empty() {
        report.tables.push(Table { rows, ..Table::new(title, header) });
    }
}

fn meaning(line: &NameLine) -> String {
    let assumed = line.extends_assumed.as_ref();
    let why = assumed.map_or(".".to_owned(), |why| format!(", by our assumption: {why}"));
    let base = line.extends.as_ref().map(|base| format!("Extends {base}{why}"));
    let says: Vec<&str> = [line.says.as_deref(), base.as_deref()].into_iter().flatten().collect();
    report_parts::with_clause(&says.join(" "), &line.clause)
}

/// Groups targets into columns, one for each plan, edition and region.
fn columns(lines: &[TargetLine]) -> Vec<Vec<&TargetLine>> {
    let place = |line: &TargetLine| (line.plan.clone(), line.edition.clone(), line.region.clone());
    lines
        .chunk_by(|one, other| place(one) == place(other))
        .map(|column| column.iter().collect())
        .collect()
}

fn column_name(line: &TargetLine) -> String {
    [Some(&line.plan), line.edition.as_ref(), line.region.as_ref()]
        .into_iter()
        .flatten()
        .cloned()
        .collect::<Vec<_>>()
        .join(", ")
}

/// Returns the targets as rows: priorities down, plans across.
fn target_rows(columns: &[Vec<&TargetLine>]) -> Vec<Vec<String>> {
    let mut priorities: Vec<&Option<String>> = Vec::new();
    for line in columns.iter().flatten() {
        if !priorities.contains(&&line.priority) {
            priorities.push(&line.priority);
        }
    }
    let clocks: Vec<&str> = columns.iter().flatten().filter_map(|line| line.clock).collect();
    let mixed = clocks.iter().any(|clock| *clock != clocks[0]);
    let row = |priority: &&Option<String>| {
        let cell = |column: &Vec<&TargetLine>| {
            column.iter().find(|line| line.priority == **priority).map(|line| within(line, mixed))
        };
        let name = (*priority).clone().unwrap_or_else(|| "others".to_owned());
        iter::once(name)
            .chain(columns.iter().map(|column| cell(column).unwrap_or_default()))
            .collect()
    };
    priorities.iter().map(row).collect()
}

/// Returns a promised time, with its clock if those of the table differ.
fn within(line: &TargetLine, mixed: bool) -> String {
    match line.clock.filter(|_| mixed) {
        Some("calendar") => format!("{}, calendar", line.within),
        Some(_) => format!("{}, business", line.within),
        None => line.within.clone(),
    }
}

/// Returns the terms of the targets, a line for those with equal terms.
fn terms(columns: &[Vec<&TargetLine>]) -> Vec<Vec<String>> {
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    for column in columns {
        let mut alike: Vec<Vec<&TargetLine>> = Vec::new();
        for line in column {
            match alike.iter_mut().find(|group| has_terms_of(group[0], line)) {
                Some(group) => group.push(line),
                None => alike.push(vec![line]),
            }
        }
        for group in &alike {
            let priorities: Vec<&str> =
                group.iter().map(|line| line.priority.as_deref().unwrap_or("others")).collect();
            let all = column_name(column[0]);
            let whom =
                if alike.len() == 1 { all } else { format!("{all} {}", priorities.join(", ")) };
            let says = term(group);
            match rows.iter_mut().find(|(other, _)| *other == says) {
                Some((_, names)) => names.push(whom),
                None => rows.push((says, vec![whom])),
            }
        }
    }
    let is_everybody =
        |names: &[String]| columns.iter().all(|column| names.contains(&column_name(column[0])));
    let whom =
        |names: Vec<String>| if is_everybody(&names) { "all".to_owned() } else { names.join("; ") };
    rows.into_iter().map(|(says, names)| vec![whom(names), says]).collect()
}

/// Returns true if two targets differ in length alone. One in business days goes with one in hours.
fn has_terms_of(one: &TargetLine, other: &TargetLine) -> bool {
    let key = |line: &TargetLine| {
        (line.commitment, line.cut_off.clone(), line.found_in.clone(), line.clause.clone())
    };
    key(one) == key(other)
        && (one.clock == other.clock || one.clock.is_none() || other.clock.is_none())
}

fn term(lines: &[&TargetLine]) -> String {
    let line = lines[0];
    let firm = match line.commitment {
        "maximum" => "Maximums.",
        "target" => "Targets, not maximums.",
        "best-effort" => "Best effort.",
        "none" => "No commitment.",
        _ => "How firm they are is not stated.",
    };
    let clock = lines.iter().find_map(|line| line.clock).map(|clock| match clock {
        "calendar" => "Hours always count.",
        _ => "Hours count only while the plan is covered.",
    });
    let cut_off = line
        .cut_off
        .as_ref()
        .map(|time| format!("What comes after {time} counts as the next business day's."));
    let is_unstated =
        |line: &&TargetLine| ["not stated", "missing from our copy"].contains(&&*line.within);
    let unstated = lines.iter().any(is_unstated);
    let found = line
        .found_in
        .as_ref()
        .filter(|_| unstated)
        .map(|place| format!("Look it up in the {place}."));
    let parts: Vec<&str> =
        [Some(firm), clock, cut_off.as_deref(), found.as_deref()].into_iter().flatten().collect();
    report_parts::with_clause(&parts.join(" "), &line.clause)
}

fn of_kind(summary: &PolicySummary, kind: &'static str) -> impl Iterator<Item = Vec<String>> {
    let facts = summary.facts.iter().filter(move |line| line.kind == kind);
    facts.map(|line| vec![line.name.clone(), report_parts::with_clause(&line.says, &line.clause)])
}

fn channel(line: &ChannelLine) -> Vec<String> {
    let mut whom = if line.plans.is_empty() { "all".to_owned() } else { line.plans.join(", ") };
    if !line.priorities.is_empty() {
        whom = format!("{whom}; priority {}", line.priorities.join(", "));
    }
    let times = match line.response_times {
        "apply" => None,
        "do-not-apply" => Some("Response times: do not apply.".to_owned()),
        _ => Some("Response times: not stated.".to_owned()),
    };
    let staffed = line.hours.as_ref().map(|hours| format!("Staffed: {hours}."));
    let address = line.address.as_ref().map(|address| format!("Address: {address}."));
    let conditions = Some(line.conditions.join(" ")).filter(|text| !text.is_empty());
    let parts =
        [Some(line.says.clone()), conditions, times, staffed, line.outside.clone(), address];
    vec![
        line.name.clone(),
        whom,
        report_parts::with_clause(
            &parts.into_iter().flatten().collect::<Vec<_>>().join(" "),
            &line.clause,
        ),
    ]
}

/// Returns each fact of a kind once by its name, with the share of each plan.
fn by_plan(summary: &PolicySummary, kind: &str) -> impl Iterator<Item = Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in summary.facts.iter().filter(|line| line.kind == kind) {
        let plans = if line.plans.is_empty() {
            String::new()
        } else {
            format!("{}: ", line.plans.join(", "))
        };
        let says = report_parts::with_clause(&(plans + &line.says), &line.clause);
        match rows.last_mut().filter(|row| row[0] == line.name) {
            Some(row) => row[1] = format!("{}; {says}", row[1]),
            None => rows.push(vec![line.name.clone(), says]),
        }
    }
    rows.into_iter()
}

/// Returns a topic, and below it the exceptions of some plans.
fn topic(line: &TopicLine) -> Vec<Vec<String>> {
    let says = |ruling: &RulingLine| {
        let from = Some(ruling.offered_by.join(", "))
            .filter(|list| !list.is_empty())
            .map(|list| format!(" From: {list}."));
        report_parts::with_clause(
            &(ruling.says.clone() + &from.unwrap_or_default()),
            &ruling.clause,
        )
    };
    let first = vec![line.topic.clone(), format!("{}: {}", line.name, says(&line.ruling))];
    let exception = |ruling: &RulingLine| {
        vec![
            String::new(),
            format!("For {}: {}. {}", ruling.plans.join(", "), ruling.verdict, says(ruling)),
        ]
    };
    iter::once(first).chain(line.exceptions.iter().map(exception)).collect()
}

/// Returns a reading, and below it its choices.
fn reading(line: &ReadingSummary) -> Vec<Vec<String>> {
    let mut rows =
        vec![vec![line.name.clone(), report_parts::with_clause(&line.question, &line.clause)]];
    for choice in &line.choices {
        rows.push(vec![
            format!("  ={}{}", choice.value, if choice.default { " (taken)" } else { "" }),
            choice.says.clone(),
        ]);
    }
    rows
}
