//! Exit codes.

use std::process::ExitCode;

/// The end of a run, as scripts see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Answered; to a yes/no question: yes.
    Yes,
    /// Answered: no.
    No,
    /// Not understood: usage, an unknown name, an unreadable time or file.
    NotUnderstood,
    /// Not stated in the documents.
    NotStated,
    /// A policy, contract or holiday file is invalid, or the configuration.
    InvalidFile,
    /// Still open, past the warning share.
    Warned,
}

impl Exit {
    /// All exits, in the order of their codes.
    pub(super) const ALL: [Self; 6] = [
        Self::Yes,
        Self::No,
        Self::NotUnderstood,
        Self::NotStated,
        Self::InvalidFile,
        Self::Warned,
    ];

    /// Returns the meaning, for the manual pages.
    pub(super) fn says(self) -> &'static str {
        match self {
            Self::Yes => "Answered; to a yes/no question: yes.",
            Self::No => "Answered: no. Not covered, out of scope; with --check: missed.",
            Self::NotUnderstood => {
                "Not understood: usage, an unknown name, a time or file that cannot be read."
            }
            Self::NotStated => {
                "The documents do not say: no stated response time, best effort only, scope \
                 conditional, unstated or a matter of rights."
            }
            Self::InvalidFile => {
                "A policy, contract or holiday file is invalid, or the configuration is invalid or cannot be \
                 read."
            }
            Self::Warned => "With --check and --warn: still open, past the share of its time.",
        }
    }

    /// Returns the code.
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
