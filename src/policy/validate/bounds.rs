//! Bounds of texts, lists and rules: far more than any document has, and few enough that checking,
//! asking and showing them takes no noticeable time.
//!
//! `policies/README.md` lists these bounds for authors, the schemas those of texts.

use std::collections::BTreeMap;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::super::{
    ProblemCode,
    problem::{InvalidFile, Problem},
    raw::RawPolicy,
};

/// The most characters of a text, by its key.
const LONGEST: [(&str, usize); 8] = [
    ("title", 300),
    ("name", 200),
    ("vendor-name", 200),
    ("plan-word", 60),
    ("priority-word", 60),
    ("vendor", 60),
    ("id", 60),
    ("aliases", 100),
];
/// The most characters of any other text.
const LONGEST_TEXT: usize = 10_000;
/// The most characters of a key, which may be a name.
const LONGEST_KEY: usize = 200;
/// The most entries of a list, by its key.
const MOST: [(&str, usize); 11] = [
    ("plan", 200),
    ("edition", 200),
    ("region", 200),
    ("priority", 1_000),
    ("calendar", 1_000),
    ("coverage", 2_000),
    ("channel", 1_000),
    ("topic", 2_000),
    ("for", 200),
    ("reading", 64),
    ("choice", 64),
];
/// The most entries of any other list, and keys of a table.
const MOST_ENTRIES: usize = 5_000;
/// The most plans times editions times regions times priorities.
const MOST_CASES: usize = 4_000;
/// The most targets, where each priority of a `by-priority` counts as one.
const MOST_TARGETS: usize = 2_000;
/// The most of these cases times rules.
const MOST_COMPARED: usize = 1_000_000;

/// Refuses a text with more in it than a document has.
pub(super) fn check(path: &str, text: &str) -> Result<(), InvalidFile> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut problems = Vec::new();
    // Broken TOML is refused elsewhere, with a better reason.
    if errors.is_empty() {
        of_table(table.get_ref(), &mut problems);
    }
    if problems.is_empty() { Ok(()) } else { Err(InvalidFile::new(path, text, problems)) }
}

fn of_table(table: &DeTable<'_>, problems: &mut Vec<Problem>) {
    for (key, value) in table {
        if key.get_ref().chars().count() > LONGEST_KEY {
            problems
                .push(too_much(key.span(), &format!("a key has at most {LONGEST_KEY} characters")));
        }
        of_value(key.get_ref(), value, problems);
    }
    if let Some((key, _)) = table.iter().nth(MOST_ENTRIES) {
        problems.push(too_much(key.span(), &format!("a table has at most {MOST_ENTRIES} keys")));
    }
}

fn of_value(key: &str, value: &Spanned<DeValue<'_>>, problems: &mut Vec<Problem>) {
    match value.get_ref() {
        DeValue::String(text) => {
            let most = longest(key).unwrap_or(LONGEST_TEXT);
            if text.len() > most && text.chars().count() > most {
                problems.push(too_much(
                    value.span(),
                    &format!("`{key}` has at most {most} characters"),
                ));
            }
        }
        DeValue::Array(list) => {
            let most = bound(&MOST, key).unwrap_or(MOST_ENTRIES);
            if let Some(entry) = list.get(most) {
                problems.push(too_much(
                    entry.span(),
                    &format!("there are {} of `{key}`; at most {most} are allowed", list.len()),
                ));
            }
            list.iter().for_each(|value| of_value(key, value, problems));
        }
        DeValue::Table(table) => of_table(table, problems),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}

/// Returns the most characters of the text of a key that has a bound of its own.
pub(in super::super) fn longest(key: &str) -> Option<usize> {
    bound(&LONGEST, key)
}

fn bound(bounds: &[(&str, usize)], key: &str) -> Option<usize> {
    bounds.iter().find(|(bounded, _)| *bounded == key).map(|(_, most)| *most)
}

fn too_much(span: std::ops::Range<usize>, message: &str) -> Problem {
    Problem::at(span, ProblemCode::TooMuch, message)
        .help("no document needs more; policies/README.md has every bound")
}

/// Returns the problem of rules that are too many to compare.
pub(super) fn of_rules(raw: &RawPolicy) -> Option<Problem> {
    let several = |names: usize| names.max(1);
    let others = usize::from(raw.priorities.is_some());
    let parts = [raw.plan.len(), raw.edition.len(), raw.region.len(), raw.priority.len() + others];
    let cases: usize = parts.into_iter().map(several).product();
    let targets: usize =
        raw.target.iter().map(|target| target.by_priority.as_ref().map_or(1, BTreeMap::len)).sum();
    let message = if cases > MOST_CASES {
        format!(
            "plans × editions × regions × priorities make {cases} cases; at most {MOST_CASES} are \
             allowed"
        )
    } else if targets > MOST_TARGETS {
        format!(
            "there are {targets} targets, one for each priority; at most {MOST_TARGETS} are \
             allowed"
        )
    } else if cases * (targets + raw.coverage.len()) > MOST_COMPARED {
        let rules = targets + raw.coverage.len();
        format!(
            "{cases} cases × {rules} rules are too many to compare; at most {MOST_COMPARED} pairs \
             are allowed"
        )
    } else {
        return None;
    };
    Some(Problem::of_file(ProblemCode::TooMuch, message).help("split it into several policies"))
}

#[cfg(test)]
mod tests {
    use super::{
        LONGEST, LONGEST_KEY, LONGEST_TEXT, MOST, MOST_CASES, MOST_COMPARED, MOST_ENTRIES,
        MOST_TARGETS,
    };

    /// Writes a number as people do: `1,000,000`.
    fn written(number: usize) -> String {
        let digits = number.to_string();
        let mut groups: Vec<&str> =
            digits.as_bytes().rchunks(3).map(|group| str::from_utf8(group).unwrap()).collect();
        groups.reverse();
        groups.join(",")
    }

    #[test]
    fn the_readme_lists_every_bound() {
        let readme = include_str!("../../../policies/README.md");
        let (_, section) = readme.split_once("## Bounds").unwrap();
        let others =
            [LONGEST_KEY, LONGEST_TEXT, MOST_CASES, MOST_COMPARED, MOST_ENTRIES, MOST_TARGETS];
        let keyed = LONGEST.iter().chain(&MOST).map(|(key, most)| (format!("`{key}`"), *most));
        let mut missing = Vec::new();
        for (key, most) in keyed.chain(others.map(|most| (String::new(), most))) {
            let number = written(most);
            if !section.lines().any(|line| line.contains(&key) && line.contains(&number)) {
                missing.push(format!("{key} {number}"));
            }
        }
        assert!(missing.is_empty(), "{missing:?}");
    }
}
