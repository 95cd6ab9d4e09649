//! `slacalc init`: writes a contract and a configuration from the answers to four questions.

mod arguments;
mod existing;
mod interview;
mod run;
mod terms;

pub(super) use arguments::InitArgs;
#[cfg(test)]
pub(super) use run::InitAnswer;
pub(super) use run::run;
