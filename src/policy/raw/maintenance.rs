//! Maintenance: the vendor's own regular downtime.

use serde::{Deserialize, Serialize};

#[cfg(test)]
use super::super::model::{WeekOfMonth, keyword_ids};
use super::{SpannedValue, Text, Texts};

/// Regular downtime of the vendor's own service.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawMaintenance {
    /// The days, in words. Only where `weekdays` cannot say them.
    pub days: Option<Text>,
    /// The days as weekdays: `["tuesday", "thursday"]`.
    #[serde(default)]
    pub weekdays: Vec<Text>,
    /// The one of these weekdays in a month: `"1st"` to `"5th"`, or `"last"`; every one if absent.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<WeekOfMonth>())))]
    pub of_month: Option<Text>,
    /// The time of the day, in words, or `"not-stated"`.
    pub hours: String,
    /// The duration, in words.
    pub lasts: String,
    /// The things that cannot be done meanwhile.
    pub stops: Option<String>,
    /// The things that go on meanwhile.
    pub keeps: Option<String>,
    /// The place and the time of its announcement.
    pub announced: Option<String>,
    /// The id of the channel in which it is announced: plans without it are told so.
    pub announced_by: Option<Text>,
    /// Anything else about it.
    pub says: Option<Text>,
    /// The clause that says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
}
