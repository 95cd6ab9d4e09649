//! The people of the customer, the services that plans come with, and the demands on the customer.

use serde::{Deserialize, Serialize};

#[cfg(test)]
use super::super::model::{DutySubject, Force, Period, keyword_ids};
use super::{SpannedValue, Text, Texts};

/// The people who deal with support for the customer. Every table that fits a plan holds; the first
/// with `at-most` gives their number.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawContacts {
    /// The document's word for them: `"technical contacts"`.
    pub name: Option<String>,
    /// Their greatest number; absent if it is not stated here.
    pub at_most: Option<SpannedValue<u32>>,
    /// Their part, in our own words.
    pub says: String,
    /// The ids of the plans that it is said of; all plans if absent.
    pub plans: Option<Vec<Text>>,
    /// The clause that says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
}

/// Something else that comes with a plan.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawEntitlement {
    /// The id for `--used ID=DATE` and for readings: lower case with hyphens. Needed with `times`.
    #[cfg_attr(test, schemars(extend("pattern" = r"^[^\sA-Z_-]+(-[^\sA-Z_-]+)*$")))]
    pub id: Option<Text>,
    /// Its name: `"Production assessment"`.
    pub name: String,
    /// Its amount, as the document has it: `"one"`, `"twice a year"`.
    pub amount: String,
    /// The number of times that it is due in each `per`. Absent if the document gives no rhythm.
    pub times: Option<SpannedValue<u32>>,
    /// The span of its rhythm: `"month"`, `"quarter"`, `"year"` or `"two-years"`. Needs `times`.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<Period>())))]
    pub per: Option<Text>,
    /// A note for every answer that shows it.
    pub note: Option<String>,
    /// The ids of the plans that have it; all plans if absent.
    pub plans: Option<Vec<Text>>,
    /// The clause that says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
}

/// A demand on the customer.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawDuty {
    /// Its name: `"Training of technical contacts"`.
    pub name: String,
    /// Its force in the document's words: `"required"` (must, is responsible), `"expected"`
    /// (should, is expected) or `"encouraged"`.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<Force>())))]
    pub force: Text,
    /// Its subject: `"support"` (contacts, tickets and ways to ask), the default, or `"product"`
    /// (the use of the product, and other offerings). `contacts` shows the former only.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<DutySubject>())))]
    pub about: Option<Text>,
    /// The demand, in our own words.
    pub says: String,
    /// The ids of the plans that it holds for; all plans if absent.
    pub plans: Option<Vec<Text>>,
    /// The clause that says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
}
