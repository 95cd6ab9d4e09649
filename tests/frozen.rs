//! The frozen corpus: digests of what the program prints, so that a change inside the house shows
//! that no answer changed.
//!
//! `tests/data/frozen/` keeps a SHA-256 for each run. `UPDATE_FROZEN=1` writes it anew, in a commit
//! that says which answers changed and why. `FROZEN_ROWS=100000` runs the random tickets in a
//! larger number; those digests are kept too. What a run printed lies under `target/tmp/frozen`, to
//! be compared with what an older build leaves there.

use std::{
    collections::BTreeMap,
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use serde_json::{Map, Value};
use slacalc::internal::policy::sha256;

use crate::{
    program::{command, finish, root, words},
    tickets::{
        equality::{HEADER, Names, row},
        tables::{Dice, NOW, World},
    },
};

const ROWS_IN_THE_GATE: usize = 5_000;
const REPORT_FORMATS: [&str; 5] = ["text", "json", "csv", "markdown", "html"];
const AUDIT_FORMATS: [&str; 4] = ["text", "json", "csv", "markdown"];
const OPTIONS: &str = "--contracts examples/contracts --timezone America/New_York";

/// Digests by the name of their run.
type Digests = BTreeMap<String, String>;

/// The runs of the corpus that were made, and their digests.
struct Corpus {
    output: PathBuf,
    digests: Digests,
}

impl Corpus {
    fn new(name: &str) -> Self {
        let output = Path::new(env!("CARGO_TARGET_TMPDIR")).join("frozen").join(name);
        let _ = fs::remove_dir_all(&output);
        fs::create_dir_all(&output).unwrap();
        Self { output, digests: Digests::new() }
    }

    /// Runs a command line and keeps the digest of its exit code and both outputs.
    fn run(&mut self, name: &str, line: &str) {
        let run = finish(command().args(words(line)).output().unwrap());
        let printed = format!("exit {:?}\n{}\n{}", run.code, run.stdout, run.stderr);
        self.keep(name, &printed);
    }

    fn keep(&mut self, name: &str, printed: &str) {
        // Paths of the machine that runs the tests are not part of an answer.
        let printed = printed.replace(&root().display().to_string(), "ROOT");
        fs::write(self.output.join(name.replace(['/', ' '], "-")), &printed).unwrap();
        assert!(
            self.digests.insert(name.to_owned(), sha256(&printed)).is_none(),
            "two runs are called '{name}'"
        );
    }

    /// Holds the digests to the kept ones, or writes them there.
    fn hold(self, section: &str) {
        let file = root().join("tests/data/frozen").join(section).with_extension("toml");
        if env::var_os("UPDATE_FROZEN").is_some() {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            let lines: Vec<String> = self
                .digests
                .iter()
                .map(|(name, digest)| format!("\"{name}\" = \"{digest}\"\n"))
                .collect();
            fs::write(&file, lines.concat()).unwrap();
            return;
        }
        let text =
            fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let kept: Digests = toml::from_str(&text).unwrap();
        let mut changed = String::new();
        for (name, digest) in &self.digests {
            if kept.get(name) != Some(digest) {
                let _ = writeln!(changed, "{name}");
            }
        }
        let gone: Vec<&String> =
            kept.keys().filter(|name| !self.digests.contains_key(*name)).collect();
        assert!(gone.is_empty(), "runs that are no longer made: {gone:?}");
        assert!(
            changed.is_empty(),
            "these print something else now (see {}):\n{changed}",
            self.output.display()
        );
    }
}

/// The part of a file of golden answers that the corpus reads.
#[derive(Deserialize)]
struct Golden {
    case: Vec<Question>,
}

#[derive(Deserialize)]
struct Question {
    run: String,
}

#[test]
fn golden_questions_print_the_same_json_and_text() {
    let mut corpus = Corpus::new("golden");
    let mut files: Vec<PathBuf> = fs::read_dir(root().join("tests/golden"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    for file in files {
        let golden: Golden = toml::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        let name = file.file_stem().unwrap().to_string_lossy();
        for (at, question) in golden.case.iter().enumerate() {
            // Some are asked with it already.
            let asked = question.run.trim_end_matches(" --explain");
            corpus.run(&format!("{name} {at} json"), &format!("{asked} --format json --explain"));
            corpus.run(&format!("{name} {at} text"), &format!("{asked} --explain"));
        }
    }
    corpus.hold("golden");
}

#[test]
fn example_tables_print_the_same() {
    let mut corpus = Corpus::new("examples");
    let table = "examples/tickets/tickets.csv --contracts examples/tickets/contracts";
    corpus.run("batch", &format!("batch {table}"));
    for format in REPORT_FORMATS {
        corpus.run(
            &format!("report {format}"),
            &format!("report {table} --by month --by plan --format {format}"),
        );
    }
    let claimed = "examples/tickets/claimed.csv --contracts examples/tickets/contracts";
    for format in AUDIT_FORMATS {
        corpus.run(
            &format!("audit {format}"),
            &format!("audit {claimed} --claimed claimed --format {format}"),
        );
        let conventions = "tests/data/tickets/claims.csv --claimed claimed";
        corpus.run(
            &format!("audit claims {format}"),
            &format!("audit {conventions} --format {format}"),
        );
    }
    corpus.hold("examples");
}

#[test]
fn random_tickets_print_the_same() {
    let rows = env::var("FROZEN_ROWS").map_or(ROWS_IN_THE_GATE, |rows| rows.parse().unwrap());
    let section = format!("random-{rows}");
    let mut corpus = Corpus::new(&section);
    let table = RandomTable::new(rows);
    for (form, text) in [("csv", table.csv()), ("jsonl", table.json_lines())] {
        let path = corpus.output.join("tickets").with_extension(form);
        fs::write(&path, text).unwrap();
        let path = path.display();
        corpus.run(&format!("batch {form}"), &format!("batch {path} {OPTIONS} --warn 75"));
        for format in REPORT_FORMATS {
            let line = format!(
                "report {path} {OPTIONS} --by quarter --by plan --by priority --format {format}"
            );
            corpus.run(&format!("report {form} {format}"), &line);
        }
        for format in AUDIT_FORMATS {
            let line = format!("audit {path} {OPTIONS} --claimed claimed --format {format}");
            corpus.run(&format!("audit {form} {format}"), &line);
        }
    }
    corpus.hold(&section);
}

#[test]
fn schemas_are_the_same_but_for_names_of_definitions() {
    let mut corpus = Corpus::new("schemas");
    for directory in ["policies/schema", "policies/schema/answers"] {
        for entry in fs::read_dir(root().join(directory)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "json") {
                let schema: Value =
                    serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
                let name = path.strip_prefix(root()).unwrap().display().to_string();
                corpus.keep(&name, &format!("{:#}", with_numbered_definitions(&schema)));
            }
        }
    }
    corpus.hold("schemas");
}

/// Replaces the names under `$defs`, which are those of Rust's types, by numbers in the order in
/// which the schema first refers to them.
fn with_numbered_definitions(schema: &Value) -> Value {
    let mut names = Vec::new();
    let Value::Object(root) = schema else { return schema.clone() };
    let mut body = root.clone();
    let definitions = body.remove("$defs");
    collect_references(&Value::Object(body.clone()), &mut names);
    // A definition may refer to others: the list grows while it is read.
    let mut next = 0;
    while let Some(name) = names.get(next).cloned() {
        if let Some(definition) = definitions.as_ref().and_then(|all| all.get(&name)) {
            collect_references(definition, &mut names);
        }
        next += 1;
    }
    let mut numbered = Map::new();
    for (at, name) in names.iter().enumerate() {
        let definition = definitions.as_ref().and_then(|all| all.get(name)).unwrap_or(&Value::Null);
        numbered.insert(at.to_string(), renamed(definition, &names));
    }
    let mut all = Map::new();
    all.insert("schema".to_owned(), renamed(&Value::Object(body), &names));
    all.insert("definitions".to_owned(), Value::Object(numbered));
    Value::Object(all)
}

fn collect_references(value: &Value, names: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            let reference = object.get("$ref").and_then(Value::as_str);
            if let Some(name) = reference.and_then(|path| path.strip_prefix("#/$defs/"))
                && !names.iter().any(|known| known == name)
            {
                names.push(name.to_owned());
            }
            object.values().for_each(|value| collect_references(value, names));
        }
        Value::Array(values) => values.iter().for_each(|value| collect_references(value, names)),
        _ => {}
    }
}

fn renamed(value: &Value, names: &[String]) -> Value {
    match value {
        Value::Object(object) => {
            let mut copy = Map::new();
            for (key, value) in object {
                let number = value
                    .as_str()
                    .and_then(|path| path.strip_prefix("#/$defs/"))
                    .and_then(|name| names.iter().position(|known| known == name));
                let value = match number {
                    Some(number) if key == "$ref" => Value::String(number.to_string()),
                    _ => renamed(value, names),
                };
                copy.insert(key.clone(), value);
            }
            Value::Object(copy)
        }
        Value::Array(values) => {
            Value::Array(values.iter().map(|value| renamed(value, names)).collect())
        }
        other => other.clone(),
    }
}

/// Random tickets with a name and a claimed deadline each.
struct RandomTable {
    header: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl RandomTable {
    fn new(count: usize) -> Self {
        let world = World::new();
        let policies = Names::of(&world, &world.library(&[]));
        let mut dice = Dice(0x2545_f491_4f6c_dd1d);
        let mut header = vec!["id"];
        header.extend(HEADER);
        header.push("claimed");
        let mut rows = Vec::with_capacity(count);
        for number in 1..=count {
            let mut cells = vec![format!("T-{number}")];
            cells.extend(row(&mut dice, &policies));
            let claimed = NOW - dice.seconds(86_400 * 900);
            cells.push(if dice.one_in(3) { String::new() } else { format!("@{claimed}") });
            rows.push(cells);
        }
        Self { header, rows }
    }

    fn csv(&self) -> Vec<u8> {
        let mut table = csv::Writer::from_writer(Vec::new());
        table.write_record(&self.header).unwrap();
        for row in &self.rows {
            table.write_record(row).unwrap();
        }
        table.into_inner().unwrap()
    }

    fn json_lines(&self) -> Vec<u8> {
        let mut lines = Vec::new();
        for row in &self.rows {
            let pairs = self
                .header
                .iter()
                .zip(row)
                .map(|(name, cell)| ((*name).to_owned(), Value::String(cell.clone())));
            let object = Value::Object(pairs.collect());
            lines.extend_from_slice(object.to_string().as_bytes());
            lines.push(b'\n');
        }
        lines
    }
}
