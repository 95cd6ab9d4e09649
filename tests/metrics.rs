//! Several clocks a ticket: the first response, updates, a resolution. The policies of
//! `examples/metrics` have worked examples of their own, which `policy check` asks.

use serde_json::Value;

use crate::program::run;

/// Severity 3, Monday to Friday 08:00 to 20:00 in New York: a response within four business hours,
/// then an update every eight.
const SEVERITY_3: &str = "deadline --policy redhat/openshift-dedicated --policy-dir \
                          examples/metrics --plan premium --region na --priority 3 --timezone \
                          America/New_York --opened 2026-03-09T09:00:00-04:00 --now \
                          2026-03-10T12:00:00-04:00";

fn json(line: &str) -> Value {
    let got = run(&format!("{line} --format json"));
    serde_json::from_str(&got.stdout).unwrap_or_else(|_| panic!("{line}\n{}", got.stderr))
}

/// The metric, the deadline and the state of each run, in their order.
fn runs(answer: &Value) -> Vec<(&str, &str, &str)> {
    let mut runs = Vec::new();
    for run in answer["metrics"].as_array().unwrap() {
        let word = |key: &str| run[key].as_str().unwrap_or("");
        runs.push((word("metric"), word("deadline"), word("state")));
    }
    runs
}

#[test]
fn policies_with_first_responses_alone_answer_as_before() {
    let line = "deadline --vendor scalr --tier standard --priority 1 --timezone America/New_York \
                --opened 2026-03-06T16:45:00-05:00 --now 2026-03-06T22:00:00Z";
    let answer = json(line);
    assert!(answer.get("metrics").is_none() && answer.get("metric").is_none(), "{answer}");
    assert_eq!(json(&format!("{line} --metric first-response")), answer);
}

/// Eight hours from 11:00 on Monday are over at 19:00; from 18:00, at 14:00 on Tuesday.
#[test]
fn each_update_starts_the_time_to_the_next() {
    let line = format!(
        "{SEVERITY_3} --responded 2026-03-09T11:00:00-04:00 --updated 2026-03-09T18:00:00-04:00"
    );
    let answer = json(&line);
    assert_eq!(
        runs(&answer),
        [
            ("first-response", "2026-03-09T13:00:00-04:00", "met"),
            ("next-update", "2026-03-09T19:00:00-04:00", "met"),
            ("next-update", "2026-03-10T14:00:00-04:00", "open"),
        ]
    );
    assert_eq!(answer["deadline"], "2026-03-09T13:00:00-04:00");
}

/// The order in which updates are typed means nothing.
#[test]
fn updates_are_taken_in_order_of_time() {
    let of = |first: &str, second: &str| {
        let updates = [first, second].map(|time| format!(" --updated 2026-03-09T{time}:00-04:00"));
        let line = format!("{SEVERITY_3} --responded 2026-03-09T11:00:00-04:00");
        json(&(line + &updates.concat()))["metrics"].clone()
    };
    assert_eq!(of("15:00", "18:00"), of("18:00", "15:00"));
}

#[test]
fn a_metric_is_found_by_the_name_that_the_document_gives_it() {
    let line = format!("{SEVERITY_3} --responded 2026-03-09T11:00:00-04:00 --metric");
    let by_name = json(&format!("{line} 'Ongoing response'"));
    assert_eq!(by_name, json(&format!("{line} next-update")));
    assert_eq!(
        (&by_name["metric"], &by_name["deadline"]),
        (&"next-update".into(), &"2026-03-09T19:00:00-04:00".into())
    );
}

/// Nothing is guessed: the first response is not known, so there is no start.
#[test]
fn a_clock_that_starts_at_the_first_response_waits_for_it() {
    let asked = run(&format!("{SEVERITY_3} --metric next-update"));
    assert_eq!(asked.code, Some(2));
    assert!(asked.stderr.contains("add --responded"), "{}", asked.stderr);
    let answer = json(SEVERITY_3);
    let update = &answer["metrics"][1];
    assert_eq!((&update["deadline"], &update["state"]), (&Value::Null, &"none".into()));
    assert!(update["obstacle"].as_str().unwrap().contains("add --responded"), "{update}");
}

#[test]
fn events_before_the_start_of_a_clock_are_refused_there() {
    let early = run(&format!("{SEVERITY_3} --updated 2026-03-09T08:00:00-04:00"));
    assert_eq!(early.code, Some(2));
    assert!(early.stderr.contains("the update, "), "{}", early.stderr);
    let line = format!(
        "{SEVERITY_3} --responded 2026-03-09T11:00:00-04:00 --resolved 2026-03-09T10:00:00-04:00"
    );
    let answer = json(&line);
    assert_eq!(
        (answer["state"].as_str(), &answer["deadline"]),
        (Some("met"), &"2026-03-09T13:00:00-04:00".into())
    );
    let obstacle = answer["metrics"][1]["obstacle"].as_str().unwrap();
    assert!(obstacle.contains("the resolution, "), "{obstacle}");
}

#[test]
fn a_resolution_at_the_deadline_is_in_time_and_a_minute_later_is_late() {
    let line = "deadline --policy hashicorp/self-managed --policy-dir examples/metrics --plan gold \
                --region europe --priority 1 --timezone Europe/Berlin --opened \
                2026-03-06T16:45:00+01:00 --now 2026-03-08T00:00:00+01:00 --metric resolution \
                --check --resolved";
    for (resolved, code) in [("16:45", 0), ("16:46", 1)] {
        let got = run(&format!("{line} 2026-03-07T{resolved}:00+01:00"));
        assert_eq!(got.code, Some(code), "{resolved}\n{}{}", got.stdout, got.stderr);
    }
}

/// The middle of `policy diff` for scripts: the aspect and the metric of each change.
#[test]
fn two_policies_that_differ_in_a_resolution_time_are_not_the_same() {
    let file = "examples/metrics/hashicorp/self-managed.toml";
    let text = std::fs::read_to_string(crate::program::root().join(file)).unwrap();
    let changed = text.replace("1 = \"24 calendar hours\"", "1 = \"12 calendar hours\"");
    assert_ne!(text, changed);
    let other = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("shorter-resolution.toml");
    std::fs::write(&other, changed).unwrap();
    let got = run(&format!("policy diff {file} '{}' --format json", other.display()));
    assert_eq!(got.code, Some(1), "{}", got.stderr);
    let answer: Value = serde_json::from_str(&got.stdout).unwrap();
    let changes = answer["changes"].as_array().unwrap();
    let said: Vec<_> = changes.iter().map(|it| (&it["aspect"], &it["subject"])).collect();
    assert_eq!(said, [(&"target".into(), &"resolution".into())], "{answer}");
}

/// A contract over the policy of [`SEVERITY_3`], in a file.
fn contract(name: &str, targets: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let text = format!(
        "policy = \"redhat/openshift-dedicated\"\ntitle = \"Order form\"\nplan = \"premium\"\n{targets}"
    );
    std::fs::write(&path, text).unwrap();
    format!("{SEVERITY_3} --contract '{}'", path.display())
}

/// From Monday at 09:00, five business days are over on the next Monday, seven on Wednesday.
#[test]
fn a_contract_fixes_a_resolution_that_the_document_does_not_promise() {
    let line = contract(
        "resolution.toml",
        "[[target]]\nmetric = \"resolution\"\nby-priority = { 3 = \"5 to 7 business days\" }\n",
    ) + " --metric resolution";
    let answer = json(&line);
    let keys = ["deadline", "deadline_from"].map(|key| answer[key].as_str().unwrap());
    assert_eq!(keys, ["2026-03-18T09:00:00-04:00", "2026-03-16T09:00:00-04:00"]);
    let target = &answer["target"];
    assert_eq!(
        (&target["text"], &target["business_days"], &target["from"]["business_days"]),
        (&"5 to 7 business days".into(), &7.into(), &5.into())
    );
    assert_eq!(answer["basis"][0]["document"], "Order form", "{answer}");
    let text = run(&line).stdout;
    assert!(text.contains("from Mon 16 Mar 2026, 09:00 EDT"), "{text}");
    // The other priorities have none by the contract either.
    assert_eq!(run(&line.replace("--priority 3", "--priority 2")).code, Some(3));
}

/// The document says eight business hours "or as agreed"; the contract has twelve.
#[test]
fn what_was_agreed_is_the_contracts() {
    let asked = " --metric next-update --responded 2026-03-09T11:00:00-04:00";
    let answer = json(&format!("{SEVERITY_3}{asked}"));
    let says_so = |answer: &Value| answer.to_string().contains("Another time may have been agreed");
    assert!(answer["target"]["or_as_agreed"] == true && says_so(&answer), "{answer}");
    let target = "[[target]]\nmetric = \"next-update\"\nwithin = \"12h\"\n";
    let agreed = json(&(contract("updates.toml", target) + asked));
    // Nine hours until 20:00, and three on Tuesday from 08:00.
    assert_eq!(agreed["deadline"], "2026-03-10T11:00:00-04:00");
    assert!(agreed["target"].get("or_as_agreed").is_none() && !says_so(&agreed), "{agreed}");
}

/// Eight hours from 10:00 were over at 18:00; the update at 08:00 on Tuesday gives time until 16:00.
#[test]
fn a_late_update_that_the_row_no_longer_shows_is_counted_by_the_report() {
    let table = "opened,responded,updated,priority\n2026-03-09 09:00,2026-03-09 10:00,2026-03-09 \
                 19:00;2026-03-10 08:00,3\n";
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("late-update.csv");
    std::fs::write(&path, table).unwrap();
    let (_, options) = SEVERITY_3.split_once("deadline").unwrap();
    let (options, now) = options.split_once("--opened 2026-03-09T09:00:00-04:00").unwrap();
    let options = format!("'{}' {options} {now} --metric next-update", path.display());
    let options = options.replace("--priority 3", "");
    let row = run(&format!("batch {options}")).stdout;
    assert!(row.contains("2026-03-10T16:00:00-04:00,open,"), "{row}");
    let report = json(&format!("report {options}"));
    assert_eq!(
        (&report["metric"], &report["tickets"]["total"]["late"]),
        (&"next-update".into(), &1.into())
    );
}

/// `HashiCorp`'s Gold, Monday to Friday 09:00 to 17:00 in Berlin: priority 2 is resolved within three
/// business days, Silver's within five.
const GOLD: &str = "--policy hashicorp/self-managed --policy-dir examples/metrics --region europe \
                    --timezone Europe/Berlin --now 2026-03-10T12:00:00+01:00 --metric resolution";

/// Writes a table of tickets under a name of its own.
fn table(name: &str, text: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    format!("'{}'", path.display())
}

/// From Friday the 20th: Monday to Wednesday; and to Friday.
#[test]
fn compare_and_latest_open_ask_about_a_resolution() {
    let opened = "2026-03-20T10:00:00+01:00";
    let answer = json(&format!("compare {GOLD} --priority 2 --opened {opened}"));
    let rows = answer["rows"].as_array().unwrap();
    let due: Vec<&Value> = rows.iter().map(|row| &row["deadline"]).collect();
    assert_eq!(answer["metric"], "resolution");
    assert_eq!(
        due,
        [&Value::Null, &"2026-03-27T10:00:00+01:00".into(), &"2026-03-25T10:00:00+01:00".into()]
    );
    let line =
        format!("latest-open {GOLD} --plan gold --priority 2 --due 2026-03-27T10:00:00+01:00");
    let answer = json(&line);
    assert_eq!(answer["latest_open"], "2026-03-24T10:00:00+01:00");
    let unpromised = run(&line.replace("--metric resolution", "--metric workaround"));
    assert_eq!(unpromised.code, Some(3), "{}", unpromised.stderr);
}

/// Three business days from Monday at 10:00 are over on Thursday at 10:00.
#[test]
fn upcoming_and_audit_ask_about_a_resolution() {
    let text = "id,opened,responded,resolved,claimed\n\
                A,2026-03-09 10:00,2026-03-09 11:00,,2026-03-12 10:00\n\
                B,2026-03-09 10:00,2026-03-09 11:00,2026-03-10 09:00,2026-03-12 10:00\n";
    let options = format!("{} {GOLD} --plan gold --priority 2", table("resolutions.csv", text));
    let answer = json(&format!("upcoming {options}"));
    let open = answer["tickets"].as_array().unwrap();
    assert_eq!((&answer["metric"], open.len()), (&"resolution".into(), 1));
    assert_eq!(
        (&open[0]["ticket"], &open[0]["deadline"]),
        (&"A".into(), &"2026-03-12T10:00:00+01:00".into())
    );
    let audit = json(&format!("audit {options} --claimed claimed"));
    assert_eq!(
        (&audit["metric"], &audit["agree"], &audit["differ"]),
        (&"resolution".into(), &2.into(), &0.into())
    );
}

/// Resolved on Monday, opened again on Tuesday at 09:00: if the clock goes on it is due on Thursday
/// at 10:00, and if it starts again three business days later, on Friday at 09:00.
#[test]
fn a_reopened_ticket_is_asked_about_its_resolution_by_every_command() {
    let text = "id,opened,resolved,reopened,claimed\n\
                A,2026-03-09 10:00,2026-03-09 15:00,2026-03-10 09:00,2026-03-13 09:00\n";
    let table = table("reopened-resolutions.csv", text);
    let options = format!("{table} {GOLD} --plan gold --priority 2");
    let batch = run(&format!("batch {options}"));
    let answer = "2026-03-12T10:00:00+01:00,open,36000,165600,,business-day reopening,";
    assert!(batch.stdout.contains(answer), "{batch:?}");
    let open = &json(&format!("upcoming {options}"))["tickets"][0];
    assert_eq!(open["deadline"], "2026-03-12T10:00:00+01:00");
    let other = serde_json::json!({
        "reading": "reopening=restarts", "deadline": "2026-03-13T09:00:00+01:00"
    });
    assert!(open["readings"].as_array().unwrap().contains(&other), "{open}");
    let cause = &json(&format!("audit {options} --claimed claimed"))["explains_most"];
    assert_eq!(cause["cause"]["which"], "reopening=restarts");
    let restarts = format!("{options} --reading reopening=restarts");
    let audit = json(&format!("audit {restarts} --claimed claimed"));
    assert_eq!(audit["agree"], 1, "{audit}");
    let late = restarts.replace("2026-03-10T12:00", "2026-03-13T12:00");
    let batch = run(&format!("batch {late}"));
    assert!(batch.stdout.contains("2026-03-13T09:00:00+01:00,missed,"), "{batch:?}");
}

/// Three business days become two: resolved on Thursday at 09:00 it was met, and is missed since
/// Wednesday at 10:00. The first response stays.
#[test]
fn a_diff_compares_the_metric_that_is_asked_for() {
    let file = "examples/metrics/hashicorp/self-managed.toml";
    let text = std::fs::read_to_string(crate::program::root().join(file)).unwrap();
    let shorter = text.replace("2 = \"3 business days\"", "2 = \"2 business days\"");
    assert_ne!(text, shorter);
    let after = table("shorter.toml", &shorter);
    let tickets = "opened,responded,resolved\n\
                   2026-03-09 10:00,2026-03-09 10:30,2026-03-12 09:00\n";
    let line = format!(
        "policy diff {file} {after} --tickets {} --plan gold --region europe --priority 2 \
         --timezone Europe/Berlin",
        table("diff-resolutions.csv", tickets)
    );
    let first = json(&line);
    assert_eq!((&first["tickets"]["same"], &first["tickets"]["metric"]), (&1.into(), &Value::Null));
    assert!(first["notes"].to_string().contains("add --metric resolution for others"), "{first}");
    let answer = json(&format!("{line} --metric resolution"));
    let counts = ["same", "earlier", "met_to_missed"].map(|key| answer["tickets"][key].as_u64());
    assert_eq!(counts, [Some(0), Some(1), Some(1)], "{answer}");
    let after = &answer["tickets"]["changed"][0]["after"];
    assert_eq!(after["deadline"], "2026-03-11T10:00:00+01:00");
    assert_eq!(answer["tickets"]["metric"], "resolution");
    assert!(!answer["notes"].to_string().contains("--metric"), "{answer}");
}

/// In JSON several updates may be a list: the last at 14:00, and eight hours are over on Tuesday.
#[test]
fn updates_in_json_may_be_a_list() {
    let row = "{\"opened\":\"2026-03-09 09:00\",\"responded\":\"2026-03-09 10:00\",\"updated\":\
               [\"2026-03-09 14:00\", \"2026-03-09 12:00\"]}\n";
    let (_, options) = SEVERITY_3.split_once("deadline").unwrap();
    let options = options.replace("--opened 2026-03-09T09:00:00-04:00", "");
    let path = table("updates.jsonl", row);
    let got = run(&format!("batch {path} {options} --metric next-update"));
    // Six hours until 20:00, and two from 08:00.
    assert!(got.stdout.contains("\"2026-03-10T10:00:00-04:00\""), "{}{}", got.stdout, got.stderr);
    assert!(!got.stderr.contains("no row says"), "{}", got.stderr);
}

/// Jira's Resolved is the resolution; its Updated is the last change by anybody.
#[test]
fn an_export_has_the_resolution_and_no_updates() {
    let text = "Issue key,Issue Type,Created,Updated,Resolved,Priority\n\
                OPS-1,Bug,09/Mar/26 10:00 AM,09/Mar/26 11:00 AM,09/Mar/26 4:00 PM,3\n";
    let jira = table("jira.csv", text);
    let got = run(&format!("batch {jira} {GOLD} --plan gold"));
    assert!(got.stdout.contains(",2026-03-18T10:00:00+01:00,met,"), "{}{}", got.stdout, got.stderr);
    let (_, options) = SEVERITY_3.split_once("deadline").unwrap();
    let options = options.replace("--opened 2026-03-09T09:00:00-04:00", "");
    let got = run(&format!("batch {jira} {options} --metric next-update --map responded=Created"));
    // Eight hours from 10:00, and nobody knows of an update.
    assert!(got.stdout.contains(",2026-03-09T18:00:00-04:00,met,"), "{}{}", got.stdout, got.stderr);
}
