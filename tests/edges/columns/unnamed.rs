//! Columns that nobody named: one that says UTC, and one that looks like the time of a closing.

use super::{SCALR, over};

#[test]
fn a_header_that_says_utc_is_obeyed() {
    let mut wrong = Vec::new();
    let cases = [
        ("Created At (UTC)", "2026-03-06 14:45:00", "2026-03-06T11:45:00-05:00"),
        ("opened_utc", "2026-03-06 14:45", "2026-03-06T11:45:00-05:00"),
        ("Opened GMT", "2026-03-06 14:45", "2026-03-06T11:45:00-05:00"),
        // The cell's own offset counts.
        ("Created At (UTC)", "2026-03-06T09:45:00-05:00", "2026-03-06T11:45:00-05:00"),
        ("Created At (local)", "2026-03-06 09:45:00", "2026-03-06T11:45:00-05:00"),
    ];
    for (column, cell, due) in cases {
        let options = format!("batch {SCALR} --priority 1 --map 'opened={column}'");
        for table in [format!("{column}\n{cell}\n"), format!("{{\"{column}\":\"{cell}\"}}\n")] {
            let got = over(table.as_bytes(), &options);
            if got.code != Some(0) || !got.stdout.contains(due) {
                wrong.push(format!("{table}: {got:?}"));
            }
        }
    }
    for column in
        ["Created (UTC+1)", "Created GMT-05:00", "Created (+02:00)", "Created EST", "Created (CET)"]
    {
        let got = over(
            format!("{column}\n2026-03-06 14:45\n").as_bytes(),
            &format!("batch {SCALR} --priority 1 --map 'opened={column}'"),
        );
        if got.code != Some(2) || !got.stderr.contains("use the one you mean in --table-timezone") {
            wrong.push(format!("{column}: {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The option holds for every column, and says so of one whose name has a zone.
#[test]
fn a_zone_of_all_columns_says_which_names_it_overrules() {
    for (column, is_overruled) in [
        ("Opened (UTC)", true),
        ("Opened (Europe/Berlin)", true),
        ("Opened (EST)", false),
        ("Opened", false),
    ] {
        let got = over(
            format!("{column}\n2026-03-06 09:45\n").as_bytes(),
            &format!(
                "batch {SCALR} --priority 1 --map 'opened={column}' \
                 --table-timezone America/New_York"
            ),
        );
        assert!(got.stdout.contains("2026-03-06T11:45:00-05:00"), "{column}: {got:?}");
        let note = format!("in '{column}' are read in the zone of --table-timezone");
        assert_eq!(got.stderr.contains(&note), is_overruled, "{column}: {got:?}");
    }
}

#[test]
fn a_claimed_deadline_in_utc_is_read_in_utc() {
    let table = b"id,opened,Due (UTC)\nA,2026-03-06T09:45:00-05:00,2026-03-06 16:45\n";
    let got = over(table, &format!("audit {SCALR} --priority 1 --claimed 'Due (UTC)'"));
    assert_eq!(got.code, Some(0), "{got:?}");
}

#[test]
fn a_column_that_looks_like_the_closing_is_named() {
    let mut wrong = Vec::new();
    for (column, field) in [
        ("resolved_at", "closed"),
        ("Resolved", "closed"),
        ("Solved at", "closed"),
        ("first_responded_at", "responded"),
    ] {
        let table = format!("opened,{column}\n2026-03-06 09:45,2026-03-06 10:00\n");
        for command in ["batch", "report"] {
            let got = over(table.as_bytes(), &format!("{command} {SCALR} --priority 1"));
            if !got.stderr.contains(&format!("--map '{field}={column}'")) {
                wrong.push(format!("{command} {column}: {}", got.stderr));
            }
        }
        let got = over(table.as_bytes(), &format!("batch {SCALR} --priority 1 --map {field}="));
        if got.stderr.contains("looks like") {
            wrong.push(format!("{column}, left out by name: {}", got.stderr));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
