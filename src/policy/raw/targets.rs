//! Targets: the promised times.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[cfg(test)]
use super::super::model::{
    Commitment, Endeavour, MeasuredPeriod, Metric, TargetClock, TargetStart, keyword_ids,
};
use super::{SpannedValue, Text, Texts};

/// The promised time of a response, or of another metric: one answer in `within`, or one for each
/// priority in `by-priority`. The first rule of a metric that fits decides.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawTarget {
    /// The event that it promises: `"first-response"`, `"next-update"`, `"workaround"` or
    /// `"resolution"`; the first response if absent. After each update the time to the next begins.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<Metric>())))]
    pub metric: Option<Text>,
    /// The document's own name for it: `"ongoing response"`. Not for the first response.
    pub name: Option<Text>,
    /// The event that starts its clock: `"opened"` or `"first-response"`; the opening if absent.
    /// Not for the first response.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<TargetStart>())))]
    pub start: Option<Text>,
    /// The ids of the plans that it is for; all plans if absent.
    pub plans: Option<Vec<Text>>,
    /// The ids of the editions that it is for; all if absent.
    pub editions: Option<Vec<Text>>,
    /// The ids of the regions that it is for; all if absent.
    pub regions: Option<Vec<Text>>,
    /// The ids of the priorities that it is for; all if absent. With `within` only.
    pub priorities: Option<Vec<Text>>,
    /// One answer for all: `"30m"`, `"1h30m"`, `"2d"` (24 hours each), `"4 business hours"` or
    /// `"3 business days"`, a range of which the later end binds, `"5 to 7 business days"`, or
    /// `"same business day"`, `"none"` (the document says that there is none), `"not-stated"`.
    #[cfg_attr(test, schemars(extend("pattern" = r"^(none|not-stated|same business day|\d[\da-z ]*)$")))]
    pub within: Option<Text>,
    /// An answer for each priority, as in `within`: `{ 1 = "4h", 2 = "2 business days" }`.
    #[cfg_attr(test, schemars(extend("additionalProperties" = { "type": "string", "pattern": r"^(none|not-stated|same business day|\d[\da-z ]*)$" })))]
    pub by_priority: Option<BTreeMap<Text, Text>>,
    /// Its firmness: `"maximum"` (at most so long), `"target"`, `"best-effort"`, `"none"` or
    /// `"not-stated"`.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<Commitment>())))]
    pub commitment: Text,
    /// For lengths in hours: `"calendar"` for a clock that always runs, `"coverage"` for one that
    /// runs only while the plan is covered.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<TargetClock>())))]
    pub clock: Option<Text>,
    /// For lengths in business days: the id of the calendar that has the days, or `"coverage"` for
    /// the plan's own.
    pub business_days: Option<Text>,
    /// Requests later in the day count as received on the next business day: `"16:00"`. No such
    /// time if absent.
    #[cfg_attr(test, schemars(extend("pattern" = r"^\d{2}:\d{2}$")))]
    pub cut_off: Option<Text>,
    /// The period over all of whose tickets the target is measured: `"month"`, `"quarter"` or
    /// `"year"`. A target for each ticket if absent.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<MeasuredPeriod>())))]
    pub measured_over: Option<Text>,
    /// With `within = "none"`: an endeavour without a guarantee all the same,
    /// `"same-business-day"`. Needs `business-days`.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<Endeavour>())))]
    pub aim: Option<Text>,
    /// True if the document adds "or as agreed": another time may have been agreed on.
    pub or_as_agreed: Option<bool>,
    /// The place where a customer finds a time that the document does not state: `"order form"`.
    pub found_in: Option<String>,
    /// A note for answers.
    pub note: Option<String>,
    /// The clause that says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
}
