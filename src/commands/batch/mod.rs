//! `slacalc batch`.

mod arguments;
mod run;
mod sink;

pub(super) use arguments::BatchArgs;
pub(super) use run::run;
