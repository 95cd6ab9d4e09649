//! A page for browsers: one file that needs nothing else, with charts drawn here.
//!
//! Text comes into it through `maud`, which escapes all of it. The only parts that are taken as
//! they stand are the style sheet and numbers.

mod bars;
mod cells;
mod diverging_bars;
mod drawing;
mod histogram;
mod page_document;
mod palette;
mod trend;
mod week;

const STYLE: &str = include_str!("style.css");

pub(crate) use cells::svg;
pub(crate) use page_document::{html, picture_page};
