//! Output text: no character steers a terminal, no cell runs in a spreadsheet; numbers for people.

mod cells;
mod excerpt;
mod hidden_characters;
mod length_words;
mod listed;
mod numbers;
mod printable;
mod toml_words;

pub(crate) use cells::{is_formula, put_field, unguarded};
pub(crate) use excerpt::excerpt;
pub(crate) use hidden_characters::{is_hidden, shown};
pub(crate) use length_words::length;
pub(crate) use listed::listed;
pub(crate) use numbers::{counted, grouped, nonzero};
pub(crate) use printable::printable;
pub(crate) use toml_words::{toml_key, toml_string};
