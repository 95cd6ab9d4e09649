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
    /// Cancelled, or an observance that is no day off. Kept, as it may stand for an instance of a repeated event.
    pub(super) dropped: bool,
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

/// Reads an event. `None`, with a defect added, if it cannot be a holiday.
pub(super) fn read(component: &ICalendarComponent, place: &Range<usize>, defects: &mut Vec<Defect>) -> Option<Event> {
    let name = text(component, &ICalendarProperty::Summary).unwrap_or_else(|| "holiday".to_owned());
    let mut refuse = |what: &str, help: &str| defects.push(Defect::new(place.clone(), format!("'{name}' {what}")).help(help));
    let starts = dates_of(component, &ICalendarProperty::Dtstart);
    let (Some(start), false) = (starts.days.first().copied(), starts.unread) else {
        refuse("has no date", "an event needs a DTSTART such as DTSTART;VALUE=DATE:20261225");
        return None;
    };
    let Some(length) = length(component, start).filter(|_| !starts.has_hours) else {
        let help = format!("give it dates only, the end not included and at most {LONGEST} days after the start");
        refuse("is not a run of whole days", &help);
        return None;
    };
    let recurrence = match component.property(&ICalendarProperty::Rrule).map(Recurrence::read).transpose() {
        Ok(recurrence) => recurrence,
        Err(what) => {
            refuse(
                &format!("repeats {what}"),
                "holidays repeat yearly: FREQ=YEARLY, with BYMONTH, BYMONTHDAY, BYDAY, INTERVAL, COUNT, UNTIL",
            );
            return None;
        }
    };
    let added = dates_of(component, &ICalendarProperty::Rdate);
    let excluded = dates_of(component, &ICalendarProperty::Exdate);
    if added.unread || excluded.unread {
        refuse("has an RDATE or EXDATE that is no date", "write them as EXDATE;VALUE=DATE:20261225");
        return None;
    }
    let observance = text(component, &ICalendarProperty::Description).is_some_and(|text| text.starts_with("Observance"));
    Some(Event {
        place: place.clone(),
        name,
        uid: component.uid().map(str::to_owned),
        start,
        length,
        instead_of: dates_of(component, &ICalendarProperty::RecurrenceId).days.first().copied(),
        dropped: observance || matches!(component.status(), Some(ICalendarStatus::Cancelled)),
        recurrence,
        added: added.days,
        excluded: excluded.days.into_iter().collect(),
    })
}

/// The number of days, from DTEND or DURATION; one if there is neither, or if the end is the start, as some programs write it.
fn length(component: &ICalendarComponent, start: Date) -> Option<i64> {
    let ends = dates_of(component, &ICalendarProperty::Dtend);
    let days = if let Some(end) = ends.days.first() {
        end.days_since_epoch() - start.days_since_epoch()
    } else if let Some(entry) = component.property(&ICalendarProperty::Duration) {
        let Some(ICalendarValue::Duration(duration)) = entry.values.first() else { return None };
        if duration.neg || duration.minutes > 0 || duration.seconds > 0 || duration.hours % 24 > 0 {
            return None;
        }
        i64::from(duration.weeks) * 7 + i64::from(duration.days) + i64::from(duration.hours / 24)
    } else {
        1
    };
    (!ends.has_hours && !ends.unread && (0..=LONGEST).contains(&days)).then_some(days.max(1))
}

/// A property's text on one line, if it has any.
fn text(component: &ICalendarComponent, property: &ICalendarProperty) -> Option<String> {
    let text = component.property(property)?.values.first()?.as_text()?;
    let one_line = text.split(|letter: char| letter.is_whitespace() || letter.is_control()).filter(|word| !word.is_empty());
    let joined = one_line.collect::<Vec<_>>().join(" ");
    (!joined.is_empty()).then_some(joined)
}

/// The dates of all properties of a name.
#[derive(Default)]
struct Dates {
    days: Vec<Date>,
    has_hours: bool,
    unread: bool,
}

fn dates_of(component: &ICalendarComponent, property: &ICalendarProperty) -> Dates {
    let mut found = Dates::default();
    for value in component.entries.iter().filter(|entry| entry.name == *property).flat_map(|entry| &entry.values) {
        let ICalendarValue::PartialDateTime(written) = value else {
            found.unread = true;
            continue;
        };
        match date(written) {
            Some(date) => found.days.push(date),
            None => found.unread = true,
        }
        found.has_hours |= [written.hour, written.minute, written.second].iter().any(|part| part.unwrap_or(0) != 0);
    }
    found
}

/// The day of a date, or of a time in its own zone: a holiday is a civil date, and turning it to UTC would move it.
pub(super) fn date(written: &PartialDateTime) -> Option<Date> {
    Date::new(i32::from(written.year?), u32::from(written.month?), u32::from(written.day?))
}
