//! Contracts by name and by path.

use std::fs;

use super::{ASK, Home, RESCALE, SCALR, of_root};

fn home(name: &str) -> Home {
    Home::new(name).contract("scalr", SCALR).contract("rescale", RESCALE)
}

const ZONE: &str = "--timezone America/New_York --format plain";

#[test]
fn a_name_is_a_file_of_the_configuration() {
    let home = home("by-name");
    let by_path = home.path("contracts/scalr.toml");
    let expected = home.run(&format!("{ASK} {ZONE} --contract '{by_path}'"));
    assert_eq!((expected.code, expected.stdout.trim()), (Some(0), "2026-03-06T17:45:00-05:00"));
    let named = home.run(&format!("{ASK} {ZONE} --contract scalr"));
    let by_variable = crate::program::finish(
        home.command(&format!("{ASK} {ZONE}")).env("SLACALC_CONTRACT", "scalr").output().unwrap(),
    );
    // A name is looked up although the file is left aside: it was named.
    let without_file = home.run(&format!("{ASK} {ZONE} --contract scalr --no-config"));
    for got in [named, by_variable, without_file] {
        assert_eq!((got.code, &got.stdout), (Some(0), &expected.stdout), "{}", got.stderr);
    }
}

#[test]
fn what_has_a_separator_or_the_ending_is_a_path() {
    let home = home("by-path");
    fs::write(home.work.join("here.toml"), SCALR).unwrap();
    fs::write(home.work.join("bare"), SCALR).unwrap();
    for path in ["here.toml", "./here.toml", "./bare"] {
        let got = home.run(&format!("{ASK} {ZONE} --contract {path}"));
        assert_eq!(got.code, Some(0), "{path}: {}", got.stderr);
    }
    // A path is never looked up among the names.
    for path in ["scalr.toml", "./scalr", "contracts/scalr.toml"] {
        let got = home.run(&format!("{ASK} {ZONE} --contract {path}"));
        assert_eq!(got.code, Some(2), "{path}");
        assert!(got.stderr.contains("cannot read"), "{path}: {}", got.stderr);
    }
}

#[test]
fn an_unknown_name_lists_those_that_there_are_and_the_nearest() {
    let home = home("unknown");
    let got = home.run(&format!("{ASK} --contract rescal"));
    assert_eq!(got.code, Some(2));
    for says in ["no contract 'rescal'", "did you mean 'rescale'?", "there are: rescale, scalr"] {
        assert!(got.stderr.contains(says), "{says}: {}", got.stderr);
    }
    assert!(got.stderr.contains(&home.path("contracts")), "{}", got.stderr);
    for name in ["Rescale", "re scale", "../rescale.txt", ""] {
        let got = home.run(&format!("{ASK} --contract '{name}'"));
        assert_eq!(got.code, Some(2), "{name}: {}", got.stdout);
    }
    fs::write(home.work.join("acme.toml"), SCALR).unwrap();
    let got = home.run(&format!("{ASK} --contract acme"));
    assert!(got.stderr.contains("--contract ./acme.toml takes the file"), "{}", got.stderr);
    let nothing = Home::new("no-contracts");
    let got = nothing.run(&format!("{ASK} --contract acme"));
    assert!(got.stderr.contains("'slacalc init' makes"), "{}", got.stderr);
}

/// Whoever runs a script may have forgotten the variable; `--no-config` leaves it in force.
#[test]
fn a_contract_of_the_variable_that_is_not_there_names_the_variable() {
    let home = home("of-variable");
    for (value, says) in [
        ("nope", "there is no contract 'nope'; there are: rescale, scalr; SLACALC_CONTRACT names"),
        ("nope.toml", "the contract of SLACALC_CONTRACT: cannot read 'nope.toml'"),
    ] {
        for line in ["deadline --priority 1", "config", "batch --no-config", "upcoming"] {
            let mut command = home.command(line);
            let command = command.env("SLACALC_CONTRACT", value).stdin(std::process::Stdio::null());
            let got = crate::program::finish(command.output().unwrap());
            assert_eq!((got.code, got.stderr.contains(says)), (Some(2), true), "{}", got.stderr);
        }
    }
    let typed = home.run("deadline --priority 1 --contract nope").stderr;
    assert!(!typed.contains("SLACALC_CONTRACT"), "{typed}");
    let help = home.run("covered -h").stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    let says = "SLACALC_CONTRACT, SLACALC_POLICY_DIR and SLACALC_NOW stay in force";
    assert!(help.contains(says), "{help}");
}

/// A contract picks the document, so the answer of another one is easily missed.
#[test]
fn maintenance_says_which_document_announces_some() {
    let home = home("maintenance").file("contract = \"scalr\"\n");
    let note = "Another document of Scalr announces maintenance: --policy scalr/saas.";
    let parts = ["Not stated", "(scalr/self-hosted)", "says --contract scalr", note];
    let got = home.run("maintenance --vendor scalr");
    let text = got.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in parts {
        assert!(text.contains(part), "{part}: {text}");
    }
    for line in ["--vendor rescale", "--policy scalr/saas", "--policy scalr/saas --plan free"] {
        let text = home.run(&format!("maintenance --no-config {line}")).stdout;
        assert!(!text.contains("Another document"), "{line}: {text}");
    }
}

/// The plan alone may tell which of a vendor's documents is meant.
#[test]
fn the_policy_says_that_the_plan_told_it() {
    let home = home("by-plan");
    let told = |line: &str| {
        let got = home.run(&format!("{line} --timezone UTC"));
        let text = got.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        let (_, after) = text.split_once("(scalr/").unwrap_or_default();
        let (why, _) = after.split_once(')').unwrap_or_default();
        why.to_owned()
    };
    let premium = "self-hosted, the only current policy of scalr with plan premium; scalr/saas has \
                   free and business";
    assert_eq!(told("deadline -p 1 --vendor scalr --plan premium"), premium);
    assert_eq!(told("covered --vendor scalr --plan PREMIUM"), premium);
    let free = "saas, the only current policy of scalr with plan free; scalr/self-hosted has \
                standard, premium and technical-account-manager";
    assert_eq!(told("channels --plan free"), free);
    assert_eq!(told("scope --vendor scalr --plan free portal"), free);
    let named = "--vendor scalr --plan premium --policy scalr/self-hosted";
    assert_eq!(told(&format!("deadline -p 1 {named}")), "self-hosted");
    assert_eq!(told("deadline -p 1 --contract scalr"), "self-hosted");
    let json = home.run("deadline -p 1 --vendor scalr --plan premium --timezone UTC --json").stdout;
    assert!(!json.contains("the only current policy"), "{json}");
    let only = home.run("channels --vendor rescale --plan premium --timezone UTC").stdout;
    assert!(only.contains("(rescale/support)"), "{only}");
}

/// A calendar goes to other people: the path of a home is neither theirs nor their business.
#[test]
fn events_name_a_contract_of_the_configuration_by_its_name() {
    let home = home("events").file("contract = \"scalr\"\n");
    fs::write(home.work.join("here.toml"), SCALR).unwrap();
    let of = |line: &str| {
        let got = home.run(&format!("{line} --timezone America/New_York --format ics"));
        assert_eq!(got.code, Some(0), "{}", got.stderr);
        got.stdout.replace("\r\n ", "")
    };
    let path = home.path("contracts/scalr.toml");
    for by in ["", "--contract scalr", &format!("--contract '{path}'")] {
        for line in [ASK, "calendar --month 2026-03"] {
            let feed = of(&format!("{line} {by}"));
            assert!(feed.contains("--contract scalr") && !feed.contains(&path), "{feed}");
        }
    }
    let feed = of(&format!("{ASK} --contract here.toml"));
    assert!(feed.contains("--contract here.toml"), "{feed}");
}

/// The guide's Christmas Eve is of 2026 alone, its New Year's Eve of every year.
#[test]
fn the_special_days_of_the_guide_are_as_it_says() {
    let guide = fs::read_to_string(of_root("docs/guide/contracts.md")).unwrap();
    let (_, days) = guide.split_once("```toml\n[[special-day]]").unwrap();
    let (days, _) = days.split_once("```").unwrap();
    let contract = "policy = \"scalr/self-hosted\"\nplan = \"standard\"\ntimezone = \
                    \"Europe/Berlin\"\n[[special-day]]";
    let home = Home::new("days-of-guide").contract("days", &format!("{contract}{days}"));
    // 2026-12-24 is a Thursday, 2027-12-24 and 2027-12-31 are Fridays. Usual hours: 08:30-17:30.
    for (at, covered) in [
        ("2026-12-24 08:45", "not-covered"),
        ("2026-12-24 09:00", "covered"),
        ("2026-12-24 12:00", "not-covered"),
        ("2027-12-24 12:00", "covered"),
        ("2026-12-31 12:59", "covered"),
        ("2027-12-31 08:30", "covered"),
        ("2027-12-31 13:00", "not-covered"),
    ] {
        let got = home.run(&format!("covered -c days --at '{at}' --format plain"));
        assert_eq!(got.stdout.trim(), covered, "{at}: {}", got.stderr);
    }
}

#[test]
fn a_file_of_that_bare_name_beside_it_is_an_error_that_names_both() {
    let home = home("both");
    fs::write(home.work.join("scalr"), RESCALE).unwrap();
    let got = home.run(&format!("{ASK} {ZONE} --contract scalr"));
    assert_eq!((got.code, got.stdout.as_str()), (Some(2), ""));
    let path = home.path("contracts/scalr.toml");
    for way in [format!("--contract {path}"), "--contract ./scalr".to_owned()] {
        assert!(got.stderr.contains(&way), "{way}: {}", got.stderr);
    }
    let mut of_variable = home.command(ASK);
    let got =
        crate::program::finish(of_variable.env("SLACALC_CONTRACT", "scalr").output().unwrap());
    assert!(got.stderr.contains("SLACALC_CONTRACT=./scalr"), "{}", got.stderr);
    // A directory of that name is no contract, and the configuration means its own.
    fs::remove_file(home.work.join("scalr")).unwrap();
    fs::create_dir(home.work.join("scalr")).unwrap();
    assert_eq!(home.run(&format!("{ASK} {ZONE} --contract scalr")).code, Some(0));
    fs::remove_dir(home.work.join("scalr")).unwrap();
    fs::write(home.work.join("scalr"), RESCALE).unwrap();
    let home = home.file("contract = \"scalr\"\n");
    assert_eq!(home.run(&format!("{ASK} {ZONE}")).code, Some(0));
}

#[test]
fn a_contract_that_nobody_typed_yields_to_another_vendor() {
    let home = home("yields").file("contract = \"rescale\"\n");
    let typed = "--vendor scalr --tier premium --timezone Asia/Tokyo";
    let got = home.run(&format!("{ASK} {typed}"));
    assert_eq!(got.code, Some(0), "{}", got.stderr);
    let text = got.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    let note = "of the configuration was not used: it is for the policy rescale/support.";
    assert!(text.contains(note), "{text}");
    assert!(!text.contains("says --contract"), "{text}");
    for line in [
        format!("compare --priority 1 --opened now {}", "--vendor scalr --timezone Asia/Tokyo"),
        "plans --vendor scalr".to_owned(),
        "priorities --vendor scalr".to_owned(),
        "config --vendor scalr".to_owned(),
    ] {
        let got = home.run(&line);
        let text = got.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(text.matches(note).count(), 1, "{line}: {text}{}", got.stderr);
    }
    let got = home.run(&format!("{ASK} {typed} --contract rescale"));
    assert_eq!(got.code, Some(2), "{}", got.stdout);
}

/// An export of other people's must not read files by what its cells say.
#[test]
fn cells_are_looked_up_in_the_directory_of_the_option_only() {
    let home = home("cells");
    fs::write(home.work.join("t.csv"), "opened,contract,priority\n2026-03-06T10:00:00Z,scalr,1\n")
        .unwrap();
    let got = home.run("batch t.csv --quiet");
    assert_eq!(got.code, Some(2));
    assert!(got.stdout.contains("there is no contract 'scalr'"), "{}", got.stdout);
    let contracts = home.path("contracts");
    let got = home.run(&format!("batch t.csv --quiet --contracts '{contracts}'"));
    assert_eq!(got.code, Some(0), "{}", got.stdout);
}
