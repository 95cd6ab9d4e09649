//! Reports for people and scripts: text with pictures, the one plain value, JSON, iCalendar, and the problems of
//! files.
//!
//! A renderer knows no answer: it reads a neutral [`Report`], or serializes what it is given.

mod drawing;
mod feed;
mod ics;
mod json;
mod picture;
mod problems;
mod report;
mod text;

pub use feed::{Event, Feed, When};
pub use ics::ics;
pub use json::json;
pub use picture::{Block, Cell, Picture, Pointer, Strip};
pub use problems::problems;
pub use report::{Report, Table, Tone};
pub use text::text;
