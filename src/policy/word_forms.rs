//! The words of a request in the form in which they are compared: without inflection, in one
//! spelling.

use std::collections::{BTreeMap, BTreeSet};

use rust_stemmers::{Algorithm, Stemmer};

use super::{
    english::{FAULTS, FILLERS, GENERAL, SPELLINGS, UNSTEMMED},
    lookup::plain,
    ordinary_words::ORDINARY,
};

/// A word as it was written, its stem, and its weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// The word in lower case.
    pub text: String,
    /// Its stem, in American spelling.
    pub stem: String,
    /// Its weight.
    pub kind: WordKind,
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
    stemmer: Stemmer,
    faults: BTreeSet<String>,
    general: BTreeSet<String>,
    ordinary: BTreeSet<String>,
    fillers: BTreeSet<String>,
}

/// The words by which the topics of a policy are found, as far as they have compounds: `login`
/// stands for `log in`, and `log in` for `login`.
#[derive(Debug, Default)]
pub(crate) struct Compounds {
    whole: BTreeSet<String>,
    parts: BTreeMap<String, (String, String)>,
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
        let vendor = split(vendor);
        let fillers = FILLERS.split_whitespace().map(str::to_owned).chain(vendor).collect();
        Self { stemmer, faults, general, ordinary, fillers }
    }

    /// Returns the words of a text.
    #[must_use]
    pub(crate) fn words_of(&self, text: &str) -> Vec<Word> {
        split(text).map(|text| self.word(text)).collect()
    }

    /// Returns the words of a text, with compounds written as the policy's topics write them.
    #[must_use]
    pub(crate) fn folded(&self, text: &str, compounds: &Compounds) -> Vec<Word> {
        let words = self.words_of(text);
        let mut folded = Vec::new();
        let mut rest = &words[..];
        while let [first, behind @ ..] = rest {
            rest = behind;
            let joined = behind.first().and_then(|next| self.joined(first, next, compounds));
            if let Some(word) = joined {
                folded.push(word);
                rest = &behind[1..];
            } else if let Some((one, other)) =
                compounds.parts.get(&first.stem).filter(|_| !compounds.whole.contains(&first.stem))
            {
                folded.extend([one, other].map(|part| self.word(part.clone())));
            } else {
                folded.push(first.clone());
            }
        }
        folded
    }

    /// Returns the compounds among keywords.
    pub(crate) fn compounds<'a>(&self, phrases: impl Iterator<Item = &'a str>) -> Compounds {
        let mut found = Compounds::default();
        for phrase in phrases {
            let words = self.words_of(phrase);
            found.whole.extend(words.iter().map(|word| word.stem.clone()));
            for pair in words.windows(2) {
                let parts = (pair[0].text.clone(), pair[1].text.clone());
                let whole = format!("{}{}", pair[0].text, pair[1].text);
                found.parts.insert(stem(&self.stemmer, &whole), parts);
            }
        }
        found
    }

    fn joined(&self, first: &Word, next: &Word, compounds: &Compounds) -> Option<Word> {
        let written =
            [format!("{}{}", first.text, next.text), format!("{}{}", first.stem, next.stem)];
        let words = written.map(|text| self.word(text));
        words.into_iter().find(|word| compounds.whole.contains(&word.stem))
    }

    fn word(&self, text: String) -> Word {
        let stem = stem(&self.stemmer, &text);
        let kind = if self.fillers.contains(&text) {
            WordKind::Filler
        } else if text.chars().all(|c| c.is_ascii_digit()) {
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
        Word { text, stem, kind }
    }
}

impl std::fmt::Debug for WordForms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WordForms").finish_non_exhaustive()
    }
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

fn stem(stemmer: &Stemmer, word: &str) -> String {
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
        let compounds = forms.compounds(["login", "model set-up", "road map"].into_iter());
        for same in [
            ["log in", "logging in"],
            ["login", "log-in"],
            ["model setup", "model set up"],
            ["roadmap", "road-maps"],
        ] {
            let [one, other] = same.map(|text| {
                let words = forms.folded(text, &compounds);
                words.into_iter().map(|word| word.stem).collect::<Vec<_>>()
            });
            assert_eq!(one, other, "{same:?}");
        }
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
