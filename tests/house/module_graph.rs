//! The graph of a package's files: which file names what another one defines.
//!
//! Imports are followed through re-exports to the file that defines the name. A re-export alone is
//! no edge, so a `mod.rs` that only declares and re-exports stands apart. Tests are left out.
//! Methods and trait implementations that no path names are not seen.

use std::collections::{BTreeMap, BTreeSet};

use super::items::{TestLines, without_test_files};
use crate::layers::{NamedPath, SourceFile};

/// More re-exports of one name on the way are taken for a ring of imports.
const MOST_HOPS: usize = 16;

/// The files of one package and the edges between them.
pub(super) struct ModuleGraph {
    pub(super) files: Vec<SourceFile>,
    /// By the index of the file that names, and of the file that defines.
    pub(super) edges: BTreeMap<(usize, usize), Names>,
}

/// What one file names of another, by the names that it has there, and the first line that does.
pub(super) struct Names {
    pub(super) line: usize,
    pub(super) names: BTreeSet<String>,
}

/// The modules of a package, and the names that `use` brings into each.
struct Scopes {
    /// Module, as names from the crate's root, to file.
    modules: BTreeMap<Vec<String>, usize>,
    /// For each file: imported name to path from the crate's root, or `None` for another crate.
    imports: Vec<BTreeMap<String, Option<Vec<String>>>>,
}

impl ModuleGraph {
    /// Draws one graph for each package.
    pub(super) fn of_packages(files: Vec<SourceFile>) -> Vec<Self> {
        let mut packages: BTreeMap<String, Vec<SourceFile>> = BTreeMap::new();
        for file in without_test_files(files) {
            packages.entry(file.folder.clone()).or_default().push(file);
        }
        packages.into_values().map(Self::of).collect()
    }

    fn of(files: Vec<SourceFile>) -> Self {
        let paths: Vec<Vec<NamedPath>> = files.iter().map(paths_outside_of_tests).collect();
        let scopes = Scopes::of(&files, &paths);
        let mut edges: BTreeMap<(usize, usize), Names> = BTreeMap::new();
        for (from, file) in files.iter().enumerate() {
            for path in &paths[from] {
                if path.reexported && !is_used_besides(file, path) {
                    continue;
                }
                let Some(absolute) = scopes.absolute(file, from, path) else { continue };
                let Some((to, name)) = scopes.definition(&absolute, MOST_HOPS) else { continue };
                if to != from {
                    let first = Names { line: path.line, names: BTreeSet::new() };
                    edges.entry((from, to)).or_insert(first).names.insert(name);
                }
            }
        }
        Self { files, edges }
    }

    /// Returns the indices of the files that a file names.
    pub(super) fn named_by(&self, from: usize) -> impl Iterator<Item = usize> {
        self.edges.range((from, 0)..(from + 1, 0)).map(|((_, to), _)| *to)
    }

    /// Returns the indices of the files that name a file.
    pub(super) fn naming(&self, to: usize) -> Vec<usize> {
        let edges = self.edges.keys().filter(|(_, defining)| *defining == to);
        edges.map(|(from, _)| *from).collect()
    }
}

impl Scopes {
    fn of(files: &[SourceFile], paths: &[Vec<NamedPath>]) -> Self {
        let mut modules = BTreeMap::new();
        for (at, file) in files.iter().enumerate() {
            // `main.rs` is a root only where no `lib.rs` is, which comes before it.
            modules.entry(file.module()).or_insert(at);
        }
        let mut scopes = Self { modules, imports: vec![BTreeMap::new(); files.len()] };
        for (at, file) in files.iter().enumerate() {
            for path in &paths[at] {
                if let Some(name) = &path.imported_as {
                    let target = scopes.absolute(file, at, path);
                    scopes.imports[at].entry(name.clone()).or_insert(target);
                }
            }
        }
        scopes
    }

    /// Returns a path as names from the crate's root on, or `None` if it leads into another crate.
    fn absolute(&self, file: &SourceFile, at: usize, path: &NamedPath) -> Option<Vec<String>> {
        let mut names =
            file.absolute(path).or_else(|| self.absolute_in_scope(file, at, &path.names))?;
        if names.last().is_some_and(|name| name == "self") {
            names.pop();
        }
        Some(names)
    }

    /// Follows a path that begins with a module below the file, or with a name that it imports.
    fn absolute_in_scope(
        &self,
        file: &SourceFile,
        at: usize,
        names: &[String],
    ) -> Option<Vec<String>> {
        if let Some(import) = self.imports[at].get(&names[0]) {
            let mut absolute = import.clone()?;
            absolute.extend_from_slice(&names[1..]);
            return Some(absolute);
        }
        let mut absolute = file.module();
        absolute.push(names[0].clone());
        if !self.modules.contains_key(&absolute) {
            return None;
        }
        absolute.extend_from_slice(&names[1..]);
        Some(absolute)
    }

    /// Returns the file to which a path leads, and the name that it defines there.
    ///
    /// `None` if the path leads to a module as such, or into another crate.
    fn definition(&self, path: &[String], hops: usize) -> Option<(usize, String)> {
        let mut module = Vec::new();
        for (at, name) in path.iter().enumerate() {
            let file = *self.modules.get(&module)?;
            let import = self.imports[file].get(name);
            module.push(name.clone());
            // A function may share the name of its module; at the end of a path, it is meant.
            let is_end = at + 1 == path.len();
            if self.modules.contains_key(&module) && !(is_end && import.is_some()) {
                continue;
            }
            let Some(import) = import else { return Some((file, name.clone())) };
            let mut target = import.clone()?;
            target.extend_from_slice(&path[at + 1..]);
            let hops = hops.checked_sub(1)?;
            return self.definition(&target, hops);
        }
        None
    }
}

fn paths_outside_of_tests(file: &SourceFile) -> Vec<NamedPath> {
    let tests = TestLines::of(file);
    file.paths().into_iter().filter(|path| !tests.contain(path.line)).collect()
}

/// Returns true if the file's own code says the name that a path re-exports.
fn is_used_besides(file: &SourceFile, path: &NamedPath) -> bool {
    let tests = TestLines::of(file);
    let Some(name) = &path.imported_as else { return false };
    let sayings = file.tokens.iter().filter(|token| token.text == *name);
    sayings.filter(|token| !tests.contain(token.line)).count() > 1
}
