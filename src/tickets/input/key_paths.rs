//! The keys of the first object of JSON, by which an export is recognised.

use serde_json::Value;

use super::blocks::Block;

/// The most steps of a path.
const DEEPEST: usize = 3;

/// Returns the paths of the keys of the first object of a block: `fields`, `fields.created`.
pub(super) fn paths_of_first(block: &Block) -> Vec<String> {
    let mut paths = Vec::new();
    if let Block::Rows(rows) = block {
        let mut lines = rows.split(|byte| *byte == b'\n');
        let first = lines.find(|line| !line.trim_ascii().is_empty());
        if let Some(Ok(object)) = first.map(serde_json::from_slice) {
            add(&object, "", DEEPEST, &mut paths);
        }
    }
    paths
}

fn add(value: &Value, prefix: &str, depth: usize, paths: &mut Vec<String>) {
    let Some(object) = value.as_object().filter(|_| depth > 0) else { return };
    for (key, value) in object {
        paths.push(format!("{prefix}{key}"));
        add(value, &format!("{prefix}{key}."), depth - 1, paths);
    }
}
