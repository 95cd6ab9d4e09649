//! `slacalc completions`: names completed by the shell, from the policies at hand and narrowed by
//! the rest of the line.
//!
//! The shell's script, which `shell_script` prints, calls the program with [`VARIABLE`] set;
//! `answer` then gives candidates. Nothing here says a word when something is wrong, a policy file
//! that is not valid for one: there are fewer candidates.

mod answer;
mod bash;
mod candidates;
mod command_line;
mod fixed_names;
mod global_names;
mod name_kind;
mod policy_names;
mod powershell;
mod quoting;
mod shell_script;

pub(super) use answer::answer;
pub(super) use shell_script::{CompletionsArgs, VARIABLE, run};
