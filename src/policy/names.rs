//! Names as people type them: which one is meant, and which one was probably meant.

use super::model::{Channel, Named, Topic};

/// How alike (Jaro-Winkler) a wrong name must be to a right one to be suggested.
const ALIKE: f64 = 0.75;

/// The longest name, in bytes, that is compared with others. A longer one is no slip of any.
const LONGEST: usize = 400;

/// Something that has an id, a name and aliases.
pub trait Lookup {
    /// The id.
    fn id(&self) -> &str;
    /// Everything that it may be called, the id included.
    fn names(&self) -> impl Iterator<Item = &str>;
}

/// A name with the differences that do not matter taken out: upper and lower case, and `_` or a space for `-`.
#[must_use]
pub fn normalized(name: &str) -> String {
    let words: Vec<&str> = name.split(|c: char| c.is_whitespace() || c == '_' || c == '-').filter(|word| !word.is_empty()).collect();
    words.join("-").to_lowercase()
}

/// The item that a name means.
#[must_use]
pub fn find<'a, T: Lookup>(items: &'a [T], wanted: &str) -> Option<&'a T> {
    let wanted = normalized(wanted);
    items.iter().find(|item| item.names().any(|name| normalized(name) == wanted))
}

/// The candidate that is most like a wrong name, if any is alike.
#[must_use]
pub fn nearest<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let wrong = Some(wrong).filter(|wrong| wrong.len() <= LONGEST).map(normalized)?;
    candidates
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&wrong, &normalized(candidate)), candidate))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, candidate)| candidate.to_owned())
}

/// The candidate that a wrong name is a slip of: at most two letters wrong, missing, added or exchanged.
#[must_use]
pub fn slip_of<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let wrong = Some(wrong).filter(|wrong| wrong.len() <= LONGEST).map(normalized)?;
    let distance = |candidate: &str| strsim::damerau_levenshtein(&wrong, &normalized(candidate));
    let near = candidates.into_iter().map(|candidate| (distance(candidate), candidate)).min_by_key(|(distance, _)| *distance)?;
    (near.0 <= 2 && near.0 * 2 < wrong.chars().count()).then(|| near.1.to_owned())
}

/// Lower-case words, each in the singular as far as a final `s` tells.
#[must_use]
pub fn words_of(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase);
    words
        .map(|word| match word.strip_suffix('s') {
            Some(stem) if stem.len() > 2 && !stem.ends_with('s') => stem.to_owned(),
            _ => word,
        })
        .collect()
}

impl Lookup for Named {
    fn id(&self) -> &str {
        &self.id
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        [self.id.as_str(), self.name.as_str()].into_iter().chain(self.aliases.iter().map(String::as_str))
    }
}

impl Lookup for Channel {
    fn id(&self) -> &str {
        &self.id
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        [self.id.as_str(), self.name.as_str()].into_iter().chain(self.aliases.iter().map(String::as_str))
    }
}

impl Lookup for Topic {
    fn id(&self) -> &str {
        &self.id
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        [self.id.as_str(), self.name.as_str()].into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::{nearest, normalized, words_of};

    #[test]
    fn case_spaces_and_underscores_do_not_matter() {
        assert_eq!(normalized(" Mission  Critical"), "mission-critical");
        assert_eq!(normalized("mission_critical"), "mission-critical");
    }

    #[test]
    fn words_lose_case_marks_and_plural() {
        assert_eq!(words_of("Beta Features?"), ["beta", "feature"]);
        assert_eq!(words_of("SSH-keys access TLS"), ["ssh", "key", "access", "tls"]);
    }

    #[test]
    fn only_what_is_alike_is_suggested() {
        assert_eq!(nearest("premum", ["standard", "premium"]), Some("premium".into()));
        assert_eq!(nearest("gold", ["standard", "premium"]), None);
    }
}
