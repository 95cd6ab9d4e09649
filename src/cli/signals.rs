//! Signals that end the program: it stops between rows, and takes the unfinished files with it.
//!
//! A signal that was ignored when the program was started stays ignored: `nohup`, and Ctrl-C for
//! programs in the background of a script. Any other ends it, at the latest a second later, even
//! while nobody reads its pipe. The exit code is 128 and the number of the signal, as shells have
//! it: 130 after Ctrl-C, 143 after `kill`.

use std::{
    io,
    path::PathBuf,
    process,
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

/// The longest time between a signal and the end.
const PATIENCE: Duration = Duration::from_secs(1);

/// Files that do not have their names yet.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());
/// Held while something is written that should not be cut.
static WRITING: Mutex<()> = Mutex::new(());

/// A file that a signal removes, as long as this is not dropped.
#[derive(Debug)]
pub(super) struct Unfinished(PathBuf);

impl Unfinished {
    /// Gives the file its name. A signal comes before that, and removes the file, or after it.
    pub(super) fn named<T>(self, name: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        let mut files = locked(&UNFINISHED);
        let named = name()?;
        files.retain(|path| *path != self.0);
        Ok(named)
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        locked(&UNFINISHED).retain(|path| *path != self.0);
    }
}

/// Makes a file that a signal removes. No signal comes between the making and the noting down.
pub(super) fn unfinished<T>(
    make: impl FnOnce() -> io::Result<(PathBuf, T)>,
) -> io::Result<(T, Unfinished)> {
    watch(|| ());
    let mut files = locked(&UNFINISHED);
    let (path, made) = make()?;
    files.push(path.clone());
    Ok((made, Unfinished(path)))
}

/// Writes something that no signal should cut.
pub(super) fn uncut<T>(write: impl FnOnce() -> T) -> T {
    let _writing = locked(&WRITING);
    write()
}

/// Watches for signals from now on. `clear` is the last that is done before the end; only that of
/// the first call counts.
///
/// Where they cannot be watched, they end the program at once, as they always do.
pub(super) fn watch(clear: impl Fn() + Send + 'static) {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| system::watch(clear));
}

fn end(signal: i32, clear: &impl Fn()) {
    let code = 128 + signal;
    // This thread ends the program if it hangs from here on, on an unread pipe or a disk.
    let waits = thread::Builder::new().spawn(move || {
        thread::sleep(PATIENCE);
        process::exit(code);
    });
    if waits.is_err() {
        process::exit(code);
    }
    let files = locked(&UNFINISHED);
    for path in files.iter() {
        // A file that cannot be removed still has a telling name.
        let _ = std::fs::remove_file(path);
    }
    let _between_rows = locked(&WRITING);
    clear();
    process::exit(code);
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(unix)]
mod system {
    use std::{fs, sync::mpsc, thread};

    use signal_hook::{
        consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXFSZ},
        flag,
        iterator::Signals,
    };

    pub(super) fn watch(clear: impl Fn() + Send + 'static) {
        // A file that may not grow on is an error like a full disk then.
        let _ = flag::register(SIGXFSZ, std::sync::Arc::default());
        let wanted = wanted(&fs::read_to_string("/proc/self/status").unwrap_or_default());
        let (ready, watching) = mpsc::channel();
        let waits = thread::Builder::new().name("signals".to_owned()).spawn(move || {
            // Only here, as a signal that nobody waits for would be lost.
            let signals = Signals::new(wanted);
            let _ = ready.send(());
            let Ok(mut signals) = signals else { return };
            for signal in signals.forever() {
                super::end(signal, &clear);
            }
        });
        if waits.is_ok() {
            let _ = watching.recv();
        }
    }

    /// Returns the signals that were not ignored, by the mask of `/proc/self/status`. Where there
    /// is none, the hang-up of a terminal is left alone, so that `nohup` holds.
    fn wanted(status: &str) -> Vec<i32> {
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        let ignored = mask
            .and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
            .unwrap_or(1 << (SIGHUP - 1));
        [SIGHUP, SIGINT, SIGQUIT, SIGTERM]
            .into_iter()
            .filter(|signal| ignored >> (signal - 1) & 1 == 0)
            .collect()
    }

    #[cfg(test)]
    mod tests {
        use super::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, wanted};

        #[test]
        fn ignored_signals_stay_ignored() {
            assert_eq!(
                wanted("Name:\tx\nSigIgn:\t0000000000001000\n"),
                [SIGHUP, SIGINT, SIGQUIT, SIGTERM]
            );
            assert_eq!(wanted("SigIgn:\t0000000000001001\n"), [SIGINT, SIGQUIT, SIGTERM]);
            assert_eq!(wanted("SigIgn:\t0000000000000006\n"), [SIGHUP, SIGTERM]);
            assert_eq!(wanted(""), [SIGINT, SIGQUIT, SIGTERM]);
        }
    }
}

#[cfg(not(unix))]
mod system {
    pub(super) fn watch(_clear: impl Fn() + Send + 'static) {}
}
