//! Negations in a request, and the words that they reach.
//!
//! Three rules, in this order. A negation before "support" makes the one word "unsupported", which
//! topics name. A verb for what works, if negated, is a fault. What any other negation reaches is
//! denied: a keyword with it does not decide.

use std::collections::BTreeSet;

use super::word_forms::{Word, WordForms, WordKind};

/// The word for what is said not to be supported.
const UNSUPPORTED: &str = "unsupported";

/// Forms of "support" that a negation can reach.
const SUPPORT: [&str; 4] = ["support", "supported", "supporting", "supports"];

/// Negations of "to be", which make "unsupported" of "supported" only: "isn't support open".
const NEGATED_BE: [&str; 8] = ["aren", "arent", "isn", "isnt", "wasn", "wasnt", "weren", "werent"];

/// Negations after which a fault is one: "stopped with an error".
const FAULT_ENDERS: [&str; 4] = ["stop", "stopped", "stops", "unable"];

/// Negations that say that something cannot be done, which is a fault of it and denies nothing.
const UNABLE: [&str; 8] =
    ["cannot", "cant", "couldn", "couldnt", "stop", "stopped", "stops", "unable"];

/// Words for what is away, whatever it is.
const WITHOUT: [&str; 2] = ["lacking", "without"];

/// Words beside the negations that deny what follows them.
const EXCLUDING: [&str; 6] = ["ex", "former", "neither", "nobody", "non", "nor"];

/// Words behind which an offering is over: "after the beta", "left the beta".
const BEHIND: [&str; 4] = ["after", "exited", "leaving", "left"];

/// Offerings that end.
const TEMPORARY: [&str; 7] = ["beta", "betas", "evaluation", "pilot", "preview", "trial", "trials"];

/// Words that deny what they follow.
const ENDED: [&str; 6] = ["elapsed", "ended", "expired", "finished", "gone", "over"];

/// Words through which a negation reaches the next one.
const PASSED: [&str; 4] = ["actually", "longer", "part", "really"];

/// Verbs whose negation says that the asker has none of what follows them.
const HAVING: [&str; 7] = ["like", "need", "use", "used", "uses", "using", "want"];

/// Words after "not" that take the negation back.
const TAKEN_BACK: [&str; 4] = ["even", "just", "merely", "only"];

/// The words that a negation reaches, with the place of the negation.
#[derive(Debug, Default)]
pub(crate) struct DeniedWords {
    /// Those said not to be so: "isn't beta". Of a thing that the vendor supports that is a fault.
    untrue: Vec<(usize, usize)>,
    /// Those said to be away: "without a portal".
    absent: Vec<(usize, usize)>,
}

impl DeniedWords {
    /// Returns true if a word among those at the positions is denied, and the denial is not among
    /// them.
    pub(crate) fn deny(&self, positions: &BTreeSet<usize>, is_exclusion: bool) -> bool {
        let untrue = self.untrue.iter().filter(|_| is_exclusion);
        let mut all = untrue.chain(&self.absent);
        all.any(|(by, word)| positions.contains(word) && !positions.contains(by))
    }
}

impl WordForms {
    fn negates(&self, word: &Word) -> bool {
        self.negations.contains(word.text.as_str())
    }

    /// Makes one word of "not supported", "you don't support", "outside the supported ones".
    pub(super) fn fold_unsupported(&self, words: &mut Vec<Word>) {
        let mut at = 0;
        while at < words.len() {
            let is_other =
                is_one_of(words, at, &["neither", "nobody", "nor", "outside", "without"]);
            let denies = self.negates(&words[at]) || is_other;
            if let Some(end) = support_after(words, at).filter(|_| denies) {
                let clause = words[at].clause;
                words[end] = Word { clause, ..self.word(UNSUPPORTED.to_owned()) };
                words.drain(at..end);
            }
            at += 1;
        }
    }

    /// Makes faults of the verbs that are said not to happen: "does not load".
    pub(super) fn mark_failures(&self, words: &mut [Word]) {
        let (mut is_negated, mut clause) = (false, 0);
        for word in words {
            is_negated &= word.clause == clause;
            clause = word.clause;
            if self.negates(word) {
                is_negated = true;
            } else if is_negated
                && word.kind != WordKind::Filler
                && !PASSED.contains(&word.text.as_str())
            {
                is_negated = false;
                if self.working.contains(&word.stem) {
                    word.kind = WordKind::Fault;
                }
            }
        }
    }

    /// Returns true if the words say that something is not at fault: "no outage", "does not fail".
    pub(crate) fn denies_fault(&self, words: &[Word]) -> bool {
        let (mut is_negated, mut clause) = (false, 0);
        for word in words {
            is_negated &= word.clause == clause;
            clause = word.clause;
            if self.negates(word) {
                is_negated = !FAULT_ENDERS.contains(&word.text.as_str());
            } else if word.kind != WordKind::Filler {
                if is_negated && word.kind == WordKind::Fault && !self.working.contains(&word.stem)
                {
                    return true;
                }
                is_negated = false;
            }
        }
        false
    }

    /// Returns the words that the others deny.
    pub(crate) fn denied(&self, words: &[Word]) -> DeniedWords {
        let mut denied = DeniedWords::default();
        for at in 0..words.len() {
            let text = words[at].text.as_str();
            if WITHOUT.contains(&text) {
                denied.absent.extend(reached(words, at).map(|word| (at, word)));
            } else if EXCLUDING.contains(&text)
                || is_after_offering(words, at)
                || is_out_of(words, at)
                || (self.negates(&words[at]) && !is_unable(words, at))
            {
                let has = |word: &usize| (at..*word).any(|one| is_one_of(words, one, &HAVING));
                let reached: Vec<usize> = reached(words, at).collect();
                if self.negates(&words[at]) {
                    denied.absent.extend(support_behind(words, at).map(|word| (at, word)));
                }
                if reached.first().is_some_and(has) {
                    denied.absent.extend(reached.iter().map(|word| (at, *word)));
                }
                denied.untrue.extend(reached.into_iter().map(|word| (at, word)));
            } else if ENDED.contains(&text) {
                denied.untrue.extend(ended(words, at).map(|word| (at, word)));
            }
        }
        denied
    }
}

/// Returns the place of the form of "support" that the negation at a place reaches.
fn support_after(words: &[Word], negation: usize) -> Option<usize> {
    let verb = if words[negation].text == "t" { negation.saturating_sub(1) } else { negation };
    let is_of_being = is_one_of(words, verb, &NEGATED_BE);
    for (at, word) in words.iter().enumerate().skip(negation + 1) {
        let text = word.text.as_str();
        if word.clause != words[negation].clause {
            return None;
        }
        if SUPPORT.contains(&text) {
            let is_noun = text == "support" && (is_of_being || words[at - 1].text == "the");
            return (!is_noun).then_some(at);
        }
        let is_passed = word.kind == WordKind::Filler || PASSED.contains(&text);
        if HAVING.contains(&text) || !is_passed {
            return None;
        }
    }
    None
}

fn is_one_of(words: &[Word], at: usize, table: &[&str]) -> bool {
    table.contains(&words[at].text.as_str())
}

/// Returns true if the negation at a place says that something cannot be done: "can't", "can not".
fn is_unable(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| words[before].text.as_str());
    is_one_of(words, at, &UNABLE) || matches!(before, Some("can" | "could" | "couldn"))
}

/// Returns the forms of "support" behind a negation: "haven't got support".
fn support_behind(words: &[Word], negation: usize) -> impl Iterator<Item = usize> {
    let of_clause = (negation + 1..words.len())
        .take_while(move |at| words[*at].clause == words[negation].clause);
    of_clause.filter(|at| is_one_of(words, *at, &SUPPORT))
}

/// Returns true for "after" or "left" with an offering behind it that has ended.
fn is_after_offering(words: &[Word], at: usize) -> bool {
    let mut reached = reached(words, at);
    is_one_of(words, at, &BEHIND) && reached.any(|word| is_one_of(words, word, &TEMPORARY))
}

fn is_out_of(words: &[Word], at: usize) -> bool {
    at > 0 && words[at - 1].text == "out" && words[at].text == "of"
}

/// Returns the next word that matters, and those that follow it without a filler between.
fn reached(words: &[Word], negation: usize) -> impl Iterator<Item = usize> {
    let of_clause = (negation + 1..words.len())
        .take_while(move |at| words[*at].clause == words[negation].clause);
    let is_passed = |at: &usize| {
        let taken_back = is_one_of(words, *at, &TAKEN_BACK);
        let is_verb = is_one_of(words, *at, &HAVING) || is_one_of(words, *at, &PASSED);
        !taken_back && (words[*at].kind == WordKind::Filler || is_verb)
    };
    let ends = |at: &usize| matches!(words[*at].kind, WordKind::Filler | WordKind::Fault);
    of_clause.skip_while(is_passed).take_while(move |at| !ends(at))
}

/// Returns the words before one that says that they have ended. Only "is over" says so, not "over
/// the phone".
fn ended(words: &[Word], at: usize) -> impl Iterator<Item = usize> {
    let clause = words[at].clause;
    let is_last = words.get(at + 1).is_none_or(|next| next.clause != clause);
    let says_so = words[at].text != "over" || is_last;
    let before = (0..at).rev().filter(move |_| says_so);
    let before = before.take_while(move |before| words[*before].clause == clause);
    let before = before.skip_while(|before| words[*before].kind == WordKind::Filler);
    before.take_while(|before| words[*before].kind != WordKind::Filler)
}

#[cfg(test)]
mod tests {
    use super::{WordForms, WordKind};

    #[test]
    fn what_is_not_supported_is_unsupported() {
        let forms = WordForms::default();
        for same in [
            "cloud you don't support",
            "cloud that isn’t supported",
            "cloud you wont support",
            "cloud never supported",
            "cloud no longer supported",
            "cloud without support",
            "cloud outside the supported",
            "cloud nobody supports",
        ] {
            let words = forms.words_of(same);
            assert!(words.iter().any(|word| word.text == "unsupported"), "{same}: {words:?}");
        }
        for other in [
            "isn't support open",
            "not sure if supported",
            "it broke, you support it",
            "we don't want support calls",
            "we don't use support",
            "it is not like support",
        ] {
            let words = forms.words_of(other);
            assert!(words.iter().all(|word| word.text != "unsupported"), "{other}: {words:?}");
        }
    }

    #[test]
    fn a_negation_ends_with_its_clause() {
        let forms = WordForms::default();
        for text in ["no, it works", "no, that works", "never; works"] {
            let words = forms.words_of(text);
            assert!(words.iter().all(|word| word.kind != WordKind::Fault), "{text}: {words:?}");
        }
        assert!(!forms.denies_fault(&forms.words_of("no, it crashed")));
        assert!(forms.denies_fault(&forms.words_of("it did not crash")));
    }

    #[test]
    fn negations_deny_the_words_that_they_reach() {
        let forms = WordForms::default();
        let denied = |text: &str| -> Vec<String> {
            let words = forms.words_of(text);
            let denied = forms.denied(&words);
            let all = denied.untrue.iter().chain(&denied.absent);
            let mut found: Vec<usize> = all.map(|(_, at)| *at).collect();
            found.sort_unstable();
            found.dedup();
            found.into_iter().map(|at| words[at].text.clone()).collect()
        };
        assert_eq!(denied("code we have not modified"), ["modified"]);
        assert_eq!(denied("feature that isnt beta"), ["beta"]);
        assert_eq!(denied("we don't use third party software"), ["third", "party", "software"]);
        assert_eq!(denied("no longer a beta"), ["beta"]);
        assert_eq!(denied("tickets without the portal"), ["portal"]);
        assert_eq!(denied("our trial is over"), ["trial"]);
        assert_eq!(denied("it came out of beta"), ["beta"]);
        assert_eq!(denied("we haven't got support"), ["got", "support"]);
        assert_eq!(denied("feature after the beta"), ["beta"]);
        assert_eq!(denied("it left beta, the router broke"), ["beta"]);
        // A fault of a thing, or a way to it, denies nothing.
        for text in [
            "cannot configure the router",
            "not only beta",
            "over the phone",
            "crash after a modified build",
            "crash after login",
        ] {
            assert_eq!(denied(text), [] as [&str; 0], "{text}");
        }
    }
}
