//! Rows of JSON Lines: one object a line.

use std::{borrow::Cow, fmt};

use memchr::{memchr, memchr_iter};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{
    Field, Row,
    columns::Holds,
    json_keys::Keys,
    json_text::{put_json, put_json_key},
};

/// Gives each row of a block to `take`. Empty lines are no rows. A row keeps answers if it has a
/// key for one, or if others do.
pub(super) fn each(block: &[u8], (keys, keep_answers): (&[(String, Holds)], bool), extras: usize, mut take: impl FnMut(&Row<'_>)) {
    let mut keys = Keys::new(keys);
    let mut cells = Cells { found: Vec::new(), nearest: [usize::MAX; Field::COUNT], has_ours: false };
    let mut start = 0;
    for end in memchr_iter(b'\n', block).chain([block.len()]) {
        let line = block[start..end].trim_ascii();
        start = end + 1;
        if line.is_empty() {
            continue;
        }
        cells.clear();
        if let Err(fault) = read(line, &mut keys, &mut cells) {
            take(&Row::faulty(line, None, extras, fault));
            continue;
        }
        let mut row = Row::new(line, None, extras);
        (row.is_object, row.has_ours, row.keeps_answers) = (true, cells.has_ours, keep_answers);
        // Of a key that an object has twice the last one counts, as elsewhere.
        for (place, holds, cell) in cells.found.iter().rev() {
            row.keeps_answers |= matches!(holds, Holds::Field(Field::Responded | Field::RespondedAfter));
            match holds {
                Holds::Field(field) if cells.nearest[*field as usize] == *place => row.put(*field, cell),
                Holds::Extra(extra) => row.put_extra(*extra, cell),
                Holds::Field(_) | Holds::Ours => {}
            }
        }
        take(&row);
    }
}

/// Finds the wanted members of an object, or says what is wrong with it.
fn read<'r>(line: &'r [u8], keys: &mut Keys<'_>, cells: &mut Cells<'r>) -> Result<(), String> {
    // From a text, whose values need not be looked at once more for being text.
    let text = str::from_utf8(line).map_err(|error| format!("not a JSON object: {error}; save the table as UTF-8"))?;
    if !text.ends_with('}') {
        return Err("not a JSON object on a line of its own; 'jq -c .' writes them so".to_owned());
    }
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let read = Members { cells, keys }.deserialize(&mut deserializer).and_then(|()| deserializer.end());
    read.map_err(|error| {
        let message = error.to_string();
        // It would always be line 1.
        let place = format!(" at line {} column {}", error.line(), error.column());
        format!("not a JSON object: {}, at byte {} of the row", message.strip_suffix(&place).unwrap_or(&message), error.column())
    })
}

/// Begins an object with a row's own members; whether there are none. `ours` are the keys, as they are written, that follow.
pub(super) fn open(row: &Row<'_>, ours: &[Vec<u8>], prefix: &str, to: &mut Vec<u8>) -> bool {
    let whole = row.text.strip_prefix(b"{").and_then(|text| text.strip_suffix(b"}"));
    let Some(members) = whole.filter(|_| row.is_object) else {
        to.extend_from_slice(b"{");
        put_json(&format!("{prefix}row"), to);
        to.push(b':');
        put_json(&String::from_utf8_lossy(row.text), to);
        return false;
    };
    to.push(b'{');
    if !row.has_ours {
        to.extend_from_slice(members.trim_ascii_end());
        return members.trim_ascii().is_empty();
    }
    let start = to.len();
    let is_ours = |key: &str| ours.contains(&put_json_key(key));
    for (key, value) in serde_json::from_slice::<AllMembers<'_>>(row.text).map(|members| members.0).unwrap_or_default() {
        if !is_ours(&key) {
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

/// The members of an object, in order.
struct AllMembers<'r>(Vec<(String, &'r RawValue)>);

impl<'r> serde::Deserialize<'r> for AllMembers<'r> {
    fn deserialize<D: Deserializer<'r>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'r> Visitor<'r> for Collect {
            type Value = AllMembers<'r>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'r>>(self, mut map: A) -> Result<AllMembers<'r>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(AllMembers(members))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

/// What was found of a row.
struct Cells<'r> {
    /// The place of a key among the wanted ones, what it holds, and its value.
    found: Vec<(usize, Holds, Cow<'r, [u8]>)>,
    /// Of the keys that may hold a field the first by which something was found.
    nearest: [usize; Field::COUNT],
    /// Whether it has keys that are written anew.
    has_ours: bool,
}

impl<'r> Cells<'r> {
    fn clear(&mut self) {
        self.found.clear();
        self.nearest.fill(usize::MAX);
        self.has_ours = false;
    }

    fn put(&mut self, place: usize, holds: Holds, text: Cow<'r, [u8]>) {
        if let Holds::Field(field) = holds
            && !text.trim_ascii().is_empty()
        {
            let nearest = &mut self.nearest[field as usize];
            *nearest = place.min(*nearest);
        }
        self.found.push((place, holds, text));
    }
}

/// Takes the wanted members of an object.
struct Members<'m, 'k, 'r> {
    cells: &'m mut Cells<'r>,
    keys: &'m mut Keys<'k>,
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
        let Self { cells, keys } = self;
        keys.begin();
        while let Some((place, held)) = members.next_key_seed(&mut *keys)? {
            match held {
                [] => {
                    members.next_value::<IgnoredAny>()?;
                }
                [Holds::Ours, ..] => {
                    members.next_value::<IgnoredAny>()?;
                    cells.has_ours = true;
                }
                [first, also @ ..] => {
                    let value: &'r RawValue = members.next_value()?;
                    let text = text_of(value.get()).map_err(serde::de::Error::custom)?;
                    for holds in also {
                        cells.put(place, *holds, text.clone());
                    }
                    cells.put(place, *first, text);
                }
            }
        }
        Ok(())
    }
}

/// A member's value as the text of a cell: a string without its quotes, `null` as nothing, all else as it stands.
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
