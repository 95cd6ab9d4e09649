//! The answer of `slacalc report`: what was counted, by what it was judged, and whether it is
//! enough.

use std::{collections::BTreeMap, path::PathBuf};

use serde::Serialize;

use crate::{
    attainment::{AttainmentAnswer, Denominator, Percent},
    policy::Metric,
    tickets::{JudgingContract, JudgingPolicy, UsedOption},
};

/// A report over tickets.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(in super::super) struct ReportAnswer {
    pub(super) schema: &'static str,
    /// The time that was taken for now.
    #[cfg_attr(test, schemars(extend("format" = "date-time")))]
    pub(super) now: String,
    /// The title of the report.
    pub(super) title: Option<String>,
    /// With `--metric`, the metric of the deadlines; absent for the first response. The event that
    /// stops its clock is the answer, and a ticket counts once: by the first run of its clock that
    /// was missed, or else by the last.
    #[serde(skip_serializing_if = "Metric::goes_without_saying")]
    pub(super) metric: Metric,
    /// The denominator of the share in question.
    pub(super) measure: Denominator,
    /// The share of tickets that was answered in time, in percent, cut off after two places; `null`
    /// if there is nothing to measure it by.
    pub(super) percent: Option<f64>,
    /// The same, to be written.
    #[serde(skip)]
    pub(super) share: Option<Percent>,
    /// The goal that was asked for, in percent.
    pub(super) min_percent: Option<f64>,
    /// True if the goal is reached; `null` without a goal, or if there is nothing to measure.
    pub(super) reached: Option<bool>,
    /// The counts.
    pub(super) tickets: AttainmentAnswer,
    /// The policies that answered.
    pub(super) policies: Vec<JudgingPolicy>,
    /// The names of the vendors.
    #[serde(skip)]
    pub(super) vendors: Vec<String>,
    /// The open points of documents, as they were read: question and answer, by name and value.
    #[serde(skip)]
    pub(super) reading_words: BTreeMap<(String, String), [String; 2]>,
    /// The contracts over them.
    pub(super) contracts: Vec<JudgingContract>,
    /// The options by which tickets were read and judged.
    pub(super) options: Vec<UsedOption>,
    /// True if the time of closing counts as that of the answer.
    pub(super) closing_answers: bool,
    /// The fields of which columns that nobody named say something else than the options or the
    /// contract.
    pub(super) beaten: Vec<&'static str>,
    /// The option that takes a column which looks like that of the answer.
    #[serde(skip)]
    pub(super) alike: Option<String>,
    /// The note on the part of the configuration.
    #[serde(skip)]
    pub(super) configured: Option<String>,
    /// The contract as it was typed.
    #[serde(skip)]
    pub(super) contract: Option<PathBuf>,
    /// The release of the zone rules.
    pub(super) zone_rules: String,
    /// The version of the program.
    pub(super) program: &'static str,
}
