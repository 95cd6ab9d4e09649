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
    /// The source of its text.
    pub origin: String,
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
    /// The clauses that name it.
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
    /// The clauses that define it.
    pub(crate) clauses: Vec<Clause>,
}

/// The place of a fact in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    /// The id of a related document; `None` for the main one.
    pub document: Option<String>,
    /// Section number or heading, as the document has it.
    pub clause: String,
}

/// Something else that comes with a plan.
#[derive(Clone, Debug)]
pub(crate) struct Entitlement {
    /// Its name.
    pub name: String,
    /// Its amount, in words.
    pub amount: String,
    /// The plans that have it; `None` for every one.
    pub plans: Option<Vec<String>>,
    /// The clauses that state it.
    pub clauses: Vec<Clause>,
}

/// Regular downtime.
#[derive(Clone, Debug)]
pub(crate) struct Maintenance {
    /// The days, in words.
    pub days: String,
    /// The hours, in words, or that they are not stated.
    pub hours: String,
    /// The duration, in words.
    pub lasts: String,
    /// Its effect, and its announcement.
    pub says: String,
    /// The clauses that state it.
    pub clauses: Vec<Clause>,
}

/// A sentence about the document with its clauses.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    /// The sentence.
    pub says: String,
    /// The clauses that state it.
    pub clauses: Vec<Clause>,
}

keywords! {
    Status {
        Current => "current",
        Superseded => "superseded",
    }
    ClockStop {
        AcknowledgedAndInvestigating => "acknowledged-and-investigating",
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
}
