//! Worked examples: questions with answers that a person worked out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Text;

/// A question with the answer that a person worked out.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawExample {
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
    /// As `--responded`.
    pub responded: Option<Text>,
    /// As `--acknowledged`.
    pub acknowledged: Option<Text>,
    /// As `--investigating`.
    pub investigating: Option<Text>,
    /// As `--at`: `"2026-03-06 16:45"` in `timezone`, or with an offset.
    pub at: Option<Text>,
    /// The words of `slacalc scope`.
    pub topic: Option<Text>,
    /// The line that `--format plain` prints: a deadline with the customer's offset, `covered`,
    /// `not-covered`, a verdict, `none`, `best-effort` or `not-stated`. Behind a deadline with the
    /// time of a response, or a moment of it, the state at the last of them:
    /// `"2026-03-04T11:00:00Z met"`.
    pub expect: Text,
    /// The arithmetic, in words.
    pub why: String,
}
