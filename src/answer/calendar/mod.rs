//! Coverage over a span of days: the windows, and each day cut into slots of the clock for a
//! picture.

mod calendar_answer;
mod calendar_readings;
mod clock_changes;
mod date_range;
mod day_slots;
mod event_identity;

pub use calendar_answer::{CalendarAnswer, DayKind, HolidayLine, OpenWindow, calendar};
pub use calendar_readings::{CalendarCombination, CalendarReading, calendar_combinations};
pub use clock_changes::ClockChange;
pub(super) use clock_changes::changes;
pub use date_range::DateRange;
pub use day_slots::{CalendarDay, Slot};
pub use event_identity::WholeWindow;
