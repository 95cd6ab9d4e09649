//! `slacalc batch`.

mod arguments;
mod run;

pub(super) use arguments::BatchArgs;
pub(super) use run::run;
