//! The answer of `policy check`: every file with its counts, every problem with its place, for
//! editors and CI.

use serde::Serialize;

use crate::{
    policy::{InvalidFile, Problem},
    render::{Report, Table, Tone},
};

/// The validity of files, their worked examples that hold, and all their problems.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct CheckAnswer {
    schema: &'static str,
    /// True if no file has an error.
    pub(super) valid: bool,
    files: Vec<CheckedFile>,
    problems: Vec<ProblemAnswer>,
    /// The ids of policies whose warnings are not shown to people.
    #[serde(skip)]
    kept_back: Vec<String>,
}

/// A file that was checked.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct CheckedFile {
    file: String,
    /// The kind of file; `null` if it cannot be told.
    #[cfg_attr(test, schemars(extend("enum" = ["policy", "contract", "holidays", null])))]
    kind: Option<&'static str>,
    /// The number of worked examples that hold.
    examples: usize,
    errors: usize,
    warnings: usize,
}

/// A problem of a file.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ProblemAnswer {
    file: String,
    /// Where it begins; `null` for a problem of the file as a whole.
    line: Option<usize>,
    column: Option<usize>,
    /// Where it ends: the place after its last character.
    end: Option<ProblemPlace>,
    /// Errors make a file invalid, warnings do not.
    #[cfg_attr(test, schemars(extend("enum" = ["error", "warning"])))]
    severity: &'static str,
    /// Its kind, by a name that stays.
    code: &'static str,
    message: String,
    /// Another place that bears on it.
    also: Option<Also>,
    /// The remedy.
    help: Option<String>,
}

#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ProblemPlace {
    line: usize,
    column: usize,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Also {
    line: usize,
    column: usize,
    message: String,
}

impl CheckAnswer {
    pub(super) fn new() -> Self {
        Self {
            schema: "slacalc/check/v1",
            valid: true,
            files: Vec::new(),
            problems: Vec::new(),
            kept_back: Vec::new(),
        }
    }

    pub(super) fn add(
        &mut self,
        file: &str,
        kind: Option<&'static str>,
        examples: usize,
        found: &InvalidFile,
    ) {
        let warnings = found.problems.iter().filter(|problem| problem.code.is_warning()).count();
        let errors = found.problems.len() - warnings;
        self.valid &= errors == 0;
        self.files.push(CheckedFile { file: file.to_owned(), kind, examples, errors, warnings });
        self.problems
            .extend(found.problems.iter().map(|problem| ProblemAnswer::new(found, problem)));
    }

    /// Notes a file whose warnings are mentioned to people, not shown.
    pub(super) fn keep_back(&mut self, found: &InvalidFile) {
        if !found.problems.is_empty() {
            self.kept_back.push(found.path.clone());
        }
    }
}

impl ProblemAnswer {
    fn new(file: &InvalidFile, problem: &Problem) -> Self {
        let place = |at: usize| {
            file.line_and_column(at).map(|(line, column)| ProblemPlace { line, column })
        };
        let start = problem.span.as_ref().and_then(|span| place(span.start));
        Self {
            file: file.path.clone(),
            line: start.map(|start| start.line),
            column: start.map(|start| start.column),
            end: problem.span.as_ref().and_then(|span| place(span.end)),
            severity: if problem.code.is_warning() { "warning" } else { "error" },
            code: problem.code.id(),
            message: problem.message.clone(),
            also: problem.also.as_ref().and_then(|(span, says)| {
                let ProblemPlace { line, column } = place(span.start)?;
                Some(Also { line, column, message: says.clone() })
            }),
            help: problem.help.clone(),
        }
    }
}

/// Returns the answer for people: a line a file, with the worked examples that hold. The problems
/// go to standard error.
pub(super) fn report(answer: &CheckAnswer) -> Report {
    let mut table = Table::new("", &["file", "kind", "examples", "errors", "warnings"]);
    for file in &answer.files {
        let kind = file.kind.unwrap_or("unknown").to_owned();
        table.rows.push(vec![
            file.file.clone(),
            kind,
            file.examples.to_string(),
            file.errors.to_string(),
            file.warnings.to_string(),
        ]);
    }
    let warnings: usize = answer.files.iter().map(|file| file.warnings).sum();
    let (plain, headline, tone) = match (answer.valid, warnings) {
        (true, 0) => ("valid", "Valid".to_owned(), Tone::Good),
        (true, 1) => ("valid", "Valid, with 1 warning".to_owned(), Tone::Good),
        (true, many) => ("valid", format!("Valid, with {many} warnings"), Tone::Good),
        (false, _) => ("invalid", "Invalid".to_owned(), Tone::Bad),
    };
    let kept_back = &answer.kept_back;
    let note = format!(
        "The warnings about built-in policies are shown by slacalc policy check {}.",
        kept_back.join(" ")
    );
    let notes = if kept_back.is_empty() { Vec::new() } else { vec![note] };
    Report {
        headline,
        tone,
        plain: plain.to_owned(),
        tables: vec![table],
        notes,
        ..Report::default()
    }
}
