//! The document of a policy, and the names and facts that it states.

use std::fmt;

use super::{super::lookup::Lookup, keyword::keywords};
use crate::time::Date;

/// The document whose facts a policy states.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    /// The vendor's id.
    pub vendor: String,
    /// The vendor's name.
    pub vendor_name: String,
    /// Its title.
    pub title: String,
    /// Its date.
    pub effective: EffectiveDate,
    /// Its status.
    pub status: Status,
    /// The reason of that status. Without a clause it is an assumption.
    pub status_reason: Option<Statement>,
    /// The source of its text.
    pub origin: String,
    /// The address at which it is published, if that is known.
    pub address: Option<String>,
    /// Its word for a plan: `tier`.
    pub plan_word: String,
    /// Its word for a priority: `severity`.
    pub priority_word: String,
    /// The start and the end of the clock of a response time.
    pub clock: Option<Statement>,
    /// The moments that stop that clock; `None` if the document does not name them.
    pub clock_stops: Option<ClockStop>,
    /// The nature of its response times, as a promise.
    pub nature: Option<Statement>,
    /// The order in which requests are answered, and the changes of their priority.
    pub order: Option<Statement>,
}

/// A document beside the main one.
#[derive(Clone, Debug)]
pub(crate) struct Related {
    /// Stands before `#` in clauses.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its date.
    pub effective: EffectiveDate,
    /// The source of its text.
    pub origin: String,
    /// The address at which it is published, if that is known.
    pub address: Option<String>,
    /// From when on this text binds a customer, where its date does not settle that.
    pub binds: Option<Statement>,
    /// Its relation to the main document.
    pub says: String,
    /// The clauses that say so.
    pub clauses: Vec<Clause>,
}

/// Another policy of the vendor under which the same customer may fall.
#[derive(Clone, Debug)]
pub(crate) struct Overlap {
    /// The id of the other policy.
    pub policy: String,
    /// The customers who may fall under both.
    pub says: String,
    /// The clauses that say so.
    pub clauses: Vec<Clause>,
}

/// The date that a document bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EffectiveDate {
    /// In force, or last changed, on that date.
    On(Date),
    /// It bears none.
    Undated,
}

/// The status of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// It is in force.
    Current,
    /// A later one has taken its place; it answers only when asked for by its id.
    Superseded,
}

/// The moments that stop the clock of a response time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ClockStop {
    /// The later of the acknowledgement and the start of the investigation.
    AcknowledgedAndInvestigating,
}

/// A plan, an edition, a region or a priority.
#[derive(Clone, Debug)]
pub struct NamedItem {
    /// The id for options.
    pub id: String,
    /// The name for people.
    pub name: String,
    /// Other names that people type.
    pub aliases: Vec<String>,
    /// Its meaning in a sentence.
    pub says: Option<String>,
    /// The plan that it extends.
    pub(crate) extends: Option<String>,
    /// The reason to assume so, where this document itself does not say it.
    pub(crate) extends_assumed: Option<String>,
    /// The definition of a priority, which other policies of the vendor share.
    pub(crate) meaning: Option<Meaning>,
    /// The clauses that define it.
    pub(crate) clauses: Vec<Clause>,
}

/// The definition of a priority: priorities with the same one mean the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Meaning {
    /// The vendor's id.
    pub vendor: String,
    /// The id among the vendor's definitions.
    pub id: String,
}

/// The place of a fact in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    /// The id of a related document; `None` for the main one.
    pub document: Option<String>,
    /// Section number or heading, as the document has it.
    pub clause: String,
}

/// A sentence about the document with its clauses.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    /// The sentence.
    pub says: String,
    /// The clauses that state it.
    pub clauses: Vec<Clause>,
}

/// A fact that the document should state and that is not to be had from it.
#[derive(Clone, Debug)]
pub(crate) struct Gap {
    /// The reason.
    pub kind: GapKind,
    /// The missing fact.
    pub says: String,
    /// The clauses in which it should stand.
    pub clauses: Vec<Clause>,
}

/// The reason that a fact is not to be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GapKind {
    /// The document has it; the text that we had has lost it.
    MissingFromCopy,
    /// The document says nothing of it.
    Silent,
}

/// A clause of a document, in our words.
#[derive(Clone, Debug)]
pub(crate) struct ClauseText {
    /// Its place.
    pub clause: Clause,
    /// A word on its subject.
    pub heading: Option<String>,
    /// Its statements.
    pub says: Vec<String>,
}

keywords! {
    GapKind {
        MissingFromCopy => "missing-from-copy",
        Silent => "silent",
    }
    Status {
        Current => "current",
        Superseded => "superseded",
    }
    ClockStop {
        AcknowledgedAndInvestigating => "acknowledged-and-investigating",
    }
}

/// As files and answers write it: `6`, or `terms#6.6` of a related document.
impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.document {
            Some(document) => write!(f, "{document}#{}", self.clause),
            None => f.write_str(&self.clause),
        }
    }
}

impl Document {
    /// Returns true if it is superseded and no clause says so.
    #[must_use]
    pub(crate) fn is_assumed_superseded(&self) -> bool {
        self.status == Status::Superseded
            && self.status_reason.as_ref().is_none_or(|reason| reason.clauses.is_empty())
    }
}

impl fmt::Display for EffectiveDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::On(date) => date.fmt(f),
            Self::Undated => f.write_str("undated"),
        }
    }
}

impl Lookup for NamedItem {
    fn id(&self) -> &str {
        &self.id
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        let own = [self.id.as_str(), self.name.as_str()];
        own.into_iter().chain(self.aliases.iter().map(String::as_str))
    }

    fn is_defined_as(&self, other: &Self) -> Option<bool> {
        let (one, other) = (self.meaning.as_ref()?, other.meaning.as_ref()?);
        (one.vendor == other.vendor).then_some(one.id == other.id)
    }
}
