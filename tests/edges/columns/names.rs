//! A column that merely bears the name of a field.

use super::{SCALR, column, over};

/// A table of one column beside the usual ones.
fn table(name: &str, cells: &[&str]) -> Vec<u8> {
    let mut text = csv::Writer::from_writer(Vec::new());
    text.write_record(["number", "priority", "opened_at", "resolved_at", name]).unwrap();
    for (at, cell) in cells.iter().enumerate() {
        let number = format!("INC{at}");
        text.write_record([&number, "1", "2026-03-06 09:00:00", "2026-03-06 10:00:00", cell])
            .unwrap();
    }
    text.into_inner().unwrap()
}

#[test]
fn a_column_of_another_kind_is_said_once_and_with_the_line_that_settles_it() {
    let contract = "--contract examples/contracts/scalr.toml";
    let now = format!("{SCALR} --preset servicenow");
    // The column, its cells, the options, the row that tells, and the option to add.
    let cases: &[(&str, &[&str], &str, usize, &str)] = &[
        ("vendor", &["?", "Disk Maker Inc", ""], &now, 1, "--map vendor="),
        ("Vendor", &["", "", "Disk Maker Inc"], SCALR, 3, "--map vendor="),
        ("vendor", &["scalr", "Contoso"], contract, 2, "--map vendor="),
        ("policy", &["no refunds"], SCALR, 1, "--map policy="),
        ("package", &["Gold Suite"], SCALR, 1, "--map plan="),
        ("tier", &["standard", "L3"], &now, 2, "--map plan="),
        ("edition", &["Community"], SCALR, 1, "--map edition="),
        ("region", &["us-east-1"], SCALR, 1, "--map region="),
        ("channel", &["web", "Walk-in"], SCALR, 2, "--map channel="),
        ("channel", &["Phone"], contract, 1, "--map channel="),
        ("timezone", &["Eastern Time (US & Canada)"], SCALR, 1, "--map timezone="),
        ("Time Zone", &["America/New_York", "PST"], SCALR, 2, "--map timezone="),
        ("contract", &["C-2019-117"], contract, 1, "--map contract="),
        ("holidays", &["yes"], SCALR, 1, "--map holidays="),
    ];
    let mut wrong = Vec::new();
    for (name, cells, options, row, says) in cases {
        for verb in ["batch", "report", "audit --claimed-state number"] {
            let got =
                over(&table(name, cells), &format!("{verb} {options} --map opened=opened_at"));
            let said = [
                *says,
                &format!("'{name}'"),
                &format!("row {row} "),
                &format!("'{}'", cells[row - 1]),
            ];
            let is_one_message =
                got.stderr.matches("slacalc: ").count() == 1 && got.stdout.is_empty();
            if got.code != Some(2)
                || !is_one_message
                || said.iter().any(|part| !got.stderr.contains(part))
            {
                wrong.push(format!("{verb} with {name} {cells:?} {options}: {got:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn without_the_column_the_options_hold_for_every_row() {
    let cases = [
        ("vendor", "vendor"),
        ("vendor", "vendor "),
        ("tier", "plan"),
        ("time_zone", "timezone"),
        ("channel", "channel"),
    ];
    for (name, field) in cases {
        let options = format!("batch {SCALR} --preset servicenow --map {}=", field.trim());
        let got = over(&table(name, &["?", "Disk Maker Inc", ""]), &options);
        assert_eq!(got.code, Some(0), "{got:?}");
        assert_eq!(column(&got.stdout, "sla_deadline"), ["2026-03-06T11:00:00-05:00"; 3], "{name}");
    }
}

#[test]
fn a_column_that_was_asked_for_keeps_an_error_for_each_row() {
    for asked in ["--map vendor=vendor", "--map-value 'vendor:none of ours=scalr'"] {
        let got = over(
            &table("vendor", &["?", "Disk Maker Inc", "", "scalr"]),
            &format!("batch {SCALR} --preset servicenow {asked}"),
        );
        assert_eq!(got.code, Some(2), "{got:?}");
        let errors: Vec<bool> = column(&got.stdout, "sla_error")
            .iter()
            .map(|error| error.contains("there is no vendor"))
            .collect();
        assert_eq!(errors, [true, true, false, false], "{asked}");
    }
}

/// Premium has an hour around the clock for priority 1, standard two business hours.
#[test]
fn known_names_beat_an_option_and_that_is_said() {
    let got = over(
        &table("tier", &["premium", "Standard", ""]),
        &format!("batch {SCALR} --map opened=opened_at"),
    );
    assert_eq!(got.code, Some(0), "{got:?}");
    let due =
        ["2026-03-06T10:00:00-05:00", "2026-03-06T11:00:00-05:00", "2026-03-06T11:00:00-05:00"];
    assert_eq!(column(&got.stdout, "sla_deadline"), due);
    assert!(
        got.stderr.contains("their own plan") && got.stderr.contains("--map plan="),
        "{}",
        got.stderr
    );

    let report = over(
        &table("tier", &["premium", ""]),
        &format!("report {SCALR} --map opened=opened_at --format json"),
    );
    assert!(report.stdout.contains(r#""beaten":["plan"]"#), "{}", report.stdout);
    for (cells, options) in [
        (["Standard", "standard"], SCALR),
        (["premium", "standard"], &format!("{SCALR} --map plan=tier")),
    ] {
        let got = over(&table("tier", &cells), &format!("batch {options} --map opened=opened_at"));
        assert!(got.code == Some(0) && !got.stderr.contains("--map plan="), "{got:?}");
    }
}

#[test]
fn a_slip_and_a_table_that_speaks_for_itself_keep_their_errors_in_their_rows() {
    let cases = [
        ("tier", "premum", SCALR, "did you mean 'premium'"),
        ("timezone", "America/New_Yrok", SCALR, "America/New_Yrok"),
        (
            "vendor",
            "Contoso",
            "--tier standard --timezone America/New_York",
            "there is no vendor 'Contoso'",
        ),
        ("tier", "L3", "--vendor scalr --timezone America/New_York", "'L3'"),
    ];
    for (name, cell, options, says) in cases {
        let got = over(&table(name, &[cell]), &format!("batch {options} --map opened=opened_at"));
        assert_eq!(got.code, Some(2), "{got:?}");
        let errors = column(&got.stdout, "sla_error");
        assert!(errors[0].contains(says), "{errors:?}");
    }
}

#[test]
fn the_first_row_of_another_kind_is_the_same_on_any_number_of_threads() {
    let mut cells = vec!["web"; 20_000];
    (cells[15_000], cells[19_000]) = ("Walk-in", "Fax");
    let table = table("channel", &cells);
    let said: Vec<String> = ["1", "4"]
        .iter()
        .map(|threads| {
            let got =
                over(&table, &format!("batch {SCALR} --preset servicenow --threads {threads}"));
            assert_eq!(got.code, Some(2));
            got.stderr
        })
        .collect();
    assert!(said[0].contains("in row 15001 'Walk-in'"), "{said:?}");
    assert_eq!(said[0], said[1]);
}

#[test]
fn keys_of_json_are_columns_too() {
    let rows = br#"{"opened":"2026-03-06T09:00:00-05:00","priority":"1","vendor":"scalr"}
{"opened":"2026-03-06T09:00:00-05:00","priority":"1","vendor":"Disk Maker Inc"}
"#;
    let got = over(rows, &format!("batch {SCALR}"));
    assert!(
        got.code == Some(2)
            && got.stdout.is_empty()
            && got.stderr.contains("in row 2 'Disk Maker Inc'"),
        "{got:?}"
    );
    let got = over(rows, &format!("batch {SCALR} --map vendor="));
    assert!(
        got.code == Some(0) && got.stdout.matches("2026-03-06T11:00:00-05:00").count() == 2,
        "{got:?}"
    );
}
