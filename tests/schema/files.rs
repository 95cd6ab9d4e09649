//! Policies, contracts and holiday rule files: those that are right fit their schema, those that
//! are wrong do not.

use std::{collections::BTreeSet, fs, path::PathBuf};

use serde_json::Value;

use super::{read, toml_files, validator};
use crate::program::{command, finish, root};

const KINDS: [&str; 4] = ["policy", "contract", "configuration", "holidays"];

#[test]
fn files_that_are_right_fit_their_schema() {
    let mut wrong = Vec::new();
    for kind in KINDS {
        let schema = validator(&read(kind));
        let files = right_files(kind);
        assert!(files.len() >= 4, "{kind}: only {} files", files.len());
        for (name, text) in files {
            wrong.extend(
                schema
                    .iter_errors(&json_of(&text))
                    .map(|error| format!("{name}: {}: {error}", error.instance_path())),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What fits the schema is right to the program too, worked examples and all.
#[test]
fn files_that_are_right_are_right_to_the_program() {
    let mut wrong = Vec::new();
    for kind in ["policy", "contract", "holidays"] {
        for (name, _) in toml_files(&root().join("tests/schema/right").join(kind)) {
            let run = finish(command().args(["policy", "check"]).arg(&name).output().unwrap());
            if run.code != Some(0) {
                wrong.push(format!("{name}: {run:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Each wrong file is wrong at the place that its first line names, to the schema as to the
/// program.
#[test]
fn files_that_are_wrong_do_not() {
    let mut count = 0;
    for kind in KINDS {
        let schema = validator(&read(kind));
        for (name, text) in toml_files(&root().join("tests/schema/wrong").join(kind)) {
            count += 1;
            let place = text.lines().next().unwrap().strip_prefix("# Wrong at ").unwrap().trim();
            let found: Vec<String> = schema
                .iter_errors(&json_of(&text))
                .map(|error| error.instance_path().to_string())
                .collect();
            assert!(
                !found.is_empty() && found.iter().all(|found| found == place),
                "{name}: {found:?}"
            );
            let mut checked = command();
            match kind {
                "configuration" => {
                    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("wrong-config");
                    fs::create_dir_all(&directory).unwrap();
                    fs::write(directory.join("config.toml"), &text).unwrap();
                    checked.env_remove("SLACALC_NO_CONFIG");
                    checked.env("SLACALC_CONFIG_DIR", directory).arg("config");
                    assert_eq!(finish(checked.output().unwrap()).code, Some(4), "{name}");
                    continue;
                }
                "holidays" => checked.args(["holidays", "show", "--year", "2026"]),
                _ => checked.args(["policy", "check"]),
            };
            assert_eq!(finish(checked.arg(&name).output().unwrap()).code, Some(4), "{name}");
        }
    }
    assert!(count >= 20, "only {count} wrong files");
}

/// `every-key.toml` of each kind has every key that its schema has; so the test above is about all
/// of them.
#[test]
fn every_key_is_tried() {
    for kind in KINDS {
        let text =
            fs::read_to_string(root().join("tests/schema/right").join(kind).join("every-key.toml"))
                .unwrap();
        let tried = keys(&json_of(&text));
        let schema = read(kind);
        let parts = schema["$defs"].as_object().into_iter().flat_map(serde_json::Map::values);
        let objects = std::iter::once(&schema).chain(parts);
        let known: BTreeSet<String> = objects
            .filter_map(|object| object["properties"].as_object())
            .flat_map(|keys| keys.keys().cloned())
            .collect();
        let missing: Vec<_> = known.difference(&tried).collect();
        assert!(missing.is_empty(), "{kind}: {missing:?}");
    }
}

/// The program, given a word that there is not, lists the words that there are: they are those of
/// the schema.
#[test]
fn words_are_those_that_the_program_takes() {
    let text = fs::read_to_string(root().join("tests/schema/right/policy/every-key.toml")).unwrap();
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("wrong-word.toml");
    let mut count = 0;
    for (name, object) in read("policy")["$defs"].as_object().unwrap() {
        for (key, property) in object["properties"].as_object().unwrap() {
            let Some(words) = property["enum"].as_array() else { continue };
            let words: Vec<&str> = words.iter().map(|word| word.as_str().unwrap()).collect();
            let written = |line: &&str| {
                line.split_once(" = ").is_some_and(|(left, right)| {
                    left == key && words.contains(&right.trim_matches('"'))
                })
            };
            let line = text
                .lines()
                .find(written)
                .unwrap_or_else(|| panic!("{name}.{key} is not in every-key.toml"));
            fs::write(
                &path,
                text.replacen(&format!("\n{line}\n"), &format!("\n{key} = \"zzzz\"\n"), 1),
            )
            .unwrap();
            let got = finish(command().args(["policy", "check"]).arg(&path).output().unwrap());
            let help = got
                .stderr
                .lines()
                .find(|line| line.contains("there are: ") || line.contains("help: ask = "))
                .unwrap_or_else(|| {
                    panic!("{name}.{key}: no list of words\n{}", got.stderr);
                });
            let quoted = |word: &&&str| {
                help.split(|letter: char| !(letter.is_alphanumeric() || letter == '-'))
                    .any(|one| one == **word)
            };
            assert_eq!(
                words.iter().filter(quoted).count(),
                words.len(),
                "{name}.{key}: {words:?}\n{help}"
            );
            if let Some((_, list)) = help.split_once("there are: ") {
                assert_eq!(
                    list.split(", ").count(),
                    words.len(),
                    "{name}.{key}: {words:?}\n{help}"
                );
            }
            count += 1;
        }
    }
    assert!(count >= 10, "only {count} keys with words");
}

/// The built-in files of a kind, the examples, and the blocks of the documentation.
fn right_files(kind: &str) -> Vec<(String, String)> {
    let mut files = toml_files(&root().join("tests/schema/right").join(kind));
    let readme = fs::read_to_string(root().join("policies/README.md")).unwrap();
    let (policy, rest) = readme.split_once("## A contract over a policy").unwrap();
    match kind {
        "policy" => {
            for directory in ["policies/rescale", "policies/scalr", "tests/data/policies/acme"] {
                files.extend(toml_files(&root().join(directory)));
            }
            files.push(("policies/README.md".to_owned(), blocks(policy).concat()));
        }
        "contract" => {
            files.extend(toml_files(&root().join("examples/contracts")));
            files
                .push(("policies/README.md, the contract".to_owned(), blocks(rest).swap_remove(0)));
        }
        "configuration" => {}
        _ => {
            files.extend(toml_files(&root().join("policies/holidays")));
            let readme = fs::read_to_string(root().join("policies/holidays/README.md")).unwrap();
            files.extend(
                blocks(&readme)
                    .into_iter()
                    .filter(|block| block.contains("fixed = "))
                    .map(|block| ("its README.md".to_owned(), block)),
            );
        }
    }
    files
}

fn blocks(text: &str) -> Vec<String> {
    text.split("```toml\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap().to_owned())
        .collect()
}

/// A TOML text as JSON, dates as texts.
pub(super) fn json_of(text: &str) -> Value {
    fn convert(value: toml::Value) -> Value {
        match value {
            toml::Value::String(text) => text.into(),
            toml::Value::Integer(number) => number.into(),
            toml::Value::Float(number) => number.into(),
            toml::Value::Boolean(truth) => truth.into(),
            toml::Value::Datetime(date) => date.to_string().into(),
            toml::Value::Array(list) => list.into_iter().map(convert).collect(),
            toml::Value::Table(table) => {
                Value::Object(table.into_iter().map(|(key, value)| (key, convert(value))).collect())
            }
        }
    }
    convert(toml::Value::Table(toml::from_str(text).unwrap()))
}

/// Every key of an object, however deep.
fn keys(value: &Value) -> BTreeSet<String> {
    match value {
        Value::Object(object) => object
            .iter()
            .flat_map(|(key, inner)| keys(inner).into_iter().chain([key.clone()]))
            .collect(),
        Value::Array(list) => list.iter().flat_map(keys).collect(),
        _ => BTreeSet::new(),
    }
}
