//! Cells of CSV: no command writes one that a spreadsheet would run.

use std::fs;

use super::{TICKET, batch, empty};
use crate::program::{command, finish};

const FORMULAS: [&str; 12] = [
    "=1+1",
    "+A1",
    "-A1+2",
    "@SUM(A1)",
    "\t=1",
    "\n=1",
    "\r=1",
    " =1",
    "\u{a0}=1",
    "\u{200b}=1",
    "＝1+1",
    "＠SUM(A1)",
];
const HARMLESS: [&str; 6] = ["-5", "+49 30 1234", "-", "a=1", "@1772815500", "-05:00"];

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

/// Every cell of a CSV text, its header included.
fn cells(text: &str) -> Vec<String> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader
        .records()
        .flat_map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

#[test]
fn no_command_writes_a_cell_that_a_spreadsheet_runs() {
    let here = empty("cells");
    let mut wrong = Vec::new();
    for (at, formula) in FORMULAS.iter().enumerate() {
        let path = here.join(format!("{at}.csv"));
        let row = format!("{0},2026-03-06 10:00,2026-03-06 10:30,{0}\n", quoted(formula));
        fs::write(&path, format!("id,opened,due,{}\n{row}", quoted(formula))).unwrap();
        let mut runs = [batch(&path), command(), command(), command(), command()];
        runs[1].arg("audit").arg(&path).args(TICKET).args(["--claimed", "due", "--format", "csv"]);
        runs[2].arg("audit").arg(&path).args(TICKET).args([
            "--claimed",
            "due",
            "--format",
            "csv",
            "--id",
            formula.trim(),
        ]);
        runs[3].arg("report").arg(&path).args(TICKET).args(["--format", "csv", "--by", "id"]);
        runs[4].arg("report").arg(&path).args(TICKET).args(["--format", "csv", "--by", formula]);
        for mut run in runs {
            let got = finish(run.output().unwrap());
            // A column that is not found is an error, not an answer.
            let bare = cells(&got.stdout).into_iter().filter(|cell| cell.starts_with(formula));
            wrong.extend(bare.map(|cell| format!("{formula:?}: {cell:?} of {run:?}")));
        }
        let got = finish(batch(&path).output().unwrap());
        let guarded =
            cells(&got.stdout).into_iter().filter(|cell| *cell == format!("'{formula}")).count();
        if guarded != 3 {
            wrong.push(format!(
                "{formula:?}: {guarded} of header and two cells are guarded\n{}",
                got.stdout
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn numbers_and_times_stay_as_they_are() {
    let here = empty("harmless");
    let rows = HARMLESS.map(|cell| format!("{},2026-03-06 10:00\n", quoted(cell)));
    fs::write(here.join("in.csv"), format!("note,opened\n{}", rows.concat())).unwrap();
    let got = finish(batch(&here.join("in.csv")).output().unwrap());
    let mut reader = csv::Reader::from_reader(got.stdout.as_bytes());
    let notes: Vec<String> = reader.records().map(|record| record.unwrap()[0].to_owned()).collect();
    assert_eq!(notes, HARMLESS);
}

#[test]
fn the_names_of_a_policy_are_guarded_too() {
    let here = empty("policy-cells");
    let text = fs::read_to_string(crate::program::root().join("policies/scalr/saas.toml")).unwrap();
    fs::create_dir_all(here.join("acme")).unwrap();
    // What a plan's target says is copied into compare's table where the document leaves it open.
    fs::write(
        here.join("acme/terms.toml"),
        text.replace("vendor = \"scalr\"", "vendor = \"acme\""),
    )
    .unwrap();
    let mut compare = command();
    compare.args([
        "compare",
        "--vendor",
        "acme",
        "--priority",
        "=1+1",
        "--opened",
        "now",
        "--timezone",
        "UTC",
        "--format",
        "csv",
    ]);
    let got = finish(compare.arg("--policy-dir").arg(&here).output().unwrap());
    let bare: Vec<String> =
        cells(&got.stdout).into_iter().filter(|cell| cell.starts_with(['=', '@'])).collect();
    assert!(bare.is_empty() && got.stdout.contains("acme/terms"), "{bare:?}\n{got:?}");
}
