//! What was said on the command line that numbers may hang on, to be shown beside them.

use serde::Serialize;

use super::{
    super::arguments::{SubjectArgs, VersionArgs},
    StreamArgs,
    arguments::InputForm,
};
use crate::policy::{FileError, HolidayCatalog, sha256};

/// An option and what was said by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in super::super) struct Said {
    /// The option: `--timezone`.
    pub(in super::super) option: String,
    /// Its value; of a file of holidays its SHA-256 too.
    pub(in super::super) value: String,
}

impl Said {
    fn new(option: &str, value: &str) -> Self {
        Self { option: option.to_owned(), value: value.to_owned() }
    }
}

impl StreamArgs {
    /// The options that say how tickets are read and judged, but for what policies and contracts say.
    ///
    /// # Errors
    /// A file of holidays cannot be read.
    pub(in super::super) fn said(&self, subject: &SubjectArgs, version: &VersionArgs) -> Result<Vec<Said>, FileError> {
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
            ("--timezone", &subject.timezone),
            ("--as-of", &version.as_of),
            ("--preset", &self.preset.map(|preset| preset.name.to_owned())),
            ("--time-format", &self.time_format),
            ("--input", &form),
            ("--delimiter", &delimiter),
        ];
        let many = [("--reading", &subject.reading), ("--map", &self.map), ("--map-value", &self.map_value)];
        let mut said: Vec<Said> = one.into_iter().filter_map(|(option, value)| Some(Said::new(option, value.as_ref()?))).collect();
        for list in &subject.holidays {
            let digest =
                if HolidayCatalog::is_path(list) { format!(" sha256 {}", sha256(&FileError::read(list.as_ref())?)) } else { String::new() };
            said.push(Said::new("--holidays", &format!("{list}{digest}")));
        }
        said.extend(many.into_iter().flat_map(|(option, values)| values.iter().map(move |value| Said::new(option, value))));
        Ok(said)
    }
}
