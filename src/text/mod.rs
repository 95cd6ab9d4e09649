//! Output text: no character steers a terminal, no cell runs in a spreadsheet; numbers for people.

mod cells;
mod excerpt;
mod hidden_characters;
mod numbers;
mod printable;

pub use cells::{is_formula, put_field, unguarded};
pub use excerpt::excerpt;
pub use hidden_characters::{is_hidden, shown};
pub use numbers::{counted, grouped, nonzero};
pub use printable::printable;
