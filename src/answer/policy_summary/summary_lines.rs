//! The lines of a policy summary: one for every fact, with its clause.

use serde::Serialize;

use crate::sla::{Citation, PolicyRef};

/// Everything that a policy says.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct PolicySummary {
    /// `slacalc/policy/v1`.
    pub schema: &'static str,
    /// The policy.
    pub policy: PolicyRef,
    /// The vendor's name.
    pub vendor: String,
    /// The address at which the document is published, if that is known.
    pub address: Option<String>,
    /// Plans, editions, regions and priorities: what, id, name, meaning, clause.
    pub names: Vec<NameLine>,
    /// Response targets, one for each plan and priority.
    pub targets: Vec<TargetLine>,
    /// Targets of other metrics; absent if there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_targets: Vec<OtherTargetLine>,
    /// The coverage rules, in their order.
    pub coverage: Vec<CoverageLine>,
    /// Ways to open a request.
    pub channels: Vec<ChannelLine>,
    /// Status, contacts, entitlements, duties, maintenance, version support and the nature of the
    /// promise.
    pub facts: Vec<FactLine>,
    /// Scope topics.
    pub topics: Vec<TopicLine>,
    /// The questions that the document leaves open.
    pub readings: Vec<ReadingSummary>,
    /// The facts that it does not state, or that our copy of it has lost.
    pub not_stated: Vec<GapLine>,
    /// Documents beside the main one.
    pub related: Vec<RelatedLine>,
}

/// A fact that is not to be had from a document.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct GapLine {
    /// The clause in which it should stand, and the fact.
    #[serde(flatten)]
    pub citation: Citation,
    /// `missing-from-copy` if the document has it, or `silent`.
    #[cfg_attr(test, schemars(extend("enum" = ["missing-from-copy", "silent"])))]
    pub kind: &'static str,
}

/// A document beside the main one.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct RelatedLine {
    /// The document; its id stands before `#` in clauses.
    #[serde(flatten)]
    pub document: PolicyRef,
    /// The address at which it is published, if that is known.
    pub address: Option<String>,
    /// Its relation to the main document.
    pub says: String,
    /// The clause that says so.
    pub clause: String,
    /// From when on it binds a customer, where its date does not settle that.
    pub binds: Option<String>,
    /// The clause of that.
    pub binds_clause: Option<String>,
}

/// A name that the policy defines.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct NameLine {
    /// `plan`, `edition`, `region` or `priority`.
    #[cfg_attr(test, schemars(extend("enum" = ["plan", "edition", "region", "priority"])))]
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Other names for it.
    pub aliases: Vec<String>,
    /// Its meaning.
    pub says: Option<String>,
    /// The plan whose facts hold for this one too.
    pub extends: Option<String>,
    /// The reason to assume so, where the document itself does not say it.
    pub extends_assumed: Option<String>,
    /// The clause.
    pub clause: String,
}

/// A target of one plan and priority.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct TargetLine {
    /// The plan's id.
    pub plan: String,
    /// The edition's id; `null` if it makes no difference.
    pub edition: Option<String>,
    /// The region's id; `null` if it makes no difference.
    pub region: Option<String>,
    /// The priority's id; `null` for those that the document does not name.
    pub priority: Option<String>,
    /// The promise: `2 h`, `1 business day`, `same business day`, `none`, `not stated`,
    /// `missing from our copy`.
    pub within: String,
    /// The firmness: `maximum`, `target`, `best-effort`, `none` or `not-stated`.
    #[cfg_attr(test, schemars(extend("enum" = ["maximum", "target", "best-effort", "none", "not-stated"])))]
    pub commitment: &'static str,
    /// The clock of hours: `calendar` always runs, `coverage` only while the plan is covered;
    /// `null` where there are none.
    #[cfg_attr(test, schemars(extend("enum" = ["calendar", "coverage", null])))]
    pub clock: Option<&'static str>,
    /// Requests after this time of the day count as received on the next business day.
    pub cut_off: Option<String>,
    /// The place where a customer finds a target that is not stated.
    pub found_in: Option<String>,
    /// The clause.
    pub clause: String,
}

/// A target of another metric than the first response.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct OtherTargetLine {
    /// The event that is promised: `next-update`, `workaround` or `resolution`.
    #[cfg_attr(test, schemars(extend("enum" = ["next-update", "workaround", "resolution"])))]
    pub metric: &'static str,
    /// The document's own name for it; `null` if it has none.
    pub name: Option<String>,
    /// The event that starts its clock, `opened` or `first-response`; `null` if the policy does not
    /// say.
    #[cfg_attr(test, schemars(extend("enum" = ["opened", "first-response", null])))]
    pub start: Option<&'static str>,
    /// For whom, and the time.
    #[serde(flatten)]
    pub target: TargetLine,
}

/// A coverage rule.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CoverageLine {
    /// For whom.
    pub whom: String,
    /// The hours.
    pub hours: String,
    /// The clause.
    pub clause: String,
}

/// A fact of any other kind.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct FactLine {
    /// The kind of fact.
    #[cfg_attr(test, schemars(extend("enum" = [
        "special day", "response times", "status", "overlap", "contacts", "entitlement", "duty", "maintenance",
        "version support"
    ])))]
    pub kind: &'static str,
    /// Its name.
    pub name: String,
    /// Its statement.
    pub says: String,
    /// For which plans; every one if empty.
    pub plans: Vec<String>,
    /// The clause.
    pub clause: String,
}

/// A scope topic.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct TopicLine {
    /// Its id.
    pub topic: String,
    /// Its name.
    pub name: String,
    /// Its verdict, what it says and who else offers it.
    pub ruling: RulingLine,
    /// Other verdicts for some plans.
    pub exceptions: Vec<RulingLine>,
}

/// A verdict on a topic.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct RulingLine {
    /// For which plans; every one if empty.
    pub plans: Vec<String>,
    /// `in`, `out`, `conditional`, `other-offering`, `not-support` or `unstated`.
    #[cfg_attr(test, schemars(extend("enum" = ["in", "out", "conditional", "other-offering", "not-support", "unstated"])))]
    pub verdict: &'static str,
    /// The statement of the document.
    pub says: String,
    /// The offerings or vendors that have it.
    pub offered_by: Vec<String>,
    /// The clause.
    pub clause: String,
}

/// A reading and its choices.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ReadingSummary {
    /// Its name.
    pub name: String,
    /// The open question.
    pub question: String,
    /// The ways to take it.
    pub choices: Vec<ChoiceLine>,
    /// The clause.
    pub clause: String,
}

/// One way to take a reading.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ChoiceLine {
    /// Its name.
    pub value: String,
    /// Its meaning.
    pub says: String,
    /// True if it is the one that is taken.
    pub default: bool,
}

/// A way to open a request.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ChannelLine {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// For which plans; every one if empty.
    pub plans: Vec<String>,
    /// For which priorities; every one if empty.
    pub priorities: Vec<String>,
    /// The validity of response times for it: `apply`, `do-not-apply` or `not-stated`.
    #[cfg_attr(test, schemars(extend("enum" = ["apply", "do-not-apply", "not-stated"])))]
    pub response_times: &'static str,
    /// The hours in which it is staffed; `null` if those of the plan.
    pub hours: Option<String>,
    /// The address at which it is reached, if the document gives one.
    pub address: Option<String>,
    /// The conditions of its use.
    pub conditions: Vec<String>,
    /// The treatment of requests outside its hours.
    pub outside: Option<String>,
    /// Its purpose.
    pub says: String,
    /// The clause.
    pub clause: String,
}
