//! Embeds the policies and holiday files in the program, with an index of their names so that a
//! question parses only the file that it needs; and links without PIE.

#![allow(clippy::expect_used, reason = "a build that cannot go on stops with a message")]

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use serde::Serialize;
use toml::{Table, Value};

#[allow(
    dead_code,
    unused_imports,
    missing_docs,
    reason = "what the program reads, the build only writes"
)]
#[path = "src/policy/raw/mod.rs"]
mod raw;

/// The exports of help desks, and the meanings of priorities.
const PRESETS: &str = "src/policy/model/presets.toml";

fn main() {
    println!("cargo:rerun-if-changed=policies");
    println!("cargo:rerun-if-changed=src/policy/raw");
    println!("cargo:rerun-if-changed={PRESETS}");
    let root =
        PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("policies");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it")).join("builtin.rs");
    let mut files = Vec::new();
    collect(&root, "toml", &mut files);
    files.sort();
    let (mut policies, mut holidays) = (String::new(), String::new());
    for file in files {
        let id = file
            .strip_prefix(&root)
            .expect("inside")
            .with_extension("")
            .to_string_lossy()
            .replace('\\', "/");
        let text =
            fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let table: Table =
            text.parse().unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        match id.strip_prefix("holidays/") {
            Some(id) => holidays.push_str(&holiday_entry(id, &text, &table)),
            None => policies.push_str(&policy_entry(&id, &file, &text, &table)),
        }
    }
    let code = format!(
        "pub(super) static POLICIES: &[BuiltinPolicy] = &[\n{policies}];\npub(super) static \
         HOLIDAYS: &[BuiltinHolidays] = &[\n{holidays}];\n"
    );
    fs::write(out, code).expect("OUT_DIR is writable");
    write_answer_schemas(&root.join("schema/answers"));
    write_presets();
    link_without_pie();
}

/// Writes the table of the published schemas of JSON answers.
fn write_answer_schemas(directory: &Path) {
    let mut files = Vec::new();
    collect(directory, "json", &mut files);
    files.sort();
    let entry = |file: &PathBuf| {
        let name = file.file_stem().expect("a file has a name").to_string_lossy().into_owned();
        format!("    ({name:?}, include_str!({:?})),\n", file.display().to_string())
    };
    let code = format!(
        "/// Every JSON answer by its name, and its schema.\nstatic ANSWERS: &[(&str, &str)] = \
         &[\n{}];\n",
        files.iter().map(entry).collect::<String>()
    );
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it")).join("answer_schemas.rs");
    fs::write(out, code).expect("OUT_DIR is writable");
}

/// Writes the exports of help desks and the meanings of priorities as static tables, so that no
/// start reads them.
fn write_presets() {
    let text = fs::read_to_string(PRESETS).expect("the presets can be read");
    let table: Table = text.parse().unwrap_or_else(|error| panic!("{PRESETS}: {error}"));
    let entries = |kind: &str| {
        let all = table.get(kind).and_then(Value::as_array).into_iter().flatten();
        all.filter_map(Value::as_table).cloned().collect::<Vec<Table>>()
    };
    let presets: String = entries("preset").iter().map(preset_entry).collect();
    let schemes: String = entries("scheme").iter().map(scheme_entry).collect();
    let code = format!(
        "/// Every preset.\npub(crate) static PRESETS: &[Preset] = &[\n{presets}];\n/// Every \
         ready-made set of meanings.\npub(crate) static SCHEMES: &[PriorityScheme] = \
         &[\n{schemes}];\n"
    );
    let directory = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    fs::write(directory.join("presets.rs"), code).expect("OUT_DIR is writable");
    let histories: String = entries("history").iter().map(history_entry).collect();
    let code = format!(
        "/// Every shape of a history.\npub(crate) static HISTORIES: &[HistoryShape] = \
         &[\n{histories}];\n"
    );
    fs::write(directory.join("histories.rs"), code).expect("OUT_DIR is writable");
}

/// Returns the text of a key that an entry must have.
fn text_of<'t>(entry: &'t Table, key: &str) -> &'t str {
    entry.get(key).and_then(Value::as_str).unwrap_or_else(|| panic!("{PRESETS}: no {key}"))
}

fn preset_entry(entry: &Table) -> String {
    let (mut columns, mut lists) = (Vec::new(), [Vec::new(), Vec::new()]);
    for (key, value) in entry {
        let names = value.as_array().into_iter().flatten().filter_map(Value::as_str);
        let names: Vec<&str> = names.collect();
        match key.as_str() {
            "name" | "title" | "of" | "seen" | "time-format" => {}
            "marks" => lists[0] = names,
            "business" => lists[1] = names,
            field => {
                let variant: String = field.split('_').map(capitalized).collect();
                columns.push(format!("(Field::{variant}, &{names:?})"));
            }
        }
    }
    let ([marks, business], columns) = (lists, columns.join(", "));
    format!(
        "Preset {{ name: {:?}, title: {:?}, of: {:?}, seen: {:?}, columns: &[{columns}], marks: \
         &{marks:?}, business: &{business:?}, time_format: {:?} }},\n",
        text_of(entry, "name"),
        text_of(entry, "title"),
        text_of(entry, "of"),
        text_of(entry, "seen"),
        entry.get("time-format").and_then(Value::as_str)
    )
}

fn capitalized(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    format!("{}{rest}", first.to_uppercase())
}

fn scheme_entry(entry: &Table) -> String {
    let values = entry.get("values").and_then(Value::as_table).expect("a set has values");
    let mut values: Vec<(&str, &str)> = values
        .iter()
        .filter_map(|(value, meant)| Some((value.as_str(), meant.as_str()?)))
        .collect();
    values.sort_by_key(|(_, meant)| (meant.is_empty(), *meant));
    format!("PriorityScheme {{ name: {:?}, values: &{values:?} }},\n", text_of(entry, "name"))
}

fn history_entry(entry: &Table) -> String {
    let part = |key: &str| {
        let names = entry.get(key).and_then(Value::as_array).into_iter().flatten();
        let names: Vec<&str> = names.filter_map(Value::as_str).collect();
        format!("{}: &{names:?}", key.replace('-', "_"))
    };
    let parts = [
        "lists",
        "changes",
        "ticket",
        "time",
        "until",
        "field",
        "from",
        "to",
        "author",
        "public",
        "status",
        "comment",
        "comment-parts",
    ];
    // Every shape says where it was seen, though the program does not need it.
    let (title, _) = (text_of(entry, "title"), text_of(entry, "seen"));
    format!("HistoryShape {{ title: {title:?}, {} }},\n", parts.map(part).join(", "))
}

/// Links without PIE: a position-independent executable relocates thousands of pointers of tables
/// at each start.
fn link_without_pie() {
    let is = |key: &str, value: &str| {
        env::var(key).is_ok_and(|found| found.split(',').any(|part| part == value))
    };
    let gnu_linux = is("CARGO_CFG_TARGET_OS", "linux")
        && is("CARGO_CFG_TARGET_ENV", "gnu")
        && is("CARGO_CFG_TARGET_ARCH", "x86_64");
    if gnu_linux && !is("CARGO_CFG_TARGET_FEATURE", "crt-static") {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}

fn collect(directory: &Path, extension: &str, files: &mut Vec<PathBuf>) {
    for entry in
        fs::read_dir(directory).unwrap_or_else(|error| panic!("{}: {error}", directory.display()))
    {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            collect(&path, extension, files);
        } else if path.extension().is_some_and(|found| found == extension) {
            files.push(path);
        }
    }
}

fn policy_entry(id: &str, file: &Path, source: &str, table: &Table) -> String {
    let document = table
        .get("document")
        .and_then(Value::as_table)
        .unwrap_or_else(|| panic!("{id}: no [document]"));
    let text = |key: &str| {
        document
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_else(|| panic!("{id}: no document.{key}"))
    };
    let plans: Vec<&Table> = table
        .get("plan")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_table)
        .collect();
    let ids: Vec<&str> = plans.iter().filter_map(|plan| plan.get("id")?.as_str()).collect();
    let names: Vec<&str> = plans.iter().copied().flat_map(names_of).collect();
    let [clocks, whole] = embedded(id, source);
    let aliases = document.get("aliases").and_then(Value::as_array).into_iter().flatten();
    let aliases: Vec<&str> = aliases.filter_map(Value::as_str).collect();
    format!(
        "BuiltinPolicy {{ id: {id:?}, aliases: &{aliases:?}, vendor: {:?}, current: {}, effective: \
         {:?}, plans: &{names:?}, plan_ids: &{ids:?}, clocks: include_bytes!({clocks:?}), whole: \
         include_bytes!({whole:?}), text: include_str!({:?}) }},\n",
        text("vendor"),
        text("status") == "current",
        text("effective"),
        file.display().to_string()
    )
}

/// Writes a policy's raw form as compact bytes, which are read at start-up many times faster than
/// TOML: what deadlines and coverage rest on, and all of it. Gives the two paths.
fn embedded(id: &str, source: &str) -> [String; 2] {
    let whole: raw::RawPolicy =
        toml::from_str(source).unwrap_or_else(|error| panic!("{id}: {error}"));
    let mut clocks: raw::RawPolicy =
        toml::from_str(source).unwrap_or_else(|error| panic!("{id}: {error}"));
    clocks.topic.clear();
    clocks.version_support = None;
    clocks.contacts.clear();
    // Those with a rhythm say whether a policy has readings on it; what they are does not matter.
    clocks.entitlement.retain(|item| item.times.is_some());
    for item in &mut clocks.entitlement {
        item.name.clear();
        item.amount.clear();
    }
    // Meanings are for `priorities` and `plans`, which read the whole.
    let names = clocks.plan.iter_mut().chain(&mut clocks.priority);
    for named in names.chain(&mut clocks.edition).chain(&mut clocks.region) {
        named.says = None;
        named.meaning = None;
    }
    clocks.scope_reserve = None;
    for channel in &mut clocks.channel {
        channel.conditions.clear();
        channel.address = None;
    }
    // A deadline tells what our copy has lost from what no document states.
    clocks.not_stated.retain(|gap| gap.kind.is_some());
    clocks.duty.clear();
    clocks.maintenance.clear();
    clocks.clause.clear();
    clocks.example.clear();
    [("clocks", clocks), ("policy", whole)]
        .map(|(extension, policy)| compact(id, extension, &policy))
}

/// Writes a raw form as compact bytes and gives their path.
fn compact(id: &str, extension: &str, raw: &impl Serialize) -> String {
    let bytes = postcard::to_allocvec(raw).unwrap_or_else(|error| panic!("{id}: {error}"));
    let name = format!("{}.{extension}", id.replace('/', "-"));
    let path = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it")).join(name);
    fs::write(&path, bytes).expect("OUT_DIR is writable");
    path.display().to_string()
}

fn names_of(plan: &Table) -> impl Iterator<Item = &str> {
    let aliases = plan.get("aliases").and_then(Value::as_array).into_iter().flatten();
    [plan.get("id"), plan.get("name")]
        .into_iter()
        .flatten()
        .chain(aliases)
        .filter_map(Value::as_str)
}

fn holiday_entry(id: &str, source: &str, table: &Table) -> String {
    let rules: raw::RawRuleFile =
        toml::from_str(source).unwrap_or_else(|error| panic!("holidays/{id}: {error}"));
    let aliases = |table: &Table| -> Vec<String> {
        table
            .get("aliases")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    };
    let mut parts = Vec::new();
    for (part, value) in table.get("subdivisions").and_then(Value::as_table).into_iter().flatten() {
        parts.push(part.clone());
        parts.extend(value.as_table().map(aliases).unwrap_or_default());
    }
    format!(
        "BuiltinHolidays {{ id: {id:?}, aliases: &{:?}, parts: &{parts:?}, rules: \
         include_bytes!({:?}) }},\n",
        aliases(table),
        compact(id, "holidays", &rules)
    )
}
