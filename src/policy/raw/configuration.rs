//! The configuration of a user.

use serde::{Deserialize, Serialize};

#[cfg(test)]
use super::super::model::{ConfiguredColor, keyword_ids};
use super::{FileFormat, Text};

/// The choices of a user where neither an option, nor the environment, nor a contract says
/// otherwise. Every key may be absent.
#[derive(Debug, Default, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawConfiguration {
    /// The format of this file: `1`. A program that reads only other formats refuses the file.
    pub format: Option<FileFormat>,
    /// The contract, as `--contract`: `"rescale"` is `contracts/rescale.toml` beside this file. A
    /// path is relative to this file.
    pub contract: Option<Text>,
    /// The customer's zone by its IANA name, as `--timezone`: `"Europe/Berlin"`.
    pub timezone: Option<Text>,
    /// Directories of policies, as `--policy-dir`. Relative paths are relative to this file.
    pub policy_dir: Option<Vec<Text>>,
    /// Holiday lists instead of the policy's, as `--holidays`: names, or paths of `.toml`, `.ics`
    /// and `.txt` files, relative to this file. `[]` for none.
    pub holidays: Option<Vec<Text>>,
    /// The use of colour, as `--color`.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<ConfiguredColor>())))]
    pub color: Option<Text>,
}
