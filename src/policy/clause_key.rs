//! Clauses as people write them: `5c`, `[5 c]`, `section 6`, `terms 6.6`.

/// Words before a clause that only say that it is one.
const NOISE: [&str; 6] = ["section", "sections", "clause", "paragraph", "article", "sec"];

/// The parts of a clause: runs of digits, of letters and of stars, in lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ClauseKey(Vec<String>);

/// The place of a clause among others: numbers by their value, words behind them.
pub(crate) type ClauseOrder = Vec<(u64, String)>;

/// A kind of character that clauses are made of.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Digit,
    Letter,
    Star,
    Other,
}

impl ClauseKey {
    /// Returns the parts of a text.
    #[must_use]
    pub(crate) fn of(text: &str) -> Self {
        let (mut parts, mut last): (Vec<String>, Kind) = (Vec::new(), Kind::Other);
        for c in text.chars() {
            let kind = kind_of(c);
            match parts.last_mut().filter(|_| kind == last) {
                Some(part) if kind != Kind::Other => part.extend(c.to_lowercase()),
                _ if kind != Kind::Other => parts.push(c.to_lowercase().collect()),
                _ => {}
            }
            last = kind;
        }
        Self(parts)
    }

    /// Returns the parts of a text that a person typed, without words such as `section`.
    #[must_use]
    pub(crate) fn asked(text: &str) -> Self {
        let Self(mut parts) = Self::of(text);
        while parts.len() > 1 && NOISE.contains(&parts[0].as_str()) {
            parts.remove(0);
        }
        Self(parts)
    }

    /// Returns true if this is the other one, or a part of it: `4, first list` of `4`.
    #[must_use]
    pub(crate) fn is_within(&self, other: &Self) -> bool {
        !other.0.is_empty() && self.0.starts_with(&other.0)
    }

    /// Returns true if both have the same first part: `3 a` and `3 g`.
    #[must_use]
    pub(crate) fn begins_as(&self, other: &Self) -> bool {
        self.0.first().is_some_and(|part| other.0.first() == Some(part))
    }

    /// Returns true if the parts of the other one stand together somewhere in this.
    #[must_use]
    pub(crate) fn mentions(&self, other: &Self) -> bool {
        !other.0.is_empty() && self.0.windows(other.0.len()).any(|parts| parts == other.0)
    }

    /// Returns true if there is a letter in it, so that it may be a word of a heading.
    #[must_use]
    pub(crate) fn has_words(&self) -> bool {
        self.0.iter().any(|part| part.chars().count() > 1 && part.starts_with(char::is_alphabetic))
    }

    /// Returns the place of a clause among others: `4.2` is before `4.10`.
    #[must_use]
    pub(crate) fn order(&self) -> ClauseOrder {
        let place = |part: &String| (part.parse().unwrap_or(u64::MAX), part.clone());
        self.0.iter().map(place).collect()
    }

    /// Returns true if there is nothing in it.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns what follows a name, or the end of that name, at the beginning: `6.6` of
    /// `terms 6.6`, if the name is `Service Specific Terms`.
    #[must_use]
    pub(crate) fn behind(&self, name: &Self) -> Option<Self> {
        let ends = (0..name.0.len()).map(|from| &name.0[from..]);
        let fits = ends.filter(|end| self.0.starts_with(end)).map(<[String]>::len).max()?;
        Some(Self(self.0[fits..].to_vec()))
    }
}

fn kind_of(c: char) -> Kind {
    match c {
        '*' => Kind::Star,
        c if c.is_numeric() => Kind::Digit,
        c if c.is_alphabetic() => Kind::Letter,
        _ => Kind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::ClauseKey;

    #[test]
    fn a_clause_is_the_same_however_it_is_written() {
        let key = ClauseKey::of("5 c");
        for text in ["5c", "[5 c]", "5 C", "section 5 c", "Section 5(c)", "clause 5.c"] {
            assert_eq!(ClauseKey::asked(text), key, "{text}");
        }
        assert_eq!(ClauseKey::of("6.6"), ClauseKey::asked("6 6"));
        assert_ne!(ClauseKey::of("3 **"), ClauseKey::of("3"));
    }

    #[test]
    fn parts_are_within_the_whole() {
        let (four, list) = (ClauseKey::of("4"), ClauseKey::of("4, first list"));
        assert!(list.is_within(&four) && !four.is_within(&list) && four.is_within(&four));
        assert!(!ClauseKey::of("41").is_within(&four) && !four.is_within(&ClauseKey::of("")));
        let note = ClauseKey::of("Support Tier Comparison, note 1");
        assert!(
            note.mentions(&ClauseKey::of("note 1")) && !note.mentions(&ClauseKey::of("note 2"))
        );
    }
}
