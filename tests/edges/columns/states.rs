//! The state of a ticket of which no answer is known.

use serde_json::Value;

use super::{SCALR, column, on_one_line, over};

/// Now is Friday 2026-03-06, 17:00 in New York; each opening is due two business hours later.
const ROWS: &str = "\
T1,1,2026-03-02 09:00,2026-03-09 09:00,
T2,1,2026-03-02 09:00,2026-03-02 10:30,
T3,1,2026-03-02 09:00,2026-03-02 11:00,
T4,1,2026-03-02 09:00,,
T5,1,2026-03-06 16:45,,
T6,1,2026-03-02 09:00,2026-03-02 18:00,2026-03-02 10:59
T7,1,2026-03-02 09:00,2026-03-02 18:00,2026-03-02 11:01
";

fn kept() -> String {
    format!("number,priority,opened,closed,responded\n{ROWS}")
}

/// The same without a column for answers, and without those that have one.
fn not_kept() -> String {
    let rows = ROWS.lines().filter_map(|row| row.strip_suffix(',')).map(|row| format!("{row}\n"));
    format!("number,priority,opened,closed\n{}", rows.collect::<Vec<_>>().concat())
}

fn states(table: &str, options: &str) -> Vec<String> {
    let got = over(table.as_bytes(), &format!("batch {SCALR} {options} --quiet"));
    assert_eq!(got.code, Some(0), "{got:?}");
    column(&got.stdout, "sla_state")
}

/// T1 was closed a week late; T3 at its deadline, which is in time.
#[test]
fn a_ticket_that_was_closed_without_a_known_answer_accuses_nobody() {
    assert_eq!(
        states(&kept(), ""),
        ["closed-late", "closed", "closed", "missed", "open", "met", "missed"]
    );
    assert_eq!(states(&not_kept(), ""), ["closed-late", "closed", "closed", "overdue", "open"]);
    assert_eq!(
        states(&kept(), "--map responded="),
        ["closed-late", "closed", "closed", "overdue", "open", "closed-late", "closed-late"]
    );
}

#[test]
fn json_lines_have_the_states_of_the_table() {
    let object = |row: &str, key: &str| {
        let cells: Vec<&str> = row.split(',').collect();
        let responded =
            if cells[4].is_empty() { String::new() } else { format!(r#","{key}":"{}""#, cells[4]) };
        let closed =
            if cells[3].is_empty() { "null".to_owned() } else { format!(r#""{}""#, cells[3]) };
        format!("{{\"priority\":1,\"opened\":\"{}\",\"closed\":{closed}{responded}}}\n", cells[2])
    };
    let states = |key: &str| -> Vec<String> {
        let rows = ROWS.lines().map(|row| object(row, key)).collect::<Vec<_>>().concat();
        let got = over(rows.as_bytes(), &format!("batch {SCALR}"));
        let state = |line: &str| {
            serde_json::from_str::<Value>(line).unwrap()["sla_state"].as_str().unwrap().to_owned()
        };
        got.stdout.lines().map(state).collect()
    };
    // Objects without a value often have no key: that others have one shows that answers are kept.
    assert_eq!(
        states("responded"),
        ["closed-late", "closed", "closed", "missed", "open", "met", "missed"]
    );
    assert_eq!(
        states("replied"),
        ["closed-late", "closed", "closed", "overdue", "open", "closed-late", "closed-late"]
    );
}

#[test]
fn a_report_counts_closed_late_for_itself() {
    let report = |table: &str| -> Value {
        let got = over(table.as_bytes(), &format!("report {SCALR} --format json"));
        serde_json::from_str(&got.stdout).unwrap()
    };
    let names =
        ["opened", "met", "missed", "late", "overdue", "open", "closed_unanswered", "closed_late"];
    let counts =
        |answer: &Value| names.map(|name| answer["tickets"]["total"][name].as_u64().unwrap());
    let answer = report(&kept());
    assert_eq!(counts(&answer), [7, 1, 2, 1, 1, 1, 2, 1]);
    // Met 1 of those answered or overdue: T6 of T4, T6 and T7.
    assert_eq!(answer["percent"], 33.33);
    let tickets: Vec<&str> = answer["tickets"]["worst"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["ticket"].as_str().unwrap())
        .collect();
    assert_eq!(tickets, ["T4", "T7", "T6"], "T1 is no bad margin: nobody knows it");

    let answer = report(&not_kept());
    assert_eq!(counts(&answer), [5, 0, 0, 0, 1, 1, 2, 1]);
    assert_eq!(
        (&answer["percent"], answer["tickets"]["worst"].as_array().unwrap().len()),
        (&Value::Null, 0)
    );

    let text = over(kept().as_bytes(), &format!("report {SCALR}")).stdout;
    assert!(
        on_one_line(&text).contains(
            "missed 2: 1 late, 1 overdue open 1 no answer known 3: 2 closed before the deadline, 1 \
             closed after the deadline"
        ),
        "{text}"
    );
    let text = over(not_kept().as_bytes(), &format!("report {SCALR}")).stdout;
    assert!(
        !text.contains(" late, no answer\n")
            && text.contains("past the deadline  1, no answer known"),
        "{text}"
    );
}

#[test]
fn closing_counts_as_the_answer_only_where_the_user_says_so() {
    let closing = ["missed", "met", "met", "missed", "open", "missed", "missed"];
    assert_eq!(states(&not_kept(), "--map responded=closed"), closing[..5]);
    assert_eq!(states(&kept(), "--map responded=closed"), closing);
    let renamed = not_kept().replacen("closed", "Done at", 1);
    assert_eq!(states(&renamed, "--map 'closed=Done at' --map responded=closed"), closing[..5]);

    // An export with two columns of which one has the time.
    let freshdesk = "Ticket ID,Priority,Created time,Resolved time,Closed time\n\
                     1,1,2026-03-02 09:00,2026-03-02 10:00,2026-03-04 10:00\n\
                     2,1,2026-03-02 09:00,,2026-03-04 10:00\n";
    assert_eq!(states(freshdesk, "--preset freshdesk --map responded=closed"), ["met", "missed"]);
    assert_eq!(
        states(freshdesk, "--preset freshdesk --map 'responded=Closed time'"),
        ["missed", "missed"]
    );

    for (verb, says) in
        [("report", "answers the time of closing"), ("report", "Closing counts as the answer")]
    {
        let text = on_one_line(
            &over(not_kept().as_bytes(), &format!("{verb} {SCALR} --map responded=closed")).stdout,
        );
        assert!(text.contains(says) && text.contains("--map responded=closed"), "{text}");
    }
    let got = over(not_kept().as_bytes(), &format!("batch {SCALR} --map responded=closed"));
    assert!(got.stderr.contains("closing counts as the answer"), "{}", got.stderr);
    let got = over(
        b"number,priority,opened\n1,1,2026-03-02 09:00\n",
        &format!("batch {SCALR} --map responded=closed"),
    );
    assert!(got.code == Some(2) && got.stderr.contains("there is no column 'closed'"), "{got:?}");
}
