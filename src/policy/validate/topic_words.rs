//! Warnings about the words by which topics are found: those that name nothing, that mean two
//! topics, or that do nothing.

use std::collections::BTreeMap;

use super::super::{
    ProblemCode,
    model::{Keyword, Policy, Topic, Verdict},
    phrase::Phrase,
    problem::{MOST_PROBLEMS, Problem},
    raw::{RawPolicy, RawTopic, Text},
    word_forms::{TopicWords, WordForms},
};

/// The forms in which the words of a policy are compared.
struct Folded {
    forms: WordForms,
    words: TopicWords,
}

impl Folded {
    fn phrase<'t>(&self, text: &'t Text) -> Phrase<'t> {
        Phrase::new(text.get_ref(), &self.forms, &self.words)
    }

    /// Returns the words of a text without their order, in which requests do not keep to it.
    fn words_in_any_order(&self, text: &Text) -> Vec<String> {
        let mut words = self.stems(text);
        words.sort();
        words
    }

    fn stems(&self, text: &Text) -> Vec<String> {
        self.phrase(text).stems().into_iter().map(str::to_owned).collect()
    }
}

/// Returns the warnings about the words of a policy's topics.
pub(super) fn check(raw: &RawPolicy, policy: &Policy) -> Vec<Problem> {
    let forms = WordForms::new(&policy.document.vendor_name);
    let texts = raw.topic.iter().flat_map(|topic| {
        let texts = topic.phrases().chain(&topic.not);
        texts.map(|text| text.get_ref().as_str())
    });
    let folded = Folded { words: forms.topic_words(texts), forms };
    let mut problems = ambiguous(raw, policy, &folded);
    for topic in &raw.topic {
        problems.extend(general(topic, &folded));
        problems.extend(idle(topic, &folded));
    }
    problems.extend(unshared(raw, &folded));
    problems
}

/// Finds keywords of general words only.
fn general(topic: &RawTopic, folded: &Folded) -> Vec<Problem> {
    let names_nothing = |text: &&Text| folded.phrase(text).is_general();
    let warning = |text: &Text| {
        let message = format!("'{}' names no thing: these are general words", text.get_ref());
        Problem::at(text.span(), ProblemCode::GeneralKeyword, message)
            .help("put it into `hints`, or add the word that names the thing")
    };
    topic.deciding().filter(names_nothing).map(warning).collect()
}

/// Finds words that change nothing: said twice in other forms, or excluded without being there.
fn idle(topic: &RawTopic, folded: &Folded) -> Vec<Problem> {
    let warning = |text: &Text, message: String, help| {
        Problem::at(text.span(), ProblemCode::IdlePhrase, message).help(help)
    };
    let mut problems = Vec::new();
    let mut seen = BTreeMap::new();
    for text in topic.phrases() {
        if let Some(first) = seen.insert(folded.stems(text), text) {
            let message = format!("'{}' is the same as '{}'", text.get_ref(), first.get_ref());
            problems.push(warning(text, message, "forms of a word fold; write one of them"));
        }
    }
    let own: Vec<Phrase<'_>> = topic.phrases().map(|text| folded.phrase(text)).collect();
    for text in &topic.not {
        let phrase = folded.phrase(text);
        if !own.iter().any(|keyword| phrase.shares_a_word_with(keyword)) {
            let message = format!("'{}' shares no word with this topic's keywords", text.get_ref());
            problems.push(warning(text, message, "take it out, or correct it"));
        }
    }
    problems
}

/// Finds shared keywords that no other topic shares.
fn unshared(raw: &RawPolicy, folded: &Folded) -> Vec<Problem> {
    let mut sharing: BTreeMap<Vec<String>, Vec<&Text>> = BTreeMap::new();
    for text in raw.topic.iter().flat_map(|topic| &topic.shared) {
        sharing.entry(folded.words_in_any_order(text)).or_default().push(text);
    }
    let warning = |text: &Text| {
        let message = format!("'{}' is shared with no other topic", text.get_ref());
        Problem::at(text.span(), ProblemCode::IdlePhrase, message)
            .help("put it into `shared` of the other topic too, or into `keywords`")
    };
    let lonely = sharing.values().filter(|texts| texts.len() == 1);
    lonely.flatten().map(|text| warning(text)).collect()
}

/// Finds topics that have keywords in common, not on purpose, and differ in their verdicts.
fn ambiguous(raw: &RawPolicy, policy: &Policy, folded: &Folded) -> Vec<Problem> {
    let lines = policy.dimensions().plans;
    let of_topic = |topic: &Topic| -> Vec<Verdict> {
        lines.iter().map(|plans| topic.ruling_for(plans).verdict).collect()
    };
    let verdicts: Vec<Vec<Verdict>> = policy.topics.iter().map(of_topic).collect();
    let mut problems = Vec::new();
    // The topics that have a keyword, by its words in any order.
    let mut having: BTreeMap<Vec<String>, Vec<(usize, &Text)>> = BTreeMap::new();
    for (at, (topic, own)) in raw.topic.iter().zip(&verdicts).enumerate() {
        let keywords: Vec<(Vec<String>, &Text)> =
            topic.keywords.iter().map(|it| (folded.words_in_any_order(it), it)).collect();
        let mut shared: BTreeMap<usize, Vec<(&Text, &Text)>> = BTreeMap::new();
        for (words, word) in &keywords {
            for (earlier, same) in having.get(words).into_iter().flatten() {
                if verdicts[*earlier] != *own {
                    shared.entry(*earlier).or_default().push((word, same));
                }
            }
        }
        for (earlier, pairs) in shared {
            if problems.len() > MOST_PROBLEMS {
                return problems;
            }
            problems.extend(two_meanings(
                &pairs,
                (&policy.topics[earlier], &verdicts[earlier]),
                (&policy.topics[at], own),
            ));
        }
        for (words, word) in keywords {
            let topics = having.entry(words).or_default();
            // A topic that says a keyword twice has it by the first.
            if topics.last().is_none_or(|(last, _)| *last != at) {
                topics.push((at, word));
            }
        }
    }
    problems
}

/// A topic, and its verdict for each plan.
type TopicVerdicts<'a> = (&'a Topic, &'a [Verdict]);

/// Returns the problem of keywords that a topic shares with an earlier one.
fn two_meanings(
    shared: &[(&Text, &Text)],
    (other, theirs): TopicVerdicts<'_>,
    (topic, own): TopicVerdicts<'_>,
) -> Option<Problem> {
    let (verdict, own) = theirs.iter().zip(own).find(|(one, other)| one != other)?;
    let words: Vec<String> =
        shared.iter().map(|(word, _)| format!("'{}'", word.get_ref())).collect();
    let message = format!(
        "{} may mean '{}' ({}) or '{}' ({})",
        words.join(", "),
        other.id,
        verdict.id(),
        topic.id,
        own.id()
    );
    let help = "a request in these words gets no verdict; if the document tells the two apart, \
                let the keywords do so too; if not, put them into `shared` of both";
    let (word, same) = shared.first()?;
    Some(
        Problem::at(word.span(), ProblemCode::Ambiguous, message)
            .also(same.span(), "the same words")
            .help(help),
    )
}
