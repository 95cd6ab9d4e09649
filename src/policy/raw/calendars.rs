//! Calendars, and the tickets that each covers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{SpannedValue, Text, Texts};

/// Hours with an id. They are given by `hours` and `zone`, or by `union`.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawCalendar {
    /// The id that coverage, targets, channels and readings refer to.
    pub id: Text,
    /// The name for people.
    pub name: String,
    /// An IANA zone such as `"Europe/Dublin"`, or `"customer"`: where the customer is. Needed
    /// unless the hours are not stated.
    pub zone: Option<Text>,
    /// The week, `"Mon-Fri 08:30-17:30"`, a list for more,
    /// `["Mon-Thu 09:00-12:00, 13:00-17:00", "Fri 09:00-13:00"]`, `"24/7"`, or `"not-stated"`. At
    /// the closing time it is closed; a closing time not after the opening is on the next day.
    pub hours: Option<SpannedValue<Texts>>,
    /// Instead of `hours` and `zone`: the ids of other calendars, whose hours together are these.
    pub union: Option<Vec<Text>>,
    /// Holiday lists on which it is closed: `["us"]`, `["de-by"]`. `slacalc holidays list` names
    /// them. `["customer"]` are the lists that the customer names, and must. Closed on none if
    /// absent.
    #[serde(default)]
    pub holidays: Vec<Text>,
    /// Of calendar files among the lists, the categories of the events that are days off:
    /// `["Public holiday"]`. All that say no other if absent.
    #[serde(default)]
    pub holiday_categories: Vec<Text>,
    /// Other holiday lists for customers in a zone: `{ "Asia/Tokyo" = ["jp"] }`.
    #[serde(default)]
    pub holidays_for_zone: BTreeMap<Text, Vec<Text>>,
    /// The zone whose dates the holidays are: an IANA zone, or `"customer"`. They then close the
    /// hours from midnight to midnight there. Absent, they are dates of `zone` and take the hours
    /// that begin on them.
    pub holidays_zone: Option<Text>,
    /// `false` for hours that never close: lists that a customer names do not close them either.
    #[serde(default = "yes")]
    pub closes_on_holidays: bool,
    /// The length of a business day, `"8h"`. Needed if targets are in business days and the
    /// weekdays differ in length.
    #[cfg_attr(test, schemars(extend("pattern" = r"^\d[\da-z ]*$")))]
    pub business_day: Option<Text>,
    /// A note for every answer that rests on these hours.
    pub note: Option<String>,
    /// A note for such answers as long as the customer names no list of holidays.
    pub holidays_note: Option<String>,
    /// The clause that says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
}

fn yes() -> bool {
    true
}

/// The hours that cover some tickets. The first rule that fits decides, so the special ones come
/// first.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawCoverage {
    /// The ids of the plans that it is for; all plans if absent.
    pub plans: Option<Vec<Text>>,
    /// The ids of the editions that it is for; all if absent.
    pub editions: Option<Vec<Text>>,
    /// The ids of the regions that it is for; all if absent.
    pub regions: Option<Vec<Text>>,
    /// The ids of the priorities that it is for; all if absent, also those that the document does
    /// not name.
    pub priorities: Option<Vec<Text>>,
    /// The ids of the channels whose hours these are. Absent, the rule is for tickets by any
    /// channel that has no hours of its own.
    pub channels: Option<Vec<Text>>,
    /// The id of the calendar with the hours.
    pub calendar: Text,
    /// The clause that says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
}
