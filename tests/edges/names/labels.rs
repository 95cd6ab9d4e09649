//! Labels of zones as Windows, Outlook and help desks show them: the places in them are offered,
//! and not an offset.

use super::{nothing_wrong, run_with, text};

#[test]
fn a_label_offers_the_places_that_it_names() {
    let mut wrong = Vec::new();
    for (label, zones) in [
        ("(GMT+01:00) Berlin", &["Europe/Berlin"][..]),
        (
            "(UTC+01:00) Amsterdam, Berlin, Rome",
            &["Europe/Amsterdam", "Europe/Berlin", "Europe/Rome"],
        ),
        ("(GMT-05:00) Eastern Time (US & Canada)", &["America/New_York"]),
        ("(UTC-08:00) Pacific Time (US & Canada)", &["America/Los_Angeles"]),
        ("(UTC+00:00) Dublin, London", &["Europe/Dublin", "Europe/London"]),
        (
            "(UTC) Dublin, Edinburgh, Lisbon, London",
            &["Europe/Dublin", "Europe/Lisbon", "Europe/London"],
        ),
        ("(UTC+05:30) Chennai, Kolkata, Mumbai", &["Asia/Kolkata"]),
        ("(GMT+09:00) Osaka, Sapporo, Tokyo", &["Asia/Tokyo"]),
        ("Eastern Time (US & Canada)", &["America/New_York"]),
        ("Central Time (US & Canada)", &["America/Chicago"]),
    ] {
        let said = text(&run_with(&[
            "covered",
            "--vendor",
            "scalr",
            "--tier",
            "standard",
            "--priority",
            "1",
            "--timezone",
            label,
        ]));
        if !zones.iter().all(|zone| said.contains(zone)) || said.contains("Etc/") {
            wrong.push(format!("{label}: {said}"));
        }
    }
    nothing_wrong(&wrong);
}

#[test]
fn a_place_with_another_offset_is_not_offered() {
    let said = text(&run_with(&[
        "covered",
        "--vendor",
        "scalr",
        "--tier",
        "standard",
        "--priority",
        "1",
        "--timezone",
        "(UTC+09:00) Berlin",
    ]));
    assert!(
        !said.contains("Europe/Berlin") && said.contains("Asia/Tokyo")
            || said.contains("Etc/GMT-9"),
        "{said}"
    );
}
