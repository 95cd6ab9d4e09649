//! Readings: the interpretations that a document allows.

use serde::{Deserialize, Serialize};

#[cfg(test)]
use super::super::model::{PriorityChangeStart, TargetClock, keyword_ids};
use super::{SpannedValue, Text, Texts};
#[cfg(test)]
use crate::calendar::{BusinessDayRule, ClosingEdge};

/// A question that the document leaves open, with two or more ways to take it.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawReading {
    /// The name for `--reading NAME=VALUE`.
    pub id: Text,
    /// What is open.
    pub question: String,
    /// The id of the choice that is taken unless the customer says otherwise.
    pub default: Text,
    /// The ways to take it, at least two.
    pub choice: Vec<RawChoice>,
    /// What every answer that rests on it should say.
    pub note: Option<String>,
    /// Where the document says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
}

/// One way to take it. What it does not set stays as the policy has it.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawChoice {
    /// The value for `--reading NAME=VALUE`.
    pub id: Text,
    /// What it means.
    pub says: String,
    /// What one business day is: `"day-length"` (a day's hours of business time), `"same-time"` on
    /// the next business day, `"close-of-day"` of it, or `"covered-24h"` (24 hours of business
    /// time).
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<BusinessDayRule>())))]
    pub business_day: Option<Text>,
    /// The clock of lengths in hours that would run on `"coverage"`: `"calendar"` or `"coverage"`.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<TargetClock>())))]
    pub clock: Option<Text>,
    /// Where a time ends that is used up exactly at closing: `"closing"` or `"next-opening"`.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<ClosingEdge>())))]
    pub closing_edge: Option<Text>,
    /// From when the target of a ticket counts whose priority was changed: `"opening"` or
    /// `"change"`.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<PriorityChangeStart>())))]
    pub priority_change: Option<Text>,
    /// What changes in calendars, each with its `id`.
    #[serde(default)]
    pub calendar: Vec<RawOverride>,
}

/// A change to a calendar. What is absent stays.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawOverride {
    /// The id of the calendar that changes.
    pub id: Text,
    /// Another zone: an IANA zone, or `"customer"`.
    pub zone: Option<Text>,
    /// Other hours, as in a calendar.
    pub hours: Option<SpannedValue<Texts>>,
    /// Other holiday lists; `[]` for none.
    pub holidays: Option<Vec<Text>>,
}
