//! Warns of clauses that facts cite and that no `[[clause]]` has, in a policy that has some.

use std::{collections::BTreeSet, ops::Range};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::super::{ClauseKey, ProblemCode, model::Policy, problem::Problem};

/// Finds cited clauses that are not written out, each once. Their keys are read from the text, so
/// that a table with a new name is no exception. A worked example asks for a clause and cites none.
pub(super) fn unwritten(text: &str, policy: &Policy) -> Vec<Problem> {
    if policy.clauses.is_empty() {
        return Vec::new();
    }
    let (table, _) = DeTable::parse_recoverable(text);
    let mut cited = Vec::new();
    of_table(table.get_ref(), &mut cited);
    let written: BTreeSet<String> = policy.clauses.iter().map(|it| it.clause.to_string()).collect();
    let keys: Vec<ClauseKey> = written.iter().map(|id| ClauseKey::of(id)).collect();
    let mut seen = BTreeSet::new();
    let mut problems = Vec::new();
    for (span, clause) in cited {
        let key = ClauseKey::of(&clause);
        if key.is_empty()
            || keys.iter().any(|known| known.is_within(&key))
            || !seen.insert(clause.clone())
        {
            continue;
        }
        let message = format!("no [[clause]] says what '{clause}' says");
        problems.push(
            Problem::at(span, ProblemCode::UnwrittenClause, message)
                .help("add one, or cite a clause that has one"),
        );
    }
    problems
}

/// Collects the citations under `clause` and keys that end with `-clause`.
fn of_table(table: &DeTable<'_>, cited: &mut Vec<(Range<usize>, String)>) {
    for (key, value) in table.iter().filter(|(key, _)| key.get_ref() != "example") {
        let is_citation = key.get_ref() == "clause" || key.get_ref().ends_with("-clause");
        of_value(value, is_citation, cited);
    }
}

fn of_value(
    value: &Spanned<DeValue<'_>>,
    is_citation: bool,
    cited: &mut Vec<(Range<usize>, String)>,
) {
    match value.get_ref() {
        DeValue::String(text) if is_citation => cited.push((value.span(), text.to_string())),
        DeValue::Array(list) => list.iter().for_each(|item| of_value(item, is_citation, cited)),
        DeValue::Table(table) => of_table(table, cited),
        _ => {}
    }
}
