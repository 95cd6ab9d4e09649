//! JSON answers: every name of a schema is published, and every answer fits its schema.

use std::{collections::BTreeSet, fs, path::PathBuf};

use jsonschema::Validator;
use serde_json::{Value, json};

use super::{printed, read, toml_files, validator};
use crate::{
    layers::sources_of_all_packages,
    program::{command, finish, root, words},
};

#[test]
fn every_name_of_a_schema_is_published() {
    let names = |text: &str| -> Vec<String> {
        let parts = text
            .split("\"slacalc/")
            .skip(1)
            .map(|rest| format!("slacalc/{}", rest.split('"').next().unwrap()));
        parts
            .filter(|name| {
                name.rsplit_once("/v").is_some_and(|(_, number)| number.parse::<u8>().is_ok())
            })
            .collect()
    };
    let said = sources_of_all_packages()
        .into_iter()
        .filter(|file| file.path != "cli/policy/schema.rs")
        .flat_map(|file| names(&file.text));
    let said: BTreeSet<String> = said.collect();
    let published = answers()
        .into_iter()
        .map(|(_, schema)| schema["properties"]["schema"]["const"].as_str().unwrap().to_owned())
        .collect();
    assert!(said.len() >= 9, "{said:?}");
    assert_eq!(
        said, published,
        "add a line to answers() in src/cli/policy/schema.rs, then UPDATE_SCHEMAS=1 cargo test \
         --lib schema"
    );
}

/// Every question of the golden answers and of the transcripts, asked for JSON.
#[test]
fn answers_fit_their_schema() {
    let schemas: Vec<(String, Validator)> =
        answers().into_iter().map(|(name, schema)| (name, validator(&schema))).collect();
    let any = validator(&serde_json::from_str(&printed(&["--answers"])).unwrap());
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in questions() {
        let got = finish(command().args(&line).output().unwrap());
        // An error is the last line of standard error.
        let is_error = matches!(got.code, Some(2 | 4)) && got.stdout.is_empty();
        let error = got.stderr.lines().last().filter(|_| is_error);
        for answer in got.stdout.lines().chain(error) {
            count += 1;
            let answer: Value = serde_json::from_str(answer)
                .unwrap_or_else(|error| panic!("{line:?}: {error}\n{answer}"));
            let name = answer["schema"]
                .as_str()
                .unwrap_or_else(|| panic!("{line:?}: no schema is named"))
                .split('/')
                .nth(1)
                .unwrap()
                .to_owned();
            let (_, schema) = schemas
                .iter()
                .find(|(known, _)| *known == name)
                .unwrap_or_else(|| panic!("{line:?}: no schema {name}"));
            wrong.extend(
                schema
                    .iter_errors(&answer)
                    .map(|error| format!("{line:?}\n  {}: {error}", error.instance_path())),
            );
            if !any.is_valid(&answer) {
                wrong.push(format!("{line:?}\n  does not fit policy schema --answers"));
            }
            seen.insert(name);
        }
    }
    assert!(count >= 100, "only {count} answers");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let unseen: Vec<&String> =
        schemas.iter().map(|(name, _)| name).filter(|name| !seen.contains(*name)).collect();
    assert!(unseen.is_empty(), "no question is answered by {unseen:?}");
}

#[test]
fn an_answer_with_another_key_or_without_one_does_not_fit() {
    let got = finish(
        command()
            .args(words("covered --vendor rescale --package basic --region emea --format json"))
            .output()
            .unwrap(),
    );
    let answer: Value = serde_json::from_str(&got.stdout).unwrap();
    let schema = validator(&serde_json::from_str(&printed(&["--answers", "covered"])).unwrap());
    assert!(schema.is_valid(&answer));
    for (key, value) in [
        ("new_key", json!(1)),
        ("at", json!("noon")),
        ("covered", json!("yes")),
        ("schema", json!("slacalc/covered/v2")),
    ] {
        let mut other = answer.clone();
        other[key] = value;
        assert!(!schema.is_valid(&other), "{key}");
    }
    let mut other = answer;
    other.as_object_mut().unwrap().remove("notes");
    assert!(!schema.is_valid(&other));
}

/// The command lines of the golden answers, and of the transcripts as far as they have a JSON form.
fn questions() -> Vec<Vec<String>> {
    let mut lines = Vec::new();
    for (_, text) in toml_files(&root().join("tests/golden")) {
        let file: toml::Table = toml::from_str(&text).unwrap();
        lines.extend(
            file["case"]
                .as_array()
                .unwrap()
                .iter()
                .map(|case| case["run"].as_str().unwrap().to_owned()),
        );
    }
    let transcripts = ["tests/cli", "docs/guide"].map(|place| fs::read_dir(root().join(place)));
    for path in transcripts
        .into_iter()
        .flat_map(Result::unwrap)
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .chain([root().join("README.md")])
    {
        let text = fs::read_to_string(path).unwrap();
        lines.extend(
            text.lines().filter_map(|line| line.strip_prefix("$ slacalc ")).map(str::to_owned),
        );
    }
    lines.extend(
        [
            "policy check",
            "policy show rescale/support",
            "policy show scalr/saas",
            "holidays list",
            "holidays show de-by --year 2026",
        ]
        .map(str::to_owned),
    );
    let not_json = [
        "schema",
        "new",
        "--source",
        "--help",
        "--version",
        "-V",
        "help",
        "completions",
        "man",
        "--quiet",
        "-q",
    ];
    let lines = lines
        .iter()
        .map(|line| words(line))
        .filter(|line| !line.iter().any(|word| not_json.contains(&word.as_str())));
    lines.map(as_json).collect()
}

fn as_json(mut line: Vec<String>) -> Vec<String> {
    if let Some(at) = line.iter().position(|word| word == "--format") {
        line.drain(at..at + 2);
    }
    line.extend(["--format", "json"].map(str::to_owned));
    line
}

/// The published answers: name and schema.
fn answers() -> Vec<(String, Value)> {
    let entries = fs::read_dir(root().join("policies/schema/answers"))
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let name = |path: &PathBuf| path.file_stem().unwrap().to_str().unwrap().to_owned();
    entries.map(|path| (name(&path), read(&format!("answers/{}", name(&path))))).collect()
}
