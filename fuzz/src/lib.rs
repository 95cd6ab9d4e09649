//! Fuzz targets of slacalc, run inside the fuzzer's process. `CONTRIBUTING.md` says how.

mod in_process;
pub mod targets;

use std::sync::OnceLock;

use in_process::InProcess;
use targets::TARGETS;

/// Tries one input on a target.
///
/// # Panics
/// Something does not hold for the input, or there is no such target.
pub fn try_out(target: &str, data: &[u8]) {
    static PROGRAM: OnceLock<InProcess> = OnceLock::new();
    let program = PROGRAM.get_or_init(|| InProcess::new(target));
    let found = TARGETS.iter().find(|one| one.name == target);
    found.expect("TARGETS has every target").run(program, data);
}
