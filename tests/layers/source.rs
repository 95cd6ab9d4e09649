//! Rust source as words and signs, and the paths that it names.
//!
//! It knows neither layers nor house rules.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use super::scan::{Comment, Token, scan};

/// A source file of a package, cut into words and signs without comments and texts.
pub(crate) struct SourceFile {
    /// The folder of its package's source: `src`, or `crates/NAME/src`.
    pub(crate) folder: String,
    /// Its path below that folder, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
    pub(crate) tokens: Vec<Token>,
    pub(crate) comments: Vec<Comment>,
}

/// A path such as `crate::time::Date`, with its `use` tree taken apart.
pub(crate) struct NamedPath {
    /// The line of its first name.
    pub(crate) line: usize,
    /// Its names; `*` for a glob.
    pub(crate) names: Vec<String>,
    /// The name that a `use` gives it in its module; `None` for a path in other code.
    pub(crate) imported_as: Option<String>,
    /// True for a `pub use` of any kind.
    pub(crate) reexported: bool,
    /// The number of inline modules around it.
    inline_modules: usize,
}

/// The traits that all branches of a `use` tree share; a plain path has them too.
struct Tree {
    is_use: bool,
    is_public: bool,
    inline_modules: usize,
}

/// Returns the files of `src` and of each `crates/NAME/src`, in order.
pub(crate) fn sources_of_all_packages() -> Vec<SourceFile> {
    let root = checkout();
    let mut files = sources_in(&root, "src");
    let Ok(packages) = fs::read_dir(root.join("crates")) else { return files };
    let names = packages.map(|package| package.unwrap().file_name().into_string().unwrap());
    let mut folders: Vec<String> = names.map(|name| format!("crates/{name}/src")).collect();
    folders.sort_unstable();
    for folder in folders {
        files.extend(sources_in(&root, &folder));
    }
    files
}

/// Returns the checkout that is looked at: this one, or `HOUSE_ROOT`.
fn checkout() -> PathBuf {
    env::var_os("HOUSE_ROOT").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into()).into()
}

fn sources_in(checkout: &Path, folder: &str) -> Vec<SourceFile> {
    fn collect(below: &Path, root: &Path, folder: &str, files: &mut Vec<SourceFile>) {
        for entry in fs::read_dir(below).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, root, folder, files);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                files.push(SourceFile::new(folder, &name, &fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let root = checkout.join(folder);
    let mut files = Vec::new();
    collect(&root, &root, folder, &mut files);
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

impl SourceFile {
    /// Cuts up the text of a file, whose path is below the folder of its package's source.
    pub(crate) fn new(folder: &str, path: &str, text: &str) -> Self {
        let (tokens, comments) = scan(text);
        let (folder, path, text) = (folder.to_owned(), path.to_owned(), text.to_owned());
        Self { folder, path, text, tokens, comments }
    }

    /// Returns `src/time/date.rs`.
    pub(crate) fn name(&self) -> String {
        format!("{}/{}", self.folder, self.path)
    }

    /// Returns `src/time/date.rs:12` for a line of the file.
    pub(crate) fn place(&self, line: usize) -> String {
        format!("{}:{line}", self.name())
    }

    /// Returns true if it is one of these files, or in one of these folders, which end in `/`.
    pub(crate) fn is_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| {
            self.path == *place || (place.ends_with('/') && self.path.starts_with(place))
        })
    }

    /// Returns the names from the crate's root on, or `None` if a path begins with another name.
    pub(crate) fn absolute(&self, path: &NamedPath) -> Option<Vec<String>> {
        let climbs = path.names.iter().take_while(|name| *name == "super").count();
        let (mut base, rest) = match path.names[0].as_str() {
            "crate" | "slacalc" => (Vec::new(), &path.names[1..]),
            "self" | "super" => {
                let mut base = self.module();
                base.extend(std::iter::repeat_n("inline".to_owned(), path.inline_modules));
                base.truncate(base.len().checked_sub(climbs)?);
                (base, &path.names[climbs.max(1)..])
            }
            _ => return None,
        };
        base.extend_from_slice(rest);
        Some(base)
    }

    /// Returns the module that the file is, as names from the crate's root on.
    pub(crate) fn module(&self) -> Vec<String> {
        let path = self.path.trim_end_matches(".rs");
        let module = path.strip_suffix("/mod").unwrap_or(path);
        let names = module.split('/').filter(|_| !["main", "lib"].contains(&path));
        names.map(str::to_owned).collect()
    }

    /// Returns every path of two or more names, and every path that `use` names.
    pub(crate) fn paths(&self) -> Vec<NamedPath> {
        let word = |at: usize| {
            self.tokens.get(at).is_some_and(|token| {
                token.text.starts_with(|c: char| c.is_alphabetic() || c == '_')
            })
        };
        let is =
            |at: usize, text: &str| self.tokens.get(at).is_some_and(|token| token.text == text);
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
            let is_use = is(at, "use") && !is(at + 1, "<");
            if is_use || (word(at) && is(at + 1, "::") && !(at > 0 && is(at - 1, "::"))) {
                let is_public = at > 0 && (is(at - 1, "pub") || is(at - 1, ")"));
                let tree = Tree { is_use, is_public, inline_modules: modules.len() };
                at = self.take_apart(&tree, at + usize::from(is_use), &[], &mut found);
            } else {
                at += 1;
            }
        }
        found
    }

    /// Takes a `use` tree or a plain path apart; returns the index of the first token after it.
    fn take_apart(
        &self,
        tree: &Tree,
        from: usize,
        before: &[String],
        found: &mut Vec<NamedPath>,
    ) -> usize {
        let text = |at: usize| self.tokens.get(at).map_or("", |token| token.text.as_str());
        let (mut names, mut at) = (before.to_vec(), from + usize::from(text(from) == "::"));
        loop {
            if text(at) == "{" {
                at += 1;
                while !matches!(text(at), "}" | "") {
                    at = self.take_apart(tree, at, &names, found) + usize::from(text(at) == ",");
                    at += usize::from(text(at) == ",");
                }
                return at + 1;
            }
            names.push(text(at).to_owned());
            let next_is_name =
                text(at + 2).starts_with(|c: char| c.is_alphabetic() || "_{*".contains(c));
            if text(at + 1) != "::" || !next_is_name {
                break;
            }
            at += 2;
        }
        let renamed = text(at + 1) == "as";
        let own_name = names.iter().rev().find(|name| *name != "self").cloned();
        let import = if renamed { Some(text(at + 2).to_owned()) } else { own_name };
        found.push(NamedPath {
            line: self.tokens.get(from).map_or(0, |token| token.line),
            names,
            imported_as: import.filter(|_| tree.is_use),
            reexported: tree.is_use && tree.is_public,
            inline_modules: tree.inline_modules,
        });
        if renamed { at + 3 } else { at + 1 }
    }
}
