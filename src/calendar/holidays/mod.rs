//! Holidays as civil dates: rules that give them, and the days the law puts in their place when
//! they fall badly. Knows no file format.

mod bridge;
mod country_part;
mod easter;
mod equinox;
mod holiday_list;
mod holiday_rule;
mod substitute;

pub use bridge::Bridge;
pub use country_part::{CountryPart, PartialHoliday};
pub use equinox::Equinox;
pub use holiday_list::{Holiday, HolidayList};
pub use holiday_rule::{Church, DateRule, HolidayRule, Nearness};
pub use substitute::{Shift, ShiftTarget, Substitute};
