//! The form of the times of a table, `--time-format`. No zone in it is passed over.

use std::fmt::Write as _;

use chrono::{
    DateTime, Datelike as _,
    format::{Fixed, Item, Parsed, StrftimeItems, parse_and_remainder},
};

use super::{
    form_error::FormError,
    form_literals::{LiteralContext, is_of_day, offsets_in},
    form_notation::{as_strftime, lacking},
};

/// Monday 23 November 2026, 21:09:08 UTC: each part of it is another number.
const SAMPLE: i64 = 1_795_468_148;

/// A form of time in the notation of `strftime`, with the zones in it.
#[derive(Clone, Debug)]
pub struct TimeForm {
    pub(super) text: String,
    parts: Vec<FormPart>,
    /// The offsets in its fixed text: 0 for `UTC`, `GMT` and `Z`.
    pub(super) offsets: Vec<i32>,
}

#[derive(Clone, Debug)]
enum FormPart {
    /// Items that chrono reads.
    Items(Vec<Item<'static>>),
    /// `%Z`, a zone's name: up to a space, or to the sign that ends it.
    Name(Option<char>),
}

/// The parts of a text that has a form.
pub(super) struct FormFields<'t> {
    pub(super) parsed: Parsed,
    /// The names of zones in it.
    pub(super) names: Vec<&'t str>,
}

impl TimeForm {
    /// Reads a form.
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

    /// Returns it as it was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns true if a text has this form, whatever its zone may be.
    pub(super) fn fits(&self, text: &str) -> bool {
        self.find(text).is_some_and(|found| {
            found.parsed.to_naive_datetime_with_offset(0).is_ok_and(|time| time.year() >= 1000)
        })
    }

    /// Returns true if this form takes AM or PM for the name of a zone.
    pub(super) fn names_half_of_day(&self, text: &str) -> bool {
        let is_half =
            |name: &&str| matches!(&*name.to_ascii_lowercase(), "am" | "pm" | "a.m." | "p.m.");
        self.find(text).is_some_and(|found| found.names.iter().any(is_half))
    }

    /// Returns the form with day and month exchanged, if a text has that form and not this one: a
    /// table with such a time in it may have every other date wrong.
    #[must_use]
    pub fn day_month_swapped(&self, text: &str) -> Option<String> {
        let day = ["%d", "%e", "%-d"].into_iter().find(|day| self.text.contains(day))?;
        let month = ["%m", "%-m"].into_iter().find(|month| self.text.contains(month))?;
        let exchanged = self.text.replace(day, "\0").replace(month, day).replace('\0', month);
        let other = Self::new(&exchanged).ok()?;
        (!self.fits(text) && other.fits(text)).then_some(exchanged)
    }

    /// Returns the parts of a text; `None` if it has not this form, or more behind it.
    pub(super) fn find<'t>(&self, text: &'t str) -> Option<FormFields<'t>> {
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

/// Parts the items at each `%Z`, as chrono reads a name and forgets it.
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

/// Returns the offsets in the fixed text between the items, or the word in it that names a zone.
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

impl PartialEq for TimeForm {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}
