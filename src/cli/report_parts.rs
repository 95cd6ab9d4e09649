//! Parts that the reports of several answers share.

use crate::{
    answer::{Citation, PolicyRef, PriorityAnswer, ReadingOption, SubjectHeader, ZonedInstant},
    render::{Report, Table},
};

/// Returns an instant for people: the weekday, RFC 3339 in the zone of the answer, and UTC beside
/// it.
pub(super) fn stamp(stamp: &ZonedInstant) -> String {
    let weekday = stamp.zone.wall_at(stamp.at).date().weekday();
    let (local, utc) = (stamp.rfc3339(), stamp.utc());
    if local == utc { format!("{weekday} {local}") } else { format!("{weekday} {local} ({utc})") }
}

/// Returns an instant for people in a narrow place: the weekday and RFC 3339 in the zone of the
/// answer.
pub(super) fn local(stamp: &ZonedInstant) -> String {
    format!("{} {}", stamp.zone.wall_at(stamp.at).date().weekday(), stamp.rfc3339())
}

/// Returns an empty table for a reading's choices.
pub(super) fn reading_table(name: &str, answer: &str) -> Table {
    Table::new(
        &format!("Left open by the document, --reading {name}="),
        &["choice", answer, "meaning"],
    )
}

/// Returns a choice, marked if it is in force.
pub(super) fn choice(value: &str, chosen: bool) -> String {
    if chosen { format!("{value} (taken)") } else { value.to_owned() }
}

/// Adds the lines of the policy and of the subject, all but its contract.
pub(super) fn subject(report: &mut Report, header: &SubjectHeader) {
    policy_and_plan(report, &header.policy, header.plan.as_ref());
    report.maybe("edition", header.edition.clone());
    report.maybe("region", header.region.clone());
    report.maybe("priority", header.priority.as_ref().map(priority));
    report.maybe("channel", header.channel.clone());
}

/// Adds the lines of the policy and of the plan.
pub(super) fn policy_and_plan(report: &mut Report, policy: &PolicyRef, plan: Option<&String>) {
    report.fact(
        "policy",
        format!("{}, {}{} ({})", policy.title, policy.effective, superseded(policy), policy.id),
    );
    report.maybe("plan", plan.cloned());
}

/// Returns the id of a policy, with its status if it is not in force.
pub(super) fn with_status(policy: &PolicyRef) -> String {
    format!("{}{}", policy.id, superseded(policy))
}

/// Returns `, superseded`, marked if it is an assumption; nothing of a policy in force.
pub(super) fn superseded(policy: &PolicyRef) -> &'static str {
    match (policy.status.as_str(), policy.status_assumed) {
        ("superseded", true) => ", superseded by our assumption",
        ("superseded", false) => ", superseded",
        _ => "",
    }
}

/// Returns the headline of an answer that is not stated: the sentence on an unlisted priority, or
/// other words.
pub(super) fn not_stated(unlisted: Option<&String>, otherwise: &str) -> String {
    unlisted.map_or_else(|| otherwise.to_owned(), |sentence| format!("Not stated: {sentence}"))
}

/// Returns a priority by id and name: `1 Critical`, or `High` where they are the same.
pub(super) fn priority(priority: &PriorityAnswer) -> String {
    let PriorityAnswer { id, name, .. } = priority;
    if name.eq_ignore_ascii_case(id) { name.clone() } else { format!("{id} {name}") }
}

/// Adds the citations.
pub(super) fn because(report: &mut Report, policy: &PolicyRef, basis: &[Citation]) {
    for says in citations(&policy.title, basis) {
        report.fact("because", says);
    }
}

/// Returns the citations as sentences. Neighbours with the same sentence share a line; a document
/// other than the policy's own is named.
pub(super) fn citations(document: &str, basis: &[Citation]) -> Vec<String> {
    let same = basis.chunk_by(|one, other| one.says == other.says);
    same.map(|same| with_clause(&same[0].says, &clauses(document, same))).collect()
}

/// Returns `Basic, Production and Premium`.
pub(super) fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Returns a sentence with its clause behind it.
pub(super) fn with_clause(says: &str, clause: &str) -> String {
    match (says, clause) {
        (says, "") => says.to_owned(),
        ("", clause) => format!("[{clause}]"),
        (says, clause) => format!("{says} [{clause}]"),
    }
}

/// Returns the clauses of some citations, each once: `3.1; 3.2; Order Form, Annex A`.
pub(super) fn clauses(own: &str, basis: &[Citation]) -> String {
    let mut names: Vec<String> = Vec::new();
    for Citation { document, clause, .. } in basis {
        let name = if document == own { clause.clone() } else { format!("{document}, {clause}") };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join("; ")
}

/// Returns the table of open readings with their choices; `None` if there are none.
pub(super) fn reading_options(options: &[ReadingOption]) -> Option<Table> {
    let mut table = Table::new("Left open (--reading NAME=VALUE)", &["reading", "meaning"]);
    for group in options.chunk_by(|one, other| one.name == other.name) {
        let question = with_clause(&group[0].question, &group[0].clause);
        table.rows.push(vec![group[0].name.clone(), question]);
        for option in group {
            let value = choice(&option.value, option.chosen);
            table.rows.push(vec![format!("  ={value}"), option.says.clone()]);
        }
    }
    (!table.rows.is_empty()).then_some(table)
}
