//! Names of columns, keys and values: none stands twice, none is taken for another.

use super::{CLOCK_START, Case, batch, mismatches};

fn error_of(run: &crate::program::Run) -> String {
    let value: serde_json::Value =
        serde_json::from_str(run.stdout.lines().last().unwrap_or("{}")).unwrap_or_default();
    value["sla_error"].as_str().unwrap_or(&run.stderr).to_owned()
}

#[test]
fn a_key_that_stands_twice_is_an_error_that_names_it() {
    let at = "\"opened\":\"2026-03-06T09:00:00Z\"";
    let many: Vec<String> = (0..200).map(|number| format!("\"k{number}\":{number},")).collect();
    let many = many.concat();
    let twice = [
        (format!("{{{at},{at}}}"), "'opened'"),
        (format!("{{{at},\"\\u006fpened\":\"2026-03-05T09:00:00Z\"}}"), "'opened'"),
        (format!("{{{at},\"note\":1,\"note\":2}}"), "'note'"),
        (format!("{{{at},\"note\":{{\"a\":1,\"a\":1}}}}"), "'a'"),
        (format!("{{{at},\"note\":[[{{\"a\":1,\"\\u0061\":1}}]]}}"), "'a'"),
        (format!("{{{at},{many}\"k199\":1}}"), "'k199'"),
        (format!("{{{many}{at},\"{long}\":1,\"{long}\":2}}", long = "x".repeat(300)), "'xxxx"),
        (format!("{{{at},\"sla_error\":1,\"sla_error\":2}}"), "'sla_error'"),
    ];
    let mut wrong = Vec::new();
    for (object, key) in &twice {
        // The line before must not be remembered.
        let run = batch("--priority 1", format!("{{{at},\"note\":1}}\n{object}\n").as_bytes());
        let error = error_of(&run);
        if run.code != Some(2) || !error.contains(key) || !error.contains("appears twice") {
            wrong.push(format!("{object:.100}: {error}"));
        }
    }
    let once = [
        format!(
            "{{{at},\"a\":{{\"opened\":1,\"a\":{{\"a\":\"a\"}}}},\"b\":[{{\"a\":1}},{{\"a\":1}}]}}"
        ),
        format!("{{{many}{at}}}"),
    ];
    for object in &once {
        let run = batch("--priority 1", format!("{object}\n{object}\n").as_bytes());
        if run.code != Some(0) {
            wrong.push(format!("{object:.100}: {}", error_of(&run)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let in_array = batch("--priority 1", format!("[{{{at}}},{{{at},{at}}}]").as_bytes());
    assert!(in_array.code == Some(2) && error_of(&in_array).contains("'opened'"), "{in_array:?}");
}

#[test]
fn the_second_key_is_said_with_its_own_place_in_the_row() {
    let at = "{\"opened\":\"2026-03-06T09:00:00Z\",";
    let long = "x".repeat(300);
    // Behind each second key stands `:2`, which the row has nowhere else.
    for more in [
        "\"note\":1,\"note\":2,\"more\":\"and more\"}".to_owned(),
        "\"note\":{\"a\":1,\"a\":2},\"more\":\"and more\"}".to_owned(),
        "\"note\":[[{\"a\":1,\"\\u0061\":2}], \"é\"],\"more\":\"and more\"}".to_owned(),
        format!("\"é\":1,\"{long}\":1,\"{long}\":2,\"more\":\"and more\"}}"),
    ] {
        let row = format!("{at}{more}");
        let end = row.find(":2,").or_else(|| row.find(":2}")).unwrap();
        let run = batch("--priority 1", format!("{row}\n").as_bytes());
        let said = format!("the second time before byte {end} of the row");
        assert!(error_of(&run).contains(&said), "{row}: {said}, not {}", error_of(&run));
    }
}

#[test]
fn two_keys_for_one_field_agree_or_are_refused() {
    let object = |more: &str| format!("{{\"opened\":\"2026-03-06T09:00:00Z\"{more}}}\n");
    for (more, code) in [
        (",\"opened_at\":\"2026-03-06T09:00:00Z\"", 0),
        (",\"opened_at\":null", 0),
        (",\"opened_at\":\"2026-03-06T09:00:01Z\"", 2),
        (",\"plan\":\"standard\",\"tier\":\"premium\"", 2),
        (",\"severity\":2,\"priority\":1", 2),
    ] {
        let run = batch("--priority 1 --timezone UTC", object(more).as_bytes());
        assert_eq!(run.code, Some(code), "{more}: {run:?}");
        assert!(code == 0 || error_of(&run).contains("could both be the field"), "{run:?}");
    }
}

#[test]
fn a_priority_that_stands_for_nothing_says_how_to_say_so() {
    let whose = [
        "--vendor scalr --tier premium",
        "--vendor rescale --tier premium --edition enterprise",
        "--contract examples/contracts/rescale.toml",
    ];
    let placeholders = ["-", "--", "?", "N/A", "none", "None", "null", "n.a.", "\u{2014}"];
    let mut wrong = Vec::new();
    for cell in placeholders {
        for options in whose {
            let input = format!("opened,priority\n2026-03-06T09:00:00Z,{cell}\n");
            let run =
                super::batch_of(&format!("{options} --timezone UTC --quiet"), input.as_bytes());
            let said = format!("--map-value 'priority:{cell}=' reads it as an empty cell");
            if run.code != Some(2) || !run.stdout.contains(&said) || run.stdout.contains("contract")
            {
                wrong.push(format!("{cell} {options}: {run:?}"));
            }
        }
        let input = format!("opened,priority\n2026-03-06T09:00:00Z,{cell}\n");
        let run = batch(&format!("--priority 1 --map-value 'priority:{cell}='"), input.as_bytes());
        if run.code != Some(0) {
            wrong.push(format!("{cell} as nothing: {run:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let run = batch("--timezone UTC", b"opened,priority\n2026-03-06T09:00:00Z,it's hot\n");
    assert!(run.stdout.contains(r"--map-value 'priority:it'\''s hot=...'"), "{run:?}");
}

#[test]
fn a_column_of_the_users_own_is_never_overwritten() {
    let mut wrong = Vec::new();
    let mut refused = |options: &str, input: &str, parts: &[&str]| {
        let run = batch(&format!("--priority 1 {options}"), input.as_bytes());
        let said = format!("{}{}", run.stdout, run.stderr);
        if run.code != Some(2) || parts.iter().any(|part| !said.contains(part)) {
            wrong.push(format!("{options} {input}: {run:?}"));
        }
    };
    let row = "2026-03-06T09:00:00Z";
    refused("--prefix ''", &format!("opened,state\n{row},mine\n"), &["'state'", "--prefix sla_"]);
    refused(
        "--prefix ''",
        &format!("opened,priority,sla_state\n{row},1,mine\n"),
        &["'priority'", "--prefix slacalc_"],
    );
    refused(
        "--prefix x_",
        &format!("opened,x_error\n{row},mine\n"),
        &["'x_error'", "--prefix sla_"],
    );
    refused("", &format!("opened,sla_state\n{row},mine\n"), &["'sla_state'", "--prefix slacalc_"]);
    refused(
        "--prefix ''",
        &format!("{{\"opened\":\"{row}\",\"priority\":1}}\n"),
        &["'priority'", "--prefix sla_"],
    );
    refused(
        "",
        &format!("{{\"opened\":\"{row}\",\"sla_plan\":1}}\n"),
        &["'sla_plan'", "--prefix slacalc_"],
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let free = Case { options: "--priority 1 --prefix ''", cell: row, expected: Ok(row) };
    let wrong = mismatches(&[free], CLOCK_START, |cell| format!("opened,note\n{cell},mine\n"));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
