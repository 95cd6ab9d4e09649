//! Holds small files to more than one importer: what serves a single sibling belongs into it.

use super::module_graph::ModuleGraph;
use crate::layers::{SourceFile, sources_of_all_packages};

/// A file of so many lines may serve one sibling alone.
const LARGE_ENOUGH: usize = 40;
/// Small files that serve one sibling alone, each with the reason: `("src/x/y.rs", "..")`.
const EXCEPTIONS: [(&str, &str); 0] = [];

/// A small file that serves one sibling alone.
#[derive(Debug, PartialEq)]
struct Splinter {
    file: String,
    lines: usize,
    importer: String,
}

#[test]
fn no_small_file_serves_one_sibling_alone() {
    let splinters = splinters(sources_of_all_packages());
    let mut wrong = Vec::new();
    for Splinter { file, lines, importer } in &splinters {
        if !EXCEPTIONS.iter().any(|(exception, _)| exception == file) {
            wrong.push(format!("{file}:1: {lines} lines, only for {importer}"));
        }
    }
    for (exception, _) in EXCEPTIONS {
        if !splinters.iter().any(|splinter| splinter.file == exception) {
            wrong.push(format!("{exception}: needs no exception"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} files serve one sibling alone:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn the_check_sees_splinters() {
    let file = |path: &str, text: &str| SourceFile::new("src", path, text);
    let files = vec![
        file("lib.rs", "mod time;"),
        file("time/mod.rs", "mod date; mod api; pub use api::Api; use sun::Sun; fn f(sun: Sun) {}"),
        file("time/date.rs", "use super::{leap::is_leap, week::Week, long::Long};"),
        file("time/leap.rs", "use super::week::Week;"),
        file("time/week.rs", ""),
        file("time/long.rs", &"\n".repeat(40)),
        file("time/api.rs", ""),
        file("time/sun.rs", "\n"),
        file("text.rs", "use crate::time::api::Api;"),
    ];
    let splinter = |file: &str, importer: &str| Splinter {
        file: format!("src/time/{file}"),
        lines: 1,
        importer: format!("src/time/{importer}"),
    };
    assert_eq!(splinters(files), [splinter("leap.rs", "date.rs"), splinter("sun.rs", "mod.rs")]);
}

/// Returns the small files that one file of the same folder imports, and no other.
fn splinters(files: Vec<SourceFile>) -> Vec<Splinter> {
    let mut found = Vec::new();
    for graph in ModuleGraph::of_packages(files) {
        for (at, file) in graph.files.iter().enumerate() {
            let lines = file.text.lines().count();
            if lines >= LARGE_ENOUGH || file.path.ends_with("mod.rs") {
                continue;
            }
            if let [importer] = graph.naming(at)[..]
                && folder(&graph.files[importer]) == folder(file)
            {
                let (file, importer) = (file.name(), graph.files[importer].name());
                found.push(Splinter { file, lines, importer });
            }
        }
    }
    found
}

fn folder(file: &SourceFile) -> &str {
    file.path.rsplit_once('/').map_or("", |(folder, _)| folder)
}
