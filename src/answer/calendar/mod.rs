//! Coverage over a span of days: the windows, and each day cut into slots of the clock for a
//! picture.

mod calendar_answer;
mod calendar_readings;
mod clock_changes;
mod date_range;
mod day_slots;
mod event_identity;

pub(crate) use calendar_answer::{CalendarAnswer, DayKind, HolidayLine, OpenWindow, calendar};
pub(crate) use calendar_readings::{CalendarCombination, CalendarReading, calendar_combinations};
pub(crate) use clock_changes::ClockChange;
pub(super) use clock_changes::changes;
pub(crate) use date_range::DateRange;
pub(crate) use day_slots::{CalendarDay, Slot};
pub(crate) use event_identity::WholeWindow;
