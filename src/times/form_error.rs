//! Errors of forms of time.

use thiserror::Error;

/// The reason that a text is not a form of time, or not one that can be relied on.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FormError {
    /// `strftime` does not know it.
    #[error("write it as for strftime, such as '%d/%m/%Y %H:%M'")]
    Shape,
    /// A year, month, day, hour or minute is missing.
    #[error("'{form}' {}", without(lacks))]
    Partial {
        /// The form.
        form: String,
        /// The parts that it lacks, if they are known.
        lacks: Vec<&'static str>,
    },
    /// It has letters for its parts, as in spreadsheets: `YYYY-MM-DD HH:mm`.
    #[error("'{form}' is of another notation; a form is written as in strftime: '{converted}'")]
    Notation {
        /// The form.
        form: String,
        /// The same in the notation of `strftime`.
        converted: String,
    },
    /// Its fixed text names a zone whose offset cannot be known.
    #[error("'{word}' {}", zone_advice(form, word))]
    Zone {
        /// The form.
        form: String,
        /// The word in it.
        word: String,
    },
    /// Its fixed text has two offsets.
    #[error("'{0}' has two time zones; keep the one the cells are in")]
    TwoZones(String),
}

fn without(lacks: &[&str]) -> String {
    if lacks.is_empty() {
        "does not give a whole time; write it as '%d/%m/%Y %H:%M', and with %I also %p".to_owned()
    } else {
        format!("lacks {}; a whole form is '%d/%m/%Y %H:%M'", lacks.join(" and "))
    }
}

fn zone_advice(form: &str, word: &str) -> String {
    if word.contains(' ') {
        format!(
            "names a zone in words, which cannot be checked against each row; remove it from \
             '{form}' and of the cells, and name the zone with --timezone"
        )
    } else {
        let with_name = form.replace(word, "%Z");
        format!(
            "names a zone; write %Z in its place, so that each cell is checked against \
             --timezone: '{with_name}'"
        )
    }
}
