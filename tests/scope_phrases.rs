//! Requests in people's words and in the documents' own, each with the verdicts that its document
//! allows: `tests/data/scope-phrases.tsv`.
//!
//! The lots: `users` as people write, `bullets` every point and noun of the documents' lists,
//! `trip` words that look like a topic and are none, `denied` requests with negations, and `hours`
//! with times of day, weekdays and holidays. Beside the verdicts, `ambiguous` stands for
//! "Which of these?" and `none` for no topic.

use std::collections::{BTreeMap, BTreeSet};

use slacalc::{Policy, PolicyPart, QuestionError, Subject, SubjectInput, scope};

use crate::world::World;

/// A request with the verdicts that are right.
struct PhraseRow<'a> {
    policy: &'a str,
    plan: &'a str,
    lot: &'a str,
    words: &'a str,
    right: Vec<&'a str>,
}

const PHRASES: &str = include_str!("data/scope-phrases.tsv");

fn rows() -> Vec<PhraseRow<'static>> {
    let row = |line: &'static str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [policy, plan, lot, words, verdicts, reason] = cells[..] else {
            panic!("not six columns: {line}")
        };
        assert!(!reason.is_empty(), "no reason: {line}");
        PhraseRow { policy, plan, lot, words, right: verdicts.split('|').collect() }
    };
    PHRASES.lines().skip(1).map(row).collect()
}

fn asked(policy: &Policy, row: &PhraseRow<'_>, world: &World) -> String {
    let plan = SubjectInput { plan: Some(row.plan.to_owned()), ..SubjectInput::default() };
    let subject = Subject::resolve(policy, None, &plan, world.references()).unwrap();
    match scope(&subject, row.words) {
        Ok(answer) => answer.plain().to_owned(),
        Err(QuestionError::NoTopic { .. }) => "none".to_owned(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn words_get_the_verdict_that_the_document_gives() {
    let world = World::new();
    let library = world.library(&[]);
    let mut policies: BTreeMap<&str, Policy> = BTreeMap::new();
    let mut wrong = Vec::new();
    for row in rows() {
        let policy = policies.entry(row.policy).or_insert_with(|| {
            library.entry(row.policy).unwrap().load(PolicyPart::Whole, world.references()).unwrap()
        });
        let got = asked(policy, &row, &world);
        if !row.right.contains(&got.as_str()) {
            let right = row.right.join(" or ");
            wrong.push(format!(
                "{} {}, {}: '{}' is {got}, not {right}",
                row.policy, row.plan, row.lot, row.words
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of the answers are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Requests with times, and the command that every answer to them must name.
const TIMES: [(&str, &str, &str, &str); 10] = [
    ("rescale/support", "basic", "support at 3am", "covered"),
    ("rescale/support", "premium", "someone available on sundays", "covered"),
    ("rescale/support", "basic", "christmas day support", "calendar"),
    ("rescale/support", "production", "weekend cover for urgent tickets", "covered"),
    ("rescale/support", "mission-critical", "help on saturday for urgent outage", "covered"),
    ("rescale/support", "mission-critical", "slack at weekend", "covered"),
    ("rescale/support", "basic", "phone on sundays", "covered"),
    ("scalr/saas", "free", "guaranteed response within one hour", "deadline"),
    ("scalr/self-hosted", "standard", "answers on weekends", "covered"),
    ("scalr/self-hosted", "premium", "outage in the middle of the night", "covered"),
];

#[test]
fn times_are_never_dropped() {
    let world = World::new();
    let library = world.library(&[]);
    for (id, plan, words, command) in TIMES {
        let policy =
            library.entry(id).unwrap().load(PolicyPart::Whole, world.references()).unwrap();
        let input = SubjectInput { plan: Some(plan.to_owned()), ..SubjectInput::default() };
        let subject = Subject::resolve(&policy, None, &input, world.references()).unwrap();
        let said = match scope(&subject, words) {
            Ok(answer) => answer.notes.join(" "),
            Err(error) => error.to_string(),
        };
        let line = format!("slacalc {command} --policy {id} --plan {plan}");
        assert!(said.contains(&line), "'{words}': {said}");
    }
}

#[test]
fn no_phrase_is_asked_twice() {
    let mut seen = BTreeSet::new();
    let twice: Vec<&str> = rows()
        .iter()
        .filter(|row| !seen.insert((row.policy, row.plan, row.words)))
        .map(|row| row.words)
        .collect();
    assert!(twice.is_empty(), "{twice:?}");
}
