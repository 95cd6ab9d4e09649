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
            let Some(option) = word.strip_prefix("--") else {
                command = command.find_subcommand(&word).unwrap_or(command);
                continue;
            };
            let (name, value) = option
                .split_once('=')
                .map_or((option, None), |(name, value)| (name, Some(value.to_owned())));
            let Some(arg) = command.get_arguments().find(|arg| is_called(arg, name)) else {
                continue;
            };
            if !arg.get_action().takes_values() {
                said.push((arg.get_id().to_string(), String::new()));
                continue;
            }
            let value = value.or_else(|| words.next_if(|next| !next.starts_with("--")));
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
