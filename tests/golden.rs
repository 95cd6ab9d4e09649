//! Golden answers: data files of command lines, the plain answer and the exit code, worked out by
//! hand with the reason.

use std::fs;

use serde::Deserialize;

use crate::program::{root, run};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The command line without `slacalc` and `--format plain`.
    run: String,
    /// What it prints.
    plain: String,
    /// The exit code.
    exit: i32,
    /// How the answer was worked out.
    why: String,
    /// Words that the text answer has, if the plain value does not say all.
    #[serde(default)]
    says: Vec<String>,
    /// Words that it has not.
    #[serde(default, rename = "not-says")]
    not_says: Vec<String>,
}

#[test]
fn answers_are_those_worked_out_by_hand() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(root().join("tests/golden")).unwrap() {
        let path = entry.unwrap().path();
        let file: File = toml::from_str(&fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for case in file.case {
            count += 1;
            let got = run(&format!("{} --format plain", case.run));
            if got.stdout.trim_end() != case.plain || got.code != Some(case.exit) {
                let (answer, code) = (got.stdout.trim_end().to_owned() + &got.stderr, got.code);
                wrong.push(format!(
                    "{}\n  expected {} ({}), got {answer} ({code:?})\n  because {}",
                    case.run, case.plain, case.exit, case.why
                ));
            }
            // Words may be broken over lines in a text answer.
            let text: String = if case.says.is_empty() && case.not_says.is_empty() {
                String::new()
            } else {
                run(&case.run).stdout
            };
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let unwanted = case.not_says.iter().filter(|words| text.contains(*words));
            wrong.extend(unwanted.map(|words| format!("{}\n  says '{words}'\n{text}", case.run)));
            wrong.extend(
                case.says
                    .iter()
                    .filter(|words| !text.contains(*words))
                    .map(|words| format!("{}\n  does not say '{words}'\n{text}", case.run)),
            );
        }
    }
    assert!(count >= 60, "only {count} golden answers were found");
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}
