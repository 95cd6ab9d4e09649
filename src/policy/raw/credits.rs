//! Service credits: the part of the fee that a contract gives back for late answers.

use serde::{Deserialize, Serialize};

#[cfg(test)]
use super::super::model::{ClaimStart, CreditPeriod, Denominator, Metric, keyword_ids};
use super::{SpannedValue, Text, Texts};

/// A schedule of service credits, by the share of a period's tickets that met their deadline.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawCredit {
    /// The event that is measured: `"first-response"`, `"next-update"`, `"workaround"` or
    /// `"resolution"`; the first response if absent.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<Metric>())))]
    pub metric: Option<Text>,
    /// The plans whose tickets count; all if absent.
    pub plans: Option<Vec<Text>>,
    /// The priorities whose tickets count; all if absent.
    pub priorities: Option<Vec<Text>>,
    /// The period over whose tickets the share is taken: a `"month"`, `"quarter"` or `"year"` of
    /// the calendar, or a `"contract-month"`, `"contract-quarter"` or `"contract-year"`, counted
    /// from `starts`. A ticket counts in the period in which it was opened.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<CreditPeriod>())))]
    pub period: Text,
    /// The tickets that the share is taken of, as `--measure` takes it: `"due"`, answered or
    /// overdue; `"responded"`, answered; `"all"`, with a response time. Not stated if absent.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<Denominator>())))]
    pub measure: Option<Text>,
    /// The steps, each with its share of tickets and its credit.
    pub step: SpannedValue<Vec<RawCreditStep>>,
    /// The most that a period gives: `"15%"` or `"2500 EUR"`, as the steps.
    #[cfg_attr(test, schemars(extend("pattern" = r"^\d+(\.\d+)? ?(%|[A-Z]{3})$")))]
    pub cap: Option<Text>,
    /// The whole that percentages are taken of, in the contract's words: `"monthly fee"`.
    pub of: Option<String>,
    /// The amount of that whole with its currency: `"12000 EUR"`. Credits are percentages alone if
    /// absent.
    #[cfg_attr(test, schemars(extend("pattern" = r"^\d+(\.\d+)? [A-Z]{3}$")))]
    pub fee: Option<Text>,
    /// The days in which a credit must be claimed: `"30 days"`. Not stated if absent.
    #[cfg_attr(test, schemars(extend("pattern" = r"^\d+ days?$")))]
    pub claim_within: Option<Text>,
    /// The start of these days: `"period-end"`, or `"notice"` of the vendor. Both keys or neither.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<ClaimStart>())))]
    pub claim_from: Option<Text>,
    /// The clause that says so: `"Annex C, 2"`, or a list of several.
    pub clause: SpannedValue<Texts>,
}

/// A step of a schedule: a span of shares, and the credit that each of them gives.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawCreditStep {
    /// The share below which the step holds: `"95%"`.
    #[cfg_attr(test, schemars(extend("pattern" = r"^\d+(\.\d+)? ?%$")))]
    pub below: Text,
    /// The least share of the step; down to the next step if absent.
    #[cfg_attr(test, schemars(extend("pattern" = r"^\d+(\.\d+)? ?%$")))]
    pub from: Option<Text>,
    /// The credit: a percentage, `"5%"`, or an amount with its currency, `"500 EUR"`.
    #[cfg_attr(test, schemars(extend("pattern" = r"^\d+(\.\d+)? ?(%|[A-Z]{3})$")))]
    pub credit: Text,
}
