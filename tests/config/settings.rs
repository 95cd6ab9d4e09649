//! `slacalc config`: each setting with the place that it comes from.

use super::{Home, RESCALE, SCALR};
use crate::program::finish;

/// The settings of an answer in JSON: name, value, source and place.
fn settings(home: &Home, line: &str, variables: &[(&str, &str)]) -> Vec<[String; 4]> {
    let mut asked = home.command(&format!("config {line} --format json"));
    let got = finish(asked.envs(variables.iter().copied()).output().unwrap());
    assert_eq!(got.code, Some(0), "{}", got.stderr);
    let answer: serde_json::Value = serde_json::from_str(&got.stdout).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or("-").to_owned();
    let settings = answer["settings"].as_array().unwrap();
    settings
        .iter()
        .map(|one| ["name", "value", "source", "place"].map(|key| text(&one[key])))
        .collect()
}

fn of(settings: &[[String; 4]], name: &str) -> [String; 3] {
    let found = settings.iter().find(|setting| setting[0] == name);
    let [_, value, source, place] = found.unwrap_or_else(|| panic!("no {name}: {settings:?}"));
    [value.clone(), source.clone(), place.clone()]
}

#[test]
fn each_setting_is_shown_with_its_place() {
    let home = Home::new("shown")
        .contract("rescale", RESCALE)
        .contract("scalr", SCALR)
        .file("# ours\ncontract = \"rescale\"\ntimezone = \"Asia/Tokyo\"\ncolor = \"never\"\n");
    let file = |line: usize| format!("{}:{line}", home.path("config.toml"));
    let contract = home.path("contracts/rescale.toml");
    let all = settings(&home, "", &[]);
    assert_eq!(of(&all, "contract"), ["rescale", "configuration", &file(2)]);
    assert_eq!(of(&all, "policy"), ["rescale/support", "contract", &contract]);
    assert_eq!(of(&all, "plan"), ["premium", "contract", &contract]);
    assert_eq!(of(&all, "timezone"), ["Europe/Berlin", "contract", &contract]);
    assert_eq!(of(&all, "holidays"), ["-", "default", "-"]);
    assert_eq!(of(&all, "color"), ["never", "configuration", &file(4)]);
    assert_eq!(of(&all, "now"), ["2026-03-06T22:00:00Z", "environment", "SLACALC_NOW"]);
    let all = settings(
        &home,
        "--timezone Asia/Seoul --holidays de,fr --color always",
        &[("SLACALC_CONTRACT", "scalr"), ("SLACALC_POLICY_DIR", ".")],
    );
    assert_eq!(of(&all, "contract"), ["scalr", "environment", "SLACALC_CONTRACT"]);
    assert_eq!(of(&all, "timezone"), ["Asia/Seoul", "option", "--timezone"]);
    assert_eq!(of(&all, "holidays"), ["de,fr", "option", "--holidays"]);
    assert_eq!(of(&all, "policy-dir"), [".", "environment", "SLACALC_POLICY_DIR"]);
    assert_eq!(of(&all, "color"), ["always", "option", "--color"]);
    let all = settings(&home, "--contract scalr", &[("NO_COLOR", "1")]);
    assert_eq!(of(&all, "contract"), ["scalr", "option", "--contract"]);
    assert_eq!(of(&all, "timezone"), ["Asia/Tokyo", "configuration", &file(3)]);
    assert_eq!(of(&all, "color"), ["never", "environment", "NO_COLOR"]);
    let all = settings(&home, "--no-config", &[]);
    assert_eq!(of(&all, "contract"), ["-", "default", "-"]);
}

#[test]
fn the_directory_is_the_plain_value() {
    let home = Home::new("plain").contract("scalr", SCALR);
    let got = home.run("config --format plain");
    assert_eq!(got.stdout.trim(), home.config.display().to_string());
    let got = home.run("config");
    assert!(got.stdout.contains("'slacalc init' writes one"), "{}", got.stdout);
    assert!(got.stdout.contains("contracts  scalr"), "{}", got.stdout);
}
