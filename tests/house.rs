//! Holds the source to the rules of the house that neither the compiler nor clippy knows: heads, lengths, globs, unwraps.

use crate::layers::{SourceFile, sources};

const LONGEST_FILE: usize = 300;
const MEDIAN_FILE: usize = 120;
/// Functions stay under this many lines, signature and closing brace included.
const FUNCTION: usize = 60;
/// Names that gather what belongs elsewhere.
const BANNED_FILES: [&str; 6] = ["utils.rs", "util.rs", "helpers.rs", "prelude.rs", "errors.rs", "common.rs"];

#[test]
fn the_source_keeps_the_rules_of_the_house() {
    let sources = sources();
    assert!(sources.len() > 50, "src was not found: {} files", sources.len());
    let mut broken: Vec<String> = sources.iter().flat_map(broken_rules).collect();
    let mut lengths: Vec<usize> = sources.iter().map(|file| file.text.lines().count()).collect();
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    if median >= MEDIAN_FILE {
        broken.push(format!("src: half of the files have {median} lines or more, not under {MEDIAN_FILE}"));
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
    let found = broken_rules(&SourceFile::new("time/invented.rs", &text));
    let found: Vec<&str> = found.iter().map(|line| line.split_once("invented.rs:").unwrap().1).collect();
    assert_eq!(found, expected);
    assert_eq!(broken_rules(&SourceFile::new("time/utils.rs", &"//! Head\n".repeat(301))).len(), 2);
}

fn broken_rules(file: &SourceFile) -> Vec<String> {
    let mut broken = Vec::new();
    let mut say = |line: usize, what: String| broken.push(format!("src/{}:{line}: {what}", file.path));
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
    let tests = test_lines(file);
    let is_test = |line: usize| tests.iter().any(|(first, last)| (*first..=*last).contains(&line));
    for path in file.paths() {
        if path.names.last().is_some_and(|name| name == "*") && !is_test(path.line) {
            say(path.line, "a glob import".to_owned());
        }
    }
    for (at, token) in file.tokens.iter().enumerate() {
        let spells = |words: &[&str]| spells(file, at, words);
        if (spells(&[".", "unwrap", "("]) || spells(&[".", "expect", "("])) && !is_test(token.line) {
            say(token.line, format!("{} outside of tests", file.tokens[at + 1].text));
        }
        if spells(&["#", "[", "test", "]"]) && !is_test(token.line) {
            say(token.line, "a test outside of #[cfg(test)]".to_owned());
        }
        if token.text == "fn"
            && let Some(end) = end_of_item(file, at)
            && file.tokens[end].line - token.line + 1 >= FUNCTION
        {
            say(token.line, format!("fn {} has {} lines", file.tokens[at + 1].text, file.tokens[end].line - token.line + 1));
        }
    }
    broken
}

/// The first and the last line of each item under `#[cfg(test)]`.
fn test_lines(file: &SourceFile) -> Vec<(usize, usize)> {
    let marks = (0..file.tokens.len()).filter(|at| spells(file, *at, &["#", "[", "cfg", "(", "test", ")", "]"]));
    marks.filter_map(|at| Some((file.tokens[at].line, file.tokens[end_of_item(file, at)?].line))).collect()
}

fn spells(file: &SourceFile, at: usize, words: &[&str]) -> bool {
    words.iter().enumerate().all(|(ahead, word)| file.tokens.get(at + ahead).is_some_and(|token| token.text == *word))
}

/// The index of the `}` that ends an item, or of its `;` if it has no body.
fn end_of_item(file: &SourceFile, from: usize) -> Option<usize> {
    let (mut braces, mut others) = (0_usize, 0_usize);
    for (at, token) in file.tokens.iter().enumerate().skip(from) {
        match token.text.as_str() {
            "(" | "[" => others += 1,
            ")" | "]" => others = others.saturating_sub(1),
            "{" => braces += 1,
            "}" if braces <= 1 => return Some(at),
            "}" => braces -= 1,
            ";" if braces == 0 && others == 0 => return Some(at),
            _ => {}
        }
    }
    None
}
