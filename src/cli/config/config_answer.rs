//! The answer of `slacalc config`.

use serde::Serialize;

use crate::render::{Report, Table};

/// The configuration, and every setting that is in force.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in super::super) struct ConfigAnswer {
    /// The name of the answer's schema.
    pub(super) schema: &'static str,
    /// The directory of the configuration; null if nothing says where it would be.
    pub(super) directory: Option<String>,
    /// The file in it; null if it is not there, or left aside.
    pub(super) file: Option<String>,
    /// True if `--no-config` or `SLACALC_NO_CONFIG` leaves the file aside.
    pub(super) left_aside: bool,
    /// The names of the contracts in it.
    pub(super) contracts: Vec<String>,
    /// The settings, of which the first source that has one counts.
    pub(super) settings: Vec<Setting>,
    /// Notes.
    pub(super) notes: Vec<String>,
}

/// A setting that is in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Setting {
    /// Its name: that of the option without hyphens before it.
    pub(super) name: &'static str,
    /// Its value, as the option would take it; null if nothing states one.
    pub(super) value: Option<String>,
    /// The kind of source: `option`, `environment`, `contract`, `configuration` or `default`.
    pub(super) source: &'static str,
    /// The option, the variable, or the file with its line; null of a default.
    pub(super) place: Option<String>,
}

pub(super) fn report(answer: &ConfigAnswer) -> Report {
    let directory = answer.directory.as_deref().unwrap_or("none: set SLACALC_CONFIG_DIR or HOME");
    let headline = match (&answer.file, &answer.directory) {
        (Some(file), _) => format!("Configuration: {file}"),
        (None, _) if answer.left_aside => "The configuration is left aside".to_owned(),
        (None, Some(_)) => "No configuration: 'slacalc init' writes one".to_owned(),
        (None, None) => "No configuration, and no directory for one".to_owned(),
    };
    let plain = answer.directory.clone().unwrap_or_default();
    let mut report = Report { headline, plain, ..Report::default() };
    report.fact("directory", directory.to_owned());
    let contracts = if answer.contracts.is_empty() {
        "none there".to_owned()
    } else {
        answer.contracts.join(", ")
    };
    report.fact("contracts", contracts);
    let mut table = Table::new("In force", &["setting", "value", "from"]);
    for setting in &answer.settings {
        let value = setting.value.clone().unwrap_or_else(|| default_in_words(setting.name));
        let place = setting.place.clone().unwrap_or_else(|| setting.source.to_owned());
        let from = match setting.source {
            "contract" => format!("contract {place}"),
            _ => place,
        };
        table.rows.push(vec![setting.name.to_owned(), value, from]);
    }
    report.tables.push(table);
    report.notes.clone_from(&answer.notes);
    report
}

/// Returns what holds where nothing states a setting.
fn default_in_words(name: &str) -> String {
    match name {
        "holidays" => "the policy's",
        "color" => "auto",
        "now" => "the clock's",
        _ => "none",
    }
    .to_owned()
}
