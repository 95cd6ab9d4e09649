//! The options whose value bare words may be: one word, a city of two, a time of several.

use super::{asked_days::span_named, utc_words::is_utc_word};
use crate::{
    policy::USUAL_PRIORITIES,
    time::{Date, Instant},
    times::{could_be_time, is_zone_name, month_named, zone_of_city},
};

/// The options whose value a bare word may be, in the order in which they are tried.
const OPTIONS: [&str; 14] = [
    "--vendor",
    "--plan",
    "--policy",
    "--month",
    "--year",
    "--week",
    "--priority",
    "--region",
    "--edition",
    "--channel",
    "--at",
    "--opened",
    "--due",
    "--timezone",
];

/// The options of times.
pub(super) const TIMES: [&str; 3] = ["--at", "--opened", "--due"];

/// Words of a sentence that are the value of nothing by themselves.
const SENTENCE_WORDS: [&str; 38] = [
    "a", "an", "and", "customer", "edition", "level", "package", "region", "tier", "are", "as",
    "at", "by", "for", "from", "had", "has", "have", "i", "in", "is", "it", "my", "of", "on",
    "our", "plan", "since", "support", "the", "they", "ticket", "to", "was", "we", "were", "with",
    "zone",
];

/// Returns true for a word of a sentence that is the value of nothing by itself.
pub(super) fn is_filler(word: &str) -> bool {
    SENTENCE_WORDS.contains(&word.to_lowercase().as_str())
}

/// Words that take back what stands behind them.
const CONTRARY_WORDS: [&str; 6] = ["not", "no", "except", "unless", "without", "never"];

/// Returns true for a word without which a sentence would mean the contrary.
pub(super) fn is_negation(word: &str) -> bool {
    let lower = word.to_lowercase();
    CONTRARY_WORDS.contains(&lower.as_str())
        || lower.ends_with("n't")
        || lower.ends_with("n\u{2019}t")
}

/// Returns true for words that begin with a time by which something is due: `due 17:00`.
pub(super) fn is_due_time(words: &[String], now: Instant) -> bool {
    let [first, following @ ..] = words else { return false };
    let is_time = |count| could_be_time(&following[..count].join(" "), now);
    let is_due = ["due", "by"].contains(&first.to_lowercase().as_str());
    is_due && (1..=following.len()).any(is_time)
}

/// Words that name the option of what stands behind them, beside the options' own names.
const CALLED: [(&str, &str); 12] = [
    ("acknowledged", "--acknowledged"),
    ("answered", "--responded"),
    ("created", "--opened"),
    ("package", "--plan"),
    ("replied", "--responded"),
    ("reported", "--opened"),
    ("reopened", "--reopened"),
    ("resolved", "--resolved"),
    ("responded", "--responded"),
    ("severity", "--priority"),
    ("submitted", "--opened"),
    ("tier", "--plan"),
];

/// Returns the option whose value stands behind a word: `priority 1`, `answered 9:00`.
fn option_called(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    let own = OPTIONS.into_iter().find(|option| option[2..] == word);
    own.or_else(|| CALLED.iter().find(|(name, _)| *name == word).map(|(_, option)| *option))
}

/// Words that may be the value of one of some options.
pub(super) struct Placement {
    /// The number of words that it takes.
    pub(super) count: usize,
    pub(super) values: Vec<(&'static str, String)>,
}

/// Returns what the first words may be, the longest first: a month with its year, a time, a city of
/// two words, one word. A month alone is of the year that is now.
pub(super) fn placements(words: &[String], today: Date, now: Instant) -> Vec<Placement> {
    let of_month = |year: &str, month: u32| vec![("--month", format!("{year}-{month:02}"))];
    if let [one, other, ..] = words {
        let month = |name: &String, year: &String| month_named(name).filter(|_| is_year(year));
        let pair = month(one, other).map(|month| (other, month));
        if let Some((year, month)) = pair.or_else(|| Some((one, month(other, one)?))) {
            return vec![Placement { count: 2, values: of_month(year, month) }];
        }
    }
    let span = words.get(1).and_then(|unit| Some((unit, span_named(&words[0], unit, today)?)));
    if let Some((unit, value)) = span {
        let option = OPTIONS.into_iter().find(|option| option[2..].eq_ignore_ascii_case(unit));
        let values = option.into_iter().map(|option| (option, value.clone())).collect();
        return vec![Placement { count: 2, values }];
    }
    let named = option_called(&words[0]).into_iter().flat_map(|option| {
        let of_count = move |count: usize| (option, count, words[1..count].join(" "));
        (2..=words.len()).rev().map(of_count)
    });
    let named =
        named.map(|(option, count, value)| Placement { count, values: vec![(option, value)] });
    let word = &words[0];
    let several = (2..=words.len()).rev().filter_map(|count| {
        let text = words[..count].join(" ");
        let values = match count {
            _ if could_be_time(&text, now) && !is_zone_name(word, now) => {
                TIMES.map(|option| (option, text.clone())).to_vec()
            }
            2 if zone_of_city(&text).is_some() => vec![("--timezone", text)],
            2 | 3 => vec![
                ("--plan", text.clone()),
                ("--policy", text.clone()),
                ("--region", text.clone()),
                ("--channel", text),
            ],
            _ => return None,
        };
        Some(Placement { count, values })
    });
    let single = match month_named(word) {
        Some(month) => of_month(&format!("{:04}", today.year()), month),
        // The customer's zone is not that in which times are shown.
        None if is_utc_word(word) || is_filler(word) => Vec::new(),
        None => OPTIONS
            .into_iter()
            .filter(|option| is_likely(option, word, now))
            .map(|option| (option, word.clone()))
            .collect(),
    };
    named.chain(several).chain([Placement { count: 1, values: single }]).collect()
}

/// Returns false where an option would take any word, and this one is of another kind.
fn is_likely(option: &str, word: &str, now: Instant) -> bool {
    match option {
        // A word that is a zone is no time, and one that may be a day is no city.
        "--timezone" => !could_be_time(word, now),
        option if TIMES.contains(&option) => !is_zone_name(word, now),
        "--year" => is_year(word),
        "--priority" => {
            let lower = word.to_lowercase();
            let beginnings = ["p", "s", "sev", "prio", "priority", "severity"];
            let begin = lower.trim_end_matches(|c: char| c.is_ascii_digit());
            let is_numbered = begin.len() + 1 == lower.len()
                && (begin.is_empty() || beginnings.contains(&begin.trim_end_matches('-')));
            is_numbered || USUAL_PRIORITIES.contains(&lower.as_str())
        }
        _ => true,
    }
}

pub(super) fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}
