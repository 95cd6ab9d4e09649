//! The dates and times of an event as days of the file's own zone.

use calcard::{
    common::PartialDateTime,
    icalendar::{ICalendarComponent, ICalendarProperty, ICalendarValue},
};

use crate::time::{CivilDateTime, Date, TzData, TzSource, Zone};

/// The clock of a file: the zone that `X-WR-TIMEZONE` names, if it names one.
pub(super) struct FileClock(Option<Zone>);

/// A date, and the seconds since its midnight on the clock of its own zone.
#[derive(Clone, Copy)]
pub(super) struct FileTime {
    pub(super) on: Date,
    pub(super) seconds: i64,
    /// True if it was written in UTC and is a midnight of the file's zone.
    pub(super) is_elsewhere: bool,
}

impl FileClock {
    /// Returns the clock of a zone by its name; one that the database does not know is none.
    pub(super) fn new(zone: Option<&str>) -> Self {
        let open = |name: &str| TzData::open(&TzSource::Bundled).ok()?.zone(name).ok();
        Self(zone.and_then(open))
    }

    /// Returns the first value of a property; an error if it cannot be read.
    pub(super) fn moment(
        &self,
        component: &ICalendarComponent,
        property: &ICalendarProperty,
    ) -> Result<Option<FileTime>, ()> {
        let Some(written) = first(component, property)? else { return Ok(None) };
        Ok(Some(self.midnight(written).or_else(|| as_written(written)).ok_or(())?))
    }

    /// Returns the end of an event; read in the same zone as its start.
    pub(super) fn end_of(
        &self,
        component: &ICalendarComponent,
        start: FileTime,
    ) -> Result<Option<FileTime>, ()> {
        let Some(written) = first(component, &ICalendarProperty::Dtend)? else { return Ok(None) };
        let end = if start.is_elsewhere { self.local(written) } else { None };
        Ok(Some(end.or_else(|| as_written(written)).ok_or(())?))
    }

    /// Returns the dates of all properties of a name; `None` if one cannot be read.
    pub(super) fn dates(
        &self,
        component: &ICalendarComponent,
        property: &ICalendarProperty,
    ) -> Option<Vec<Date>> {
        let values = component
            .entries
            .iter()
            .filter(|entry| entry.name == *property)
            .flat_map(|entry| &entry.values);
        let date = |value: &ICalendarValue| match value {
            ICalendarValue::PartialDateTime(written) => {
                Some(self.midnight(written).or_else(|| as_written(written))?.on)
            }
            _ => None,
        };
        values.map(date).collect()
    }

    /// Returns a time in UTC that is no midnight there and one in the file's zone.
    fn midnight(&self, written: &PartialDateTime) -> Option<FileTime> {
        let is_midnight = as_written(written)?.seconds == 0;
        self.local(written).filter(|local| local.seconds == 0 && !is_midnight)
    }

    /// Returns a time in UTC on the clock of the file's zone.
    fn local(&self, written: &PartialDateTime) -> Option<FileTime> {
        let zone = self
            .0
            .as_ref()
            .filter(|_| written.tz_hour == Some(0) && written.tz_minute.unwrap_or(0) == 0)?;
        let utc = as_written(written)?;
        let wall = zone.wall_at(Zone::utc().opening_at(CivilDateTime::new(utc.on, utc.seconds)));
        Some(FileTime { on: wall.date(), seconds: wall.seconds_of_day(), is_elsewhere: true })
    }
}

fn first<'a>(
    component: &'a ICalendarComponent,
    property: &ICalendarProperty,
) -> Result<Option<&'a PartialDateTime>, ()> {
    match component.property(property).and_then(|entry| entry.values.first()) {
        None => Ok(None),
        Some(ICalendarValue::PartialDateTime(written)) => Ok(Some(written)),
        Some(_) => Err(()),
    }
}

/// Returns a time as it stands, whatever zone it names.
fn as_written(written: &PartialDateTime) -> Option<FileTime> {
    let [hours, minutes, seconds] =
        [written.hour, written.minute, written.second].map(|part| i64::from(part.unwrap_or(0)));
    Some(FileTime {
        on: date(written)?,
        seconds: hours * 3600 + minutes * 60 + seconds,
        is_elsewhere: false,
    })
}

/// Returns the day of a date, or of a time in its own zone: a holiday is a civil date, and turning
/// it to UTC would move it.
pub(super) fn date(written: &PartialDateTime) -> Option<Date> {
    Date::new(i32::from(written.year?), u32::from(written.month?), u32::from(written.day?))
}
