//! The registry of output formats. A new one is a file of this folder and a line of [`FORMATS`].

use serde::Serialize;

use super::{
    Report, SafeText, csv::csv, html::html, ics::ics, json::json, markdown::markdown, text::text,
};

/// An output format.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// The name that `--format` takes.
    pub name: &'static str,
    renderer: Renderer,
}

#[derive(Clone, Copy, Debug)]
enum Renderer {
    /// Serializes the answer itself.
    Answer,
    /// Renders the report of the answer.
    Report(fn(&Report) -> Rendered),
}

/// An answer in a format.
#[derive(Clone, Debug)]
pub enum Rendered {
    /// Text for programs, to be printed to the byte.
    Exact(String),
    /// Text for people.
    Readable(SafeText),
    /// No output; the message says why.
    Nothing(String),
    /// The answer has no such form; the message names the commands whose answers have it.
    Unfit(&'static str),
}

/// Every output format, in the order of the help.
pub static FORMATS: [Format; 7] = [
    Format::TEXT,
    Format { name: "json", renderer: Renderer::Answer },
    Format { name: "plain", renderer: Renderer::Report(plain) },
    Format {
        name: "csv",
        renderer: Renderer::Report(|report| match &report.data {
            Some(table) => Rendered::Exact(csv(table)),
            None => Rendered::Unfit(
                "this answer is not a table; --format csv works with compare and report only",
            ),
        }),
    },
    Format {
        name: "markdown",
        renderer: Renderer::Report(|report| match &report.data {
            Some(table) => Rendered::Readable(markdown(table)),
            None => Rendered::Unfit(
                "this answer is not a table; --format markdown works with compare and report only",
            ),
        }),
    },
    Format { name: "ics", renderer: Renderer::Report(events) },
    Format {
        name: "html",
        renderer: Renderer::Report(|report| match &report.page {
            Some(page) => Rendered::Readable(html(page)),
            None => Rendered::Unfit("this answer is no page: --format html goes with report"),
        }),
    },
];

/// The help of `--format`.
pub const FORMAT_HELP: &str = "text for people, json for programs, plain for the one value; csv \
                               and markdown of tables, ics of calendar and deadline, html of \
                               report";

impl Format {
    /// Text for people, the default.
    pub const TEXT: Self = Self {
        name: "text",
        renderer: Renderer::Report(|report| Rendered::Readable(text(report))),
    };

    /// Returns true if the answer itself is serialized, with all that it knows.
    #[must_use]
    pub fn is_json(self) -> bool {
        matches!(self.renderer, Renderer::Answer)
    }

    /// Renders an answer, as a report where the format needs one.
    ///
    /// # Errors
    /// The answer cannot be serialized, which plain data always can.
    pub fn render<A: Serialize>(
        self,
        answer: &A,
        to_report: impl FnOnce(&A) -> Report,
    ) -> serde_json::Result<Rendered> {
        match self.renderer {
            Renderer::Answer => json(answer).map(Rendered::Exact),
            Renderer::Report(render) => Ok(render(&to_report(answer))),
        }
    }
}

fn plain(report: &Report) -> Rendered {
    match report.plain.as_str() {
        "" => Rendered::Exact(String::new()),
        plain => Rendered::Exact(format!("{plain}\n")),
    }
}

/// Renders the events of an answer. No event makes no file, as the standard has none without one.
fn events(report: &Report) -> Rendered {
    match &report.feed {
        Some(feed) if feed.events.is_empty() => {
            Rendered::Nothing(format!("nothing to write into an .ics file: {}", report.headline))
        }
        Some(feed) => Rendered::Exact(ics(feed)),
        None => Rendered::Unfit(
            "this answer has no events: --format ics goes with calendar and deadline",
        ),
    }
}
