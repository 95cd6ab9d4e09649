//! Day and month that stand the other way round than the form of the table says.

use super::batch;

/// The options, a table whose second row shows the exchange, and the form that is right.
const EXCHANGED: [(&str, &str, &str); 6] = [
    ("%Y-%d-%m %H:%M", "opened\n2026-03-05 10:00\n2026-03-13 10:00\n", "%Y-%m-%d %H:%M"),
    ("%d/%m/%Y %H:%M", "opened\n03/05/2026 10:00\n03/13/2026 10:00\n", "%m/%d/%Y %H:%M"),
    ("%m/%d/%Y %I:%M %p", "opened\n5/3/2026 9:00 AM\n13/3/2026 9:00 AM\n", "%d/%m/%Y %I:%M %p"),
    ("%m.%e.%y %H:%M", "opened\n05.03.26 10:00\n13.03.26 10:00\n", "%e.%m.%y %H:%M"),
    (
        "%d/%m/%Y %H:%M",
        "opened,closed\n03/05/2026 10:00,\n03/05/2026 10:00,12/31/2026 10:00\n",
        "%m/%d/%Y %H:%M",
    ),
    (
        "%d/%m/%Y %H:%M",
        "{\"opened\":\"03/05/2026 10:00\"}\n{\"opened\":\"03/13/2026 10:00\"}\n",
        "%m/%d/%Y %H:%M",
    ),
];

#[test]
fn one_date_with_day_and_month_exchanged_stops_the_table() {
    let mut wrong = Vec::new();
    for (form, table, right) in EXCHANGED {
        let run =
            batch(&format!("--priority 1 --timezone UTC --time-format '{form}'"), table.as_bytes());
        let says = ["row 2, column", &format!("--time-format '{right}'")]
            .iter()
            .all(|part| run.stderr.contains(*part));
        if run.code != Some(2) || !run.stdout.is_empty() || !says {
            wrong.push(format!("{form}: {run:?}"));
        }
        let run = batch(
            &format!("--priority 1 --timezone UTC --time-format '{right}'"),
            table.as_bytes(),
        );
        if run.code != Some(0) {
            wrong.push(format!("{right}: {run:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_date_that_fits_neither_way_is_an_error_of_its_row_alone() {
    for cell in ["31/31/2026 10:00", "soon", "2026-03-13 10:00"] {
        let table = format!("opened\n05/03/2026 10:00\n{cell}\n");
        let run =
            batch("--priority 1 --timezone UTC --time-format '%d/%m/%Y %H:%M'", table.as_bytes());
        assert!(
            run.code == Some(2) && run.stdout.contains("2026-03-05T11:00:00Z"),
            "{cell}: {run:?}"
        );
    }
}
