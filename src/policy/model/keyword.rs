//! Enums that files and answers write as words.

/// An enum with a word for each value: in policy files, in JSON and in messages.
pub(crate) trait Keyword: Copy + PartialEq + 'static {
    /// Every value, in the order in which messages list them.
    const ALL: &'static [Self];

    /// Returns the word: `best-effort`.
    #[must_use]
    fn id(self) -> &'static str;
}

/// Defines the words of enums. `_` stands for values that another crate may add: files cannot name
/// them.
macro_rules! keywords {
    ($($type:ty {
        $($value:ident => $word:literal,)*
        $(_ => $unknown:literal,)?
    })*) => {$(
        impl $crate::policy::Keyword for $type {
            const ALL: &'static [Self] = &[$(Self::$value),*];

            fn id(self) -> &'static str {
                match self {
                    $(Self::$value => $word,)*
                    $(_ => $unknown,)?
                }
            }
        }
    )*};
}

pub(super) use keywords;

/// Returns every word of an enum, for schemas.
#[cfg(test)]
pub(crate) fn keyword_ids<T: Keyword>() -> Vec<&'static str> {
    T::ALL.iter().map(|value| value.id()).collect()
}
