//! Times on the clock of a target, for people.

/// Returns `45 min`, `27 h 10 min`: days would be read as days of business.
pub(super) fn length(seconds: u64) -> String {
    let minutes = (seconds + 30) / 60;
    match (seconds, minutes / 60, minutes % 60) {
        (0..60, ..) => format!("{seconds} s"),
        (_, 0, minutes) => format!("{minutes} min"),
        (_, hours, 0) => format!("{hours} h"),
        (_, hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// Returns the same in a word, for narrow columns: `45m`, `27h10m`.
pub(super) fn compact_length(seconds: u64) -> String {
    length(seconds).replace(" min", "m").replace(' ', "")
}
