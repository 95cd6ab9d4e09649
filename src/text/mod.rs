//! Text on its way out: no character of it steers a terminal, and no cell of it runs in a
//! spreadsheet.

mod cells;
mod excerpt;
mod hidden_characters;

pub use cells::{is_formula, put_field, unguarded};
pub use excerpt::excerpt;
pub use hidden_characters::{is_hidden, shown};
