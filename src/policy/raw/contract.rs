//! A customer's contract over a policy.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[cfg(test)]
use super::super::model::{Commitment, Keyword, Metric, TargetStart, keyword_ids};
use super::{DateText, FileFormat, RawCredit, RawExample, RawSpecialDay, RawTicketTable, Text};

/// The terms of a customer's order form, over a policy. A key that is absent leaves the policy's.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawContract {
    /// The format of this file: `1`. A program that reads only other formats refuses the file.
    pub format: Option<FileFormat>,
    /// The id of the policy that it is over: `"rescale/support"`.
    pub policy: Text,
    /// The name by which answers cite the contract; the path of the file if absent.
    pub title: Option<String>,
    /// The plan that was bought.
    pub plan: Option<Text>,
    /// The edition that was bought.
    pub edition: Option<Text>,
    /// The customer's region.
    pub region: Option<Text>,
    /// The customer's zone by its IANA name: `"Europe/Berlin"`. Times without an offset are in it,
    /// and answers are shown in it.
    pub timezone: Option<Text>,
    /// The first day of the contract's term, `2026-02-15`, from which its years and quarters are
    /// counted, for entitlements and for targets over a quarter.
    pub starts: Option<DateText>,
    /// Holiday lists instead of the policy's: names, or paths of `.toml`, `.ics` and `.txt` files
    /// beside this one. `[]` for none.
    pub holidays: Option<Vec<Text>>,
    /// Of calendar files, the categories of the events that are days off: `["Public holiday"]`. All
    /// that say no other if absent.
    #[serde(default)]
    pub holiday_categories: Vec<Text>,
    /// Response times: under `[targets.PLAN]`, priority = length. A length is `"30m"`, `"1h30m"`,
    /// `"2d"` (24 hours each), `"4 business hours"` or `"3 business days"`, or a range of which the
    /// later end binds. One that names no clock runs on the one of the policy's target.
    #[serde(default)]
    pub targets: BTreeMap<Text, BTreeMap<Text, Text>>,
    /// Promises beside the first response, in the place of the policy's.
    #[serde(default)]
    pub target: Vec<RawAgreedTarget>,
    /// Days with hours of their own, holiday or not, by date or by rule.
    #[serde(default)]
    pub special_day: Vec<RawSpecialDay>,
    /// The interpretations that hold: reading = choice.
    #[serde(default)]
    pub readings: BTreeMap<Text, Text>,
    /// The table of tickets that the customer exports, so that `batch`, `report` and `audit` need
    /// no options for it.
    pub tickets: Option<RawTicketTable>,
    /// Service credits: the part of the fee that late answers give back.
    #[serde(default)]
    pub credit: Vec<RawCredit>,
    /// Questions with the answers that a person worked out; `slacalc policy check` asks them.
    #[serde(default)]
    pub example: Vec<RawExample>,
}

/// A promise beside the first response that the order form fixes: an update, a workaround, a
/// resolution. The first that fits decides.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawAgreedTarget {
    /// The event that it promises: `"next-update"`, `"workaround"` or `"resolution"`. Response
    /// times stand under `[targets.PLAN]`.
    #[cfg_attr(test, schemars(extend("enum" = Metric::LATER.map(Keyword::id))))]
    pub metric: Text,
    /// The id of the plan that it is for; that of the contract if absent, or all.
    pub plan: Option<Text>,
    /// One answer for all priorities: a length as under `[targets.PLAN]`, `"none"`,
    /// `"best-effort"` or `"not-stated"`.
    #[cfg_attr(test, schemars(extend("pattern" = r"^(none|best-effort|not-stated|\d[\da-z ]*)$")))]
    pub within: Option<Text>,
    /// An answer for each priority, as in `within`: `{ 1 = "8 business hours" }`.
    #[cfg_attr(test, schemars(extend("additionalProperties" = { "type": "string", "pattern": r"^(none|best-effort|not-stated|\d[\da-z ]*)$" })))]
    pub by_priority: Option<BTreeMap<Text, Text>>,
    /// The event that starts its clock: `"opened"` or `"first-response"`; that of the policy's
    /// target if absent.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<TargetStart>())))]
    pub start: Option<Text>,
    /// The firmness of its lengths: `"maximum"`, `"target"` or `"best-effort"`; that of the
    /// policy's target if absent.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<Commitment>())))]
    pub commitment: Option<Text>,
}
