//! Items of a file by their tokens, and which of them are tests.

use crate::layers::SourceFile;

/// The lines of a file that are built for tests alone.
pub(super) struct TestLines(Vec<(usize, usize)>);

impl TestLines {
    /// Finds each item under `#[cfg(test)]`.
    pub(super) fn of(file: &SourceFile) -> Self {
        let line = |at: usize| file.tokens[at].line;
        Self(test_items(file).map(|(first, last)| (line(first), line(last))).collect())
    }

    pub(super) fn contain(&self, line: usize) -> bool {
        self.0.iter().any(|(first, last)| (*first..=*last).contains(&line))
    }
}

/// Leaves out the files that are modules of tests: `#[cfg(test)] mod schemas;`.
pub(super) fn without_test_files(mut files: Vec<SourceFile>) -> Vec<SourceFile> {
    let mut tests = Vec::new();
    for file in &files {
        for (_, end) in test_items(file) {
            if spells(file, end - 2, &["mod", &file.tokens[end - 1].text, ";"]) {
                let mut module = file.module();
                module.push(file.tokens[end - 1].text.clone());
                tests.push((file.folder.clone(), module));
            }
        }
    }
    for (folder, module) in tests {
        files.retain(|file| file.folder != folder || !file.module().starts_with(&module));
    }
    files
}

/// The first and the last token of each item under `#[cfg(test)]`.
fn test_items(file: &SourceFile) -> impl Iterator<Item = (usize, usize)> {
    let mark = ["#", "[", "cfg", "(", "test", ")", "]"];
    let marks = (0..file.tokens.len()).filter(move |at| spells(file, *at, &mark));
    marks.filter_map(|at| Some((at, end_of_item(file, at)?)))
}

/// Returns true if the tokens from an index on are these words.
pub(super) fn spells(file: &SourceFile, at: usize, words: &[&str]) -> bool {
    let Some(tokens) = file.tokens.get(at..at + words.len()) else { return false };
    tokens.iter().zip(words).all(|(token, word)| token.text == *word)
}

/// The index of the `}` that ends an item, or of its `;` if it has no body.
pub(super) fn end_of_item(file: &SourceFile, from: usize) -> Option<usize> {
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
