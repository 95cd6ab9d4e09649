//! Holidays as civil dates: the rules of their dates, and the substitute days that the law gives.

mod bridge;
mod computed;
mod easter;
mod equinox;
mod holiday;
mod holiday_list;
mod holiday_rule;
mod nearness;
mod partial_holidays;
mod substitute;
mod substitution;

pub use bridge::Bridge;
pub use equinox::Equinox;
pub use holiday::Holiday;
pub(super) use holiday::merged;
pub use holiday_list::{CountryPart, HolidayList};
pub use holiday_rule::{Church, DateRule, HolidayRule};
pub use nearness::Nearness;
pub use partial_holidays::PartialHoliday;
pub use substitute::{Shift, ShiftTarget, Substitute};
