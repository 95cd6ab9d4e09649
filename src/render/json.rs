//! Renders JSON: the answer's own serialization, one object on one line.

use serde::Serialize;
use serde_json::Value;

use crate::text::is_hidden;

/// Renders an answer as one line of JSON.
///
/// Hidden characters become escapes, which a reader of JSON turns back.
///
/// # Errors
/// The answer cannot be serialized, which plain data always can.
pub(crate) fn json(answer: &impl Serialize) -> serde_json::Result<String> {
    serde_json::to_string(answer).map(|line| escaped(line) + "\n")
}

/// Returns every text of an answer's JSON, those inside lists and objects too.
pub(crate) fn json_texts(answer: &impl Serialize) -> Vec<String> {
    let mut texts = Vec::new();
    collect_texts(serde_json::to_value(answer).unwrap_or_default(), &mut texts);
    texts
}

fn collect_texts(value: Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) => texts.push(text),
        Value::Array(items) => items.into_iter().for_each(|item| collect_texts(item, texts)),
        Value::Object(map) => map.into_values().for_each(|item| collect_texts(item, texts)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Escapes hidden characters, which occur only inside strings.
fn escaped(line: String) -> String {
    if !line.chars().any(is_hidden) {
        return line;
    }
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        if is_hidden(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                out.extend([format!("\\u{unit:04x}")]);
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::json;

    #[test]
    fn hidden_characters_are_escaped_and_come_back() {
        let text = "ü \u{1b}[31m \u{9b} \u{7f} \u{202e} \u{e0041} \u{2028}";
        let line = json(&text).unwrap();
        let expected = r#""ü \u001b[31m \u009b \u007f \u202e \udb40\udc41 \u2028""#;
        assert_eq!(line.trim_end(), expected);
        assert_eq!(serde_json::from_str::<String>(&line).unwrap(), text);
    }
}
