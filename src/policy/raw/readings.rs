//! What a document leaves open, and worked examples.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Placed, Text, Texts};

/// A question that the document leaves open.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawReading {
    /// The name for `--reading`.
    pub id: Text,
    /// What is open.
    pub question: String,
    /// The choice that is taken unless told otherwise.
    pub default: Text,
    /// The choices.
    pub choice: Vec<RawChoice>,
    /// What every answer that rests on it should say.
    pub note: Option<String>,
    /// The clause.
    pub clause: Placed<Texts>,
}

/// One way to take it. What it does not set stays as the policy has it.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawChoice {
    /// The value for `--reading NAME=VALUE`.
    pub id: Text,
    /// What it means.
    pub says: String,
    /// What a business day is: `day-length`, `same-time`, `close-of-day` or `covered-24h`.
    pub business_day: Option<Text>,
    /// The clock of targets in hours: `calendar` or `coverage`.
    pub clock: Option<Text>,
    /// Where a time that is used up exactly at closing ends: `closing` or `next-opening`.
    pub closing_edge: Option<Text>,
    /// From when the target of a ticket counts whose priority was changed: `opening` or `change`.
    pub priority_change: Option<Text>,
    /// Changes to calendars.
    #[serde(default)]
    pub calendar: Vec<RawOverride>,
}

/// A change to a calendar.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawOverride {
    /// Which calendar.
    pub id: Text,
    /// Another zone, or `customer`.
    pub zone: Option<Text>,
    /// Other hours.
    pub hours: Option<Placed<Texts>>,
    /// Other holiday lists; an empty list for none.
    pub holidays: Option<Vec<Text>>,
}

/// A question with the answer that a person worked out.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawExample {
    /// `deadline`, `covered` or `scope`.
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
    /// As `--holidays`, each list on its own.
    pub holidays: Option<Vec<Text>>,
    /// As `--reading`: name → value.
    #[serde(default)]
    pub reading: BTreeMap<Text, Text>,
    /// As `--opened`.
    pub opened: Option<Text>,
    /// As `--at`.
    pub at: Option<Text>,
    /// As the words of `scope`.
    pub topic: Option<Text>,
    /// What `--format plain` prints.
    pub expect: Text,
    /// How it was worked out.
    pub why: String,
}
