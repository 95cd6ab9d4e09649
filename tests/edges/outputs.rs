//! Files and terminals that are written to: kinds of output, two writers, faults, control characters.
