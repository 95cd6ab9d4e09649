//! Times, durations and keys of a row: each is read as it was meant, or refused.
