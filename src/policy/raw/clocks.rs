//! Hours, who is covered when, response targets and channels.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{SpannedValue, Text, Texts};

/// Hours with an id. They are given by `hours` and `zone`, or by `union`.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawCalendar {
    /// The id that coverage, targets, channels and readings refer to.
    pub id: Text,
    /// What the hours are called.
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
    /// them. Closed on none if absent.
    #[serde(default)]
    pub holidays: Vec<Text>,
    /// Of calendar files among the lists, the categories of the events that are days off:
    /// `["Public holiday"]`. All that say no other if absent.
    #[serde(default)]
    pub holiday_categories: Vec<Text>,
    /// Other holiday lists for customers in a zone: `{ "Asia/Tokyo" = ["jp"] }`.
    #[serde(default)]
    pub holidays_for_zone: BTreeMap<Text, Vec<Text>>,
    /// `false` for hours that never close: lists that a customer names do not close them either.
    #[serde(default = "yes")]
    pub closes_on_holidays: bool,
    /// The length of a business day, `"8h"`. Needed if targets are in business days and the
    /// weekdays differ in length.
    #[cfg_attr(test, schemars(extend("pattern" = r"^\d[\da-z ]*$")))]
    pub business_day: Option<Text>,
    /// What every answer that rests on these hours should say.
    pub note: Option<String>,
    /// What such answers should say as long as the customer names no list of holidays.
    pub holidays_note: Option<String>,
    /// Where the document says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
}

fn yes() -> bool {
    true
}

/// Who is covered by which hours. The first rule that fits decides, so the special ones come first.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawCoverage {
    /// The ids of the plans that it is for; all plans if absent.
    pub plans: Option<Vec<Text>>,
    /// The ids of the editions that it is for; all if absent.
    pub editions: Option<Vec<Text>>,
    /// The ids of the regions that it is for; all if absent.
    pub regions: Option<Vec<Text>>,
    /// The ids of the priorities that it is for; all if absent, also those that the document does
    /// not name.
    pub priorities: Option<Vec<Text>>,
    /// The id of the calendar with the hours.
    pub calendar: Text,
    /// Where the document says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
}

/// How soon the vendor responds: one answer in `within`, or one for each priority in `by-priority`.
/// The first rule that fits decides.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawTarget {
    /// The ids of the plans that it is for; all plans if absent.
    pub plans: Option<Vec<Text>>,
    /// The ids of the editions that it is for; all if absent.
    pub editions: Option<Vec<Text>>,
    /// The ids of the regions that it is for; all if absent.
    pub regions: Option<Vec<Text>>,
    /// The ids of the priorities that it is for; all if absent. With `within` only.
    pub priorities: Option<Vec<Text>>,
    /// One answer for all: `"30m"`, `"1h30m"`, `"2d"` (24 hours each), `"4 business hours"` or
    /// `"3 business days"`, or `"same business day"`, `"none"` (the document says that there is
    /// none), `"not-stated"`.
    #[cfg_attr(test, schemars(extend("pattern" = r"^(none|not-stated|same business day|\d[\da-z ]*)$")))]
    pub within: Option<Text>,
    /// An answer for each priority, as in `within`: `{ 1 = "4h", 2 = "2 business days" }`.
    #[cfg_attr(test, schemars(extend("additionalProperties" = { "type": "string", "pattern": r"^(none|not-stated|same business day|\d[\da-z ]*)$" })))]
    pub by_priority: Option<BTreeMap<Text, Text>>,
    /// How firm it is: `"maximum"` (at most so long), `"target"`, `"best-effort"`, `"none"` or
    /// `"not-stated"`.
    #[cfg_attr(test, schemars(extend("enum" = ["maximum", "target", "best-effort", "none", "not-stated"])))]
    pub commitment: Text,
    /// For lengths in hours: `"calendar"` for a clock that always runs, `"coverage"` for one that
    /// runs only while the plan is covered.
    #[cfg_attr(test, schemars(extend("enum" = ["calendar", "coverage"])))]
    pub clock: Option<Text>,
    /// For lengths in business days: the id of the calendar that has the days, or `"coverage"` for
    /// the plan's own.
    pub business_days: Option<Text>,
    /// Requests later in the day count as received on the next business day: `"16:00"`. No such
    /// time if absent.
    #[cfg_attr(test, schemars(extend("pattern" = r"^\d{2}:\d{2}$")))]
    pub cut_off: Option<Text>,
    /// Where a customer finds what the document does not state: `"order form"`.
    pub found_in: Option<String>,
    /// What an answer should say beside the numbers.
    pub note: Option<String>,
    /// Where the document says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
}

/// A way to open a request.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawChannel {
    /// The id for `--channel`.
    pub id: Text,
    /// The name for people.
    pub name: String,
    /// Other names that people type.
    #[serde(default)]
    pub aliases: Vec<Text>,
    /// The ids of the plans that have it; all plans if absent.
    pub plans: Option<Vec<Text>>,
    /// The ids of the priorities that it is for; all if absent.
    pub priorities: Option<Vec<Text>>,
    /// Whether response times hold for requests opened this way: `"apply"`, `"do-not-apply"` or
    /// `"not-stated"`.
    #[cfg_attr(test, schemars(extend("enum" = ["apply", "do-not-apply", "not-stated"])))]
    pub response_times: Text,
    /// The id of the calendar when it is staffed; as the plan is covered if absent.
    pub calendar: Option<Text>,
    /// What happens outside its hours.
    pub outside: Option<String>,
    /// What it is for.
    pub says: String,
    /// Where the document says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
}
