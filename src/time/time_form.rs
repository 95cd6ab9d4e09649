//! Forms of time that a table has of its own: `--time-format`, in which no zone is passed over.

use std::fmt::Write as _;

use chrono::{
    DateTime, Datelike as _, Timelike as _,
    format::{Fixed, Item, Parsed, StrftimeItems, parse_and_remainder},
};

use super::{
    CivilDateTime, FormError, Instant, Offset, TimeError, TypedTime, Zone,
    form_guess::forms_of,
    form_notation::{as_strftime, lacking},
    offset_words::{LiteralContext, is_of_day, offset_named, offsets_in},
    typed_time::{LONGEST, is_rfc3339, leap_second, once, parse_moment},
};

/// Monday 23 November 2026, 21:09:08 UTC: each part of it is another number.
const SAMPLE: i64 = 1_795_468_148;

/// A form of time as `strftime` describes it, with all that it says of zones.
#[derive(Clone, Debug)]
pub struct TimeForm {
    text: String,
    parts: Vec<FormPart>,
    /// The offsets that its fixed text says: 0 for `UTC`, `GMT` and `Z`.
    offsets: Vec<i32>,
}

#[derive(Clone, Debug)]
enum FormPart {
    /// Items that chrono reads.
    Items(Vec<Item<'static>>),
    /// `%Z`, a zone's name: up to a space, or to the sign that ends it.
    Name(Option<char>),
}

/// The parts of a text that has a form.
struct FormFields<'t> {
    parsed: Parsed,
    names: Vec<&'t str>,
}

impl TimeForm {
    /// The form that a text describes.
    ///
    /// # Errors
    /// See [`FormError`].
    pub fn new(text: &str) -> Result<Self, FormError> {
        if let Some(converted) = as_strftime(text) {
            return Err(FormError::Notation { form: text.to_owned(), converted });
        }
        let items = StrftimeItems::new(text).parse_to_owned().map_err(|_| FormError::Shape)?;
        let offsets = fixed_offsets(&items)
            .map_err(|word| FormError::Zone { form: text.to_owned(), word })?;
        if offsets.windows(2).any(|pair| pair[0] != pair[1]) {
            return Err(FormError::TwoZones(text.to_owned()));
        }
        let form = Self { text: text.to_owned(), parts: parts(items), offsets };
        if form.is_whole() {
            return Ok(form);
        }
        Err(FormError::Partial { form: text.to_owned(), lacks: lacking(text) })
    }

    /// As it was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The usual forms that a text has, two where day and month may be either.
    #[must_use]
    pub fn usual(text: &str) -> Vec<&'static str> {
        forms_of(text)
    }

    /// Returns true if a text has this form, whatever its zone may be.
    pub(super) fn fits(&self, text: &str) -> bool {
        self.find(text).is_some_and(|found| {
            found.parsed.to_naive_datetime_with_offset(0).is_ok_and(|time| time.year() >= 1000)
        })
    }

    /// Returns the form with day and month exchanged, if a text has that form and not this one: a
    /// table with such a time in it may have every other date wrong.
    #[must_use]
    pub fn exchanged(&self, text: &str) -> Option<String> {
        let day = ["%d", "%e", "%-d"].into_iter().find(|day| self.text.contains(day))?;
        let month = ["%m", "%-m"].into_iter().find(|month| self.text.contains(month))?;
        let exchanged = self.text.replace(day, "\0").replace(month, day).replace('\0', month);
        let other = Self::new(&exchanged).ok()?;
        (!self.fits(text) && other.fits(text)).then_some(exchanged)
    }

    /// Reads a time that has this form, or else one as RFC 3339 with its offset.
    ///
    /// # Errors
    /// See [`TimeError`].
    pub fn read(&self, text: &str, zone: Option<&Zone>) -> Result<TypedTime, TimeError> {
        let misfit = || TimeError::Form {
            text: text.to_owned(),
            form: self.text.clone(),
            fits: forms_of(text),
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

    /// The offset that a time says, and the names in it that only a zone can explain.
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

    /// The parts of a text; `None` if it has not this form, or more behind it.
    fn find<'t>(&self, text: &'t str) -> Option<FormFields<'t>> {
        let (mut parsed, mut names, mut rest) = (Parsed::new(), Vec::new(), text);
        for part in &self.parts {
            match part {
                FormPart::Items(items) => {
                    rest = parse_and_remainder(&mut parsed, rest, items.iter()).ok()?;
                }
                FormPart::Name(ending) => {
                    let is_end = |c: char| ending.map_or(c.is_whitespace(), |ending| c == ending);
                    let (name, behind) = rest.split_at(rest.find(is_end).unwrap_or(rest.len()));
                    let bare = name.trim_matches(['(', ')', '[', ']']);
                    if bare.is_empty() {
                        return None;
                    }
                    names.push(bare);
                    rest = behind;
                }
            }
        }
        let in_a_day = parsed.offset().is_none_or(|offset| offset.abs() < 86_400);
        (rest.is_empty() && in_a_day).then_some(FormFields { parsed, names })
    }

    /// Returns true if a time that is written in this form can be read back to the minute.
    fn is_whole(&self) -> bool {
        let Some(sample) = DateTime::from_timestamp(SAMPLE, 0) else { return false };
        let mut written = String::new();
        for part in &self.parts {
            let outcome = match part {
                FormPart::Items(items) => {
                    let items =
                        items.iter().map(|item| if is_offset(item) { &OFFSET } else { item });
                    write!(written, "{}", sample.format_with_items(items))
                }
                FormPart::Name(_) => write!(written, "UTC"),
            };
            if outcome.is_err() {
                return false;
            }
        }
        let found = self.find(&written);
        let time = found.and_then(|found| found.parsed.to_naive_datetime_with_offset(0).ok());
        time.is_some_and(|time| time.and_utc().timestamp() / 60 == SAMPLE / 60)
    }
}

/// An offset as all forms of it can be read.
const OFFSET: Item<'static> = Item::Fixed(Fixed::TimezoneOffsetColon);

/// Parts the items at each `%Z`, which chrono reads without saying what it was.
fn parts(items: Vec<Item<'static>>) -> Vec<FormPart> {
    let mut parts = vec![FormPart::Items(Vec::new())];
    let mut items = items.into_iter().peekable();
    while let Some(item) = items.next() {
        if matches!(item, Item::Fixed(Fixed::TimezoneName)) {
            let ending = items.peek().and_then(fixed_text).and_then(|text| text.chars().next());
            parts.push(FormPart::Name(
                ending.filter(|ending| matches!(ending, ')' | ']' | ',' | ';')),
            ));
            parts.push(FormPart::Items(Vec::new()));
        } else if let Some(FormPart::Items(last)) = parts.last_mut() {
            last.push(item);
        }
    }
    parts
}

/// The offsets that the fixed text between the items says, or the word in it that names a zone.
fn fixed_offsets(items: &[Item<'static>]) -> Result<Vec<i32>, String> {
    let (mut offsets, mut behind_time, mut text) = (Vec::new(), false, String::new());
    for (at, item) in items.iter().enumerate() {
        if let Some(more) = fixed_text(item) {
            text.push_str(more);
            let next = items.get(at + 1);
            if next.is_none_or(|next| fixed_text(next).is_none()) {
                let place =
                    LiteralContext { behind_time, before_offset: next.is_some_and(is_offset) };
                offsets.extend(offsets_in(&text, place)?);
                text.clear();
            }
        } else {
            behind_time = is_of_day(item);
        }
    }
    Ok(offsets)
}

fn fixed_text<'i>(item: &'i Item<'static>) -> Option<&'i str> {
    match item {
        Item::Literal(text) | Item::Space(text) => Some(text),
        Item::OwnedLiteral(text) | Item::OwnedSpace(text) => Some(text),
        _ => None,
    }
}

/// Returns true for `%z` and its kin.
fn is_offset(item: &Item<'_>) -> bool {
    let Item::Fixed(fixed) = item else { return false };
    let named = [
        Fixed::TimezoneOffset,
        Fixed::TimezoneOffsetColon,
        Fixed::TimezoneOffsetDoubleColon,
        Fixed::TimezoneOffsetTripleColon,
        Fixed::TimezoneOffsetColonZ,
        Fixed::TimezoneOffsetZ,
    ];
    // chrono has no name for its offset that may lack minutes, `%#z`.
    named.contains(fixed) || StrftimeItems::new("%#z").any(|permissive| permissive == *item)
}

/// The one instant at which a zone's clock shows a wall time and the zone has all of these names.
fn instant_called(
    wall: CivilDateTime,
    names: &[&str],
    zone: Option<&Zone>,
    text: &str,
) -> Result<Instant, TimeError> {
    use super::Resolution::{Fold, Gap, Unique};
    let Some(zone) = zone else { return Err(not_called(text, names, None, Instant::MIN)) };
    let candidates = match zone.resolve(wall) {
        Unique(at) => vec![at],
        Fold { first_at, last_at } => vec![first_at, last_at],
        Gap { .. } => return once(wall, zone, text),
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

impl PartialEq for TimeForm {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}
