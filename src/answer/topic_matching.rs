//! Finds the scope topics that a person's words are about.
//!
//! A topic matches by its keywords, as whole words. One topic is meant if it explains every matched
//! word that the others explain, and more; words that point to several topics are never decided by
//! a score.

use std::collections::BTreeSet;

use crate::policy::{Topic, find, words_of};

/// A topic that words point to, and the keywords by which they do.
struct TopicMatch<'a> {
    topic: &'a Topic,
    keywords: Vec<&'a str>,
    /// The positions of the words that the keywords explain.
    words: BTreeSet<usize>,
}

/// A topic whose keywords are among the words.
pub(super) struct ConsideredTopic<'a> {
    pub(super) topic: &'a Topic,
    pub(super) keywords: Vec<&'a str>,
    /// True if another topic explains the words that it explains, and more.
    pub(super) beaten: bool,
}

/// The topics that words are about: the one of that id or name, or else those whose keywords
/// explain words that no other topic explains better.
pub(super) fn matches<'a>(topics: &'a [Topic], text: &str) -> Vec<ConsideredTopic<'a>> {
    considered(topics, text).into_iter().filter(|one| !one.beaten).collect()
}

/// The same with those that are explained better.
pub(super) fn considered<'a>(topics: &'a [Topic], text: &str) -> Vec<ConsideredTopic<'a>> {
    if let Some(topic) = find(topics, text) {
        return vec![ConsideredTopic { topic, keywords: Vec::new(), beaten: false }];
    }
    let words = words_of(text);
    let all: Vec<TopicMatch<'a>> =
        topics.iter().filter_map(|topic| explain(topic, &words)).collect();
    let beaten = |one: &TopicMatch<'_>| {
        all.iter().any(|other| one.words.is_subset(&other.words) && one.words != other.words)
    };
    all.iter()
        .map(|one| ConsideredTopic {
            topic: one.topic,
            keywords: one.keywords.clone(),
            beaten: beaten(one),
        })
        .collect()
}

fn explain<'a>(topic: &'a Topic, words: &[String]) -> Option<TopicMatch<'a>> {
    let mut found = TopicMatch { topic, keywords: Vec::new(), words: BTreeSet::new() };
    for keyword in &topic.keywords {
        let phrase = words_of(keyword);
        let starts = (0..words.len())
            .filter(|start| !phrase.is_empty() && words[*start..].starts_with(&phrase));
        let positions: Vec<usize> = starts.flat_map(|start| start..start + phrase.len()).collect();
        if !positions.is_empty() {
            found.keywords.push(keyword);
            found.words.extend(positions);
        }
    }
    (!found.keywords.is_empty()).then_some(found)
}
