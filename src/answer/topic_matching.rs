//! Finds the scope topics that a person's words are about.
//!
//! A topic is named by its keywords and suggested by its hints. A named topic is overridden if
//! another explains every word that it explains, and more. Suggested topics count where none is
//! named. Nothing is decided by a score.

use std::{cmp::Reverse, collections::BTreeSet};

use super::other_commands::FoundCommand;
use crate::policy::{
    DeniedWords, Phrase, Policy, Slip, Topic, TopicWords, Verdict, Word, WordForms, WordKind, find,
    own_things,
};

/// Words behind which a request tells its matter.
const ABOUT: [&str; 4] = ["about", "concerning", "regarding", "because"];

/// The standing of a topic among those that words touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TopicStanding {
    /// The words are its id or name.
    Asked,
    /// A keyword names it.
    Named,
    /// A hint suggests it.
    Suggested,
    /// Another topic explains the words that it explains, and more.
    Overridden,
}

/// A topic that words touch.
#[derive(Debug)]
pub(super) struct ConsideredTopic<'a> {
    pub(super) topic: &'a Topic,
    /// The keywords, or else the hints, that are among the words; the asker's words for a pattern.
    pub(super) matched: Vec<String>,
    pub(super) standing: TopicStanding,
    /// The positions of the words that they explain.
    words: BTreeSet<usize>,
}

impl<'a> ConsideredTopic<'a> {
    /// Returns the topic of an id or name.
    fn asked(topic: &'a Topic) -> Self {
        let (matched, words) = (Vec::new(), BTreeSet::new());
        Self { topic, matched, standing: TopicStanding::Asked, words }
    }
}

/// The topics that words touch, the likeliest first, and the words that none of them knows.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "findings that do not exclude each other")]
pub(super) struct TopicSearch<'a> {
    pub(super) considered: Vec<ConsideredTopic<'a>>,
    /// Words that may name a thing, and that no topic has.
    pub(super) unknown: Vec<String>,
    /// True if the request says that something is amiss, in general words only.
    pub(super) is_general: bool,
    /// Slips of typing, and the words for which they were taken.
    pub(super) slips: Vec<Slip>,
    /// True if the words deny a keyword of the topics that are meant.
    pub(super) is_denied: bool,
    /// True if the words say that something is not at fault, which is no request for its repair.
    denies_fault: bool,
    /// The positions of the words that say that a thing is the asker's own.
    own: BTreeSet<usize>,
    /// The command that answers some of the words.
    pub(super) command: Option<FoundCommand>,
    /// True if the command answers all of them, and no topic more.
    is_for_command: bool,
}

impl<'a> TopicSearch<'a> {
    /// Looks for the topic of an id or name, or else for those whose words are in the text.
    pub(super) fn new(policy: &'a Policy, text: &str) -> Self {
        match find(&policy.topics, text) {
            Some(topic) => {
                Self { considered: vec![ConsideredTopic::asked(topic)], ..Self::default() }
            }
            None => Self::by_words(policy, text),
        }
    }

    /// Looks for the topics whose words are in the text.
    fn by_words(policy: &'a Policy, text: &str) -> Self {
        let forms = WordForms::new(&policy.document.vendor_name);
        let topic_words = forms.topic_words(policy.topics.iter().flat_map(phrases_of));
        let mut words = forms.words_of(text);
        let denies_fault = forms.denies_fault(&words);
        let slips = forms.correct(&mut words, &topic_words);
        let words = forms.folded(&words, &topic_words);
        let context = (&forms, &topic_words);
        let denied = forms.denied(&words);
        let touched: Vec<TouchedTopic<'a>> = policy
            .topics
            .iter()
            .map(|topic| TouchedTopic::new(topic, &words, context).without(&denied))
            .collect();
        let named: BTreeSet<usize> =
            touched.iter().flat_map(TouchedTopic::naming_positions).collect();
        let is_denied = touched.iter().any(|one| !one.denied.is_empty());
        let command = FoundCommand::find(policy, &words, context);
        let hours: Vec<usize> = command.iter().flat_map(FoundCommand::hours).copied().collect();
        let by_any = named.iter().chain(&hours).copied().collect();
        // A word that only suggests a topic after all explains nothing to the others.
        let naming = touched.iter().filter(|one| one.is_named(&words, &by_any));
        let explained = naming.flat_map(TouchedTopic::naming_positions).chain(hours).collect();
        let mut considered: Vec<ConsideredTopic<'a>> =
            touched.into_iter().filter_map(|one| one.considered(&words, &explained)).collect();
        mark_matters(&mut considered, &words);
        mark_overridden(&mut considered);
        sort_by_likelihood(&mut considered, &words, &named);
        Self {
            is_for_command: command
                .as_ref()
                .is_some_and(|one| one.explains_all(&words, &named) || one.has_own_clause(&words)),
            unknown: unknown_names(&considered, &words, &topic_words),
            is_general: !words.iter().any(|word| word.kind >= WordKind::Ordinary)
                && words.iter().any(|word| word.kind == WordKind::Fault),
            is_denied,
            considered,
            denies_fault,
            own: own_things(&words),
            slips,
            command,
        }
    }

    /// Returns the topics that the words are about: those that they name, or else suggest. None, if
    /// a command answers them.
    pub(super) fn meant(&self) -> &[ConsideredTopic<'a>] {
        if self.is_for_command {
            return &[];
        }
        let standing = self.considered.first().map(|one| one.standing);
        let alike = self.considered.iter().take_while(|one| Some(one.standing) == standing);
        &self.considered[..alike.count()]
    }

    /// Returns true if a thing is the asker's own, and the topic is the vendor's part, or about
    /// software of third parties.
    pub(super) fn is_of_asker(&self) -> bool {
        let is_of_others =
            |topic: &Topic| topic.phrases().any(|phrase| phrase.starts_with("third-party"));
        self.meant().iter().any(|one| {
            one.standing == TopicStanding::Named
                && (matches!(one.topic.ruling.verdict, Verdict::In | Verdict::Unstated)
                    || is_of_others(one.topic))
                && !self.own.is_subset(&one.words)
        })
    }

    /// Returns the command that answers on times which the topics do not explain.
    pub(super) fn times_command(&self) -> Option<&FoundCommand> {
        let known = self.meant().iter().flat_map(|one| &one.words).copied().collect();
        self.command.as_ref().filter(|one| one.has_times_besides(&known))
    }

    /// Returns true if the words say which topic is meant, and do not only suggest it.
    pub(super) fn is_sure(&self) -> bool {
        let suggested = self.meant().iter().any(|one| one.standing == TopicStanding::Suggested);
        let is_fault = self.is_general && self.times_command().is_none();
        !self.denies_fault && !self.is_of_asker() && (!suggested || is_fault)
    }
}

/// Returns every phrase by which a topic is found, and those that look like one.
pub(super) fn phrases_of(topic: &Topic) -> impl Iterator<Item = &str> {
    topic.phrases().chain(&topic.not).map(String::as_str)
}

/// A keyword that is among the words, and the positions of the words that it explains.
type Found = (String, BTreeSet<usize>);

fn positions_of(found: &[Found]) -> impl Iterator<Item = usize> {
    found.iter().flat_map(|(_, positions)| positions.iter().copied())
}

/// A topic with those of its words that are there. A keyword of general words only is a hint, and
/// one of ordinary words decides alone only.
struct TouchedTopic<'a> {
    topic: &'a Topic,
    keywords: Vec<Found>,
    alone: Vec<Found>,
    hints: Vec<Found>,
    /// The positions of keywords that became hints because they are denied.
    denied: BTreeSet<usize>,
}

impl<'a> TouchedTopic<'a> {
    fn new(
        topic: &'a Topic,
        words: &[Word],
        (forms, topic_words): (&WordForms, &TopicWords),
    ) -> Self {
        let phrase = |text: &'a String| Phrase::new(text, forms, topic_words);
        let masked: BTreeSet<usize> =
            topic.not.iter().flat_map(|text| phrase(text).positions(words)).collect();
        let found = |phrase: Phrase<'a>| -> Option<Found> {
            let positions = phrase.positions(words);
            let is_there = !positions.is_empty() && positions.is_disjoint(&masked);
            is_there.then(|| (phrase.as_asked(words, &positions), positions))
        };
        let (naming, others): (Vec<_>, Vec<_>) =
            topic.keywords.iter().map(phrase).partition(Phrase::is_name);
        let (general, ordinary): (Vec<_>, Vec<_>) =
            others.into_iter().partition(Phrase::is_general);
        let alone = ordinary.into_iter().chain(topic.alone.iter().map(phrase));
        let hints = general.into_iter().chain(topic.hints.iter().map(phrase));
        Self {
            topic,
            keywords: naming.into_iter().filter_map(found).collect(),
            alone: alone.filter_map(found).collect(),
            hints: hints.filter_map(found).collect(),
            denied: BTreeSet::new(),
        }
    }

    /// Makes hints of the keywords that the request denies.
    fn without(mut self, denied: &DeniedWords) -> Self {
        let verdict = self.topic.ruling.verdict;
        let is_exclusion =
            matches!(verdict, Verdict::Out | Verdict::OtherOffering | Verdict::NotSupport);
        for named in [&mut self.keywords, &mut self.alone] {
            let is_denied = |found: &mut Found| denied.deny(&found.1, is_exclusion);
            let hints: Vec<Found> = named.extract_if(.., is_denied).collect();
            self.denied.extend(positions_of(&hints));
            self.hints.extend(hints);
        }
        self
    }

    /// Returns the positions of the words that it explains, denied ones included.
    fn naming_positions(&self) -> impl Iterator<Item = usize> {
        let naming = positions_of(&self.keywords).chain(positions_of(&self.alone));
        naming.chain(self.denied.iter().copied())
    }

    /// Returns true if the words name it. An ambiguous keyword does so only if every `Name` word is
    /// explained: by this topic, or by more than a hint of another or of the command for hours.
    /// A topic that is never given is named by any request about it.
    fn is_named(&self, words: &[Word], explained: &BTreeSet<usize>) -> bool {
        let mut known: BTreeSet<usize> =
            positions_of(&self.alone).chain(positions_of(&self.hints)).collect();
        known.extend(explained);
        let about = about(words).filter(|about| {
            is_never_given(self.topic) && positions_of(&self.alone).all(|at| at < *about)
        });
        let names = |at: &usize| words[*at].kind == WordKind::Name;
        let mut asked = (0..about.unwrap_or(words.len())).filter(names);
        !self.keywords.is_empty() || (!self.alone.is_empty() && asked.all(|at| known.contains(&at)))
    }

    /// Returns its standing; `None` if none of its words is there.
    fn considered(
        self,
        words: &[Word],
        explained: &BTreeSet<usize>,
    ) -> Option<ConsideredTopic<'a>> {
        let (standing, by) = if self.is_named(words, explained) {
            (TopicStanding::Named, [self.keywords, self.alone].concat())
        } else {
            (TopicStanding::Suggested, [self.alone, self.hints].concat())
        };
        let words = positions_of(&by).collect();
        let matched: Vec<String> = by.into_iter().map(|(text, _)| text).collect();
        let topic = self.topic;
        (!matched.is_empty()).then_some(ConsideredTopic { topic, matched, standing, words })
    }
}

/// Returns the words that may name a thing, and that no topic has, be it in a phrase.
fn unknown_names(
    considered: &[ConsideredTopic<'_>],
    words: &[Word],
    topic_words: &TopicWords,
) -> Vec<String> {
    let known: BTreeSet<usize> = considered.iter().flat_map(|one| &one.words).copied().collect();
    let names = (0..words.len()).filter(|at| words[*at].kind == WordKind::Name);
    let unknown = names.filter(|at| !known.contains(at) && !topic_words.has(&words[*at]));
    unknown.map(|at| words[at].text.clone()).collect()
}

/// Sorts topics, the likeliest first. Topics that explain a name no other topic explains come
/// first.
fn sort_by_likelihood(
    considered: &mut [ConsideredTopic<'_>],
    words: &[Word],
    named: &BTreeSet<usize>,
) {
    considered.sort_by_key(|one| {
        let strange = one.words.difference(named);
        let strange = strange.filter(|at| words[**at].kind == WordKind::Name);
        (one.standing, Reverse(strange.count()), Reverse(one.words.len()))
    });
}

/// Returns true if no plan has what a topic is about.
fn is_never_given(topic: &Topic) -> bool {
    topic.ruling.verdict == Verdict::Out && topic.exceptions.is_empty()
}

/// Returns the place of the word behind which a request tells its matter.
fn about(words: &[Word]) -> Option<usize> {
    words.iter().position(|word| ABOUT.contains(&word.text.as_str()))
}

/// Marks topics as overridden that stand behind "about" in a request for what is never given, as
/// "call someone about a job" does: whatever it is about, it gets the same answer.
fn mark_matters(considered: &mut [ConsideredTopic<'_>], words: &[Word]) {
    let Some(about) = about(words) else { return };
    let is_before = |at: &usize| *at < about && words[*at].clause == words[about].clause;
    let is_refused = considered.iter().any(|one| {
        one.standing == TopicStanding::Named
            && is_never_given(one.topic)
            && one.words.iter().all(is_before)
    });
    for one in considered.iter_mut().filter(|_| is_refused) {
        if one.words.iter().all(|at| *at > about) {
            one.standing = TopicStanding::Overridden;
        }
    }
}

/// Marks topics as overridden whose words another explains, and more.
fn mark_overridden(considered: &mut [ConsideredTopic<'_>]) {
    let is_overridden = |one: &ConsideredTopic<'_>| {
        one.standing == TopicStanding::Named
            && considered.iter().any(|other| {
                other.standing == TopicStanding::Named
                    && one.words.is_subset(&other.words)
                    && one.words != other.words
            })
    };
    let overridden: Vec<bool> = considered.iter().map(is_overridden).collect();
    for (one, overridden) in considered.iter_mut().zip(overridden) {
        if overridden {
            one.standing = TopicStanding::Overridden;
        }
    }
}
