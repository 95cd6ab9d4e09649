//! The one door through which anything is printed.
//!
//! Text for people is [`SafeText`], which cannot be made with anything hidden in it. Forms for
//! programs are printed to the byte, but shown too where standard output is a terminal, since a
//! person reads it then.

use std::{
    borrow::Cow,
    io::{self, ErrorKind, IsTerminal as _},
    path::{Path, PathBuf},
};

use anstream::{AutoStream, ColorChoice, adapter::strip_str, stream::RawStream};
use serde::Serialize;

use super::{
    options::{ColorWhen, OutputArgs},
    sink::Sink,
    standard,
};
use crate::{
    render::{self, Format, Rendered, Report, SafeText, TextWidth},
    sla::QuestionError,
};

/// Where answers and errors go, and in which form.
#[derive(Clone, Debug)]
pub(super) struct Output {
    format: Format,
    /// True if an option names the format, and not the ending of the file alone.
    has_named_format: bool,
    color: ColorChoice,
    /// True if an option states the use of colour.
    has_color_option: bool,
    loudness: Loudness,
    /// The file that gets the answer once it is whole; standard output without one.
    file: Option<PathBuf>,
}

/// The share of the output that is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Loudness {
    All,
    /// No answer, but errors, and a file that is asked for by name.
    Quiet,
    /// Nothing: the command is only tried.
    Silent,
}

impl Output {
    pub(super) fn new(args: &OutputArgs) -> Self {
        Self {
            format: args.format(),
            has_named_format: args.named_format().is_some(),
            file: args.file().map(Path::to_owned),
            ..Self::of_messages(args.color.when(), args.quiet)
        }
    }

    /// Returns the output of a command that writes its answers itself.
    pub(super) fn of_messages(color: Option<ColorWhen>, quiet: bool) -> Self {
        Self {
            format: Format::TEXT,
            has_named_format: false,
            color: choice_of(color),
            has_color_option: color.is_some(),
            loudness: if quiet { Loudness::Quiet } else { Loudness::All },
            file: None,
        }
    }

    /// Takes a use of colour where no option states one.
    pub(super) fn preferring(self, color: Option<ColorWhen>) -> Self {
        if self.has_color_option { self } else { Self { color: choice_of(color), ..self } }
    }

    /// Prints nothing at all, as the command is only tried.
    pub(super) fn silent(self) -> Self {
        Self { loudness: Loudness::Silent, ..self }
    }

    /// Prints an answer in the form that was asked for.
    pub(super) fn answer<A: Serialize>(
        &self,
        answer: &A,
        to_report: impl FnOnce(&A) -> Report,
    ) -> anyhow::Result<()> {
        // A file that is asked for by name is wanted, however quiet the rest is.
        if self.is_quiet() && self.file.is_none() {
            return Ok(());
        }
        match self.format.render(answer, || self.width(), to_report)? {
            Rendered::Exact(_)
            | Rendered::Bytes(_)
            | Rendered::Readable(_)
            | Rendered::Nothing(_)
                if self.is_silent() =>
            {
                Ok(())
            }
            Rendered::Exact(text) if text.is_empty() => Ok(()),
            Rendered::Exact(text) => self.exact(text.as_bytes()),
            Rendered::Bytes(_) if self.file.is_none() && io::stdout().is_terminal() => {
                let says = "a workbook is no text for a terminal; name a file: -o answer.xlsx";
                Err(QuestionError::Conflict(says.to_owned()).into())
            }
            Rendered::Bytes(bytes) => self.exact(&bytes),
            Rendered::Readable(text) => self.people(&text),
            Rendered::Nothing(why) => {
                self.error(&format!("slacalc: {why}\n"));
                Ok(())
            }
            Rendered::Unfit(message) => {
                let ending = match &self.file {
                    Some(file) if !self.has_named_format => format!(
                        "; the ending of '{}' asks for it, --format text writes text there",
                        file.display()
                    ),
                    _ => String::new(),
                };
                Err(QuestionError::Conflict(message + &ending).into())
            }
        }
    }

    /// Prints a text as it is, whatever the form that was asked for.
    pub(super) fn verbatim(&self, text: &str) -> anyhow::Result<()> {
        if self.is_quiet() || self.is_silent() { Ok(()) } else { self.exact(text.as_bytes()) }
    }

    /// Returns the file that gets the answer; `None` if standard output does.
    pub(super) fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Returns true if no answer is wanted.
    pub(super) fn is_quiet(&self) -> bool {
        self.loudness == Loudness::Quiet
    }

    /// Returns true if the command is only tried.
    fn is_silent(&self) -> bool {
        self.loudness == Loudness::Silent
    }

    /// Returns true if answers go to a program, which gets more than a person.
    pub(super) fn is_json(&self) -> bool {
        self.format.is_json()
    }

    /// Returns true if a program asked for JSON, and gets errors in it too.
    pub(super) fn has_json_errors(&self) -> bool {
        self.has_named_format && self.format.is_json()
    }

    /// Returns true if people see the notes of an answer beside the messages.
    pub(super) fn shows_notes(&self) -> bool {
        self.format.is_text() && self.file.is_none()
    }

    /// Returns true if the answer becomes events of a calendar program.
    pub(super) fn is_feed(&self) -> bool {
        self.format.is_feed()
    }

    /// Prints a text for people. A file gets no colours.
    pub(super) fn people(&self, text: &SafeText) -> anyhow::Result<()> {
        if self.file.is_some() {
            return self.exact(strip_str(text).to_string().as_bytes());
        }
        let choice = self.choice(&io::stdout());
        written(standard::to_stdout(coloured(text, choice).as_bytes()))
    }

    /// Prints a text for programs, to the byte; only on a terminal is nothing in it hidden.
    fn exact(&self, bytes: &[u8]) -> anyhow::Result<()> {
        let print = || {
            let mut sink = Sink::open(self.file.as_deref())?;
            sink.write(bytes)?;
            sink.finish()
        };
        written(print())
    }

    /// Prints an error for programs to standard error, if it can be written.
    pub(super) fn failure(&self, error: &impl Serialize) {
        if self.is_silent() {
            return;
        }
        // Plain data can always be serialized.
        if let Ok(line) = render::json(error) {
            let _ = standard::to_stderr(line.as_bytes());
        }
    }

    /// Prints a message to standard error, if it can be written.
    pub(super) fn error(&self, text: &str) {
        self.message(&SafeText::of(text));
    }

    /// Prints a message to standard error, wrapped if that is a terminal.
    pub(super) fn message(&self, text: &SafeText) {
        self.problems(&render::message(text, error_width()));
    }

    /// Prints the problems of files to standard error, as far as that can be done.
    pub(super) fn problems(&self, text: &SafeText) {
        if self.is_silent() {
            return;
        }
        let _ = standard::to_stderr(coloured(text, self.choice(&io::stderr())).as_bytes());
    }

    /// Returns the width of the terminal that text goes to.
    pub(super) fn width(&self) -> TextWidth {
        let columns = if self.file.is_none() { standard::columns() } else { None };
        columns.map_or(TextWidth::Pipe, TextWidth::Terminal)
    }

    fn choice(&self, stream: &impl RawStream) -> ColorChoice {
        match self.color {
            ColorChoice::Auto => AutoStream::choice(stream),
            choice => choice,
        }
    }
}

/// Returns the width of the terminal that messages go to.
pub(super) fn error_width() -> TextWidth {
    standard::error_columns().map_or(TextWidth::Pipe, TextWidth::Terminal)
}

fn choice_of(color: Option<ColorWhen>) -> ColorChoice {
    match color.unwrap_or(ColorWhen::Auto) {
        ColorWhen::Auto => ColorChoice::Auto,
        ColorWhen::Always => ColorChoice::AlwaysAnsi,
        ColorWhen::Never => ColorChoice::Never,
    }
}

/// Ignores a closed pipe: that nobody reads on is no error.
fn written(written: io::Result<()>) -> anyhow::Result<()> {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(anyhow::Error::new(error).context("cannot write the answer"))
        }
        _ => Ok(()),
    }
}

/// Returns a text, without its colours where they are not wanted.
fn coloured(text: &SafeText, choice: ColorChoice) -> Cow<'_, str> {
    match choice {
        ColorChoice::Never => text.split_inclusive('\n').map(uncoloured).collect::<String>().into(),
        _ => (**text).into(),
    }
}

/// Returns a line without its colours; of most lines nothing is to be taken out.
fn uncoloured(line: &str) -> Cow<'_, str> {
    if line.contains('\x1b') { strip_str(line).to_string().into() } else { line.into() }
}

/// Prints candidates for a shell. One that no longer reads them has gone on.
pub(super) fn candidates(bytes: &[u8]) {
    let _ = standard::to_stdout(bytes);
}
