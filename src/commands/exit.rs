//! Exit codes.

use std::process::ExitCode;

/// How a run ended, as scripts see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Answered; to a yes/no question: yes.
    Yes,
    /// Answered: no.
    No,
    /// Not understood: usage, an unknown name, an unreadable time or file.
    NotUnderstood,
    /// The documents do not say.
    NotStated,
    /// A policy, contract or holiday file is invalid.
    InvalidFile,
    /// Still open, past the warning share.
    Warned,
}

impl Exit {
    /// The number.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Yes => 0,
            Self::No => 1,
            Self::NotUnderstood => 2,
            Self::NotStated => 3,
            Self::InvalidFile => 4,
            Self::Warned => 5,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
