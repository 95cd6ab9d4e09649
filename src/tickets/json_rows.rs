//! Rows of JSON Lines: one object a line.

use std::{borrow::Cow, fmt};

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{
    Row,
    cells::{put_json, put_json_key},
    columns::Holds,
};

/// Gives each row of a block to `take`. Empty lines are no rows.
pub(super) fn each(block: &[u8], keys: &[(String, Holds)], extras: usize, mut take: impl FnMut(&Row<'_>)) {
    for line in block.split(|byte| *byte == b'\n') {
        let line = line.trim_ascii();
        if !line.is_empty() {
            take(&row(line, keys, extras));
        }
    }
}

fn row<'r>(line: &'r [u8], keys: &[(String, Holds)], extras: usize) -> Row<'r> {
    let fault = |why: String| Row::faulty(line, None, extras, why);
    let mut row = Row::new(line, None, extras);
    let mut deserializer = serde_json::Deserializer::from_slice(line);
    match (Cells { row: &mut row, keys }).deserialize(&mut deserializer).and_then(|()| deserializer.end()) {
        Ok(()) => {
            row.is_object = true;
            row
        }
        Err(error) => fault(format!("not a JSON object: {error}")),
    }
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
    for (key, value) in serde_json::from_slice::<Members<'_>>(row.text).map(|members| members.0).unwrap_or_default() {
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
struct Members<'r>(Vec<(String, &'r RawValue)>);

impl<'r> serde::Deserialize<'r> for Members<'r> {
    fn deserialize<D: Deserializer<'r>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'r> Visitor<'r> for Collect {
            type Value = Members<'r>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'r>>(self, mut map: A) -> Result<Members<'r>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

/// Takes the wanted members of an object into a row.
struct Cells<'k, 'r> {
    row: &'k mut Row<'r>,
    keys: &'k [(String, Holds)],
}

impl<'r> DeserializeSeed<'r> for Cells<'_, 'r> {
    type Value = ();

    fn deserialize<D: Deserializer<'r>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'r> Visitor<'r> for Cells<'_, 'r> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with the facts of a ticket")
    }

    fn visit_map<A: MapAccess<'r>>(self, mut members: A) -> Result<(), A::Error> {
        while let Some(holds) = members.next_key_seed(Key(self.keys))? {
            let Some(holds) = holds else {
                members.next_value::<IgnoredAny>()?;
                continue;
            };
            let value: &'r RawValue = members.next_value()?;
            if holds == Holds::Ours {
                self.row.has_ours = true;
                continue;
            }
            let cell = text_of(value.get()).map_err(serde::de::Error::custom)?;
            match holds {
                Holds::Field(field) => self.row.put(field, cell),
                Holds::Extra(extra) => self.row.put_extra(extra, cell),
                Holds::Ours => {}
            }
        }
        Ok(())
    }
}

/// What a key holds, if it is a wanted one.
struct Key<'k>(&'k [(String, Holds)]);

impl<'r> DeserializeSeed<'r> for Key<'_> {
    type Value = Option<Holds>;

    fn deserialize<D: Deserializer<'r>>(self, deserializer: D) -> Result<Option<Holds>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = Option<Holds>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<Option<Holds>, E> {
        Ok(self.0.iter().find(|(name, _)| name == key).map(|(_, holds)| *holds))
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
    if inner.contains('\\') {
        return Ok(Cow::Owned(serde_json::from_str::<String>(value)?.into_bytes()));
    }
    Ok(Cow::Borrowed(inner.as_bytes()))
}
