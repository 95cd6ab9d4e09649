//! Rules by which the events of a ticket become its pauses, its response, its closing, its
//! reopenings and its hand-overs.

use super::keyword::{Keyword, keywords};
use crate::times::TimeForm;

/// The subject of a rule. Contracts have these words as keys of `[tickets]`, and `--history-rule`
/// takes them as `KEY=VALUE`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum HistoryKey {
    /// Statuses in which the clock is paused.
    PauseWhile,
    /// Statuses in which the customer has the ticket.
    CustomerWhile,
    /// Statuses whose first one is the response, or a comment that is.
    RespondedWhen,
    /// Statuses in which the ticket is closed.
    ResolvedWhen,
    /// Statuses that reopen a closed ticket, or any other one.
    ReopenedWhen,
    /// The status of a ticket when it is opened.
    OpeningStatus,
    /// Patterns of authors who belong to the vendor.
    VendorAuthors,
    /// Patterns of authors who belong to the customer.
    CustomerAuthors,
    /// The field whose changes are those of the status.
    StatusField,
    /// The column of the table that has the ticket names of the history.
    HistoryId,
    /// The column of the table that has the events.
    HistoryColumn,
    /// The form of times in the history.
    HistoryTimeFormat,
}

keywords! {
    HistoryKey {
        PauseWhile => "pause-while",
        CustomerWhile => "customer-while",
        RespondedWhen => "responded-when",
        ResolvedWhen => "resolved-when",
        ReopenedWhen => "reopened-when",
        OpeningStatus => "opening-status",
        VendorAuthors => "vendor-authors",
        CustomerAuthors => "customer-authors",
        StatusField => "status-field",
        HistoryId => "history-id",
        HistoryColumn => "history-column",
        HistoryTimeFormat => "history-time-format",
    }
}

impl HistoryKey {
    /// Returns its meaning in a few words.
    pub(crate) fn says(self) -> &'static str {
        match self {
            Self::PauseWhile => "statuses in which the clock is paused",
            Self::CustomerWhile => "statuses in which the customer has the ticket",
            Self::RespondedWhen => "statuses whose first one is the response",
            Self::ResolvedWhen => "statuses in which the ticket is closed",
            Self::ReopenedWhen => "statuses that reopen a closed ticket",
            Self::OpeningStatus => "the status of every ticket when it is opened",
            Self::VendorAuthors => "authors who write for the vendor",
            Self::CustomerAuthors => "authors who write for the customer",
            Self::StatusField => "the field whose changes are those of the status",
            Self::HistoryId => "the column that has the ticket names of the history",
            Self::HistoryColumn => "the column that has the events",
            Self::HistoryTimeFormat => "the form of times in the history",
        }
    }

    /// Returns the values that need not be a status: nothing, and the phrases that it knows.
    pub(crate) fn values(self) -> Vec<&'static str> {
        let mut values = vec![""];
        match self {
            Self::RespondedWhen => values.extend(ResponseComment::ALL.iter().map(|it| it.id())),
            Self::ReopenedWhen => values.push(ANY_OTHER_STATUS),
            _ => {}
        }
        values
    }

    /// Returns true if it has one value only.
    fn is_single(self) -> bool {
        !self.makes_facts() && !matches!(self, Self::VendorAuthors | Self::CustomerAuthors)
    }

    /// Returns true if it makes a fact of a ticket out of events.
    fn makes_facts(self) -> bool {
        self <= Self::ReopenedWhen
    }
}

/// The response that is a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ResponseComment {
    /// The first one of the vendor that the customer can see.
    Public,
    /// The first one of the vendor.
    Any,
}

keywords! {
    ResponseComment {
        Public => "first public comment by the vendor",
        Any => "first comment by the vendor",
    }
}

impl ResponseComment {
    /// Returns the comment that a phrase means, in any case.
    fn named(phrase: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.id().eq_ignore_ascii_case(phrase))
    }
}

/// The value of `reopened-when` for every status that is not one of a closed ticket.
const ANY_OTHER_STATUS: &str = "any other status";

/// The rules of a table, in the order in which they were said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct HistoryRules(Vec<(HistoryKey, String)>);

impl HistoryRules {
    /// Adds a value of a rule.
    pub(crate) fn add(&mut self, key: HistoryKey, value: &str) {
        self.0.push((key, value.trim().to_owned()));
    }

    /// Returns the values of a rule.
    pub(crate) fn of(&self, key: HistoryKey) -> impl Iterator<Item = &str> {
        let values = self.0.iter().filter(move |(other, _)| *other == key);
        values.map(|(_, value)| value.as_str())
    }

    /// Returns the value of a rule that has one.
    pub(crate) fn one(&self, key: HistoryKey) -> Option<&str> {
        self.of(key).next()
    }

    /// Returns true if a rule is there.
    pub(crate) fn has(&self, key: HistoryKey) -> bool {
        self.one(key).is_some()
    }

    /// Returns true if a rule lists a status; capital and small letters are the same.
    pub(crate) fn lists(&self, key: HistoryKey, status: &str) -> bool {
        let status = status.trim().to_lowercase();
        self.of(key).any(|value| value.to_lowercase() == status)
    }

    /// Returns true if nothing is taken out of events.
    pub(crate) fn is_empty(&self) -> bool {
        !self.0.iter().any(|(key, _)| key.makes_facts())
    }

    /// Returns the comment that is the response, if one is.
    pub(crate) fn response_comment(&self) -> Option<ResponseComment> {
        ResponseComment::named(self.one(HistoryKey::RespondedWhen)?)
    }

    /// Returns true if every status that is not one of a closed ticket reopens it.
    pub(crate) fn reopens_by_any(&self) -> bool {
        self.lists(HistoryKey::ReopenedWhen, ANY_OTHER_STATUS)
    }

    /// Lists the statuses that rules name, each with the rule.
    pub(crate) fn statuses(&self) -> impl Iterator<Item = (HistoryKey, &str)> {
        let named = self.0.iter().filter(|(key, value)| {
            let is_phrase = match key {
                HistoryKey::RespondedWhen => self.response_comment().is_some(),
                HistoryKey::ReopenedWhen => value.eq_ignore_ascii_case(ANY_OTHER_STATUS),
                key => !key.makes_facts() && *key != HistoryKey::OpeningStatus,
            };
            !is_phrase
        });
        named.map(|(key, value)| (*key, value.as_str()))
    }

    /// Returns what is wrong with the rules: the key, and how to mend it.
    pub(crate) fn fault(&self) -> Option<(HistoryKey, String)> {
        let twice = self.0.iter().find(|(key, _)| key.is_single() && self.of(*key).count() > 1);
        if let Some((key, _)) = twice {
            return Some((*key, "it has one value only".to_owned()));
        }
        if let Some((key, _)) = self.0.iter().find(|(_, value)| value.is_empty()) {
            return Some((*key, "its value is empty".to_owned()));
        }
        let key = HistoryKey::HistoryTimeFormat;
        if let Some(Err(error)) = self.one(key).map(TimeForm::new) {
            return Some((key, error.to_string()));
        }
        self.fault_of_response().or_else(|| self.fault_of_reopening())
    }

    fn fault_of_response(&self) -> Option<(HistoryKey, String)> {
        let key = HistoryKey::RespondedWhen;
        if let Some(value) = self.of(key).find(|value| is_like_a_comment(value)) {
            let [public, any] = [ResponseComment::Public, ResponseComment::Any].map(Keyword::id);
            let says =
                format!("'{value}' is no comment that it knows; write '{public}' or '{any}'");
            return Some((key, says));
        }
        let is_comment = |value: &str| ResponseComment::named(value).is_some();
        if self.of(key).count() > 1 && self.of(key).any(is_comment) {
            let says = "a comment is the response, or a status is; name one of them";
            return Some((key, says.to_owned()));
        }
        let lacks_authors = !self.has(HistoryKey::VendorAuthors);
        let says = "who belongs to the vendor is not said; add vendor-authors, such as \
                    \"*@vendor.example\"";
        (self.response_comment().is_some() && lacks_authors).then(|| (key, says.to_owned()))
    }

    fn fault_of_reopening(&self) -> Option<(HistoryKey, String)> {
        let key = HistoryKey::ReopenedWhen;
        if self.has(key) && !self.has(HistoryKey::ResolvedWhen) {
            let says = "resolved-when is missing: it says in which statuses a ticket is closed";
            return Some((key, says.to_owned()));
        }
        if let Some(value) = self.of(key).find(|value| is_like_any_status(value)) {
            return Some((key, format!("'{value}' is no status; write '{ANY_OTHER_STATUS}'")));
        }
        let both = self.of(key).find(|status| self.lists(HistoryKey::ResolvedWhen, status))?;
        Some((key, format!("'{both}' is under resolved-when too")))
    }
}

/// Returns true for words that mean a comment which is the response, and are no phrase for one: no
/// ticket has such a status, so that all of them would be unanswered.
fn is_like_a_comment(value: &str) -> bool {
    let lower = value.to_lowercase();
    let mut words = lower.split_whitespace();
    let begins = words.next().is_some_and(|first| ["any", "first", "public"].contains(&first));
    ResponseComment::named(value).is_none()
        && begins
        && words.any(|word| word.starts_with("comment") || word == "reply")
}

/// Returns true for words that mean every status, and are not the phrase for it.
fn is_like_any_status(value: &str) -> bool {
    let lower = value.to_lowercase();
    lower != ANY_OTHER_STATUS && ["any", "any status", "any other", "*"].contains(&lower.as_str())
}

#[cfg(test)]
mod tests {
    use super::{
        super::keyword::Keyword as _, ANY_OTHER_STATUS, HistoryKey, HistoryRules, ResponseComment,
    };

    fn rules(said: &[(HistoryKey, &str)]) -> HistoryRules {
        let mut rules = HistoryRules::default();
        for (key, value) in said {
            rules.add(*key, value);
        }
        rules
    }

    #[test]
    fn rules_that_lack_something_are_faults() {
        let comment = ResponseComment::Public.id();
        let authors = (HistoryKey::VendorAuthors, "*@vendor.example");
        let (responded, reopened) = (HistoryKey::RespondedWhen, HistoryKey::ReopenedWhen);
        let resolved = (HistoryKey::ResolvedWhen, "Solved");
        for (said, fault) in [
            (vec![(responded, comment)], Some(responded)),
            (vec![(responded, comment), authors], None),
            (vec![(responded, comment), (responded, "Open"), authors], Some(responded)),
            (vec![(reopened, ANY_OTHER_STATUS)], Some(reopened)),
            (vec![(reopened, ANY_OTHER_STATUS), resolved], None),
            (vec![(reopened, "solved"), resolved], Some(reopened)),
            (
                vec![(HistoryKey::OpeningStatus, "New"), (HistoryKey::OpeningStatus, "Open")],
                Some(HistoryKey::OpeningStatus),
            ),
            (vec![(HistoryKey::PauseWhile, " ")], Some(HistoryKey::PauseWhile)),
            (vec![(responded, "first public comment by vendor"), authors], Some(responded)),
            (vec![(responded, "First comment"), authors], Some(responded)),
            (vec![(responded, "first comments by the vendor"), authors], Some(responded)),
            (vec![(responded, "First line"), authors], None),
            (vec![(responded, "Awaiting comment")], None),
            (vec![(reopened, "Any status"), resolved], Some(reopened)),
        ] {
            assert_eq!(rules(&said).fault().map(|(key, _)| key), fault, "{said:?}");
        }
    }

    #[test]
    fn statuses_are_compared_without_case_and_phrases_are_none() {
        let rules = rules(&[
            (HistoryKey::PauseWhile, "Pending"),
            (HistoryKey::ResolvedWhen, "Solved"),
            (HistoryKey::ReopenedWhen, ANY_OTHER_STATUS),
            (HistoryKey::OpeningStatus, "new"),
        ]);
        assert!(rules.lists(HistoryKey::PauseWhile, "PENDING "));
        let named: Vec<&str> = rules.statuses().map(|(_, status)| status).collect();
        assert_eq!(named, ["Pending", "Solved", "new"]);
        assert!(rules.reopens_by_any() && !rules.is_empty());
    }
}
