//! Bash, which parts words at `=` and `:` and completes the last part alone.
//!
//! The engine's own script hands on bash's parts, so that nothing completes behind `--vendor=` or
//! `hours-clock=`. Here the line itself is handed on, and what bash does not want to hear again is
//! taken off the candidates.

use std::{
    ffi::OsString,
    io::{self, Write},
    path::Path,
};

use clap::Command;
use clap_complete::{engine, env::EnvCompleter};

use super::quoting::for_bash;

/// The candidate that stands for files: bash completes and quotes their names itself.
pub(super) const FILES: &str = ":files";
/// As [`FILES`], for directories.
pub(super) const DIRECTORIES: &str = ":directories";

/// Ends the word under the cursor while the line is split, so that it is there even if it is empty.
const CURSOR: char = '\u{1}';

const SCRIPT: &str = r#"_slacalc() {
    local candidate
    COMPREPLY=()
    while IFS= read -r candidate; do
        COMPREPLY+=("$candidate")
    done < <(VARIABLE=bash PROGRAM -- "${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
    case "${#COMPREPLY[@]} ${COMPREPLY[0]-}" in
        '1 :files') COMPREPLY=() && compopt -o default 2>/dev/null ;;
        '1 :directories') COMPREPLY=() && compopt -o dirnames 2>/dev/null ;;
        1\ */ | 1\ *= | 1\ *:) compopt -o nospace 2>/dev/null ;;
    esac
    return 0
}
complete -o nosort -F _slacalc NAME 2>/dev/null || complete -F _slacalc NAME
"#;

/// The line up to the cursor, and the part of the last word that bash wants completed.
pub(super) struct Bash;

impl EnvCompleter for Bash {
    fn name(&self) -> &'static str {
        "bash"
    }

    fn is(&self, name: &str) -> bool {
        name == "bash"
    }

    fn write_registration(
        &self,
        var: &str,
        _: &str,
        bin: &str,
        completer: &str,
        buf: &mut dyn Write,
    ) -> io::Result<()> {
        let program = shlex::try_quote(completer).map_err(io::Error::other)?;
        buf.write_all(
            SCRIPT
                .replace("VARIABLE", var)
                .replace("NAME", bin)
                .replace("PROGRAM", &program)
                .as_bytes(),
        )
    }

    fn write_complete(
        &self,
        command: &mut Command,
        line: Vec<OsString>,
        here: Option<&Path>,
        buf: &mut dyn Write,
    ) -> io::Result<()> {
        let (words, quote) = split(&line);
        let Some(current) = words.last().and_then(|word| word.to_str()).map(str::to_owned) else {
            return Ok(());
        };
        // Bash hands its part of the word on as it was typed, with backslashes.
        let (part, _) = split(line.get(1..).unwrap_or_default());
        let part = part.last().and_then(|part| part.to_str()).unwrap_or_default();
        let known = current.strip_suffix(part).unwrap_or_default();
        let index = words.len() - 1;
        let candidates = engine::complete(command, words, index, here)?;
        let values: Vec<_> =
            candidates.iter().map(|candidate| candidate.get_value().to_string_lossy()).collect();
        // Bash cannot tell values from options; a list of both buries the values.
        let is_option = |value: &str| value.starts_with('-');
        let only_values = current.is_empty() && values.iter().any(|value| !is_option(value));
        for value in values.iter().filter(|value| !(only_values && is_option(value))) {
            if value.ends_with(FILES) || value.ends_with(DIRECTORIES) {
                return writeln!(buf, ":{}", value.rsplit(':').next().unwrap_or_default());
            }
            writeln!(buf, "{}", for_bash(value.strip_prefix(known).unwrap_or(value), quote))?;
        }
        Ok(())
    }
}

/// Returns the words of a line up to the cursor, unquoted; the last is the one to complete.
pub(super) fn words(line: &[OsString]) -> Vec<OsString> {
    split(line).0
}

/// Returns the words of a line, and the quote that is open at its end, if one is.
fn split(line: &[OsString]) -> (Vec<OsString>, &'static str) {
    let line = line.first().map_or_else(String::new, |line| line.to_string_lossy().into_owned());
    let closed =
        |quote: &'static str| Some((shlex::split(&format!("{line}{CURSOR}{quote}"))?, quote));
    let (words, quote) = ["", "'", "\""].into_iter().find_map(closed).unwrap_or_default();
    (words.into_iter().map(|word| word.replace(CURSOR, "").into()).collect(), quote)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn a_line_ends_with_the_word_to_complete() {
        let split = |line: &str| {
            words(&[line.into()])
                .into_iter()
                .map(|word| word.into_string().unwrap())
                .collect::<Vec<_>>()
        };
        assert_eq!(split("slacalc deadline "), ["slacalc", "deadline", ""]);
        assert_eq!(split("slacalc --vendor=sc"), ["slacalc", "--vendor=sc"]);
        assert_eq!(
            split("slacalc --opened '2026-03-06 16:45' --b"),
            ["slacalc", "--opened", "2026-03-06 16:45", "--b"]
        );
        assert_eq!(split("slacalc --vendor 'sc"), ["slacalc", "--vendor", "sc"]);
        assert_eq!(split("slacalc --vendor \"sc"), ["slacalc", "--vendor", "sc"]);
        assert_eq!(split("slacalc a\\"), ["slacalc", "a"]);
        assert_eq!(
            ["a b", "a 'b", "a \"b", "a 'b' c"].map(|line| super::split(&[line.into()]).1),
            ["", "'", "\"", ""]
        );
    }
}
