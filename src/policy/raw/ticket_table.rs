//! The customer's table of tickets, in a contract.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[cfg(test)]
use super::super::model::preset_names;
use super::Text;

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
}
