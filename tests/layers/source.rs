//! Rust source as words and signs, and the paths that it names. It knows neither layers nor house rules.

use std::{fs, path::Path};

/// A file under `src`, cut into words and signs without comments and texts.
pub(crate) struct SourceFile {
    /// Its path below `src`, with `/`.
    pub(crate) path: String,
    /// All of it.
    pub(crate) text: String,
    /// Its words and signs.
    pub(crate) tokens: Vec<Token>,
}

/// A word, `::`, or one other sign.
pub(crate) struct Token {
    /// As written.
    pub(crate) text: String,
    /// On which line, from 1.
    pub(crate) line: usize,
}

/// A path such as `crate::time::Date`, with its `use` tree taken apart.
pub(crate) struct NamedPath {
    /// The line of its first name.
    pub(crate) line: usize,
    /// Its names; `*` for a glob.
    pub(crate) names: Vec<String>,
    /// In how many inline modules it stands.
    inline_modules: usize,
}

/// All Rust files under `src`, in order.
pub(crate) fn sources() -> Vec<SourceFile> {
    fn collect(folder: &Path, root: &Path, files: &mut Vec<SourceFile>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, root, files);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                files.push(SourceFile::new(&name, &fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &root, &mut files);
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

impl SourceFile {
    /// A file of a path below `src` and a text.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned(), tokens: tokens(text) }
    }

    /// Whether it is one of some files, or in one of some folders, which end in `/`.
    pub(crate) fn is_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| self.path == *place || (place.ends_with('/') && self.path.starts_with(place)))
    }

    /// The names from the crate's root on, or `None` for a path of another crate or of names in scope.
    pub(crate) fn absolute(&self, path: &NamedPath) -> Option<Vec<String>> {
        let climbs = path.names.iter().take_while(|name| *name == "super").count();
        let (mut base, rest) = match path.names[0].as_str() {
            "crate" | "slacalc" => (Vec::new(), &path.names[1..]),
            "self" | "super" => {
                let module = self.path.trim_end_matches(".rs").trim_end_matches("mod").trim_end_matches('/');
                let mut base: Vec<String> = module.split('/').filter(|part| !["main", "lib"].contains(part)).map(str::to_owned).collect();
                base.extend(std::iter::repeat_n("inline".to_owned(), path.inline_modules));
                base.truncate(base.len().checked_sub(climbs)?);
                (base, &path.names[climbs.max(1)..])
            }
            _ => return None,
        };
        base.extend_from_slice(rest);
        Some(base)
    }

    /// Every path of two or more names, and what `use` names.
    pub(crate) fn paths(&self) -> Vec<NamedPath> {
        let word = |at: usize| self.tokens.get(at).is_some_and(|token| token.text.starts_with(|c: char| c.is_alphabetic() || c == '_'));
        let is = |at: usize, text: &str| self.tokens.get(at).is_some_and(|token| token.text == text);
        let (mut found, mut at, mut depth, mut modules) = (Vec::new(), 0, 0_usize, Vec::new());
        while at < self.tokens.len() {
            match self.tokens[at].text.as_str() {
                "mod" if word(at + 1) && is(at + 2, "{") => modules.push(depth),
                "{" => depth += 1,
                "}" => {
                    depth = depth.saturating_sub(1);
                    modules.retain(|module| *module < depth);
                }
                _ => {}
            }
            let used = is(at, "use") && !is(at + 1, "<");
            if used || (word(at) && is(at + 1, "::") && !(at > 0 && is(at - 1, "::"))) {
                at = self.tree(at + usize::from(used), &[], modules.len(), &mut found);
            } else {
                at += 1;
            }
        }
        found
    }

    /// Takes a `use` tree or a plain path apart; gives the index of the first token after it.
    fn tree(&self, from: usize, before: &[String], inline_modules: usize, found: &mut Vec<NamedPath>) -> usize {
        let text = |at: usize| self.tokens.get(at).map_or("", |token| token.text.as_str());
        let (mut names, mut at) = (before.to_vec(), from + usize::from(text(from) == "::"));
        loop {
            if text(at) == "{" {
                at += 1;
                while !matches!(text(at), "}" | "") {
                    at = self.tree(at, &names, inline_modules, found) + usize::from(text(at) == ",");
                    at += usize::from(text(at) == ",");
                }
                return at + 1;
            }
            names.push(text(at).to_owned());
            let next_is_name = text(at + 2).starts_with(|c: char| c.is_alphabetic() || "_{*".contains(c));
            if text(at + 1) != "::" || !next_is_name {
                break;
            }
            at += 2;
        }
        found.push(NamedPath { line: self.tokens.get(from).map_or(0, |token| token.line), names, inline_modules });
        if text(at + 1) == "as" { at + 3 } else { at + 1 }
    }
}

/// Cuts a text into words, `::` and single signs; comments, texts, characters and lifetimes are left out.
fn tokens(text: &str) -> Vec<Token> {
    let (mut rest, mut line, mut found) = (text, 1, Vec::new());
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            'r' | 'b' if raw_marks(rest).is_some() => raw_text(rest),
            '"' => quoted(rest, '"'),
            '\'' if rest[1..].starts_with('\\') || rest.chars().nth(2) == Some('\'') => quoted(rest, '\''),
            '\'' => 1 + word_length(&rest[1..]),
            _ if word_length(rest) > 0 => word_length(rest),
            ':' if rest.starts_with("::") => 2,
            _ => first.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        let skipped = first.is_whitespace()
            || (length > 1 && ['/', '"', '\''].contains(&first))
            || (token.starts_with('r') && token.ends_with(['"', '#']));
        if !skipped {
            found.push(Token { text: token.to_owned(), line });
        }
        line += token.matches('\n').count();
        rest = after;
    }
    found
}

fn word_length(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len())
}

fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    let end = text.char_indices().skip(1).find(|(_, c)| {
        let ends = *c == quote && !escaped;
        escaped = *c == '\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |(at, _)| at + 1)
}

/// How many `#` stand before the text, if this is the beginning of a raw one: `r"`, `r#"`, `br##"`.
fn raw_marks(text: &str) -> Option<usize> {
    let marked = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let marks = marked.len() - marked.trim_start_matches('#').len();
    marked[marks..].starts_with('"').then_some(marks)
}

fn raw_text(text: &str) -> usize {
    let end = format!("\"{}", "#".repeat(raw_marks(text).unwrap_or(0)));
    let from = text.find('"').map_or(text.len(), |at| at + 1);
    text[from..].find(&end).map_or(text.len(), |at| from + at + end.len())
}
