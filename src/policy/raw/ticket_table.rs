//! The customer's table of tickets, in a contract.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[cfg(test)]
use super::super::model::preset_names;
use super::{Text, Texts};

/// The options of `batch`, `report` and `audit` by which a table is read, under their names.
#[derive(Debug, Default, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RawTicketTable {
    /// The export that it is, as `--preset` takes it: `"zendesk"`.
    #[cfg_attr(test, schemars(extend("enum" = preset_names())))]
    pub preset: Option<Text>,
    /// Field = column, as `--map` takes them: `opened = "Created at"`, `"responded_after:hours" =
    /// "Reply"`. With `""` no column holds the field.
    #[serde(default)]
    pub map: BTreeMap<Text, Text>,
    /// Field and value = meaning in the policy's words, as `--map-value` takes them:
    /// `"priority:urgent" = "1"`. With `""` the value is as an empty cell. `priority = "@jira"`
    /// takes a ready-made set.
    #[serde(default)]
    pub map_value: BTreeMap<Text, Text>,
    /// The form of its times, as `--time-format` takes it: `"%d/%m/%Y %H:%M"`.
    pub time_format: Option<Text>,
    /// The zone in which its times without an offset are written; the customer's if absent.
    pub timezone: Option<Text>,
    /// Statuses in which the clock is paused: `["Pending", "Waiting for customer"]`. This key and
    /// those that follow are rules for the events of tickets, as `--history-rule` takes them.
    pub pause_while: Option<Texts>,
    /// Statuses in which the customer has the ticket, for the split of its time. They do not pause
    /// the clock by themselves.
    pub customer_while: Option<Texts>,
    /// Statuses whose first one is the response, or `"first public comment by the vendor"`, or
    /// `"first comment by the vendor"`.
    pub responded_when: Option<Texts>,
    /// Statuses in which the ticket is closed.
    pub resolved_when: Option<Texts>,
    /// Statuses that reopen a closed ticket, or `"any other status"`.
    pub reopened_when: Option<Texts>,
    /// The status of a ticket when it is opened, where its events do not say it.
    pub opening_status: Option<Text>,
    /// Authors who belong to the vendor; `*` is any text: `"*@vendor.example"`.
    pub vendor_authors: Option<Texts>,
    /// Authors who belong to the customer. `"*"` alone is everybody who is not listed.
    pub customer_authors: Option<Texts>,
    /// The field whose changes are those of the status, if it is not the usual one.
    pub status_field: Option<Text>,
    /// The column of the table that has the ticket names of the history; without it `id`, `key` or
    /// the like.
    pub history_id: Option<Text>,
    /// The column of the table that has the events, as a list in JSON.
    pub history_column: Option<Text>,
    /// The form of times in the history, where it is not that of the table and could mean two
    /// things: `"%d/%m/%Y %H:%M"`.
    pub history_time_format: Option<Text>,
}
