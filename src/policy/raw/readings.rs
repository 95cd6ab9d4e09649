//! Readings: the interpretations that a document allows.

use serde::{Deserialize, Serialize};

#[cfg(test)]
use super::super::model::{
    EntitlementPeriod, Period, PriorityChangeStart, ReopeningRule, TargetClock, keyword_ids,
};
use super::{SpannedValue, Text, Texts};
#[cfg(test)]
use crate::calendar::{BusinessDayRule, ClosingEdge};

/// A question that the document leaves open, with two or more interpretations.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawReading {
    /// The name for `--reading NAME=VALUE`.
    pub id: Text,
    /// The question.
    pub question: String,
    /// The id of the choice that holds by default.
    pub default: Text,
    /// The interpretations, at least two.
    pub choice: Vec<RawChoice>,
    /// A note for every answer that rests on it.
    pub note: Option<String>,
    /// The clause that says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
}

/// One interpretation. It leaves the policy as it is where it sets nothing.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawChoice {
    /// The value for `--reading NAME=VALUE`.
    pub id: Text,
    /// Its meaning.
    pub says: String,
    /// Its meaning as the end of a sentence that begins with "if": `"no local holidays are
    /// excluded"`.
    #[serde(rename = "if")]
    pub condition: Option<String>,
    /// The meaning of a business day: `"day-length"` (a day's hours of business time),
    /// `"same-time"` on the next business day, `"close-of-day"` of it, or `"covered-24h"` (24 hours
    /// of business time).
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<BusinessDayRule>())))]
    pub business_day: Option<Text>,
    /// The clock of lengths in hours that would run on `"coverage"`: `"calendar"` or `"coverage"`.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<TargetClock>())))]
    pub clock: Option<Text>,
    /// The end of a time that is used up exactly at closing: `"closing"` or `"next-opening"`.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<ClosingEdge>())))]
    pub closing_edge: Option<Text>,
    /// The start of the target of a ticket whose priority was changed: `"opening"` or `"change"`.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<PriorityChangeStart>())))]
    pub priority_change: Option<Text>,
    /// The clock of a ticket that was opened again: `"continues"`, `"restarts"` at the reopening,
    /// or `"over"` since the first closing.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<ReopeningRule>())))]
    pub reopening: Option<Text>,
    /// The years and quarters in which entitlements are counted: `"calendar"` or `"contract"`.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<EntitlementPeriod>())))]
    pub entitlement_period: Option<Text>,
    /// Changes to calendars, each with its `id`.
    #[serde(default)]
    pub calendar: Vec<RawOverride>,
    /// Other rhythms of entitlements, each with its `id`.
    #[serde(default)]
    pub entitlement: Vec<RawRhythm>,
}

/// Another rhythm of an entitlement.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawRhythm {
    /// The id of the entitlement.
    pub id: Text,
    /// The number of times that it is due in each `per`.
    pub times: SpannedValue<u32>,
    /// The span: `"month"`, `"quarter"`, `"year"` or `"two-years"`.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<Period>())))]
    pub per: Text,
}

/// A change to a calendar. Keys that are absent leave it as it is.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawOverride {
    /// The id of the calendar that changes.
    pub id: Text,
    /// Another zone: an IANA zone, or `"customer"`.
    pub zone: Option<Text>,
    /// Other hours, as in a calendar.
    pub hours: Option<SpannedValue<Texts>>,
    /// The hours of these other calendars instead.
    pub union: Option<Vec<Text>>,
    /// Other holiday lists; `[]` for none, `["customer"]` for those that the customer names.
    pub holidays: Option<Vec<Text>>,
    /// `true` or `false`, as in a calendar.
    pub closes_on_holidays: Option<bool>,
    /// `"customer"`: the hours as the customer's clock shows them in daylight saving, at the same
    /// wall time all year.
    #[cfg_attr(test, schemars(extend("enum" = ["customer"])))]
    pub held_on_clock: Option<Text>,
}
