//! Findings about a history as a whole, to be said in a line each.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Mutex, MutexGuard, PoisonError},
};

use super::HistoryLog;
use crate::{
    policy::{HistoryKey, HistoryRules, HistoryShape, Keyword as _},
    text::{counted, excerpt, grouped, listed},
};

/// The most statuses that are kept, and that a line lists.
const MOST_KEPT: usize = 1_000;
const MOST_SHOWN: usize = 8;

/// The findings, for all threads.
#[derive(Debug, Default)]
pub(super) struct HistoryFindings(Mutex<FoundEvents>);

#[derive(Debug, Default)]
struct FoundEvents {
    /// Statuses that no rule names, with the number of tickets that had each.
    unnamed: BTreeMap<String, u64>,
    /// Statuses that a rule names and tickets had, in lower case.
    seen: BTreeSet<String>,
    tickets: u64,
    unsorted: u64,
    without_events: u64,
    shapes: BTreeSet<&'static str>,
}

impl HistoryFindings {
    fn found(&self) -> MutexGuard<'_, FoundEvents> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn count_unsorted(&self) {
        self.found().unsorted += 1;
    }

    pub(super) fn count_without_events(&self) {
        self.found().without_events += 1;
    }

    pub(super) fn read_as(&self, shape: &HistoryShape) {
        self.found().shapes.insert(shape.title);
    }

    /// Takes the statuses that a ticket had.
    pub(super) fn take_statuses<'s>(
        &self,
        statuses: impl Iterator<Item = &'s str>,
        rules: &HistoryRules,
    ) {
        let statuses: BTreeSet<&str> = statuses.collect();
        let mut found = self.found();
        found.tickets += 1;
        for status in statuses {
            let is_named = rules.statuses().any(|(key, _)| rules.lists(key, status));
            let is_new = !found.unnamed.contains_key(status);
            if is_named {
                found.seen.insert(status.to_lowercase());
            } else if !is_new || found.unnamed.len() < MOST_KEPT {
                *found.unnamed.entry(status.to_owned()).or_default() += 1;
            }
        }
    }

    /// Lists the lines about rules and events.
    pub(super) fn notes(
        &self,
        rules: &HistoryRules,
        log: Option<&HistoryLog>,
        later: bool,
    ) -> Vec<String> {
        let found = self.found();
        let mut notes = vec![found.source(rules, log, later)];
        notes.extend(log.and_then(|log| log.delimiter_note.clone()));
        notes.extend(found.unnamed_line(rules));
        notes.extend(found.unseen_lines(rules));
        let unsorted = found.unsorted + log.map_or(0, |log| log.unsorted);
        if unsorted > 0 {
            let tickets = counted(unsorted, "ticket");
            notes.push(format!(
                "The events of {tickets} are not in order of time, and were sorted."
            ));
        }
        if found.without_events > 0 {
            let are = if found.without_events == 1 {
                "has no events, and is"
            } else {
                "have no events, and are"
            };
            let judged = rules.one(HistoryKey::OpeningStatus).map_or_else(
                || "judged by the table's own columns alone".to_owned(),
                |status| {
                    format!("taken as '{}' since the opening (opening-status)", excerpt(status))
                },
            );
            notes.push(format!("{} {are} {judged}.", counted(found.without_events, "ticket")));
        }
        notes.extend(log.and_then(HistoryLog::unused_line));
        notes
    }
}

impl FoundEvents {
    /// Returns the line that says which facts come from events, and how they were read.
    fn source(&self, rules: &HistoryRules, log: Option<&HistoryLog>, later: bool) -> String {
        let facts: Vec<String> = [
            (HistoryKey::RespondedWhen, "responses"),
            (HistoryKey::PauseWhile, "pauses"),
            (HistoryKey::ResolvedWhen, if later { "closings and resolutions" } else { "closings" }),
            (HistoryKey::ReopenedWhen, "reopenings"),
            (HistoryKey::CustomerWhile, "hand-overs"),
        ]
        .into_iter()
        .filter(|(key, _)| rules.has(*key))
        .map(|(key, what)| format!("{what} ({})", key.id()))
        .collect();
        let shapes: Vec<&str> = self.shapes.iter().copied().collect();
        let read = match log {
            Some(log) => log.source(),
            None if shapes.is_empty() => "the rows (there are none)".to_owned(),
            None => format!("the rows ({})", shapes.join(" and ")),
        };
        let facts = listed(&facts, "and");
        format!("From events in {read} come {facts}; no column is read for them.")
    }

    fn unnamed_line(&self, rules: &HistoryRules) -> Option<String> {
        if !rules.has(HistoryKey::PauseWhile) || self.unnamed.is_empty() {
            return None;
        }
        let mut unnamed: Vec<(&String, &u64)> = self.unnamed.iter().collect();
        unnamed.sort_by_key(|(_, tickets)| std::cmp::Reverse(**tickets));
        let listed: Vec<String> = unnamed
            .iter()
            .take(MOST_SHOWN)
            .map(|(status, tickets)| format!("'{}' ({})", excerpt(status), grouped(**tickets)))
            .collect();
        let more = unnamed.len().saturating_sub(MOST_SHOWN);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        Some(format!(
            "The clock runs in statuses that no rule names, here with their tickets: {}{more}.",
            listed.join(", ")
        ))
    }

    /// Returns a line for each status of a rule that no ticket had, if any was looked at.
    fn unseen_lines(&self, rules: &HistoryRules) -> Vec<String> {
        let is_unseen =
            |(_, status): &(HistoryKey, &str)| !self.seen.contains(&status.to_lowercase());
        let unseen = rules.statuses().filter(is_unseen).filter(|_| self.tickets > 0);
        let line = |(key, status): (HistoryKey, &str)| {
            format!("No ticket ever has the status '{}' of {}.", excerpt(status), key.id())
        };
        unseen.map(line).collect()
    }
}
