//! The number of the format in which a file is written.

use serde::{Deserialize, Serialize};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// The format that this program reads.
const FORMAT: u32 = 1;

/// The number of a file's format: 1. It rises when older programs would misread newer files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "u32", into = "u32")]
pub(crate) struct FileFormat;

impl FileFormat {
    /// Returns the value of the key `format` of a file, if it is not the number that this program
    /// reads.
    pub(crate) fn other_than_ours<'a, 't>(
        file: &'a DeTable<'t>,
    ) -> Option<&'a Spanned<DeValue<'t>>> {
        let value = file.get("format")?;
        let number = value.get_ref().as_integer();
        let number =
            number.and_then(|number| u32::from_str_radix(number.as_str(), number.radix()).ok());
        (number != Some(FORMAT)).then_some(value)
    }
}

impl TryFrom<u32> for FileFormat {
    type Error = String;

    fn try_from(number: u32) -> Result<Self, String> {
        if number == FORMAT { Ok(Self) } else { Err(format!("format {number}, not {FORMAT}")) }
    }
}

impl From<FileFormat> for u32 {
    fn from(_: FileFormat) -> Self {
        FORMAT
    }
}

#[cfg(test)]
impl schemars::JsonSchema for FileFormat {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "FileFormat".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "integer", "const": FORMAT })
    }
}
