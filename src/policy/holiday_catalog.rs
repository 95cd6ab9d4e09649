//! Holiday lists by name: those inside the program, and the user's files.

use std::{
    fmt,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use super::{
    Code,
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
    loaded: Mutex<Vec<(String, Arc<HolidayList>)>>,
}

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

/// Why a holiday list cannot be used.
#[derive(Debug)]
pub enum HolidayError {
    /// There is none of that name.
    Unknown {
        /// As given.
        name: String,
        /// The name that is most like it.
        nearest: Option<String>,
    },
    /// Its file cannot be read or is not valid.
    File(FileError),
}

impl HolidayCatalog {
    /// Whether a name is a path rather than the name of a built-in list.
    #[must_use]
    pub fn is_path(name: &str) -> bool {
        name.contains(['/', '\\']) || ["toml", "ics", "txt"].iter().any(|known| has_extension(Path::new(name), known))
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

    /// The built-in name that is most like a wrong one.
    #[must_use]
    pub fn nearest(&self, name: &str) -> Option<String> {
        nearest(name, HOLIDAYS.iter().flat_map(|file| std::iter::once(file.id).chain(file.aliases.iter().copied())))
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
        // A list is pushed whole or not at all, so a thread that died here left nothing half done.
        let mut loaded = self.loaded.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, list)) = loaded.iter().find(|(loaded, _)| loaded == name) {
            return Ok(Arc::clone(list));
        }
        let list = self.read(name)?;
        loaded.push((name.to_owned(), Arc::clone(&list)));
        Ok(list)
    }

    fn read(&self, name: &str) -> Result<Arc<HolidayList>, HolidayError> {
        if Self::is_path(name) {
            return from_file(Path::new(name)).map(Arc::new).map_err(HolidayError::File);
        }
        let unknown = || HolidayError::Unknown { name: name.to_owned(), nearest: self.nearest(name) };
        let (file, subdivision) = built_in(name).ok_or_else(unknown)?;
        parsed(file)?.list(subdivision.as_deref()).map(Arc::new).ok_or_else(unknown)
    }
}

/// The file of a name such as `de`, `germany` or `de-by`, and the part of the country that it names.
fn built_in(name: &str) -> Option<(&'static BuiltinHolidays, Option<String>)> {
    let name = normalized(name);
    let whole = |file: &&BuiltinHolidays| file.id == name || file.aliases.iter().any(|alias| normalized(alias) == name);
    if let Some(file) = HOLIDAYS.iter().find(whole) {
        return Some((file, None));
    }
    let (country, part) = name.split_once('-')?;
    let file = HOLIDAYS.iter().find(|file| file.id == country && file.parts.contains(&part))?;
    Some((file, Some(part.to_owned())))
}

fn parsed(file: &BuiltinHolidays) -> Result<RuleFile, HolidayError> {
    RuleFile::from_embedded(file.rules).map_err(|defects| HolidayError::File(invalid(file.id, "", defects).into()))
}

fn from_file(path: &Path) -> Result<HolidayList, FileError> {
    Ok(holiday_file(path, &FileError::read(path)?)?)
}

/// Reads a holiday file: an iCalendar file by its name, `.ics`; else dates, or rules for a country.
///
/// # Errors
/// Every problem that was found.
pub fn holiday_file(path: &Path, text: &str) -> Result<HolidayList, InvalidFile> {
    let shown = path.display().to_string();
    let name = path.file_name().map_or_else(|| shown.clone(), |name| name.to_string_lossy().into_owned());
    let list = if has_extension(path, "ics") { parse_ics(&name, text) } else { parse_dates(&name, text) };
    list.map_err(|defects| invalid(&shown, text, defects))
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

impl fmt::Display for HolidayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { name, nearest: Some(near) } => write!(f, "there is no holiday list '{name}'; did you mean '{near}'?"),
            Self::Unknown { name, nearest: None } => {
                let ids: Vec<&str> = HOLIDAYS.iter().map(|file| file.id).collect();
                write!(f, "there is no holiday list '{name}'; there are {}, or a .toml, .ics or .txt file", ids.join(", "))
            }
            Self::File(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for HolidayError {}

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
