//! Two names of one zone give one answer, wherever the zone is named; the zone of another country
//! is never taken for it.

use std::{fs, path::PathBuf};

use serde_json::Value;

use super::{nothing_wrong, run_with};
use crate::program::{command, finish, root, run, words};

/// Other names of zones, and the zones' own.
const LINKS: [(&str, &str); 8] = [
    ("Japan", "Asia/Tokyo"),
    ("ROK", "Asia/Seoul"),
    ("PRC", "Asia/Shanghai"),
    ("Asia/Calcutta", "Asia/Kolkata"),
    ("GB", "Europe/London"),
    ("nz", "Pacific/Auckland"),
    ("US/Eastern", "America/New_York"),
    ("Etc/UTC", "UTC"),
];

/// 23 November 2026 is a holiday of Japan (Labor Thanksgiving Day) and none of South Korea.
const QUESTIONS: [&str; 6] = [
    "covered --vendor rescale --plan basic --region apac --at '2026-11-23 11:00'",
    "deadline --vendor rescale --plan basic --region apac -p urgent --opened '2026-11-22 11:00'",
    "calendar --vendor rescale --plan basic --region apac --from 2026-11-20 --to 2026-11-25",
    "channels --vendor rescale --plan basic --region apac --at '2026-11-23 11:00'",
    "latest-open --vendor rescale --plan basic --region apac -p urgent --due '2026-11-24 11:00'",
    "compare --vendor scalr -p 1 --opened '2026-11-22 11:00'",
];

/// The JSON of an answer without its notes: they say which other word was typed.
fn answer(line: &str, options: &[&str], config: Option<&PathBuf>) -> Value {
    let mut command = command();
    if let Some(config) = config {
        command.env("SLACALC_CONFIG_DIR", config).env("SLACALC_NO_CONFIG", "0");
    }
    command.env("SLACALC_NOW", "2026-11-25T00:00:00Z");
    let got = finish(command.args(words(line)).args(options).arg("--json").output().unwrap());
    let mut json: Value =
        serde_json::from_str(&got.stdout).unwrap_or_else(|_| panic!("{line} {options:?}: {got:?}"));
    json.as_object_mut().unwrap().remove("notes");
    json
}

#[test]
fn both_names_of_a_zone_give_one_answer_by_option_contract_and_configuration() {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("edges-zone-links");
    fs::create_dir_all(&directory).unwrap();
    let contract = directory.join("contract.toml");
    let with_contract = format!("--contract={}", contract.display());
    let mut wrong = Vec::new();
    for (other, own) in LINKS {
        for question in QUESTIONS {
            let [by_other, by_own] = [other, own].map(|zone| {
                fs::write(directory.join("config.toml"), format!("timezone = \"{zone}\"\n"))
                    .unwrap();
                let terms = "policy = \"rescale/support\"\nplan = \"basic\"\nregion = \"apac\"\n";
                fs::write(&contract, format!("{terms}timezone = \"{zone}\"\n")).unwrap();
                let by_option = answer(question, &["-t", zone], None);
                let by_configuration = answer(question, &[], Some(&directory));
                let by_contract = (!question.starts_with("compare"))
                    .then(|| answer(question, &[&with_contract], None));
                (by_option, by_configuration, by_contract)
            });
            if by_other != by_own {
                wrong.push(format!("{other} and {own}: {question}"));
            }
        }
    }
    nothing_wrong(&wrong);
    let covered = |zone| answer(QUESTIONS[0], &["-t", zone], None);
    let japan = covered("japan");
    assert_eq!(japan["holiday"], "Labor Thanksgiving Day");
    assert_eq!(japan["next_open"], "2026-11-24T09:00:00+09:00");
    assert_eq!(covered("rok")["covered"], true);
}

#[test]
fn both_names_of_a_zone_give_one_answer_in_tables_and_policies() {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("edges-zone-links-table");
    fs::create_dir_all(directory.join("policies/rescale")).unwrap();
    let policy = fs::read_to_string("policies/rescale/support.toml").unwrap();
    let by_link = policy.replacen("{ \"Asia/Tokyo\" = [\"jp\"] }", "{ \"Japan\" = [\"jp\"] }", 1);
    assert_ne!(policy, by_link);
    fs::write(directory.join("policies/rescale/support.toml"), by_link).unwrap();
    let covered = |zone| {
        let policies = directory.join("policies");
        answer(QUESTIONS[0], &["-t", zone, "--policy-dir", policies.to_str().unwrap()], None)
    };
    assert_eq!(covered("Asia/Tokyo")["holiday"], "Labor Thanksgiving Day");
    assert_eq!(covered("Japan")["holiday"], "Labor Thanksgiving Day");
    let table = directory.join("table.csv");
    let [by_link, by_own] = ["Japan", "Asia/Tokyo"].map(|zone| {
        fs::write(&table, format!("priority,opened,timezone\nurgent,2026-11-23 11:00,{zone}\n"))
            .unwrap();
        let asked = "--vendor rescale --plan basic --region apac";
        let asked = words(asked);
        let asked: Vec<&str> = asked.iter().map(String::as_str).collect();
        let got = run_with(&[&["batch", table.to_str().unwrap()], &asked[..]].concat());
        assert_eq!(got.code, Some(0), "{got:?}");
        got.stdout.replace(zone, "ZONE")
    });
    assert_eq!(by_link, by_own);
}

#[test]
fn the_zone_of_another_country_is_another() {
    // Oslo has the clocks of Berlin, and Kuala Lumpur those of Singapore.
    for zone in ["Europe/Oslo", "Asia/Kuala_Lumpur", "Europe/Amsterdam"] {
        let got = run_with(&[
            "calendar", "--vendor", "scalr", "--plan", "standard", "-t", zone, "--json",
        ]);
        let json: Value = serde_json::from_str(&got.stdout).unwrap();
        assert_eq!(json["timezone"], zone);
    }
}

/// A list that names a zone for a part of its country finds it only by the zone's own name.
#[test]
fn zones_of_holiday_lists_are_known_by_their_own_names() {
    let mut wrong = Vec::new();
    for file in fs::read_dir(root().join("policies/holidays")).unwrap() {
        let path = file.unwrap().path();
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let Ok(list) = toml::from_str::<toml::Table>(&text) else { continue };
        for part in list.get("subdivisions").and_then(toml::Value::as_table).into_iter().flatten() {
            let zones = part.1.get("zones").and_then(toml::Value::as_array);
            for zone in zones.into_iter().flatten().filter_map(toml::Value::as_str) {
                let line = format!(
                    "covered --vendor scalr --plan standard --at 2026-03-17T15:00Z --tz {zone} --json"
                );
                let got: Value = serde_json::from_str(&run(&line).stdout).unwrap();
                let notes = got["notes"].as_array().unwrap();
                let mut notes = notes.iter().filter_map(Value::as_str);
                if notes.any(|note| note.starts_with("The time zone is")) {
                    wrong.push(format!("{}: {zone} is known by another name", path.display()));
                }
            }
        }
    }
    nothing_wrong(&wrong);
}
