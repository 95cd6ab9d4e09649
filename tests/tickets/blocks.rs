//! Blocks are cut where rows end, whatever the fields hold: the whole input read at once says the
//! same.

use std::fmt::Write as _;

use slacalc::{SubjectInput, internal::tickets::TableForm};

use super::tables::{Dice, World, answered};

/// Fields that are hard on whoever looks for the end of a row.
const PIECES: [&str; 16] = [
    "a",
    "",
    "5\" pipe",
    "\"quoted\"",
    "\"a,b\"",
    "\"line\nbreak\"",
    "\"\"",
    "\"\"\"\"",
    "\"he said \"\"no\"\"\n\"",
    "x\"y\"",
    "\"a\"b",
    "\"\r\n\"",
    "'",
    "=1",
    " \"",
    "\"\"\"x\"",
];

#[test]
fn any_number_of_threads_gives_the_same_rows_in_the_same_order() {
    let world = World::new();
    let mut dice = Dice(42);
    // More than one block, with fields that hold line ends and quotes.
    let mut input = "opened,plan,note,other\r\n".to_owned();
    let mut rows = 0;
    while input.len() < 1 << 20 {
        let end = *dice.pick(&["\n", "\r\n", "\n\n"]);
        write!(
            input,
            "2026-03-06T{:02}:00:00Z,tam,{},{}{end}",
            dice.next(24),
            dice.pick(&PIECES),
            dice.pick(&PIECES)
        )
        .unwrap();
        rows += 1;
    }
    let asked = || SubjectInput { priority: Some("1".to_owned()), ..SubjectInput::default() };
    let (alone, summary) = answered(&world, input.as_bytes(), None, asked(), 1);
    assert_eq!((summary.rows, summary.bytes), (rows, input.len() as u64));
    for threads in [2, 5] {
        let (together, same) = answered(&world, input.as_bytes(), None, asked(), threads);
        assert!(alone == together && summary == same, "{threads} threads");
    }
    // The csv crate sees the same fields in front of ours as in the input.
    let read = |bytes: &[u8]| {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
        reader
            .byte_records()
            .map(Result::unwrap)
            .map(|record| record.iter().take(4).map(<[u8]>::to_vec).collect::<Vec<_>>())
            .collect::<Vec<_>>()
    };
    assert!(read(input.as_bytes()) == read(&alone));
}

#[test]
fn json_lines_and_an_array_say_the_same() {
    let world = World::new();
    let asked = || SubjectInput {
        plan: Some("technical-account-manager".to_owned()),
        priority: Some("1".to_owned()),
        ..SubjectInput::default()
    };
    let rows: Vec<String> = (0..9_000)
        .map(|at| format!("{{\"id\": {at}, \"opened\": \"2026-03-06T10:{:02}:00Z\"}}", at % 60))
        .collect();
    let (lines, summary) = answered(&world, rows.join("\n").as_bytes(), None, asked(), 2);
    let (array, same) = answered(
        &world,
        format!(" [ {} ]", rows.join(",\n  ")).as_bytes(),
        Some(TableForm::Json),
        asked(),
        1,
    );
    assert!(lines == array && (summary.rows, summary.bad) == (9_000, 0) && same.rows == 9_000);
}
