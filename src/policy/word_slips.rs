//! Slips of typing: words that are one letter away from a word of a policy's topics.

use std::collections::BTreeMap;

use super::{
    english::{FAULTS, FILLERS, GENERAL, OTHER_WORDS},
    ordinary_words::ORDINARY,
    word_forms::{TopicWords, Word, WordForms, WordKind, stem},
};

/// The shortest word whose letters a slip may exchange or double.
const SHORT: usize = 5;

/// The shortest stem that a slip may take a letter from, or give one to: many short words are one
/// letter away from another ("shearing" from "sharing").
const LONG: usize = 6;

/// A word with a slip of typing, and the word for which it is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Slip {
    pub written: String,
    pub read: String,
}

impl WordForms {
    /// Corrects slips of typing in words that nothing knows, and returns them with the words for
    /// which they are taken. A slip of two words is left as it is.
    pub(crate) fn correct(&self, words: &mut [Word], topic_words: &TopicWords) -> Vec<Slip> {
        let mut slips = Vec::new();
        for word in words.iter_mut().filter(|word| word.kind == WordKind::Name) {
            let is_known = topic_words.has(word) || topic_words.compounds.contains_key(&word.stem);
            let read = self.meant(word, topic_words).filter(|_| !is_known);
            if let Some(read) = read {
                let written = std::mem::replace(&mut word.text, read.clone());
                *word = Word { clause: word.clause, ..self.word(read.clone()) };
                slips.push(Slip { written, read });
            }
        }
        slips
    }

    /// Returns the one word that a word is a slip of.
    fn meant(&self, word: &Word, topic_words: &TopicWords) -> Option<String> {
        let is_general = |known: &str| is_slip_of(&word.text, (known, &stem(&self.stemmer, known)));
        let mut general = [FILLERS, FAULTS, GENERAL, ORDINARY].into_iter();
        let mut other_words = OTHER_WORDS.split_whitespace();
        if other_words.any(|other| other == word.text)
            || general.any(|table| table.split_whitespace().any(is_general))
        {
            return None;
        }
        let vendor = self.vendor.iter().map(|name| (name, name));
        let mut near: BTreeMap<&String, &String> = BTreeMap::new();
        for (text, stem) in topic_words.texts.iter().chain(vendor) {
            let sounds_alike = sounds_alike(&word.text, (text, stem));
            if sounds_alike
                || is_slip_of(&word.text, (text, stem))
                || is_slip_of(&word.stem, (stem, stem))
            {
                near.insert(stem, text);
            }
        }
        let mut texts = near.into_values();
        texts.next().filter(|_| texts.next().is_none()).cloned()
    }
}

/// Returns true if a word is probably another one with a slip of one letter: two neighbours
/// exchanged, or a letter doubled or not doubled; in a word with a long stem also one that is
/// missing or added, but never the first.
fn is_slip_of(written: &str, (known, stem): (&str, &str)) -> bool {
    let (written, known): (Vec<char>, Vec<char>) =
        (written.chars().collect(), known.chars().collect());
    let start = written.iter().zip(&known).take_while(|(one, other)| one == other).count();
    let (here, there) = (&written[start..], &known[start..]);
    if known.len() < SHORT {
        return false;
    }
    if here.len() == there.len() {
        return here.len() >= 2
            && [here[0], here[1]] == [there[1], there[0]]
            && here[2..] == there[2..];
    }
    let (longer, shorter) = if here.len() > there.len() { (here, there) } else { (there, here) };
    let has_one_more = start > 0 && longer[1..] == *shorter;
    has_one_more && (stem.len() >= LONG || longer[0] == known[start - 1])
}

/// Returns true if a word sounds as another one, or as a slip of it: "fone", "telefon".
fn sounds_alike(written: &str, (known, stem): (&str, &str)) -> bool {
    let sound = |text: &str| text.replace("ph", "f").replace("ck", "k").replace('c', "k");
    let [written_sound, known_sound, stem_sound] = [written, known, stem].map(sound);
    let has_other_letters = written_sound != written || known_sound != known;
    known.len() >= SHORT
        && has_other_letters
        && (written_sound == known_sound || is_slip_of(&written_sound, (&known_sound, &stem_sound)))
}

#[cfg(test)]
mod tests {
    use super::{is_slip_of, sounds_alike};
    use crate::policy::WordForms;

    fn is_slip(written: &str, known: &str) -> bool {
        let forms = WordForms::default();
        let [written, known] = [written, known].map(|word| forms.words_of(word).remove(0));
        is_slip_of(&written.text, (&known.text, &known.stem))
    }

    #[test]
    fn slips_of_one_letter_are_known() {
        for (written, known) in [
            ("sumbit", "submit"),
            ("pasword", "password"),
            ("firewal", "firewall"),
            ("rrouter", "router"),
            ("upgade", "upgrade"),
            ("mantenance", "maintenance"),
        ] {
            assert!(is_slip(written, known), "{written}");
        }
    }

    #[test]
    fn words_that_sound_alike_are_known() {
        let forms = WordForms::default();
        let alike = |written: &str, known: &str| {
            let known = forms.words_of(known).remove(0);
            sounds_alike(written, (&known.text, &known.stem))
        };
        for (written, known) in [
            ("telefone", "telephone"),
            ("telefon", "telephone"),
            ("fone", "phone"),
            ("slak", "slack"),
        ] {
            assert!(alike(written, known), "{written}");
        }
        assert!(!alike("tone", "phone") && !alike("bone", "phone") && !alike("stack", "slack"));
    }

    #[test]
    fn other_words_are_no_slips() {
        for (written, known) in [
            ("logic", "login"),
            ("milling", "billing"),
            ("straining", "training"),
            ("batch", "patch"),
            ("coarse", "course"),
            ("modal", "model"),
            ("pots", "post"),
            ("shearing", "sharing"),
            ("convection", "connection"),
            ("maintainance", "maintenance"),
        ] {
            assert!(!is_slip(written, known), "{written}");
        }
    }

    #[test]
    fn slips_of_one_word_are_corrected() {
        let forms = WordForms::new("Acme Lamps");
        let known = forms.topic_words(["password", "submit job", "router", "rooter"].into_iter());
        let read = |text: &str| -> Vec<String> {
            let slips = forms.correct(&mut forms.words_of(text), &known);
            slips.into_iter().map(|slip| slip.read).collect()
        };
        assert_eq!(read("pasword to sumbit a job to Amce"), ["password", "submit"]);
        assert_eq!(read("a passwordd"), ["password"]);
        // General words, and slips of two words.
        for text in ["contract", "changge", "roter", "the trail"] {
            assert_eq!(read(text), [] as [&str; 0], "{text}");
        }
    }
}
