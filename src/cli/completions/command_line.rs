//! Reads the line that a shell completes: the values of options before the word to complete.

use std::{env, ffi::OsString, path::PathBuf};

use clap::{Arg, Command};

/// Values by the id of their option, in the order in which they were said; those of flags are
/// empty.
#[derive(Debug, Default)]
pub(super) struct TypedLine {
    said: Vec<(String, String)>,
    /// The word to complete.
    pub(super) current: String,
}

impl TypedLine {
    /// Reads the words with the help of the program, built; the first is the program, the last the
    /// one to complete. Anything else is skipped.
    pub(super) fn read(program: &Command, words: &[OsString]) -> Self {
        let mut words = words.iter().skip(1).map(|word| word.to_string_lossy().into_owned());
        let current = words.next_back().unwrap_or_default();
        let mut words = words.peekable();
        let (mut command, mut said) = (program, Vec::new());
        while let Some(word) = words.next() {
            let (arg, value) = if let Some(option) = word.strip_prefix("--") {
                let (name, value) = option
                    .split_once('=')
                    .map_or((option, None), |(name, value)| (name, Some(value)));
                (command.get_arguments().find(|arg| is_called(arg, name)), value)
            } else if let Some(letters) = word.strip_prefix('-') {
                short(command, letters)
            } else {
                command = command.find_subcommand(&word).unwrap_or(command);
                continue;
            };
            let Some(arg) = arg else { continue };
            if !arg.get_action().takes_values() {
                said.push((arg.get_id().to_string(), String::new()));
                continue;
            }
            let value =
                value.map(str::to_owned).or_else(|| words.next_if(|next| !next.starts_with("--")));
            said.extend(value.map(|value| (arg.get_id().to_string(), value)));
        }
        Self { said, current }
    }

    /// Returns the last value of an option.
    pub(super) fn value(&self, id: &str) -> Option<&str> {
        self.said.iter().rfind(|(name, _)| name == id).map(|(_, value)| value.as_str())
    }

    /// Returns every value of an option.
    pub(super) fn values<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a str> {
        self.said.iter().filter(move |(name, _)| name == id).map(|(_, value)| value.as_str())
    }

    /// Returns the values of an option that takes paths, with `~` expanded: no shell has done it
    /// yet.
    pub(super) fn paths(&self, id: &str) -> Vec<PathBuf> {
        let home = env::home_dir();
        let expanded = |path: &str| match (path.strip_prefix("~/"), &home) {
            (Some(rest), Some(home)) => home.join(rest),
            _ => PathBuf::from(path),
        };
        self.values(id).map(expanded).collect()
    }
}

/// Returns the first option of a cluster of letters that takes a value, with the value behind it:
/// `p1`, `qp1`, `p=1`.
fn short<'a, 'b>(command: &'a Command, letters: &'b str) -> (Option<&'a Arg>, Option<&'b str>) {
    for (at, letter) in letters.char_indices() {
        let option = command.get_arguments().find(|arg| arg.get_short() == Some(letter));
        if let Some(arg) = option.filter(|arg| arg.get_action().takes_values()) {
            let behind = &letters[at + letter.len_utf8()..];
            let value = behind.strip_prefix('=').unwrap_or(behind);
            return (Some(arg), Some(value).filter(|_| !behind.is_empty()));
        }
    }
    (None, None)
}

/// Returns true if an option has this long name or alias.
pub(super) fn is_called(arg: &Arg, name: &str) -> bool {
    arg.get_long_and_visible_aliases().is_some_and(|names| names.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::TypedLine;
    use crate::cli::Cli;
    use clap::CommandFactory;

    #[test]
    fn short_options_are_known_with_their_values_behind_or_after_them() {
        let words = "slacalc deadline -p1 -qt Europe/Berlin -c=a.toml -e -o";
        let words: Vec<_> = words.split(' ').map(Into::into).collect();
        let mut program = Cli::command();
        program.build();
        let line = TypedLine::read(&program, &words);
        assert_eq!(
            (line.value("priority"), line.value("timezone"), line.value("contract")),
            (Some("1"), Some("Europe/Berlin"), Some("a.toml"))
        );
    }

    #[test]
    fn options_are_known_by_any_of_their_names() {
        let words = "slacalc deadline --check --tier=premium --vendor scalr --opened --policy-dir \
                     a --policy-dir ~/b --prio";
        let words: Vec<_> = words.split(' ').map(Into::into).collect();
        let mut program = Cli::command();
        program.build();
        let line = TypedLine::read(&program, &words);
        assert_eq!(
            (line.value("plan"), line.value("vendor"), line.value("opened")),
            (Some("premium"), Some("scalr"), None)
        );
        let paths = line.paths("policy_dir");
        assert_eq!((paths.len(), paths[1].starts_with("~")), (2, false));
        assert_eq!(line.current, "--prio");
    }
}
