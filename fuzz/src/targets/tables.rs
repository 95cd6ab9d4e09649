//! Tables of tickets: no row is lost, any number of threads writes the same, and a row is answered
//! as the ticket by itself is.

use super::{
    Answer, Bench,
    rows::{self, Fact},
};

const WHOSE: [&str; 6] = ["--vendor", "scalr", "--plan", "standard", "--timezone", "Europe/Berlin"];
/// Tickets of a table that are asked for by themselves.
const MOST_QUESTIONS: usize = 8;

/// A table in CSV. The first byte chooses what stands between its fields.
pub(super) fn csv_rows(bench: &Bench<'_>, data: &[u8]) {
    let Some((choice, table)) = data.split_first() else { return };
    let (name, delimiter) =
        [(",", b','), (";", b';'), ("tab", b'\t'), ("|", b'|')][usize::from(*choice) % 4];
    bench.put("tickets.csv", table);
    let options = ["batch", "tickets.csv", "--input", "csv", "--delimiter", name];
    let Some((answer, written)) = on_one_thread_and_on_two(bench, &options) else { return };
    let rows = rows::of_csv(table, delimiter);
    let answers = rows::of_csv(written.as_bytes(), delimiter);
    assert_eq!(answers.len(), rows.len(), "rows are lost or made up:\n{written}");
    each_row_is_answered_as_by_itself(bench, &answer, &rows, &answers);
    other_readers_end(bench, &["--input", "csv", "--delimiter", name]);
}

/// JSON Lines, or an array of objects.
pub(super) fn json_rows(bench: &Bench<'_>, data: &[u8]) {
    bench.put("tickets.csv", data);
    let options = ["batch", "tickets.csv", "--input", "jsonl"];
    let Some((answer, written)) = on_one_thread_and_on_two(bench, &options) else { return };
    // slacalc may hand on as it is text that serde_json refuses: deep lists, half surrogate pairs.
    if let Ok(text) = std::str::from_utf8(data)
        && let Ok(rows) = rows::of_json_lines(text)
    {
        let answers = rows::of_json_lines(&written)
            .unwrap_or_else(|error| panic!("no JSON was written: {error}:\n{written}"));
        assert_eq!(answers.len(), rows.len(), "rows are lost or made up:\n{written}");
        each_row_is_answered_as_by_itself(bench, &answer, &rows, &answers);
    }
    other_readers_end(bench, &["--input", "jsonl"]);
}

/// The table with its answers, if there is one that is text. Where there is none the message says
/// why.
fn on_one_thread_and_on_two(bench: &Bench<'_>, options: &[&str]) -> Option<(Answer, String)> {
    let [one, two] = ["1", "2"].map(|threads| {
        let rest = ["--threads", threads, "--output", "answers"];
        let mut answer = bench.ask(&[options, &WHOSE, &rest].concat());
        // A command to paste repeats the line.
        answer.stderr = answer.stderr.replace("--threads 2", "--threads 1");
        let there = bench.path("answers").exists();
        (answer, there, bench.take("answers"))
    });
    assert_eq!(one, two, "one thread and two");
    let (answer, there, written) = one;
    assert!(there || answer.code == 2, "no answers, and no error: {answer:?}");
    let place = ["tickets.csv", "header", "column", "row "]
        .iter()
        .any(|words| answer.stderr.contains(words));
    assert!(there || place, "no place: {answer:?}");
    Some((answer, written?))
}

fn each_row_is_answered_as_by_itself(
    bench: &Bench<'_>,
    answer: &Answer,
    rows: &[Vec<Fact>],
    answers: &[Vec<Fact>],
) {
    let errors = answers.iter().filter(|cells| !rows::cell(cells, "sla_error").is_empty()).count();
    assert_eq!(
        answer.code,
        if errors > 0 { 2 } else { 0 },
        "{errors} rows with an error: {answer:?}"
    );
    assert!(
        errors == 0 || answer.stderr.contains("row "),
        "the first row with an error is not named: {answer:?}"
    );
    for (row, cells) in
        rows.iter().zip(answers).filter(|(row, _)| rows::is_plain(row)).take(MOST_QUESTIONS)
    {
        if !rows::cell(cells, "sla_error").is_empty() {
            continue;
        }
        let mut question = vec!["deadline".to_owned(), "--format=json".to_owned()];
        question.extend(WHOSE[..4].iter().map(|&word| word.to_owned()));
        question.extend(rows::options_of(row, WHOSE[5]));
        let words: Vec<&str> = question.iter().map(String::as_str).collect();
        let single = bench.ask(&words);
        assert!(
            matches!(single.code, 0 | 3),
            "{question:?} is refused, and its row {cells:?} is not: {single:?}"
        );
        let single = single.json();
        let text = |key: &str| single[key].as_str().unwrap_or_default().to_owned();
        let expected = (
            text("deadline"),
            text("plan"),
            single["priority"]["id"].as_str().unwrap_or_default().to_owned(),
        );
        let cell = |name: &str| rows::cell(cells, name).to_owned();
        assert_eq!(
            (cell("sla_deadline"), cell("sla_plan"), cell("sla_priority")),
            expected,
            "{question:?}"
        );
    }
}

/// `report` and `audit` read the same table to its end.
fn other_readers_end(bench: &Bench<'_>, form: &[&str]) {
    for command in [
        &["report", "tickets.csv", "--by", "month", "--by", "note", "--format", "html"][..],
        &["audit", "tickets.csv", "--claimed", "due"],
    ] {
        bench.ask(&[command, form, &WHOSE].concat());
    }
}
