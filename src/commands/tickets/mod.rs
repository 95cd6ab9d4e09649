//! What commands over a table of tickets share: the options that say how it is read, what rows may refer to, and progress.

mod arguments;
mod progress;
mod stream;

pub(super) use arguments::{StreamArgs, preset};
pub(super) use progress::{Progress, grouped};
