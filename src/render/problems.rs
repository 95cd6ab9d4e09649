//! The problems of a file, each with its line and a mark under the place.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::{SafeText, safe_text::shown_file};
use crate::policy::{InvalidFile, Problem};

/// Every problem of a file as the Rust compiler shows them. Escape codes for colour are in it.
#[must_use]
pub fn problems(file: &InvalidFile) -> SafeText {
    let file = &shown_file(file);
    let shown: Vec<String> = file.problems.iter().map(|problem| one(file, problem)).collect();
    SafeText::drawn(shown.join("\n\n") + "\n")
}

fn one(file: &InvalidFile, problem: &Problem) -> String {
    let (level, word) = if problem.code.is_warning() { (Level::WARNING, "warning") } else { (Level::ERROR, "error") };
    let Some(span) = &problem.span else {
        let help = problem.help.as_ref().map_or(String::new(), |help| format!("\n  help: {help}"));
        return format!("{word}[{}]: {}: {}{help}", problem.code.id(), file.path, problem.message);
    };
    // A place at the very end of a text, where something is missing, is shown on its last byte.
    let inside = |span: &Range<usize>| {
        let end = span.end.min(file.text.len());
        span.start.min(end)..end
    };
    let mut snippet = Snippet::source(file.text.as_str()).path(file.path.as_str()).annotation(AnnotationKind::Primary.span(inside(span)));
    if let Some((span, says)) = &problem.also {
        snippet = snippet.annotation(AnnotationKind::Context.span(inside(span)).label(says.as_str()));
    }
    let mut group = level.primary_title(problem.message.as_str()).id(problem.code.id()).element(snippet);
    if let Some(help) = &problem.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    Renderer::styled().render(&[group])
}
