//! Finds keys that stand twice in one object of JSON, at any depth.

use std::{
    borrow::Cow,
    hash::{DefaultHasher, Hash as _, Hasher as _},
};

/// A key of an object that is being looked through: where it stands in the text, without its
/// quotes.
///
/// Half as long as a slice, as an object may have millions.
#[derive(Clone, Copy, Debug)]
struct KeyPosition {
    start: u32,
    end: u32,
}

/// A key that an object has twice.
#[derive(Debug, PartialEq, Eq)]
pub(in super::super) struct DuplicateKey {
    pub(in super::super) key: String,
    /// The number of bytes up to the end of its second one.
    pub(in super::super) end: usize,
}

/// Returns a key that an object in a value has twice. The value must be JSON, and under 4 GiB.
pub(in super::super) fn doubled_key(value: &str) -> Option<DuplicateKey> {
    let bytes = value.as_bytes();
    // For each object that is open its keys, for each array nothing.
    let mut open: Vec<Option<Vec<KeyPosition>>> = Vec::new();
    let (mut at, mut key_is_next) = (0, false);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'{' => open.push(Some(Vec::new())),
            b'[' => open.push(None),
            b'}' | b']' => {
                if let Some(doubled) =
                    open.pop().flatten().and_then(|keys| twice_among(value, keys))
                {
                    return Some(doubled);
                }
            }
            b'"' => {
                let end = end_of_string(bytes, at + 1);
                if let (true, Some(Some(keys))) = (key_is_next, open.last_mut()) {
                    keys.push(KeyPosition {
                        start: u32::try_from(at + 1).ok()?,
                        end: u32::try_from(end).ok()?,
                    });
                }
                at = end;
            }
            _ => {}
        }
        // Behind a bracket or a comma a string is a key, if it lies in an object.
        key_is_next = matches!(byte, b'{' | b',') || (key_is_next && byte.is_ascii_whitespace());
        at += 1;
    }
    None
}

/// Returns the place of the quote that ends a string.
fn end_of_string(bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at).filter(|byte| **byte != b'"') {
        at += if *byte == b'\\' { 2 } else { 1 };
    }
    at
}

fn twice_among(value: &str, mut keys: Vec<KeyPosition>) -> Option<DuplicateKey> {
    let written =
        |key: &KeyPosition| value.get(key.start as usize..key.end as usize).unwrap_or_default();
    let meant = |key: &KeyPosition| match written(key) {
        plain if !plain.contains('\\') => Cow::Borrowed(plain),
        escaped => Cow::Owned(serde_json::from_str(&format!("\"{escaped}\"")).unwrap_or_default()),
    };
    // Keys that are alike come together. Keys that differ have other digests, or else are not taken
    // for alike.
    keys.sort_by_cached_key(|key| {
        let mut hasher = DefaultHasher::new();
        meant(key).hash(&mut hasher);
        hasher.finish()
    });
    let pair = keys.windows(2).find(|pair| meant(&pair[0]) == meant(&pair[1]))?;
    // The sort is stable; the quote behind the key counts too.
    Some(DuplicateKey { key: meant(&pair[0]).into_owned(), end: pair[1].end as usize + 1 })
}

#[cfg(test)]
mod tests {
    use super::doubled_key;

    #[test]
    fn doubled_keys_are_found_at_any_depth() {
        let cases = [
            (r#"{"a":1,"b":2}"#, None),
            (r#"{"a":1,"a":2}"#, Some(("a", 10))),
            (r#"[{"a":1},{"a":2}]"#, None),
            (r#"{"a":{"a":{"a":1}}}"#, None),
            (r#"[1,{"x":[{"k":"}","k" : 2}]}]"#, Some(("k", 21))),
            (r#"{"a":"a","b":"a,\"a\":","c":["a","a"]}"#, None),
            (r#"{"k":1,"\u006b":2}"#, Some(("k", 15))),
            (r#"{"\"":1,"\u0022":2}"#, Some(("\"", 16))),
            (r#"{ "k" : 1 , "j" : 2 , "k" : 3 }"#, Some(("k", 25))),
            (r#"{"":1,"":2}"#, Some(("", 8))),
            ("3", None),
        ];
        for (value, key) in cases {
            let found = doubled_key(value);
            let found = found.as_ref().map(|doubled| (doubled.key.as_str(), doubled.end));
            assert_eq!(found, key, "{value}");
        }
    }
}
