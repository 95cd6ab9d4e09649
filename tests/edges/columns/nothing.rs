//! Reports and the like that have nothing to measure say why, in the order in which it can be
//! mended.

use super::{SCALR, on_one_line, over};

const CLOSED: &str = "number,opened,closed,priority,due,verdict\n1,2026-03-02 09:00,2026-03-02 \
                      10:00,high,2026-03-02 11:00,met\n";

#[test]
fn a_report_of_nothing_says_why() {
    let rescale = "--vendor rescale --package premium --edition enterprise --timezone UTC";
    let answered = CLOSED.replace("closed", "responded");
    let bad = CLOSED.replace("2026-03-02 09:00", "soon");
    let numbered = CLOSED.replace("high", "1");
    let contract = "slacalc policy new --contract --policy rescale/support";
    // The table, the options, why, and what is advised, in this order.
    let cases: &[(&str, &str, &str, &[&str])] = &[
        (&answered, rescale, "no response time is known", &[contract]),
        (CLOSED, rescale, "no response time is known", &[contract]),
        (
            &numbered,
            "--policy scalr/saas --plan free",
            "no response time is promised",
            &["slacalc compare", "--map responded="],
        ),
        (&numbered, SCALR, "nothing says when tickets were answered", &["--map responded="]),
        (&bad, SCALR, "every row has an error", &[]),
    ];
    let mut wrong = Vec::new();
    for (table, options, why, advice) in cases {
        let zone = if options.contains("--timezone") { "" } else { "--timezone UTC" };
        for verb in ["report", "batch", "audit --claimed due", "audit --claimed-state verdict"] {
            // Deadlines are compared without answers, and batch says in its own words that there
            // are none.
            if *why == "nothing says when tickets were answered"
                && verb != "report"
                && !verb.contains("state")
            {
                continue;
            }
            let got = over(table.as_bytes(), &format!("{verb} {options} {zone}"));
            let text = on_one_line(&format!("{} {}", got.stdout, got.stderr));
            let says_why = verb == "batch" || text.contains(&format!(": {why}"));
            let wanted: Vec<&&str> = advice
                .iter()
                .filter(|part| {
                    !verb.starts_with("audit") || !part.contains("responded=") || advice.len() == 1
                })
                .collect();
            let mut rest = text.as_str();
            let in_order = wanted
                .iter()
                .all(|part| rest.split_once(**part).map(|(_, behind)| rest = behind).is_some());
            if !says_why || !in_order {
                wrong.push(format!("{verb} {options}, {why}: {got:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn exit_codes_of_nothing_are_those_of_the_documents() {
    let numbered = CLOSED.replace("high", "1");
    for (verb, code) in
        [("report", 0), ("report --min 95", 3), ("batch", 0), ("audit --claimed-state verdict", 3)]
    {
        let got = over(numbered.as_bytes(), &format!("{verb} {SCALR}"));
        assert_eq!(got.code, Some(code), "{verb}: {got:?}");
    }
    let bad = CLOSED.replace("2026-03-02 09:00", "soon");
    for verb in ["report", "report --min 95", "batch", "audit --claimed-state verdict"] {
        assert_eq!(over(bad.as_bytes(), &format!("{verb} {SCALR}")).code, Some(2), "{verb}");
    }
}

#[test]
fn a_contract_that_lacks_a_response_time_is_named() {
    let table = CLOSED.replace("high", "moderate");
    let got = over(table.as_bytes(), "report --contract examples/contracts/rescale.toml");
    assert!(!on_one_line(&got.stdout).contains("policy new --contract"), "{got:?}");
}
