//! A policy as a whole, its document and its names.

use std::fmt;

use super::{
    CalendarRule, Channel, CoverageRule, Example, Reading, TargetRule, Topic, VersionSupport,
};
use crate::time::Date;

/// One support document as data.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Its path under `policies/` without `.toml`: `scalr/self-hosted`.
    pub id: String,
    /// Its file, beside which its own holiday lists lie; `None` inside the program.
    pub file: Option<String>,
    /// The document whose facts these are.
    pub document: Document,
    /// Other documents that bear on it.
    pub related: Vec<Related>,
    /// Plans, from the least to the most.
    pub plans: Vec<NamedItem>,
    /// Editions; none if the document does not tell them apart.
    pub editions: Vec<NamedItem>,
    /// Regions; none if the document does not tell them apart.
    pub regions: Vec<NamedItem>,
    /// Priorities, the most urgent first.
    pub priorities: Vec<NamedItem>,
    /// What is missing from the list of priorities, if the document has others that are not known
    /// here.
    pub other_priorities: Option<Statement>,
    /// Hours.
    pub calendars: Vec<CalendarRule>,
    /// Who is covered by which hours; the first that fits decides.
    pub coverage: Vec<CoverageRule>,
    /// Response targets; the first that fits decides.
    pub targets: Vec<TargetRule>,
    /// Ways to open a request.
    pub channels: Vec<Channel>,
    /// What else plans come with.
    pub entitlements: Vec<Entitlement>,
    /// What is in and out of scope.
    pub topics: Vec<Topic>,
    /// For how long releases are supported.
    pub version_support: Option<VersionSupport>,
    /// Regular downtime.
    pub maintenance: Vec<Maintenance>,
    /// What the document leaves open.
    pub readings: Vec<Reading>,
    /// What it should say and does not.
    pub not_stated: Vec<Statement>,
    /// Worked examples.
    pub examples: Vec<Example>,
}

/// The document.
#[derive(Clone, Debug)]
pub struct Document {
    /// The vendor's id.
    pub vendor: String,
    /// The vendor's name.
    pub vendor_name: String,
    /// Its title.
    pub title: String,
    /// Its date.
    pub effective: EffectiveDate,
    /// Whether it is in force.
    pub status: Status,
    /// Where its text was taken from.
    pub origin: String,
    /// What it calls a plan.
    pub plan_word: String,
    /// What it calls a priority.
    pub priority_word: String,
    /// When the clock starts and stops, and the clause.
    pub clock: Option<Statement>,
    /// What sort of promise its response times are, and the clause.
    pub nature: Option<Statement>,
}

/// A document beside the main one.
#[derive(Clone, Debug)]
pub struct Related {
    /// Stands before `#` in clauses.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its date.
    pub effective: EffectiveDate,
    /// Where its text was taken from.
    pub origin: String,
    /// How it bears on the main document.
    pub says: String,
    /// The clause that says so.
    pub clauses: Vec<Clause>,
}

/// The date that a document bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EffectiveDate {
    /// In force, or last changed, on that date.
    On(Date),
    /// It bears none.
    Undated,
}

/// Whether a document is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is.
    Current,
    /// A later one has taken its place; it answers only when asked for by its id.
    Superseded,
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
    /// What it is.
    pub says: Option<String>,
    /// The plan that it extends.
    pub extends: Option<String>,
    /// The clause that defines it.
    pub clauses: Vec<Clause>,
}

/// Where a fact stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The id of a related document; `None` for the main one.
    pub document: Option<String>,
    /// Section number or heading, as the document has it.
    pub clause: String,
}

/// Something else that comes with a plan.
#[derive(Clone, Debug)]
pub struct Entitlement {
    /// What it is.
    pub name: String,
    /// How much of it.
    pub amount: String,
    /// The plans that have it; `None` for every one.
    pub plans: Option<Vec<String>>,
    /// The clause.
    pub clauses: Vec<Clause>,
}

/// Regular downtime.
#[derive(Clone, Debug)]
pub struct Maintenance {
    /// On which days.
    pub days: String,
    /// At what time, or that it is not stated.
    pub hours: String,
    /// How long it lasts.
    pub lasts: String,
    /// What it stops, how it is announced.
    pub says: String,
    /// The clause.
    pub clauses: Vec<Clause>,
}

/// A sentence about the document with its clause.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The sentence.
    pub says: String,
    /// The clause.
    pub clauses: Vec<Clause>,
}

impl Policy {
    /// The plans whose facts hold for a plan: itself, then what it extends, and so on.
    #[must_use]
    pub fn lineage<'a>(&'a self, plan: &'a str) -> Vec<&'a str> {
        let mut line = vec![plan];
        while let Some(base) = self
            .plans
            .iter()
            .find(|named| named.id == line[line.len() - 1])
            .and_then(|named| named.extends.as_deref())
        {
            // Validation refuses circles; this keeps a caller's unvalidated policy from hanging.
            if line.contains(&base) {
                break;
            }
            line.push(base);
        }
        line
    }

    /// The calendar of an id that validation has found to exist.
    #[must_use]
    pub fn calendar(&self, id: &str) -> Option<&CalendarRule> {
        self.calendars.iter().find(|calendar| calendar.id == id)
    }

    /// The plans for which a rule for these plans holds: these, and those that extend them. None
    /// for none.
    #[must_use]
    pub fn with_extensions(&self, plans: &[String]) -> Vec<String> {
        let has = |plan: &&NamedItem| {
            self.lineage(&plan.id).iter().any(|id| plans.iter().any(|plan| plan == id))
        };
        self.plans.iter().filter(has).map(|plan| plan.id.clone()).collect()
    }

    /// The title of the document that a clause is of.
    #[must_use]
    pub fn title_of(&self, clause: &Clause) -> &str {
        let related = clause
            .document
            .as_deref()
            .and_then(|id| self.related.iter().find(|related| related.id == id));
        related.map_or(&self.document.title, |related| &related.title)
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

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Current => "current",
            Self::Superseded => "superseded",
        })
    }
}
