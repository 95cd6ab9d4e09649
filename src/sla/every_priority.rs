//! Answers about a priority that the document does not name.
//!
//! A document whose list of priorities is known to be incomplete may mean any of them by a name
//! that it does not have. Such a question is asked for each priority that it might be. What all
//! agree on is the answer; the rest is not stated.

use super::{Citation, PriorityRef, QuestionError, Subject};
use crate::text::listed;

/// One value for each priority that might be meant.
pub(crate) struct ByPriority<T> {
    /// By the names of the policy's priorities.
    named: Vec<(String, T)>,
    /// For a priority that the policy does not name.
    pub(crate) other: T,
}

impl Subject<'_> {
    /// Returns the sentence that says that the priority asked for is not among those of the
    /// document; `None` if it is.
    pub(super) fn unlisted(&self) -> Option<String> {
        match &self.priority {
            Some(PriorityRef::Unlisted(asked)) => Some(self.not_among(asked)),
            _ => None,
        }
    }

    /// That a priority is not among those of the document.
    pub(super) fn not_among(&self, asked: &str) -> String {
        let word = &self.policy.document.priority_word;
        let names: Vec<&str> =
            self.policy.priorities.iter().map(|named| named.name.as_str()).collect();
        match &names[..] {
            [] => format!("our copy names no {word}, so nothing is known of '{asked}'"),
            [only] => format!("our copy names only {only}; '{asked}' is another name"),
            names => {
                format!("our copy names only {}; '{asked}' is not among them", listed(names, "and"))
            }
        }
    }

    /// Returns the note beside an answer that is the same for every priority.
    pub(crate) fn holds_for_every(&self) -> Option<String> {
        let sentence = self.unlisted()?;
        let word = &self.policy.document.priority_word;
        Some(format!("{}. This answer is the same for every {word}.", capital(&sentence)))
    }

    /// Returns the subject with each priority that might be meant.
    pub(crate) fn each_priority(&self) -> ByPriority<Self> {
        let named = self.policy.priorities.iter().map(|named| {
            let subject = self.of_priority(PriorityRef::Known(named));
            (named.name.clone(), subject)
        });
        let asked = self.priority.as_ref().map_or(String::new(), |asked| asked.id().to_owned());
        ByPriority {
            named: named.collect(),
            other: self.of_priority(PriorityRef::NotInPolicy(asked)),
        }
    }

    /// Asks a question for each priority that might be meant.
    pub(crate) fn by_priority<T>(
        &self,
        ask: impl Fn(&Self) -> Result<T, QuestionError>,
    ) -> Result<ByPriority<T>, QuestionError> {
        let subjects = self.each_priority();
        let mut named = Vec::new();
        for (name, subject) in subjects.named {
            named.push((name, ask(&subject)?));
        }
        Ok(ByPriority { named, other: ask(&subjects.other)? })
    }
}

impl<T> ByPriority<T> {
    /// Returns the values of the named priorities, then that of any other.
    pub(crate) fn values(&self) -> impl Iterator<Item = &T> {
        self.named.iter().map(|(_, value)| value).chain([&self.other])
    }

    /// Returns the part that all values have in common; `None` if they differ in it.
    pub(crate) fn agreed<'t, P: PartialEq>(&'t self, part: impl Fn(&'t T) -> P) -> Option<P> {
        agreed(self.values().map(part))
    }

    /// Returns the citations of all answers, each once.
    pub(crate) fn united(&self, basis: impl Fn(&T) -> &Vec<Citation>) -> Vec<Citation> {
        let mut all: Vec<Citation> = Vec::new();
        for citation in self.values().flat_map(basis) {
            if !all.contains(citation) {
                all.push(citation.clone());
            }
        }
        all
    }

    /// Returns the answers in a sentence: `For Urgent and High: covered; for any other: not
    /// covered.`
    pub(crate) fn told(&self, says: impl Fn(&T) -> String) -> String {
        let mut groups: Vec<(Vec<&str>, String)> = Vec::new();
        let named = self.named.iter().map(|(name, value)| (name.as_str(), value));
        for (name, value) in named.chain([("any other", &self.other)]) {
            let says = says(value);
            match groups.iter_mut().find(|(_, other)| *other == says) {
                Some((names, _)) => names.push(name),
                None => groups.push((vec![name], says)),
            }
        }
        let groups: Vec<String> = groups
            .iter()
            .map(|(names, says)| format!("for {}: {says}", listed(names, "and")))
            .collect();
        format!("{}.", capital(&groups.join("; ")))
    }
}

/// Returns the value that all are; `None` if they differ.
pub(crate) fn agreed<V: PartialEq>(values: impl IntoIterator<Item = V>) -> Option<V> {
    let mut values = values.into_iter();
    let first = values.next()?;
    values.all(|other| other == first).then_some(first)
}

fn capital(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
