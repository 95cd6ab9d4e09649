//! Holiday lists by name: those inside the program, and the user's files.

use std::{
    borrow::Cow,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use super::{
    Code, HolidayError,
    builtin::{BuiltinHolidays, HOLIDAYS},
    holidays::{Defect, RuleFile, has_holiday_keys, parse_dates, parse_ics},
    names::{nearest, normalized},
    problem::{FileError, InvalidFile, Problem},
};
use crate::calendar::holidays::HolidayList;

/// Every holiday list that can be named: `de`, `germany`, `de-by`, or a path to a `.toml` or `.ics` file.
#[derive(Debug, Default)]
pub struct HolidayCatalog {
    /// The lists that were asked for, so that none is read twice.
    loaded: Mutex<Vec<Loaded>>,
}

/// A list that was read, and by what it was asked for.
#[derive(Debug)]
struct Loaded {
    name: String,
    categories: Vec<String>,
    list: Arc<HolidayList>,
}

/// The size of a holiday file in bytes from which on it is no such file: a year takes a few kilobytes.
const LARGEST_FILE: usize = 4 * 1024 * 1024;

/// A list inside the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListName {
    /// `de`, `de-by`.
    pub id: String,
    /// `Germany`, `Germany (Bavaria)`.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
}

impl HolidayCatalog {
    /// Whether a name is a path rather than the name of a built-in list.
    #[must_use]
    pub fn is_path(name: &str) -> bool {
        name.contains(['/', '\\']) || ["toml", "ics", "txt"].iter().any(|known| has_extension(Path::new(name), known))
    }

    /// Whether a name is the path of an iCalendar file, of which events are taken by their category.
    #[must_use]
    pub fn is_calendar(name: &str) -> bool {
        has_extension(Path::new(name), "ics")
    }

    /// The name as seen from a file: a relative path in a contract is relative to the contract.
    #[must_use]
    pub fn beside(file: &str, name: &str) -> String {
        match Path::new(file).parent() {
            Some(directory) if Self::is_path(name) => directory.join(name).display().to_string(),
            _ => name.to_owned(),
        }
    }

    /// Whether a built-in list has this name.
    #[must_use]
    pub fn knows(&self, name: &str) -> bool {
        built_in(name).is_some()
    }

    /// The error for a name that no built-in list has.
    #[must_use]
    pub fn unknown(&self, name: &str) -> HolidayError {
        let countries = HOLIDAYS.iter().flat_map(|file| std::iter::once(file.id).chain(file.aliases.iter().copied()));
        let wanted = normalized(name);
        // Of a country that is known only the part is wrong.
        let parts = splits(&wanted).find_map(|(country, _)| country_called(country)).map(|file| {
            let ids = file.parts.iter().map(|part| format!("{}-{part}", file.id));
            std::iter::once(file.id.to_owned()).chain(ids).collect::<Vec<_>>()
        });
        let nearest = match &parts {
            Some(parts) => nearest(name, parts.iter().map(String::as_str)),
            None => nearest(name, countries),
        };
        HolidayError::Unknown { name: name.to_owned(), nearest, parts: parts.unwrap_or_default() }
    }

    /// Every list inside the program: each country, and after it its parts.
    ///
    /// # Errors
    /// A built-in file is not valid, which the tests rule out.
    pub fn lists(&self) -> Result<Vec<ListName>, HolidayError> {
        let mut lists = Vec::new();
        for file in HOLIDAYS {
            let rules = parsed(file)?;
            let aliases = rules.aliases().map(str::to_owned).collect();
            lists.push(ListName { id: file.id.to_owned(), name: rules.name().to_owned(), aliases });
            for (part, name) in rules.subdivisions() {
                let aliases = rules.subdivision_aliases(part).map(|alias| format!("{}-{alias}", file.id)).collect();
                lists.push(ListName { id: format!("{}-{part}", file.id), name: format!("{} ({name})", rules.name()), aliases });
            }
        }
        Ok(lists)
    }

    /// The list of a name or path.
    ///
    /// # Errors
    /// There is none of that name, or its file cannot be read or is not valid.
    pub fn load(&self, name: &str) -> Result<Arc<HolidayList>, HolidayError> {
        self.load_categories(name, &[])
    }

    /// The list of a name or path; of an iCalendar file only the events of these categories, unless there are none.
    ///
    /// # Errors
    /// As for [`Self::load`]; also if no event of the file has such a category.
    pub fn load_categories(&self, name: &str, categories: &[String]) -> Result<Arc<HolidayList>, HolidayError> {
        let categories = if Self::is_calendar(name) { categories } else { &[] };
        // A list is pushed whole or not at all, so a thread that died here left nothing half done.
        let mut loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = loaded.iter().find(|known| known.name == name && known.categories == categories) {
            return Ok(Arc::clone(&known.list));
        }
        let list = self.read(name, categories)?;
        loaded.push(Loaded { name: name.to_owned(), categories: categories.to_vec(), list: Arc::clone(&list) });
        Ok(list)
    }

    fn read(&self, name: &str, categories: &[String]) -> Result<Arc<HolidayList>, HolidayError> {
        if Self::is_path(name) {
            return from_file(Path::new(name), categories).map(Arc::new).map_err(HolidayError::File);
        }
        let (file, subdivision) = built_in(name).ok_or_else(|| self.unknown(name))?;
        let rules = parsed(file)?;
        Ok(Arc::new(match subdivision {
            Some(part) => rules.list(Some(&part)).ok_or_else(|| self.unknown(name))?,
            None => rules.country_with_parts(file.id),
        }))
    }
}

/// The file of a name such as `de`, `germany` or `de-by`, and the part of the country that it names.
fn built_in(name: &str) -> Option<(&'static BuiltinHolidays, Option<String>)> {
    let name = normalized(name);
    if let Some(file) = country_called(&name) {
        return Some((file, None));
    }
    splits(&name).find_map(|(country, part)| {
        let file = country_called(country).filter(|file| file.parts.contains(&part))?;
        Some((file, Some(part.to_owned())))
    })
}

/// The file of a country by its id or another name.
fn country_called(name: &str) -> Option<&'static BuiltinHolidays> {
    let is_called = |file: &&BuiltinHolidays| file.id == name || file.aliases.iter().any(|alias| normalized(alias) == name);
    HOLIDAYS.iter().find(is_called)
}

/// A name cut in two at each of its hyphens.
fn splits(name: &str) -> impl Iterator<Item = (&str, &str)> {
    name.match_indices('-').map(|(at, _)| (&name[..at], &name[at + 1..]))
}

fn parsed(file: &BuiltinHolidays) -> Result<RuleFile, HolidayError> {
    RuleFile::from_embedded(file.rules).map_err(|defects| HolidayError::File(invalid(file.id, "", defects).into()))
}

fn from_file(path: &Path, categories: &[String]) -> Result<HolidayList, FileError> {
    let size = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file).map_or(0, |file| file.len());
    if let Some(problem) = too_large(usize::try_from(size).unwrap_or(usize::MAX)) {
        return Err(InvalidFile::new(&path.display().to_string(), "", vec![problem]).into());
    }
    Ok(read_holidays(path, &FileError::read(path)?, categories)?)
}

/// The problem of a file that no calendar fills.
fn too_large(size: usize) -> Option<Problem> {
    let in_mib = |bytes: usize| bytes as f64 / f64::from(1 << 20);
    let message = format!("the file has {:.1} MiB; a holiday file has at most {} MiB", in_mib(size), in_mib(LARGEST_FILE));
    let help = "name a file of the holidays alone, a few years of them";
    (size > LARGEST_FILE).then(|| Problem::of_file(Code::Syntax, message).help(help))
}

/// Reads a holiday file: an iCalendar file by its name, `.ics`; else dates, or rules for a country.
///
/// # Errors
/// Every problem that was found.
pub fn holiday_file(path: &Path, text: &str) -> Result<HolidayList, InvalidFile> {
    read_holidays(path, text, &[])
}

fn read_holidays(path: &Path, text: &str, categories: &[String]) -> Result<HolidayList, InvalidFile> {
    let shown = path.display().to_string();
    if let Some(problem) = too_large(text.len()) {
        return Err(InvalidFile::new(&shown, "", vec![problem]));
    }
    let name = path.file_name().map_or_else(|| shown.clone(), |name| name.to_string_lossy().into_owned());
    let is_calendar = has_extension(path, "ics");
    let text = if is_calendar && text.contains('\n') { text.into() } else { with_line_feeds(text) };
    let list = if is_calendar { parse_ics(&name, &text, categories) } else { parse_dates(&name, &text) };
    list.map_err(|defects| invalid(&shown, &text, defects))
}

/// The text with the line ends of old Macs, a carriage return alone, as line feeds. Every place in it stays.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    let mut letters = text.chars().peekable();
    let mut mended = String::new();
    while let Some(letter) = letters.next() {
        let ends_line = letter == '\r' && letters.peek() != Some(&'\n');
        mended.push(if ends_line { '\n' } else { letter });
    }
    if mended == text { text.into() } else { mended.into() }
}

/// Whether a file holds holidays rather than a policy or a contract: by its name, or by the keys that only holiday files have.
#[must_use]
pub fn is_holiday_file(path: &Path, text: &str) -> bool {
    has_extension(path, "ics") || has_extension(path, "txt") || has_holiday_keys(text)
}

fn has_extension(path: &Path, wanted: &str) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(wanted))
}

fn invalid(path: &str, text: &str, defects: Vec<Defect>) -> InvalidFile {
    let problem = |defect: Defect| Problem::at(defect.span, Code::Syntax, defect.message).maybe_help(defect.help);
    let problems = defects.into_iter().map(problem);
    InvalidFile::new(path, text, problems.collect())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{HolidayCatalog, is_holiday_file};
    use crate::policy::holidays::RuleFile;
    use crate::time::Date;

    #[test]
    fn what_is_embedded_is_what_the_files_say() {
        let catalog = HolidayCatalog::default();
        let [from, to] = ["2010-01-01", "2040-12-31"].map(|on| Date::parse(on).unwrap());
        let lists = catalog.lists().unwrap();
        assert!(lists.len() > 100, "{} lists", lists.len());
        for list in lists {
            let (country, part) = list.id.split_once('-').map_or((list.id.as_str(), None), |(country, part)| (country, Some(part)));
            let path = format!("{}/policies/holidays/{country}.toml", env!("CARGO_MANIFEST_DIR"));
            let file = RuleFile::parse(&std::fs::read_to_string(path).unwrap()).unwrap().list(part).unwrap();
            let embedded = catalog.load(&list.id).unwrap();
            assert_eq!((embedded.name(), embedded.known_years()), (file.name(), file.known_years()), "{}", list.id);
            assert_eq!(embedded.between(from, to), file.between(from, to), "{}", list.id);
        }
    }

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
