//! Questions over policies and tables of any size.

use super::{
    directory, ends,
    made::{Parts, many, reading},
    write,
};
use crate::program::{Run, command, words};

fn ask(line: &str, count: usize) -> Run {
    let policies = directory(&format!("readings-{count}"));
    write(
        &policies.join("acme/terms.toml"),
        &Parts {
            targets: super::made::target("within = \"40h\""),
            rest: many(count, reading),
            ..Parts::default()
        }
        .text(),
    );
    ends(command().args(words(line)).arg("--policy-dir").arg(&policies))
}

#[test]
fn many_readings_are_answered_or_refused_and_never_hang() {
    let question = "deadline --vendor acme --plan silver --priority 1 --timezone UTC --opened \
                    2026-03-02T10:00:00Z";
    // 40 hours from Monday 10:00 on, eight a day: Monday has seven, and the last hour is Monday's
    // after.
    for count in [1, 8, 20, 64] {
        let got = ask(&format!("{question} --format plain"), count);
        assert_eq!(
            (got.code, got.stdout.trim()),
            (Some(0), "2026-03-09T10:00:00Z"),
            "{count}: {got:?}"
        );
    }
    let got = ask(&format!("{question} --all-readings --format json"), 8);
    let answer: serde_json::Value = serde_json::from_str(&got.stdout).unwrap();
    assert_eq!(answer["combinations"].as_array().unwrap().len(), 256);
    let got = ask(&format!("{question} --all-readings"), 20);
    assert!(got.code == Some(2) && got.stderr.contains("more than 1024 combinations"), "{got:?}");
    let got = ask(question, 20);
    assert!(got.stdout.contains("more than 1024"), "{got:?}");
}

#[test]
fn a_table_has_no_more_than_a_million_columns() {
    let files = directory("columns");
    let table = |count: usize| {
        format!(
            "{}opened\n{}2026-03-06 10:00\n",
            many(count, |at| format!("c{at},")),
            ",".repeat(count)
        )
    };
    let ask = |path: &std::path::Path| {
        let options =
            words("batch --vendor scalr --tier standard --priority 1 --timezone Europe/Berlin");
        ends(command().args(options).arg(path))
    };
    for (name, count, code) in [("many", 100_000, 0), ("more", 1 << 20, 2)] {
        let path = files.join(name);
        write(&path, &table(count));
        let got = ask(&path);
        assert_eq!(got.code, Some(code), "{count}: {}", got.stderr);
    }
}
