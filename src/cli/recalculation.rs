//! The command that works an answer out again, for events that outlive the terminal they came from.

use std::path::Path;

use super::{config::contract_name, options::CommonArgs};
use crate::{
    sla::{Pause, SubjectHeader, TicketSide, ZonedInstant},
    time::{Instant, Zone},
};

/// A command line, word by word.
#[derive(Clone, Debug)]
pub(super) struct Recalculation {
    words: Vec<String>,
}

/// The names that choose the policy and the entitlement, as ids.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct AskedNames<'a> {
    pub(super) policy: &'a str,
    pub(super) plan: Option<&'a str>,
    pub(super) edition: Option<&'a str>,
    pub(super) region: Option<&'a str>,
    pub(super) priority: Option<&'a str>,
    pub(super) channel: Option<&'a str>,
    pub(super) timezone: Option<&'a str>,
}

impl<'a> AskedNames<'a> {
    /// Returns the names of an answer's header, with the customer's zone.
    pub(super) fn of(header: &'a SubjectHeader, timezone: Option<&'a Zone>) -> Self {
        Self {
            policy: &header.policy.id,
            plan: header.plan.as_deref(),
            edition: header.edition.as_deref(),
            region: header.region.as_deref(),
            priority: header.priority.as_ref().map(|priority| priority.id.as_str()),
            channel: header.channel.as_deref(),
            timezone: timezone.map(Zone::name),
        }
    }
}

/// The ticket of a question about a deadline.
#[derive(Clone, Copy, Debug)]
pub(super) struct AskedTicket<'a> {
    pub(super) name: Option<&'a str>,
    pub(super) opened: &'a ZonedInstant,
    pub(super) pauses: &'a [Pause],
    pub(super) changes: &'a [(Instant, String)],
    pub(super) hand_overs: &'a [(Instant, TicketSide)],
    pub(super) reopened: &'a [Instant],
}

impl Recalculation {
    /// Begins a command with the names of an entitlement, and the options beside them.
    pub(super) fn new(command: &str, names: AskedNames<'_>, options: &CommonArgs) -> Self {
        let mut line = Self { words: vec!["slacalc".to_owned(), command.to_owned()] };
        line.option("--policy", Some(names.policy));
        line.option("--plan", names.plan);
        line.option("--edition", names.edition);
        line.option("--region", names.region);
        line.option("--priority", names.priority);
        line.option("--channel", names.channel);
        line.option("--timezone", names.timezone);
        let subject = &options.subject;
        line.each("--holidays", &subject.holidays);
        line.each("--holiday-category", &subject.holiday_category);
        line.each("--reading", &subject.reading);
        line.each("--policy-dir", options.library.policy_dir.iter().map(|path| path.display()));
        line.option("--as-of", options.version.as_of.as_deref());
        line
    }

    /// Adds a contract, by its name if it is one of the configuration.
    pub(super) fn with_contract(mut self, path: Option<&Path>) -> Self {
        let word = |path: &Path| contract_name(path).unwrap_or(path.display().to_string());
        self.each("--contract", path.map(word));
        self
    }

    /// Adds a ticket.
    pub(super) fn with_ticket(mut self, ticket: AskedTicket<'_>) -> Self {
        let AskedTicket { name, opened, pauses, changes, hand_overs, reopened } = ticket;
        let zone = &opened.zone;
        self.option("--ticket", name);
        self.option("--opened", Some(&opened.rfc3339()));
        self.each(
            "--pause",
            pauses.iter().map(|(from, to)| {
                let to = to.map_or_else(String::new, |to| zone.rfc3339(to));
                format!("{}/{to}", zone.rfc3339(*from))
            }),
        );
        let changes = changes.iter().map(|(at, to)| format!("{}={to}", zone.rfc3339(*at)));
        self.each("--priority-change", changes);
        self.each("--reopened", reopened.iter().map(|at| zone.rfc3339(*at)));
        let hand_overs = hand_overs.iter();
        let hand_overs = hand_overs.map(|(at, to)| format!("{}={}", zone.rfc3339(*at), to.id()));
        self.each("--hand-over", hand_overs);
        self
    }

    /// Adds an option with its value, if there is one.
    pub(super) fn option(&mut self, name: &str, value: Option<&str>) {
        self.each(name, value);
    }

    /// Adds an option once for each value.
    pub(super) fn each<T: ToString>(&mut self, name: &str, values: impl IntoIterator<Item = T>) {
        for value in values {
            self.words.extend([name.to_owned(), quoted(&value.to_string())]);
        }
    }

    /// Returns the line, ready to paste.
    pub(super) fn line(&self) -> String {
        self.words.join(" ")
    }
}

/// Returns a word as a POSIX shell takes it.
pub(super) fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-+=:@,%".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn words_are_quoted_where_a_shell_needs_it() {
        let cases = [
            ("scalr/saas", "scalr/saas"),
            ("2026-03-06T16:45:00-05:00", "2026-03-06T16:45:00-05:00"),
            ("my contract.toml", "'my contract.toml'"),
            ("it's", "'it'\\''s'"),
            ("$(rm)", "'$(rm)'"),
            ("", "''"),
            ("~/x", "'~/x'"),
        ];
        for (word, expected) in cases {
            assert_eq!(quoted(word), expected);
        }
    }
}
