//! The contract that `deadline` proposes where a document states no response time: it asks for
//! what its policy tells apart and for nothing else, and once it is filled in it answers.

use std::{fs, path::PathBuf};

use serde_json::Value;

use crate::program::{command, finish, words};

const RESCALE: &str = "--policy rescale/support";
const NORTHWIND: &str = "--policy northwind/support --policy-dir examples/northwind";
/// What a person writes in the place of a length.
const LENGTH: &str = "4 business hours";

/// Asks for a deadline that is not stated, and returns the lines of the contract.
fn proposed(subject: &str) -> String {
    let line = format!("deadline {subject} --opened 2026-03-04T10:00:00Z --format json");
    let got = finish(command().args(words(&line)).output().unwrap());
    assert_eq!(got.code, Some(3), "{line}\n{}", got.stderr);
    let answer: Value = serde_json::from_str(&got.stdout).unwrap();
    let lines = answer["contract_lines"].as_array().unwrap();
    assert!(!lines.is_empty(), "{line}");
    lines.iter().map(|line| line.as_str().unwrap().to_owned() + "\n").collect()
}

/// Fills in every open value: a length, or the first of the choices that its comment names.
fn filled_in(contract: &str) -> String {
    let mut filled = String::new();
    for line in contract.lines() {
        let (key, comment) = line.split_once("\"...\"").unwrap_or((line, ""));
        if key.len() < line.len() {
            let choices = comment.trim().strip_prefix("# ").expect("each open value is explained");
            let is_length = choices.contains("such as 4");
            let value = if is_length { LENGTH } else { choices.split([' ', ',']).next().unwrap() };
            filled.extend([key, "\"", value, "\""]);
        } else {
            filled += line;
        }
        filled.push('\n');
    }
    filled
}

fn written(name: &str, text: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.toml"));
    fs::write(&path, text).unwrap();
    path
}

/// Answers by a contract, and returns the exit code and what was printed.
fn answered(path: &PathBuf, rest: &str) -> (Option<i32>, String) {
    let line = format!("deadline --opened 2026-03-04T10:00:00Z {rest}");
    let mut command = command();
    command.args(words(&line)).arg("--contract").arg(path);
    let got = finish(command.output().unwrap());
    (got.code, got.stdout + &got.stderr)
}

#[test]
fn it_names_what_its_policy_tells_apart_with_what_was_asked() {
    let basic = proposed(&format!(
        "{RESCALE} --package basic --region emea --priority urgent --edition gov"
    ));
    assert_eq!(
        basic,
        "policy = \"rescale/support\"\nplan = \"basic\"\nregion = \"emea\"\n[targets.basic]\nurgent \
         = \"...\"  # such as 4h, as the published policy or your agreement has it\n"
    );
    let premium = proposed(&format!(
        "{RESCALE} --package premium --region emea --priority 'p 1' --timezone Europe/Berlin \
         --holidays de"
    ));
    assert_eq!(
        premium,
        "policy = \"rescale/support\"\nplan = \"premium\"\nedition = \"...\"  # enterprise or \
         government\ntimezone = \"Europe/Berlin\"\nholidays = [\"de\"]\n[targets.premium]\n\"p 1\" \
         = \"...\"  # such as 4h, as the published policy or your agreement has it\n"
    );
    let storm = proposed(&format!("{NORTHWIND} --plan storm --severity 2"));
    assert_eq!(
        storm,
        "policy = \"northwind/support\"\nplan = \"storm\"\n[targets.storm]\n2 = \"...\"  # such as \
         4h, as the order form has it\n"
    );
}

#[test]
fn it_answers_once_it_is_filled_in() {
    let mut count = 0;
    for plan in ["basic", "production", "premium", "mission-critical"] {
        for edition in ["", "--edition enterprise", "--edition government"] {
            for region in ["", "--region americas", "--region emea", "--region apac"] {
                for priority in ["urgent", "normal"] {
                    let asked = format!("{RESCALE} --package {plan} {edition} {region}");
                    let lines = proposed(&format!("{asked} --priority {priority}"));
                    let path = written(&format!("lines-{count}"), &filled_in(&lines));
                    let (code, printed) = answered(&path, &format!("--priority {priority}"));
                    // The document states no hours for these tickets, so no contract gives any.
                    let has_no_hours = plan == "mission-critical"
                        && edition == "--edition government"
                        && priority == "normal";
                    let expected = if has_no_hours { 3 } else { 0 };
                    assert_eq!(code, Some(expected), "{asked}\n{lines}\n{printed}");
                    count += 1;
                }
            }
        }
    }
    let lines = proposed(&format!("{NORTHWIND} --plan storm --severity 2"));
    let path = written("lines-northwind", &filled_in(&lines));
    let (code, printed) = answered(&path, "--severity 2 --policy-dir examples/northwind");
    assert_eq!(code, Some(0), "{lines}\n{printed}");
}

#[test]
fn without_a_plan_and_a_priority_it_names_all_of_them() {
    let lines = proposed(RESCALE);
    assert!(
        lines.contains("plan = \"...\"  # basic, production, premium or mission-critical"),
        "{lines}"
    );
    let filled = filled_in(&lines).replace("PLAN]", "basic]");
    let path = written("lines-any", &filled);
    let (code, printed) = answered(&path, "--priority high");
    assert_eq!(code, Some(0), "{filled}\n{printed}");
}
