//! The problems of holiday files.

use std::ops::Range;

use super::super::{ProblemCode, problem::Problem};

/// Returns a problem at a place.
pub(super) fn defect(span: Range<usize>, message: impl Into<String>) -> Problem {
    Problem::at(span, ProblemCode::Syntax, message)
}

/// Returns the problem of a text that the TOML reader refuses.
pub(super) fn refused(error: &toml::de::Error) -> Problem {
    defect(error.span().unwrap_or(0..0), error.message())
}
