//! Days with hours of their own, by date or by rule.

use serde::{Deserialize, Serialize};

use super::{DateText, SpannedValue, Text, Texts};

/// A date with hours of its own, or the rule for such dates. Exactly one of `on`, `fixed`, `nth`,
/// `near`, `easter` and `orthodox-easter` says when it is.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawSpecialDay {
    /// The date: `2026-12-24`. It goes before a rule that falls on the same date.
    pub on: Option<DateText>,
    /// The same month and day each year: `"12-24"`.
    #[cfg_attr(test, schemars(extend("pattern" = r"^\d\d-\d\d$")))]
    pub fixed: Option<Text>,
    /// A weekday of a month: `"last friday of december"`, `"last friday of every month"`.
    pub nth: Option<Text>,
    /// The nearest such weekday: `"friday before 12-24"`; `before`, `on-or-before`, `after`,
    /// `on-or-after`.
    pub near: Option<Text>,
    /// Days after Easter Sunday: `-2` is Good Friday.
    pub easter: Option<SpannedValue<i64>>,
    /// Days after the Orthodox Easter Sunday.
    pub orthodox_easter: Option<SpannedValue<i64>>,
    /// The first year of the rule; always if absent.
    pub from: Option<i32>,
    /// The last year of the rule; still if absent.
    pub until: Option<i32>,
    /// The name for people.
    pub name: String,
    /// Its hours, `"09:00-12:00"` or several separated by commas, or `"closed"`: they hold whatever
    /// else the day is. Or `"until 12:00"`: the usual hours end then, and a day that is free stays
    /// so.
    pub hours: Text,
    /// The ids of the policy's calendars that it is for. Without them, all that close on holidays.
    pub calendars: Option<Vec<Text>>,
    /// The clause that says so. A policy must name it.
    pub clause: Option<SpannedValue<Texts>>,
}
