//! What must not change an answer: a configuration of whoever runs the tests, and files in the
//! working directory that nobody named.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{Home, RESCALE, SCALR};
use crate::program::{Run, command, finish, root, words};

const QUESTIONS: [&str; 10] = [
    "deadline --vendor scalr --tier standard --priority 1 --opened 2026-03-06T16:45:00Z --timezone \
     Europe/Berlin",
    "covered --vendor rescale --package basic --region emea --at 2026-03-06T10:00:00Z",
    "calendar --vendor rescale --package basic --region emea --week 2026-03-06",
    "compare --vendor scalr --priority 1 --opened 2026-03-06T16:45:00Z --timezone Europe/Berlin",
    "plans --vendor scalr",
    "policy list",
    "policy show scalr/saas",
    "holidays show us --year 2026",
    "scope --vendor rescale --package basic phone",
    "report t.csv --vendor scalr --tier premium --timezone Europe/Berlin",
];
const TABLE: &str = "opened,priority\n2026-03-06T10:00:00Z,1\n";

/// The same day off in each form of a holiday file.
const HOLIDAY_FILES: [(&str, &str); 3] = [
    ("txt", "2026-03-06 Planted\n"),
    ("toml", "[[holiday]]\nname = \"Planted\"\nfixed = \"03-06\"\n"),
    (
        "ics",
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20260306\n\
         SUMMARY:Planted\nEND:VEVENT\nEND:VCALENDAR\n",
    ),
];

/// A configuration that would change every answer.
fn poison(directory: &Path) {
    fs::create_dir_all(directory.join("contracts")).unwrap();
    fs::write(directory.join("contracts/scalr.toml"), SCALR).unwrap();
    fs::write(
        directory.join("config.toml"),
        "contract = \"scalr\"\ntimezone = \"Pacific/Apia\"\ncolor = \"always\"\nholidays = []\n",
    )
    .unwrap();
}

/// A copy of the working directory's policies under other answers: all plans are sold by Acme.
fn plant(directory: &Path) {
    poison(directory);
    for folder in ["slacalc", ".slacalc", ".config/slacalc", "config/slacalc"] {
        poison(&directory.join(folder));
    }
    let settings = fs::read(directory.join("config.toml")).unwrap();
    for name in [".slacalc.toml", "slacalc.config.toml", ".slacalcrc", "slacalc.conf"] {
        fs::write(directory.join(name), &settings).unwrap();
    }
    let variables = "SLACALC_NOW=2020-01-01T00:00:00Z\nSLACALC_CONTRACT=rescale.toml\n\
                     SLACALC_POLICY_DIR=policies\nSLACALC_CONFIG_DIR=.\nSLACALC_TZDATA=tzdata\n\
                     TZ=Pacific/Apia\n";
    for name in [".env", ".envrc", ".env.local"] {
        fs::write(directory.join(name), variables).unwrap();
    }
    fs::create_dir_all(directory.join("contracts")).unwrap();
    for name in ["contract.toml", "slacalc.toml", "rescale.toml", "contracts/rescale.toml"] {
        fs::write(directory.join(name), RESCALE).unwrap();
    }
    for folder in ["policies/scalr", "scalr", "rescale", "policies/rescale"] {
        fs::create_dir_all(directory.join(folder)).unwrap();
        for name in ["saas", "self-hosted", "support"] {
            fs::write(directory.join(folder).join(format!("{name}.toml")), "id = [").unwrap();
        }
    }
    // Zone rules and presets that somebody else's program keeps beside a table.
    for name in ["tzdata/Europe/Berlin", "zoneinfo/Europe/Berlin", "Europe/Berlin"] {
        let file = directory.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, "no zone rules").unwrap();
    }
    for name in ["presets.toml", "t.toml", "t.csv.toml"] {
        fs::write(directory.join(name), "preset = \"zendesk\"\n").unwrap();
    }
    for folder in ["holidays", "policies/holidays", "."] {
        fs::create_dir_all(directory.join(folder)).unwrap();
        for name in ["us", "de", "premium", "none"] {
            fs::write(directory.join(folder).join(name), "2026-03-06 Planted\n").unwrap();
            for (ending, text) in HOLIDAY_FILES {
                fs::write(directory.join(folder).join(format!("{name}.{ending}")), text).unwrap();
            }
        }
    }
}

/// All answers in a directory, with a configuration that is not there.
fn answers(work: &Path, home: &Path) -> Vec<Run> {
    fs::write(work.join("t.csv"), TABLE).unwrap();
    let ask = |line: &&str| {
        let mut command = command();
        command.current_dir(work).env_remove("SLACALC_NO_CONFIG").env("HOME", home);
        command.env("SLACALC_CONFIG_DIR", "");
        command.env_remove("XDG_CONFIG_HOME").env_remove("APPDATA");
        finish(command.args(words(line)).output().unwrap())
    };
    QUESTIONS.iter().map(ask).collect()
}

#[test]
fn nothing_in_the_working_directory_changes_an_answer() {
    let (bare, planted) = (Home::new("bare"), Home::new("planted"));
    let nowhere = bare.config.join("nowhere");
    let expected = answers(&bare.work, &nowhere);
    plant(&planted.work);
    let mut wrong = Vec::new();
    // A relative or empty variable must not lead into the working directory either.
    for (name, value) in
        [("HOME", nowhere.to_str().unwrap()), ("HOME", "."), ("HOME", ""), ("XDG_CONFIG_HOME", ".")]
    {
        for (line, expected) in QUESTIONS.iter().zip(&expected) {
            fs::write(planted.work.join("t.csv"), TABLE).unwrap();
            let mut command = command();
            command.current_dir(&planted.work).env_remove("SLACALC_NO_CONFIG");
            command.env("HOME", &nowhere).env_remove("XDG_CONFIG_HOME").env(name, value);
            command.env("SLACALC_CONFIG_DIR", "");
            let got = finish(command.args(words(line)).output().unwrap());
            let same = (got.code, &got.stdout, &got.stderr)
                == (expected.code, &expected.stdout, &expected.stderr);
            if !same {
                wrong.push(format!("{name}={value} {line}: {got:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let fine = expected.iter().all(|got| got.code.is_some_and(|code| code < 2));
    assert!(fine, "{expected:?}");
}

#[test]
fn the_directory_is_that_of_the_first_variable_that_says_one() {
    let home = Home::new("directories");
    let all = home.work.clone();
    for name in ["own", "xdg/slacalc", "home/.config/slacalc"] {
        fs::create_dir_all(all.join(name).join("contracts")).unwrap();
    }
    let of = |own: &str, xdg: &str, user: &str| {
        let mut command = command();
        let path = |name: &str| {
            if name.is_empty() { String::new() } else { all.join(name).display().to_string() }
        };
        command.env("SLACALC_CONFIG_DIR", path(own)).env("XDG_CONFIG_HOME", path(xdg));
        command.env("HOME", path(user)).args(["config", "--format", "plain"]);
        let got = finish(command.output().unwrap());
        assert_eq!(got.code, Some(0), "{}", got.stderr);
        let directory = PathBuf::from(got.stdout.trim());
        directory.strip_prefix(&all).map_or(String::new(), |path| path.display().to_string())
    };
    assert_eq!(of("own", "xdg", "home"), "own");
    if cfg!(not(windows)) {
        assert_eq!(of("", "xdg", "home"), "xdg/slacalc");
        assert_eq!(of("", "", "home"), "home/.config/slacalc");
        assert_eq!(of("", "", ""), "");
    }
}

/// Every way in which tests start the program leaves the configuration of whoever runs them aside.
#[test]
fn tests_see_no_configuration_of_whoever_runs_them() {
    let home = Home::new("poisoned").work;
    poison(&home.join(".config/slacalc"));
    fs::write(home.join("t.csv"), TABLE).unwrap();
    for line in QUESTIONS {
        let of_home = |home: &Path| {
            let mut asked = command();
            asked.env("SLACALC_CONFIG_DIR", "");
            asked.current_dir(home).env("HOME", home).env("XDG_CONFIG_HOME", home.join(".config"));
            finish(asked.args(words(line)).output().unwrap())
        };
        let got = of_home(&home);
        let mut clean = command();
        clean.current_dir(&home).env("HOME", "/nowhere").env_remove("XDG_CONFIG_HOME");
        let expected = finish(clean.args(words(line)).output().unwrap());
        assert_eq!((got.code, got.stdout), (expected.code, expected.stdout), "{line}");
    }
    // The poison is one: without the switch it changes an answer.
    let mut asked = command();
    asked.env("SLACALC_CONFIG_DIR", "").env_remove("SLACALC_NO_CONFIG");
    asked.env("HOME", &home).env_remove("XDG_CONFIG_HOME");
    let got = finish(asked.args(words("config --format json")).output().unwrap());
    assert_eq!(got.stdout.contains("Pacific/Apia"), cfg!(not(windows)), "{}", got.stdout);

    let mut without = Vec::new();
    let mut folders = vec![root().join("tests"), root().join("benches"), root().join("fuzz/src")];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            let Ok(text) = fs::read_to_string(&path) else {
                folders.extend(path.is_dir().then_some(path));
                continue;
            };
            let starts = ["CARGO_BIN_EXE_slacalc", "default_bin_name", "cli::run("];
            if starts.iter().any(|start| text.contains(start))
                && !text.contains("\"SLACALC_NO_CONFIG\"")
                && !text.contains("SLACALC_NO_CONFIG=1")
            {
                without.push(path);
            }
        }
    }
    assert!(without.is_empty(), "without SLACALC_NO_CONFIG: {without:?}");
}
