//! Scope topics and version support.

use super::Clause;
use crate::time::Date;

/// A kind of request.
#[derive(Clone, Debug)]
pub struct Topic {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// Words by which free text finds it.
    pub keywords: Vec<String>,
    /// The ruling for most plans.
    pub ruling: Ruling,
    /// Other rulings: plans, ruling.
    pub exceptions: Vec<(Vec<String>, Ruling)>,
}

/// A verdict with its reason.
#[derive(Clone, Debug)]
pub struct Ruling {
    /// The verdict.
    pub verdict: Verdict,
    /// What the document says, in our words.
    pub says: String,
    /// Who else offers it.
    pub offered_by: Vec<String>,
    /// The clause.
    pub clauses: Vec<Clause>,
}

/// Whether a request is in scope.
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
    /// The document does not say.
    Unstated,
}

/// For how long releases are supported.
#[derive(Clone, Debug)]
pub struct VersionSupport {
    /// The rule.
    pub rule: VersionRule,
    /// The verdict on older releases.
    pub older: Verdict,
    /// What the document says.
    pub says: String,
    /// What it says of older releases.
    pub older_says: String,
    /// The clause.
    pub clauses: Vec<Clause>,
}

/// When a release is supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VersionRule {
    /// The current major release, and the one before it for some months after the current one came
    /// out.
    PreviousMajor {
        /// How many.
        months: u32,
    },
    /// The current version, and any that came out within the last months.
    ReleasedWithin {
        /// How many.
        months: u32,
    },
}

/// Which release a customer runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CustomerRelease {
    /// The current one.
    Current,
    /// The major release before the current one.
    Previous,
    /// An older one.
    Older,
    /// One that came out on a date.
    ReleasedOn(Date),
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 5] =
        [Self::In, Self::Out, Self::Conditional, Self::OtherOffering, Self::Unstated];

    /// As policies and JSON write it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
            Self::Conditional => "conditional",
            Self::OtherOffering => "other-offering",
            Self::Unstated => "unstated",
        }
    }
}
