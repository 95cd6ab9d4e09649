//! The registry of output formats. A new one is a file of this folder and a line of [`FORMATS`].

use serde::Serialize;

use super::{
    Report, SafeText,
    csv::csv,
    html::{html, picture_page, svg},
    ics::ics,
    json::json,
    markdown::markdown,
    text::{TextWidth, text, verdict_line},
    xlsx::xlsx,
};

/// An output format.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Format {
    /// The name that `--format` takes.
    pub name: &'static str,
    /// The reason that an answer has no such form: it `is no page`. Empty if every answer has it.
    lack: &'static str,
    /// The commands whose answers have this form; empty if all do.
    commands: &'static str,
    renderer: Renderer,
}

#[derive(Clone, Copy, Debug)]
enum Renderer {
    /// Serializes the answer itself.
    Answer,
    /// Renders the report of the answer as text of a width.
    Text,
    /// Renders the report of the answer; `None` if it has no such form.
    Report(fn(&Report) -> Option<Rendered>),
}

/// An answer in a format.
#[derive(Clone, Debug)]
pub(crate) enum Rendered {
    /// Text for programs, to be printed to the byte.
    Exact(String),
    /// A file that no text is, such as a workbook.
    Bytes(Vec<u8>),
    /// Text for people.
    Readable(SafeText),
    /// No output, as there is nothing to publish; the message says why.
    Nothing(String),
    /// The answer has no such form; the message names the commands whose answers have it.
    Unfit(String),
}

/// The commands whose answers are tables.
const TABLES: &str = "audit, calendar, channels, clause, compare, contacts, covered --next, \
                      holidays, maintenance, plans, policy diff, policy list, priorities, report, \
                      scope --list and upcoming";

/// The commands whose answers have a verdict.
const VERDICTS: &str = "every command that answers a question";

/// Every output format, in the order of the help.
pub(crate) static FORMATS: [Format; 10] = [
    Format::TEXT,
    Format {
        name: "short",
        lack: "has no verdict",
        commands: VERDICTS,
        renderer: Renderer::Report(|report| verdict_line(report).map(Rendered::Readable)),
    },
    Format::JSON,
    Format {
        name: "plain",
        lack: "",
        commands: "",
        renderer: Renderer::Report(|report| Some(plain(report))),
    },
    Format {
        name: "csv",
        lack: "is not a table",
        commands: TABLES,
        renderer: Renderer::Report(|report| Some(Rendered::Exact(csv(report.data.as_ref()?)))),
    },
    Format {
        name: "markdown",
        lack: "is not a table",
        commands: TABLES,
        renderer: Renderer::Report(|report| {
            Some(Rendered::Readable(markdown(report.data.as_ref()?, &report.data_remarks)))
        }),
    },
    Format {
        name: "xlsx",
        lack: "is not a table",
        commands: TABLES,
        renderer: Renderer::Report(|report| {
            let book = xlsx(report.data.as_ref()?);
            Some(book.map_or_else(Rendered::Unfit, Rendered::Bytes))
        }),
    },
    Format {
        name: "ics",
        lack: "has no events",
        commands: "calendar, deadline, maintenance and upcoming",
        renderer: Renderer::Report(events),
    },
    Format {
        name: "html",
        lack: "is no page",
        commands: "calendar and report",
        renderer: Renderer::Report(|report| {
            let page = || report.page.as_ref().map(html).or_else(|| picture_page(report));
            nothing_to_draw(report).or_else(|| page().map(Rendered::Readable))
        }),
    },
    Format {
        name: "svg",
        lack: "is no picture",
        commands: "calendar without --list",
        renderer: Renderer::Report(|report| {
            nothing_to_draw(report).or_else(|| svg(report).map(Rendered::Readable))
        }),
    },
];

/// The help of `--format`.
pub(crate) const FORMAT_HELP: &str = "text for people (the default), short for its first line, json for programs, \
                               plain for the one value; csv, markdown and xlsx of tables, ics of calendar, deadline, \
                               maintenance and upcoming, html of calendar and report, svg of calendar without --list";

impl Format {
    /// Text for people, the default.
    pub(crate) const TEXT: Self =
        Self { name: "text", lack: "", commands: "", renderer: Renderer::Text };

    /// The answer itself, for programs.
    pub(crate) const JSON: Self =
        Self { name: "json", lack: "", commands: "", renderer: Renderer::Answer };

    /// Returns the format that the ending of a file stands for; text if it stands for none.
    #[must_use]
    pub(crate) fn of_ending(ending: &str) -> Self {
        let name = match ending.to_ascii_lowercase().as_str() {
            "md" => "markdown".to_owned(),
            "htm" => "html".to_owned(),
            other => other.to_owned(),
        };
        // The one value has no kind of file.
        let known = FORMATS.iter().find(|format| format.name == name && name != "plain");
        known.copied().unwrap_or(Self::TEXT)
    }

    /// Returns true if the answer itself is serialized, with all that it knows.
    #[must_use]
    pub(crate) fn is_json(self) -> bool {
        matches!(self.renderer, Renderer::Answer)
    }

    /// Returns true if text for people is wanted.
    #[must_use]
    pub(crate) fn is_text(self) -> bool {
        matches!(self.renderer, Renderer::Text)
    }

    /// Returns true if a page for browsers is wanted.
    #[must_use]
    pub(crate) fn is_page(self) -> bool {
        self.name == "html"
    }

    /// Returns true if the events of a report are wanted.
    #[must_use]
    pub(crate) fn is_feed(self) -> bool {
        self.name == "ics"
    }

    /// Renders an answer, as a report where the format needs one. `width` says where text goes.
    ///
    /// # Errors
    /// The answer cannot be serialized, which plain data always can.
    pub(crate) fn render<A: Serialize>(
        self,
        answer: &A,
        width: impl FnOnce() -> TextWidth,
        to_report: impl FnOnce(&A) -> Report,
    ) -> serde_json::Result<Rendered> {
        match self.renderer {
            Renderer::Answer => json(answer).map(Rendered::Exact),
            Renderer::Text => Ok(Rendered::Readable(text(&to_report(answer), width()))),
            Renderer::Report(render) => {
                let Self { name, lack, commands, .. } = self;
                Ok(render(&to_report(answer)).unwrap_or_else(|| {
                    Rendered::Unfit(format!(
                        "this answer {lack}: --format {name} goes with {commands}"
                    ))
                }))
            }
        }
    }
}

fn plain(report: &Report) -> Rendered {
    let end = if report.plain.is_empty() { "" } else { "\n" };
    Rendered::Exact(format!("{}{end}", report.plain))
}

/// Returns the reason that there is nothing to draw, if so.
fn nothing_to_draw(report: &Report) -> Option<Rendered> {
    let why = || Rendered::Nothing(format!("nothing to draw: {}", report.headline));
    report.has_nothing_to_draw.then(why)
}

/// Renders the events of an answer. No event makes no file, as the standard has none without one.
fn events(report: &Report) -> Option<Rendered> {
    let feed = report.feed.as_ref()?;
    if feed.events.is_empty() {
        let why = format!("nothing to write into an .ics file: {}", report.headline);
        return Some(Rendered::Nothing(why));
    }
    Some(Rendered::Exact(ics(feed)))
}

#[cfg(test)]
mod tests {
    use super::{FORMAT_HELP, FORMATS, TABLES, VERDICTS};

    #[test]
    fn the_help_names_every_format_and_its_commands() {
        for format in &FORMATS {
            assert!(FORMAT_HELP.contains(format.name), "{}", format.name);
            let named = [TABLES, VERDICTS].contains(&format.commands)
                || FORMAT_HELP.contains(format.commands);
            assert!(named, "{}", format.name);
        }
    }
}
