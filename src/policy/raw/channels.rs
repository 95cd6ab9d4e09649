//! Channels: the ways to open a request.

use serde::{Deserialize, Serialize};

#[cfg(test)]
use super::super::model::{ResponseTimesApply, keyword_ids};
use super::{SpannedValue, Text, Texts};

/// A way to open a request.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawChannel {
    /// The id for `--channel`.
    pub id: Text,
    /// The name for people.
    pub name: String,
    /// Other names that people type.
    #[serde(default)]
    pub aliases: Vec<Text>,
    /// The ids of the plans that have it; all plans if absent.
    pub plans: Option<Vec<Text>>,
    /// The ids of the priorities that it is for; all if absent.
    pub priorities: Option<Vec<Text>>,
    /// Whether response times hold for requests opened this way: `"apply"`, `"do-not-apply"` or
    /// `"not-stated"`.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<ResponseTimesApply>())))]
    pub response_times: Text,
    /// The id of the calendar when it is staffed; as the plan is covered if absent.
    pub calendar: Option<Text>,
    /// What happens outside its hours.
    pub outside: Option<String>,
    /// What it is for.
    pub says: String,
    /// Where the document says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
}
