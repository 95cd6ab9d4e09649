//! Verdicts of somebody else, of which not all can be checked.

use serde_json::Value;

use super::{SCALR, on_one_line, over};
use crate::program::Run;

const WORDS: &str =
    "--claimed-state met_sla --map-value claimed:yes=met --map-value claimed:no=missed";

fn audit(table: &str, options: &str) -> Run {
    over(table.as_bytes(), &format!("audit {SCALR} {WORDS} {options}"))
}

/// Rows, compared, agree, differ, and of whose answer nothing is known: claimed met, claimed
/// missed.
fn counts(table: &str, options: &str) -> [u64; 6] {
    let answer: Value =
        serde_json::from_str(&audit(table, &format!("{options} --format json")).stdout).unwrap();
    ["rows", "compared", "agree", "differ", "met_unanswered", "missed_unanswered"]
        .map(|name| answer[name].as_u64().unwrap())
}

/// Closed tickets without any answer, most of which are claimed to be met.
fn unanswered() -> String {
    let row = |day: u32| {
        format!(
            "N{day},1,2026-02-{day:02} 09:00,2026-02-{:02} 09:00,{}\n",
            day + 1,
            if day.is_multiple_of(9) { "no" } else { "yes" }
        )
    };
    let rows = (2..=25).map(row).collect::<Vec<_>>().concat();
    format!("number,priority,opened,closed,met_sla\n{rows}")
}

#[test]
fn without_a_single_answer_no_verdict_is_compared() {
    for (table, has_column) in [(unanswered(), false), (with_an_empty_column(&unanswered()), true)]
    {
        let got = audit(&table, "");
        assert_eq!(got.code, Some(3), "{got:?}");
        let text = on_one_line(&got.stdout);
        assert!(text.starts_with("No verdicts could be compared"), "{text}");
        assert!(
            text.contains("22 claimed met, 2 claimed missed, though no answer is known"),
            "{text}"
        );
        assert!(has_column || text.contains("--map responded=COLUMN names the column"), "{text}");
        assert!(!text.contains("exchanged"), "{text}");
        assert_eq!(counts(&table, ""), [24, 0, 0, 0, 22, 2]);
    }
}

fn with_an_empty_column(table: &str) -> String {
    let mut lines = table.lines().map(|line| format!("{line},\n"));
    let header = lines.next().unwrap().replace(",\n", ",responded\n");
    header + &lines.collect::<Vec<_>>().concat()
}

#[test]
fn closing_counts_as_the_answer_of_a_verdict_if_that_is_said() {
    assert_eq!(audit(&unanswered(), "--map responded=closed").code, Some(1));
    // Each was closed a day later. That is late but for the six of three weekends, which were due
    // on Monday at 10:30. So these agree, and the two that are claimed to be missed.
    assert_eq!(counts(&unanswered(), "--map responded=closed"), [24, 24, 8, 16, 0, 0]);
}

/// Due Monday 11:00. Answered: A agrees, B does not. Of C and D, which were closed, and of G, which
/// is not yet due, nothing is known. E and F are open, past their deadline, in a table that would
/// have their answers: E is missed, as claimed, and F too. H is not yet due, so it cannot be
/// missed.
#[test]
fn only_what_is_known_is_compared() {
    let rows = "A,2026-03-02 09:00,,2026-03-02 10:00,yes\n\
                B,2026-03-02 09:00,,2026-03-02 12:00,yes\n\
                C,2026-03-02 09:00,2026-03-05 09:00,,yes\n\
                D,2026-03-02 09:00,2026-03-02 10:00,,no\n\
                E,2026-03-02 09:00,,,no\n\
                F,2026-03-02 09:00,,,yes\n\
                G,2026-03-06 16:45,,,yes\n\
                H,2026-03-06 16:45,,,no\n";
    let table = format!("number,opened,closed,responded,met_sla\n{rows}");
    assert_eq!(counts(&table, "--priority 1"), [8, 5, 2, 3, 2, 1]);
    assert_eq!(audit(&table, "--priority 1").code, Some(1));
    // Where no column has answers, only H is known to be wrong.
    assert_eq!(counts(&table, "--priority 1 --map responded="), [8, 1, 0, 1, 5, 2]);
    let agreeing =
        table.lines().filter(|row| !"BFH".contains(&row[..1])).collect::<Vec<_>>().join("\n");
    let got = audit(&agreeing, "--priority 1");
    assert_eq!(got.code, Some(3), "what agrees is not all: {got:?}");
    assert!(
        on_one_line(&got.stdout)
            .contains("2 claimed met, 1 claimed missed, though no answer is known"),
        "{got:?}"
    );
}

#[test]
fn claims_of_deadlines_need_no_answers() {
    let table = "number,opened,closed,due\n1,2026-03-02 09:00,2026-03-09 09:00,2026-03-02 11:00\n";
    let got = over(table.as_bytes(), &format!("audit {SCALR} --priority 1 --claimed due"));
    assert!(got.code == Some(0) && !got.stdout.contains("--map responded="), "{got:?}");
}
