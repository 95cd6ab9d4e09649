//! Reads and validates the configuration of a user.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use super::{
    super::{
        HolidayCatalog, ProblemCode,
        contract_reference::ContractReference,
        model::{Configuration, ConfiguredColor, ConfiguredValue, Keyword as _},
        problem::{FileError, InvalidFile, Problem},
        raw::{RawConfiguration, Text},
    },
    bounds,
    file_schema::CONFIGURATION_SCHEMA,
    holiday_lists,
    recover::{self, Recovered},
    validator::{unknown, zone_of_place},
};

/// Reads the configuration of a path; `None` if there is no such file.
///
/// # Errors
/// It is there and cannot be read, or is not valid. A link to nothing is there.
pub(crate) fn configuration(path: &Path) -> Result<Option<Configuration>, InvalidFile> {
    if fs::symlink_metadata(path).is_err_and(|error| error.kind() == ErrorKind::NotFound) {
        return Ok(None);
    }
    let shown = path.display().to_string();
    let text = FileError::read_regular(path).map_err(|error| match error {
        FileError::Invalid(file) => file,
        FileError::Unreadable { error, .. } => {
            let problem =
                Problem::of_file(ProblemCode::Encoding, format!("it cannot be read: {error}"));
            let help = "--no-config leaves the configuration aside";
            InvalidFile::new(&shown, "", vec![problem.help(help)])
        }
    })?;
    bounds::check(&shown, &text)?;
    let invalid = |problems| InvalidFile::new(&shown, &text, problems);
    let Recovered { raw, mut problems, mended } =
        recover::read::<RawConfiguration>(&text, CONFIGURATION_SCHEMA).map_err(invalid)?;
    let (configuration, found) = valid(&raw, &invalid(Vec::new()));
    problems.extend(found.into_iter().filter(|problem| !mended.covers(problem)));
    if problems.is_empty() { Ok(Some(configuration)) } else { Err(invalid(problems)) }
}

fn valid(raw: &RawConfiguration, file: &InvalidFile) -> (Configuration, Vec<Problem>) {
    let mut problems = Vec::new();
    let path = file.path.as_str();
    let beside = |name: &str| Path::new(path).parent().unwrap_or(Path::new("")).join(name);
    let contract = raw.contract.as_ref().and_then(|text| contract(text, beside, &mut problems));
    let timezone = raw.timezone.as_ref().and_then(|text| {
        let value = zone_of_place(text, &mut problems)?;
        Some(ConfiguredValue { value, span: text.span() })
    });
    let policy_dirs = list(raw.policy_dir.as_deref(), |text| {
        directory(text, beside(text.get_ref()), &mut problems)
    });
    let catalog = HolidayCatalog::default();
    let holidays = list(raw.holidays.as_deref(), |text| {
        problems.extend(holiday_lists::of_contract(text, path, (&catalog, &[])));
        HolidayCatalog::beside(path, text.get_ref())
    });
    let color = raw.color.as_ref().and_then(|text| color(text, &mut problems));
    let configuration =
        Configuration { contract, timezone, policy_dirs, holidays, color, file: file.clone() };
    (configuration, problems)
}

/// Returns the values of a list; its place is that of the first, or the beginning of the file.
fn list<T>(raw: Option<&[Text]>, value: impl FnMut(&Text) -> T) -> Option<ConfiguredValue<Vec<T>>> {
    let raw = raw?;
    let span = raw.first().map_or(0..0, Text::span);
    Some(ConfiguredValue { value: raw.iter().map(value).collect(), span })
}

fn contract(
    text: &Text,
    beside: impl Fn(&str) -> PathBuf,
    problems: &mut Vec<Problem>,
) -> Option<ConfiguredValue<ContractReference>> {
    let value = match ContractReference::of(text.get_ref()) {
        Some(ContractReference::File(path)) => {
            ContractReference::File(beside(&path).display().to_string())
        }
        Some(name) => name,
        None => {
            let message = format!("'{}' is neither a name nor a path", text.get_ref());
            let help = "a name has a-z, 0-9, _ and - only, a path ends in .toml";
            let problem = Problem::at(text.span(), ProblemCode::UnknownName, message);
            problems.push(problem.help(help));
            return None;
        }
    };
    Some(ConfiguredValue { value, span: text.span() })
}

fn directory(text: &Text, path: PathBuf, problems: &mut Vec<Problem>) -> PathBuf {
    let fault = match fs::metadata(&path) {
        Ok(about) if about.is_dir() => return path,
        Ok(_) => "it is no directory".to_owned(),
        Err(error) => error.to_string(),
    };
    let message = format!("cannot read the policy directory '{}': {fault}", path.display());
    let help = "a relative path is relative to this file, and ~ is not expanded";
    problems.push(Problem::at(text.span(), ProblemCode::UnknownName, message).help(help));
    path
}

fn color(text: &Text, problems: &mut Vec<Problem>) -> Option<ConfiguredValue<ConfiguredColor>> {
    let word = text.get_ref();
    let found = ConfiguredColor::ALL.iter().find(|color| color.id() == word);
    let Some(&value) = found else {
        let known: Vec<&str> = ConfiguredColor::ALL.iter().map(|color| color.id()).collect();
        let code = ProblemCode::UnknownWord;
        problems.push(unknown(word, text.span(), code, "use of colour", &known));
        return None;
    };
    Some(ConfiguredValue { value, span: text.span() })
}
