//! The seed corpus of each fuzz target, run as plain tests.
