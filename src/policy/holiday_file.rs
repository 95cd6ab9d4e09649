//! Reads holiday files of users: iCalendar files, lists of dates, rules for a country.

use std::{borrow::Cow, path::Path};

use super::{
    ProblemCode,
    bounded_read::read_at_most,
    holidays::{has_holiday_keys, parse_dates, parse_ics},
    problem::{FileError, InvalidFile, Problem},
};
use crate::calendar::holidays::HolidayList;

/// The most bytes of a holiday file; a year takes a few thousand. Of TOML a quarter, as it takes
/// more memory to read.
const LARGEST: u64 = 4 << 20;
const LARGEST_TOML: u64 = 1 << 20;

/// Reads the list of a file; of an iCalendar file the events of these categories, or of all that
/// are days off.
pub(super) fn read_list(path: &Path, categories: &[String]) -> Result<HolidayList, FileError> {
    Ok(list_of(path, &read_text(path)?, categories)?)
}

/// Reads the text of a holiday file.
///
/// # Errors
/// It cannot be read, is larger than a holiday file may be, or is not UTF-8.
pub(super) fn read_text(path: &Path) -> Result<String, FileError> {
    read_at_most(path, most_bytes(path), |size| {
        InvalidFile::new(&path.display().to_string(), "", vec![too_large(path, size)]).into()
    })
}

/// Reads a holiday file: an iCalendar file by its name, `.ics`; else dates, or rules for a country.
///
/// # Errors
/// Every problem that was found.
pub fn holiday_file(path: &Path, text: &str) -> Result<HolidayList, InvalidFile> {
    list_of(path, text, &[])
}

fn list_of(path: &Path, text: &str, categories: &[String]) -> Result<HolidayList, InvalidFile> {
    let shown = path.display().to_string();
    let size = text.len() as u64;
    if size > most_bytes(path) {
        return Err(InvalidFile::new(&shown, "", vec![too_large(path, Some(size))]));
    }
    let name =
        path.file_name().map_or_else(|| shown.clone(), |name| name.to_string_lossy().into_owned());
    let is_calendar = has_extension(path, "ics");
    let text = if is_calendar && text.contains('\n') { text.into() } else { with_line_feeds(text) };
    let list =
        if is_calendar { parse_ics(&name, &text, categories) } else { parse_dates(&name, &text) };
    list.map_err(|problems| InvalidFile::new(&shown, &text, problems))
}

/// Returns the most bytes that a holiday file may have.
fn most_bytes(path: &Path) -> u64 {
    if has_extension(path, "toml") { LARGEST_TOML } else { LARGEST }
}

/// Returns the problem of a file that is too large. The size of a stream is not known.
fn too_large(path: &Path, size: Option<u64>) -> Problem {
    let most = most_bytes(path);
    let size = size.map_or_else(|| format!("more than {most}"), |size| size.to_string());
    let message = format!(
        "the file has {size} bytes; a holiday file of its kind has at most {most} ({} MiB)",
        most >> 20
    );
    Problem::of_file(ProblemCode::Syntax, message)
        .help("name a file of the holidays alone, a few years of them")
}

/// Returns the text with the line ends of old Macs, a carriage return alone, as line feeds. No
/// place in it moves.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if !text.contains('\r') {
        return text.into();
    }
    let mut letters = text.chars().peekable();
    let mut mended = String::with_capacity(text.len());
    while let Some(letter) = letters.next() {
        let ends_line = letter == '\r' && letters.peek() != Some(&'\n');
        mended.push(if ends_line { '\n' } else { letter });
    }
    mended.into()
}

/// Returns true for a file of holidays rather than a policy or a contract: by its name, or by keys
/// that only holiday files have.
#[must_use]
pub(crate) fn is_holiday_file(path: &Path, text: &str) -> bool {
    is_named_as_one(path) || (text.len() as u64 <= LARGEST && has_holiday_keys(text))
}

/// Returns true for the name of a calendar file or a plain list of dates, which no policy and no
/// contract has.
pub(super) fn is_named_as_one(path: &Path) -> bool {
    has_extension(path, "ics") || has_extension(path, "txt")
}

pub(super) fn has_extension(path: &Path, wanted: &str) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(wanted))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::is_holiday_file;

    #[test]
    fn holiday_files_are_told_from_policies_and_contracts() {
        let directory = Path::new(env!("CARGO_MANIFEST_DIR"));
        let is = |path: &str| {
            is_holiday_file(
                Path::new(path),
                &std::fs::read_to_string(directory.join(path)).unwrap(),
            )
        };
        for path in
            ["policies/holidays/de.toml", "policies/holidays/jp.toml", "examples/plant-closed.toml"]
        {
            assert!(is(path), "{path}");
        }
        for path in [
            "policies/scalr/saas.toml",
            "policies/rescale/support.toml",
            "examples/contracts/rescale.toml",
        ] {
            assert!(!is(path), "{path}");
        }
        let by_keys = |text: &str| is_holiday_file(Path::new("x.toml"), text);
        assert!(
            by_keys("known = { from = 2026, until = 2026 }\nholidays = []\n[[holiday"),
            "with mistakes"
        );
        assert!(
            !by_keys("policy = \"scalr/saas\"\nholiday = [\"us\"]\n"),
            "a contract with a slip of the pen"
        );
        assert!(
            !by_keys("")
                && is_holiday_file(Path::new("days.TXT"), "")
                && is_holiday_file(Path::new("days.ics"), "")
        );
    }
}
