//! The problems of files, with their places.

use std::{
    fmt,
    ops::Range,
    sync::{Arc, OnceLock},
};

use toml::de::DeTable;

use super::{ProblemCode, line_index::LineIndex, raw::FileFormat};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// One defect of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its kind.
    pub code: ProblemCode,
    /// The bytes of the text that it is about; `None` if it is about the whole file.
    pub span: Option<Range<usize>>,
    /// The message.
    pub message: String,
    /// Another place of the text that bears on it, and a label for that.
    pub also: Option<(Range<usize>, String)>,
    /// The remedy.
    pub help: Option<String>,
}

/// A file that was read, with everything that was found wrong in it: it is not valid, unless all of
/// that is warnings.
#[derive(Clone, Debug)]
pub struct InvalidFile {
    /// Its path, or its id if it is inside the program.
    pub path: String,
    /// Its text; empty if it is no text.
    pub text: Arc<str>,
    /// Its problems in the order of the text: as many as somebody would read.
    pub problems: Vec<Problem>,
    /// True if there are more.
    pub has_more: bool,
    lines: OnceLock<Arc<LineIndex>>,
}

/// The most problems of a file that are kept: these are mended first.
pub(super) const MOST_PROBLEMS: usize = 300;

/// A file that could not be read, or is not valid.
#[derive(Clone, Debug, thiserror::Error)]
pub enum FileError {
    /// It could not be read.
    #[error("cannot read '{path}': {error}")]
    Unreadable {
        /// Its path.
        path: String,
        /// The system's message.
        error: String,
    },
    /// It is not valid.
    #[error(transparent)]
    Invalid(#[from] InvalidFile),
}

impl Problem {
    /// Returns a problem at a place.
    #[must_use]
    pub(crate) fn at(span: Range<usize>, code: ProblemCode, message: impl Into<String>) -> Self {
        Self { code, span: Some(span), message: message.into(), also: None, help: None }
    }

    /// Returns a problem of the file as a whole.
    #[must_use]
    pub(crate) fn of_file(code: ProblemCode, message: impl Into<String>) -> Self {
        Self { code, span: None, message: message.into(), also: None, help: None }
    }

    /// Returns the problem of a file that says to be of another format, if it does.
    #[must_use]
    pub(super) fn of_format(file: &DeTable<'_>) -> Option<Self> {
        let value = FileFormat::other_than_ours(file)?;
        let (message, help) = match value.get_ref().as_integer() {
            Some(number) => (
                format!("this file is of format {number}, and slacalc {VERSION} reads format 1"),
                "a newer slacalc may read it",
            ),
            None => ("the format is a whole number".to_owned(), "write `format = 1`"),
        };
        Some(Self::at(value.span(), ProblemCode::OtherFormat, message).help(help))
    }

    /// Adds another place that bears on it.
    #[must_use]
    pub(crate) fn also(mut self, span: Range<usize>, says: impl Into<String>) -> Self {
        self.also = Some((span, says.into()));
        self
    }

    /// Adds advice.
    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds advice, if there is any.
    #[must_use]
    pub(crate) fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }
}

impl InvalidFile {
    /// Returns a file with its problems, sorted by place.
    #[must_use]
    pub(crate) fn new(path: &str, text: &str, problems: Vec<Problem>) -> Self {
        let file = Self {
            path: path.to_owned(),
            text: text.into(),
            problems: Vec::new(),
            has_more: false,
            lines: OnceLock::new(),
        };
        file.with(problems)
    }

    /// Adds problems.
    #[must_use]
    pub(crate) fn with(mut self, more: Vec<Problem>) -> Self {
        self.problems.extend(more);
        if self.problems.len() > MOST_PROBLEMS {
            self.has_more = true;
            self.problems.sort_by_key(|problem| problem.code.is_warning());
            self.problems.truncate(MOST_PROBLEMS);
        }
        self.problems.sort_by_key(|problem| problem.span.as_ref().map_or(0, |span| span.start));
        self
    }

    /// Returns the line that ends a list of problems of which some were left out.
    #[must_use]
    pub(crate) fn more(&self) -> Option<String> {
        self.has_more
            .then(|| format!("{}: there are more problems; fix these and check again", self.path))
    }

    /// Returns true if a problem is more than a warning.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|problem| !problem.code.is_warning())
    }

    /// Returns the line and column, both from 1, at which a problem begins.
    #[must_use]
    pub fn place(&self, problem: &Problem) -> Option<(usize, usize)> {
        self.line_and_column(problem.span.as_ref()?.start)
    }

    /// Returns the line and column, both from 1, of a byte of the text.
    #[must_use]
    pub(crate) fn line_and_column(&self, at: usize) -> Option<(usize, usize)> {
        self.text.is_char_boundary(at).then(|| self.lines().place(&self.text, at))
    }

    /// Returns the bytes of the lines from that of one byte to that of another.
    #[must_use]
    pub(crate) fn lines_around(&self, first: usize, last: usize) -> Range<usize> {
        self.lines().references(&self.text, first, last)
    }

    fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| Arc::new(LineIndex::of(&self.text)))
    }
}

impl fmt::Display for InvalidFile {
    /// Writes one line a problem: `path:line:column: what; what to do`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, problem) in self.problems.iter().enumerate() {
            if at > 0 {
                f.write_str("\n")?;
            }
            f.write_str(&self.path)?;
            if let Some((line, column)) = self.place(problem) {
                write!(f, ":{line}:{column}")?;
            }
            write!(f, ": {}", problem.message)?;
            if let Some(help) = &problem.help {
                write!(f, "; {help}")?;
            }
        }
        self.more().map_or(Ok(()), |more| write!(f, "\n{more}"))
    }
}

impl std::error::Error for InvalidFile {}
