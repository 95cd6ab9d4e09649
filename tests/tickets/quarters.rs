//! Targets over all tickets of a quarter: what `report` and `audit` say of them, worked out by
//! hand. Urgent has an hour, high has four.

use serde_json::{Value, json};

use crate::program::run;

const TABLE: &str = "tests/data/tickets/quarters.csv --contract \
                     tests/data/contracts/quarters.toml --now 2026-05-01T00:00:00Z";

#[test]
fn a_report_gives_each_quarter_in_each_reading() {
    let got = run(&format!("report {TABLE} --format json"));
    assert_eq!(got.code, Some(0), "{}", got.stderr);
    let answer: Value = serde_json::from_str(&got.stdout).unwrap();
    let measured = &answer["tickets"]["measured_over"][0];
    assert_eq!(measured["over"], "quarter");
    assert_eq!(measured["has_contract_periods"], true);
    let periods = answer["tickets"]["periods"].as_array().unwrap();
    let line = |line: &Value| {
        let keys = ["reading", "from", "until", "priority", "within", "beyond", "percent"];
        let times = ["mean_seconds", "target_seconds"];
        keys.into_iter().chain(times).map(|key| line[key].clone()).collect::<Value>()
    };
    let got: Vec<Value> = periods.iter().map(line).collect();
    let (high, urgent) = ("high", "urgent");
    let expected = [
        // 30 min, 2 h, 1 h and 5 h.
        json!(["calendar", "2026-01-01", "2026-03-31", null, 2, 2, 50.0, null, null]),
        json!(["calendar", "2026-01-01", "2026-03-31", urgent, 1, 1, 50.0, 4_500, 3_600]),
        json!(["calendar", "2026-01-01", "2026-03-31", high, 1, 1, 50.0, 10_800, 14_400]),
        json!(["calendar", "2026-04-01", "2026-06-30", urgent, 1, 0, 100.0, 600, 3_600]),
        // The ticket of 20 February is in the contract's second quarter.
        json!(["contract", "2025-11-15", "2026-02-14", null, 2, 1, 66.66, null, null]),
        json!(["contract", "2025-11-15", "2026-02-14", urgent, 1, 1, 50.0, 4_500, 3_600]),
        json!(["contract", "2025-11-15", "2026-02-14", high, 1, 0, 100.0, 3_600, 14_400]),
        json!(["contract", "2026-02-15", "2026-05-14", null, 1, 1, 50.0, null, null]),
        json!(["contract", "2026-02-15", "2026-05-14", urgent, 1, 0, 100.0, 600, 3_600]),
        json!(["contract", "2026-02-15", "2026-05-14", high, 0, 1, 0.0, 18_000, 14_400]),
    ];
    assert_eq!(got, expected);
}

#[test]
fn a_late_ticket_alone_is_called_no_breach() {
    let words = |line: &str| {
        let text = run(line).stdout;
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let report = words(&format!("report {TABLE}"));
    assert!(
        report.starts_with(
            "Targets over all tickets of a quarter, not for each: 60.00% came within their target: \
             3 of 5"
        ),
        "{report}"
    );
    assert!(report.contains("A late ticket alone is no breach of a target over all tickets"));
    assert!(!report.contains("missed"), "{report}");
    let audit = words(&format!("audit {TABLE} --claimed responded"));
    assert!(
        audit.contains("The targets of rescale/support are measured over all tickets of a quarter"),
        "{audit}"
    );
}
