//! The problems of a file, each with its line and a mark under the place.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::policy::{InvalidFile, Problem};

/// Every problem of a file as the Rust compiler shows them. Escape codes for colour are in it.
#[must_use]
pub fn problems(file: &InvalidFile) -> String {
    let shown: Vec<String> = file.problems.iter().map(|problem| one(file, problem)).collect();
    shown.join("\n\n") + "\n"
}

fn one(file: &InvalidFile, problem: &Problem) -> String {
    let Some(span) = &problem.span else {
        let help = problem.help.as_ref().map_or(String::new(), |help| format!("\n  help: {help}"));
        return format!("error: {}: {}{help}", file.path, problem.message);
    };
    // A place at the very end of a text, where something is missing, is shown on its last byte.
    let end = span.end.min(file.text.len());
    let start = span.start.min(end);
    let annotation = AnnotationKind::Primary.span(start..end);
    let snippet = Snippet::source(file.text.as_str()).path(file.path.as_str()).annotation(annotation);
    let mut group = Level::ERROR.primary_title(problem.message.as_str()).element(snippet);
    if let Some(help) = &problem.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    Renderer::styled().render(&[group])
}
