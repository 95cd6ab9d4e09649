//! Scope topics and version support.

use serde::{Deserialize, Serialize};

#[cfg(test)]
use super::super::model::{Verdict, keyword_ids};
use super::{SpannedValue, Text, Texts};

/// A kind of request, with the verdict on it.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawTopic {
    /// The id for `slacalc scope`.
    pub id: Text,
    /// The name for people.
    pub name: String,
    /// Words and phrases that name what the clause names. They decide, whatever stands beside them.
    /// `{fault}` stands for any word for something amiss (bug, error, down): `"gateway {fault}"`.
    #[serde(default)]
    pub keywords: Vec<Text>,
    /// Keywords that are those of another topic too, on purpose: the answer asks which is meant.
    #[serde(default)]
    pub shared: Vec<Text>,
    /// Words and phrases that may be about other things too (`"slack"`, `"old version"`): they
    /// decide only where no other word of the request could name a thing that no topic has.
    #[serde(default)]
    pub alone: Vec<Text>,
    /// Words that suggest the topic and do not name it: they put it among the candidates. Only
    /// words for something amiss (`"crash"`) decide, where nothing else could name a thing.
    #[serde(default)]
    pub hints: Vec<Text>,
    /// Phrases with a keyword or hint in them that mean something else: `"bad gateway"`.
    #[serde(default)]
    pub not: Vec<Text>,
    /// `"in"`, `"out"`, `"conditional"`, `"other-offering"` (another offering covers it),
    /// `"not-support"` (rights or duties, not support) or `"unstated"`.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<Verdict>())))]
    pub verdict: Text,
    /// The reason, in one sentence of our own.
    pub says: String,
    /// Others who offer it: with `"other-offering"`, and only there.
    #[serde(default)]
    pub offered_by: Vec<String>,
    /// The clause that says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
    /// The hours of one person on a day of the service, by which it is planned.
    pub service_day: Option<RawServiceDay>,
    /// Other verdicts for some plans.
    #[serde(default, rename = "for")]
    pub exceptions: Vec<RawVerdict>,
}

impl RawTopic {
    /// Returns the words and phrases that name it.
    pub(crate) fn naming(&self) -> impl Iterator<Item = &Text> {
        self.keywords.iter().chain(&self.shared)
    }

    /// Returns the words and phrases that decide for it, at least in some requests.
    pub(crate) fn deciding(&self) -> impl Iterator<Item = &Text> {
        self.naming().chain(&self.alone)
    }

    /// Returns the words and phrases by which it is found.
    pub(crate) fn phrases(&self) -> impl Iterator<Item = &Text> {
        self.deciding().chain(&self.hints)
    }
}

/// A day of a service that is not support.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawServiceDay {
    /// The hours of each person, from 1 to 24.
    #[cfg_attr(test, schemars(extend("minimum" = 1, "maximum" = 24)))]
    pub hours: SpannedValue<u32>,
    /// The clause that says so.
    pub clause: SpannedValue<Texts>,
}

/// Another verdict for some plans.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawVerdict {
    /// The ids of the plans.
    pub plans: Vec<Text>,
    /// `"in"`, `"out"`, `"conditional"`, `"other-offering"` (another offering covers it),
    /// `"not-support"` (rights or duties, not support) or `"unstated"`.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<Verdict>())))]
    pub verdict: Text,
    /// The reason, in one sentence of our own.
    pub says: String,
    /// Others who offer it: with `"other-offering"`, and only there.
    #[serde(default)]
    pub offered_by: Vec<String>,
    /// The clause that says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
}

/// A caveat on every topic that is in scope.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawScopeReserve {
    /// The caveat, in one sentence of our own.
    pub says: String,
    /// The clause that it comes from.
    pub clause: SpannedValue<Texts>,
}

/// The releases that are supported.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawVersionSupport {
    /// `"previous-major"`: the current major release, and the one before it until `months` after
    /// the current one came out. `"released-within"`: the current version, and any that came out in
    /// the last `months`.
    #[cfg_attr(test, schemars(extend("enum" = ["previous-major", "released-within"])))]
    pub rule: Text,
    /// The number of months.
    #[cfg_attr(test, schemars(range(min = 1, max = 1200)))]
    pub months: SpannedValue<u32>,
    /// The verdict on older releases: `"out"` or `"conditional"`.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<Verdict>())))]
    pub older: Text,
    /// The rule, in our own words.
    pub says: String,
    /// The reason for the verdict on older releases.
    pub older_says: String,
    /// The clause that says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
}
