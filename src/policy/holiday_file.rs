//! Reads holiday files of users: iCalendar files, lists of dates, rules for a country.

use std::{borrow::Cow, path::Path};

use super::{
    Code,
    holidays::{Defect, has_holiday_keys, parse_dates, parse_ics},
    problem::{FileError, InvalidFile, Problem},
};
use crate::calendar::holidays::HolidayList;

/// The most bytes of a holiday file; a year takes a few thousand. Of TOML a quarter, as it takes more memory to read.
const LARGEST: usize = 4 << 20;
const LARGEST_TOML: usize = 1 << 20;

/// Reads the list of a file; of an iCalendar file the events of these categories, or of all that are days off.
pub(super) fn read_list(path: &Path, categories: &[String]) -> Result<HolidayList, FileError> {
    let size = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file).map_or(0, |file| file.len());
    if let Some(problem) = too_large(path, usize::try_from(size).unwrap_or(usize::MAX)) {
        return Err(InvalidFile::new(&path.display().to_string(), "", vec![problem]).into());
    }
    Ok(list_of(path, &FileError::read(path)?, categories)?)
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
    if let Some(problem) = too_large(path, text.len()) {
        return Err(InvalidFile::new(&shown, "", vec![problem]));
    }
    let name = path.file_name().map_or_else(|| shown.clone(), |name| name.to_string_lossy().into_owned());
    let is_calendar = has_extension(path, "ics");
    let text = if is_calendar && text.contains('\n') { text.into() } else { with_line_feeds(text) };
    let list = if is_calendar { parse_ics(&name, &text, categories) } else { parse_dates(&name, &text) };
    list.map_err(|defects| invalid(&shown, &text, defects))
}

/// The problem of a file that no calendar fills.
fn too_large(path: &Path, size: usize) -> Option<Problem> {
    let most = if has_extension(path, "toml") { LARGEST_TOML } else { LARGEST };
    let message = format!("the file has {size} bytes; a holiday file of its kind has at most {most} ({} MiB)", most >> 20);
    let help = "name a file of the holidays alone, a few years of them";
    (size > most).then(|| Problem::of_file(Code::Syntax, message).help(help))
}

/// The text with the line ends of old Macs, a carriage return alone, as line feeds. Every place in it stays.
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

/// Returns true for a file of holidays rather than a policy or a contract: by its name, or by keys that only holiday files have.
#[must_use]
pub fn is_holiday_file(path: &Path, text: &str) -> bool {
    has_extension(path, "ics") || has_extension(path, "txt") || (text.len() <= LARGEST && has_holiday_keys(text))
}

pub(super) fn has_extension(path: &Path, wanted: &str) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(wanted))
}

pub(super) fn invalid(path: &str, text: &str, defects: Vec<Defect>) -> InvalidFile {
    let problem = |defect: Defect| Problem::at(defect.span, Code::Syntax, defect.message).maybe_help(defect.help);
    let problems = defects.into_iter().map(problem);
    InvalidFile::new(path, text, problems.collect())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::is_holiday_file;

    #[test]
    fn holiday_files_are_told_from_policies_and_contracts() {
        let directory = Path::new(env!("CARGO_MANIFEST_DIR"));
        let is = |path: &str| is_holiday_file(Path::new(path), &std::fs::read_to_string(directory.join(path)).unwrap());
        for path in ["policies/holidays/de.toml", "policies/holidays/jp.toml", "examples/plant-closed.toml"] {
            assert!(is(path), "{path}");
        }
        for path in ["policies/scalr/saas.toml", "policies/rescale/support.toml", "examples/contracts/rescale.toml"] {
            assert!(!is(path), "{path}");
        }
        let by_keys = |text: &str| is_holiday_file(Path::new("x.toml"), text);
        assert!(by_keys("known = { from = 2026, until = 2026 }\nholidays = []\n[[holiday"), "with mistakes");
        assert!(!by_keys("policy = \"scalr/saas\"\nholiday = [\"us\"]\n"), "a contract with a slip of the pen");
        assert!(!by_keys("") && is_holiday_file(Path::new("days.TXT"), "") && is_holiday_file(Path::new("days.ics"), ""));
    }
}
