//! A table as JSON Lines gives what it gives as CSV, however the objects are written.

use serde_json::{Map, Value, json};
use slacalc::SubjectInput;

use super::{
    equality::{HEADER, Names, row},
    tables::{Dice, World, answered},
};

const ROWS: usize = 4_000;

#[test]
fn objects_give_what_rows_of_csv_give() {
    let world = World::new();
    let policies = Names::of(&world, &world.library(&[]));
    let mut dice = Dice(0x51_7cc1_b727_220a);
    let rows: Vec<Vec<String>> = (0..ROWS).map(|_| row(&mut dice, &policies)).collect();
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(HEADER).unwrap();
    for row in &rows {
        table.write_record(row).unwrap();
    }
    let table = table.into_inner().unwrap();
    let lines: Vec<String> = rows.iter().map(|row| object(&mut dice, row)).collect();
    for threads in [1, 2] {
        let (csv, of_csv) = answered(&world, &table, None, SubjectInput::default(), threads);
        let (json, of_json) =
            answered(&world, lines.join("\n").as_bytes(), None, SubjectInput::default(), threads);
        assert_eq!((of_csv.rows, of_csv.bad), (of_json.rows, of_json.bad));
        let mut csv = csv::Reader::from_reader(&csv[..]);
        let names = csv.headers().unwrap().clone();
        let objects = String::from_utf8(json).unwrap();
        for ((record, object), line) in csv.records().zip(objects.lines()).zip(&lines) {
            let (record, object): (_, Map<String, Value>) =
                (record.unwrap(), serde_json::from_str(object).unwrap());
            assert!(object.contains_key("nested"), "{line}: its own members are gone");
            for (name, cell) in names.iter().zip(&record).skip(HEADER.len()) {
                let value = match &object[name] {
                    Value::Null => String::new(),
                    Value::String(text) => text.clone(),
                    other => other.to_string(),
                };
                assert_eq!(value, cell, "{name} of {line}");
            }
        }
    }
}

/// A row as an object: its keys in any order, empty cells in any way, letters escaped now and then,
/// and members that nobody asked for.
fn object(dice: &mut Dice, row: &[String]) -> String {
    let mut members: Vec<(String, String)> = Vec::new();
    for (name, cell) in HEADER.iter().zip(row) {
        if cell.is_empty() && dice.one_in(2) {
            continue;
        }
        let value = match cell.as_str() {
            "" if dice.one_in(2) => "null".to_owned(),
            digits
                if digits.len() == 1
                    && digits != "0"
                    && digits.parse::<u8>().is_ok()
                    && dice.one_in(2) =>
            {
                digits.to_owned()
            }
            text if dice.one_in(5) => escaped(text),
            text => json!(text).to_string(),
        };
        let name = if dice.one_in(30) { escaped(name) } else { json!(name).to_string() };
        members.push((name, value));
    }
    members.push((
        "\"nested\"".to_owned(),
        json!({"opened": "2020-01-01T00:00:00Z", "list": [1, {"plan": "}"}]}).to_string(),
    ));
    if dice.one_in(4) {
        members.push((json!(format!("extra {}", dice.next(200))).to_string(), "-1.5e3".to_owned()));
    }
    for at in (1..members.len()).rev() {
        // Mostly in the order of the row before.
        if dice.one_in(6) {
            members.swap(at, dice.next(at + 1));
        }
    }
    let space = if dice.one_in(3) { " " } else { "" };
    let members: Vec<String> =
        members.into_iter().map(|(name, value)| format!("{name}{space}:{space}{value}")).collect();
    format!("{{{}}}", members.join(&format!(",{space}")))
}

/// A text with each letter escaped.
fn escaped(text: &str) -> String {
    let letters: Vec<String> = text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    format!("\"{}\"", letters.concat())
}
