//! The one door through which anything is printed.

use std::{
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
};

use anstream::{AutoStream, ColorChoice};
use anyhow::Context as _;
use serde::Serialize;

use super::{
    arguments::{ColorWhen, Format, OutputArgs},
    exit::Exit,
    sink::Sink,
};
use crate::{
    answer::AskError,
    render::{self, Report, Table},
};

/// Where answers and errors go, and in which form.
#[derive(Clone, Debug)]
pub(super) struct Output {
    format: Format,
    color: ColorChoice,
    quiet: bool,
    /// The file that gets the answer; standard output without one.
    file: Option<PathBuf>,
}

impl Output {
    pub(super) fn new(args: &OutputArgs) -> Self {
        Self { format: args.format, ..Self::of_messages(args.color, args.quiet) }
    }

    /// For a command that writes its answers itself.
    pub(super) fn of_messages(color: ColorWhen, quiet: bool) -> Self {
        let color = match color {
            ColorWhen::Auto => ColorChoice::Auto,
            ColorWhen::Always => ColorChoice::AlwaysAnsi,
            ColorWhen::Never => ColorChoice::Never,
        };
        Self { format: Format::Text, color, quiet, file: None }
    }

    /// The same, with answers that go to a file, if one is given. It has its name only once it is whole.
    pub(super) fn into_file(self, file: Option<&Path>) -> Self {
        Self { file: file.map(Path::to_owned), ..self }
    }

    /// Prints an answer in the form that was asked for.
    pub(super) fn answer<A: Serialize>(&self, answer: &A, lower: impl FnOnce(&A) -> Report) -> anyhow::Result<()> {
        // A file that is asked for by name is wanted, however quiet the rest is.
        if self.quiet && self.file.is_none() {
            return Ok(());
        }
        match self.format {
            Format::Json => self.print(&render::json(answer)?),
            Format::Plain => {
                let plain = lower(answer).plain;
                if plain.is_empty() { Ok(()) } else { self.print(&format!("{plain}\n")) }
            }
            Format::Csv => self.data("csv", &lower(answer), |table| Ok(render::csv(table)?)),
            Format::Markdown => self.data("markdown", &lower(answer), |table| Ok(render::markdown(table))),
            Format::Ics => self.events(&lower(answer)),
            Format::Html => match lower(answer).page {
                Some(page) => self.print(&render::html(&page)),
                None => Err(AskError::Conflict("this answer is no page: --format html goes with report".to_owned()).into()),
            },
            Format::Text => self.print(&render::text(&lower(answer))),
        }
    }

    fn data(&self, format: &str, report: &Report, render: impl Fn(&Table) -> anyhow::Result<String>) -> anyhow::Result<()> {
        let Some(table) = &report.data else {
            return Err(AskError::Conflict(format!("this answer is no table: --format {format} goes with compare and report")).into());
        };
        self.print(&render(table)?)
    }

    /// Prints the events of an answer. None at all make no file, as the standard has none without an event.
    fn events(&self, report: &Report) -> anyhow::Result<()> {
        match &report.feed {
            None => Err(AskError::Conflict("this answer has no events: --format ics goes with calendar and deadline".to_owned()).into()),
            Some(feed) if feed.events.is_empty() => {
                self.error(&format!("slacalc: nothing to write into an .ics file: {}\n", report.headline));
                Ok(())
            }
            Some(feed) => self.print(&render::ics(feed)),
        }
    }

    /// Prints a text as it is, whatever the form that was asked for.
    pub(super) fn verbatim(&self, text: &str) -> anyhow::Result<()> {
        if self.quiet { Ok(()) } else { self.print(text) }
    }

    /// Whether no answer is wanted.
    pub(super) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Whether answers go to a program, which wants to know more than a person.
    pub(super) fn is_json(&self) -> bool {
        self.format == Format::Json
    }

    /// Prints to standard output, or to the file. That nobody reads on is no error.
    fn print(&self, text: &str) -> anyhow::Result<()> {
        if let Some(file) = &self.file {
            return whole_file(file, text).with_context(|| format!("cannot write '{}'", file.display()));
        }
        let mut stdout = AutoStream::new(io::stdout().lock(), self.choice());
        match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(anyhow::Error::new(error).context("cannot write the answer")),
            _ => Ok(()),
        }
    }

    /// Prints to standard error, as far as that can be done.
    pub(super) fn error(&self, text: &str) {
        let mut stderr = AutoStream::new(
            io::stderr().lock(),
            match self.color {
                ColorChoice::Auto => anstream::AutoStream::choice(&io::stderr()),
                choice => choice,
            },
        );
        let _ = stderr.write_all(text.as_bytes());
    }

    fn choice(&self) -> ColorChoice {
        match self.color {
            ColorChoice::Auto => anstream::AutoStream::choice(&io::stdout()),
            choice => choice,
        }
    }
}

/// Writes a file that is there as a whole or not at all; what was there before stays until then.
fn whole_file(path: &Path, text: &str) -> io::Result<()> {
    let plain = anstream::adapter::strip_str(text).to_string();
    let mut sink = Sink::open(Some(path))?;
    sink.write(plain.as_bytes()).and_then(|()| sink.finish()).inspect_err(|_| sink.give_up())
}

/// Prints candidates for a shell. It has gone on if it does not read them.
pub(super) fn candidates(bytes: &[u8]) {
    let _ = io::stdout().write_all(bytes);
}

/// Shows what clap has to say: help and version on standard output, misuse on standard error.
pub(super) fn usage(error: &clap::Error) -> Exit {
    if error.kind() == clap::error::ErrorKind::DisplayVersion {
        let version = env!("CARGO_PKG_VERSION");
        let (line, exit) = match super::world::World::new() {
            Ok(world) => (format!("slacalc {version} (zones: IANA {})\n", world.release()), Exit::Yes),
            Err(error) => (format!("slacalc {version} (zones: {error})\n"), Exit::NotUnderstood),
        };
        let _ = io::stdout().write_all(line.as_bytes());
        return exit;
    }
    // Nobody left to read it is no error either.
    let _ = error.print();
    if error.use_stderr() { Exit::NotUnderstood } else { Exit::Yes }
}
