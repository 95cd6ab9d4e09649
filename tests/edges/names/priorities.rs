//! A priority that neither the document nor the contract names, where the document's list is known
//! to be incomplete.

use serde_json::Value;

use super::{nothing_wrong, run_with, text};
use crate::program::{command, finish, run, words};

const MISSION_CRITICAL: &str = "--vendor rescale --package mission-critical --edition enterprise";
const TERN: &str = "--policy-dir tests/data/edges/names/policies --vendor tern";

/// The first line a second before the week of the others ends.
const LAST_SECOND: &str = "Covered until Sat 7 Mar 2026, 00:00 UTC, 1 s later";

/// Exit code, plain answer, and the first line of the text.
fn asked(line: &str) -> (Option<i32>, String, String) {
    let plain = run(&format!("{line} --format plain"));
    let shown = run(line);
    assert_eq!(plain.code, shown.code, "{line}");
    let first = shown.stdout.lines().next().unwrap_or_default().to_owned();
    (plain.code, plain.stdout.lines().next().unwrap_or_default().to_owned(), first)
}

#[test]
fn a_name_that_the_document_lacks_is_answered_only_as_far_as_every_priority_agrees() {
    // Urgent and High are staffed 24x7, the others Monday 00:00 to Saturday 00:00 UTC.
    let (friday, saturday) = ("2026-03-06T23:59:59Z", "2026-03-07T00:00:00Z");
    let mut wrong = Vec::new();
    for name in [
        "critical",
        "P1",
        "sev1",
        "blocker",
        "banana",
        "medium",
        "low",
        "3",
        "P1 - Urgent",
        "emergency",
        "緊急",
    ] {
        let covered =
            |at: &str| asked(&format!("covered {MISSION_CRITICAL} --priority '{name}' --at {at}"));
        let (code, plain, first) = covered(friday);
        if (code, plain.as_str(), first.as_str()) != (Some(0), "covered", LAST_SECOND) {
            wrong.push(format!("{name} on Friday: {code:?} {plain} {first}"));
        }
        let (code, plain, first) = covered(saturday);
        let says =
            format!("Not stated: our copy names only Urgent and High; '{name}' is not among them");
        if (code, plain.as_str(), &first) != (Some(3), "not-stated", &says) {
            wrong.push(format!("{name} on Saturday: {code:?} {plain} {first}"));
        }
    }
    for name in ["urgent", "High", "URGENT "] {
        let (code, plain, _) =
            asked(&format!("covered {MISSION_CRITICAL} --priority '{name}' --at {saturday}"));
        if (code, plain.as_str()) != (Some(0), "covered") {
            wrong.push(format!("{name}: {code:?} {plain}"));
        }
    }
    nothing_wrong(&wrong);
}

#[test]
fn an_answer_for_every_priority_says_which_name_was_asked_and_that_the_document_lacks_it() {
    let line = format!("covered {MISSION_CRITICAL} --priority Critical --at 2026-03-04T12:00:00Z");
    assert!(
        text(&run(&line))
            .contains("'Critical' is not among them. This answer is the same for every priority"),
        "{:?}",
        run(&line)
    );
    let json = |line: &str| {
        serde_json::from_str::<Value>(&run(&format!("{line} --format json")).stdout).unwrap()
    };
    let on_wednesday = json(&line);
    assert_eq!(
        (&on_wednesday["covered"], &on_wednesday["priority"]["name"]),
        (&Value::Bool(true), &Value::from("Critical"))
    );
    assert_eq!(
        on_wednesday["next_close"], "2026-03-07T00:00:00Z",
        "the last instant at which every priority is covered"
    );
    let on_saturday =
        json(&format!("covered {MISSION_CRITICAL} --priority Critical --at 2026-03-07T12:00:00Z"));
    assert_eq!(
        (&on_saturday["covered"], &on_saturday["priority"]["name"]),
        (&Value::Null, &Value::from("Critical"))
    );
    assert_eq!(on_saturday["next_open"], "2026-03-09T00:00:00Z");
    assert!(
        on_saturday["notes"][0]
            .as_str()
            .unwrap()
            .contains("For Urgent and High: covered; for any other: not covered")
    );
    // Hours that the document does not give for the others leave nothing that all have.
    let government = "covered --vendor rescale --package mission-critical --edition government \
                      --priority critical";
    assert_eq!(asked(&format!("{government} --at 2026-03-04T20:00:00Z")).1, "not-stated");
    // A plan whose hours do not depend on the priority is answered as ever.
    let premium = "covered --vendor rescale --package premium --edition enterprise --priority \
                   critical --at 2026-03-07T12:00:00Z";
    assert_eq!(
        asked(premium),
        (
            Some(1),
            "not-covered".to_owned(),
            "Not covered: opens Mon 9 Mar 2026, 00:00 UTC, 1 d 12 h later".to_owned(),
        )
    );
}

#[test]
fn every_kind_of_hours_and_target_is_compared_by_the_rules_of_the_policy() {
    // Sev1 always, Sev2 Mon-Fri 08:00-20:00, any other 10:00-22:00, all UTC. 2026-03-04 is a
    // Wednesday.
    let cases = [
        ("covered --plan gold --severity sev3 --at 2026-03-04T12:00:00Z", 0, "covered"),
        ("covered --plan gold --severity sev3 --at 2026-03-04T09:00:00Z", 3, "not-stated"),
        ("covered --plan gold --severity sev3 --at 2026-03-04T21:00:00Z", 3, "not-stated"),
        ("covered --plan gold --severity sev2 --at 2026-03-04T21:00:00Z", 1, "not-covered"),
        ("covered --plan bronze --severity sev3 --at 2026-03-07T12:00:00Z", 1, "not-covered"),
        ("covered --plan bronze --severity banana --at 2026-03-04T12:00:00Z", 0, "covered"),
        // 4 h in hours that all have on that day, or not.
        (
            "deadline --plan gold --severity sev3 --opened 2026-03-04T12:00:00Z",
            0,
            "2026-03-04T16:00:00Z",
        ),
        ("deadline --plan gold --severity sev3 --opened 2026-03-04T17:00:00Z", 3, "not-stated"),
        (
            "deadline --plan bronze --severity sev3 --opened 2026-03-04T21:00:00Z",
            0,
            "2026-03-05T13:00:00Z",
        ),
        ("deadline --plan silver --severity sev3 --opened 2026-03-04T12:00:00Z", 3, "not-stated"),
        (
            "deadline --plan silver --severity sev1 --opened 2026-03-04T12:00:00Z \
             --priority-change 2026-03-04T12:30:00Z=p0",
            3,
            "not-stated",
        ),
        (
            "latest-open --plan gold --severity sev3 --due 2026-03-04T18:00:00Z",
            0,
            "2026-03-04T14:00:00Z",
        ),
        ("latest-open --plan gold --severity sev3 --due 2026-03-05T11:00:00Z", 3, "not-stated"),
        ("latest-open --plan silver --severity sev3 --due 2026-03-04T18:00:00Z", 3, "not-stated"),
        ("calendar --plan gold --severity sev3 --from 2026-03-04 --to 2026-03-04", 3, "not-stated"),
        (
            "calendar --plan bronze --severity sev3 --from 2026-03-04 --to 2026-03-04",
            0,
            "2026-03-04T10:00:00Z/2026-03-04T22:00:00Z",
        ),
        ("calendar --plan gold --severity sev3 --from 2026-03-07 --to 2026-03-08", 3, "not-stated"),
    ];
    let mut wrong = Vec::new();
    for (line, code, expected) in cases {
        let (got, plain, first) = asked(&format!("{line} {TERN}"));
        let names_it = first.contains("our copy names only Sev1 and Sev2; ");
        if (got, plain.as_str(), names_it) != (Some(code), expected, code == 3) {
            wrong.push(format!("{line}: {got:?} {plain}: {first}"));
        }
    }
    nothing_wrong(&wrong);
}

#[test]
fn windows_for_an_unlisted_priority_are_those_that_every_priority_has() {
    let got = run(&format!(
        "covered --plan gold --severity sev3 --at 2026-03-06T12:00:00Z --next 2 {TERN} --format \
         plain"
    ));
    let windows = "covered\n2026-03-06T10:00:00Z/2026-03-06T20:00:00Z\n2026-03-09T10:00:00Z/\
                   2026-03-09T20:00:00Z\n";
    assert_eq!((got.code, got.stdout.as_str()), (Some(0), windows), "{}", got.stderr);
    let explained = run(&format!(
        "covered --plan gold --severity sev3 --at 2026-03-07T12:00:00Z --explain {TERN}"
    ));
    assert!(
        explained.code == Some(3)
            && text(&explained).contains("the rules are not the same for every one"),
        "{explained:?}"
    );
}

#[test]
fn compare_and_channels_are_answered_as_far_as_every_priority_agrees() {
    let got =
        run(&format!("compare --severity sev3 --opened 2026-03-04T12:00:00Z {TERN} --format csv"));
    let cells: Vec<(&str, &str, &str)> = got
        .stdout
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect::<Vec<_>>())
        .map(|row| (row[1], row[7], row[8]))
        .collect();
    let expected = [
        ("bronze", "2026-03-04T16:00:00Z", "true"),
        ("silver", "", "true"),
        ("gold", "2026-03-04T16:00:00Z", "true"),
    ];
    assert_eq!((got.code, cells.as_slice()), (Some(0), expected.as_slice()), "{}", got.stdout);
    let phone = run(&format!(
        "covered --plan gold --severity sev3 --channel phone --at 2026-03-04T12:00:00Z {TERN}"
    ));
    assert_eq!(phone.code, Some(3), "{}", phone.stderr);
    assert!(phone.stderr.contains(
        "phone is for severity sev1; our copy names only Sev1 and Sev2; 'sev3' is not among \
         them"
    ));
}

#[test]
fn rows_of_a_table_are_answered_as_one_question_is() {
    let table = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("edges-unlisted.csv");
    let rows = "id,plan,priority,opened\n1,gold,sev3,2026-03-04T12:00:00Z\n2,gold,sev3,\
                2026-03-04T17:00:00Z\n3,gold,sev1,2026-03-04T17:00:00Z\n4,silver,banana,\
                2026-03-04T12:00:00Z\n5,bronze,,2026-03-04T21:00:00Z\n";
    std::fs::write(&table, rows).unwrap();
    let got = finish(command().arg("batch").arg(&table).args(words(TERN)).output().unwrap());
    let deadlines: Vec<(String, String)> = deadlines_of(&got.stdout);
    let expected = [
        "2026-03-04T16:00:00Z",
        "not-stated",
        "2026-03-04T21:00:00Z",
        "not-stated",
        "2026-03-05T13:00:00Z",
    ];
    let shown: Vec<&str> = deadlines
        .iter()
        .map(|(deadline, state)| if deadline.is_empty() { state.as_str() } else { deadline })
        .collect();
    assert_eq!(
        (got.code, shown.as_slice()),
        (Some(0), expected.as_slice()),
        "{}{}",
        got.stdout,
        got.stderr
    );
}

/// The deadline and the state of each row.
fn deadlines_of(csv: &str) -> Vec<(String, String)> {
    let mut lines = csv.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    let header = lines.next().unwrap();
    let at = |name: &str| {
        header
            .iter()
            .position(|column| column == name)
            .unwrap_or_else(|| panic!("no {name} in {header:?}"))
    };
    lines.map(|row| (row[at("sla_deadline")].clone(), row[at("sla_state")].clone())).collect()
}

#[test]
fn a_slip_of_a_named_priority_and_a_name_that_a_complete_list_lacks_stay_errors() {
    let at = "--at 2026-03-04T12:00:00Z";
    let scalr = "covered --vendor scalr --tier standard --timezone Europe/Berlin";
    let cases = [
        (
            format!("covered {MISSION_CRITICAL} --priority urgnt {at}"),
            &["did you mean 'Urgent'", "the document has other priorities too"][..],
        ),
        (format!("covered {MISSION_CRITICAL} --priority hihg {at}"), &["did you mean 'High'"]),
        (format!("covered {MISSION_CRITICAL} --priority highest {at}"), &["did you mean 'High'"]),
        (
            format!("covered {MISSION_CRITICAL} {at}"),
            &["add --priority", "urgent, high, or another name"],
        ),
        (format!("{scalr} --priority crtical {at}"), &["did you mean 'Critical'", "0 (Blocker)"]),
        (
            format!("{scalr} --priority banana {at}"),
            &["there is no priority 'banana'", "0 (Blocker)"],
        ),
        (format!("{scalr} --priority 9 {at}"), &["there is no priority '9'"]),
        // The contract's response times complete the list of the document.
        (
            "covered --contract examples/contracts/rescale.toml --priority banana".to_owned(),
            &["there is no priority 'banana'", "completes the list"],
        ),
    ];
    let mut wrong = Vec::new();
    for (line, words) in cases {
        let got = run(&line);
        if got.code != Some(2) || words.iter().any(|word| !text(&got).contains(word)) {
            wrong.push(format!("{line}: {:?} {}", got.code, text(&got)));
        }
    }
    nothing_wrong(&wrong);
}

/// A policy of one plan whose priorities some TOML says, with hours for no case.
fn without_hours(priorities: &str) -> String {
    format!(
        "[document]\nvendor = \"acme\"\nvendor-name = \"Acme\"\ntitle = \"Terms\"\neffective = \
         \"undated\"\nstatus = \"current\"\norigin = \"invented\"\nplan-word = \
         \"plan\"\npriority-word = \"priority\"\n{priorities}\n[[plan]]\nid = \"only\"\nname = \
         \"Only\"\nclause = \"1\"\n[[target]]\nwithin = \"4h\"\ncommitment = \"maximum\"\nclock = \
         \"coverage\"\nclause = \"1\"\n"
    )
}

#[test]
fn priorities_that_are_not_named_are_spoken_of_only_beside_those_that_are() {
    let directory = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("edges-unnamed");
    std::fs::create_dir_all(&directory).unwrap();
    let named = "[[priority]]\nid = \"1\"\nname = \"One\"\nclause = \"1\"\n";
    let mut wrong = Vec::new();
    for (name, priorities, expected) in [
        ("none", "", "no [[coverage]] fits plan 'only'"),
        ("complete", named, "no [[coverage]] fits plan 'only', priority '1'"),
    ] {
        let path = directory.join(name).with_extension("toml");
        std::fs::write(&path, without_hours(priorities)).unwrap();
        let got = run_with(&["policy", "check", path.to_str().unwrap()]);
        let said = text(&got);
        if !said.contains(expected) || said.contains("priorities that are not named") {
            wrong.push(format!("{name}: {said}"));
        }
    }
    nothing_wrong(&wrong);
}
