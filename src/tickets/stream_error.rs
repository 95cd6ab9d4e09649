//! The errors that end a stream of tickets. The fault of one row stays in that row.

use std::{fmt, io};

/// A stream that ended before its end.
#[derive(Debug)]
pub enum StreamError {
    /// The input cannot be opened or read.
    Input {
        /// Its name.
        name: String,
        /// The error of the system.
        error: io::Error,
    },
    /// The output cannot be written.
    Output(io::Error),
    /// No column has the time of opening.
    NoOpening {
        /// The message.
        says: String,
        /// The options that would help, with their values.
        options: Vec<(&'static str, String)>,
    },
    /// The header has no column of a name that was typed.
    NoColumn {
        /// The message.
        says: String,
        /// The name as it was typed.
        column: String,
        /// The names of the columns.
        header: Vec<String>,
    },
    /// The header lacks a column that is needed, or is none.
    Header(String),
    /// A column that was taken for its name holds something else.
    Column(String),
    /// The tickets fall into more groups than can be shown.
    Groups(String),
}

impl fmt::Display for StreamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input { name, error } => write!(f, "cannot read {name}: {error}"),
            Self::Output(error) => write!(f, "cannot write the answers: {error}"),
            Self::NoOpening { says: message, .. }
            | Self::NoColumn { says: message, .. }
            | Self::Header(message)
            | Self::Column(message)
            | Self::Groups(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for StreamError {}
