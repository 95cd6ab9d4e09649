//! `slacalc init`: writes a contract and a configuration from the answers to four questions.

mod init_answer;
mod interview;
mod run;
mod terms;

#[cfg(test)]
pub(super) use init_answer::InitAnswer;
pub(super) use run::{InitArgs, run};
