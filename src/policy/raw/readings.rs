//! What a document leaves open, and worked examples.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{SpannedValue, Text, Texts};

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
    #[cfg_attr(test, schemars(extend("enum" = ["day-length", "same-time", "close-of-day", "covered-24h"])))]
    pub business_day: Option<Text>,
    /// The clock of lengths in hours that would run on `"coverage"`: `"calendar"` or `"coverage"`.
    #[cfg_attr(test, schemars(extend("enum" = ["calendar", "coverage"])))]
    pub clock: Option<Text>,
    /// Where a time ends that is used up exactly at closing: `"closing"` or `"next-opening"`.
    #[cfg_attr(test, schemars(extend("enum" = ["closing", "next-opening"])))]
    pub closing_edge: Option<Text>,
    /// From when the target of a ticket counts whose priority was changed: `"opening"` or
    /// `"change"`.
    #[cfg_attr(test, schemars(extend("enum" = ["opening", "change"])))]
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

/// A question with the answer that a person worked out.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawExample {
    /// `"deadline"` with `opened`, `"covered"` with `at`, or `"scope"` with `topic`.
    #[cfg_attr(test, schemars(extend("enum" = ["deadline", "covered", "scope"])))]
    pub ask: Text,
    /// As `--plan`.
    pub plan: Option<Text>,
    /// As `--edition`.
    pub edition: Option<Text>,
    /// As `--region`.
    pub region: Option<Text>,
    /// As `--priority`.
    pub priority: Option<Text>,
    /// As `--channel`.
    pub channel: Option<Text>,
    /// As `--timezone`.
    pub timezone: Option<Text>,
    /// As `--holidays`, each list on its own; `[]` for none.
    pub holidays: Option<Vec<Text>>,
    /// As `--reading`: `{ business-day = "close-of-day" }`.
    #[serde(default)]
    pub reading: BTreeMap<Text, Text>,
    /// As `--opened`: `"2026-03-06 16:45"` in `timezone`, or with an offset,
    /// `"2026-03-06T16:45:00-05:00"`.
    pub opened: Option<Text>,
    /// As `--at`: `"2026-03-06 16:45"` in `timezone`, or with an offset.
    pub at: Option<Text>,
    /// The words of `slacalc scope`.
    pub topic: Option<Text>,
    /// What `--format plain` prints: a deadline with the customer's offset, `covered`,
    /// `not-covered`, a verdict, `none`, `best-effort` or `not-stated`.
    pub expect: Text,
    /// How it was worked out, with the arithmetic.
    pub why: String,
}
