//! The file as a whole, the document it renders, and the names it defines.

use serde::{Deserialize, Serialize};

#[cfg(test)]
use super::super::model::{ClockStop, GapKind, Status, keyword_ids};
use super::{
    FileFormat, RawCalendar, RawChannel, RawContacts, RawCoverage, RawDuty, RawEntitlement,
    RawExample, RawMaintenance, RawReading, RawScopeReserve, RawSpecialDay, RawTarget, RawTopic,
    RawVersionSupport, SpannedValue, Text, Texts,
};

/// One support document of a vendor as data: who is covered when, how soon the vendor responds,
/// what is in scope.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawPolicy {
    /// The format of this file: `1`. A program that reads only other formats refuses the file.
    pub format: Option<FileFormat>,
    /// The document whose facts these are.
    pub document: RawDocument,
    /// Other documents that bear on this one; a clause `terms#6.6` is clause 6.6 of the one with
    /// the id `terms`.
    #[serde(default)]
    pub related: Vec<RawRelated>,
    /// Other policies of the vendor under which the same customer may fall.
    #[serde(default)]
    pub overlap: Vec<RawOverlap>,
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
    /// Days on which calendars have other hours, by date or by rule.
    #[serde(default)]
    pub special_day: Vec<RawSpecialDay>,
    /// The calendars that cover tickets. The first rule that fits decides; every plan with every
    /// priority must fit one.
    #[serde(default)]
    pub coverage: Vec<RawCoverage>,
    /// The promised response times. The first rule that fits decides; every plan with every
    /// priority must fit one.
    #[serde(default)]
    pub target: Vec<RawTarget>,
    /// Ways to open a request.
    #[serde(default)]
    pub channel: Vec<RawChannel>,
    /// The people who deal with support for the customer.
    #[serde(default)]
    pub contacts: Vec<RawContacts>,
    /// Other services that a plan comes with.
    #[serde(default)]
    pub entitlement: Vec<RawEntitlement>,
    /// Demands on the customer.
    #[serde(default)]
    pub duty: Vec<RawDuty>,
    /// The kinds of request that are in scope or not, each with its clause.
    #[serde(default)]
    pub topic: Vec<RawTopic>,
    /// A caveat that every answer shows whose topic is in scope, or is under a condition.
    pub scope_reserve: Option<RawScopeReserve>,
    /// The releases that are supported.
    pub version_support: Option<RawVersionSupport>,
    /// The vendor's own regular downtime.
    #[serde(default)]
    pub maintenance: Vec<RawMaintenance>,
    /// Questions that the document leaves open, with every interpretation that it allows.
    #[serde(default)]
    pub reading: Vec<RawReading>,
    /// Facts that the document should state and does not.
    #[serde(default)]
    pub not_stated: Vec<RawNotStated>,
    /// The clauses of the document and of those beside it, in our own words.
    #[serde(default)]
    pub clause: Vec<RawClause>,
    /// Questions with the answers that a person worked out; `slacalc policy check` asks them.
    #[serde(default)]
    pub example: Vec<RawExample>,
}

/// The document whose facts these are.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawDocument {
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
    /// Superseded only: the reason, in one sentence. With `status-clause` a document says so;
    /// without it the status is an assumption, and answers mark it as one.
    pub status_says: Option<Text>,
    /// The clause that says that the document was replaced. Needs `status-says`.
    pub status_clause: Option<SpannedValue<Texts>>,
    /// The source of the text, with the date.
    pub origin: String,
    /// The address at which the document is published; leave it out if it is not known.
    pub address: Option<String>,
    /// Words by which customers know what the document is for: `"hosted"`, `"cloud"`. An unknown
    /// `--policy` that is one of them is answered with this policy's id.
    #[serde(default)]
    pub aliases: Vec<Text>,
    /// The document's word for a plan: `"tier"`, `"package"`, `"level"`.
    pub plan_word: String,
    /// The document's word for a priority: `"priority"`, `"severity"`.
    pub priority_word: String,
    /// The start and the end of the clock of a response time, in one sentence. Needs
    /// `clock-clause`; leave out both if the document does not say.
    pub clock: Option<Text>,
    /// The clause of `clock`.
    pub clock_clause: Option<SpannedValue<Texts>>,
    /// The moments that stop the clock, if the document names them:
    /// `"acknowledged-and-investigating"`, the later of both. Needs `clock`.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<ClockStop>())))]
    pub clock_stops: Option<Text>,
    /// The nature of the response times as a promise, in one sentence. Needs `nature-clause`;
    /// leave out both if the document does not say.
    pub nature: Option<Text>,
    /// The clause of `nature`.
    pub nature_clause: Option<SpannedValue<Texts>>,
    /// The order in which requests are answered, and who may change their priority, in one or two
    /// sentences. Needs `order-clause`; leave out both if the document does not say.
    pub order: Option<Text>,
    /// The clause of `order`.
    pub order_clause: Option<SpannedValue<Texts>>,
}

/// A document beside the main one.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawRelated {
    /// The word before `#` in clauses: `terms` for `terms#6.6`.
    pub id: Text,
    /// The other document's own title.
    pub title: String,
    /// The date that it bears, `"2026-01-01"`, or `"undated"`.
    #[cfg_attr(test, schemars(extend("pattern" = r"^(undated|\d{4}-\d{2}-\d{2})$")))]
    pub effective: Text,
    /// The source of its text, with the date.
    pub origin: String,
    /// The address at which it is published; leave it out if it is not known.
    pub address: Option<String>,
    /// From when on this text binds a customer, in one sentence, if its date does not settle that.
    /// Answers that cite the document say it. Needs `binds-clause`.
    pub binds: Option<Text>,
    /// The clause of `binds`.
    pub binds_clause: Option<SpannedValue<Texts>>,
    /// Its relation to the main document.
    pub says: String,
    /// The clause that says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
}

/// Another policy of the vendor under which the same customer may fall.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawOverlap {
    /// The id of the other policy.
    pub policy: Text,
    /// The customers who may fall under both, and what the documents say of it.
    pub says: String,
    /// The clause that says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
}

/// A plan, an edition, a region or a priority.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawName {
    /// The id for options: lower case with hyphens. Other tables refer to it.
    #[cfg_attr(test, schemars(extend("pattern" = r"^[^\sA-Z_-]+(-[^\sA-Z_-]+)*$")))]
    pub id: Text,
    /// The name for people.
    pub name: String,
    /// Other names that people type. Upper and lower case, spaces and hyphens are all the same.
    #[serde(default)]
    pub aliases: Vec<Text>,
    /// Its meaning, in our own words.
    pub says: Option<String>,
    /// Plans only: the id of the plan that this one extends. What is said of that plan holds for
    /// this one too.
    pub extends: Option<Text>,
    /// Plans only: the reason for `extends`, if this document itself does not say so. Answers that
    /// rest on it mark it as an assumption.
    pub extends_assumed: Option<Text>,
    /// Priorities only: an id for the definition. Priorities of the vendor's policies with the same
    /// id have the same definition.
    pub meaning: Option<Text>,
    /// The clause that says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
}

/// The completeness of the list of priorities.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawPriorities {
    /// `false` if the document has other priorities than are listed. Each rule must then fit those
    /// as well.
    pub complete: bool,
    /// `false` if the document does not say which priority is the higher.
    pub ordered: Option<bool>,
    /// The missing priorities, in words.
    pub says: String,
    /// The clause that says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
}

/// A fact that the document should have and has not.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawNotStated {
    /// The missing fact, and the place where it may be found.
    pub says: String,
    /// `"missing-from-copy"` if the document has it and the text that we had lost it, or
    /// `"silent"`, which is meant if absent: the document says nothing of it.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<GapKind>())))]
    pub kind: Option<Text>,
    /// The clause in which it should stand.
    pub clause: SpannedValue<Texts>,
}

/// A clause of the document, in our own words.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawClause {
    /// The clause, as facts cite it: `"5 c"`, a heading, or `"terms#6.6"` for clause 6.6 of the
    /// related document `terms`.
    pub id: Text,
    /// A word on its subject.
    pub heading: Option<String>,
    /// Its statements, a sentence each.
    pub says: Vec<String>,
}
