//! The ids of policies, which are the names of their files.

use std::path::Path;

use super::{FileError, InvalidFile, Problem, ProblemCode};

/// Refuses the policy of a file whose name is no id.
///
/// # Errors
/// The name has something in it that a shell takes for more than a name.
pub(super) fn check(id: &str, path: &Path) -> Result<(), FileError> {
    if is_policy_id(id) {
        return Ok(());
    }
    let message =
        format!("'{id}' cannot be a policy id: it has characters that a shell treats specially");
    let help = "name the file and its directories with letters, digits, . _ + and - only, such as \
                acme/support-terms.toml";
    let problem = Problem::of_file(ProblemCode::BadId, message).help(help);
    Err(FileError::Invalid(InvalidFile::new(&path.display().to_string(), "", vec![problem])))
}

/// Returns true if the parts of an id, and so the names of a policy's file and directories, can be
/// typed anywhere as they are: letters and digits of any script, and `.`, `_`, `+` and `-` between
/// them.
fn is_policy_id(id: &str) -> bool {
    let is_part = |part: &str| {
        part.starts_with(|c: char| c.is_alphanumeric() || c == '_') && part.chars().all(fits)
    };
    id.split('/').all(is_part)
}

fn fits(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '_' | '+' | '-')
}

#[cfg(test)]
mod tests {
    use super::is_policy_id;

    #[test]
    fn ids_can_be_typed_anywhere_as_they_are() {
        for id in ["acme/terms", "Acme/Terms_2.1", "müller/bedingungen", "東京/規約", "a", "_a/1+1"]
        {
            assert!(is_policy_id(id), "{id}");
        }
        for id in [
            "",
            "a//b",
            "-a/b",
            "a/-rf",
            "a b",
            "a$(x)/y",
            "a`x`",
            "a'b",
            "a\"b",
            "a\nb",
            "a;b",
            "a\u{200b}b",
            "..",
            "~/a",
            "a*",
        ] {
            assert!(!is_policy_id(id), "{id:?}");
        }
    }
}
