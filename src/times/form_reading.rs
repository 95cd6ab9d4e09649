//! Reads a time in the form of its table, and checks the zones in it against the zone at hand.

use chrono::{Datelike as _, Timelike as _};

use super::{
    form_guess::usual_forms,
    time_error::TimeError,
    time_form::{FormFields, TimeForm},
    typed_time::{LONGEST, TypedTime, is_rfc3339, leap_second, once, parse_moment},
    zone_offsets::offset_named,
};
use crate::time::{CivilDateTime, Instant, Offset, Resolution, Zone};

impl TimeForm {
    /// Reads a time that has this form, or else one as RFC 3339 with its offset.
    ///
    /// # Errors
    /// See [`TimeError`].
    pub fn read(&self, text: &str, zone: Option<&Zone>) -> Result<TypedTime, TimeError> {
        let misfit = || TimeError::Form {
            text: text.to_owned(),
            form: self.text.clone(),
            fits: usual_forms(text),
        };
        let Some(found) = self.find(text).filter(|_| text.len() <= LONGEST) else {
            return if is_rfc3339(text) {
                parse_moment(text, None, Instant::MIN)
            } else {
                Err(misfit())
            };
        };
        let out_of_range = || TimeError::OutOfRange(text.to_owned());
        let timestamp = found.parsed.timestamp();
        let (offset, names) = self.zones(&found, text)?;
        let offset = if timestamp.is_some() { Some(offset.unwrap_or(0)) } else { offset };
        let time = found
            .parsed
            .to_naive_datetime_with_offset(offset.unwrap_or(0))
            .map_err(|_| misfit())?;
        if time.year() < 1000 {
            return Err(TimeError::ShortYear(text.to_owned()));
        }
        let wall = CivilDateTime::from_seconds(time.and_utc().timestamp());
        Instant::from_unix(wall.as_if_utc()).ok_or_else(out_of_range)?;
        let at = match offset {
            Some(offset) => {
                let at = wall.as_if_utc() - i64::from(offset);
                Instant::from_unix(at).ok_or_else(out_of_range)?
            }
            None if names.is_empty() => {
                once(wall, zone.ok_or_else(|| TimeError::NoZone(text.to_owned()))?, text)?
            }
            None => instant_called(wall, &names, zone, text)?,
        };
        if let (Some(offset), [_, ..]) = (offset, &names[..]) {
            let fits = |name: &&str| zone.is_some_and(|zone| zone.is_called(name, at));
            if !names.iter().all(fits) {
                return Err(not_called(text, &names, zone, at));
            }
            if zone.is_some_and(|zone| zone.offset_at(at) != Offset(offset)) {
                return Err(TimeError::TwoZones(text.to_owned()));
            }
        }
        // chrono reads second 60 as second 59 and a second's worth of nanoseconds.
        let at = if time.nanosecond() >= 1_000_000_000 { leap_second(at, text)? } else { at };
        Ok(TypedTime { at, written_in: offset.map(|offset| Zone::fixed(Offset(offset))) })
    }

    /// Returns the offset of a time, and the names in it that only a zone can explain.
    fn zones<'t>(
        &self,
        found: &FormFields<'t>,
        text: &str,
    ) -> Result<(Option<i32>, Vec<&'t str>), TimeError> {
        let mut offsets = self.offsets.clone();
        offsets.extend(found.parsed.offset());
        let mut names = found.names.clone();
        names.retain(|name| match offset_named(name) {
            Some(offset) => {
                offsets.push(offset);
                false
            }
            None => true,
        });
        match offsets[..] {
            [first, ref others @ ..] if others.iter().any(|other| *other != first) => {
                Err(TimeError::TwoZones(text.to_owned()))
            }
            _ => Ok((offsets.first().copied(), names)),
        }
    }
}

/// Returns the one instant at which a zone's clock shows a wall time and the zone has all of these
/// names.
fn instant_called(
    wall: CivilDateTime,
    names: &[&str],
    zone: Option<&Zone>,
    text: &str,
) -> Result<Instant, TimeError> {
    let Some(zone) = zone else { return Err(not_called(text, names, None, Instant::MIN)) };
    let candidates = match zone.resolve(wall) {
        Resolution::Unique(at) => vec![at],
        Resolution::Fold { first_at, last_at } => vec![first_at, last_at],
        Resolution::Gap { .. } => return once(wall, zone, text),
    };
    let fits = |at: &Instant| names.iter().all(|name| zone.is_called(name, *at));
    let fitting: Vec<Instant> = candidates.iter().copied().filter(fits).collect();
    match fitting[..] {
        [at] => Ok(at),
        [] => Err(not_called(text, names, Some(zone), candidates[0])),
        _ => once(wall, zone, text),
    }
}

fn not_called(text: &str, names: &[&str], zone: Option<&Zone>, at: Instant) -> TimeError {
    let wrong = |name: &&&str| !zone.is_some_and(|zone| zone.is_called(name, at));
    TimeError::Named {
        text: text.to_owned(),
        name: names.iter().find(wrong).map_or_else(String::new, ToString::to_string),
        zone: zone.map(|zone| (zone.name().to_owned(), zone.called_at(at), zone.offset_at(at))),
    }
}
