//! The program: it reads the clock and the arguments, and hands both on.

use std::{
    env,
    process::ExitCode,
    time::{SystemTime, UNIX_EPOCH},
};

use slacalc::{cli, time::Instant};

fn main() -> ExitCode {
    let since_epoch = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(i64::MAX));
    cli::run(env::args_os(), Instant::clamped(since_epoch)).into()
}
