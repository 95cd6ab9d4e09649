//! The one door through which anything is printed.
//!
//! Text for people is [`SafeText`], which cannot be made with anything hidden in it. Forms for
//! programs are printed to the byte, but shown too where standard output is a terminal, since a
//! person reads it then.

use std::{
    borrow::Cow,
    io::{self, ErrorKind},
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
    answer::QuestionError,
    render::{Format, Rendered, Report, SafeText},
};

/// Where answers and errors go, and in which form.
#[derive(Clone, Debug)]
pub(super) struct Output {
    format: Format,
    color: ColorChoice,
    /// True if an option states the use of colour.
    has_color_option: bool,
    quiet: bool,
    /// The file that gets the answer; standard output without one.
    file: Option<PathBuf>,
}

impl Output {
    pub(super) fn new(args: &OutputArgs) -> Self {
        Self { format: args.format, ..Self::of_messages(args.color, args.quiet) }
    }

    /// Returns the output of a command that writes its answers itself.
    pub(super) fn of_messages(color: Option<ColorWhen>, quiet: bool) -> Self {
        let has_color_option = color.is_some();
        let color = choice_of(color);
        Self { format: Format::TEXT, color, has_color_option, quiet, file: None }
    }

    /// Takes a use of colour where no option states one.
    pub(super) fn preferring(self, color: Option<ColorWhen>) -> Self {
        if self.has_color_option { self } else { Self { color: choice_of(color), ..self } }
    }

    /// Sends answers to a file, if one is given. It gets its name only once it is whole.
    pub(super) fn into_file(self, file: Option<&Path>) -> Self {
        Self { file: file.map(Path::to_owned), ..self }
    }

    /// Prints an answer in the form that was asked for.
    pub(super) fn answer<A: Serialize>(
        &self,
        answer: &A,
        to_report: impl FnOnce(&A) -> Report,
    ) -> anyhow::Result<()> {
        // A file that is asked for by name is wanted, however quiet the rest is.
        if self.quiet && self.file.is_none() {
            return Ok(());
        }
        match self.format.render(answer, to_report)? {
            Rendered::Exact(text) if text.is_empty() => Ok(()),
            Rendered::Exact(text) => self.exact(&text),
            Rendered::Readable(text) => self.people(&text),
            Rendered::Nothing(why) => {
                self.error(&format!("slacalc: {why}\n"));
                Ok(())
            }
            Rendered::Unfit(message) => Err(QuestionError::Conflict(message).into()),
        }
    }

    /// Prints a text as it is, whatever the form that was asked for.
    pub(super) fn verbatim(&self, text: &str) -> anyhow::Result<()> {
        if self.quiet { Ok(()) } else { self.exact(text) }
    }

    /// Returns true if no answer is wanted.
    pub(super) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Returns true if answers go to a program, which gets more than a person.
    pub(super) fn is_json(&self) -> bool {
        self.format.is_json()
    }

    /// Returns true if the answer becomes events of a calendar program.
    pub(super) fn is_feed(&self) -> bool {
        self.format.is_feed()
    }

    /// Prints a text for people. A file gets no colours.
    pub(super) fn people(&self, text: &SafeText) -> anyhow::Result<()> {
        if self.file.is_some() {
            return self.exact(&strip_str(text).to_string());
        }
        let choice = self.choice(&io::stdout());
        written(standard::to_stdout(coloured(text, choice).as_bytes()))
    }

    /// Prints a text for programs, to the byte; only on a terminal is nothing in it hidden.
    fn exact(&self, text: &str) -> anyhow::Result<()> {
        let print = || {
            let mut sink = Sink::open(self.file.as_deref())?;
            sink.write(text.as_bytes())?;
            sink.finish()
        };
        written(print())
    }

    /// Prints a message to standard error, if it can be written.
    pub(super) fn error(&self, text: &str) {
        self.problems(&SafeText::of(text));
    }

    /// Prints the problems of files to standard error, as far as that can be done.
    pub(super) fn problems(&self, text: &SafeText) {
        let _ = standard::to_stderr(coloured(text, self.choice(&io::stderr())).as_bytes());
    }

    fn choice(&self, stream: &impl RawStream) -> ColorChoice {
        match self.color {
            ColorChoice::Auto => AutoStream::choice(stream),
            choice => choice,
        }
    }
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
