//! Finds the runbooks: every shell line in the documentation, the examples and the help that
//! decides by what slacalc gave.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use crate::{
    help::{commands, examples, help},
    program::root,
};

/// Marks of a line that decides by an exit code, or hides one.
const DECIDES: [&str; 5] = ["$?", "||", "&&", " | ", "$("];
const DECIDING_WORDS: [&str; 5] = ["if", "elif", "case", "while", "until"];
/// Languages of blocks that no shell runs.
const NO_SHELL: [&str; 6] = ["toml", "json", "csv", "rust", "html", "ics"];
/// Folders without documentation of ours.
const SKIPPED: [&str; 4] = ["target", ".git", "corpus", "artifacts"];

/// A shell text that decides, and where it stands: a file, or a command's help.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    pub place: String,
    pub text: String,
}

/// Every runbook of the repository.
pub(crate) fn runbooks() -> Vec<Found> {
    let mut found = Vec::new();
    let mut files = Vec::new();
    collect(root(), &mut files);
    for file in files {
        let place = file.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
        let Ok(text) = fs::read_to_string(&file) else { continue };
        if file.extension().is_some_and(|ending| ending == "md") {
            found
                .extend(blocks(&text).into_iter().map(|text| Found { place: place.clone(), text }));
        } else if place.starts_with("examples/") && is_shell_file(&place, &text) {
            found.push(Found { place, text });
        }
    }
    for path in commands() {
        let place = format!("help {}", path.join(" "));
        for text in examples(&help(&path, "--help")) {
            found.push(Found { place: place.clone(), text });
        }
    }
    found.retain(|one| decides(&one.text));
    found
}

fn collect(directory: &Path, files: &mut Vec<PathBuf>) {
    let entries: BTreeSet<PathBuf> =
        fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path()).collect();
    for path in entries {
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() {
            if !SKIPPED.contains(&name) {
                collect(&path, files);
            }
        } else {
            files.push(path);
        }
    }
}

/// The fenced blocks of a Markdown text that a shell could run. Of a transcript these are the lines
/// that were typed.
fn blocks(text: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in text.lines() {
        match (line.trim_start().strip_prefix("```"), &mut open) {
            (Some(language), None) => open = Some((language.trim().to_owned(), String::new())),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (None, Some((language, block))) if language == "console" => {
                if let Some(typed) = line.strip_prefix("$ ") {
                    block.extend([typed, "\n"]);
                }
            }
            (None, Some((_, block))) => block.extend([line, "\n"]),
            (None, None) => {}
        }
    }
    let shell = blocks.into_iter().filter(|(language, _)| !NO_SHELL.contains(&language.as_str()));
    shell.map(|(_, block)| block).collect()
}

fn is_shell_file(place: &str, text: &str) -> bool {
    let shell =
        text.lines().next().is_some_and(|line| line.starts_with("#!") && line.contains("sh"));
    let ending =
        Path::new(place).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    shell || ["sh", "bash", "yml", "yaml", "cron", "service", "timer"].contains(&ending)
}

/// Returns true if a shell text runs slacalc, or one of our scripts, and looks at how it went.
fn decides(text: &str) -> bool {
    let runs = text.contains("slacalc ") || text.contains(".sh ");
    let word = text
        .split(|letter: char| letter.is_whitespace() || letter == ';')
        .any(|word| DECIDING_WORDS.contains(&word));
    runs && (word || DECIDES.iter().any(|mark| text.contains(mark)))
}

#[test]
fn a_shell_text_that_decides_is_found() {
    let markdown = "text\n\n```sh\nslacalc covered || page\n```\n\n```toml\na = \"slacalc covered \
                    || page\"\n```\n```console\n$ slacalc covered && echo yes\nyes || no\n\n```\n  \
                    ```yaml\n  - run: if slacalc covered; then\n  ```\n```text\n0 6 1 * *  \
                    monthly-report.sh a && b\n```\n```sh\nslacalc covered\n```\n```sh\ncargo test \
                    || true\n```\n";
    let found: Vec<String> = blocks(markdown).into_iter().filter(|block| decides(block)).collect();
    let expected = [
        "slacalc covered || page\n",
        "slacalc covered && echo yes\n",
        "  - run: if slacalc covered; then\n",
        "0 6 1 * *  monthly-report.sh a && b\n",
    ];
    assert_eq!(found, expected);
    assert!(
        is_shell_file("examples/page", "#!/usr/bin/env bash\n")
            && is_shell_file("examples/ci.yml", "")
    );
    assert!(!is_shell_file("examples/generate.py", "#!/usr/bin/env python3\n"));
}
