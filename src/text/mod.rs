//! Output text: no character steers a terminal, no cell runs in a spreadsheet; numbers for people.

mod cells;
mod excerpt;
mod hidden_characters;
mod numbers;
mod printable;

pub(crate) use cells::{is_formula, put_field, unguarded};
pub(crate) use excerpt::excerpt;
pub(crate) use hidden_characters::{is_hidden, shown};
pub(crate) use numbers::{counted, grouped, nonzero};
pub(crate) use printable::printable;
