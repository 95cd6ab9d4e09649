//! Names that no holiday list has: only what is meant is suggested.

use super::{Place, said};

#[test]
fn a_part_is_suggested_by_its_name_and_another_country_never() {
    let mut wrong = Vec::new();
    for (name, list) in [
        ("scotland", "gb-sct"),
        ("England", "gb-eng"),
        ("wales", "gb-wls"),
        ("bayern", "de-by"),
        ("Bavaria", "de-by"),
        ("ontario", "ca-on"),
        ("quebec", "ca-qc"),
        ("scotlnd", "gb-sct"),
        ("germny", "germany"),
        ("swizerland", "switzerland"),
    ] {
        let said = said(&Place::new("names").run(&format!("holidays show {name}")));
        let meant = format!("did you mean '{list}'? For example: slacalc holidays show {list}");
        if !said.ends_with(&meant) {
            wrong.push(format!("{name}: {said}"));
        }
    }
    for name in
        ["california", "iceland", "gotland", "indiana", "tanzania", "noext", "chile", "d5.csv"]
    {
        let said = said(&Place::new("names").run(&format!("holidays show {name}")));
        if said.contains("did you mean") || said.contains("d5csv") {
            wrong.push(format!("{name}: {said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_file_of_another_ending_is_told_how_to_be_named() {
    for name in ["noext", "d5.csv", "days.text"] {
        let place = Place::new("endings").with(name, "2026-12-24 Christmas Eve\n");
        let run = place.run(&format!("holidays show {name}"));
        assert!(said(&run).contains("name it .ics, .txt or .toml"), "{name}: {}", said(&run));
    }
}

#[test]
fn a_line_with_hours_is_refused_and_a_name_is_not() {
    let mut wrong = Vec::new();
    for text in [
        "16:00 half day",
        "half day",
        "Christmas Eve (half-day)",
        "Christmas Eve from 14:00",
        "from 12:00",
        "from 12",
        "until 16:00",
        "closed from noon",
        "early close 13:00",
        "12-17",
        "12 - 17",
        "9:00–12:00",
        "9am-1pm",
        "12 Uhr",
        "ab 12 Uhr",
        "open",
        "worked",
        "halber Tag",
    ] {
        let place = Place::new("hours")
            .with("h.txt", &format!("2026-12-25 Christmas\n2026-12-24 {text}\n"));
        let run = place.run("holidays show h.txt --year 2026");
        if run.code != Some(4)
            || !said(&run).contains("h.txt:2:1")
            || !said(&run).contains("[[special-day]]")
        {
            wrong.push(format!("{text}: {}", said(&run)));
        }
    }
    let names = [
        "24. Dezember",
        "2nd day",
        "25 aprile",
        "Open Doors Day",
        "Labour Day",
        "May Day",
        "1 May",
        "7 de setembro",
    ];
    for text in names.into_iter().chain([
        "closed",
        "12th Night",
        "Half-term break",
        "",
        "From the works council",
    ]) {
        let place = Place::new("hours").with("h.txt", &format!("2026-12-24 {text}\n"));
        let run = place.run("holidays show h.txt --year 2026 --format plain");
        if run.stdout.trim() != "2026-12-24" {
            wrong.push(format!("{text}: {}", said(&run)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
