//! Coverage over a span of days: the windows, and each day cut into slots of the clock for a picture.

mod answer;
mod clocks;
mod days;
mod occasions;
mod readings;
mod span;
mod unlisted;

pub use answer::{CalendarAnswer, DayKind, HolidayLine, OpenWindow, calendar};
pub use clocks::ClockChange;
pub(super) use clocks::changes;
pub use days::{Day, Slot};
pub use occasions::WholeWindow;
pub use readings::CalendarReading;
pub use span::Span;
