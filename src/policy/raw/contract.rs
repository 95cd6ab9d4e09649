//! A customer's contract over a policy.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{DateText, RawExample, Text};

/// One contract file.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawContract {
    /// The id of the policy that it is over.
    pub policy: Text,
    /// What the contract is called; answers cite it.
    pub title: Option<String>,
    /// The plan that was bought.
    pub plan: Option<Text>,
    /// The edition.
    pub edition: Option<Text>,
    /// The region.
    pub region: Option<Text>,
    /// The customer's zone.
    pub timezone: Option<Text>,
    /// Holiday lists that hold for the hours, instead of the policy's.
    pub holidays: Option<Vec<Text>>,
    /// Plan → priority → length.
    #[serde(default)]
    pub targets: BTreeMap<Text, BTreeMap<Text, Text>>,
    /// Dates with hours of their own.
    #[serde(default)]
    pub special_day: Vec<RawSpecialDay>,
    /// Reading → choice.
    #[serde(default)]
    pub readings: BTreeMap<Text, Text>,
    /// Questions with the answers that a person worked out.
    #[serde(default)]
    pub example: Vec<RawExample>,
}

/// A date with hours of its own.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawSpecialDay {
    /// The date.
    pub on: DateText,
    /// What it is called.
    pub name: String,
    /// Its hours, such as `09:00-12:00`, or `closed`.
    pub hours: Text,
}
