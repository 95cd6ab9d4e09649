//! Scope topics and version support.

use serde::{Serialize, Serializer};

use super::{
    super::lookup::Lookup,
    document::Clause,
    keyword::{Keyword as _, keywords},
};
use crate::time::Date;

/// A kind of request.
#[derive(Clone, Debug)]
pub(crate) struct Topic {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// Words and phrases that name it.
    pub keywords: Vec<String>,
    /// Words with other senses, which name it where it knows every other word of the request.
    pub alone: Vec<String>,
    /// Words that suggest it and do not name it.
    pub hints: Vec<String>,
    /// Phrases with its words in them that mean something else.
    pub not: Vec<String>,
    /// The hours of one person on a day of the service, by which it is planned.
    pub service_day: Option<ServiceDay>,
    /// The ruling for most plans.
    pub ruling: Ruling,
    /// Other rulings: plans, ruling. The first that fits decides.
    pub exceptions: Vec<(Vec<String>, Ruling)>,
}

/// A day of a service that is not support.
#[derive(Clone, Debug)]
pub(crate) struct ServiceDay {
    /// The hours of each person.
    pub hours: u32,
    /// The clauses that state it.
    pub clauses: Vec<Clause>,
}

/// A verdict with its reason.
#[derive(Clone, Debug)]
pub(crate) struct Ruling {
    /// The verdict.
    pub verdict: Verdict,
    /// The reason, in our words.
    pub says: String,
    /// Others who offer it.
    pub offered_by: Vec<String>,
    /// The clauses that state it.
    pub clauses: Vec<Clause>,
}

/// The relation of a request to the scope of support.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Supported.
    In,
    /// Not supported.
    Out,
    /// Supported under a condition.
    Conditional,
    /// Not support, but the vendor offers it otherwise.
    OtherOffering,
    /// The clause is about rights or duties, and not about support.
    NotSupport,
    /// The document does not say.
    Unstated,
}

/// The releases that are supported.
#[derive(Clone, Debug)]
pub(crate) struct VersionSupport {
    /// The rule.
    pub rule: VersionRule,
    /// The verdict on older releases.
    pub older: Verdict,
    /// The rule in our words.
    pub says: String,
    /// The reason for the verdict on older releases.
    pub older_says: String,
    /// The clauses that state it.
    pub clauses: Vec<Clause>,
}

/// The rule by which a release is supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VersionRule {
    /// The current major release, and the one before it for some months after the current one came
    /// out.
    PreviousMajor {
        /// The number of months.
        months: u32,
    },
    /// The current version, and any that came out within the last months.
    ReleasedWithin {
        /// The number of months.
        months: u32,
    },
}

/// The release that a customer runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CustomerRelease {
    /// The current one.
    Current,
    /// The major release before the current one.
    Previous,
    /// An older one.
    Older,
    /// One that came out on a date.
    ReleasedOn(Date),
}

keywords! {
    Verdict {
        In => "in",
        Out => "out",
        Conditional => "conditional",
        OtherOffering => "other-offering",
        NotSupport => "not-support",
        Unstated => "unstated",
    }
}

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

impl Verdict {
    /// Returns true if the request is supported, be it under a condition.
    #[must_use]
    pub fn is_supported(self) -> bool {
        matches!(self, Self::In | Self::Conditional)
    }
}

impl Topic {
    /// Returns every word and phrase by which it is found.
    pub(crate) fn phrases(&self) -> impl Iterator<Item = &String> {
        self.keywords.iter().chain(&self.alone).chain(&self.hints)
    }

    /// Returns the ruling for a plan, given with those that it extends.
    #[must_use]
    pub(crate) fn ruling_for(&self, plans: &[&str]) -> &Ruling {
        let is_for = |ids: &[String]| ids.iter().any(|id| plans.contains(&id.as_str()));
        let special = self.exceptions.iter().find(|(ids, _)| is_for(ids));
        special.map_or(&self.ruling, |(_, ruling)| ruling)
    }
}

impl Lookup for Topic {
    fn id(&self) -> &str {
        &self.id
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        [self.id.as_str(), self.name.as_str()].into_iter()
    }
}
