//! `slacalc batch`.

mod arguments;
mod progress;
mod run;
mod sink;
mod stream;

pub(super) use arguments::BatchArgs;
pub(super) use run::run;
