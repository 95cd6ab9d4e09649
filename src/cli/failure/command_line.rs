//! A command line as it was typed, with options added or values replaced for a suggestion.

use std::{borrow::Cow, ffi::OsString};

use super::known_options::{command_name, long_name, takes_next_word};
use crate::text::is_hidden;

/// The options that choose the policy and the plan.
pub(super) const CHOOSING: [&str; 3] = ["--vendor", "--plan", "--policy"];

/// The words of a command line, the program's name first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CommandLine(Vec<String>);

/// The place of a value on a command line.
#[derive(Debug)]
pub(super) struct ValuePlace {
    /// The index of its word.
    word: usize,
    /// The bytes of the word that are the value.
    start: usize,
    end: usize,
    /// The option that takes it; `None` of a positional argument.
    option: Option<String>,
}

impl CommandLine {
    /// Takes the words that were typed; `None` if one is not UTF-8.
    pub(super) fn of(words: &[OsString]) -> Option<Self> {
        let mut words: Vec<String> =
            words.iter().map(|word| word.to_str().map(str::to_owned)).collect::<Option<_>>()?;
        if let Some(program) = words.first_mut() {
            "slacalc".clone_into(program);
        }
        Some(Self(words))
    }

    /// Returns the words.
    pub(super) fn words(&self) -> &[String] {
        &self.0
    }

    /// Returns the name of the command.
    pub(super) fn command(&self) -> &'static str {
        command_name(&self.0)
    }

    /// Returns the line of another command with the same words.
    pub(super) fn of_command(&self, name: &str) -> Option<Self> {
        let at = self.bare_words().into_iter().find(|at| self.0[*at] == self.command())?;
        let mut words = self.0.clone();
        name.clone_into(&mut words[at]);
        Some(Self(words))
    }

    /// Returns the line with a value for what is missing: an option, or a positional argument. One
    /// that completes a typed word takes its place: `vendor/policy` that of `vendor`,
    /// `vendor/policy:plan` that of `plan`.
    pub(super) fn with(&self, missing: &str, value: &str) -> Self {
        if missing.starts_with('-') {
            return self.with_word(&[missing, value]);
        }
        let end = value.rsplit_once(':').map(|(_, plan)| plan);
        let beginning = value.split_once('/').map(|(vendor, _)| vendor);
        let mut typed = [end, beginning].into_iter().flatten();
        let completed = typed.find_map(|typed| self.replaced(typed, value));
        completed.unwrap_or_else(|| self.with_word(&[value]))
    }

    /// Adds words behind the options: before a `--`, which ends them.
    pub(super) fn with_word(&self, added: &[&str]) -> Self {
        let mut words = self.0.clone();
        let end = words.iter().position(|word| word == "--").unwrap_or(words.len());
        words.splice(end..end, added.iter().map(ToString::to_string));
        Self(words)
    }

    /// Returns the line with a zone, if one is needed; `None` if it has another.
    pub(super) fn in_zone(self, zone: Option<&str>) -> Option<Self> {
        let Some(zone) = zone else { return Some(self) };
        self.place_of("--timezone").is_none().then(|| self.with("--timezone", zone))
    }

    /// Returns the line with other words in the place of some.
    pub(super) fn with_words_at(&self, at: usize, count: usize, words: &[String]) -> Self {
        let mut changed = self.0.clone();
        changed.splice(at..at + count, words.iter().cloned());
        Self(changed)
    }

    /// Takes an option with its value out, by the name that was typed.
    pub(super) fn without_option(&self, option: &str) -> Self {
        let mut words = self.0.clone();
        if let Some(at) = words.iter().position(|word| word == option) {
            words.drain(at..words.len().min(at + 2));
        }
        words.retain(|word| !word.strip_prefix(option).is_some_and(|rest| rest.starts_with('=')));
        Self(words)
    }

    /// Returns true if an option was typed by its long name.
    pub(super) fn has_option(&self, option: &str) -> bool {
        let is_it = |word: &String| word.split('=').next() == Some(option);
        self.0.iter().take_while(|word| *word != "--").any(is_it)
    }

    /// Returns the value of an option that was typed by its long name.
    pub(super) fn value_of(&self, option: &str) -> Option<String> {
        let at = self.0.iter().position(|word| word.split('=').next() == Some(option))?;
        let joined = self.0[at].split_once('=').map(|(_, value)| value.to_owned());
        joined.or_else(|| self.0.get(at + 1).cloned())
    }

    /// Returns the place of the value of an option that was typed by any of its names.
    pub(super) fn place_of(&self, long: &str) -> Option<ValuePlace> {
        let mut places = (1..self.0.len()).map(|at| self.value_at(at));
        places.find(|place| {
            let option = place.option.as_deref();
            option.and_then(|option| long_name(&self.0, option)).as_deref() == Some(long)
        })
    }

    /// Returns the text at a place.
    pub(super) fn text_at(&self, place: &ValuePlace) -> &str {
        &self.0[place.word][place.start..place.end]
    }

    /// Returns the indices of the words that are neither options nor values of options, the name
    /// of the command first.
    pub(super) fn bare_words(&self) -> Vec<usize> {
        let is_bare =
            |at: &usize| !self.0[*at].starts_with('-') && self.value_at(*at).option.is_none();
        (1..self.0.len()).filter(is_bare).collect()
    }

    /// Returns the line without the words at some indices.
    pub(super) fn without_words(&self, indices: &[usize]) -> Self {
        let kept = self.0.iter().enumerate().filter(|(at, _)| !indices.contains(at));
        Self(kept.map(|(_, word)| word.clone()).collect())
    }

    /// Returns the option that was typed with a value, by its long name.
    pub(super) fn option_of(&self, value: &str) -> Option<String> {
        let option = self.find(value)?.option?;
        Some(long_name(&self.0, &option).unwrap_or(option))
    }

    /// Returns the line with another value in the place of one, or of a part of one such as
    /// FROM/TO; `None` if that was not typed.
    pub(super) fn replaced(&self, value: &str, by: &str) -> Option<Self> {
        self.replaced_of(None, value, by)
    }

    /// Returns the line with another value in the place of one of an option, or of any option if
    /// that has none.
    pub(super) fn replaced_of(&self, option: Option<&str>, value: &str, by: &str) -> Option<Self> {
        let is_its = |place: &ValuePlace| {
            let typed = place.option.as_deref();
            typed.and_then(|typed| long_name(&self.0, typed)).as_deref() == option
        };
        let wholes = self.find_all(value, &[',']);
        let places: Vec<ValuePlace> = wholes.chain(self.find_all(value, &['/', '='])).collect();
        let own = places.iter().find(|place| option.is_some() && is_its(place));
        Some(self.replaced_at(own.or(places.first())?, by))
    }

    /// Returns the line with another text at a place.
    pub(super) fn replaced_at(&self, place: &ValuePlace, by: &str) -> Self {
        let mut words = self.0.clone();
        words[place.word].replace_range(place.start..place.end, by);
        Self(words)
    }

    /// Returns the line without an option and its value; `None` if the value was not typed with an
    /// option.
    pub(super) fn without(&self, value: &str) -> Option<Self> {
        self.without_at(&self.find(value)?)
    }

    /// Returns the line without the option and its value at a place.
    pub(super) fn without_at(&self, place: &ValuePlace) -> Option<Self> {
        place.option.as_ref()?;
        let mut words = self.0.clone();
        let is_beside = words[place.word].starts_with('-') && place.start > 0;
        words.drain(if is_beside { place.word..=place.word } else { place.word - 1..=place.word });
        Some(Self(words))
    }

    /// Returns the line without one part of a list of an option; `None` if it is all of it.
    pub(super) fn without_part(&self, value: &str) -> Option<Self> {
        let place = self.find(value)?;
        place.option?;
        let word = &self.0[place.word];
        let (before, behind) = (&word[..place.start], &word[place.end..]);
        let rest = match (before.strip_suffix(','), behind.strip_prefix(',')) {
            (Some(before), _) => format!("{before}{behind}"),
            (None, Some(behind)) => format!("{before}{behind}"),
            (None, None) => return None,
        };
        let mut words = self.0.clone();
        words[place.word] = rest;
        Some(Self(words))
    }

    fn find(&self, value: &str) -> Option<ValuePlace> {
        // Of a list the value is one part.
        self.find_all(value, &[',']).next()
    }

    /// Returns each place of a value, or of a part of one between some signs.
    fn find_all(&self, value: &str, signs: &[char]) -> impl Iterator<Item = ValuePlace> {
        (1..self.0.len()).filter_map(move |at| {
            let word = &self.0[at];
            let is_option_itself = word.split('=').next() == Some(value);
            if is_option_itself && word.starts_with('-') {
                return Some(ValuePlace { word: at, start: 0, end: value.len(), option: None });
            }
            let whole = self.value_at(at);
            let mut start = whole.start;
            for part in word[whole.start..].split(signs) {
                let end = start + part.len();
                if part.trim() == value {
                    return Some(ValuePlace { start, end, ..whole });
                }
                start = end + 1;
            }
            (self.text_at(&whole).trim() == value).then_some(whole)
        })
    }

    /// Returns the place of the value in the word at an index: behind its option, or all of it.
    fn value_at(&self, at: usize) -> ValuePlace {
        let word = &self.0[at];
        let (start, option) = match (word.strip_prefix("--"), word.find('=')) {
            (Some(_), Some(equals)) => (equals + 1, Some(word[..equals].to_owned())),
            (Some(_), None) => (0, None),
            (None, _) if word.starts_with('-') && word.len() > 2 && word.is_char_boundary(2) => {
                (2, Some(word[..2].to_owned()))
            }
            (None, _) => {
                let before = Some(&self.0[at - 1]).filter(|before| is_option(before));
                (0, before.filter(|before| takes_next_word(&self.0, before)).cloned())
            }
        };
        ValuePlace { word: at, start, end: word.len(), option }
    }

    /// Returns the line quoted for a shell; `None` if a word would not be what it looks like.
    pub(super) fn quoted(&self) -> Option<String> {
        let is_plain = |word: &String| !word.chars().any(is_hidden);
        self.0.iter().all(is_plain).then_some(())?;
        let quoted: Option<Vec<String>> = self.0.iter().map(|word| quoted(word)).collect();
        Some(quoted?.join(" "))
    }
}

/// Returns a word quoted for a shell. Of an option with its value the value alone is.
pub(super) fn quoted(word: &str) -> Option<String> {
    let quote = |text: &str| shlex::try_quote(text).ok().map(Cow::into_owned);
    match word.split_once('=') {
        Some((option, value))
            if is_option(option) && quote(option).is_some_and(|quoted| quoted == option) =>
        {
            Some(format!("{option}={}", quote(value)?))
        }
        _ => quote(word),
    }
}

pub(super) fn is_option(word: &str) -> bool {
    word.len() > 1 && word.starts_with('-') && !word.contains('=')
}

#[cfg(test)]
mod tests {
    use super::CommandLine;

    fn line(words: &[&str]) -> CommandLine {
        CommandLine(words.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn values_are_found_however_they_are_typed() {
        for words in [
            ["slacalc", "covered", "--plan=premum"].as_slice(),
            &["slacalc", "covered", "--plan", "premum"],
            &["slacalc", "covered", "-ppremum"],
            &["slacalc", "covered", "--plan", " premum"],
        ] {
            let typed = line(words);
            let fixed = typed.replaced("premum", "premium").unwrap().quoted().unwrap();
            assert!(fixed.trim_end_matches('\'').ends_with("premium"), "{fixed}");
            let without = typed.without("premum").unwrap();
            assert_eq!(without, line(&["slacalc", "covered"]));
        }
        let typed = line(&["slacalc", "covered", "--holidays", "us,jq"]);
        assert_eq!(typed.option_of("jq").as_deref(), Some("--holidays"));
        for (list, rest) in [("us,jq", "us"), ("jq,us", "us"), ("us,jq,de", "us,de")] {
            let typed = line(&["slacalc", "covered", "--holidays", list]);
            let known = line(&["slacalc", "covered", "--holidays", rest]);
            assert_eq!(typed.without_part("jq"), Some(known));
        }
        assert_eq!(line(&["slacalc", "covered", "--holidays", "jq"]).without_part("jq"), None);
        let tier = line(&["slacalc", "covered", "--tier", "gold", "-p", "9"]);
        assert_eq!(tier.option_of("gold").as_deref(), Some("--plan"));
        assert_eq!(tier.option_of("9").as_deref(), Some("--priority"));
        let fixed = line(&["slacalc", "covered", "--holidays", "us,jp"]);
        assert_eq!(typed.replaced("jq", "jp"), Some(fixed));
        assert_eq!(line(&["slacalc", "plans", "premum"]).without("premum"), None);
        assert_eq!(line(&["slacalc", "covered"]).replaced("premum", "premium"), None);
    }

    #[test]
    fn words_are_added_before_the_end_of_options_and_quoted() {
        let typed = line(&["slacalc", "scope", "--", "won't start"]);
        assert_eq!(
            typed.with("--plan", "basic").quoted().unwrap(),
            r#"slacalc scope --plan basic -- "won't start""#
        );
        let misspelt = line(&["slacalc", "covered", "--plam=basic"]);
        let mended = line(&["slacalc", "covered", "--plan=basic"]);
        assert_eq!(misspelt.replaced("--plam", "--plan"), Some(mended));
        let shown = line(&["slacalc", "policy", "show", "a"]).with("the policy's ID", "a/b");
        assert_eq!(shown, line(&["slacalc", "policy", "show", "a/b"]));
        let plans = line(&["slacalc", "plans", "premium"]).with("the policy", "a/b:premium");
        assert_eq!(plans, line(&["slacalc", "plans", "a/b:premium"]));
        assert_eq!(line(&["slacalc", "\u{202e}x"]).quoted(), None);
    }
}
