//! Names of zones that are none, or trap those who write them.

use super::{nothing_wrong, run_with, text};
use crate::program::Run;

/// The answer with a zone.
fn covered_in(zone: &str) -> Run {
    run_with(&[
        "covered",
        "--vendor",
        "scalr",
        "--tier",
        "standard",
        &format!("--timezone={zone}"),
        "--at",
        "2026-03-06T10:00:00Z",
    ])
}

/// The error for a zone.
fn refused(zone: &str) -> String {
    let got = covered_in(zone);
    assert_eq!(got.code, Some(2), "{zone}: {}", text(&got));
    text(&got)
}

/// Offsets of the places are those of IANA 2026f for 2027, looked up with Python's zoneinfo.
#[test]
fn an_offset_lists_places_with_that_offset_and_never_one_of_the_other_sign() {
    let cases: [(&[&str], &[&str], &[&str]); 7] = [
        (
            &[
                "GMT+1",
                "UTC+1",
                "UTC+01:00",
                "+01:00",
                "+0100",
                "utc+01",
                "UTC + 1",
                "gmt+1:00",
                "GMT 1",
            ],
            &[
                "Europe/Berlin (UTC+1, in summer UTC+2)",
                "Africa/Lagos (UTC+1 all year)",
                "Etc/GMT-1 (UTC+1 all year)",
            ],
            &["Etc/GMT+1", "Cape_Verde"],
        ),
        (
            &["GMT-5", "UTC-5", "UTC-05:00", "-05:00", "-0500", "UTC\u{2212}5", "-5"],
            &[
                "America/New_York (UTC-5, in summer UTC-4)",
                "America/Bogota (UTC-5 all year)",
                "Etc/GMT+5 (UTC-5 all year)",
            ],
            &["Etc/GMT-5", "Asia/"],
        ),
        (
            &["UTC+02:00", "GMT+2"],
            &["Europe/Helsinki (UTC+2, in summer UTC+3)", "Etc/GMT-2 (UTC+2 all year)"],
            &["Etc/GMT+2", "America/"],
        ),
        (&["UTC+5:30", "+0530", "GMT+05:30"], &["Asia/Kolkata (UTC+5:30 all year)"], &["Etc/"]),
        (&["UTC+5:45"], &["Asia/Kathmandu (UTC+5:45 all year)"], &["Etc/"]),
        (&["UTC-3:30"], &["America/St_Johns (UTC-3:30, in summer UTC-2:30)"], &["Etc/"]),
        (
            &["UTC+0", "+00:00", "UTC-0"],
            &["Europe/London (UTC, in summer UTC+1)", "UTC (UTC all year)"],
            &["Etc/GMT"],
        ),
    ];
    nothing_wrong(&mismatches(&cases));
}

#[test]
fn an_abbreviation_lists_the_places_that_go_by_it() {
    let cases: [(&[&str], &[&str], &[&str]); 15] = [
        (
            &["PST", "pst"],
            &["America/Los_Angeles (UTC-8, in summer UTC-7)", "Asia/Manila (UTC+8 all year)"],
            &["EST"],
        ),
        (&["PDT"], &["America/Los_Angeles", "Etc/GMT+7 (UTC-7 all year)"], &["Asia/"]),
        (
            &["EST", "est", "EDT"],
            &["America/New_York (UTC-5, in summer UTC-4)"],
            &["Asia/", "Australia/"],
        ),
        (
            &["IST"],
            &[
                "Asia/Kolkata (UTC+5:30 all year)",
                "Asia/Jerusalem (UTC+2, in summer UTC+3)",
                "Europe/Dublin",
            ],
            &["Etc/"],
        ),
        (
            &["CET", "CEST", "cet", "MEZ", "MET"],
            &["Europe/Berlin (UTC+1, in summer UTC+2)"],
            &["America/", "Africa/"],
        ),
        (&["CET"], &["Europe/Paris", "Etc/GMT-1 (UTC+1 all year)"], &["Etc/GMT+1"]),
        (&["BST"], &["Europe/London (UTC, in summer UTC+1)", "Asia/Dhaka (UTC+6 all year)"], &[]),
        (
            &["CST"],
            &["America/Chicago (UTC-6, in summer UTC-5)", "Asia/Shanghai (UTC+8 all year)"],
            &["Etc/"],
        ),
        (
            &["AST"],
            &["America/Halifax (UTC-4, in summer UTC-3)", "Asia/Riyadh (UTC+3 all year)"],
            &[],
        ),
        (&["MSK"], &["Europe/Moscow (UTC+3 all year)"], &["America/"]),
        (&["JST"], &["Asia/Tokyo (UTC+9 all year)"], &["Asia/Seoul"]),
        (
            &["AEST"],
            &[
                "Australia/Sydney (UTC+10, in summer UTC+11)",
                "Australia/Brisbane (UTC+10 all year)",
            ],
            &["America/"],
        ),
        (&["MST", "HST", "EET", "WET"], &["UTC"], &["Asia/"]),
        (&["NZST"], &["Pacific/Auckland (UTC+12, in summer UTC+13)"], &[]),
        (&["SAST"], &["Africa/Johannesburg (UTC+2 all year)"], &[]),
    ];
    nothing_wrong(&mismatches(&cases));
}

#[test]
fn names_in_words_and_those_of_windows_list_the_zones_that_they_mean() {
    let cases: [(&[&str], &[&str], &[&str]); 11] = [
        (
            &["Eastern", "Eastern Time", "Eastern Standard Time", "eastern daylight time"],
            &["America/New_York"],
            &["Australia"],
        ),
        (
            &["Pacific Time", "Pacific Standard Time", "Pacific Daylight Time"],
            &["America/Los_Angeles"],
            &["Asia/", "Pacific/"],
        ),
        (
            &["W. Europe Standard Time", "w. europe standard time"],
            &["Europe/Berlin"],
            &["America/"],
        ),
        (&["GMT Standard Time", "British Summer Time"], &["Europe/London"], &[]),
        (
            &["Central European Time", "Central European Summer Time"],
            &["Europe/Berlin"],
            &["America/"],
        ),
        (
            &["India Standard Time", "Indian Standard Time"],
            &["Asia/Kolkata"],
            &["Jerusalem", "Dublin"],
        ),
        (&["Israel Standard Time"], &["Asia/Jerusalem"], &["Kolkata"]),
        (&["E. South America Standard Time"], &["America/Sao_Paulo"], &["Buenos_Aires"]),
        (&["Tokyo Standard Time", "Japan Standard Time"], &["Asia/Tokyo"], &["Seoul"]),
        (
            &["AUS Eastern Standard Time", "Australian Eastern Time"],
            &["Australia/Sydney"],
            &["America/"],
        ),
        (&["US Mountain Standard Time"], &["America/Phoenix (UTC-7 all year)"], &["Denver"]),
    ];
    nothing_wrong(&mismatches(&cases));
}

/// What the errors for the names lack, or have that they should not.
fn mismatches(cases: &[(&[&str], &[&str], &[&str])]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (zones, has, lacks) in cases {
        for zone in *zones {
            // The name itself is quoted before the places.
            let said = refused(zone);
            let (_, places) = said.split_once("time zone database").unwrap();
            if has.iter().any(|part| !places.contains(part))
                || lacks.iter().any(|part| places.contains(part))
            {
                wrong.push(format!("{zone}: {said}"));
            }
        }
    }
    wrong
}

#[test]
fn a_city_is_its_zone_and_a_slip_is_answered_with_one() {
    for (city, zone) in [
        ("Berlin", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("Sao Paulo", "America/Sao_Paulo"),
        ("Istanbul", "Europe/Istanbul"),
    ] {
        let got = covered_in(city);
        let note = format!("The time zone is {zone} (--timezone '{city}').");
        assert!(got.code != Some(2) && text(&got).contains(&note), "{city}: {}", text(&got));
    }
    let slips = [
        ("Europe/Dubln", "Europe/Dublin"),
        ("America/NewYork", "America/New_York"),
        ("europe/Londn", "Europe/London"),
    ];
    let mut wrong = Vec::new();
    for (zone, meant) in slips {
        let said = refused(zone);
        if !said.contains(&format!("did you mean {meant}?")) {
            wrong.push(said);
        }
    }
    // No other sign, no other number, no other country's abbreviation, no place that merely looks
    // alike.
    for zone in [
        "PRT",
        "ROCK",
        "XYZ",
        "Etc/GMT5",
        "Etc/GMT+15",
        "Etc/GMT-15",
        "UTC+25",
        "UTC+5:99",
        "GMT+",
        "+",
        "Etc",
        "EST4EDT",
        "CESTT",
        "Öst Pacific Standard Time",
        "Pacific été Standard Time",
        "東京 Tokyo Standard Time",
        "Pacific Standard Time é",
    ] {
        let said = refused(zone);
        if said.contains("did you mean") || said.contains("it may mean") {
            wrong.push(said);
        }
    }
    nothing_wrong(&wrong);
}

#[test]
fn a_name_whose_sign_is_the_other_way_round_is_taken_and_explained() {
    let mut wrong = Vec::new();
    for (zone, meaning) in [
        ("Etc/GMT+1", "Etc/GMT+1 is UTC-1"),
        ("etc/gmt-5", "Etc/GMT-5 is UTC+5"),
        ("Etc/GMT-14", "is UTC+14"),
    ] {
        let subject = ["--vendor", "scalr", "--timezone", zone, "--format", "json"];
        let questions: [&[&str]; 5] = [
            &["covered", "--tier", "standard"],
            &["deadline", "--tier", "standard", "--priority", "1", "--opened", "now"],
            &["calendar", "--tier", "standard"],
            &["latest-open", "--tier", "standard", "--priority", "1", "--due", "now"],
            &["compare", "--priority", "1", "--opened", "now"],
        ];
        for question in questions {
            let got = run_with(&[question, &subject].concat());
            let said = format!("{meaning}: the signs in these names are reversed.");
            if !text(&got).contains(&said) {
                wrong.push(format!("{question:?} {zone}: {}", text(&got)));
            }
        }
    }
    for zone in ["GMT", "GMT+0", "Etc/GMT", "UTC", "EST5EDT", "Europe/Berlin", "US/Eastern"] {
        let got =
            run_with(&["covered", "--vendor", "scalr", "--tier", "standard", "--timezone", zone]);
        if got.code == Some(2) || text(&got).contains("are reversed") {
            wrong.push(format!("{zone}: {}", text(&got)));
        }
    }
    nothing_wrong(&wrong);
}

#[test]
fn contracts_and_cells_get_the_same_list() {
    let directory = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("edges-zones");
    std::fs::create_dir_all(&directory).unwrap();
    let mut wrong = Vec::new();
    for (zone, place) in [
        ("IST", "Asia/Kolkata"),
        ("CET", "Europe/Berlin"),
        ("UTC-5", "America/New_York"),
        ("GMT+1", "Africa/Lagos"),
    ] {
        let contract = directory.join("contract.toml");
        std::fs::write(
            &contract,
            format!("policy = \"scalr/self-hosted\"\nplan = \"standard\"\ntimezone = \"{zone}\"\n"),
        )
        .unwrap();
        let of_contract = run_with(&["covered", "--contract", contract.to_str().unwrap()]);
        let table = directory.join("table.csv");
        std::fs::write(&table, format!("priority,opened,timezone\n1,2026-03-06 10:00,{zone}\n"))
            .unwrap();
        let of_cell = run_with(&[
            "batch",
            table.to_str().unwrap(),
            "--vendor",
            "scalr",
            "--tier",
            "standard",
        ]);
        for (got, code) in [(of_contract, 4), (of_cell, 2)] {
            let said = text(&got);
            if got.code != Some(code)
                || !said.contains(&format!("'{zone}' is not a place name"))
                || !said.contains(place)
            {
                wrong.push(format!("{zone}: {:?} {said}", got.code));
            }
        }
    }
    nothing_wrong(&wrong);
}
