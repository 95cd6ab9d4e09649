//! The policies at hand: those inside the program, and those in the user's directories, which shadow them.

use std::{
    borrow::Cow,
    fmt,
    path::{Path, PathBuf},
};

use super::{
    Code,
    builtin::{BuiltinPolicy, POLICIES},
    model::{Effective, Named, Policy, Status},
    names::{is_policy_id, normalized},
    problem::{FileError, InvalidFile, Problem},
    validate::{self, Surroundings},
};
use crate::time::Date;

/// Every policy that can be asked, by id. Only their names are known until one is loaded.
#[derive(Debug)]
pub struct Library {
    entries: Vec<Entry>,
    /// Files that should be policies and are not, by the id that they would have.
    broken: Vec<(String, FileError)>,
}

/// A policy that is not loaded yet.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// Its vendor's id.
    pub vendor: String,
    /// Whether its document is in force.
    pub current: bool,
    /// The first date on which this version is in force: that of its file's name, or else of its document.
    pub since: Option<Date>,
    /// The date of its file's name, which tells the versions of an id apart.
    pub dated: Option<Date>,
    /// Ids, names and aliases of its plans, normalized.
    pub plans: Vec<String>,
    plan_ids: Vec<String>,
    /// Where it comes from.
    pub origin: Origin,
    /// A built-in policy, if it is one.
    built_in: Option<&'static BuiltinPolicy>,
    text: Cow<'static, str>,
}

/// How much of a policy is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What deadlines and coverage rest on: names, hours, targets, channels, readings.
    Clocks,
    /// All of it.
    Whole,
}

/// Where a policy file comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Inside the program.
    BuiltIn,
    /// A file of the user's.
    File {
        /// Its path.
        path: String,
        /// Whether it takes the place of a built-in policy.
        shadows: bool,
    },
}

/// Why a policy is not to be had.
#[derive(Debug)]
pub enum LibraryError {
    /// A policy directory cannot be read.
    Directory {
        /// Its path.
        path: String,
        /// What the system said.
        error: std::io::Error,
    },
    /// There is no policy of this id.
    Unknown {
        /// As given.
        id: String,
        /// The id that is most like it.
        nearest: Option<String>,
        /// Every id.
        known: Vec<String>,
    },
    /// The file of a policy cannot be read or is not valid.
    File(FileError),
}

impl Library {
    /// The built-in policies and those of every `.toml` file under the directories, contracts and `holidays/` left out. A
    /// later directory shadows an earlier one.
    ///
    /// A file that is not valid stands in the way only of what it might have answered: see [`Self::broken`].
    ///
    /// # Errors
    /// A directory cannot be read.
    pub fn open(directories: &[PathBuf], around: Surroundings<'_>) -> Result<Self, LibraryError> {
        let mut library = Self { entries: POLICIES.iter().map(Entry::built_in).collect(), broken: Vec::new() };
        for directory in directories {
            let mut files = Vec::new();
            collect(directory, &mut files).map_err(|(path, error)| LibraryError::Directory { path, error })?;
            files.sort();
            for file in files {
                let name = file.strip_prefix(directory).unwrap_or(&file).with_extension("").to_string_lossy().replace('\\', "/");
                let (id, date) = name.split_once('@').map_or((name.as_str(), None), |(id, date)| (id, Some(date)));
                match Entry::file(id, date, &file, around) {
                    Ok(Some(entry)) if !is_policy_id(&entry.id) => library.broken.push((entry.id.clone(), entry.unfit())),
                    Ok(Some(entry)) => library.put(entry),
                    Ok(None) => {}
                    Err(error) => library.broken.push((id.to_owned(), error)),
                }
            }
        }
        Ok(library)
    }

    /// A policy alone, whatever versions it has.
    #[must_use]
    pub fn only(entry: Entry) -> Self {
        Self { entries: vec![entry], broken: Vec::new() }
    }

    /// The policy of a file alone.
    ///
    /// # Errors
    /// It cannot be read, or is no valid policy.
    pub fn of_file(id: &str, path: &Path, around: Surroundings<'_>) -> Result<Self, LibraryError> {
        let entry = Entry::file(id, None, path, around).map_err(LibraryError::File)?;
        Ok(Self { entries: entry.into_iter().collect(), broken: Vec::new() })
    }

    fn put(&mut self, mut entry: Entry) {
        match self.entries.iter_mut().find(|other| other.id == entry.id && other.dated == entry.dated) {
            Some(other) => {
                if let (Origin::File { shadows, .. }, Origin::BuiltIn | Origin::File { shadows: true, .. }) =
                    (&mut entry.origin, &other.origin)
                {
                    *shadows = true;
                }
                *other = entry;
            }
            None => self.entries.push(entry),
        }
    }

    /// Every policy.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The error of a file that should be a policy: of that id, or of any if none is given.
    #[must_use]
    pub fn broken(&self, id: Option<&str>) -> Option<LibraryError> {
        let (_, error) = self.broken.iter().find(|(broken, _)| id.is_none_or(|id| id == broken))?;
        Some(LibraryError::File(error.clone()))
    }

    /// The error of each file that should be a policy and is not.
    pub fn broken_files(&self) -> impl Iterator<Item = &FileError> {
        self.broken.iter().map(|(_, error)| error)
    }

    /// The entry of an id: the newest version, or the one that `ID@DATE` names.
    ///
    /// # Errors
    /// There is none, or the file that should be it is not valid.
    pub fn entry(&self, id: &str) -> Result<&Entry, LibraryError> {
        self.version(id, None)
    }
}

impl Entry {
    fn built_in(policy: &'static BuiltinPolicy) -> Self {
        Self {
            id: policy.id.to_owned(),
            vendor: policy.vendor.to_owned(),
            current: policy.current,
            since: Date::parse(policy.effective).ok(),
            dated: None,
            plans: policy.plans.iter().copied().map(normalized).collect(),
            plan_ids: policy.plan_ids.iter().map(ToString::to_string).collect(),
            origin: Origin::BuiltIn,
            built_in: Some(policy),
            text: policy.text.into(),
        }
    }

    /// The policy of a file, in force from a date if its name says one; `None` if it is a contract.
    fn file(id: &str, date: Option<&str>, path: &Path, around: Surroundings<'_>) -> Result<Option<Self>, FileError> {
        let text = FileError::read(path)?;
        if validate::is_contract(&text) {
            return Ok(None);
        }
        let shown = path.display().to_string();
        let dated = date.map(Date::parse).transpose().map_err(|error| {
            let problem = Problem::of_file(Code::BadDate, format!("the name of the file: {error}"));
            InvalidFile::new(
                &shown,
                &text,
                vec![problem.help("a version is NAME@2026-07-01.toml, with the first date on which it is in force")],
            )
        })?;
        let policy = validate::policy(id, &shown, &text, around)?;
        let effective = match policy.document.effective {
            Effective::On(date) => Some(date),
            Effective::Undated => None,
        };
        let names =
            |named: &Named| [&named.id, &named.name].into_iter().chain(&named.aliases).map(|name| normalized(name)).collect::<Vec<_>>();
        Ok(Some(Self {
            id: id.to_owned(),
            vendor: policy.document.vendor.clone(),
            current: policy.document.status == Status::Current,
            since: dated.or(effective),
            dated,
            plans: policy.plans.iter().flat_map(names).collect(),
            plan_ids: policy.plans.iter().map(|plan| plan.id.clone()).collect(),
            origin: Origin::File { path: shown, shadows: false },
            built_in: None,
            text: text.into(),
        }))
    }

    /// The error of a file whose name is no id.
    fn unfit(&self) -> FileError {
        let message = format!("'{}' is no id: a shell would take it for more than a name", self.id);
        let problem = Problem::of_file(Code::BadId, message)
            .help("name the file and its directories with letters, digits, . _ + and - only, such as acme/support-terms.toml");
        let path = match &self.origin {
            Origin::BuiltIn => &self.id,
            Origin::File { path, .. } => path,
        };
        FileError::Invalid(InvalidFile::new(path, "", vec![problem]))
    }

    /// Its id, with the date of its file's name behind it if that has one: `acme/support@2026-07-01`.
    #[must_use]
    pub fn name(&self) -> String {
        self.dated.map_or_else(|| self.id.clone(), |date| format!("{}@{date}", self.id))
    }

    /// The ids of its plans.
    #[must_use]
    pub fn plan_ids(&self) -> &[String] {
        &self.plan_ids
    }

    /// Parses and validates as much of it as is wanted; of a user's file always all.
    ///
    /// # Errors
    /// Its file is not valid.
    pub fn load(&self, part: Part, around: Surroundings<'_>) -> Result<Policy, LibraryError> {
        let path = match &self.origin {
            Origin::BuiltIn => &self.id,
            Origin::File { path, .. } => path,
        };
        let policy = match (self.built_in, part) {
            (Some(policy), Part::Clocks) => validate::embedded_policy(&self.id, policy.clocks, around),
            (Some(policy), Part::Whole) => validate::embedded_policy(&self.id, policy.whole, around),
            (None, _) => validate::policy(&self.id, path, &self.text, around),
        };
        policy.map_err(|invalid| LibraryError::File(invalid.into()))
    }

    /// The file, as written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// Every `.toml` file under a directory.
fn collect(directory: &Path, files: &mut Vec<PathBuf>) -> Result<(), (String, std::io::Error)> {
    let failed = |error| (directory.display().to_string(), error);
    for entry in std::fs::read_dir(directory).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "holidays") {
                collect(&path, files)?;
            }
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    Ok(())
}

impl fmt::Display for LibraryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Directory { path, error } => write!(f, "cannot read the policy directory '{path}': {error}"),
            Self::Unknown { id, nearest: Some(near), .. } => write!(f, "there is no policy '{id}'; did you mean '{near}'?"),
            Self::Unknown { id, known, .. } => write!(f, "there is no policy '{id}'; there are: {}", known.join(", ")),
            Self::File(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for LibraryError {}
