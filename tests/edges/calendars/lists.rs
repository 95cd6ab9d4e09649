//! Plain lists of dates: a run of days is a run or refused, never a name.

use super::{Place, said};

#[test]
fn a_run_of_days_is_no_name() {
    let week = "2026-12-25 2026-12-26 2026-12-27 2026-12-28 2026-12-29 2026-12-30 2026-12-31";
    for (line, dates) in [
        ("2026-12-25 to 2026-12-31", week),
        ("2026-12-25 - 2026-12-31 Break", week),
        ("2026-12-25 – 2026-12-31", week),
        ("2026-12-25/2026-12-31", week),
        ("2026-12-25..2026-12-31", week),
        ("2026-12-25 bis 2026-12-31 Betriebsferien", week),
        ("2026-12-25 until 2026-12-31", week),
        ("2026-12-25 Christmas", "2026-12-25"),
        ("2026-12-26 2nd day of Christmas", "2026-12-26"),
        ("2026-12-28 in lieu of 2026-12-26", "2026-12-28"),
    ] {
        let place = Place::new("runs").with("r.txt", &format!("{line}\n"));
        let run = place.run("holidays show r.txt --year 2026 --format plain");
        assert_eq!(
            run.stdout.split_whitespace().collect::<Vec<_>>().join(" "),
            dates,
            "{line}: {}",
            run.stderr
        );
    }
    for line in [
        "2026-12-25 2026-12-26",
        "2026-12-25, 2026-12-26",
        "2026-12-25;2026-12-31;Break",
        "2026-12-25 - 31.12.",
        "2026-12-25 to 31 Dec",
        "2026-12-31 - 2026-12-25",
        "2026-12-25 31/12/2026",
    ] {
        let place = Place::new("runs").with("r.txt", &format!("# ours\n{line}\n"));
        let run = place.run("holidays show r.txt --year 2026");
        assert_eq!(run.code, Some(4), "{line}: {}", said(&run));
        assert!(
            said(&run).contains("r.txt:2:1")
                && said(&run).contains("2026-12-25 to 2026-12-31 Winter break"),
            "{line}: {}",
            said(&run)
        );
    }
}
