//! Reads and writes rows of JSON Lines: one object a line.

use std::{borrow::Cow, fmt};

use memchr::{memchr, memchr_iter};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{
    json_duplicates::{DuplicateKey, doubled_key},
    json_keys::Keys,
    json_members::{AllMembers, nested},
    json_text::{put_json, put_json_key},
};
use crate::{
    text::excerpt,
    tickets::{
        EventPlaces, Field, Row,
        columns::{ColumnRole, KeyColumns, clash},
    },
};

/// Gives each row of a block to `take`. Empty lines are no rows. A row keeps answers if it has a
/// key for one, or if others do.
pub(in super::super) fn each(block: &[u8], columns: &KeyColumns, mut take: impl FnMut(&Row<'_>)) {
    let mut keys = Keys::new(&columns.holds);
    let mut cells = Cells {
        found: Vec::new(),
        nearest: [usize::MAX; Field::COUNT],
        answer_columns: 0,
        has_rivals: false,
    };
    let mut start = 0;
    for end in memchr_iter(b'\n', block).chain([block.len()]) {
        let line = block[start..end].trim_ascii();
        start = end + 1;
        if line.is_empty() {
            continue;
        }
        cells.clear();
        let read = read(line, &mut keys, &mut cells, columns).and_then(|()| cells.check(columns));
        if let Err(fault) = read {
            take(&Row::faulty(line, None, fault));
            continue;
        }
        let mut extras = vec![&[][..]; columns.extras];
        let mut row = Row::new(line, None);
        (row.is_object, row.has_answer_keys) = (true, cells.answer_columns > 0);
        let mut there = 0_u32;
        for FoundMember { place, holds, cell, is_answer_column } in &cells.found {
            if let ColumnRole::Field(field) = holds {
                there |= 1 << *field as u32;
            }
            match holds {
                ColumnRole::Field(field)
                    if !is_answer_column && cells.nearest[*field as usize] == *place =>
                {
                    row.put(*field, cell);
                }
                ColumnRole::Extra(extra) => extras[*extra] = cell,
                ColumnRole::Field(_) | ColumnRole::Answer | ColumnRole::Nested(_) => {}
            }
        }
        let places = EventPlaces::of(|field| there & (1 << field as u32) != 0);
        row.places = columns.places.and(places);
        row.extras = &extras;
        take(&row);
    }
}

/// Finds the wanted members of an object, or returns its fault.
fn read<'r>(
    line: &'r [u8],
    keys: &mut Keys<'_>,
    cells: &mut Cells<'r>,
    columns: &KeyColumns,
) -> Result<(), String> {
    // From a text, whose values need not be looked at once more for being text.
    let text = str::from_utf8(line)
        .map_err(|error| format!("not a JSON object: {error}; save the table as UTF-8"))?;
    if !text.ends_with('}') {
        return Err("not a JSON object on a line of its own; 'jq -c .' writes them so".to_owned());
    }
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let read = Members { row: text, cells, keys, columns }
        .deserialize(&mut deserializer)
        .and_then(|()| deserializer.end());
    if let (Ok(()), true) = (&read, keys.has_others)
        && let Some(DuplicateKey { key, end }) = doubled_key(text)
    {
        return Err(twice(&key, end));
    }
    read.map_err(|error| {
        if let Some((key, end)) = keys.doubled.take() {
            // A key of the row's own is refused as soon as it is read.
            return twice(&key, end.unwrap_or(error.column()));
        }
        let message = error.to_string();
        // It would always be line 1.
        let place = format!(" at line {} column {}", error.line(), error.column());
        format!(
            "not a JSON object: {}, at byte {} of the row",
            message.strip_suffix(&place).unwrap_or(&message),
            error.column()
        )
    })
}

/// Returns the fault of an object that has a key twice, the second time before a byte of the row.
fn twice(key: &str, byte: usize) -> String {
    let key = excerpt(key);
    format!(
        "the key '{key}' appears twice in one object, the second time before byte {byte} of the \
         row; leave one out"
    )
}

/// Begins an object with a row's own members; returns true if there are none.
/// `answer_columns` are the keys that follow, as they are written.
pub(in super::super) fn open_object(
    row: &Row<'_>,
    answer_columns: &[Vec<u8>],
    prefix: &str,
    to: &mut Vec<u8>,
) -> bool {
    let whole = row.text.strip_prefix(b"{").and_then(|text| text.strip_suffix(b"}"));
    let Some(members) = whole.filter(|_| row.is_object) else {
        to.extend_from_slice(b"{");
        put_json(&format!("{prefix}row"), to);
        to.push(b':');
        put_json(&String::from_utf8_lossy(row.text), to);
        return false;
    };
    to.push(b'{');
    if !row.has_answer_keys {
        to.extend_from_slice(members.trim_ascii_end());
        return members.trim_ascii().is_empty();
    }
    let start = to.len();
    let is_answer_column = |key: &str| answer_columns.contains(&put_json_key(key));
    for (key, value) in serde_json::from_slice::<AllMembers<'_>>(row.text)
        .map(|members| members.0)
        .unwrap_or_default()
    {
        if !is_answer_column(&key) {
            if to.len() > start {
                to.push(b',');
            }
            put_json(&key, to);
            to.push(b':');
            to.extend_from_slice(value.get().as_bytes());
        }
    }
    to.len() == start
}

/// A wanted member of an object.
struct FoundMember<'r> {
    /// The place of its key among the wanted ones.
    place: usize,
    holds: ColumnRole,
    cell: Cow<'r, [u8]>,
    /// True if its key is written anew.
    is_answer_column: bool,
}

/// The wanted members that were found in a row.
struct Cells<'r> {
    found: Vec<FoundMember<'r>>,
    /// The first key that has a value for each field.
    nearest: [usize; Field::COUNT],
    /// The number of its keys that are written anew.
    answer_columns: usize,
    /// True if two keys have a value for one field.
    has_rivals: bool,
}

impl<'r> Cells<'r> {
    fn clear(&mut self) {
        self.found.clear();
        self.nearest.fill(usize::MAX);
        (self.answer_columns, self.has_rivals) = (0, false);
    }

    fn put(&mut self, found: FoundMember<'r>) {
        if let ColumnRole::Field(field) = found.holds
            && !found.is_answer_column
            && !found.cell.trim_ascii().is_empty()
        {
            let nearest = &mut self.nearest[field as usize];
            self.has_rivals |= *nearest != usize::MAX;
            *nearest = found.place.min(*nearest);
        }
        self.found.push(found);
    }

    /// Puts the value of a key in the place of each of its roles.
    fn put_all(
        &mut self,
        place: usize,
        held: &[ColumnRole],
        value: &'r str,
        columns: &KeyColumns,
    ) -> Result<(), serde_json::Error> {
        let is_answer_column = held.contains(&ColumnRole::Answer);
        self.answer_columns += usize::from(is_answer_column);
        for holds in held {
            if let ColumnRole::Nested(at) = holds {
                let (path, place, holds) = &columns.nested[*at];
                if let Some(value) = nested(path, value) {
                    let (cell, is_answer_column) = (text_of(value)?, false);
                    self.put(FoundMember { place: *place, holds: *holds, cell, is_answer_column });
                }
            } else {
                let cell = text_of(value)?;
                self.put(FoundMember { place, holds: *holds, cell, is_answer_column });
            }
        }
        Ok(())
    }

    /// Refuses a row with a key of its own that has the name of one of slacalc's, or with two keys
    /// for one field that differ.
    fn check(&self, columns: &KeyColumns) -> Result<(), String> {
        if self.answer_columns > 0 && self.answer_columns < columns.answer_columns.len() {
            let is_answer = |found: &&FoundMember<'_>| found.holds == ColumnRole::Answer;
            let key =
                self.found.iter().find(is_answer).map_or("", |found| columns.key_at(found.place));
            return Err(clash("key", key, |_| false));
        }
        if !self.has_rivals {
            return Ok(());
        }
        let fields = self.found.iter().filter_map(|found| match found.holds {
            ColumnRole::Field(field)
                if !found.is_answer_column && !columns.ranked.contains(&field) =>
            {
                Some((field, found))
            }
            _ => None,
        });
        for (field, found) in fields {
            let is_other = |other: &&FoundMember<'_>| {
                other.holds == found.holds
                    && other.place > found.place
                    && !other.cell.is_empty()
                    && other.cell != found.cell
            };
            if let Some(other) = self.found.iter().find(is_other).filter(|_| !found.cell.is_empty())
            {
                let [one, other] = [found, other].map(|found| columns.key_at(found.place));
                return Err(format!(
                    "the keys '{one}' and '{other}' could both be the field '{0}'; say which is: \
                     --map {0}={one}",
                    field.name()
                ));
            }
        }
        Ok(())
    }
}

/// Takes the wanted members of an object.
struct Members<'m, 'k, 'r> {
    row: &'r str,
    cells: &'m mut Cells<'r>,
    keys: &'m mut Keys<'k>,
    columns: &'m KeyColumns,
}

impl<'r> DeserializeSeed<'r> for Members<'_, '_, 'r> {
    type Value = ();

    fn deserialize<D: Deserializer<'r>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'r> Visitor<'r> for Members<'_, '_, 'r> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with the facts of a ticket")
    }

    fn visit_map<A: MapAccess<'r>>(self, mut members: A) -> Result<(), A::Error> {
        let Self { row, cells, keys, columns } = self;
        keys.begin();
        let mut doubled = None;
        while let Some((place, held)) = members.next_key_seed(&mut *keys)? {
            let value: &'r RawValue = members.next_value()?;
            if value.get().starts_with(['{', '['])
                && let Some(DuplicateKey { key, end }) = doubled_key(value.get())
            {
                // The value is a part of the row.
                let before = value.get().as_ptr().addr() - row.as_ptr().addr();
                doubled = Some((key, Some(before + end)));
                break;
            }
            if !held.is_empty() {
                cells.put_all(place, held, value.get(), columns).map_err(Error::custom)?;
            }
        }
        match doubled {
            Some(key) => {
                keys.doubled = Some(key);
                Err(Error::custom("a key stands twice"))
            }
            None => Ok(()),
        }
    }
}

/// Returns a member's value as the text of a cell: a string without its quotes, `null` as an empty
/// cell, all else as it stands.
fn text_of(value: &str) -> Result<Cow<'_, [u8]>, serde_json::Error> {
    if value == "null" {
        return Ok(Cow::Borrowed(&[]));
    }
    let Some(inner) = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else {
        return Ok(Cow::Borrowed(value.as_bytes()));
    };
    if memchr(b'\\', inner.as_bytes()).is_some() {
        return Ok(Cow::Owned(serde_json::from_str::<String>(value)?.into_bytes()));
    }
    Ok(Cow::Borrowed(inner.as_bytes()))
}
