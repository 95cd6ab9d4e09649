//! Input that is wrong: each gets an error that names the place, says what was expected, and the
//! right exit code.

use std::{fs, io::Read as _, path::PathBuf, process::Stdio};

use crate::program::{command, finish, root, run, words};

/// A directory of this test's own, with files in it.
pub(crate) fn directory(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let directory = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&directory);
    for (path, bytes) in files {
        let path = directory.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    directory
}

/// Collects what does not hold: the exit code, or words that the error lacks.
fn expect(wrong: &mut Vec<String>, line: &str, code: i32, words: &[&str]) {
    let got = run(line);
    let error = got.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    if got.code != Some(code)
        || words.iter().any(|word| !error.contains(word))
        || error.contains("panicked")
    {
        wrong.push(format!(
            "{line}\n  expected {code} and {words:?}\n  got {:?}: {}{error}",
            got.code, got.stdout
        ));
    }
}

/// Questions that name what is not there or leave out what is needed, and words of each error.
const NOT_UNDERSTOOD: &[(&str, &[&str])] = &[
    (
        "deadline --vendor sclar --tier standard --priority 1 --opened now",
        &["no vendor 'sclar'", "did you mean 'scalr'"],
    ),
    (
        "deadline --vendor scalr --tier premum --priority 1 --opened now",
        &["'premum'", "did you mean 'premium'"],
    ),
    (
        "deadline --vendor scalr --tier standard --priority crtical --opened now",
        &["'crtical'", "did you mean 'Critical'"],
    ),
    (
        "deadline --vendor rescale --package basic --priority urgnt --opened now",
        &["did you mean 'Urgent'", "urgent, high"],
    ),
    ("deadline --vendor scalr --tier premium --priority 3 --opened now", &["add --timezone"]),
    (
        "deadline --tier premium --priority 1 --opened now",
        &["add --vendor", "rescale, scalr", "--priority 1 --opened now --vendor"],
    ),
    ("covered --vendor rescale --package premium", &["add --edition", "enterprise, government"]),
    ("covered --vendor rescale --package basic", &["add --region", "americas, emea, apac"]),
    (
        "covered --vendor rescale --package mission-critical --edition government",
        &["add --priority"],
    ),
    (
        "covered --vendor rescale --package basic --channel chat --region emea",
        &["mission-critical", "5 c"],
    ),
    ("covered --policy scalr/legcy --tier standard", &["did you mean 'scalr/legacy'"]),
    (
        "covered --vendor rescale --policy scalr/saas --tier business",
        &["is of scalr, not of rescale"],
    ),
    ("scope --vendor rescale --package basic pohen", &["did you mean 'phone'"]),
    ("scope --vendor scalr terraform", &["add --plan", "free, business", "--policy: scalr/saas"]),
    (
        "deadline --contract examples/contracts/rescale.toml --priority nromal --opened now",
        &["did you mean 'normal'", "urgent, high, normal, low"],
    ),
    (
        "deadline --vendor scalr --tier standard --priority 9 --opened now",
        &["0 (Blocker), 1 (Critical)"],
    ),
    (
        "deadline --vendor scalr --tier standard --priority 1 --opened now --timezone EST",
        &["it may mean America/New_York"],
    ),
    (
        "deadline --vendor scalr --tier standard --priority 1 --opened '2026-03-06 16:45'",
        &["zone is known", "--timezone"],
    ),
    (
        "deadline --vendor scalr --tier standard --priority 1 --opened now --timezone \
             Europe/Berln",
        &["did you mean Europe/Berlin"],
    ),
    (
        "deadline --vendor scalr --tier standard --priority 1 --opened now --timezone Berlln",
        &["did you mean Europe/Berlin"],
    ),
    ("scope --vendor scalr --tier premium --running previous", &["add --current-released"]),
    ("scope --policy scalr/legacy --tier premium --running previous", &["add --running-released"]),
];

/// Options of a deadline question that are wrong, and words of each error.
const WRONG_OPTIONS: &[(&str, &[&str])] = &[
    (
        "--opened '2026-03-08 02:30'",
        &["does not exist", "2026-03-08T02:30:00-05:00", "2026-03-08T02:30:00-04:00"],
    ),
    (
        "--opened '2026-11-01 01:30'",
        &["happens twice", "2026-11-01T01:30:00-04:00", "2026-11-01T01:30:00-05:00"],
    ),
    ("--opened yesterday", &["--opened", "no time of day", "'yesterday 16:45'"]),
    ("--opened banana", &["--opened", "'banana'", "2026-03-06T16:45:00-05:00"]),
    ("--opened '2026-02-30 10:00'", &["there is no day 2026-02-30"]),
    ("--opened @99999999999999", &["outside the calendar"]),
    ("--opened now-4x", &["not a length of time"]),
    ("--opened now-99999999999h", &["hundred years", "now-90m"]),
    ("--opened now+40000d", &["hundred years", "now+2h"]),
    ("--opened now-90", &["'now-90' has a number without its unit", "90m ago"]),
    ("--opened now+-2h", &["'-2h' in 'now+-2h' is not a length of time", "now-1h30m"]),
    ("--opened now-", &["'now-' has no length of time", "now-1h30m"]),
    ("--opened 9999-12-29T23:00:00Z", &["after 9999-12-30"]),
    ("--opened 9999-12-31T23:00:00Z", &["outside the calendar"]),
    ("--opened '0001-01-01 00:30'", &["outside the calendar"]),
    ("--opened now --responded now-1h", &["is before the opening"]),
    ("--opened now --holidays nowhere", &["no holiday list 'nowhere'"]),
    ("--opened now --holidays none,us", &["goes with no other list"]),
    ("--opened now --holidays missing.ics", &["cannot read 'missing.ics'"]),
    ("--opened now --reading business-day=tomorrow", &["no choice 'tomorrow'", "day-length"]),
    ("--opened now --reading tomorrow", &["NAME=VALUE"]),
    ("--opened now --contract missing.toml", &["cannot read 'missing.toml'"]),
    ("--opened now --policy-dir missing", &["cannot read the policy directory 'missing'"]),
    ("--opened now --warn 75", &["--check"]),
    ("--opened=-5h --pause 18:00-20:00", &["FROM/TO with a / between them", "write '18:00/20:00'"]),
    (
        "--opened=-5h --pause '9am to 10:30'",
        &["FROM/TO with a / between them", "write '9am/10:30'"],
    ),
    (
        "--opened=-5h --pause '2026-03-06 10:00-2026-03-06 11:30'",
        &["write '2026-03-06 10:00/2026-03-06 11:30'"],
    ),
    ("--opened=-5h --pause lunch-dinner", &["FROM/TO, or FROM/", "'10:00/11:30'"]),
    // At 07:00 in New York both are times of this morning.
    (
        "--now 2026-03-06T12:00:00Z --opened=-5h --pause 03:00/02:00",
        &["'02:00' is Fri 6 Mar 2026, 02:00 EST, before Fri 6 Mar 2026, 03:00 EST"],
    ),
    (
        "--opened=-5h --pause '2026-03-06 11:30/2026-03-06 10:00'",
        &["ends before it begins", "write the earlier time first"],
    ),
    ("--opened now --milestone 0", &["0", "from 1 to 100"]),
];

#[test]
fn questions_that_are_not_understood() {
    let mut wrong = Vec::new();
    for (line, words) in NOT_UNDERSTOOD {
        expect(&mut wrong, line, 2, words);
    }
    for (options, words) in WRONG_OPTIONS {
        let line = format!(
            "deadline --vendor scalr --tier standard --timezone America/New_York --priority 1 \
             {options}"
        );
        expect(&mut wrong, &line, 2, words);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn two_choices_of_one_reading_contradict_each_other() {
    let deadline = "deadline --vendor scalr --tier standard --timezone Asia/Tokyo --priority 3 \
                    --opened 2026-05-12T10:00:00Z";
    let same = "--reading business-day=same-time";
    let mut wrong = Vec::new();
    for other in ["--reading business-day=close-of-day", "--reading 'business-day = close-of-day'"]
    {
        let words = ["business-day=same-time and business-day=close-of-day contradict each other"];
        expect(&mut wrong, &format!("{deadline} {same} {other}"), 2, &words);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(run(&format!("{deadline} {same} {same}")).code, Some(0));
}

#[test]
fn contracts_that_are_not_valid() {
    let head = "policy = \"rescale/support\"\nplan = \"premium\"\nedition = \"enterprise\"\n";
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "unknown-key",
            "plam = \"premium\"\n",
            &["unknown key `plam`", "did you mean 'plan'", "unknown-key.toml:4:1"],
        ),
        ("negative", "[targets.premium]\nhigh = \"-4h\"\n", &["is negative", "negative.toml:5:8"]),
        ("huge", "[targets.premium]\nhigh = \"900000000h\"\n", &["longer than a hundred years"]),
        ("zero", "[targets.premium]\nhigh = \"0h\"\n", &["no time at all"]),
        (
            "slip",
            "[targets.premium]\nurgnt = \"1h\"\n",
            &["has no priority 'urgnt'", "did you mean 'Urgent'", "slip.toml:5:1"],
        ),
        ("zone", "timezone = \"Europe/Atlantis\"\n", &["'Europe/Atlantis' is not a place name"]),
        (
            "plan",
            "[targets.gold]\nhigh = \"4h\"\n",
            &["has no package 'gold'", "basic, production, premium, mission-critical"],
        ),
        (
            "holidays",
            "holidays = [\"germani\"]\n",
            &["no holiday list 'germani'", "did you mean 'germany'"],
        ),
        (
            "date",
            "[[special-day]]\non = 20261224\nname = \"?\"\nhours = \"closed\"\n",
            &["a date belongs here", "such as 2026-12-24"],
        ),
        (
            "day",
            "[[special-day]]\non = \"2026-13-01\"\nname = \"?\"\nhours = \"9-17\"\n",
            &["there is no day 2026-13-01", "not opening hours"],
        ),
        ("reading", "[readings]\nwindow-zone = \"mars\"\n", &["no choice 'mars'", "utc, example"]),
        ("syntax", "plan \n", &["syntax.toml:4:"]),
        (
            "word",
            "[targets.premium]\nhigh = \"best effort\"\n",
            &["not a length of time", "'none', 'best-effort' or 'not-stated'"],
        ),
    ];
    let mut wrong = Vec::new();
    for (name, text, words) in cases {
        let files = directory(
            &format!("contract-{name}"),
            &[(&format!("{name}.toml"), format!("{head}{text}").as_bytes())],
        );
        let path = files.join(format!("{name}.toml"));
        expect(
            &mut wrong,
            &format!("deadline --contract '{}' --priority high --opened now", path.display()),
            4,
            words,
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_contract_over_an_unknown_policy_is_not_valid() {
    let files = directory(
        "contract-policy",
        &[
            ("near.toml", b"policy = \"rescale/suport\"\n"),
            ("far.toml", b"policy = \"acme/desk\"\n"),
        ],
    );
    let mut wrong = Vec::new();
    for (name, words) in [
        ("near", "no policy 'rescale/suport'"),
        ("near", "did you mean 'rescale/support'?"),
        ("far", "scalr/legacy, scalr/saas"),
    ] {
        let path = files.join(name).with_extension("toml");
        for line in ["deadline --priority high --opened now --contract", "policy check"] {
            expect(
                &mut wrong,
                &format!("{line} '{}'", path.display()),
                4,
                &[words, &format!("{name}.toml:1:10"), "^^^"],
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_zone_data_that_was_named_is_taken_or_the_reason_is_said() {
    let london = always_winter();
    let files =
        directory("zoneinfo", &[("Europe/London", &london), ("Europe/Berlin", b"nonsense")]);
    let place = files.display().to_string();
    let ask = |data: &str, line: &str| {
        finish(command().env("SLACALC_TZDATA", data).args(words(line)).output().unwrap())
    };
    let covered = "covered --vendor scalr --tier standard --at 2026-05-12T10:00:00Z --timezone";
    let cases: &[(&str, &str, i32, &str)] = &[
        (&place, &format!("{covered} Europe/London"), 0, ""),
        (
            &place,
            &format!("{covered} Europe/Paris"),
            2,
            "Europe/Paris' does not exist; SLACALC_TZDATA=bundled",
        ),
        (
            &place,
            &format!("{covered} Europe/Berlin"),
            2,
            "Europe/Berlin' is not in the form of RFC 9636",
        ),
        ("BUNDLED", &format!("{covered} Europe/Paris"), 0, ""),
        ("nonsense", &format!("{covered} Europe/Paris"), 2, "'nonsense' is no zoneinfo directory"),
        ("nonsense", "policy list", 0, ""),
        ("nonsense", "policy show scalr/saas", 0, ""),
    ];
    for (data, line, code, says) in cases {
        let got = ask(data, line);
        assert!(
            got.code == Some(*code) && got.stderr.contains(says),
            "{data} {line}\n{:?} {}",
            got.code,
            got.stderr
        );
        assert!(!got.stderr.contains("did you mean"), "{}", got.stderr);
    }
    let got = run(&format!("{covered} Asia/Sidney"));
    assert!(
        got.code == Some(2) && got.stderr.contains("did you mean Australia/Sydney?"),
        "{}",
        got.stderr
    );
    let got = run(&format!("{covered} Asia/Nowhere"));
    assert!(got.code == Some(2) && !got.stderr.contains("did you mean"), "{}", got.stderr);
}

/// A zoneinfo file of London, in which it is always winter.
fn always_winter() -> Vec<u8> {
    let header = |version: u8| {
        let mut bytes = b"TZif".to_vec();
        bytes.push(version);
        bytes.extend([0; 15]);
        for count in [0_u32, 0, 0, 0, 1, 4] {
            bytes.extend(count.to_be_bytes());
        }
        bytes.extend([0, 0, 0, 0, 0, 0]);
        bytes.extend(b"GMT\0");
        bytes
    };
    [header(b'2'), header(b'2'), b"\nGMT0\n".to_vec()].concat()
}

#[test]
fn policies_that_are_not_valid() {
    let good = fs::read_to_string(root().join("policies/scalr/saas.toml")).unwrap();
    let no_calendar =
        good.replace("calendar = \"around-the-clock\"", "calendar = \"around-the-clok\"");
    let cases: &[(&str, &[u8], &[&str])] = &[
        ("not-utf8", b"[document]\nvendor = \"\xff\"\n", &["not UTF-8", "byte 22"]),
        ("not-toml", b"[document\n", &["not-toml.toml:1:"]),
        (
            "no-calendar",
            no_calendar.as_bytes(),
            &["no calendar 'around-the-clok'", "did you mean 'around-the-clock'"],
        ),
        ("empty", b"", &["the key `document` is missing"]),
    ];
    let mut wrong = Vec::new();
    for (name, bytes, words) in cases {
        let files = directory(&format!("policy-{name}"), &[(&format!("acme/{name}.toml"), bytes)]);
        let path = files.join(format!("acme/{name}.toml"));
        expect(&mut wrong, &format!("policy check '{}'", path.display()), 4, words);
        expect(
            &mut wrong,
            &format!("covered --policy-dir '{}' --vendor acme --plan gold", files.display()),
            4,
            words,
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_fault_of_a_worked_example_is_shown_at_its_key() {
    let example = |keys: &str| {
        let rest = "expect = \"none\"\nwhy = \"?\"\n";
        format!(
            "policy = \"scalr/self-hosted\"\nplan = \"standard\"\n[[example]]\nask = \
             \"deadline\"\nopened = \"now\"\n{keys}{rest}"
        )
    };
    let cases: &[(&str, &str, &str)] = &[
        ("plan = \"gold\"\n", ":6:8", "no tier 'gold'"),
        ("priority = \"9\"\n", ":6:12", "no priority '9'"),
        ("timezone = \"Europe/Atlantis\"\npriority = \"1\"\n", ":6:12", "'Europe/Atlantis'"),
        (
            "priority = \"1\"\ntimezone = \"Europe/Paris\"\nreading = { business-day = \"never\" \
             }\n",
            ":8:28",
            "no choice 'never'",
        ),
        (
            "priority = \"1\"\ntimezone = \"Europe/Paris\"\nholidays = [\"nowhere\"]\n",
            ":8:13",
            "no holiday list 'nowhere'",
        ),
        ("priority = \"1\"\n", ":4:7", "add --timezone"),
    ];
    let mut wrong = Vec::new();
    for (at, (keys, place, words)) in cases.iter().enumerate() {
        let files =
            directory(&format!("example-{at}"), &[("contract.toml", example(keys).as_bytes())]);
        let path = files.join("contract.toml");
        expect(
            &mut wrong,
            &format!("policy check '{}'", path.display()),
            4,
            &[&format!("contract.toml{place}"), words],
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_problem_of_a_file_is_shown_at_once() {
    let good = fs::read_to_string(root().join("policies/scalr/saas.toml")).unwrap();
    let bad = good
        .replace("status = \"current\"", "status = \"curent\"")
        .replace("effective = \"undated\"", "effective = \"yesterday\"")
        .replace("hours = \"24/7\"", "hours = \"24/8\"");
    let files = directory("policy-many", &[("many.toml", bad.as_bytes())]);
    let error = run(&format!("policy check '{}'", files.join("many.toml").display())).stderr;
    for words in [
        "no status 'curent'",
        "did you mean 'current'",
        "'yesterday' is not a date",
        "'24/8' is not opening hours",
    ] {
        assert!(error.contains(words), "'{words}' is not in\n{error}");
    }
}

#[test]
fn a_policy_of_the_users_shadows_and_says_so() {
    let text = fs::read_to_string(root().join("policies/scalr/saas.toml"))
        .unwrap()
        .replace("\"4h\"", "\"3h\"");
    let files = directory("shadow", &[("scalr/saas.toml", text.as_bytes())]);
    let line = format!(
        "deadline --policy-dir '{}' --tier business --priority 1 --opened 2026-05-12T10:00:00Z",
        files.display()
    );
    let got = run(&line);
    assert!(got.stdout.contains("Tue 12 May 2026, 13:00 UTC"), "{}", got.stdout);
    let flat = got.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("not from the built-in policy of that id"), "{flat}");
    assert_eq!(got.code, Some(0));
}

#[test]
fn a_broken_policy_stands_only_in_its_own_way() {
    let contract = fs::read(root().join("examples/contracts/rescale.toml")).unwrap();
    let files = directory(
        "broken-beside",
        &[("acme/broken.toml", b"[document]\n"), ("acme/contract.toml", &contract)],
    );
    let got =
        run(&format!("covered --policy-dir '{}' --vendor scalr --tier premium", files.display()));
    assert_eq!(got.code, Some(0), "{}", got.stderr);
    let got = run(&format!("policy check --policy-dir '{}'", files.display()));
    assert_eq!(got.code, Some(4), "{}", got.stdout);
    assert!(got.stderr.contains("broken.toml"), "{}", got.stderr);
}

#[test]
fn a_tier_that_two_current_policies_have_is_asked_for() {
    let text = fs::read_to_string(root().join("policies/scalr/saas.toml")).unwrap();
    let files = directory("twice", &[("scalr/other.toml", text.as_bytes())]);
    let mut wrong = Vec::new();
    let line = format!(
        "deadline --policy-dir '{}' --vendor scalr --tier business --priority 1 --opened now",
        files.display()
    );
    expect(&mut wrong, &line, 2, &["add --policy", "scalr/saas", "scalr/other"]);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_contract_of_the_environment_for_another_vendor_is_left_out() {
    let contract = root().join("examples/contracts/rescale.toml");
    let mut program = command();
    program.env("SLACALC_CONTRACT", &contract);
    let arguments = [
        "deadline",
        "--vendor",
        "scalr",
        "--tier",
        "premium",
        "--priority",
        "1",
        "--opened",
        "2026-05-12T10:00:00Z",
    ];
    let got = finish(program.args(arguments).output().unwrap());
    assert_eq!(got.code, Some(0), "{}", got.stderr);
    assert!(got.stdout.contains("SLACALC_CONTRACT"), "{}", got.stdout);
    let mut program = command();
    let got = finish(program.args(arguments).arg("--contract").arg(&contract).output().unwrap());
    assert_eq!(got.code, Some(2));
    assert!(got.stderr.contains("is for rescale/support, and --vendor is scalr"), "{}", got.stderr);
}

#[test]
fn an_invalid_holiday_file_has_its_own_exit_code() {
    let files = directory(
        "holidays-invalid",
        &[
            ("days.txt", b"2026-02-30\n"),
            ("days.toml", b"[[holiday]]\non = 20261224\n"),
            ("days.ics", b"nothing"),
        ],
    );
    let mut wrong = Vec::new();
    for name in ["days.txt", "days.toml", "days.ics"] {
        let path = files.join(name);
        expect(&mut wrong, &format!("holidays show '{}' --year 2026", path.display()), 4, &[name]);
        let covered = "covered --vendor rescale --package basic --region emea --holidays";
        expect(&mut wrong, &format!("{covered} '{}'", path.display()), 4, &[name]);
        expect(&mut wrong, &format!("policy check '{}'", path.display()), 4, &[name]);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_closed_pipe_is_success() {
    let mut child = command()
        .args(["policy", "show", "rescale/support"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut error = String::new();
    child.stderr.take().unwrap().read_to_string(&mut error).unwrap();
    assert_eq!((child.wait().unwrap().code(), error.as_str()), (Some(0), ""));
}

#[test]
fn quiet_prints_nothing_but_errors() {
    let got = run("covered --vendor scalr --tier premium --quiet");
    assert_eq!((got.code, got.stdout.as_str(), got.stderr.as_str()), (Some(0), "", ""));
    let got = run("covered --vendor scalr --tier premum --quiet");
    assert_eq!((got.code, got.stdout.as_str()), (Some(2), ""));
    assert!(!got.stderr.is_empty());
}
