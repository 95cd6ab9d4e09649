//! Holidays as civil dates: rules that give them, and the days the law puts in their place when they fall badly. Knows no file format.

mod bridge;
mod easter;
mod equinox;
mod list;
mod part;
mod rule;
mod substitute;

pub use bridge::Bridge;
pub use equinox::Equinox;
pub use list::{Holiday, HolidayList};
pub use part::{Part, PartialHoliday};
pub use rule::{Church, Nearness, Rule, When};
pub use substitute::{Shift, Substitute, Target};
