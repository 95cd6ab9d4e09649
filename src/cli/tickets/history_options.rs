//! The options about events of tickets: a file of them, and rules.

use std::path::Path;

use super::{super::environment::Environment, NAMES, StreamArgs};
use crate::{
    policy::{HistoryKey, HistoryRules, HistoryShape, Keyword as _, nearest},
    sla::QuestionError,
    tickets::{EventReader, History, Mapping, TicketContext, read_history},
    time::{Instant, OffsetTable},
    times::TimeForm,
};

impl StreamArgs {
    /// Returns the rules for events, and those of a file.
    ///
    /// # Errors
    /// A rule is wrong, or the file cannot be read.
    pub(super) fn history(
        &self,
        context: &TicketContext<'_>,
        environment: &Environment,
        now: Instant,
    ) -> anyhow::Result<Option<History>> {
        if self.history.as_deref() == Some(Path::new("-")) {
            let says = "--history names a file; standard input is --history /dev/stdin";
            return Err(QuestionError::Conflict(says.to_owned()).into());
        }
        let rules = self.history_rules()?;
        if rules.is_empty() {
            if self.history.is_some() || !self.history_rule.is_empty() {
                return Err(without_rules().into());
            }
            return Ok(None);
        }
        let zone = context.zone_of_events().map(|name| environment.zone(name)).transpose()?;
        let zone = zone.as_ref().map(OffsetTable::new);
        let form = rules.one(HistoryKey::HistoryTimeFormat).map(TimeForm::new).transpose()?;
        let form = form.or_else(|| self.time_form());
        let status_field = rules.one(HistoryKey::StatusField);
        let reader = EventReader::new(form.as_ref(), zone.as_ref(), now, status_field);
        let log = self.history.as_deref().map(|path| read_history(path, reader)).transpose()?;
        Ok(Some(History::new(rules, log)))
    }

    /// Takes the columns that tie the table to the events.
    pub(super) fn map_history(&self, mapping: &mut Mapping) -> Result<(), QuestionError> {
        let rules = self.history_rules()?;
        if rules.is_empty() {
            return Ok(());
        }
        let said = rules.one(HistoryKey::HistoryId).map(|id| vec![id]);
        let ids = said.unwrap_or_else(|| NAMES.to_vec());
        if self.history.is_some() {
            mapping.with_history(Some(&ids), &[]);
        } else {
            let said = rules.one(HistoryKey::HistoryColumn).map(|list| vec![list]);
            let lists = said.unwrap_or_else(|| HistoryShape::all_lists().collect());
            mapping.with_history(None, &lists);
        }
        Ok(())
    }

    fn history_rules(&self) -> Result<HistoryRules, QuestionError> {
        let mut rules = HistoryRules::default();
        for text in &self.history_rule {
            let (key, value) = text.split_once('=').ok_or_else(|| {
                QuestionError::Conflict(format!(
                    "--history-rule takes KEY=VALUE, such as pause-while=Pending, once for each \
                     value, not '{text}'"
                ))
            })?;
            rules.add(key_of(key)?, value);
        }
        match rules.fault() {
            None => Ok(rules),
            Some((key, says)) => {
                Err(QuestionError::Conflict(format!("--history-rule {}: {says}", key.id())))
            }
        }
    }
}

fn key_of(name: &str) -> Result<HistoryKey, QuestionError> {
    let name = name.trim();
    let ids = || HistoryKey::ALL.iter().map(|key| key.id());
    let found = HistoryKey::ALL.iter().find(|key| key.id().eq_ignore_ascii_case(name));
    found.copied().ok_or_else(|| QuestionError::Unknown {
        what: "rule for events".to_owned(),
        name: name.to_owned(),
        nearest: nearest(name, ids()),
        known: ids().map(str::to_owned).collect(),
        hint: None,
    })
}

fn without_rules() -> QuestionError {
    QuestionError::Conflict(
        "no rule says what the events of tickets mean; add one, such as --history-rule \
         pause-while='Waiting for customer', or pause-while under [tickets] of the contract"
            .to_owned(),
    )
}
