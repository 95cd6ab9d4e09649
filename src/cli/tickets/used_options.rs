//! The options that numbers may depend on, to be shown beside them.

use std::path::Path;

use super::{
    super::options::{SubjectArgs, VersionArgs},
    StreamArgs,
    arguments::InputForm,
};
use crate::{
    policy::{FileError, HolidayCatalog, sha256, sha256_of_file},
    tickets::UsedOption,
};

pub(super) fn said(option: &str, value: &str) -> UsedOption {
    UsedOption { option: option.to_owned(), value: value.to_owned(), source: None }
}

/// Returns the option of a file of events, with the digest of the file. A pipe cannot be read a
/// second time.
fn history(file: &Path) -> UsedOption {
    let shown = file.display();
    if !file.is_file() {
        return said("--history", &format!("{shown}, which is no file"));
    }
    let digest = sha256_of_file(file).unwrap_or_else(|error| error.to_string());
    said("--history", &format!("{shown} sha256 {digest}"))
}

impl StreamArgs {
    /// Returns the options that say how tickets are read and judged, but for what policies and
    /// contracts say.
    ///
    /// # Errors
    /// A file of holidays cannot be read.
    pub(in super::super) fn said(
        &self,
        subject: &SubjectArgs,
        version: &VersionArgs,
    ) -> Result<Vec<UsedOption>, FileError> {
        let form = self.input.map(|form| match form {
            InputForm::Csv => "csv".to_owned(),
            InputForm::Jsonl => "jsonl".to_owned(),
        });
        let delimiter = self.delimiter.map(|byte| char::from(byte).escape_default().to_string());
        let one = [
            ("--vendor", &subject.vendor),
            ("--policy", &subject.policy),
            ("--plan", &subject.plan),
            ("--edition", &subject.edition),
            ("--region", &subject.region),
            ("--priority", &subject.priority),
            ("--channel", &subject.channel),
            ("--timezone", &subject.zone().map(str::to_owned)),
            ("--metric", &self.metric),
            ("--as-of", &version.as_of),
            ("--preset", &self.preset.map(|preset| preset.name().to_owned())),
            ("--time-format", &self.time_format.as_ref().map(|form| form.text().to_owned())),
            ("--input", &form),
            ("--delimiter", &delimiter),
            ("--rows", &self.rows),
            ("--sheet", &self.sheet),
            ("--header-line", &self.header_line.map(|line| line.to_string())),
            ("--one-row", &self.one_row),
            ("--null", &self.null),
            ("--table-timezone", &self.table_timezone.as_ref().map(|zone| zone.name.clone())),
        ];
        let many = [
            ("--holiday-category", &subject.holiday_category),
            ("--reading", &subject.reading),
            ("--map", &self.map),
            ("--map-value", &self.map_value),
            ("--history-rule", &self.history_rule),
        ];
        let files = if self.files.len() > 1 { &self.files[..] } else { &[] };
        let mut all: Vec<UsedOption> =
            files.iter().map(|file| said("table", &file.display().to_string())).collect();
        let one = one.into_iter().filter_map(|(option, value)| Some(said(option, value.as_ref()?)));
        all.extend(one);
        all.extend(self.history.as_deref().map(history));
        for list in &subject.holidays {
            let digest = if HolidayCatalog::is_path(list) {
                format!(" sha256 {}", sha256(&FileError::read(list.as_ref())?))
            } else {
                String::new()
            };
            all.push(said("--holidays", &format!("{list}{digest}")));
        }
        all.extend(
            many.into_iter()
                .flat_map(|(option, values)| values.iter().map(move |value| said(option, value))),
        );
        Ok(all)
    }
}
