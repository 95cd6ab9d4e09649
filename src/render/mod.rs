//! Reports for people and scripts: text, the one plain value, JSON, and the problems of files.
//!
//! A renderer knows no answer: it reads a neutral [`Report`], or serializes what it is given.

mod json;
mod problems;
mod report;
mod text;

pub use json::json;
pub use problems::problems;
pub use report::{Report, Table, Tone};
pub use text::text;
