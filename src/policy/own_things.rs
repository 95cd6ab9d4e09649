//! Words that say that a thing is the asker's own, or of the asker's own making.

use std::collections::BTreeSet;

use super::word_forms::Word;

/// Possessives that make "own" the asker's.
const POSSESSIVES: [&str; 3] = ["my", "our", "their"];

/// Words for the asker as the maker of a thing.
const MAKERS: [&str; 6] = ["i", "myself", "ourselves", "us", "we", "ours"];

/// People beside the asker who make things, after a possessive: "my colleague wrote".
const PEOPLE: [&str; 9] = [
    "colleague",
    "colleagues",
    "coworker",
    "coworkers",
    "developer",
    "developers",
    "engineers",
    "team",
    "teammate",
];

/// Colleagues, whose things are the asker's own without a possessive too: "a colleague's module".
const COLLEAGUES: [&str; 4] = ["colleague", "coworker", "team", "teammate"];

/// Things that people make themselves. What else is a colleague's can be an object of the product.
const MADE: [&str; 8] =
    ["image", "module", "plugin", "provider", "provisioner", "script", "template", "tool"];

/// Nouns that, with a possessive, are rather the asker's than the vendor's.
const WORKS: [&str; 3] = ["code", "product", "software"];

/// Words after "internal" that make it the message of a fault.
const FAULT_MESSAGES: [&str; 2] = ["error", "server"];

/// Verbs of making software. What is "created" or "made" can be an object of the product.
const MAKING: [&str; 6] = ["built", "coded", "developed", "programmed", "written", "wrote"];

/// The most words from the verb to its maker: "written by one of us".
const MOST_APART: usize = 4;

/// Returns true if a word gives a noun to the asker's people: the "our" of "software of our
/// company" and of "our company's software".
fn is_owner(words: &[Word], at: usize) -> bool {
    let is_work = |word: &Word| WORKS.contains(&word.text.as_str());
    let owns = match (&words[..at], &words[at + 1..]) {
        ([.., work, of], _) if of.text == "of" && is_work(work) => true,
        (_, [_, s, work, ..]) => s.text == "s" && is_work(work),
        _ => false,
    };
    owns && POSSESSIVES.contains(&words[at].text.as_str())
}

/// Returns true if a word is the asker as a maker: "we", or the "our" of "our team".
fn is_maker(words: &[Word], at: usize) -> bool {
    let word = words[at].text.as_str();
    let next = words.get(at + 1).map_or("", |next| next.text.as_str());
    MAKERS.contains(&word) || (POSSESSIVES.contains(&word) && PEOPLE.contains(&next))
}

/// Returns true if a word is the colleague of "a colleague's Terraform module".
fn is_of_colleague(words: &[Word], at: usize) -> bool {
    let [word, s, rest @ ..] = &words[at..] else { return false };
    let mut things = rest.iter().take(2);
    COLLEAGUES.contains(&word.text.as_str())
        && s.text == "s"
        && things.any(|thing| MADE.contains(&thing.text.as_str()))
}

/// Returns the positions of the words that say that a thing is the asker's own: "our own
/// server", "a module of ours", "software that we wrote".
pub(crate) fn own_things(words: &[Word]) -> BTreeSet<usize> {
    let is_one_of = |at: usize, table: &[&str]| table.contains(&words[at].text.as_str());
    let mut found = BTreeSet::new();
    for at in 0..words.len() {
        let is_possessed = at > 0 && is_one_of(at - 1, &POSSESSIVES);
        let is_own = is_possessed && words[at].text == "own";
        let is_possessive =
            is_one_of(at, &POSSESSIVES) && at + 1 < words.len() && is_one_of(at + 1, &WORKS);
        let is_message = at + 1 < words.len() && is_one_of(at + 1, &FAULT_MESSAGES);
        let is_internal = words[at].text == "internal" && !is_message;
        let around = at.saturating_sub(MOST_APART)..words.len().min(at + MOST_APART + 1);
        let mut near = around.filter(|other| words[*other].clause == words[at].clause);
        let is_made = is_one_of(at, &MAKING) && near.any(|other| is_maker(words, other));
        if is_own
            || is_possessive
            || is_owner(words, at)
            || is_of_colleague(words, at)
            || is_internal
            || is_made
            || words[at].text == "ours"
        {
            found.insert(at);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::own_things;
    use crate::policy::WordForms;

    #[test]
    fn words_say_that_a_thing_is_the_askers_own() {
        let forms = WordForms::default();
        let own = |text| -> Vec<usize> { own_things(&forms.words_of(text)).into_iter().collect() };
        assert_eq!(own("a module that my colleague wrote"), [5]);
        assert_eq!(own("an image built by our team"), [2]);
        assert_eq!(own("my colleague's Terraform provider"), [1]);
        assert_eq!(own("a colleague's script"), [1]);
        assert_eq!(own("my colleague's login"), [] as [usize; 0]);
        assert_eq!(own("a module that your colleague wrote"), [] as [usize; 0]);
        assert_eq!(own("our own server crashes"), [1]);
        assert_eq!(own("a module of ours"), [3]);
        assert_eq!(own("software that we wrote"), [3]);
        assert_eq!(own("a module written by one of us"), [2]);
        assert_eq!(own("our software, an internal tool"), [0, 3]);
        assert_eq!(own("software of our company"), [2]);
        assert_eq!(own("our company's software"), [0]);
        assert_eq!(own("software of your company"), [] as [usize; 0]);
        assert_eq!(own("our vendor, what is software"), [] as [usize; 0]);
        assert_eq!(own("internal server error"), [] as [usize; 0]);
        assert_eq!(own("software built by your team"), [] as [usize; 0]);
        assert_eq!(own("your own server crashes"), [] as [usize; 0]);
        assert_eq!(own("our server crashes"), [] as [usize; 0]);
    }
}
