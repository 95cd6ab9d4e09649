//! The members of JSON objects, and the values below them to which a path leads.

use std::fmt;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::{Value, value::RawValue};

use crate::tickets::columns::{JsonPath, PathStep};

/// All members of an object, in order.
pub(super) struct AllMembers<'r>(pub(super) Vec<(String, &'r RawValue)>);

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

/// Returns the value to which a path leads from the value of its first key.
pub(super) fn nested<'r>(path: &JsonPath, value: &'r str) -> Option<&'r str> {
    path.steps.iter().try_fold(value, |value, step| match step {
        PathStep::Key(key) if value.starts_with('[') => member(elements(value)?.first()?, key),
        PathStep::Key(key) => member(value, key),
        PathStep::Element(at) => elements(value)?.get(*at).copied(),
        PathStep::Where { key, value: wanted } => elements(value)?.into_iter().find(|element| {
            let found = member(element, key);
            found.is_some_and(|found| found.trim_matches('"') == wanted)
        }),
    })
}

fn member<'r>(object: &'r str, key: &str) -> Option<&'r str> {
    let members = serde_json::from_str::<AllMembers<'r>>(object).ok()?.0;
    members.into_iter().find(|(name, _)| name == key).map(|(_, value)| value.get())
}

/// Returns the text or number that a row's object has under a key; `None` if there is none.
pub(in super::super) fn member_text(row: &[u8], key: &str) -> Option<String> {
    let value = member(str::from_utf8(row).ok()?, key)?;
    match serde_json::from_str(value).ok()? {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn elements(array: &str) -> Option<Vec<&str>> {
    let elements = serde_json::from_str::<Vec<&RawValue>>(array).ok()?;
    Some(elements.into_iter().map(RawValue::get).collect())
}

#[cfg(test)]
mod tests {
    use super::nested;
    use crate::tickets::columns::JsonPath;

    #[test]
    fn paths_lead_to_nested_values() {
        let cases = [
            ("f.a", r#"{"a":1}"#, Some("1")),
            ("f.a.b", r#"{"a":{"b":"x"}}"#, Some("\"x\"")),
            ("f.a", r#"[{"a":1},{"a":2}]"#, Some("1")),
            ("f[1].a", r#"[{"a":1},{"a":2}]"#, Some("2")),
            ("f[id=7].v", r#"[{"id":6,"v":1},{"id":7,"v":2}]"#, Some("2")),
            ("f[id=x].v", r#"[{"id":"x","v":null}]"#, Some("null")),
            ("f.a", "null", None),
            ("f.a", "[]", None),
            ("f.b", r#"{"a":1}"#, None),
            ("f[2].a", r#"[{"a":1}]"#, None),
        ];
        for (path, value, expected) in cases {
            assert_eq!(nested(&JsonPath::of(path).unwrap(), value), expected, "{path} {value}");
        }
    }
}
