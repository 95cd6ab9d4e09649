//! A customer's contract over a policy.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

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
    /// `"2d"` (24 hours each), `"4 business hours"` or `"3 business days"`. One that names no clock
    /// runs on the one of the policy's target.
    #[serde(default)]
    pub targets: BTreeMap<Text, BTreeMap<Text, Text>>,
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
