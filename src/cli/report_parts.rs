//! Parts that the reports of several answers share.

use std::collections::BTreeSet;

use crate::{
    answer::ReadingOption,
    render::{Report, Table},
    sla::{Citation, PolicyRef, PriorityAnswer, SubjectHeader, TimeSplit},
    text::{counted, length, listed},
};

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

/// Returns the table of the time of tickets by the side that had them.
pub(super) fn whose_time(split: &TimeSplit) -> Table {
    let mut table = Table::new("Whose time", &["with", "time", "share"]);
    for (owner, seconds) in split.owners() {
        // Rounded to the nearest, half up.
        let share = (seconds * 200 + split.total_seconds) / (split.total_seconds * 2).max(1);
        table.rows.push(vec![owner.to_owned(), length(seconds), format!("{share} %")]);
    }
    table
}

/// Adds the lines of the policy, of the subject and of its contract.
pub(super) fn subject(report: &mut Report, header: &SubjectHeader) {
    let named = |kind: &str, id: &Option<String>| id.as_ref().map(|id| format!("{kind} {id}"));
    let parts =
        [header.plan.clone(), named("edition", &header.edition), named("region", &header.region)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let plan = Some(parts.join(", ")).filter(|plan| !plan.is_empty());
    policy_and_plan(report, &header.policy, plan.as_ref());
    report.maybe("priority", header.priority.as_ref().map(priority));
    report.maybe("channel", header.channel.clone());
    report.maybe("contract", header.contract.clone());
}

/// Adds the lines of the policy and of the plan.
pub(super) fn policy_and_plan(report: &mut Report, policy: &PolicyRef, plan: Option<&String>) {
    let PolicyRef { id, title, effective, chosen_by, .. } = policy;
    let why = chosen_by.as_ref().map_or_else(String::new, |why| format!(", {why}"));
    report.fact("policy", format!("{title}, {effective}{} ({id}{why})", superseded(policy)));
    report.maybe("plan", plan.cloned());
}

/// Returns the id of a policy, with its status if it is not in force.
pub(super) fn with_status(policy: &PolicyRef) -> String {
    format!("{}{}", policy.id, superseded(policy))
}

/// Returns `, superseded`, marked if it is an assumption; nothing of a policy in force.
pub(super) fn superseded(policy: &PolicyRef) -> &'static str {
    match (policy.status.as_str(), policy.status_assumed) {
        ("superseded", true) => ", assumed to be superseded",
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

/// Adds the citations: the clauses alone, or with what they say where that is wanted.
pub(super) fn citations(
    report: &mut Report,
    policy: &PolicyRef,
    basis: &[Citation],
    explain: bool,
) {
    if explain {
        because(report, policy, basis);
        return;
    }
    clauses(report, &clause_names(&policy.title, basis));
}

/// Adds the line of the clauses, if there are any.
pub(super) fn clauses(report: &mut Report, names: &str) {
    report.maybe("clauses", Some(in_words(names)).filter(|line| !line.is_empty()));
}

/// Returns clauses for a line of their own, on which a bare number would look like a count:
/// `section 6; introduction`.
pub(super) fn in_words(names: &str) -> String {
    let is_bare = |name: &str| name.starts_with(|first: char| first.is_ascii_digit());
    let word = |name: &str| if is_bare(name) { format!("section {name}") } else { name.to_owned() };
    names.split("; ").map(word).collect::<Vec<_>>().join("; ")
}

/// Adds the hours, as the citations of an answer that rests on nothing else say them.
pub(super) fn hours(report: &mut Report, basis: &[Citation]) {
    let mut said = BTreeSet::new();
    for cited in basis {
        if said.insert(cited.says.as_str()) {
            report.fact("hours", cited.says.clone());
        }
    }
}

/// Adds the citations with what they say. Neighbours with the same sentence share a line; a
/// document other than the policy's own is named.
pub(super) fn because(report: &mut Report, policy: &PolicyRef, basis: &[Citation]) {
    for says in cited_sentences(&policy.title, basis) {
        report.fact("because", says);
    }
}

/// Returns the citations as sentences. Neighbours with the same sentence share a line; a document
/// other than the policy's own is named.
pub(super) fn cited_sentences(document: &str, basis: &[Citation]) -> Vec<String> {
    let same = basis.chunk_by(|one, other| one.says == other.says);
    same.map(|same| with_clause(&same[0].says, &clause_names(document, same))).collect()
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
pub(super) fn clause_names(own: &str, basis: &[Citation]) -> String {
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

/// Returns the condition under which an answer would be otherwise: `if the hours run around the
/// clock (reading hours-clock; the document leaves it open)`.
pub(super) fn if_read_so(
    condition: Option<&str>,
    (name, value): (&str, &str),
    clause: &str,
) -> String {
    let taken = || format!("{name} is taken as {value}");
    let condition = condition.map_or_else(taken, str::to_owned);
    let why = if clause.is_empty() {
        "the document does not speak of it"
    } else {
        "the document leaves it open"
    };
    format!("if {condition} (reading {name}; {why})")
}

/// Names the readings that were chosen; `None` if there are none.
pub(super) fn by_your_choice<'r>(
    chosen: impl Iterator<Item = (&'r str, &'r str)>,
) -> Option<String> {
    let named: Vec<String> = chosen.map(|(name, value)| format!("{name}={value}")).collect();
    let readings: Vec<&str> = named.iter().map(String::as_str).collect();
    let word = if readings.len() == 1 { "reading" } else { "readings" };
    (!readings.is_empty()).then(|| format!("by your choice of {word} {}", listed(&readings, "and")))
}

/// Returns `not known (needs --holidays)`, or `not stated`.
pub(super) fn not_known(obstacle: Option<&str>) -> String {
    match obstacle {
        None => "not known".to_owned(),
        Some("not stated") => "not stated".to_owned(),
        Some(obstacle) => format!("not known ({obstacle})"),
    }
}

/// Returns the mark of an answer that another reading would change: `or Fri 18:45 EST by another
/// reading`.
pub(super) fn by_another(otherwise: &str) -> String {
    format!("or {otherwise} by another reading")
}

/// Returns the mark of an answer that an open reading leaves unknown: `open: needs --holidays`.
pub(super) fn open_mark(obstacle: Option<&str>) -> String {
    format!("open: {}", obstacle.unwrap_or("not known by another reading"))
}

/// Counts the readings that lines on other readings have no room for; `None` if there are none.
/// `verb` says what they would do, `shown` where they are shown.
pub(super) fn more_readings<'r>(
    all: impl Iterator<Item = &'r str>,
    named: &[&str],
    verb: &str,
    shown: &str,
) -> Option<String> {
    let names: BTreeSet<&str> = all.filter(|name| !named.contains(name)).collect();
    let count = counted(u64::try_from(names.len()).unwrap_or(u64::MAX), "more reading");
    (!names.is_empty()).then(|| format!("and {count} could {verb} ({shown})"))
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn a_bare_number_is_called_a_section() {
        assert_eq!(in_words("6"), "section 6");
        assert_eq!(in_words("2; introduction; 5 c"), "section 2; introduction; section 5 c");
        assert_eq!(in_words("Support Tier Comparison, note 1"), "Support Tier Comparison, note 1");
        assert_eq!(in_words(""), "");
    }
}
