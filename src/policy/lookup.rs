//! Finds items by names as people type them, and the names that slips probably mean.

/// The least likeness (Jaro-Winkler) of a suggested name to a wrong one.
const ALIKE: f64 = 0.75;

/// The least letters that say a name by its beginning.
const SHORTEST_BEGINNING: usize = 3;

/// The longest name, in bytes, that is compared with others. A longer one is no slip of any.
const LONGEST: usize = 400;

/// Something that has an id, a name and aliases.
pub(crate) trait Lookup {
    /// Returns the id.
    fn id(&self) -> &str;
    /// Returns everything that it may be called, the id included.
    fn names(&self) -> impl Iterator<Item = &str>;
    /// Returns true if another one is defined to be the same, false if to be something else, and
    /// `None` if no definition tells.
    fn is_defined_as(&self, _other: &Self) -> Option<bool> {
        None
    }
}

/// Returns a name without the differences that do not matter: upper and lower case, `_` or a space
/// for `-`, characters that nobody sees, and the wide forms of East Asian keyboards. Empty if
/// nothing is left.
#[must_use]
pub(crate) fn normalized(name: &str) -> String {
    if !name.is_ascii() {
        return normalized_ascii(&name.chars().filter_map(plain).collect::<String>());
    }
    normalized_ascii(name)
}

fn normalized_ascii(name: &str) -> String {
    let mut joined = String::with_capacity(name.len());
    for word in name.split(|c: char| c.is_whitespace() || c == '_' || c == '-') {
        if !joined.is_empty() && !word.is_empty() {
            joined.push('-');
        }
        joined.push_str(word);
    }
    if joined.is_ascii() {
        joined.make_ascii_lowercase();
        return joined;
    }
    joined.to_lowercase()
}

/// Returns the usual form of a character; `None` if it has no width.
pub(super) fn plain(c: char) -> Option<char> {
    match c {
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => None,
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0),
        c => Some(c),
    }
}

/// Returns the item that a name means.
#[must_use]
pub(crate) fn find<'a, T: Lookup>(items: &'a [T], wanted: &str) -> Option<&'a T> {
    let wanted = normalized(wanted);
    items.iter().find(|item| item.names().any(|name| normalized(name) == wanted))
}

/// Returns the candidate that is most like a wrong name: with the same numbers and at most a third
/// of the letters wrong, or the only one that begins so.
#[must_use]
pub(crate) fn nearest<'a>(
    wrong: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let wrong = Some(wrong).filter(|wrong| wrong.len() <= LONGEST).map(normalized)?;
    let candidates: Vec<(String, &str)> =
        candidates.into_iter().map(|candidate| (normalized(candidate), candidate)).collect();
    let mut begun: Vec<&String> = candidates.iter().map(|(name, _)| name).collect();
    begun.retain(|name| wrong.len() >= SHORTEST_BEGINNING && name.starts_with(&wrong));
    begun.dedup();
    let is_near = |name: &String| {
        let letters = wrong.chars().count().max(name.chars().count());
        let is_slip = strsim::damerau_levenshtein(&wrong, name) * 3 <= letters;
        // "highest" goes on where "high" ends.
        let goes_on = name.len() > SHORTEST_BEGINNING && wrong.starts_with(name.as_str());
        has_numbers_of(name, &wrong) && (is_slip || goes_on || begun == [name])
    };
    let near = candidates.iter().filter(|(name, _)| is_near(name));
    let rated = near.map(|(name, typed)| (strsim::jaro_winkler(&wrong, name), *typed));
    let alike = rated.filter(|(likeness, _)| *likeness >= ALIKE);
    let (_, nearest) = alike.max_by(|one, other| one.0.total_cmp(&other.0))?;
    Some(nearest.to_owned())
}

/// Returns the only candidate that a name of three letters or more abbreviates: `std` is
/// `standard`.
#[must_use]
pub(crate) fn abbreviated<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let name = Some(name).filter(|name| name.len() <= LONGEST).map(normalized)?;
    if name.len() < 3 || !name.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let is_short_for = |candidate: &&str| {
        let long = normalized(candidate);
        let mut letters = long.chars();
        long.starts_with(&name[..1]) && name.chars().all(|letter| letters.any(|it| it == letter))
    };
    let mut fitting = candidates.into_iter().filter(is_short_for);
    let first = fitting.next()?;
    let is_other = |other: &str| normalized(other) != normalized(first);
    (!fitting.any(is_other)).then(|| first.to_owned())
}

/// Returns the candidate that a wrong name is a slip of: at most two letters wrong, missing, added
/// or exchanged. Another number is no slip: `sev3` is not `sev1`.
#[must_use]
pub(crate) fn typo_of<'a>(
    wrong: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let wrong = Some(wrong).filter(|wrong| wrong.len() <= LONGEST).map(normalized)?;
    let distance = |candidate: &str| strsim::damerau_levenshtein(&wrong, &normalized(candidate));
    let candidates = candidates.into_iter().filter(|candidate| has_numbers_of(candidate, &wrong));
    let near = candidates
        .map(|candidate| (distance(candidate), candidate))
        .min_by_key(|(distance, _)| *distance)?;
    (near.0 <= 2 && near.0 * 2 < wrong.chars().count()).then(|| near.1.to_owned())
}

/// Returns the candidate that a wrong name is a slip of, as [`typo_of`] does, with less than a
/// third of its letters wrong.
#[must_use]
pub(crate) fn near_slip_of<'a>(
    wrong: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let slip = typo_of(wrong, candidates)?;
    let distance = strsim::damerau_levenshtein(&normalized(wrong), &normalized(&slip));
    (distance * 3 < wrong.chars().count()).then_some(slip)
}

/// Returns the candidate that is the only number in a wrong name: `1` for `sev1`, `01`, `P-1`.
#[must_use]
pub(crate) fn with_number_of<'a>(
    wrong: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let numbers: Vec<&str> =
        wrong.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty()).collect();
    let [number] = numbers[..] else { return None };
    let number: u32 = number.parse().ok()?;
    let has_it = |candidate: &&str| candidate.parse() == Ok(number);
    candidates.into_iter().find(has_it).map(str::to_owned)
}

/// Returns true if two names have the same digits: `sev3` is another than `sev1`, and no slip of
/// it.
#[must_use]
pub(crate) fn has_numbers_of(one: &str, other: &str) -> bool {
    let digits = |name: &str| name.chars().filter(char::is_ascii_digit).collect::<String>();
    digits(one) == digits(other)
}

/// Returns the likeness of a wrong name to a candidate, from 0 to 1.
#[must_use]
pub(crate) fn likeness(wrong: &str, candidate: &str) -> f64 {
    if wrong.len() > LONGEST { 0.0 } else { strsim::jaro_winkler(wrong, candidate) }
}

#[cfg(test)]
mod tests {
    use super::{abbreviated, nearest, normalized, typo_of, with_number_of};

    #[test]
    fn case_spaces_and_underscores_do_not_matter() {
        assert_eq!(normalized(" Mission  Critical"), "mission-critical");
        assert_eq!(normalized("mission_critical"), "mission-critical");
    }

    #[test]
    fn characters_that_look_alike_or_like_nothing_do_not_matter() {
        let written = [
            "\u{feff}P1",
            "p\u{200b}1",
            "\u{ff30}\u{ff11}",
            "\u{a0}p1\u{3000}",
            "P\u{ad}1\u{2060}",
        ];
        assert!(
            written.iter().all(|name| normalized(name) == "p1"),
            "{:?}",
            written.map(normalized)
        );
        assert_eq!(normalized("sev\u{2011}2"), "sev-2");
        assert!(
            ["", " ", "\u{200b}", "\u{3000}\u{feff}", "-"]
                .iter()
                .all(|name| normalized(name).is_empty())
        );
    }

    #[test]
    fn a_name_may_be_abbreviated_if_one_alone_is_meant() {
        let plans = ["free", "business", "standard", "premium"];
        for (short, plan) in [
            ("std", Some("standard")),
            ("stnd", Some("standard")),
            ("bsn", Some("business")),
            ("prm", Some("premium")),
            ("st", None),
            ("tan", None),
            ("gold", None),
        ] {
            assert_eq!(abbreviated(short, plans).as_deref(), plan, "{short}");
        }
        assert_eq!(abbreviated("prm", ["premium", "permanent-room"]), None);
    }

    #[test]
    fn another_number_is_no_slip() {
        assert_eq!(typo_of("urgnt", ["urgent", "high"]), Some("urgent".into()));
        assert_eq!(typo_of("hgih", ["urgent", "high"]), Some("high".into()));
        for name in ["sev3", "sev-3", "p1", "highest", "critical", "banana"] {
            assert_eq!(typo_of(name, ["urgent", "high", "sev1", "sev2", "sev-1"]), None, "{name}");
        }
    }

    #[test]
    fn a_number_names_what_has_it() {
        for name in ["sev1", "S1", "severity 1", "p-1", "01", "1"] {
            assert_eq!(with_number_of(name, ["0", "1", "2"]), Some("1".into()), "{name}");
        }
        for name in ["sev9", "one", "1-2", "10", ""] {
            assert_eq!(with_number_of(name, ["0", "1", "2"]), None, "{name}");
        }
    }

    #[test]
    fn only_what_is_alike_is_suggested() {
        assert_eq!(nearest("premum", ["standard", "premium"]), Some("premium".into()));
        assert_eq!(nearest("gold", ["standard", "premium"]), None);
        assert_eq!(nearest("prod", ["production", "premium"]), Some("production".into()));
        assert_eq!(nearest("pre", ["premium", "premier"]), None);
        assert_eq!(nearest("acme/premium", ["acme/legacy", "acme/saas"]), None);
        assert_eq!(nearest("sev1", ["sev2", "0"]), None);
    }
}
