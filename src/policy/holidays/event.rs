//! One event of an iCalendar file as days. Knows nothing of the other events.

use std::collections::BTreeSet;
use std::ops::Range;

use calcard::common::PartialDateTime;
use calcard::icalendar::{ICalendarComponent, ICalendarProperty, ICalendarStatus, ICalendarValue};

use super::defect::Defect;
use super::recurrence::Recurrence;
use crate::time::Date;

/// A longer run of days is no holiday.
const LONGEST: i64 = 366;

/// A day in seconds.
const DAY: i64 = 86_400;

/// How a day is written.
const AS_DATE: &str = "DTSTART;VALUE=DATE:20261225";

/// Whether an event is a holiday. Those that are not are kept, as they may stand for an instance of a repeated event.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is one.
    Holiday,
    /// It is cancelled, or an observance that is no day off.
    Dropped,
    /// It takes hours of a day.
    Hours,
}

/// What an event says about days.
pub(super) struct Event {
    pub(super) place: Range<usize>,
    pub(super) name: String,
    pub(super) uid: Option<String>,
    /// Its first day.
    pub(super) start: Date,
    /// Its days, at least one.
    pub(super) length: i64,
    /// The date of the instance that it replaces, if it is a changed instance of a repeated event.
    pub(super) instead_of: Option<Date>,
    pub(super) standing: Standing,
    recurrence: Option<Recurrence>,
    added: Vec<Date>,
    excluded: BTreeSet<Date>,
}

impl Event {
    /// The first days of its instances, the excluded ones among them, in no order.
    pub(super) fn starts(&self) -> impl Iterator<Item = Date> + '_ {
        let single = self.recurrence.is_none().then_some(self.start);
        let repeated = self.recurrence.iter().flat_map(|recurrence| recurrence.dates(self.start));
        single.into_iter().chain(repeated).chain(self.added.iter().copied())
    }

    /// Whether the instance of a date was taken out.
    pub(super) fn excludes(&self, date: Date) -> bool {
        self.excluded.contains(&date)
    }

    /// How much work its repetition is; see [`Recurrence::effort`].
    pub(super) fn effort(&self) -> usize {
        self.recurrence.as_ref().map_or(0, |recurrence| recurrence.effort(self.start))
    }

    /// Whether it is repeated without an end.
    pub(super) fn is_endless(&self) -> bool {
        self.recurrence.as_ref().is_some_and(Recurrence::is_endless)
    }
}

/// Reads an event. `None`, with a defect added, if it cannot be read as days.
pub(super) fn read(component: &ICalendarComponent, place: &Range<usize>, defects: &mut Vec<Defect>) -> Option<Event> {
    let name = text(component, &ICalendarProperty::Summary).unwrap_or_else(|| "holiday".to_owned());
    match days(component, &name) {
        Ok(event) => Some(Event { place: place.clone(), ..event }),
        Err((what, help)) => {
            defects.push(Defect::new(place.clone(), format!("'{name}' {what}")).help(help));
            None
        }
    }
}

/// The event without its place, or what is wrong with it and what to write instead.
fn days(component: &ICalendarComponent, name: &str) -> Result<Event, (String, String)> {
    let start = match moment(component, &ICalendarProperty::Dtstart) {
        Ok(Some(start)) => start,
        Ok(None) => return Err(("has no date".to_owned(), format!("an event needs a DTSTART such as {AS_DATE}"))),
        Err(()) => return Err(("has a DTSTART that is no date".to_owned(), format!("write it as {AS_DATE}"))),
    };
    let observance = text(component, &ICalendarProperty::Description).is_some_and(|text| text.starts_with("Observance"));
    let dropped = observance || matches!(component.status(), Some(ICalendarStatus::Cancelled));
    let event = Event {
        place: 0..0,
        name: name.to_owned(),
        uid: component.uid().map(str::to_owned),
        start: start.on,
        length: 1,
        instead_of: dates_of(component, &ICalendarProperty::RecurrenceId).days.first().copied(),
        standing: if dropped { Standing::Dropped } else { Standing::Holiday },
        recurrence: None,
        added: Vec::new(),
        excluded: BTreeSet::new(),
    };
    let length = match extent(component, start) {
        Some(Extent::Days(length)) => length,
        Some(Extent::Hours) if is_marked_all_day(component) => {
            return Err(("is marked as all-day, and is not from midnight to midnight".to_owned(), format!("write {AS_DATE}")));
        }
        Some(Extent::Hours) if dropped => return Ok(event),
        Some(Extent::Hours) => return Ok(Event { standing: Standing::Hours, ..event }),
        None => {
            let help = format!("give it dates only, the end not included and at most {LONGEST} days after the start");
            return Err(("is not a run of whole days".to_owned(), help));
        }
    };
    let recurrence = component.property(&ICalendarProperty::Rrule).map(Recurrence::read).transpose().map_err(|what| {
        let help = "holidays repeat yearly: FREQ=YEARLY, with BYMONTH, BYMONTHDAY, BYDAY, INTERVAL, COUNT, UNTIL";
        (format!("repeats {what}"), help.to_owned())
    })?;
    let (added, excluded) = (dates_of(component, &ICalendarProperty::Rdate), dates_of(component, &ICalendarProperty::Exdate));
    if added.unread || excluded.unread {
        return Err(("has an RDATE or EXDATE that is no date".to_owned(), "write them as EXDATE;VALUE=DATE:20261225".to_owned()));
    }
    Ok(Event { length, recurrence, added: added.days, excluded: excluded.days.into_iter().collect(), ..event })
}

/// How long an event is.
enum Extent {
    /// So many whole days, at least one.
    Days(i64),
    /// It begins or ends in the middle of a day.
    Hours,
}

/// From DTEND or DURATION; one day if there is neither, or if the end is the start, as some programs write it. `None` if it cannot be
/// read, runs backwards or is too long.
fn extent(component: &ICalendarComponent, start: Moment) -> Option<Extent> {
    let seconds = if let Some(end) = moment(component, &ICalendarProperty::Dtend).ok()? {
        (end.on.days_since_epoch() - start.on.days_since_epoch()) * DAY + end.seconds - start.seconds
    } else if let Some(entry) = component.property(&ICalendarProperty::Duration) {
        let Some(ICalendarValue::Duration(duration)) = entry.values.first().filter(|_| entry.values.len() == 1) else { return None };
        let days = i64::from(duration.weeks) * 7 + i64::from(duration.days);
        let seconds = i64::from(duration.hours) * 3600 + i64::from(duration.minutes) * 60 + i64::from(duration.seconds);
        if duration.neg { None } else { Some(days * DAY + seconds) }?
    } else {
        0
    };
    // The last minute, or second, of a day is how some programs write its end.
    let whole = [0, 1, 60].into_iter().find(|short| (seconds + short) % DAY == 0).map(|short| (seconds + short) / DAY);
    match whole.filter(|_| start.seconds == 0) {
        Some(days) => (0..=LONGEST).contains(&days).then_some(Extent::Days(days.max(1))),
        None => (seconds >= 0).then_some(Extent::Hours),
    }
}

/// Whether Outlook says that it is all-day.
fn is_marked_all_day(component: &ICalendarComponent) -> bool {
    let marks = component.entries.iter().filter(|entry| entry.name.as_str().eq_ignore_ascii_case("X-MICROSOFT-CDO-ALLDAYEVENT"));
    marks.filter_map(|entry| entry.values.first()?.as_text()).any(|mark| mark.eq_ignore_ascii_case("true"))
}

/// A property's text on one line, if it has any.
fn text(component: &ICalendarComponent, property: &ICalendarProperty) -> Option<String> {
    let text = component.property(property)?.values.first()?.as_text()?;
    let one_line = text.split(|letter: char| letter.is_whitespace() || letter.is_control()).filter(|word| !word.is_empty());
    let joined = one_line.collect::<Vec<_>>().join(" ");
    (!joined.is_empty()).then_some(joined)
}

/// A date, and the seconds since its midnight on the clock of its own zone.
#[derive(Clone, Copy)]
struct Moment {
    on: Date,
    seconds: i64,
}

/// The first value of a property; an error if it cannot be read.
fn moment(component: &ICalendarComponent, property: &ICalendarProperty) -> Result<Option<Moment>, ()> {
    let Some(value) = component.property(property).and_then(|entry| entry.values.first()) else { return Ok(None) };
    let ICalendarValue::PartialDateTime(written) = value else { return Err(()) };
    let [hours, minutes, seconds] = [written.hour, written.minute, written.second].map(|part| i64::from(part.unwrap_or(0)));
    Ok(Some(Moment { on: date(written).ok_or(())?, seconds: hours * 3600 + minutes * 60 + seconds }))
}

/// The dates of all properties of a name.
#[derive(Default)]
struct Dates {
    days: Vec<Date>,
    unread: bool,
}

fn dates_of(component: &ICalendarComponent, property: &ICalendarProperty) -> Dates {
    let mut found = Dates::default();
    for value in component.entries.iter().filter(|entry| entry.name == *property).flat_map(|entry| &entry.values) {
        match value {
            ICalendarValue::PartialDateTime(written) if date(written).is_some() => found.days.extend(date(written)),
            _ => found.unread = true,
        }
    }
    found
}

/// The day of a date, or of a time in its own zone: a holiday is a civil date, and turning it to UTC would move it.
pub(super) fn date(written: &PartialDateTime) -> Option<Date> {
    Date::new(i32::from(written.year?), u32::from(written.month?), u32::from(written.day?))
}
