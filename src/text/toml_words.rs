//! Words as TOML writes them.

/// Returns a text without control characters as a TOML string.
pub(crate) fn toml_string(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Returns a TOML key, bare where possible.
pub(crate) fn toml_key(id: &str) -> String {
    let bare = !id.is_empty()
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    if bare { id.to_owned() } else { toml_string(id) }
}
