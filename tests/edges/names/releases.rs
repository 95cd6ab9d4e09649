//! The release of the zone rules, which nobody writes by hand.

use std::{fs, path::Path};

use slacalc::time::{Instant, TzData, TzSource};

use crate::program::{root, run};

#[test]
fn no_file_names_a_release_that_the_program_knows_by_itself() {
    let mut found = Vec::new();
    for part in [
        "src",
        "README.md",
        "docs",
        "benches",
        "tests/cli",
        "policies",
        "build.rs",
        "examples",
        "CONTRIBUTING.md",
    ] {
        search(&root().join(part), &mut found);
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Collects the lines of files under a path that name a release of 2026 or later, such as a year
/// with a letter.
fn search(path: &Path, found: &mut Vec<String>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            search(&entry.unwrap().path(), found);
        }
        return;
    }
    // The page of the example report is written by a test, which takes any release in it.
    let Some(text) =
        fs::read_to_string(path).ok().filter(|_| !path.ends_with("examples/tickets/report.html"))
    else {
        return;
    };
    for (number, line) in text.lines().enumerate() {
        let words = line.split(|c: char| !c.is_ascii_alphanumeric());
        let is_release = |word: &str| {
            word.len() == 5
                && matches!(word.get(..4), Some("2026" | "2027"))
                && word.ends_with(|c: char| c.is_ascii_lowercase())
        };
        if words.clone().any(is_release) {
            found.push(format!("{}:{}: {line:.200}", path.display(), number + 1));
        }
    }
}

#[test]
fn the_version_and_json_name_the_release_in_use() {
    let release = TzData::open(&TzSource::Bundled).unwrap().release().to_owned();
    assert_eq!(
        run("--version").stdout.trim_end(),
        format!("slacalc {} (zones: IANA {release})", env!("CARGO_PKG_VERSION"))
    );
    let json = run("covered --vendor rescale --package basic --region emea --format json").stdout;
    assert!(json.contains(&format!("\"zone_rules\":\"{release}\"")), "{json}");
}

/// An instant of each kind of change, and the offset then: Cuba keeps summer time through the
/// winter of 2026 to 2027, and Brazil's summer time of 1965 ended a day later.
const CHANGED: [(&str, i64, i32); 4] = [
    ("America/Havana", 1_796_126_400, -4 * 3600),
    ("Cuba", 1_796_126_400, -4 * 3600),
    ("America/Recife", -150_055_200, -2 * 3600),
    ("America/Sao_Paulo", -149_990_400, -2 * 3600),
];

/// What 2026f changed against 2026e, worked out with Python's zoneinfo from the packages
/// tzdata 2026.5 and 2026.6.
#[test]
fn the_rules_are_those_of_2026f_or_later() {
    let tz = TzData::open(&TzSource::Bundled).unwrap();
    assert!(tz.release() >= "2026f", "{}", tz.release());
    for (zone, unix, offset) in CHANGED {
        let got = tz.zone(zone).unwrap().offset_at(Instant::from_unix(unix).unwrap());
        assert_eq!(got.0, offset, "{zone} at {unix}");
    }
}
