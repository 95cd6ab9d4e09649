//! Takes the value of a field out of a list of labels: `--map priority='label:P*'`.

use serde_json::Value;

use super::{Field, Row};
use crate::text::excerpt;

/// The words before a pattern in `--map`.
const PREFIX: &str = "label:";
/// The column of labels.
const COLUMN: &str = "labels";

/// The fields that are taken out of labels, each with the pattern of its label.
#[derive(Clone, Debug, Default)]
pub(super) struct LabelRules(Vec<(Field, String)>);

impl LabelRules {
    /// Returns the column that `--map` names for a field: that of labels for a pattern, which is
    /// kept.
    pub(super) fn column_of<'c>(&mut self, field: Field, column: &'c str) -> &'c str {
        self.0.retain(|(other, _)| *other != field);
        match column.strip_prefix(PREFIX) {
            Some(pattern) if Field::with_names().contains(&field) => {
                self.0.push((field, pattern.trim().to_owned()));
                COLUMN
            }
            _ => column,
        }
    }

    /// Returns true if no field is taken out of labels.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the labels of a row that are the values of fields.
    ///
    /// # Errors
    /// Two labels of a row match a pattern.
    pub(super) fn found(&self, row: &Row<'_>) -> Result<Vec<(Field, String)>, String> {
        let mut found = Vec::new();
        for (field, pattern) in &self.0 {
            let cell = String::from_utf8_lossy(row.cell(*field));
            let mut matching: Vec<String> = labels(&cell);
            matching.retain(|label| matches(pattern, label));
            matching.dedup();
            if let [one, other, ..] = &matching[..] {
                return Err(format!(
                    "{}: the labels '{}' and '{}' both match label:{pattern}; name one by a \
                     narrower pattern",
                    field.name(),
                    excerpt(one),
                    excerpt(other)
                ));
            }
            found.push((*field, matching.pop().unwrap_or_default()));
        }
        Ok(found)
    }
}

/// Returns the labels of a cell: a JSON list of names or of objects with names, or names between
/// commas.
fn labels(cell: &str) -> Vec<String> {
    if let Ok(Value::Array(list)) = serde_json::from_str(cell) {
        let name = |label: &Value| Some(label.get("name").unwrap_or(label).as_str()?.to_owned());
        return list.iter().filter_map(name).collect();
    }
    cell.split(',').map(|label| label.trim().to_owned()).collect()
}

/// Returns true if a label matches a pattern, in which `*` is any text; case does not matter.
pub(super) fn matches(pattern: &str, label: &str) -> bool {
    let (pattern, label) = (pattern.to_lowercase(), label.to_lowercase());
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = label.strip_prefix(first) else { return false };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else { return rest.is_empty() };
    for part in parts {
        let Some((_, behind)) = rest.split_once(part) else { return false };
        rest = behind;
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::{labels, matches};

    #[test]
    fn labels_are_read_out_of_lists_and_between_commas() {
        assert_eq!(labels(r#"["bug", "P\u0031"]"#), ["bug", "P1"]);
        assert_eq!(labels(r#"[{"id": 3, "name": "P1", "color": "red"}]"#), ["P1"]);
        assert_eq!(labels("bug, P1"), ["bug", "P1"]);
        assert_eq!(labels("[]"), [""; 0]);
    }

    #[test]
    fn a_star_is_any_text() {
        for (pattern, label) in
            [("P*", "p1"), ("priority::*", "priority::1"), ("*1", "P1"), ("P1", "P1")]
        {
            assert!(matches(pattern, label), "{pattern} {label}");
        }
        for (pattern, label) in [("P*", "bug"), ("P1", "P12"), ("*1", "P12"), ("a*b*c", "acb")] {
            assert!(!matches(pattern, label), "{pattern} {label}");
        }
    }
}
