//! The notes of readings: on the choice that is taken where nobody chooses, with the hours of a
//! place on the customer's own clock.

use crate::{
    policy::{CalendarHours, CalendarRule, Reading, ZoneRule},
    sla::{Subject, on_daylight_clock, on_standard_clock, week_in_words},
    time::Zone,
};

impl<'a> Subject<'a> {
    /// Returns the note of a reading whose default is in force; another choice contradicts it.
    pub(super) fn note_of(&self, reading: &'a Reading) -> Option<String> {
        let note = reading.note.as_ref()?;
        if self.choice_of(reading)?.id != reading.default {
            return None;
        }
        let local = self.zone.as_ref().and_then(|zone| self.on_local_clock(reading, zone));
        Some(note.clone() + &local.unwrap_or_default())
    }

    /// Returns the hours that a choice of a reading holds on the customer's clock, as that clock
    /// shows them without it.
    fn on_local_clock(&self, reading: &Reading, clock: &Zone) -> Option<String> {
        let mut changes = reading.choices.iter().flat_map(|choice| &choice.calendars);
        let held = changes.find(|change| change.held_on_clock)?;
        let CalendarRule { hours, zone, .. } = self.policy.calendar(&held.id)?;
        let (CalendarHours::Weekly(weekly), Some(ZoneRule::Named(place))) = (hours, zone) else {
            return None;
        };
        let place = self.references.tz.zone(place).ok()?;
        let standard = week_in_words(&on_standard_clock(weekly, &place, clock));
        let daylight = week_in_words(&on_daylight_clock(weekly, &place, clock));
        let name = clock.name();
        Some(if standard == daylight {
            format!(" In {name} it is {standard} all year.")
        } else {
            format!(" In {name} it is {standard} in standard time, {daylight} in daylight time.")
        })
    }
}
