//! The people of the customer, the services that plans come with, and the demands on the customer.

use super::{document::Clause, keyword::keywords};

/// The people who deal with support for the customer.
#[derive(Clone, Debug)]
pub(crate) struct Contacts {
    /// The document's word for them.
    pub name: Option<String>,
    /// Their greatest number; `None` if it is not stated here.
    pub at_most: Option<u32>,
    /// Their part.
    pub says: String,
    /// The plans that it is said of; `None` for every one.
    pub plans: Option<Vec<String>>,
    /// The clauses that state it.
    pub clauses: Vec<Clause>,
}

/// Something else that comes with a plan.
#[derive(Clone, Debug)]
pub(crate) struct Entitlement {
    /// Its id, if it has a rhythm.
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// Its amount, in words.
    pub amount: String,
    /// Its rhythm; `None` if the document gives none.
    pub rhythm: Option<Rhythm>,
    /// A note for every answer that shows it.
    pub note: Option<String>,
    /// The plans that have it; `None` for every one.
    pub plans: Option<Vec<String>>,
    /// The clauses that state it.
    pub clauses: Vec<Clause>,
}

/// A number of times in each span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rhythm {
    /// The number of times.
    pub times: u32,
    /// The span.
    pub per: Period,
}

/// The span of a rhythm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Period {
    /// A month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// A year.
    Year,
    /// Two years.
    TwoYears,
}

/// The years and quarters in which entitlements are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum EntitlementPeriod {
    /// Those of the calendar.
    #[default]
    Calendar,
    /// Those of the contract, from its first day on.
    Contract,
}

/// A demand on the customer.
#[derive(Clone, Debug)]
pub(crate) struct Duty {
    /// Its name.
    pub name: String,
    /// Its force.
    pub force: Force,
    /// Its subject.
    pub about: DutySubject,
    /// The demand.
    pub says: String,
    /// The plans that it holds for; `None` for every one.
    pub plans: Option<Vec<String>>,
    /// The clauses that state it.
    pub clauses: Vec<Clause>,
}

/// The subject of a demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum DutySubject {
    /// Contacts, tickets and ways to ask.
    #[default]
    Support,
    /// The use of the product, and other offerings.
    Product,
}

/// The force of a demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Force {
    /// It must be met.
    Required,
    /// It should be met.
    Expected,
    /// It is recommended.
    Encouraged,
}

keywords! {
    Period {
        Month => "month",
        Quarter => "quarter",
        Year => "year",
        TwoYears => "two-years",
    }
    EntitlementPeriod {
        Calendar => "calendar",
        Contract => "contract",
    }
    DutySubject {
        Support => "support",
        Product => "product",
    }
    Force {
        Required => "required",
        Expected => "expected",
        Encouraged => "encouraged",
    }
}

impl Period {
    /// Returns its length in months.
    #[must_use]
    pub(crate) fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
            Self::TwoYears => 24,
        }
    }
}
