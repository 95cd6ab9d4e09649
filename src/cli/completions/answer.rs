//! Answers a shell that asks for candidates.

use std::{
    env,
    ffi::{OsStr, OsString},
    panic,
    sync::Arc,
};

use clap::{Command, ValueEnum};

use super::{bash, candidates::completing, command_line::TypedLine, shell_script::Shell};
use crate::cli::{exit::Exit, output};

/// Prints candidates in the form that the shell takes: none if anything is wrong, since a prompt is
/// no place for errors.
pub(in crate::cli) fn answer(
    shell: &OsStr,
    program: Command,
    arguments: impl IntoIterator<Item = OsString>,
) -> Exit {
    panic::set_hook(Box::new(|_| {}));
    let line: Vec<OsString> =
        arguments.into_iter().skip_while(|word| word != "--").skip(1).collect();
    output::candidates(&candidates(shell, program, line).unwrap_or_default());
    Exit::Yes
}

fn candidates(shell: &OsStr, mut program: Command, line: Vec<OsString>) -> Option<Vec<u8>> {
    let shell = Shell::from_str(shell.to_str()?, false).ok()?;
    let words = match shell {
        Shell::Bash => bash::words(&line),
        // These two hand on the whole line and say which of its words is to be completed.
        Shell::Zsh | Shell::Elvish => {
            let index: usize = env::var("_CLAP_COMPLETE_INDEX").ok()?.parse().ok()?;
            let mut words = unquoted(&line);
            words.resize(index + 1, OsString::new());
            words
        }
        Shell::Fish | Shell::Powershell => unquoted(&line),
    };
    program.build();
    let line_so_far = Arc::new(TypedLine::read(&program, &words));
    let mut program = completing(program, &line_so_far, shell == Shell::Bash);
    let mut printed = Vec::new();
    shell
        .completer()
        .write_complete(&mut program, line, env::current_dir().ok().as_deref(), &mut printed)
        .ok()?;
    Some(printed)
}

/// Removes the quotes of words. Some shells pass them on as they were typed.
fn unquoted(words: &[OsString]) -> Vec<OsString> {
    let plain = |word: &OsString| match shlex::split(&word.to_string_lossy()).as_deref() {
        Some([plain]) => plain.into(),
        _ => word.clone(),
    };
    words.iter().map(plain).collect()
}
