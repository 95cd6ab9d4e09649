//! An available policy: known by its names, read in full only once it is asked.

use std::{path::Path, sync::Arc};

use toml::de::DeTable;

use super::{
    ProblemCode,
    builtin::{BuiltinPolicy, POLICIES},
    holiday_file::is_holiday_file,
    library_error::LibraryError,
    lookup::normalized,
    model::{Policy, Status},
    policy_id,
    problem::{FileError, InvalidFile, Problem},
    validate::{self, References},
};
use crate::time::Date;

/// A policy that is not loaded yet.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// Words by which customers know it, normalized.
    pub(super) aliases: Vec<String>,
    /// Its vendor's id.
    pub vendor: String,
    /// True if its document is in force.
    pub current: bool,
    /// The first date on which this version is in force: that of its file's name, or else of its
    /// document.
    pub since: Option<Date>,
    /// The date of its file's name, which tells the versions of an id apart.
    pub(crate) dated: Option<Date>,
    /// Ids, names and aliases of its plans, normalized.
    pub(crate) plans: Vec<String>,
    plan_ids: Vec<String>,
    /// Its source: the program, or a file.
    pub(crate) origin: Origin,
    /// A built-in policy, if it is one.
    built_in: Option<&'static BuiltinPolicy>,
    /// The text of a file.
    text: Arc<str>,
}

/// The part of a policy to load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyPart {
    /// The part that deadlines and coverage need: names, hours, targets, channels, readings.
    Clocks,
    /// All of it.
    Whole,
}

/// The source of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Origin {
    /// Inside the program.
    BuiltIn,
    /// A file of the user's.
    File {
        /// Its path.
        path: String,
        /// True if it takes the place of a built-in policy.
        shadows: bool,
    },
}

/// A file that should be a policy, and has no names by which it could be asked.
#[derive(Debug)]
pub(super) struct UnlistedFile {
    /// The vendor, where that can be read.
    pub(super) vendor: Option<String>,
    pub(super) error: FileError,
}

impl Entry {
    pub(super) fn built_in(policy: &'static BuiltinPolicy) -> Self {
        Self {
            id: policy.id.to_owned(),
            aliases: policy.aliases.iter().copied().map(normalized).collect(),
            vendor: policy.vendor.to_owned(),
            current: policy.current,
            since: Date::parse(policy.effective).ok(),
            dated: None,
            plans: policy.plans.iter().copied().map(normalized).collect(),
            plan_ids: policy.plan_ids.iter().map(ToString::to_string).collect(),
            origin: Origin::BuiltIn,
            built_in: Some(policy),
            text: Arc::from(""),
        }
    }

    /// Returns the policy of a file that a directory has, in force from a date if its name says
    /// one; `None` of a contract or a list of holidays.
    pub(super) fn of_file(
        id: &str,
        date: Option<&str>,
        path: &Path,
        references: References<'_>,
    ) -> Result<Option<Self>, UnlistedFile> {
        let text =
            FileError::read_regular(path).map_err(|error| UnlistedFile { vendor: None, error })?;
        if validate::is_contract(&text) || is_holiday_file(path, &text) {
            return Ok(None);
        }
        policy_id::check(id, path).map_err(|error| UnlistedFile { vendor: None, error })?;
        let shown = path.display().to_string();
        let dated = date.map(Date::parse).transpose().map_err(|error| {
            let problem =
                Problem::of_file(ProblemCode::BadDate, format!("the name of the file: {error}"));
            let help =
                "a version is NAME@2026-07-01.toml, with the first date on which it is in force";
            let error = InvalidFile::new(&shown, &text, vec![problem.help(help)]).into();
            UnlistedFile { vendor: None, error }
        })?;
        let entry = Self::of_text(id, &shown, &text, references)?;
        let shadows = dated.is_none() && POLICIES.iter().any(|policy| policy.id == id);
        let origin = Origin::File { path: shown, shadows };
        Ok(Some(Self { since: dated.or(entry.since), dated, origin, ..entry }))
    }

    /// Returns the policy of a text. Only its names are read, so that what else may be wrong with
    /// it is found when it is loaded.
    pub(super) fn of_text(
        id: &str,
        path: &str,
        text: &str,
        references: References<'_>,
    ) -> Result<Self, UnlistedFile> {
        let (table, errors) = DeTable::parse_recoverable(text);
        let vendor = vendor_of(table.get_ref());
        let head = vendor.clone().zip(Head::of(table.get_ref())).filter(|_| errors.is_empty());
        let Some((vendor, head)) = head else {
            let error = validate::policy(id, path, text, references).err();
            let silent = || {
                InvalidFile::new(
                    path,
                    text,
                    vec![Problem::of_file(ProblemCode::MissingKey, "the file names no plans")],
                )
            };
            return Err(UnlistedFile { vendor, error: error.unwrap_or_else(silent).into() });
        };
        Ok(Self {
            id: id.to_owned(),
            aliases: head.aliases,
            vendor,
            current: head.status == Status::Current,
            since: head.since,
            dated: None,
            plans: head.plans,
            plan_ids: head.plan_ids,
            origin: Origin::File { path: path.to_owned(), shadows: false },
            built_in: None,
            text: text.into(),
        })
    }

    /// Returns its id, with the date of its file's name behind it if that has one:
    /// `acme/support@2026-07-01`.
    #[must_use]
    pub fn name(&self) -> String {
        self.dated.map_or_else(|| self.id.clone(), |date| format!("{}@{date}", self.id))
    }

    /// Returns the ids of its plans.
    #[must_use]
    pub fn plan_ids(&self) -> &[String] {
        &self.plan_ids
    }

    /// Parses and validates a part of it; of a user's file always all.
    ///
    /// # Errors
    /// Its file is not valid.
    pub fn load(
        &self,
        part: PolicyPart,
        references: References<'_>,
    ) -> Result<Policy, LibraryError> {
        let path = match &self.origin {
            Origin::BuiltIn => &self.id,
            Origin::File { path, .. } => path,
        };
        let policy = match (self.built_in, part) {
            (Some(policy), PolicyPart::Clocks) => {
                validate::embedded_policy(&self.id, policy.clocks, references)
            }
            (Some(policy), PolicyPart::Whole) => {
                validate::embedded_policy(&self.id, policy.whole, references)
            }
            (None, _) => validate::policy(&self.id, path, &self.text, references),
        };
        policy.map_err(|invalid| LibraryError::File(invalid.into()))
    }

    /// Returns the file, as written.
    #[must_use]
    pub fn text(&self) -> &str {
        self.built_in.map_or(&self.text, |policy| policy.text)
    }
}

/// The keys by which a policy is found.
struct Head {
    aliases: Vec<String>,
    status: Status,
    since: Option<Date>,
    plans: Vec<String>,
    plan_ids: Vec<String>,
}

impl Head {
    /// Returns `None` if any of it is missing or of another type, since a plan that nobody sees
    /// would be asked for in vain.
    fn of(table: &DeTable<'_>) -> Option<Self> {
        let document = table.get("document")?.get_ref().as_table()?;
        let status = match text(document, "status")? {
            "current" => Status::Current,
            "superseded" => Status::Superseded,
            _ => return None,
        };
        let since = match text(document, "effective")? {
            "undated" => None,
            date => Some(Date::parse(date).ok()?),
        };
        let (mut plans, mut plan_ids) = (Vec::new(), Vec::new());
        for plan in table.get("plan")?.get_ref().as_array()? {
            let plan = plan.get_ref().as_table()?;
            let (id, name) = (text(plan, "id")?, text(plan, "name")?);
            plan_ids.push(id.to_owned());
            plans.extend([id, name].map(normalized));
            if let Some(aliases) = plan.get("aliases") {
                for alias in aliases.get_ref().as_array()? {
                    plans.push(normalized(alias.get_ref().as_str()?));
                }
            }
        }
        let mut aliases = Vec::new();
        if let Some(words) = document.get("aliases") {
            for word in words.get_ref().as_array()? {
                aliases.push(normalized(word.get_ref().as_str()?));
            }
        }
        Some(Self { aliases, status, since, plans, plan_ids })
    }
}

fn vendor_of(table: &DeTable<'_>) -> Option<String> {
    text(table.get("document")?.get_ref().as_table()?, "vendor").map(str::to_owned)
}

fn text<'t>(table: &'t DeTable<'_>, key: &str) -> Option<&'t str> {
    table.get(key)?.get_ref().as_str()
}
