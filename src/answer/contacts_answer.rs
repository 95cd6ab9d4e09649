//! The contacts, duties and entitlements of a plan, as data.

use serde::Serialize;

use crate::{
    policy::{Choice, Reading},
    sla::{SubjectHeader, in_line},
};

/// The contacts, duties and entitlements of a plan.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ContactsAnswer {
    /// The policy and the subject.
    #[serde(flatten)]
    pub header: SubjectHeader,
    /// The date asked for.
    #[cfg_attr(test, schemars(extend("format" = "date")))]
    pub on: String,
    /// The document's word for the contacts; `null` if it does not say who may open tickets.
    pub name: Option<String>,
    /// Their greatest number; `null` if it is not stated.
    pub at_most: Option<u32>,
    /// The document's statements on them.
    pub contacts: Vec<ContactsLine>,
    /// The demands on the customer.
    pub duties: Vec<DutyLine>,
    /// The entitlements.
    pub entitlements: Vec<EntitlementLine>,
    /// The readings that bear on the entitlements.
    pub readings: Vec<ReadingOption>,
    /// Notes on the answer.
    pub notes: Vec<String>,
}

impl ContactsAnswer {
    /// Returns the number of contacts, and of each entitlement how many are left, of how many, and
    /// until when.
    #[must_use]
    pub(crate) fn plain(&self) -> String {
        let number = match (&self.name, self.at_most) {
            (Some(_), Some(number)) => number.to_string(),
            _ => "not-stated".to_owned(),
        };
        let or_unknown = |text: Option<String>| text.unwrap_or_else(|| "not-stated".to_owned());
        let line = |line: &EntitlementLine| {
            let (id, times) = (line.id.as_ref()?, line.times?);
            let left = or_unknown(line.left.map(|left| left.to_string()));
            Some(format!("{id}\t{left}\t{times}\t{}", or_unknown(line.until.clone())))
        };
        let lines = self.entitlements.iter().filter_map(line);
        std::iter::once(format!("contacts\t{number}")).chain(lines).collect::<Vec<_>>().join("\n")
    }
}

/// A statement on contacts.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ContactsLine {
    /// The document's word for them; `null` if it has none.
    pub name: Option<String>,
    /// Their greatest number; `null` if it is not stated here.
    pub at_most: Option<u32>,
    /// Their part.
    pub says: String,
    /// The clause.
    pub clause: String,
}

/// A demand on the customer.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct DutyLine {
    /// Its name.
    pub name: String,
    /// `required`, `expected` or `encouraged`.
    #[cfg_attr(test, schemars(extend("enum" = ["required", "expected", "encouraged"])))]
    pub force: &'static str,
    /// The demand.
    pub says: String,
    /// The clause.
    pub clause: String,
}

/// An entitlement, with what of it is used in the period of the date.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct EntitlementLine {
    /// Its id; `null` if it has no rhythm.
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// Its amount, as the document has it.
    pub amount: String,
    /// The number of times that it is due in each `per`; `null` if the document gives no rhythm.
    pub times: Option<u32>,
    /// The span of its rhythm.
    #[cfg_attr(test, schemars(extend("enum" = ["month", "quarter", "year", "two-years", null])))]
    pub per: Option<&'static str>,
    /// The first day of the period of the date; `null` if that is not known.
    #[cfg_attr(test, schemars(extend("format" = "date")))]
    pub from: Option<String>,
    /// The last day of that period.
    #[cfg_attr(test, schemars(extend("format" = "date")))]
    pub until: Option<String>,
    /// The uses in that period.
    pub used: Vec<String>,
    /// The number that is left in it; `null` if the period is not known.
    pub left: Option<u32>,
    /// The uses outside it, which do not count.
    pub not_counted: Vec<String>,
    /// The clause.
    pub clause: String,
}

/// A choice of a reading that bears on what a plan comes with.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ReadingOption {
    /// The reading.
    pub name: String,
    /// The question that is left open.
    pub question: String,
    /// The choice.
    pub value: String,
    /// True if it is the one in force.
    pub chosen: bool,
    /// Its meaning.
    pub says: String,
    /// The clauses that leave it open.
    pub clause: String,
}

impl ReadingOption {
    /// Returns every choice of a reading, of which one is in force.
    pub(super) fn all_of(reading: &Reading, in_force: &str) -> Vec<Self> {
        let one = |choice: &Choice| Self {
            name: reading.id.clone(),
            question: reading.question.clone(),
            value: choice.id.clone(),
            chosen: choice.id == in_force,
            says: choice.says.clone(),
            clause: in_line(&reading.clauses),
        };
        reading.choices.iter().map(one).collect()
    }

    /// Returns true if another one is the same choice of the same question.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        (&self.name, &self.value, &self.question, self.chosen)
            == (&other.name, &other.value, &other.question, other.chosen)
    }
}
