//! `config.toml`: its keys, its faults, and who reads it.

use std::fs;

use super::{ASK, Home, RESCALE, SCALR, of_root};
use crate::program::finish;

/// All on one line, with one space between words.
fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_fault_is_shown_at_its_line_and_ends_with_4() {
    let cases = [
        ("contrakt = \"x\"\n", "config.toml:1:1", "did you mean 'contract'?"),
        (
            "\n[tickets]\npreset = \"jira\"\n",
            "config.toml:2:2",
            "the keys here are: format, contract",
        ),
        ("timezone = 5\n", "config.toml:1:12", "a text belongs here, not a number"),
        ("timezone = \"Berlin\"\n", "config.toml:1:12", "did you mean Europe/Berlin?"),
        ("timezone = \"local\"\n", "config.toml:1:12", "local"),
        ("timezone = \"EST\"\n", "config.toml:1:12", "EST"),
        ("\npolicy-dir = [\"nowhere\"]\n", "config.toml:2:15", "cannot read the policy directory"),
        ("policy-dir = \"policies\"\n", "config.toml:1:14", "a list belongs here"),
        ("holidays = [\"us\", \"atlantis\"]\n", "config.toml:1:19", "no holiday list 'atlantis'"),
        ("holidays = [\"days.toml\"]\n", "config.toml:1:13", "cannot read"),
        ("color = \"red\"\n", "config.toml:1:9", "there are: auto, always, never"),
        ("contract = \"My Contract\"\n", "config.toml:1:12", "neither a name nor a path"),
        ("contract = \"rescal\"\n", "config.toml:1:12", "did you mean 'rescale'?"),
        ("contract = \"gone.toml\"\n", "config.toml:1:12", "there is no contract"),
        ("contract = [\n", "config.toml:1:13", "error[syntax]"),
    ];
    let mut wrong = Vec::new();
    for (at, (text, place, says)) in cases.into_iter().enumerate() {
        let home = Home::new(&format!("fault-{at}")).contract("rescale", RESCALE).file(text);
        let got = home.run("deadline --vendor scalr --tier premium --priority 1 --opened now");
        let fine = got.code == Some(4) && got.stdout.is_empty();
        let shown = in_one_line(&got.stderr);
        if !fine || !shown.contains(place) || !shown.contains(says) {
            wrong.push(format!("{text}: {:?}\n{}{}", got.code, got.stdout, got.stderr));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_there_and_cannot_be_read_is_never_passed_over() {
    let ask = "deadline --vendor scalr --tier premium --priority 1 --opened now --format plain";
    let fails = |home: &Home, says: &str| {
        let got = home.run(ask);
        assert_eq!((got.code, got.stdout.as_str()), (Some(4), ""), "{says}: {}", got.stderr);
        assert!(got.stderr.contains("config.toml") && got.stderr.contains(says), "{}", got.stderr);
        assert_eq!(home.run(&format!("{ask} --no-config")).code, Some(0), "{says}");
    };
    let home = Home::new("directory");
    fs::create_dir(home.config.join("config.toml")).unwrap();
    fails(&home, "directory");
    let home = Home::new("latin-1");
    fs::write(home.config.join("config.toml"), b"# gr\xfc\xdfe\n").unwrap();
    fails(&home, "not UTF-8");
    let home = Home::new("large");
    fs::write(home.config.join("config.toml"), "#\n".repeat(5 << 20)).unwrap();
    fails(&home, "bytes");
    #[cfg(unix)]
    {
        let home = Home::new("dangling");
        std::os::unix::fs::symlink("nowhere", home.config.join("config.toml")).unwrap();
        fails(&home, "cannot be read");
        let home = Home::new("fifo");
        let mut made = std::process::Command::new("mkfifo");
        assert!(made.arg(home.config.join("config.toml")).status().unwrap().success());
        fails(&home, "FIFO");
        let home = Home::new("no-directory");
        fs::remove_dir_all(&home.config).unwrap();
        fs::write(&home.config, "").unwrap();
        fails(&home, "cannot be read");
    }
    // What is not there is no fault: neither the file nor its directory.
    let home = Home::new("absent");
    assert_eq!(home.run(ask).code, Some(0));
    fs::remove_dir_all(&home.config).unwrap();
    assert_eq!(home.run(ask).code, Some(0));
}

#[test]
fn only_commands_that_use_it_read_it() {
    let home = Home::new("unread").contract("scalr", SCALR).file("nonsense = [\n");
    let contract = home.path("contracts/scalr.toml");
    for line in [
        "--version",
        "--help",
        "deadline --help",
        "completions bash",
        "man deadline",
        "policy schema",
        "holidays list",
        &format!("policy check '{contract}'"),
    ] {
        let got = home.run(line);
        assert_eq!(got.code, Some(0), "{line}: {}", got.stderr);
    }
    for line in ["policy list", "policy show scalr/saas", "policy check", "config", "channels"] {
        assert_eq!(home.run(line).code, Some(4), "{line}");
    }
}

#[test]
fn the_switch_of_the_environment_is_one_or_zero() {
    let home = Home::new("switch").file("nonsense = [\n");
    let ask = "deadline --vendor scalr --tier premium --priority 1 --opened now --quiet";
    for (value, code) in [("1", 0), ("true", 0), ("0", 4), ("false", 4), ("", 4), ("maybe", 2)] {
        let got = finish(home.command(ask).env("SLACALC_NO_CONFIG", value).output().unwrap());
        assert_eq!(got.code, Some(code), "{value}: {}", got.stderr);
    }
}

/// Options beat the environment, that the contract, that the configuration, and that the policy.
/// A target of four business hours in the customer's zone shows which of them holds.
#[test]
fn each_source_beats_the_next() {
    let config = "contract = \"bare\"\ntimezone = \"Asia/Tokyo\"\nholidays = [\"jp\"]\n";
    let of = |zone: &str| format!("policy = \"scalr/self-hosted\"\nplan = \"standard\"\n{zone}");
    let home = Home::new("precedence")
        .contract("bare", &of(""))
        .contract("berlin", &of("timezone = \"Europe/Berlin\"\nholidays = [\"de\"]\n"))
        .file(config);
    let ask = "covered --at 2026-03-06T12:00:00Z --priority 1 --format json";
    let zone = |line: &str, variable: &str| {
        let mut asked = home.command(&format!("{ask} {line}"));
        let got = finish(asked.env("SLACALC_CONTRACT", variable).output().unwrap());
        let (_, rest) = got.stdout.split_once("\"at\"").unwrap_or_else(|| panic!("{got:?}"));
        let at = rest.split('"').nth(1).unwrap().to_owned();
        (at[19..].to_owned(), got.stdout.contains("The configuration"))
    };
    assert_eq!(zone("", ""), ("+09:00".to_owned(), true));
    assert_eq!(zone("", "berlin"), ("+01:00".to_owned(), false));
    assert_eq!(zone("--contract berlin", "bare"), ("+01:00".to_owned(), false));
    let both = "--timezone America/New_York --contract berlin";
    assert_eq!(zone(both, ""), ("-05:00".to_owned(), false));
    let only_zone = "--timezone America/New_York --holidays us";
    assert_eq!(zone(only_zone, ""), ("-05:00".to_owned(), true));
    let aside = "--vendor scalr --plan standard --no-config --timezone UTC";
    assert_eq!(zone(aside, "").0, "Z");
}

#[test]
fn holidays_of_the_configuration_close_a_day() {
    let home = Home::new("holidays")
        .contract("scalr", "policy = \"scalr/self-hosted\"\nplan = \"standard\"\n");
    fs::write(home.config.join("ours.txt"), "2026-03-06 Works outing\n").unwrap();
    let home = home
        .file("contract = \"scalr\"\ntimezone = \"Europe/Berlin\"\nholidays = [\"ours.txt\"]\n");
    let ask = "covered --at '2026-03-06 10:00' --priority 1";
    let got = home.run(&format!("{ask} --format plain"));
    assert_eq!((got.code, got.stdout.trim()), (Some(1), "not-covered"), "{}", got.stderr);
    let got = home.run(&format!("{ask} --holidays none --format plain"));
    assert_eq!((got.code, got.stdout.trim()), (Some(0), "covered"), "{}", got.stderr);
    let text = in_one_line(&home.run(ask).stdout);
    let part = format!(
        "The configuration {} says --contract scalr, --timezone Europe/Berlin, --holidays {}; \
         --no-config leaves it aside.",
        home.path("config.toml"),
        home.path("ours.txt")
    );
    assert!(text.replace(' ', "").contains(&part.replace(' ', "")), "{text}");
}

#[test]
fn policies_of_the_configuration_are_at_hand() {
    let home = Home::new("policies");
    let directory = of_root("tests/data/policies");
    let home = home.file(&format!("policy-dir = [\"{directory}\"]\n"));
    let list = home.run("policy list --format plain");
    assert!(list.stdout.lines().any(|line| line.starts_with("acme/sun")), "{}", list.stdout);
    assert_eq!(home.run("policy check acme/sun").code, Some(2));
    let answer = in_one_line(&home.run("plans --vendor acme").stdout);
    assert!(answer.contains("--policy-dir"), "{answer}");
    let other = of_root("examples/northwind");
    let typed = home.run(&format!("policy list --format plain --policy-dir '{other}'"));
    assert!(!typed.stdout.contains("acme/sun"), "{}", typed.stdout);
}

#[test]
fn colour_is_that_of_the_first_source_that_says_it() {
    let home = Home::new("colour").file("color = \"always\"\n");
    let ask = "deadline --vendor scalr --tier premium --priority 1 --opened now";
    let has_colour = |line: &str, variable: &str| {
        let mut asked = home.command(&format!("{ask} {line}"));
        if !variable.is_empty() {
            asked.env(variable, "1");
        }
        finish(asked.output().unwrap()).stdout.contains('\u{1b}')
    };
    assert!(has_colour("", ""));
    assert!(!has_colour("--color never", ""));
    assert!(!has_colour("--color auto", ""));
    assert!(!has_colour("", "NO_COLOR"));
    assert!(!has_colour("--no-config", ""));
}

#[test]
fn an_answer_says_in_json_what_took_part() {
    let home = Home::new("json").contract("scalr", SCALR).file("contract = \"scalr\"\n");
    let got = home.run(&format!("{ASK} --timezone America/New_York --format json"));
    assert!(got.stdout.contains("config.toml says --contract scalr;"), "{}", got.stdout);
    let got = home.run(&format!("{ASK} --timezone America/New_York --format plain"));
    assert_eq!((got.stdout.lines().count(), got.stderr.as_str()), (1, ""));
}
