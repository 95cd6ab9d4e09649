//! Hours, who is covered when, response targets and channels.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Placed, Text, Texts};

/// Hours with a name.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawCalendar {
    /// The id that coverage, targets and readings refer to.
    pub id: Text,
    /// What the hours are called.
    pub name: String,
    /// An IANA zone, or `customer`.
    pub zone: Option<Text>,
    /// `Mon-Fri 08:30-17:30` and the like, or `not-stated`.
    pub hours: Option<Placed<Texts>>,
    /// Instead of hours: other calendars, whose hours together are these.
    pub union: Option<Vec<Text>>,
    /// Holiday lists on which it is closed.
    #[serde(default)]
    pub holidays: Vec<Text>,
    /// Other lists for customers in a zone: zone → lists.
    #[serde(default)]
    pub holidays_for_zone: BTreeMap<Text, Vec<Text>>,
    /// Whether lists that a customer names close it too; `false` for hours that never close.
    #[serde(default = "yes")]
    pub closes_on_holidays: bool,
    /// The length of a business day, where weekdays differ.
    pub business_day: Option<Text>,
    /// What every answer that rests on these hours should say.
    pub note: Option<String>,
    /// What it should say as long as the customer names no list of holidays.
    pub holidays_note: Option<String>,
    /// The clause.
    pub clause: Placed<Texts>,
}

fn yes() -> bool {
    true
}

/// Who is covered by which hours.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawCoverage {
    /// The plans it is for; every one if absent.
    pub plans: Option<Vec<Text>>,
    /// The editions it is for; every one if absent.
    pub editions: Option<Vec<Text>>,
    /// The regions it is for; every one if absent.
    pub regions: Option<Vec<Text>>,
    /// The priorities it is for; every one if absent, also those that the document does not name.
    pub priorities: Option<Vec<Text>>,
    /// The hours.
    pub calendar: Text,
    /// The clause.
    pub clause: Placed<Texts>,
}

/// A promise to respond.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawTarget {
    /// The plans it is for; every one if absent.
    pub plans: Option<Vec<Text>>,
    /// The editions it is for; every one if absent.
    pub editions: Option<Vec<Text>>,
    /// The regions it is for; every one if absent.
    pub regions: Option<Vec<Text>>,
    /// The priorities it is for; with `within` only.
    pub priorities: Option<Vec<Text>>,
    /// One answer for all: a length, `same business day`, `none` or `not-stated`.
    pub within: Option<Text>,
    /// An answer for each priority.
    pub by_priority: Option<BTreeMap<Text, Text>>,
    /// `maximum`, `target`, `best-effort`, `none` or `not-stated`.
    pub commitment: Text,
    /// The clock of lengths in hours: `calendar` or `coverage`.
    pub clock: Option<Text>,
    /// The calendar of lengths in business days, or `coverage` for the plan's own.
    pub business_days: Option<Text>,
    /// Requests after this time of the day count as received on the next business day: `16:00`.
    pub cut_off: Option<Text>,
    /// Where a customer finds what the document does not state.
    pub found_in: Option<String>,
    /// What an answer should say beside the numbers.
    pub note: Option<String>,
    /// The clause.
    pub clause: Placed<Texts>,
}

/// A way to open a request.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawChannel {
    /// The id for `--channel`.
    pub id: Text,
    /// The name for people.
    pub name: String,
    /// Other names that people type.
    #[serde(default)]
    pub aliases: Vec<Text>,
    /// The plans that have it; every one if absent.
    pub plans: Option<Vec<Text>>,
    /// The priorities that it is for; every one if absent.
    pub priorities: Option<Vec<Text>>,
    /// Whether response times hold for it: `apply`, `do-not-apply` or `not-stated`.
    pub response_times: Text,
    /// When it is staffed: a calendar, or absent for the plan's coverage.
    pub calendar: Option<Text>,
    /// What happens outside its hours.
    pub outside: Option<String>,
    /// What it is for.
    pub says: String,
    /// The clause.
    pub clause: Placed<Texts>,
}
