//! Holds the files of a package to imports without a cycle.

use std::collections::{BTreeMap, BTreeSet, VecDeque, btree_map::Entry};

use super::module_graph::ModuleGraph;
use crate::layers::{SourceFile, sources_of_all_packages};

#[test]
fn no_files_import_each_other() {
    let cycles = cycles(sources_of_all_packages());
    assert!(
        cycles.is_empty(),
        "{} groups of files import each other:\n{}",
        cycles.len(),
        cycles.join("\n")
    );
}

#[test]
fn the_check_sees_cycles() {
    let file = |path: &str, text: &str| SourceFile::new("src", path, text);
    let files = vec![
        file("lib.rs", "pub mod time; pub mod text;"),
        file(
            "time/mod.rs",
            "pub use date::{Date as Day, parse}; mod date; mod zone; mod hour; mod form; mod parse;",
        ),
        // Over a re-export with another name, and back over a path in an expression.
        file("time/date.rs", "use super::zone; struct Date; fn parse() { zone::find() }"),
        file("time/zone.rs", "use crate::time::Day; fn find() {}"),
        // Three in a ring; the last names a function of the same name as its module.
        file(
            "time/form.rs",
            "use super::alone::ALONE; struct Form; fn f() { super::parse::parse() }",
        ),
        file("time/hour.rs", "use super::{form::{self, Form as F}, alone}; struct Hour;"),
        file("time/parse.rs", "use super::hour::Hour; fn parse() {}"),
        // Only in a test.
        file(
            "time/alone.rs",
            "const ALONE: u8 = 1;\n#[cfg(test)]\nmod tests { use super::super::hour::Hour; }",
        ),
        // A mod.rs that defines what its child imports, and re-exports the child.
        file(
            "text/mod.rs",
            "mod cell; mod sheet; pub use cell::Cell; use sheet::Sheet; struct Table(Sheet);",
        ),
        file("text/cell.rs", "use super::Table; struct Cell;"),
        file(
            "text/sheet.rs",
            "use crate::text; use super::super::text as other; struct Sheet(text::Table);",
        ),
    ];
    let expected = [
        "2 files: src/time/date.rs -> src/time/zone.rs via find -> src/time/date.rs via Date\n\
         \x20 src/time/date.rs:1 names find of src/time/zone.rs\n\
         \x20 src/time/zone.rs:1 names Date of src/time/date.rs",
        "3 files: src/time/form.rs -> src/time/parse.rs via parse -> src/time/hour.rs via Hour -> src/time/form.rs via Form\n\
         \x20 src/time/form.rs:1 names parse of src/time/parse.rs\n\
         \x20 src/time/hour.rs:1 names Form of src/time/form.rs\n\
         \x20 src/time/parse.rs:1 names Hour of src/time/hour.rs",
        "2 files: src/text/mod.rs -> src/text/sheet.rs via Sheet -> src/text/mod.rs via Table\n\
         \x20 src/text/mod.rs:1 names Sheet of src/text/sheet.rs\n\
         \x20 src/text/sheet.rs:1 names Table of src/text/mod.rs",
    ];
    assert_eq!(cycles(files), expected);
}

/// Returns each group of files that reach each other: a shortest cycle, then every edge inside.
fn cycles(files: Vec<SourceFile>) -> Vec<String> {
    let mut found = Vec::new();
    for graph in ModuleGraph::of_packages(files) {
        for group in groups(&graph) {
            let ways = group.iter().filter_map(|file| way_back(&graph, &group, *file));
            let shortest = ways.min_by_key(Vec::len).unwrap_or_default();
            let mut told = vec![format!("{} files: {}", group.len(), drawn(&graph, &shortest))];
            for ((from, to), edge) in &graph.edges {
                if group.contains(from) && group.contains(to) {
                    let names: Vec<&str> = edge.names.iter().map(String::as_str).collect();
                    let (place, names) = (graph.files[*from].place(edge.line), names.join(", "));
                    told.push(format!("  {place} names {names} of {}", graph.files[*to].name()));
                }
            }
            found.push(told.join("\n"));
        }
    }
    found
}

/// Returns the strongly connected components of two files and more.
fn groups(graph: &ModuleGraph) -> Vec<BTreeSet<usize>> {
    let files = 0..graph.files.len();
    let reached: Vec<BTreeSet<usize>> = files.map(|file| reached_from(graph, file)).collect();
    let mut groups = BTreeSet::new();
    for (file, reached_here) in reached.iter().enumerate() {
        let mut group = reached_here.clone();
        group.retain(|other| reached[*other].contains(&file));
        if group.len() > 1 {
            groups.insert(group);
        }
    }
    groups.into_iter().collect()
}

fn reached_from(graph: &ModuleGraph, from: usize) -> BTreeSet<usize> {
    let (mut reached, mut next) = (BTreeSet::new(), vec![from]);
    while let Some(file) = next.pop() {
        next.extend(graph.named_by(file).filter(|to| reached.insert(*to)));
    }
    reached
}

/// Returns a shortest way from a file back to itself inside of its group; both ends are the file.
fn way_back(graph: &ModuleGraph, group: &BTreeSet<usize>, home: usize) -> Option<Vec<usize>> {
    let (mut named_by, mut next) = (BTreeMap::new(), VecDeque::from([home]));
    while let Some(file) = next.pop_front() {
        for to in graph.named_by(file).filter(|to| group.contains(to)) {
            if let Entry::Vacant(unseen) = named_by.entry(to) {
                unseen.insert(file);
                next.push_back(to);
            }
        }
    }
    let mut way = vec![home, *named_by.get(&home)?];
    while way.last() != Some(&home) {
        way.push(*named_by.get(way.last()?)?);
    }
    way.reverse();
    Some(way)
}

/// Returns `a.rs -> b.rs via Name -> a.rs via Other`.
fn drawn(graph: &ModuleGraph, way: &[usize]) -> String {
    let mut text = way.first().map_or(String::new(), |file| graph.files[*file].name());
    for step in way.windows(2) {
        let via = graph.edges[&(step[0], step[1])].names.first().map_or("", String::as_str);
        text = format!("{text} -> {} via {via}", graph.files[step[1]].name());
    }
    text
}
