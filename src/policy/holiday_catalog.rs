//! Holiday lists by name: those inside the program, and the user's files.

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use super::{
    builtin::{BuiltinHolidays, HOLIDAYS},
    holidays::{Defect, RuleFile, parse_dates, parse_ics},
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
        let known = |extension: &std::ffi::OsStr| ["toml", "ics", "txt"].iter().any(|known| extension.eq_ignore_ascii_case(known));
        name.contains(['/', '\\']) || Path::new(name).extension().is_some_and(known)
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
    RuleFile::parse(file.text).map_err(|defects| HolidayError::File(invalid(file.id, file.text, defects).into()))
}

fn from_file(path: &Path) -> Result<HolidayList, FileError> {
    let shown = path.display().to_string();
    let name = path.file_name().map_or_else(|| shown.clone(), |name| name.to_string_lossy().into_owned());
    if path.extension().is_some_and(|extension| extension == "ics") {
        let bytes = std::fs::read(path).map_err(|error| FileError::Unreadable { path: shown.clone(), error: error.to_string() })?;
        return parse_ics(&name, &bytes).map_err(|defects| invalid(&shown, &String::from_utf8_lossy(&bytes), defects).into());
    }
    let text = FileError::read(&PathBuf::from(path))?;
    parse_dates(&name, &text).map_err(|defects| invalid(&shown, &text, defects).into())
}

fn invalid(path: &str, text: &str, defects: Vec<Defect>) -> InvalidFile {
    let problems = defects.into_iter().map(|defect| Problem { span: Some(defect.span), message: defect.message, help: defect.help });
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
