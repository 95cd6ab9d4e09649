//! The words of a request in the form in which they are compared: without inflection, in one
//! spelling.

use std::collections::{BTreeMap, BTreeSet};

use rust_stemmers::{Algorithm, Stemmer};

use super::{
    english::{FAULTS, FILLERS, GENERAL, NEGATIONS, SPELLINGS, UNSTEMMED, WORKING},
    lookup::plain,
    ordinary_words::ORDINARY,
};

/// Words that begin a clause about what was named before it.
const BACK_TO: [&str; 8] = ["all", "everything", "it", "that", "these", "they", "this", "which"];

/// Words that make no compound with the next one: "we chat" names no messenger.
const APART: [&str; 6] = ["a", "i", "my", "us", "we", "you"];

/// A word as it was written, its stem, and its weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// The word in lower case.
    pub text: String,
    /// Its stem, in American spelling.
    pub stem: String,
    /// Its weight.
    pub kind: WordKind,
    /// The number of its clause in the request: a comma or a full stop ends one.
    pub clause: usize,
}

/// The weight of a word in a request, the lightest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum WordKind {
    /// It carries no matter: an article, a pronoun.
    Filler,
    /// It says that something is amiss, but not what.
    Fault,
    /// Another word that names no thing by itself.
    General,
    /// An ordinary verb, adjective or person: it names a topic only where the policy says so.
    Ordinary,
    /// It may name a thing.
    Name,
}

/// Splits requests into words and folds their forms.
pub(crate) struct WordForms {
    pub(super) stemmer: Stemmer,
    faults: BTreeSet<String>,
    general: BTreeSet<String>,
    ordinary: BTreeSet<String>,
    fillers: BTreeSet<String>,
    /// The words of the vendor's name.
    pub(super) vendor: Vec<String>,
    pub(super) negations: BTreeSet<&'static str>,
    pub(super) working: BTreeSet<String>,
}

/// The words by which the topics of a policy are found, and their compounds: `login` stands for
/// `log in`, and `log in` for `login`.
#[derive(Debug, Default)]
pub(crate) struct TopicWords {
    pub(super) stems: BTreeSet<String>,
    /// The stem of each word, by its text.
    pub(super) texts: BTreeMap<String, String>,
    /// The two words of a compound, by its stem.
    pub(super) compounds: BTreeMap<String, [String; 2]>,
}

impl TopicWords {
    /// Returns true if a word is in a phrase of a topic, in any form.
    pub(crate) fn has(&self, word: &Word) -> bool {
        self.stems.contains(&word.stem)
    }
}

impl Default for WordForms {
    fn default() -> Self {
        Self::new("")
    }
}

impl WordForms {
    /// Returns the forms of English, with the words of a vendor's name as fillers.
    #[must_use]
    pub(crate) fn new(vendor: &str) -> Self {
        let stemmer = Stemmer::create(Algorithm::English);
        let stems = |words: &str| -> BTreeSet<String> {
            words.split_whitespace().map(|word| stem(&stemmer, word)).collect()
        };
        let (faults, general, ordinary) = (stems(FAULTS), stems(GENERAL), stems(ORDINARY));
        let working = stems(WORKING);
        let vendor: Vec<String> = split(vendor).collect();
        let mut fillers: BTreeSet<String> = split(FILLERS).collect();
        fillers.extend(vendor.iter().cloned());
        let negations = NEGATIONS.split_whitespace().collect();
        Self { stemmer, faults, general, ordinary, fillers, vendor, negations, working }
    }

    /// Returns the words of a text.
    #[must_use]
    pub(crate) fn words_of(&self, text: &str) -> Vec<Word> {
        let mut words = Vec::new();
        let mut clause = 0;
        for part in text.split([',', ';', '!', '?']).flat_map(|part| part.split(". ")) {
            let mut of_part = split(part).peekable();
            // "My job, it vanished" goes on about the job.
            let goes_on = of_part.peek().is_some_and(|word| BACK_TO.contains(&word.as_str()));
            // After "no, it works" there is nothing to go on about.
            let is_alone =
                words.last().is_some_and(|word: &Word| matches!(&*word.text, "no" | "yes"));
            clause += usize::from(!goes_on || is_alone);
            words.extend(of_part.map(|text| Word { clause, ..self.word(text) }));
        }
        self.fold_unsupported(&mut words);
        self.mark_failures(&mut words);
        words
    }

    /// Returns words with compounds written as the policy's topics write them.
    #[must_use]
    pub(crate) fn folded(&self, words: &[Word], topic_words: &TopicWords) -> Vec<Word> {
        let mut folded = Vec::new();
        let mut rest = words;
        while let [first, behind @ ..] = rest {
            rest = behind;
            let joined = behind.first().and_then(|next| self.joined(first, next, topic_words));
            if let Some(word) = joined {
                folded.push(word);
                rest = &behind[1..];
            } else if let Some(parts) = topic_words
                .compounds
                .get(&first.stem)
                .filter(|_| !topic_words.stems.contains(&first.stem))
            {
                let clause = first.clause;
                folded.extend(parts.clone().map(|part| Word { clause, ..self.word(part) }));
            } else {
                folded.push(first.clone());
            }
        }
        folded
    }

    /// Returns the words and compounds among keywords.
    pub(crate) fn topic_words<'a>(&self, phrases: impl Iterator<Item = &'a str>) -> TopicWords {
        let mut found = TopicWords::default();
        for phrase in phrases {
            let words = self.words_of(phrase);
            for pair in words.windows(2) {
                let parts = [pair[0].text.clone(), pair[1].text.clone()];
                found.compounds.insert(stem(&self.stemmer, &parts.concat()), parts);
            }
            found.stems.extend(words.iter().map(|word| word.stem.clone()));
            found.texts.extend(words.into_iter().map(|word| (word.text, word.stem)));
        }
        found
    }

    fn joined(&self, first: &Word, next: &Word, topic_words: &TopicWords) -> Option<Word> {
        let written =
            [format!("{}{}", first.text, next.text), format!("{}{}", first.stem, next.stem)];
        let words = written.map(|text| Word { clause: first.clause, ..self.word(text) });
        let are_one = first.clause == next.clause && !APART.contains(&first.text.as_str());
        let mut words = words.into_iter().filter(|_| are_one);
        // "engineer ring" is no "engineering".
        words.find(|word| word.stem != first.stem && topic_words.stems.contains(&word.stem))
    }

    pub(super) fn word(&self, text: String) -> Word {
        let stem = stem(&self.stemmer, &text);
        let kind = if self.fillers.contains(&text) {
            WordKind::Filler
        } else if is_count(&text) {
            WordKind::General
        } else if self.faults.contains(&stem) {
            WordKind::Fault
        } else if self.general.contains(&stem) {
            WordKind::General
        } else if self.ordinary.contains(&stem) {
            WordKind::Ordinary
        } else {
            WordKind::Name
        };
        Word { text, stem, kind, clause: 0 }
    }
}

impl std::fmt::Debug for WordForms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WordForms").finish_non_exhaustive()
    }
}

/// Returns true if a word is a number, such as that of a job. One that begins with a zero is a
/// name.
fn is_count(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit()) && (text.len() == 1 || !text.starts_with('0'))
}

/// Returns the words of a text in lower case; `into` is two of them, and `R&D` is one.
fn split(text: &str) -> impl Iterator<Item = String> {
    let text: String = text.chars().filter_map(plain).collect::<String>().to_lowercase();
    let text = text.replace(" & ", " and ").replace('&', "");
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .flat_map(|word| if word == "into" { vec!["in", "to"] } else { vec![word] })
        .map(str::to_owned)
        .collect();
    words.into_iter()
}

pub(super) fn stem(stemmer: &Stemmer, word: &str) -> String {
    let known = |table: &[(&'static str, &'static str)], word: &str| {
        table.iter().find(|(from, _)| *from == word).map(|(_, to)| *to)
    };
    let word = known(SPELLINGS, word).map_or_else(|| american(word), str::to_owned);
    known(UNSTEMMED, &word).map_or_else(|| stemmer.stem(&word).into_owned(), str::to_owned)
}

/// Returns the American spelling of British endings.
fn american(word: &str) -> String {
    const ENDINGS: [(&str, &str); 10] = [
        ("isations", "izations"),
        ("isation", "ization"),
        ("ising", "izing"),
        ("ised", "ized"),
        ("ises", "izes"),
        ("ise", "ize"),
        ("ysing", "yzing"),
        ("ysed", "yzed"),
        ("yse", "yze"),
        ("our", "or"),
    ];
    let ending = ENDINGS.iter().find_map(|(british, american)| {
        let start = word.strip_suffix(british).filter(|start| start.len() >= 4)?;
        Some(format!("{start}{american}"))
    });
    ending.unwrap_or_else(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{WordForms, WordKind};

    fn stems(text: &str) -> Vec<String> {
        WordForms::default().words_of(text).into_iter().map(|word| word.stem).collect()
    }

    #[test]
    fn forms_of_a_word_fold() {
        for same in [
            "crash crashes crashed crashing",
            "diverge diverged divergence",
            "hallucination hallucinated hallucinates",
            "licence licenses license licensing licenced",
            "optimise optimization optimized optimising",
            "behaviour behavior",
            "analyse analyze",
        ] {
            let stems = stems(same);
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{same}: {stems:?}");
        }
        assert_ne!(stems("customer"), stems("custom"));
        assert_eq!(stems("R&D"), ["rd"]);
        assert_ne!(stems("important"), stems("import"));
    }

    #[test]
    fn compounds_fold_as_the_topics_write_them() {
        let forms = WordForms::default();
        let known = forms.topic_words(["login", "model set-up", "road map"].into_iter());
        for same in [
            ["log in", "logging in"],
            ["login", "log-in"],
            ["model setup", "model set up"],
            ["roadmap", "road-maps"],
        ] {
            let [one, other] = same.map(|text| {
                let words = forms.folded(&forms.words_of(text), &known);
                words.into_iter().map(|word| word.stem).collect::<Vec<_>>()
            });
            assert_eq!(one, other, "{same:?}");
        }
        let known = forms.topic_words(["engineering"].into_iter());
        assert_eq!(forms.folded(&forms.words_of("engineer ring"), &known).len(), 2);
    }

    #[test]
    fn words_have_a_weight() {
        let forms = WordForms::new("Acme Lamps");
        let kinds: Vec<WordKind> = forms
            .words_of("our Lamps fail, help my boss with bulbs")
            .iter()
            .map(|word| word.kind)
            .collect();
        assert_eq!(
            kinds,
            [
                WordKind::Filler,
                WordKind::Filler,
                WordKind::Fault,
                WordKind::General,
                WordKind::Filler,
                WordKind::Ordinary,
                WordKind::Filler,
                WordKind::Name
            ]
        );
    }
}
