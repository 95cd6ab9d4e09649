//! Columns, kinds and verdicts of a table: nothing is taken for what it is not.
