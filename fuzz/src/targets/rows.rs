//! Rows of tables as anybody reads them: with the crates `csv` and `serde_json`, and
//! nothing of slacalc.

use serde_json::Value;

/// The name of a column and the text of its cell.
pub(super) type Fact = (String, String);

/// Columns that are facts of a ticket and options of `deadline`, or nothing to slacalc.
const PLAIN: [&str; 6] = ["id", "note", "opened", "responded", "priority", "timezone"];

/// The rows under the first one.
pub(super) fn of_csv(table: &[u8], delimiter: u8) -> Vec<Vec<Fact>> {
    let table = table.strip_prefix(b"\xef\xbb\xbf").unwrap_or(table);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(false)
        .from_reader(table);
    let mut records = reader.byte_records().map_while(Result::ok);
    let header = records.next().unwrap_or_default();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let row = |record: csv::ByteRecord| {
        header.iter().zip(record.iter()).map(|(name, cell)| (text(name), text(cell))).collect()
    };
    records.map(row).collect()
}

/// The objects of JSON Lines or of an array. Anything else is no table.
pub(super) fn of_json_lines(text: &str) -> Result<Vec<Vec<Fact>>, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let values: Result<Vec<Value>, _> = if text.trim_start().starts_with('[') {
        serde_json::from_str(text)
    } else {
        text.lines().filter(|line| !line.trim().is_empty()).map(serde_json::from_str).collect()
    };
    let values = values.map_err(|error| error.to_string())?;
    let objects =
        values.iter().map(|value| value.as_object().ok_or_else(|| format!("no object: {value}")));
    objects
        .map(|object| {
            Ok(object?.iter().map(|(name, value)| (name.clone(), text_of(value))).collect())
        })
        .collect()
}

fn text_of(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The cell of a column, empty if there is none.
pub(super) fn cell<'r>(row: &'r [Fact], name: &str) -> &'r str {
    row.iter().find(|(column, _)| column == name).map_or("", |(_, cell)| cell)
}

/// Returns true if a row has only facts that `deadline` can be asked for.
pub(super) fn is_plain(row: &[Fact]) -> bool {
    let once = |name: &str| row.iter().filter(|(column, _)| column == name).count() <= 1;
    row.iter()
        .all(|(name, cell)| PLAIN.contains(&name.as_str()) && once(name) && !cell.contains('\0'))
}

/// The options of `deadline` that say what a row says.
pub(super) fn options_of(row: &[Fact], zone: &str) -> Vec<String> {
    let mut options = vec![format!("--opened={}", cell(row, "opened"))];
    options.extend(["responded", "priority"].iter().filter_map(|name| {
        let cell = cell(row, name);
        (!cell.is_empty()).then(|| format!("--{name}={cell}"))
    }));
    let own = cell(row, "timezone");
    options.push(format!("--timezone={}", if own.is_empty() { zone } else { own }));
    options
}
