//! Keywords of topics, and the places of a request at which they stand.

use std::collections::BTreeSet;

use super::word_forms::{TopicWords, Word, WordForms, WordKind};

/// The mark that stands for any word for something amiss.
pub(super) const ANY_FAULT: &str = "{fault}";

/// The most words that may stand between the words of a phrase.
const MOST_BETWEEN: usize = 2;

/// A keyword in its folded form.
#[derive(Debug)]
pub(crate) struct Phrase<'a> {
    /// As the policy writes it.
    pub text: &'a str,
    parts: Vec<PhrasePart>,
}

#[derive(Debug)]
enum PhrasePart {
    Word(Word),
    AnyFault,
}

impl PhrasePart {
    fn is(&self, word: &Word) -> bool {
        match self {
            Self::Word(own) => own.stem == word.stem,
            Self::AnyFault => word.kind == WordKind::Fault,
        }
    }
}

impl<'a> Phrase<'a> {
    /// Folds a keyword.
    #[must_use]
    pub(crate) fn new(text: &'a str, forms: &WordForms, topic_words: &TopicWords) -> Self {
        let mut parts = Vec::new();
        for (at, piece) in text.split(ANY_FAULT).enumerate() {
            if at > 0 {
                parts.push(PhrasePart::AnyFault);
            }
            let words = forms.folded(&forms.words_of(piece), topic_words);
            parts.extend(words.into_iter().map(PhrasePart::Word));
        }
        Self { text, parts }
    }

    /// Returns the keyword as the policy writes it; one with a mark for any fault in the words of
    /// the request that it explains.
    #[must_use]
    pub(crate) fn as_asked(&self, words: &[Word], positions: &BTreeSet<usize>) -> String {
        if !self.text.contains(ANY_FAULT) {
            return self.text.to_owned();
        }
        let asked: Vec<&str> = positions.iter().map(|at| words[*at].text.as_str()).collect();
        asked.join(" ")
    }

    /// Returns true if it has general words only.
    #[must_use]
    pub(crate) fn is_general(&self) -> bool {
        self.telling_words().next().is_none()
    }

    /// Returns true if a word of it names a thing.
    #[must_use]
    pub(crate) fn is_name(&self) -> bool {
        self.telling_words().any(|word| word.kind == WordKind::Name)
    }

    /// Returns true if a word of it that is not general is in another phrase too, or its mark for
    /// any fault fits a word of that.
    #[must_use]
    pub(crate) fn shares_a_word_with(&self, other: &Phrase<'_>) -> bool {
        let is_fault = |part: &PhrasePart| match part {
            PhrasePart::Word(word) => word.kind == WordKind::Fault,
            PhrasePart::AnyFault => true,
        };
        let has_mark = self.parts.iter().any(|part| matches!(part, PhrasePart::AnyFault));
        (has_mark && other.parts.iter().any(is_fault))
            || self.telling_words().any(|word| other.parts.iter().any(|part| part.is(word)))
    }

    fn telling_words(&self) -> impl Iterator<Item = &Word> {
        self.parts.iter().filter_map(|part| match part {
            PhrasePart::Word(word) if word.kind >= WordKind::Ordinary => Some(word),
            _ => None,
        })
    }

    /// Returns the stems of its words, by which equal phrases are known.
    #[must_use]
    pub(crate) fn stems(&self) -> Vec<&str> {
        let mut stems = Vec::new();
        for part in &self.parts {
            stems.push(match part {
                PhrasePart::Word(word) => word.stem.as_str(),
                PhrasePart::AnyFault => ANY_FAULT,
            });
        }
        stems
    }

    /// Returns the positions of the words of a request that the phrase explains; none if it is not
    /// there. Its words may stand in any order, near each other.
    #[must_use]
    pub(crate) fn positions(&self, words: &[Word]) -> BTreeSet<usize> {
        let mut explained = BTreeSet::new();
        let Some(first) = self.parts.first() else { return explained };
        let anchors = (0..words.len()).filter(|at| first.is(&words[*at]));
        for anchor in anchors {
            let near = self.near(anchor, words).filter(|found| are_close(found, words));
            explained.extend(near.into_iter().flatten());
        }
        explained
    }

    /// Returns the words of its clause nearest to the first one that make up the phrase with it.
    fn near(&self, anchor: usize, words: &[Word]) -> Option<BTreeSet<usize>> {
        let mut found = BTreeSet::from([anchor]);
        let clause = words[anchor].clause;
        let of_clause: Vec<usize> =
            (0..words.len()).filter(|at| words[*at].clause == clause).collect();
        for part in &self.parts[1..] {
            let free = of_clause.iter().copied();
            let free = free.filter(|at| !found.contains(at) && part.is(&words[*at]));
            found.insert(free.min_by_key(|at| at.abs_diff(anchor))?);
        }
        Some(found)
    }
}

/// Returns true if few words stand between those that were found.
fn are_close(found: &BTreeSet<usize>, words: &[Word]) -> bool {
    let (Some(first), Some(last)) = (found.first(), found.last()) else { return false };
    let others =
        (*first..*last).filter(|at| !found.contains(at) && words[*at].kind != WordKind::Filler);
    others.count() <= MOST_BETWEEN
}

#[cfg(test)]
mod tests {
    use super::Phrase;
    use crate::policy::{TopicWords, WordForms};

    fn explained(keyword: &str, request: &str) -> Vec<usize> {
        let (forms, none) = (WordForms::default(), TopicWords::default());
        let phrase = Phrase::new(keyword, &forms, &none);
        phrase.positions(&forms.words_of(request)).into_iter().collect()
    }

    #[test]
    fn words_of_a_phrase_stand_near_each_other_in_any_order() {
        assert_eq!(explained("ssh key", "the keys for SSH"), [1, 3]);
        assert_eq!(
            explained("ssh key", "ssh to the node fails without a usable key"),
            [] as [usize; 0]
        );
        assert_eq!(explained("lamp {fault}", "errors of a lamp"), [0, 3]);
        assert_eq!(explained("lamp {fault}", "a lamp"), [] as [usize; 0]);
        assert_eq!(explained("lamp {fault}", "the lamp doesn't start"), [1, 4]);
        assert_eq!(explained("lamp {fault}", "a lamp, bulb error"), [] as [usize; 0]);
        assert_eq!(explained("am&s", "I am ill"), [] as [usize; 0]);
    }

    #[test]
    fn phrases_share_the_words_that_are_not_general() {
        let (forms, none) = (WordForms::default(), TopicWords::default());
        let phrase = |text| Phrase::new(text, &forms, &none);
        assert!(phrase("bad gateways").shares_a_word_with(&phrase("gateway device")));
        assert!(!phrase("bad gateway").shares_a_word_with(&phrase("bad router")));
    }
}
