//! The file as a whole, the document it renders, and the names it defines.

use serde::{Deserialize, Serialize};

#[cfg(test)]
use super::super::model::{Status, keyword_ids};
use super::{
    RawCalendar, RawChannel, RawCoverage, RawExample, RawReading, RawTarget, RawTopic,
    RawVersionSupport, SpannedValue, Text, Texts,
};

/// One support document of a vendor as data: who is covered when, how soon the vendor responds,
/// what is in scope.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawPolicy {
    /// The document whose facts these are.
    pub document: RawDocument,
    /// Other documents that bear on this one; a clause `terms#6.6` is clause 6.6 of the one with
    /// the id `terms`.
    #[serde(default)]
    pub related: Vec<RawRelated>,
    /// The plans (tiers, packages), from the least to the most. At least one.
    #[serde(default)]
    pub plan: Vec<RawName>,
    /// The editions, if the document tells them apart.
    #[serde(default)]
    pub edition: Vec<RawName>,
    /// The customer's regions, if the document tells them apart.
    #[serde(default)]
    pub region: Vec<RawName>,
    /// Needed only if the document has other priorities than are listed here.
    pub priorities: Option<RawPriorities>,
    /// The priorities (severities), the most urgent first.
    #[serde(default)]
    pub priority: Vec<RawName>,
    /// Hours with an id, to which coverage, targets and channels refer.
    #[serde(default)]
    pub calendar: Vec<RawCalendar>,
    /// Who is covered by which calendar. The first rule that fits decides; every plan with every
    /// priority must fit one.
    #[serde(default)]
    pub coverage: Vec<RawCoverage>,
    /// How soon the vendor responds. The first rule that fits decides; every plan with every
    /// priority must fit one.
    #[serde(default)]
    pub target: Vec<RawTarget>,
    /// Ways to open a request.
    #[serde(default)]
    pub channel: Vec<RawChannel>,
    /// What else a plan comes with.
    #[serde(default)]
    pub entitlement: Vec<RawEntitlement>,
    /// What is in scope, what is not, and by which clause.
    #[serde(default)]
    pub topic: Vec<RawTopic>,
    /// For how long releases are supported.
    pub version_support: Option<RawVersionSupport>,
    /// The vendor's own regular downtime.
    #[serde(default)]
    pub maintenance: Vec<RawMaintenance>,
    /// What the document leaves open, with every way to take it.
    #[serde(default)]
    pub reading: Vec<RawReading>,
    /// What the document should say and does not.
    #[serde(default)]
    pub not_stated: Vec<RawNotStated>,
    /// Questions with the answers that a person worked out; `slacalc policy check` asks them.
    #[serde(default)]
    pub example: Vec<RawExample>,
}

/// The document whose facts these are.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawDocument {
    /// The vendor's id for `--vendor`: lower case with hyphens.
    #[cfg_attr(test, schemars(extend("pattern" = r"^[^\sA-Z_-]+(-[^\sA-Z_-]+)*$")))]
    pub vendor: Text,
    /// The vendor's name for people.
    pub vendor_name: String,
    /// The document's own title.
    pub title: String,
    /// The date that the document bears, `"2026-01-01"`, or `"undated"` if it bears none.
    #[cfg_attr(test, schemars(extend("pattern" = r"^(undated|\d{4}-\d{2}-\d{2})$")))]
    pub effective: Text,
    /// `"current"`, or `"superseded"` if a later document replaced it: then it answers only when
    /// asked for by its id.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<Status>())))]
    pub status: Text,
    /// Where the text was taken from, and when.
    pub origin: String,
    /// What the document calls a plan: `"tier"`, `"package"`, `"level"`.
    pub plan_word: String,
    /// What the document calls a priority: `"priority"`, `"severity"`.
    pub priority_word: String,
    /// When the clock of a response time starts and stops, in one sentence. Needs `clock-clause`;
    /// leave out both if the document does not say.
    pub clock: Option<Text>,
    /// The clause of `clock`.
    pub clock_clause: Option<SpannedValue<Texts>>,
    /// What sort of promise the response times are, in one sentence. Needs `nature-clause`; leave
    /// out both if the document does not say.
    pub nature: Option<Text>,
    /// The clause of `nature`.
    pub nature_clause: Option<SpannedValue<Texts>>,
}

/// A document beside the main one.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawRelated {
    /// What stands before `#` in clauses: `terms` for `terms#6.6`.
    pub id: Text,
    /// The other document's own title.
    pub title: String,
    /// The date that it bears, `"2026-01-01"`, or `"undated"`.
    #[cfg_attr(test, schemars(extend("pattern" = r"^(undated|\d{4}-\d{2}-\d{2})$")))]
    pub effective: Text,
    /// Where its text was taken from, and when.
    pub origin: String,
    /// How it bears on the main document.
    pub says: String,
    /// Where the document says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
}

/// A plan, an edition, a region or a priority.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawName {
    /// The id for options: lower case with hyphens. Other tables refer to it.
    #[cfg_attr(test, schemars(extend("pattern" = r"^[^\sA-Z_-]+(-[^\sA-Z_-]+)*$")))]
    pub id: Text,
    /// The name for people.
    pub name: String,
    /// Other names that people type. Upper and lower case, spaces and hyphens are all the same.
    #[serde(default)]
    pub aliases: Vec<Text>,
    /// What it is, in our own words.
    pub says: Option<String>,
    /// Plans only: the id of the plan that this one extends. What is said of that plan holds for
    /// this one too.
    pub extends: Option<Text>,
    /// Where the document says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
}

/// Whether the list of priorities is complete.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawPriorities {
    /// `false` if the document has other priorities than are listed. Each rule must then fit those
    /// as well.
    pub complete: bool,
    /// What is missing.
    pub says: String,
    /// Where the document says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
}

/// Something else that comes with a plan.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawEntitlement {
    /// What it is: `"Technical contacts"`.
    pub name: String,
    /// How much of it: `"up to 4"`, `"twice a year"`.
    pub amount: String,
    /// The ids of the plans that have it; all plans if absent.
    pub plans: Option<Vec<Text>>,
    /// Where the document says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
}

/// Regular downtime of the vendor's own service.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawMaintenance {
    /// On which days, in words.
    pub days: String,
    /// At what time of the day, in words, or `"not-stated"`.
    pub hours: String,
    /// How long it lasts, in words.
    pub lasts: String,
    /// What it stops, and how it is announced.
    pub says: String,
    /// Where the document says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
}

/// A fact that the document should have and has not.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawNotStated {
    /// What is missing, and where it may be found.
    pub says: String,
    /// Where in the document it should stand.
    pub clause: SpannedValue<Texts>,
}
