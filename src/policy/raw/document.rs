//! The file as a whole, the document it renders, and the names it defines.

use serde::{Deserialize, Serialize};

use super::{Placed, RawCalendar, RawChannel, RawCoverage, RawExample, RawReading, RawTarget, RawTopic, RawVersionSupport, Text, Texts};

/// One policy file.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawPolicy {
    /// The document whose facts these are.
    pub document: RawDocument,
    /// Other documents that bear on it; a clause `terms#6.6` is of the one with the id `terms`.
    #[serde(default)]
    pub related: Vec<RawRelated>,
    /// Plans, from the least to the most.
    #[serde(default)]
    pub plan: Vec<RawName>,
    /// Editions, if the document tells them apart.
    #[serde(default)]
    pub edition: Vec<RawName>,
    /// Regions, if the document tells them apart.
    #[serde(default)]
    pub region: Vec<RawName>,
    /// What is known of the list of priorities as a whole.
    pub priorities: Option<RawPriorities>,
    /// Priorities, the most urgent first.
    #[serde(default)]
    pub priority: Vec<RawName>,
    /// Hours.
    #[serde(default)]
    pub calendar: Vec<RawCalendar>,
    /// Which calendar covers whom; the first that fits decides.
    #[serde(default)]
    pub coverage: Vec<RawCoverage>,
    /// Response targets; the first that fits decides.
    #[serde(default)]
    pub target: Vec<RawTarget>,
    /// Ways to open a request.
    #[serde(default)]
    pub channel: Vec<RawChannel>,
    /// What else a plan comes with.
    #[serde(default)]
    pub entitlement: Vec<RawEntitlement>,
    /// What is in and out of scope.
    #[serde(default)]
    pub topic: Vec<RawTopic>,
    /// For how long releases are supported.
    pub version_support: Option<RawVersionSupport>,
    /// The vendor's own regular downtime.
    #[serde(default)]
    pub maintenance: Vec<RawMaintenance>,
    /// What the document leaves open.
    #[serde(default)]
    pub reading: Vec<RawReading>,
    /// What the document should say and does not.
    #[serde(default)]
    pub not_stated: Vec<RawNotStated>,
    /// Questions with the answers that a person worked out.
    #[serde(default)]
    pub example: Vec<RawExample>,
}

/// The document.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawDocument {
    /// The vendor's id for `--vendor`.
    pub vendor: Text,
    /// The vendor's name for people.
    pub vendor_name: String,
    /// The document's own title.
    pub title: String,
    /// The date that it bears, or `undated`.
    pub effective: Text,
    /// `current` or `superseded`.
    pub status: Text,
    /// Where its text was taken from.
    pub origin: String,
    /// What it calls a plan: `tier`, `package`, `level`.
    pub plan_word: String,
    /// What it calls a priority.
    pub priority_word: String,
    /// When the clock starts and stops, in one sentence.
    pub clock: Option<Text>,
    /// The clause of `clock`.
    pub clock_clause: Option<Placed<Texts>>,
    /// What sort of promise the response times are.
    pub nature: Option<Text>,
    /// The clause of `nature`.
    pub nature_clause: Option<Placed<Texts>>,
}

/// A document beside the main one.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawRelated {
    /// Stands before `#` in clauses.
    pub id: Text,
    /// Its own title.
    pub title: String,
    /// The date that it bears, or `undated`.
    pub effective: Text,
    /// Where its text was taken from.
    pub origin: String,
    /// How it bears on the main document.
    pub says: String,
    /// The clause that says so.
    pub clause: Placed<Texts>,
}

/// A plan, an edition, a region or a priority.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawName {
    /// The id for options.
    pub id: Text,
    /// The name for people.
    pub name: String,
    /// Other names that people type.
    #[serde(default)]
    pub aliases: Vec<Text>,
    /// What it is, in our words.
    pub says: Option<String>,
    /// Plans only: the plan that this one extends; what is said of that one holds for this one too.
    pub extends: Option<Text>,
    /// The clause that defines it.
    pub clause: Placed<Texts>,
}

/// Whether the list of priorities is complete.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawPriorities {
    /// `false` if the document has others that are not known here.
    pub complete: bool,
    /// What is missing.
    pub says: String,
    /// The clause.
    pub clause: Placed<Texts>,
}

/// Something else that comes with a plan.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawEntitlement {
    /// What it is: `Technical contacts`.
    pub name: String,
    /// How much of it: `up to 4`, `twice a year`.
    pub amount: String,
    /// The plans that have it; every plan if absent.
    pub plans: Option<Vec<Text>>,
    /// The clause.
    pub clause: Placed<Texts>,
}

/// Regular downtime.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawMaintenance {
    /// On which days.
    pub days: String,
    /// At what time of the day, or `not-stated`.
    pub hours: String,
    /// How long it lasts.
    pub lasts: String,
    /// What it stops and how it is announced.
    pub says: String,
    /// The clause.
    pub clause: Placed<Texts>,
}

/// A fact that the document should have and has not.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawNotStated {
    /// What is missing, and where it may be found.
    pub says: String,
    /// Where it should stand.
    pub clause: Placed<Texts>,
}
