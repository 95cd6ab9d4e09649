//! Inputs that an output would replace, and names that promise a form that is never written.

use std::{fs, process::Stdio};

use super::empty;
use crate::program::{Run, command, finish, words};

const TABLE: &str = "id,opened,responded,due\n\
    A,2026-03-06T09:45:00-05:00,2026-03-06T10:00:00-05:00,2026-03-06T11:45:00-05:00\n\
    B,now-90m,,\nC,1795848600,,\n";
pub(super) const SCALR: &str =
    "--vendor scalr --tier standard --timezone America/New_York --priority 1";

pub(super) fn in_directory(here: &std::path::Path, line: &str) -> Run {
    let mut program = command();
    program.args(words(line)).current_dir(here).stdin(Stdio::null());
    finish(program.output().unwrap())
}

#[test]
fn the_output_never_replaces_what_it_is_made_from() {
    let here = empty("inputs-kept");
    fs::write(here.join("few.csv"), TABLE).unwrap();
    fs::write(here.join("off.txt"), "2026-03-09\n").unwrap();
    fs::hard_link(here.join("few.csv"), here.join("same.csv")).unwrap();
    let mut wrong = Vec::new();
    for verb in ["report", "audit --claimed due", "upcoming", "batch"] {
        for (output, kind, input) in [
            ("few.csv", "table", "few.csv"),
            ("./few.csv", "table", "few.csv"),
            ("same.csv", "table", "few.csv"),
            ("off.txt", "holiday file", "off.txt"),
        ] {
            let line = format!("{verb} few.csv {SCALR} --holidays off.txt -o {output}");
            let got = in_directory(&here, &line);
            let says = format!("--output '{output}' is the {kind} that is read, '{input}'");
            if got.code != Some(2) || !got.stderr.contains(&says) {
                wrong.push(format!("{line}: {got:?}"));
            }
        }
        for ending in ["xls", "ods", "PDF", "docx"] {
            let line = format!("{verb} few.csv {SCALR} -o late.{ending}");
            let got = in_directory(&here, &line);
            if got.code != Some(2) || !got.stderr.contains("'late.xlsx'") {
                wrong.push(format!("{line}: {got:?}"));
            }
            assert!(!here.join(format!("late.{ending}")).exists());
        }
    }
    assert_eq!(fs::read_to_string(here.join("few.csv")).unwrap(), TABLE);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_question_never_replaces_a_file_that_it_is_answered_from() {
    let here = empty("question-inputs-kept");
    let contract = "policy = \"scalr/self-hosted\"\nplan = \"standard\"\n\
                    timezone = \"America/New_York\"\n";
    let policy = fs::read_to_string(crate::program::root().join("policies/scalr/saas.toml"));
    fs::create_dir_all(here.join("mine/own")).unwrap();
    let files = [
        ("ours.toml", contract.to_owned()),
        ("off.txt", "2026-03-09\n".to_owned()),
        ("mine/own/saas.toml", policy.unwrap()),
    ];
    for (name, text) in &files {
        fs::write(here.join(name), text).unwrap();
    }
    fs::hard_link(here.join("ours.toml"), here.join("same.toml")).unwrap();
    let ask = "-p 1 --opened 2026-03-06T16:45:00-05:00";
    for line in [
        format!("deadline -c ours.toml {ask} -o ours.toml"),
        format!("deadline --contract=./ours.toml {ask} --output=ours.toml"),
        format!("deadline -cours.toml {ask} -eo same.toml"),
        format!("deadline -c ours.toml {ask} -oours.toml --json"),
        format!("compare -c ours.toml {ask} -o ours.toml"),
        format!("deadline -c ours.toml {ask} --holidays us,off.txt -o off.txt"),
        "covered -c ours.toml -o ours.toml -q".to_owned(),
        "calendar -c ours.toml -o ./ours.toml".to_owned(),
        "policy check ours.toml -o ours.toml".to_owned(),
        "policy show own/saas --policy-dir mine -o mine/own/saas.toml".to_owned(),
        "plans --policy-dir mine --vendor scalr -o mine/own/saas.toml".to_owned(),
        "holidays show off.txt -o off.txt".to_owned(),
    ] {
        let got = in_directory(&here, &line);
        assert_eq!(got.code, Some(2), "{line}: {got:?}");
        assert!(got.stderr.contains("would replace it; name another file"), "{line}: {got:?}");
    }
    for (name, text) in &files {
        assert_eq!(&fs::read_to_string(here.join(name)).unwrap(), text, "{name}");
    }
    // An answer of before may be replaced, and a word that is no file is none.
    for _ in 0..2 {
        let got = in_directory(&here, &format!("deadline -c ours.toml {ask} -o answer.txt"));
        assert_eq!(got.code, Some(0), "{got:?}");
    }
}

#[test]
fn a_report_says_on_standard_error_which_rows_it_left_out() {
    let here = empty("rows-left-out");
    fs::write(here.join("few.csv"), TABLE).unwrap();
    for form in ["", "--format short", "--format plain", "--format csv", "-o page.html"] {
        let got = in_directory(&here, &format!("report few.csv {SCALR} {form}"));
        let says = "2 of 3 rows could not be read; the first is row 2 (ticket B): opened: \
                    'now-90m' would be";
        assert!(got.code == Some(2) && got.stderr.contains(says), "{form}: {got:?}");
    }
    let short = in_directory(&here, &format!("report few.csv {SCALR} --format short"));
    assert!(short.stdout.trim_end().ends_with("; 2 rows could not be read"), "{short:?}");
    let quiet = in_directory(&here, &format!("report few.csv {SCALR} -q"));
    assert_eq!((quiet.code, quiet.stderr.as_str()), (Some(2), ""));
    let whole = in_directory(&here, &format!("batch few.csv {SCALR}"));
    assert!(whole.stdout.contains("write @1795848600, or add --time-format %s"), "{whole:?}");
}
