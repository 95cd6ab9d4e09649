//! What each sort of cause is called, and what it says for people.

use super::CauseKind;

impl CauseKind {
    /// Its name, as JSON and tables have it.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.words().0
    }

    /// What was done, as what follows "if"; `%` stands for which.
    pub(super) fn says(self) -> &'static str {
        self.words().1
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::ZoneUtc => ("zone-utc", "the hours are taken in UTC"),
            Self::ZoneStandard => ("zone-standard", "the hours are kept on standard time all year"),
            Self::ZoneDaylight => {
                ("zone-daylight", "the hours are kept on daylight saving time all year")
            }
            Self::ZoneOfOpening => {
                ("zone-of-opening", "the UTC offset of the opening is kept over a clock change")
            }
            Self::ZoneToday => ("zone-today", "the hours are kept at today's UTC offset"),
            Self::ZoneCustomer => ("zone-customer", "the hours are taken in the customer's zone"),
            Self::ZoneOfPolicy => {
                ("zone-of-policy", "the hours are taken in %, as the policy has it elsewhere")
            }
            Self::HolidaysIgnored => ("holidays-ignored", "holidays are counted as business days"),
            Self::HolidaysOfList => {
                ("holidays-of-list", "the holidays of '%' are days off, as --holidays % has them")
            }
            Self::SpecialDaysIgnored => {
                ("special-days-ignored", "special days are counted as ordinary ones")
            }
            Self::ClosingEdge => ("closing-edge", "a time that is used up at closing is read as %"),
            Self::CalendarHours => ("calendar-hours", "the clock also runs outside business hours"),
            Self::BusinessHours => ("business-hours", "the clock runs in business hours only"),
            Self::BusinessDay => ("business-day", "a business day is read as %"),
            Self::EightHourDay => ("eight-hour-day", "a business day is eight business hours"),
            Self::Reading => ("reading", "the document is read as %"),
            Self::PausesIgnored => ("pauses-ignored", "the clock runs on in pauses"),
            Self::PausesTwice => ("pauses-twice", "pauses are counted twice"),
            Self::PausesInFull => {
                ("pauses-in-full", "pauses are made up for in business time, off-hours included")
            }
            Self::PausesAsRealTime => {
                ("pauses-as-real-time", "the deadline is moved by the whole length of the pauses")
            }
            Self::Weekends => ("weekends", "weekends are counted as business days"),
            Self::NoCutOff => ("no-cut-off", "there is no cut-off time"),
            Self::Priority => ("priority", "the target of priority % is taken"),
            Self::Plan => ("plan", "the target of plan % is taken"),
            Self::PriorityStricter => {
                ("priority-stricter", "each ticket is given the next more urgent priority")
            }
            Self::PriorityLaxer => {
                ("priority-laxer", "each ticket is given the next less urgent priority")
            }
            Self::WrittenAsUtc => ("written-as-utc", "the deadline's local time is written as UTC"),
            Self::WrittenStandard => {
                ("written-standard", "the deadline is written with the offset of standard time")
            }
            Self::WrittenDaylight => (
                "written-daylight",
                "the deadline is written with the offset of daylight saving time",
            ),
            Self::WrittenAsLocal => {
                ("written-as-local", "the deadline's UTC time is written as local time")
            }
            Self::OpenedAsUtc => ("opened-as-utc", "the local time of opening is read as UTC"),
            Self::FromMidnight => {
                ("from-midnight", "time is counted from midnight of the day of opening")
            }
            Self::FromNextDay => {
                ("from-next-day", "time is counted from the start of the next business day")
            }
            Self::FromPauseEnd => {
                ("from-pause-end", "time is counted anew from the end of the last pause")
            }
            Self::OneHolidayIgnored => {
                ("one-holiday-ignored", "%, a holiday, is counted as a business day")
            }
            Self::OneHolidayMore => {
                ("one-holiday-more", "%, a business day, is counted as a holiday")
            }
            Self::DayLater => ("day-later", "the deadline is put a day later, at the same time"),
            Self::DayEarlier => {
                ("day-earlier", "the deadline is put a day earlier, at the same time")
            }
            Self::HourLater => ("hour-later", "the deadline is put an hour later"),
            Self::HourEarlier => ("hour-earlier", "the deadline is put an hour earlier"),
            Self::HoursShifted => {
                ("hours-shifted", "the hours begin and end %, as in another zone")
            }
            Self::Opening => ("opening", "the time of opening is given for the deadline"),
            Self::Shifted => ("shifted", "each is %"),
            Self::WrittenElsewhere => {
                ("written-elsewhere", "each is the local time of a place at %")
            }
            Self::Exchanged => ("exchanged", "met and missed are exchanged"),
        }
    }
}
