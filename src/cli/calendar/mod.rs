//! `slacalc calendar`: coverage as a picture, a list, or a file for other calendar programs.

mod arguments;
mod calendar_feed;
mod calendar_report;
mod day_format;
mod day_picture;
mod run;
mod year_picture;

pub(super) use arguments::CalendarArgs;
pub(super) use day_format::hours;
pub(super) use run::run;
