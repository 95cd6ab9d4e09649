//! Renders the problems of a file, each with its line and a mark under the place.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Level, Renderer, Snippet};

use super::{SafeText, safe_text::shown_file};
use crate::policy::{InvalidFile, Problem};

/// The longest line that is shown, in bytes: in a longer one the mark would be hard to find.
const LONGEST_LINE: usize = 1_000;
/// The widest gap between two places shown in one snippet, in bytes.
const FURTHEST: usize = 1 << 14;

/// Renders every problem of a file as the Rust compiler does, with escape codes for colour.
#[must_use]
pub fn problems(file: &InvalidFile) -> SafeText {
    let file = &shown_file(file);
    let mut shown: Vec<String> = file.problems.iter().map(|problem| one(file, problem)).collect();
    shown.extend(file.more());
    SafeText::drawn(shown.join("\n\n") + "\n")
}

fn one(file: &InvalidFile, problem: &Problem) -> String {
    let (level, word) = if problem.code.is_warning() {
        (Level::WARNING, "warning")
    } else {
        (Level::ERROR, "error")
    };
    let Some(span) = problem.span.as_ref().map(|span| inside(file, span)) else {
        return without_lines(problem, word, &file.path);
    };
    let also = problem.also.as_ref().map(|(span, says)| (inside(file, span), says.as_str()));
    let is_near = |other: &Range<usize>| {
        other.start.abs_diff(span.start) < FURTHEST && other.end.abs_diff(span.start) < FURTHEST
    };
    let places = also.iter().map(|(span, _)| span).filter(|other| is_near(other)).chain([&span]);
    let first = places.clone().map(|place| place.start).min().unwrap_or_default();
    let last = places.map(|place| place.end).max().unwrap_or_default();
    let Some(mut snippet) = snippet(file, first..last) else {
        let place = file
            .place(problem)
            .map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
        return without_lines(problem, word, &(file.path.clone() + &place));
    };
    let shown = file.lines_around(first, last);
    let moved =
        |span: &Range<usize>| span.start - shown.start..span.end.min(shown.end) - shown.start;
    snippet = snippet.annotation(AnnotationKind::Primary.span(moved(&span)));
    let mut far = None;
    if let Some((other, says)) = also {
        if is_near(&other) {
            snippet = snippet.annotation(AnnotationKind::Context.span(moved(&other)).label(says));
        } else {
            let references = file.lines_around(other.start, other.end);
            let place =
                other.start - references.start..other.end.min(references.end) - references.start;
            far = self::snippet(file, other)
                .map(|far| far.annotation(AnnotationKind::Context.span(place).label(says)));
        }
    }
    let mut group =
        level.primary_title(problem.message.as_str()).id(problem.code.id()).element(snippet);
    if let Some(far) = far {
        group = group.element(far);
    }
    if let Some(help) = &problem.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    Renderer::styled().render(&[group])
}

/// Clamps a span to the text of the file.
fn inside(file: &InvalidFile, span: &Range<usize>) -> Range<usize> {
    let end = span.end.min(file.text.len());
    span.start.min(end)..end
}

/// Returns the lines of a span; `None` if one of them is too long to be shown.
fn snippet(file: &InvalidFile, bytes: Range<usize>) -> Option<Snippet<'_, Annotation<'_>>> {
    let shown = file.lines_around(bytes.start, bytes.end);
    let (line, _) = file.line_and_column(shown.start)?;
    let text = file.text.get(shown)?;
    let is_short = text.lines().all(|line| line.len() <= LONGEST_LINE);
    is_short.then(|| Snippet::source(text).path(file.path.as_str()).line_start(line))
}

/// Renders a problem without a line of its file.
fn without_lines(problem: &Problem, word: &str, place: &str) -> String {
    let help = problem.help.as_ref().map_or(String::new(), |help| format!("\n  help: {help}"));
    format!("{word}[{}]: {place}: {}{help}", problem.code.id(), problem.message)
}
