//! Runbooks: a run that is broken tells somebody.
