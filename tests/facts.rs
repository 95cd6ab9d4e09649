//! `docs/facts.md`: each fact of the documents is asked by its command, and its answer has it.

use std::fs;

use crate::program::{root, run};

/// A row of a table: the fact, the command, and what its answer has.
struct FactRow {
    fact: String,
    command: String,
    piece: String,
}

fn rows() -> Vec<FactRow> {
    let text = fs::read_to_string(root().join("docs/facts.md")).unwrap();
    let of_line = |line: &str| {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [fact, _, command, piece] = cells[..] else { return None };
        let command = command.strip_prefix("`slacalc ")?.strip_suffix('`')?;
        let [fact, command, piece] = [fact, command, piece].map(str::to_owned);
        Some(FactRow { fact, command, piece })
    };
    text.lines().filter_map(of_line).collect()
}

#[test]
fn every_fact_is_answered() {
    let rows = rows();
    assert!(rows.len() >= 220, "only {} facts", rows.len());
    let mut wrong = Vec::new();
    for FactRow { fact, command, piece } in &rows {
        let got = run(&format!("{command} --format json"));
        if !matches!(got.code, Some(0 | 1 | 3)) || !got.stdout.contains(piece.as_str()) {
            let (code, said) = (got.code, got.stdout + &got.stderr);
            let said: String = said.chars().take(600).collect();
            wrong.push(format!("{fact}: slacalc {command}: {code:?} has no '{piece}':\n  {said}"));
        }
    }
    assert!(wrong.is_empty(), "{} facts are lost:\n{}", wrong.len(), wrong.join("\n"));
}

/// The commands that `clause` offers for its facts can be pasted: each gives an answer.
#[test]
fn commands_that_a_clause_offers_answer() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for policy in ["rescale/support", "scalr/self-hosted", "scalr/saas", "scalr/legacy"] {
        let all = run(&format!("clause --policy {policy} --format json"));
        assert_eq!(all.code, Some(0), "{}", all.stderr);
        let answer: serde_json::Value = serde_json::from_str(&all.stdout).unwrap();
        let clauses = answer["clauses"].as_array().unwrap().iter();
        let facts = clauses.flat_map(|clause| clause["facts"].as_array().unwrap());
        let mut asked: Vec<&str> = facts.map(|fact| fact["ask"].as_str().unwrap()).collect();
        asked.sort_unstable();
        asked.dedup();
        for line in asked {
            count += 1;
            let got = run(line.strip_prefix("slacalc ").unwrap());
            if !matches!(got.code, Some(0 | 1 | 3)) {
                wrong.push(format!("{line}: {:?} {}", got.code, got.stderr));
            }
        }
    }
    assert!(count > 100, "only {count} commands");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
