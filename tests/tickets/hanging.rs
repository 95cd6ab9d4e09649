//! How many deadlines and verdicts of a report hang on readings: the same as are others in batches
//! with every other choice.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use serde_json::Value;

use crate::program::{command, finish, root};

/// Every choice of the readings of the built-in policies.
fn choices() -> BTreeSet<String> {
    let mut choices = BTreeSet::new();
    for policy in ["rescale/support", "scalr/saas", "scalr/self-hosted"] {
        let shown = finish(
            command().args(["policy", "show", policy, "--format", "json"]).output().unwrap(),
        )
        .stdout;
        let shown: Value = serde_json::from_str(&shown).unwrap();
        for reading in shown["readings"].as_array().unwrap() {
            let of = |choice: &Value| {
                format!(
                    "{}={}",
                    reading["name"].as_str().unwrap(),
                    choice["value"].as_str().unwrap()
                )
            };
            choices.extend(reading["choices"].as_array().unwrap().iter().map(of));
        }
    }
    // They need lists that nobody has named, and are not counted.
    choices.retain(|choice| !choice.ends_with("-holidays=customer"));
    choices
}

fn arguments(file: &Path, reading: Option<&str>) -> Vec<String> {
    let mut arguments = vec![file.display().to_string(), "--contracts".to_owned()];
    arguments.push(root().join("examples/tickets/contracts").display().to_string());
    arguments.extend(
        reading.into_iter().flat_map(|reading| ["--reading".to_owned(), reading.to_owned()]),
    );
    arguments
}

/// Deadline, and whether it is late, of each row.
fn batch(file: &Path, reading: Option<&str>) -> Vec<(String, Option<bool>)> {
    let got = finish(
        command().arg("batch").args(arguments(file, reading)).arg("--quiet").output().unwrap(),
    );
    let mut rows = csv::Reader::from_reader(got.stdout.as_bytes());
    let header = rows.headers().unwrap().clone();
    let place = |name: &str| header.iter().position(|other| other == name).unwrap();
    let (deadline, state) = (place("sla_deadline"), place("sla_state"));
    let late = |state: &str| match state {
        "met" | "open" | "closed" => Some(false),
        "missed" => Some(true),
        _ => None,
    };
    rows.records()
        .map(|row| row.unwrap())
        .map(|row| (row[deadline].to_owned(), late(&row[state])))
        .collect()
}

#[test]
fn what_hangs_on_readings_is_what_other_choices_change() {
    let file = root().join("examples/tickets/tickets.csv");
    let taken = batch(&file, None);
    let mut by_name: BTreeMap<String, [BTreeSet<usize>; 2]> = BTreeMap::new();
    let choices = choices();
    assert!(choices.len() > 20, "{choices:?}");
    for choice in &choices {
        let sets = by_name.entry(choice.split_once('=').unwrap().0.to_owned()).or_default();
        for (row, (was, is)) in taken
            .iter()
            .zip(batch(&file, Some(choice)))
            .enumerate()
            .filter(|(_, (was, _))| !was.0.is_empty())
        {
            if was.0 != is.0 {
                sets[0].insert(row);
            }
            if was.1 != is.1 {
                sets[1].insert(row);
            }
        }
    }
    by_name.retain(|_, sets| !sets[0].is_empty());
    let report = finish(
        command()
            .arg("report")
            .args(arguments(&file, None))
            .args(["--format", "json"])
            .output()
            .unwrap(),
    )
    .stdout;
    let tickets = &serde_json::from_str::<Value>(&report).unwrap()["tickets"];
    // A reading that a contract has settled is listed apart from the same one that it has not.
    let mut counted: BTreeMap<String, [u64; 2]> = BTreeMap::new();
    for line in tickets["readings"].as_array().unwrap() {
        let counts = counted.entry(line["name"].as_str().unwrap().to_owned()).or_default();
        counts[0] += line["deadlines"].as_u64().unwrap();
        counts[1] += line["verdicts"].as_u64().unwrap();
    }
    let all = |at: usize| {
        by_name.values().flat_map(|sets| &sets[at]).collect::<BTreeSet<_>>().len() as u64
    };
    assert_eq!(
        [&tickets["deadlines_by_reading"], &tickets["verdicts_by_reading"]]
            .map(|count| count.as_u64().unwrap()),
        [all(0), all(1)]
    );
    assert_eq!(
        counted,
        by_name
            .iter()
            .map(|(name, sets)| (name.clone(), sets.each_ref().map(|set| set.len() as u64)))
            .collect()
    );
    assert!(all(0) > 500 && all(1) > 100, "{counted:?}");
}
