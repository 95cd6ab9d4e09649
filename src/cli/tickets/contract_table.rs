//! The options of a table that a contract has under `[tickets]`.

use super::{StreamArgs, arguments::ChosenPreset, used_options::said};
use crate::{
    policy::{TicketTable, normalized},
    tickets::UsedOption,
    times::TimeForm,
};

impl StreamArgs {
    /// Returns these options, completed by those of a contract key by key, and what it added.
    pub(super) fn completed(&self, table: &TicketTable) -> (Self, Vec<UsedOption>) {
        let (mut all, mut added) = (self.clone(), Vec::new());
        let mut add = |option: &str, value: &str| {
            added.push(UsedOption { source: Some("contract"), ..said(option, value) });
        };
        if let (None, Some(preset)) = (self.preset, table.preset) {
            all.preset = ChosenPreset::of(preset).ok();
            add("--preset", preset);
        }
        if let (None, Some(form)) = (&self.time_format, &table.time_format) {
            all.time_format = TimeForm::new(form).ok();
            add("--time-format", form);
        }
        for (option, own, of_contract) in [
            ("--map", &mut all.map, &table.map),
            ("--map-value", &mut all.map_value, &table.map_value),
            ("--history-rule", &mut all.history_rule, &table.history),
        ] {
            let typed: Vec<String> = own.iter().map(|text| key(text)).collect();
            let others = of_contract.iter().filter(|text| !typed.contains(&key(text)));
            let others: Vec<String> = others.cloned().collect();
            for text in &others {
                add(option, text);
            }
            own.splice(0..0, others);
        }
        (all, added)
    }
}

/// Returns the key of a `--map` or `--map-value`, without the unit of a field.
fn key(text: &str) -> String {
    let key = text.split_once('=').map_or(text, |(key, _)| key);
    match key.split_once(':') {
        Some(("responded_after", _)) => normalized("responded_after"),
        _ => normalized(key),
    }
}
