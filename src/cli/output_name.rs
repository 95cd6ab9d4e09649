//! Refuses names of output files that mean something else: the name of a format, or the ending of
//! a form that is not written.

use std::path::{Path, PathBuf};

use crate::render::{FORMATS, Format};

/// Names of formats elsewhere, and the one here that is meant.
const FOREIGN: [(&str, &str); 11] = [
    ("yaml", "json"),
    ("yml", "json"),
    ("jsonl", "json"),
    ("ndjson", "json"),
    ("xml", "json"),
    ("wide", "text"),
    ("table", "text"),
    ("pretty", "text"),
    ("tsv", "csv"),
    ("md", "markdown"),
    ("name", "plain"),
];

/// Endings of spreadsheets that are not written.
const SPREADSHEETS: [&str; 5] = ["xls", "xlsm", "xlsb", "ods", "numbers"];

/// Endings of other files that are no text. An answer under such a name could not be opened.
const BINARY: [&str; 10] = ["docx", "doc", "odt", "pptx", "pdf", "png", "jpg", "jpeg", "zip", "gz"];

/// Returns the message on a name that is refused. A command with rows of one form has no
/// `--format`.
pub(super) fn refused(output: &Path, has_formats: bool) -> Option<String> {
    if let Some(format) = format_meant(output) {
        let name = output.display();
        let instead = match has_formats {
            true if format == "xlsx" => "name a file: -o answer.xlsx".to_owned(),
            true => format!("--format {format} prints it"),
            false => "'batch' writes rows as it reads them; name a file: -o tickets.csv".to_owned(),
        };
        return Some(format!(
            "--output '{name}' is a format, not a file name: {instead}; -o ./{name} \
             writes a file of that name"
        ));
    }
    let ending = output.extension()?.to_str()?.to_ascii_lowercase();
    let instead = match spreadsheet(output) {
        Some(workbook) => {
            format!("'{}' is a workbook, which spreadsheets open", workbook.display())
        }
        None if BINARY.contains(&ending.as_str()) && has_formats => format!(
            "'{}' is a table that spreadsheets open, '{}' a report that a browser shows and prints",
            output.with_extension("xlsx").display(),
            output.with_extension("html").display()
        ),
        None if BINARY.contains(&ending.as_str()) => format!(
            "'{}' is a table that spreadsheets open",
            output.with_extension("xlsx").display()
        ),
        None => return None,
    };
    Some(format!("--output '{}': no .{ending} file can be written; {instead}", output.display()))
}

/// Returns the format whose bare name a file has.
pub(super) fn format_meant(output: &Path) -> Option<&'static str> {
    let name = output.to_str()?.to_ascii_lowercase();
    let foreign = || FOREIGN.iter().find(|(foreign, _)| *foreign == name).map(|(_, meant)| *meant);
    let own = FORMATS.iter().map(|format: &Format| format.name).find(|own| *own == name);
    own.or_else(foreign)
}

/// Returns the workbook in place of a spreadsheet of another form.
pub(super) fn spreadsheet(output: &Path) -> Option<PathBuf> {
    let ending = output.extension()?.to_str()?.to_ascii_lowercase();
    SPREADSHEETS.contains(&ending.as_str()).then(|| output.with_extension("xlsx"))
}
