//! The two ways to refer to a contract: by the path of a file, or by a name.

use std::path;

/// A contract as an option, the environment or the configuration refers to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ContractReference {
    /// The path of a file: it has a separator, or ends in `.toml`.
    File(String),
    /// The name of a file in the directory of contracts, without `.toml`.
    Name(String),
}

impl ContractReference {
    /// Returns the reference that a text is; `None` if it is neither a path nor a name.
    #[must_use]
    pub(crate) fn of(text: &str) -> Option<Self> {
        if text.contains(path::is_separator) || text.to_ascii_lowercase().ends_with(".toml") {
            return Some(Self::File(text.to_owned()));
        }
        is_contract_name(text).then(|| Self::Name(text.to_owned()))
    }
}

/// Returns true for a name of a contract: `[a-z0-9_-]+`.
#[must_use]
pub(crate) fn is_contract_name(text: &str) -> bool {
    let is_part = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-');
    !text.is_empty() && text.bytes().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::ContractReference;

    #[test]
    fn a_separator_or_the_ending_makes_a_path() {
        for path in ["./rescale", "a/b", "/dev/fd/63", "rescale.toml", "RESCALE.TOML", "../x"] {
            assert_eq!(ContractReference::of(path), Some(ContractReference::File(path.to_owned())));
        }
        for name in ["rescale", "scalr-2026", "a_b", "7"] {
            assert_eq!(ContractReference::of(name), Some(ContractReference::Name(name.to_owned())));
        }
        for neither in ["", "Rescale", "re scale", "rescale.txt", "größe", "~"] {
            assert_eq!(ContractReference::of(neither), None, "{neither}");
        }
    }
}
