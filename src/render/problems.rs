//! The problems of a file, each with its line and a mark under the place.

use std::{borrow::Cow, ops::Range};

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::SafeText;
use crate::{
    policy::{InvalidFile, Problem},
    text::shown,
};

/// Every problem of a file as the Rust compiler shows them. Escape codes for colour are in it.
#[must_use]
pub fn problems(file: &InvalidFile) -> SafeText {
    let source = Source { path: shown(&file.path), text: shown(&file.text), original: &file.text };
    let drawn: Vec<String> = file.problems.iter().map(|problem| source.drawn(problem)).collect();
    SafeText::drawn(drawn.join("\n\n") + "\n")
}

/// A file as it is shown.
struct Source<'f> {
    path: Cow<'f, str>,
    text: Cow<'f, str>,
    original: &'f str,
}

impl Source<'_> {
    fn drawn(&self, problem: &Problem) -> String {
        let (level, word) = if problem.code.is_warning() { (Level::WARNING, "warning") } else { (Level::ERROR, "error") };
        let (message, help) = (shown(&problem.message), problem.help.as_deref().map(shown));
        let Some(span) = &problem.span else {
            let help = help.map_or(String::new(), |help| format!("\n  help: {help}"));
            return format!("{word}[{}]: {}: {message}{help}", problem.code.id(), self.path);
        };
        let also = problem.also.as_ref().map(|(span, says)| (self.place(span), shown(says)));
        let mut snippet = Snippet::source(&*self.text).path(&*self.path);
        snippet = snippet.annotation(AnnotationKind::Primary.span(self.place(span)));
        if let Some((span, says)) = &also {
            snippet = snippet.annotation(AnnotationKind::Context.span(span.clone()).label(&**says));
        }
        let mut group = level.primary_title(&*message).id(problem.code.id()).element(snippet);
        if let Some(help) = &help {
            group = group.element(Level::HELP.message(&**help));
        }
        Renderer::styled().render(&[group])
    }

    /// The place of the shown text at which a place of the file is. One at the very end, where something is missing, is
    /// shown on the last byte.
    fn place(&self, span: &Range<usize>) -> Range<usize> {
        let moved = |at: usize| match &self.text {
            Cow::Borrowed(_) => at,
            Cow::Owned(_) => shown(self.original.get(..at).unwrap_or(self.original)).len(),
        };
        let end = moved(span.end).min(self.text.len());
        moved(span.start).min(end)..end
    }
}
