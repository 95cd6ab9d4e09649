//! One event of an iCalendar file as days. Knows nothing of the other events.

use std::{collections::BTreeSet, ops::Range};

use calcard::icalendar::{ICalendarComponent, ICalendarProperty, ICalendarStatus, ICalendarValue};

use super::{
    super::problem::Problem,
    category::{self, Category},
    defect::defect,
    file_clock::{FileClock, FileTime},
    ics_components::EventText,
    recurrence::Recurrence,
    rule_parts,
    worked_words::says_worked,
};
use crate::time::Date;

/// A longer run of days is no holiday.
const LONGEST: i64 = 366;

/// A day in seconds.
const DAY: i64 = 86_400;

/// A day as an event writes it.
pub(super) const AS_DATE: &str = "DTSTART;VALUE=DATE:20261225";

/// The part of its days that an event takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TakenDays {
    /// All of them.
    WholeDays,
    /// None: it is cancelled.
    Nothing,
    /// Hours of a day.
    Hours,
    /// Whole days of a zone that is not known.
    DaysElsewhere,
}

/// The mark that Apple's calendars put on a day.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum AppleMark {
    DayOff,
    Worked,
    Other,
}

/// The days of an event. Events that are no holidays are kept, as they may stand for an instance of
/// a repeated one.
pub(super) struct IcsEvent {
    pub(super) place: Range<usize>,
    pub(super) name: String,
    pub(super) uid: Option<String>,
    /// Its first day.
    pub(super) start: Date,
    /// Its days, at least one.
    pub(super) length: i64,
    /// The date of the instance that it replaces, if it is a changed instance of a repeated event.
    pub(super) instead_of: Option<Date>,
    pub(super) taken: TakenDays,
    pub(super) apple: Option<AppleMark>,
    pub(super) category: Category,
    /// True if its words say that its days are worked.
    pub(super) says_worked: bool,
    /// True if it is of a category that was asked for; `None` if none was.
    pub(super) is_wanted: Option<bool>,
    recurrence: Option<Recurrence>,
    added: Vec<Date>,
    excluded: BTreeSet<Date>,
}

impl IcsEvent {
    /// Returns the first days of its instances, the excluded ones among them, in no order.
    pub(super) fn starts(&self) -> impl Iterator<Item = Date> + '_ {
        let single = self.recurrence.is_none().then_some(self.start);
        let repeated = self.recurrence.iter().flat_map(|recurrence| recurrence.dates(self.start));
        single.into_iter().chain(repeated).chain(self.added.iter().copied())
    }

    /// Returns true if the instance of a date was taken out.
    pub(super) fn excludes(&self, date: Date) -> bool {
        self.excluded.contains(&date)
    }

    /// Returns the work that its repetition takes; see [`Recurrence::effort`].
    pub(super) fn effort(&self) -> usize {
        self.recurrence.as_ref().map_or(0, |recurrence| recurrence.effort(self.start))
    }

    /// Returns true if it is repeated without an end.
    pub(super) fn is_endless(&self) -> bool {
        self.recurrence.as_ref().is_some_and(Recurrence::is_endless)
    }
}

/// The problem of an event, said of its name, and the remedy.
type EventDefect = (String, String);

/// The context in which every event of a file is read.
pub(super) struct EventContext<'a> {
    /// The zone that the file names.
    pub(super) clock: FileClock,
    /// The categories that were asked for.
    pub(super) wanted: &'a [String],
}

impl EventContext<'_> {
    /// Reads an event. `None`, with a defect added, if it cannot be read as days.
    pub(super) fn event(
        &self,
        component: &ICalendarComponent,
        block: EventText<'_>,
        defects: &mut Vec<Problem>,
    ) -> Option<IcsEvent> {
        let name =
            text(component, &ICalendarProperty::Summary).unwrap_or_else(|| "holiday".to_owned());
        let place = block.place();
        let wrong = rule_parts::defect(block)
            .map(|(place, what, help)| (place, format!("'{name}' {what}"), help));
        if let Some((place, message, help)) = wrong {
            defects.push(defect(place, message).help(help));
            return None;
        }
        match self.days(component, &name) {
            Ok(event) => Some(IcsEvent { place, ..event }),
            Err((what, help)) => {
                defects.push(defect(place, format!("'{name}' {what}")).help(help));
                None
            }
        }
    }

    /// Returns the event without its place.
    fn days(&self, component: &ICalendarComponent, name: &str) -> Result<IcsEvent, EventDefect> {
        let start = self.start(component)?;
        let event = self.described(component, name, start.on);
        let is_cancelled = event.taken == TakenDays::Nothing;
        let length = match self.extent(component, start) {
            Some(Extent::Days(length)) => length,
            Some(Extent::Hours) if is_cancelled => return Ok(event),
            Some(Extent::Hours) if is_marked_all_day(component) => {
                return Ok(IcsEvent { taken: TakenDays::DaysElsewhere, ..event });
            }
            Some(Extent::Hours) => return Ok(IcsEvent { taken: TakenDays::Hours, ..event }),
            None => {
                let help = format!(
                    "give it dates only, the end not included and at most {LONGEST} days after \
                     the start"
                );
                return Err(("is not a run of whole days".to_owned(), help));
            }
        };
        let rule = component.property(&ICalendarProperty::Rrule);
        if rule.is_some() && start.is_elsewhere {
            // The rule counts days of UTC.
            return Ok(IcsEvent { taken: TakenDays::DaysElsewhere, ..event });
        }
        let recurrence = rule.map(Recurrence::read).transpose().map_err(|what| {
            let help = "holidays repeat yearly: FREQ=YEARLY, with BYMONTH, BYMONTHDAY, BYDAY, \
                        INTERVAL, COUNT, UNTIL";
            (format!("repeats {what}"), help.to_owned())
        })?;
        let [added, excluded] = [ICalendarProperty::Rdate, ICalendarProperty::Exdate]
            .map(|property| self.clock.dates(component, &property));
        let (Some(added), Some(excluded)) = (added, excluded) else {
            return Err((
                "has an RDATE or EXDATE that is not a date".to_owned(),
                "write them as EXDATE;VALUE=DATE:20261225".to_owned(),
            ));
        };
        Ok(IcsEvent {
            length,
            recurrence,
            added,
            excluded: excluded.into_iter().collect(),
            ..event
        })
    }

    /// Returns the start by DTSTART.
    fn start(&self, component: &ICalendarComponent) -> Result<FileTime, EventDefect> {
        match self.clock.moment(component, &ICalendarProperty::Dtstart) {
            Ok(Some(start)) => Ok(start),
            Ok(None) => Err((
                "has no date".to_owned(),
                format!("an event needs a DTSTART such as {AS_DATE}"),
            )),
            Err(()) => Err((
                "has a DTSTART that is not a date".to_owned(),
                format!("write it as {AS_DATE}"),
            )),
        }
    }

    /// Returns the event with its words, as a single day.
    fn described(&self, component: &ICalendarComponent, name: &str, start: Date) -> IcsEvent {
        let description = lines(component, &ICalendarProperty::Description);
        let categories = categories(component);
        let is_wanted = |wanted: &String| category::is_of(wanted, &description, &categories);
        let is_cancelled = matches!(component.status(), Some(ICalendarStatus::Cancelled));
        let first_line = description.lines().next().unwrap_or_default();
        IcsEvent {
            place: 0..0,
            name: name.to_owned(),
            uid: component.uid().map(str::to_owned),
            start,
            length: 1,
            instead_of: self
                .clock
                .dates(component, &ICalendarProperty::RecurrenceId)
                .unwrap_or_default()
                .first()
                .copied(),
            taken: if is_cancelled { TakenDays::Nothing } else { TakenDays::WholeDays },
            apple: apple_mark(component),
            category: category::of(&description, &categories),
            says_worked: says_worked(name)
                || says_worked(first_line)
                || categories.iter().any(|category| says_worked(category)),
            is_wanted: (!self.wanted.is_empty()).then(|| self.wanted.iter().any(is_wanted)),
            recurrence: None,
            added: Vec::new(),
            excluded: BTreeSet::new(),
        }
    }

    /// Returns the length by DTEND or DURATION; one day if there is neither, or if the end is the
    /// start, as some programs write it. `None` if it is unreadable, runs backwards or is too long.
    fn extent(&self, component: &ICalendarComponent, start: FileTime) -> Option<Extent> {
        let seconds = if let Some(end) = self.clock.end_of(component, start).ok()? {
            (end.on.days_since_epoch() - start.on.days_since_epoch()) * DAY + end.seconds
                - start.seconds
        } else if let Some(entry) = component.property(&ICalendarProperty::Duration) {
            let Some(ICalendarValue::Duration(duration)) =
                entry.values.first().filter(|_| entry.values.len() == 1)
            else {
                return None;
            };
            let days = i64::from(duration.weeks) * 7 + i64::from(duration.days);
            let seconds = i64::from(duration.hours) * 3600
                + i64::from(duration.minutes) * 60
                + i64::from(duration.seconds);
            if duration.neg { None } else { Some(days * DAY + seconds) }?
        } else {
            0
        };
        // The last minute, or second, of a day is how some programs write its end.
        let whole = [0, 1, 60]
            .into_iter()
            .find(|short| (seconds + short) % DAY == 0)
            .map(|short| (seconds + short) / DAY);
        match whole.filter(|_| start.seconds == 0) {
            Some(days) => (0..=LONGEST).contains(&days).then_some(Extent::Days(days.max(1))),
            None => (seconds >= 0).then_some(Extent::Hours),
        }
    }
}

/// The length of an event.
enum Extent {
    /// A number of whole days, at least one.
    Days(i64),
    /// It begins or ends in the middle of a day.
    Hours,
}

/// Returns true if Outlook says that it is all-day.
fn is_marked_all_day(component: &ICalendarComponent) -> bool {
    marks(component, "X-MICROSOFT-CDO-ALLDAYEVENT").any(|mark| mark.eq_ignore_ascii_case("true"))
}

/// Returns Apple's mark of an event's days.
fn apple_mark(component: &ICalendarComponent) -> Option<AppleMark> {
    let mark = marks(component, "X-APPLE-SPECIAL-DAY").next()?.trim().to_ascii_uppercase();
    Some(match mark.as_str() {
        "WORK-HOLIDAY" => AppleMark::DayOff,
        "ALTERNATE-WORKDAY" => AppleMark::Worked,
        _ => AppleMark::Other,
    })
}

/// Returns the values of a property that the standard does not know.
fn marks<'a>(component: &'a ICalendarComponent, name: &str) -> impl Iterator<Item = &'a str> {
    let entries = component
        .entries
        .iter()
        .filter(move |entry| entry.name.as_str().eq_ignore_ascii_case(name));
    entries.filter_map(|entry| entry.values.first()?.as_text())
}

/// Returns each of the event's categories.
fn categories(component: &ICalendarComponent) -> Vec<String> {
    let entries =
        component.entries.iter().filter(|entry| entry.name == ICalendarProperty::Categories);
    entries
        .flat_map(|entry| &entry.values)
        .filter_map(|value| value.as_text())
        .map(str::to_owned)
        .collect()
}

/// Returns a property's text with its lines.
fn lines(component: &ICalendarComponent, property: &ICalendarProperty) -> String {
    let text = component
        .property(property)
        .and_then(|entry| entry.values.first()?.as_text())
        .unwrap_or_default();
    text.trim().to_owned()
}

/// Returns a property's text on one line, if it has any.
fn text(component: &ICalendarComponent, property: &ICalendarProperty) -> Option<String> {
    let text = component.property(property)?.values.first()?.as_text()?;
    let one_line = text
        .split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| !word.is_empty());
    let joined = one_line.collect::<Vec<_>>().join(" ");
    (!joined.is_empty()).then_some(joined)
}
