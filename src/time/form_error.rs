//! Errors of forms of time, in words.

use std::fmt;

/// The reason that a text is not a form of time, or not one that can be relied on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormError {
    /// `strftime` does not know it.
    Shape,
    /// A year, month, day, hour or minute is missing.
    Partial {
        /// The form.
        form: String,
        /// The parts that it lacks, as far as they are known.
        lacks: Vec<&'static str>,
    },
    /// It has letters for its parts, as in spreadsheets: `YYYY-MM-DD HH:mm`.
    Notation {
        /// The form.
        form: String,
        /// The same as `strftime` has it.
        converted: String,
    },
    /// Its fixed text names a zone of which nobody knows the offset.
    Zone {
        /// The form.
        form: String,
        /// The word in it.
        word: String,
    },
    /// Its fixed text says two offsets.
    TwoZones(String),
}

impl fmt::Display for FormError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape => f.write_str("write it as for strftime, such as '%d/%m/%Y %H:%M'"),
            Self::Partial { form, lacks } if lacks.is_empty() => {
                write!(
                    f,
                    "'{form}' does not give a whole time; write it as '%d/%m/%Y %H:%M', and with \
                     %I also %p"
                )
            }
            Self::Partial { form, lacks } => {
                write!(
                    f,
                    "'{form}' lacks {}; a whole form is '%d/%m/%Y %H:%M'",
                    lacks.join(" and ")
                )
            }
            Self::Notation { form, converted } => {
                write!(
                    f,
                    "'{form}' is of another notation; a form is written as in strftime: \
                     '{converted}'"
                )
            }
            Self::Zone { form, word } if word.contains(' ') => write!(
                f,
                "'{word}' names a zone in words, which cannot be checked against each row; remove \
                 it from '{form}' and of the cells, and name the zone with --timezone"
            ),
            Self::Zone { form, word } => write!(
                f,
                "'{word}' names a zone; write %Z in its place, so that each cell is checked \
                 against --timezone: '{}'",
                form.replace(word.as_str(), "%Z")
            ),
            Self::TwoZones(form) => {
                write!(f, "'{form}' has two time zones; keep the one the cells are in")
            }
        }
    }
}

impl std::error::Error for FormError {}
