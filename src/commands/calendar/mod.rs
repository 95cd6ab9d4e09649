//! `slacalc calendar`: coverage as a picture, a list, or a file for other calendar programs.

mod arguments;
mod feed;
mod picture;
mod report;
mod run;
mod words;
mod year;

pub(super) use arguments::CalendarArgs;
pub(super) use run::run;
pub(super) use words::hours;
