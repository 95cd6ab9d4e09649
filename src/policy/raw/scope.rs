//! What is in scope, and for how long releases are supported.

use serde::{Deserialize, Serialize};

use super::{Placed, Text, Texts};

/// A kind of request.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawTopic {
    /// The id for `scope`.
    pub id: Text,
    /// The name for people.
    pub name: String,
    /// Words by which free text finds it.
    pub keywords: Vec<Text>,
    /// `in`, `out`, `conditional`, `other-offering` or `unstated`.
    pub verdict: Text,
    /// What the document says, in our words.
    pub says: String,
    /// Who else offers it.
    #[serde(default)]
    pub offered_by: Vec<String>,
    /// The clause.
    pub clause: Placed<Texts>,
    /// Other verdicts for some plans.
    #[serde(default, rename = "for")]
    pub exceptions: Vec<RawVerdict>,
}

/// A verdict for some plans only.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawVerdict {
    /// The plans.
    pub plans: Vec<Text>,
    /// As in the topic.
    pub verdict: Text,
    /// As in the topic.
    pub says: String,
    /// As in the topic.
    #[serde(default)]
    pub offered_by: Vec<String>,
    /// As in the topic.
    pub clause: Placed<Texts>,
}

/// For how long a release is supported.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawVersionSupport {
    /// `previous-major`: the current major release, and the one before it until `months` after the current one came out.
    /// `released-within`: the current version, and any that came out in the last `months`.
    pub rule: Text,
    /// How many months.
    pub months: Placed<u32>,
    /// The verdict on older releases.
    pub older: Text,
    /// What the document says, in our words.
    pub says: String,
    /// What it says of older releases.
    pub older_says: String,
    /// The clause.
    pub clause: Placed<Texts>,
}
