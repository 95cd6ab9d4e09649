//! Channels: the ways to open a request.

use serde::{Deserialize, Serialize};

#[cfg(test)]
use super::super::model::{ChannelOpener, ResponseTimesApply, keyword_ids};
use super::{SpannedValue, Text, Texts};

/// A way to open a request.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawChannel {
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
    /// The relation to response times: `"apply"`, `"do-not-apply"` or `"not-stated"`.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<ResponseTimesApply>())))]
    pub response_times: Text,
    /// The id of the calendar on which it is staffed; that of the plan if absent.
    pub calendar: Option<Text>,
    /// The side that opens it: `"customer"`, or `"vendor"` if it is used only when the vendor asks
    /// for it. The customer if absent.
    #[cfg_attr(test, schemars(extend("enum" = keyword_ids::<ChannelOpener>())))]
    pub opened_by: Option<Text>,
    /// True if a ticket can be opened there whether it is staffed or not, as in a web portal; false
    /// if absent.
    #[serde(default)]
    pub takes_tickets: bool,
    /// The address at which it is reached.
    pub address: Option<String>,
    /// The conditions of its use, a sentence each.
    #[serde(default)]
    pub conditions: Vec<String>,
    /// The vendor's behaviour outside its hours.
    pub outside: Option<String>,
    /// Its purpose.
    pub says: String,
    /// The clause that says so: `"6"`, a heading, or a list of several,
    /// `["4, first list", "terms#6.6"]`.
    pub clause: SpannedValue<Texts>,
}
