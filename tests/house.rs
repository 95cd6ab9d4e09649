//! Holds the source to the rules of the house that neither the compiler nor clippy knows.
//!
//! `HOUSE_ROOT=/other/checkout cargo test --test integration house` looks at another checkout.

mod chains;
mod comment_heads;
mod cycles;
mod items;
mod module_graph;
mod splinters;
mod type_names;
mod widths;

use crate::layers::{SourceFile, sources_of_all_packages};
use items::{TestLines, end_of_item, spells};

const LONGEST_FILE: usize = 350;
/// Half of the files stay under this many lines.
const MEDIAN_FILE: usize = 120;
/// Functions stay under this many lines, signature and closing brace included.
const FUNCTION: usize = 60;
/// Names that gather what belongs elsewhere.
const BANNED_FILES: [&str; 6] =
    ["utils.rs", "util.rs", "helpers.rs", "prelude.rs", "errors.rs", "common.rs"];

#[test]
fn the_source_keeps_the_rules_of_the_house() {
    let sources = sources_of_all_packages();
    assert!(sources.len() > 50, "src was not found: {} files", sources.len());
    let mut broken: Vec<String> = sources.iter().flat_map(broken_rules).collect();
    let mut lengths: Vec<usize> = sources.iter().map(|file| file.text.lines().count()).collect();
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    if median >= MEDIAN_FILE {
        broken.push(format!(
            "src: half of the files have {median} lines or more, not under {MEDIAN_FILE}"
        ));
    }
    assert!(broken.is_empty(), "{} rules are broken:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn the_check_sees_what_it_forbids() {
    let long = format!("fn long() {{\n{}}}\n", "    f();\n".repeat(FUNCTION));
    let text = format!(
        "use std::fmt::*;\nfn f() {{ g().unwrap(); h().expect(\"x\") }}\nconst T: &str = \".unwrap()\"; // .unwrap()\n\
         {long}#[test]\nfn t() {{}}\n#[cfg(test)]\n#[allow(unused)]\nmod tests {{\n    use super::*;\n    #[test]\n    fn u() {{ g().unwrap() }}\n}}\n"
    );
    let expected = [
        "1: no `//!` head",
        "1: a glob import",
        "2: unwrap outside of tests",
        "2: expect outside of tests",
        "4: fn long has 62 lines",
        "66: a test outside of #[cfg(test)]",
    ];
    let found = broken_rules(&SourceFile::new("src", "time/invented.rs", &text));
    let found: Vec<&str> =
        found.iter().map(|line| line.split_once("invented.rs:").unwrap().1).collect();
    assert_eq!(found, expected);
    let too_long = "//! Head\n".repeat(LONGEST_FILE + 1);
    assert_eq!(broken_rules(&SourceFile::new("src", "time/utils.rs", &too_long)).len(), 2);
}

fn broken_rules(file: &SourceFile) -> Vec<String> {
    let mut broken = Vec::new();
    let mut say = |line: usize, what: String| broken.push(format!("{}: {what}", file.place(line)));
    if !file.text.starts_with("//!") {
        say(1, "no `//!` head".to_owned());
    }
    let lines = file.text.lines().count();
    if lines > LONGEST_FILE {
        say(lines, format!("{lines} lines, more than {LONGEST_FILE}"));
    }
    if file.path.rsplit('/').next().is_some_and(|name| BANNED_FILES.contains(&name)) {
        say(1, "a file name that says nothing".to_owned());
    }
    let tests = TestLines::of(file);
    for path in file.paths() {
        if path.names.last().is_some_and(|name| name == "*") && !tests.contain(path.line) {
            say(path.line, "a glob import".to_owned());
        }
    }
    for (at, token) in file.tokens.iter().enumerate() {
        let spells = |words: &[&str]| spells(file, at, words);
        if (spells(&[".", "unwrap", "("]) || spells(&[".", "expect", "("]))
            && !tests.contain(token.line)
        {
            say(token.line, format!("{} outside of tests", file.tokens[at + 1].text));
        }
        if spells(&["#", "[", "test", "]"]) && !tests.contain(token.line) {
            say(token.line, "a test outside of #[cfg(test)]".to_owned());
        }
        if token.text == "fn"
            && let Some(end) = end_of_item(file, at)
            && file.tokens[end].line - token.line + 1 >= FUNCTION
        {
            say(
                token.line,
                format!(
                    "fn {} has {} lines",
                    file.tokens[at + 1].text,
                    file.tokens[end].line - token.line + 1
                ),
            );
        }
    }
    broken
}
