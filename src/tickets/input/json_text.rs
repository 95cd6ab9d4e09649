//! Writes strings and keys of JSON.

/// Appends a text as a string of JSON.
pub(in super::super) fn put_json(text: &str, to: &mut Vec<u8>) {
    // A text always has a JSON form, and a vector has room for it.
    let _ = serde_json::to_writer(to, text);
}

/// Returns a key of JSON with the comma before it and the colon behind it.
pub(in super::super) fn put_json_key(name: &str) -> Vec<u8> {
    let mut key = vec![b','];
    put_json(name, &mut key);
    key.push(b':');
    key
}
