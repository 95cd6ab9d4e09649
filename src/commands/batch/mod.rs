//! `slacalc batch`.

mod arguments;
mod progress;
mod run;
mod sink;
mod stream;

pub(super) use arguments::{BatchArgs, StreamArgs};
pub(super) use progress::{Progress, grouped};
pub(super) use run::run;
