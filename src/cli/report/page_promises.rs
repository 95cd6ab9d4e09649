//! The promises of the page: what each priority was promised, by which document.

use std::path::Path;

use super::report_answer::ReportAnswer;
use crate::{
    attainment::Promises,
    cli::config::contract_name,
    render::{Section, Table},
    text::listed,
};

/// The most different hours that are named in words.
const MOST_HOURS: usize = 3;

/// Returns the response times by priority and plan, with the documents that promise them.
pub(super) fn promises(answer: &ReportAnswer) -> Section {
    let promises = &answer.tickets.promises;
    let plans: Vec<&str> = promises.plans().into_iter().collect();
    let mut header = vec!["priority"];
    if plans.len() > 1 {
        header.extend(&plans);
    } else {
        header.push("within");
    }
    let mut table = Table::new("", &header);
    let has_several = promises.documents.len() > 1;
    let mut last = None;
    for of in promises.lines.keys() {
        let row = (&of.policy, &of.priority);
        if last == Some(row) {
            continue;
        }
        last = Some(row);
        let priority = match (has_several, of.priority.is_empty()) {
            (_, true) => "every priority".to_owned(),
            (true, false) => format!("{} {}", of.policy, of.priority),
            (false, false) => of.priority.clone(),
        };
        let mut cells = vec![priority];
        cells.extend(each_plan(&plans).map(|plan| promised(promises, row, plan)));
        table.rows.push(cells);
    }
    let title = if answer.metric.is_first_response() {
        "First answer promised within"
    } else {
        "Promised within"
    };
    Section {
        title: title.to_owned(),
        says: says(answer),
        table: Some(table),
        is_half: true,
        ..Section::default()
    }
}

/// Returns each plan; nothing stands for that of a document without plans.
fn each_plan<'p>(plans: &'p [&'p str]) -> impl Iterator<Item = Option<&'p str>> {
    let is_one = plans.len() <= 1;
    let all = plans.iter().map(|plan| Some(*plan)).filter(move |_| !is_one);
    all.chain(is_one.then_some(None))
}

/// Returns the promise to a priority under a plan, or under all.
fn promised(promises: &Promises, row: (&String, &String), plan: Option<&str>) -> String {
    // A document without plans promises the same under each plan of the others.
    let is_its = |of: &str| plan.is_none_or(|plan| of.is_empty() || plan == of);
    let mut all: Vec<&str> = Vec::new();
    for (of, says) in &promises.lines {
        if (&of.policy, &of.priority) == row && is_its(&of.plan) {
            all.extend(says.iter().map(String::as_str));
        }
    }
    if all.is_empty() { "-".to_owned() } else { listed(&all, "or") }
}

/// Returns the titles of documents and contracts, and the business hours.
fn says(answer: &ReportAnswer) -> String {
    let promises = &answer.tickets.promises;
    let mut documents: Vec<&str> = Vec::new();
    for document in promises.documents.values() {
        if !documents.contains(&document.as_str()) {
            documents.push(document);
        }
    }
    let mut parts = vec![format!("By {}", documents.join("; "))];
    // The title of one that has none is its path.
    let named = |title: &String| contract_name(Path::new(title)).unwrap_or_else(|| title.clone());
    let contracts: Vec<String> =
        answer.contracts.iter().map(|contract| named(&contract.title)).collect();
    if !contracts.is_empty() {
        parts.push(format!(", and by the agreement {}", listed(&contracts, "or")));
    }
    parts.push(".".to_owned());
    if (1..=MOST_HOURS).contains(&promises.hours.len()) {
        let hours: Vec<&str> = promises.hours.iter().map(String::as_str).collect();
        parts.push(format!(" {}.", hours.join("; ")));
    }
    parts.concat()
}
