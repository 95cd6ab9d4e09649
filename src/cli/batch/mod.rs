//! `slacalc batch`.

mod arguments;
mod rows_output;
mod run;

pub(super) use arguments::BatchArgs;
pub(super) use run::run;
