//! Calendar files and holiday lists: days off are days off, and what was left out is said.
