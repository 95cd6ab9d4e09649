//! Holds the published JSON Schemas to the files and answers that they are of.
//!
//! That they are derived from the source is a test of `src/cli/policy/schema.rs`; `try-editors.sh`
//! shows the same files to the checkers that editors use.

mod answers;
mod files;
mod skeletons;

use std::{fs, path::Path};

use jsonschema::Validator;
use serde_json::Value;

use crate::program::{command, finish, root};

#[test]
fn the_program_prints_the_published_files() {
    for (arguments, file) in [
        (&[][..], "policy"),
        (&["--contract"], "contract"),
        (&["--config"], "configuration"),
        (&["--holidays"], "holidays"),
        (&["--answers", "scope"], "answers/scope"),
    ] {
        let published =
            fs::read_to_string(root().join(format!("policies/schema/{file}.json"))).unwrap();
        assert_eq!(printed(arguments), published, "{file}");
    }
    let got =
        finish(command().args(["policy", "schema", "--answers", "dedline"]).output().unwrap());
    assert_eq!(got.code, Some(2));
    assert!(got.stderr.contains("did you mean 'deadline'?"), "{}", got.stderr);
}

fn printed(arguments: &[&str]) -> String {
    let got = finish(command().args(["policy", "schema"]).args(arguments).output().unwrap());
    assert_eq!(got.code, Some(0), "{}", got.stderr);
    got.stdout
}

/// The TOML files of a directory: path and text.
fn toml_files(directory: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for entry in
        fs::read_dir(directory).unwrap_or_else(|error| panic!("{}: {error}", directory.display()))
    {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            files.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
    files
}

/// A published schema: `policy`, `answers/scope`.
pub(crate) fn read(name: &str) -> Value {
    serde_json::from_str(
        &fs::read_to_string(root().join(format!("policies/schema/{name}.json"))).unwrap(),
    )
    .unwrap()
}

pub(crate) fn validator(schema: &Value) -> Validator {
    jsonschema::options().should_validate_formats(true).build(schema).unwrap()
}
