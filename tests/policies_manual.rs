//! The README of the policies: its tutorial builds a checked policy and a contract step by step,
//! and its reference has every key of the schemas and no other.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::{program::root, transcripts::cases};

const TUTORIAL: &str = "## A policy in twenty minutes";
const CONTRACT: &str = "## A contract over a policy";
const HANDBOOK: &str = "my-policies/lanternfish/handbook.toml";

fn readme() -> String {
    fs::read_to_string(root().join("policies/README.md")).unwrap()
}

/// Each command runs beside the files that the blocks above it have made.
#[test]
fn the_tutorial_holds_step_by_step() {
    let readme = readme();
    let (_, tutorial) = readme.split_once(TUTORIAL).unwrap();
    let at = tutorial.find(CONTRACT).unwrap();
    let end = at + tutorial[at + 3..].find("\n## ").unwrap();
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("tutorial");
    let _ = fs::remove_dir_all(&directory);
    let mut files = BTreeMap::from([(HANDBOOK.to_owned(), String::new())]);
    let mut runs = 0;
    for (start, kind, block) in fenced(&tutorial[..end]) {
        let named = block.lines().next().and_then(|line| line.strip_prefix("# "));
        match (kind, named.filter(|name| is_toml(name))) {
            ("toml", Some(name)) => drop(files.insert(name.to_owned(), block.to_owned())),
            ("toml", None) if start < at => files.get_mut(HANDBOOK).unwrap().push_str(block),
            ("console", _) => {
                runs += 1;
                write_run(&directory, runs, block, &files);
            }
            _ => {}
        }
    }
    assert!(runs >= 9, "only {runs} commands in the tutorial");
    cases()
        .env("SLACALC_NO_CONFIG", "1")
        .env("SLACALC_CONFIG_DIR", "/home/you/.config/slacalc")
        .case(directory.join("*.md"));
}

fn write_run(directory: &Path, number: usize, block: &str, files: &BTreeMap<String, String>) {
    for (name, text) in files {
        let file = directory.join(format!("{number:02}.in")).join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    let transcript = format!("```console\n{block}```\n");
    fs::write(directory.join(format!("{number:02}.md")), transcript).unwrap();
}

/// The fenced blocks of a Markdown text: where each begins, its kind, and its lines.
fn fenced(text: &str) -> Vec<(usize, &str, &str)> {
    let mut blocks = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find("\n```").map(|at| from + at + 1) {
        let (kind, rest) = text[at + 3..].split_once('\n').unwrap();
        let length = rest.find("```").unwrap();
        blocks.push((at, kind, &rest[..length]));
        from = at + 3 + kind.len() + 1 + length + 3;
    }
    blocks
}

fn is_toml(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "toml")
}

/// A heading of the reference with the table under it.
#[derive(Default)]
struct Section {
    keys: BTreeSet<String>,
    text: String,
}

#[test]
fn the_reference_has_every_key_of_the_schemas_and_no_other() {
    let readme = readme();
    let (_, rest) = readme.split_once("\n## Every key\n").unwrap();
    let (reference, _) = rest.split_once("\n## ").unwrap();
    let mut sections = sections(reference);
    let mut wrong = Vec::new();
    let policy = schema("policy");
    let mut top = Section { text: reference.to_owned(), ..Section::default() };
    top.keys.insert("format".to_owned());
    for name in sections.keys().filter(|name| !name.contains('.')) {
        top.keys.insert(name.clone());
    }
    sections.insert(String::new(), top);
    compare(&policy, &policy, "", &sections, &mut wrong);
    let contract = schema("contract");
    sections.get_mut("contract.toml").unwrap().keys.insert("format".to_owned());
    compare(&contract, &contract, "contract.toml", &sections, &mut wrong);
    assert!(wrong.is_empty(), "policies/README.md, \"Every key\":\n{}", wrong.join("\n"));
}

/// The other two kinds of files have a page of their own.
#[test]
fn keys_of_holiday_files_and_configurations_stand_on_their_pages() {
    let mut wrong = Vec::new();
    for (kind, page) in
        [("holidays", "policies/holidays/README.md"), ("configuration", "docs/guide/contracts.md")]
    {
        let text = fs::read_to_string(root().join(page)).unwrap();
        let written: BTreeSet<&str> = text.split(|letter: char| !is_of_key(letter)).collect();
        let schema = schema(kind);
        let definitions = schema.get("$defs").and_then(Value::as_object);
        let all = definitions.into_iter().flat_map(|all| all.values()).chain([&schema]);
        let keys: BTreeSet<&str> = all.flat_map(keys_of).collect();
        wrong.extend(keys.difference(&written).map(|key| format!("{page} lacks `{key}`")));
        let unknown = text.lines().flat_map(keys_of_row).filter(|key| !keys.contains(key.as_str()));
        wrong.extend(unknown.map(|key| format!("{page}: the schema of {kind} has no `{key}`")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn schema(kind: &str) -> Value {
    let path = root().join(format!("policies/schema/{kind}.json"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn keys_of(definition: &Value) -> impl Iterator<Item = &str> {
    let properties = definition.get("properties").and_then(Value::as_object);
    properties.into_iter().flat_map(|map| map.keys().map(String::as_str))
}

fn is_of_key(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-'
}

/// Holds the keys of a definition against the section of its name, and so on downwards. A table
/// within a key may instead be told in the text of the section.
fn compare(
    whole: &Value,
    definition: &Value,
    name: &str,
    sections: &BTreeMap<String, Section>,
    wrong: &mut Vec<String>,
) {
    let section = &sections[name];
    let expected: BTreeSet<String> = keys_of(definition).map(str::to_owned).collect();
    let missing = expected.difference(&section.keys).map(|key| format!("[{name}] lacks `{key}`"));
    wrong.extend(missing);
    let unknown = section.keys.difference(&expected);
    wrong.extend(unknown.map(|key| format!("[{name}]: the schema has no `{key}`")));
    for key in &expected {
        let Some(inner) = table_in(whole, &definition["properties"][key]) else { continue };
        let at_top = name.is_empty() || name == "contract.toml";
        let own = format!("{name}.{key}");
        let below = if at_top && !sections.contains_key(&own) { key.clone() } else { own };
        if sections.contains_key(&below) {
            compare(whole, inner, &below, sections, wrong);
        } else {
            let told = |inner: &&str| section.text.contains(&format!("{inner} = "));
            let untold = keys_of(inner).filter(|inner| !told(inner));
            wrong.extend(untold.map(|inner| format!("[{name}] does not tell `{key}.{inner}`")));
        }
    }
}

/// The definition of the table, or of the tables, that a key holds.
fn table_in<'a>(whole: &'a Value, property: &Value) -> Option<&'a Value> {
    let reference = property["$ref"].as_str().or_else(|| property["items"]["$ref"].as_str())?;
    Some(&whole["$defs"][reference.strip_prefix("#/$defs/")?])
}

/// The sections of the reference by the names in their headings: `[[plan]]` is `plan`. A section
/// `[[reading.choice]]` is a key of `[[reading]]` too; `[tickets]` "of a contract" is one of
/// `contract.toml`.
fn sections(reference: &str) -> BTreeMap<String, Section> {
    let mut sections: BTreeMap<String, Section> = BTreeMap::new();
    let mut names: Vec<String> = Vec::new();
    for line in reference.lines() {
        if line.starts_with("**") || line.starts_with("<a id=") {
            names = spans(line)
                .into_iter()
                .filter(|span| span.starts_with('[') || is_toml(span))
                .map(|span| span.trim_matches(['[', ']']).to_owned())
                .map(|name| {
                    let is_of_contract = line.ends_with("of a contract");
                    if is_of_contract { format!("contract.toml.{name}") } else { name }
                })
                .collect();
            for name in &names {
                let (parent, key) = name.rsplit_once('.').unwrap_or_default();
                if let Some(parent) = sections.get_mut(parent) {
                    parent.keys.insert(key.to_owned());
                }
                sections.entry(name.clone()).or_default();
            }
        }
        let keys = keys_of_row(line);
        for name in &names {
            let section = sections.get_mut(name).unwrap();
            section.keys.extend(keys.iter().cloned());
            section.text.push_str(line);
        }
    }
    sections
}

/// The keys in the first cell of a row. In the table of what an example asks, keys stand in the
/// second cell.
fn keys_of_row(line: &str) -> Vec<String> {
    let mut cells = line.split('|').skip(1).map(str::trim);
    let first = cells.next().unwrap_or_default();
    let asks = line.starts_with("| ") && (first.is_empty() || first.starts_with("`\""));
    let cell = if asks { cells.next().unwrap_or_default() } else { first };
    let mut keys = Vec::new();
    for span in spans(cell).into_iter().filter(|_| !first.starts_with("key")) {
        let start = span.trim_start_matches('[').split(|letter| !is_of_key(letter)).next();
        keys.extend(
            start.filter(|key| !key.is_empty() && !key.starts_with('-')).map(str::to_owned),
        );
    }
    keys
}

/// The texts in backquotes.
fn spans(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}
