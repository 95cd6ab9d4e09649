//! `slacalc completions`: names completed by the shell, from the policies at hand and narrowed by the rest of the line.
//!
//! The shell's script, which `register` prints, calls the program with [`VARIABLE`] set; `answer` then gives candidates.
//! Nothing here says a word when something is wrong, a policy file that is not valid for one: there are fewer candidates.

mod answer;
mod bash;
mod candidates;
mod line;
mod lists;
mod policies;
mod powershell;
mod quoting;
mod register;

pub(super) use answer::answer;
pub(super) use register::{CompletionsArgs, run};

/// Set, to the shell's name, when a shell asks for candidates.
pub(super) const VARIABLE: &str = "SLACALC_COMPLETE";
