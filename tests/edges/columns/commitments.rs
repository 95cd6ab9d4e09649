//! How firm a promise is, in every answer that says so.

use super::{column, over};
use crate::{
    bad_input::directory,
    program::{command, finish, run, words},
};

/// A desk that promises nothing for its first priority, though what it promises the others are
/// targets.
const TERMS: &str = r#"
[document]
vendor = "harbour"
vendor-name = "Harbour Desk"
title = "Harbour terms"
effective = "2026-01-01"
status = "current"
origin = "invented for this test"
plan-word = "plan"
priority-word = "severity"

[[plan]]
id = "crew"
name = "Crew"
clause = "1"

[[priority]]
id = "1"
name = "Flood"
clause = "2"

[[priority]]
id = "2"
name = "Leak"
clause = "2"

[[priority]]
id = "3"
name = "Drip"
clause = "2"

[[calendar]]
id = "hours"
name = "Hours"
zone = "Europe/Lisbon"
hours = "Mon-Fri 09:00-17:00"
clause = "3"

[[coverage]]
calendar = "hours"
clause = "3"

[[target]]
by-priority = { 1 = "none", 2 = "4 business hours", 3 = "not-stated" }
commitment = "COMMITMENT"
clause = "4"
"#;

fn policies(name: &str, commitment: &str) -> String {
    let terms = TERMS.replace("COMMITMENT", commitment);
    let contract = "policy = \"harbour/terms\"\nplan = \"crew\"\n[targets.crew]\n1 = \"2 business \
                    hours\"\n2 = \"none\"\n3 = \"best-effort\"\n";
    let files = [("harbour/terms.toml", terms.as_bytes()), ("agreed.toml", contract.as_bytes())];
    directory(&format!("commitments-{name}"), &files).display().to_string()
}

#[test]
fn what_a_document_does_not_promise_is_none_however_firm_the_rest_is() {
    let mut wrong = Vec::new();
    for (commitment, first) in [
        ("maximum", "none"),
        ("target", "none"),
        ("best-effort", "best-effort"),
        ("not-stated", "none"),
    ] {
        let policies = policies(commitment, commitment);
        let plain = |priority: &str, more: &str| {
            let line = format!(
                "deadline --policy-dir '{policies}' --vendor harbour --severity {priority} \
                 --opened 2026-03-02T10:00:00Z"
            );
            run(&format!("{line} --format plain {more}")).stdout.trim().to_owned()
        };
        // Lisbon is on UTC in winter: four hours from 10:00 on.
        let got = ["1", "2", "3"].map(|priority| plain(priority, ""));
        if got != [first, "2026-03-02T14:00:00Z", "not-stated"] {
            wrong.push(format!("{commitment}: {got:?}"));
        }
        let agreed = ["1", "2", "3"]
            .map(|priority| plain(priority, &format!("--contract '{policies}/agreed.toml'")));
        if agreed != ["2026-03-02T12:00:00Z", "none", "best-effort"] {
            wrong.push(format!("{commitment} with a contract: {agreed:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_answer_says_none_of_what_is_not_promised() {
    let policies = policies("everywhere", "target");
    let ask = |line: &str| {
        let got = run(&format!("{line} --policy-dir '{policies}'"));
        assert!(got.code.is_some_and(|code| code != 2 && code != 4), "{line}: {got:?}");
        got.stdout
    };
    let of = "--vendor harbour --severity 1";
    let json = ask(&format!("deadline {of} --opened 2026-03-02T10:00:00Z --format json"));
    assert!(json.contains(r#""commitment":"none""#), "{json}");
    let compared = ask(&format!("compare {of} --opened 2026-03-02T10:00:00Z --format csv"));
    assert!(column(&compared, "commitment") == ["none"], "{compared}");
    let latest = ask(&format!("latest-open {of} --due 2026-03-02T15:00:00Z --format plain"));
    assert_eq!(latest.trim(), "none");
    let shown = ask("policy show harbour/terms --format json");
    assert!(shown.contains(r#""within":"none","commitment":"none""#), "{shown}");
    let shown = ask("policy show harbour/terms");
    assert!(
        shown.contains("crew 1")
            && shown.contains("No commitment.")
            && !shown.contains("all     No commitment"),
        "{shown}"
    );

    let table = b"opened,severity\n2026-03-02T10:00:00Z,1\n2026-03-02T10:00:00Z,2\n2026-03-02T10:00:00Z,3\n";
    let got = over(table, &format!("batch --policy-dir '{policies}' --vendor harbour"));
    assert_eq!(column(&got.stdout, "sla_state"), ["none", "overdue", "not-stated"]);
}

#[test]
fn a_time_without_any_commitment_is_refused() {
    let policies = directory("commitments-refused", &[]);
    let terms = TERMS.replace("COMMITMENT", "none");
    std::fs::create_dir_all(&policies).unwrap();
    std::fs::write(policies.join("terms.toml"), terms).unwrap();
    let got = finish(
        command().args(words("policy check")).arg(policies.join("terms.toml")).output().unwrap(),
    );
    assert_eq!(got.code, Some(4), "{got:?}");
    assert!(
        got.stderr.contains("a time is promised, but the commitment is \"none\""),
        "{}",
        got.stderr
    );
}
