//! Business time: weekly hours, holidays and special days become coverage windows, and time is
//! counted on these.
//!
//! A [`Schedule`] is one place's hours; a [`Calendar`] is open whenever one of its schedules is. It
//! is compiled into a [`Timeline`], the sorted coverage windows of a span, on which adding,
//! subtracting and measuring are a search in constant time, however far apart the instants are.
//!
//! # The model
//!
//! Windows are half-open: a day that closes at 17:00 is closed at 17:00. Overlapping and touching
//! windows are one. A window belongs to the day on which it begins, so the night before a holiday
//! is worked to its end. On a special day its own hours hold, whatever else the day is; on a
//! holiday there are none. Holidays may be dates of another zone than the hours
//! ([`Schedule::with_holidays_in`]): then all that lies between the two midnights there is closed.
//!
//! Wall times become instants first, and only instants are added to: a real hour is an hour over
//! every clock change. A window that begins or ends in a gap (a local time that the clock skips)
//! begins or ends at the gap's end. In a fold (a local time that happens twice) it opens at the
//! first occurrence and closes at the last.
//!
//! ```
//! use business_time::calendar::{Calendar, ClosingEdge, Schedule, WeeklyHours};
//! use business_time::time::{CivilDateTime, SignedDuration, TzData, TzSource};
//!
//! let zone = TzData::open(&TzSource::Bundled)?.zone("America/New_York")?;
//! let hours: WeeklyHours = "Mon-Fri 08:30-17:30".parse()?;
//! let office = Calendar::new(vec![Schedule::weekly(zone.clone(), hours)])?;
//! let at = |text: &str| text.parse::<CivilDateTime>().map(|wall| zone.opening_at(wall));
//!
//! // Friday 16:45: 45 minutes until closing, 75 on Monday. The clocks changed between.
//! let two_hours = SignedDuration::from_hours(2);
//! let due = office.add(at("2026-03-06 16:45")?, two_hours, ClosingEdge::Closing)?;
//! assert_eq!(zone.rfc3339(due), "2026-03-09T09:45:00-04:00");
//! assert_eq!(office.measure(at("2026-03-06 16:45")?, due), two_hours);
//! assert_eq!(office.subtract(due, two_hours)?, at("2026-03-06 16:45")?);
//!
//! // A length that is used up exactly at closing ends then, or at the next opening.
//! let friday = at("2026-03-06 15:30")?;
//! assert_eq!(office.add(friday, two_hours, ClosingEdge::Closing)?, at("2026-03-06 17:30")?);
//! assert_eq!(office.add(friday, two_hours, ClosingEdge::NextOpening)?, at("2026-03-09 08:30")?);
//!
//! // The clock of a weekend's arrival starts at the next opening.
//! assert_eq!(office.clock_start(at("2026-03-07 12:00")?)?, at("2026-03-09 08:30")?);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Business days
//!
//! "One business day" has several meanings, and each is a [`BusinessDayRule`]:
//!
//! ```
//! # use business_time::calendar::{BusinessDayRule, Calendar, ClosingEdge, Schedule};
//! # use business_time::time::{CivilDateTime, TzData, TzSource};
//! # let zone = TzData::open(&TzSource::Bundled)?.zone("Europe/London")?;
//! # let at = |text: &str| text.parse::<CivilDateTime>().map(|wall| zone.opening_at(wall));
//! # let hours = "Mon-Fri 09:00-17:00".parse()?;
//! # let office = Calendar::new(vec![Schedule::weekly(zone.clone(), hours)])?;
//! let saturday = at("2026-10-24 13:30")?;
//! let one_day = |rule| office.add_business_days(saturday, 1, rule, ClosingEdge::Closing);
//! assert_eq!(one_day(BusinessDayRule::DayLength)?, at("2026-10-26 17:00")?);
//! assert_eq!(one_day(BusinessDayRule::SameTime)?, at("2026-10-26 13:30")?);
//! assert_eq!(one_day(BusinessDayRule::CloseOfDay)?, at("2026-10-26 17:00")?);
//! assert_eq!(one_day(BusinessDayRule::CoveredHours24)?, at("2026-10-28 17:00")?);
//!
//! // Back from Monday noon is Friday noon; a Saturday rolls back to the closing before it.
//! let monday = at("2026-10-26 12:00")?;
//! let back = office.subtract_business_days(monday, 1, BusinessDayRule::SameTime)?;
//! assert_eq!(back, at("2026-10-23 12:00")?);
//! assert_eq!(office.roll_back(saturday)?, at("2026-10-23 17:00")?);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Many questions
//!
//! Each question to a [`Calendar`] compiles what it needs. For many, compile once:
//!
//! ```
//! # use business_time::calendar::{Calendar, Schedule, Window};
//! # use business_time::time::{Instant, SignedDuration, Zone};
//! # let hours = "Mon-Fri 09:00-17:00".parse()?;
//! # let office = Calendar::new(vec![Schedule::weekly(Zone::utc(), hours)])?;
//! let at = |text: &str| text.parse::<Instant>();
//! let (year_start, year_end) = (at("2026-01-01T00:00:00Z")?, at("2027-01-01T00:00:00Z")?);
//! let timeline = office.timeline(year_start, year_end);
//! let year = SignedDuration::from_hours(261 * 8);
//! assert_eq!(timeline.measure(year_start, year_end), year);
//!
//! // Pauses are cut out: of this one five hours of Friday lie in a window.
//! let pause = Window { start: at("2026-01-02T12:00:00Z")?, end: at("2026-01-05T09:00:00Z")? };
//! let worked = timeline.without(&[pause]).measure(year_start, year_end);
//! assert_eq!(Some(worked), year.checked_sub(SignedDuration::from_hours(5)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod bucket_index;
mod business_dates;
mod business_day_index;
mod business_days;
mod calendar_error;
mod closed_dates;
mod compile;
mod day_span;
pub mod holidays;
mod open_hours;
mod schedule;
mod timeline;
mod weekly_hours;
mod window;

pub use business_day_index::BusinessDayIndex;
pub use business_days::BusinessDayRule;
pub use calendar_error::CalendarError;
pub use day_span::{DaySpan, HoursError, parse_spans, parse_time_of_day};
pub use open_hours::{Calendar, HORIZON, OpenState};
pub use schedule::{Schedule, SpecialDay};
pub use timeline::Timeline;
pub use weekly_hours::WeeklyHours;
pub use window::{ClosingEdge, Exhausted, Position, Window};
