//! Worked examples: questions with answers that a person worked out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{DateText, SpannedValue, Text, Texts};

/// A question with the answer that a person worked out.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawExample {
    /// The command: `"deadline"` with `opened`, `"covered"` and `"channels"` with `at`, `"scope"`
    /// with `topic`, `"plans"`, `"maintenance"` with `on` or `at`, `"priorities"`, `"contacts"`
    /// with `on`, `"clause"` with `clause`.
    #[cfg_attr(test, schemars(extend("enum" = [
        "deadline", "covered", "scope", "channels", "plans", "maintenance", "priorities",
        "contacts", "clause"
    ])))]
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
    /// As `--responded`.
    pub responded: Option<Text>,
    /// As `--acknowledged`.
    pub acknowledged: Option<Text>,
    /// As `--investigating`.
    pub investigating: Option<Text>,
    /// As `--metric`: `"resolution"`.
    pub metric: Option<Text>,
    /// As `--updated`, each on its own.
    #[serde(default)]
    pub updated: Vec<Text>,
    /// As `--worked-around`.
    pub worked_around: Option<Text>,
    /// As `--resolved`.
    pub resolved: Option<Text>,
    /// As `--at`: `"2026-03-06 16:45"` in `timezone`, or with an offset.
    pub at: Option<Text>,
    /// The words of `slacalc scope`.
    pub topic: Option<Text>,
    /// As `--on`, a date: `2026-03-06`. Of maintenance, the first day.
    pub on: Option<DateText>,
    /// As `--used`: `["assessment=2026-03-01"]`.
    #[serde(default)]
    pub used: Vec<Text>,
    /// Of plans, the second of `slacalc plans A B`; `plan` is the first.
    pub compared_with: Option<Text>,
    /// The words of `slacalc clause`.
    pub clause: Option<Text>,
    /// The answer as `--format plain` prints it: a deadline with the customer's offset, `covered`,
    /// `not-covered`, a verdict, `none`, `best-effort` or `not-stated`. Behind a deadline with the
    /// time of a response, or of another event, the state at the last of them:
    /// `"2026-03-04T11:00:00Z met"`. Of several lines a list, `["portal", "chat"]`, with a space
    /// between the cells of a line. Of a plan, or of what differs in two, each fact by its section,
    /// its item and for whom: `["coverage", "target priority 1", "channel chat"]`.
    pub expect: SpannedValue<Texts>,
    /// Phrases that stand in the answer: each in one of the texts of its JSON.
    #[serde(default)]
    pub says: Vec<Text>,
    /// The arithmetic, in words.
    pub why: String,
}
