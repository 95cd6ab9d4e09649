//! Reports: numbers worked out by hand, the same on any number of threads, and nothing of a ticket
//! taken for markup.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::{Value, json};

use crate::program::{Run, command, finish, root, run};

fn report(file: &Path, arguments: &[&str]) -> Run {
    finish(
        command()
            .arg("report")
            .arg(file)
            .args(["--vendor", "scalr"])
            .args(arguments)
            .output()
            .unwrap(),
    )
}

fn few() -> PathBuf {
    root().join("examples/tickets/few.csv")
}

fn temporary(name: &str, text: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).unwrap();
    path
}

/// Returns the tickets of the report on [`few`].
fn few_counted() -> Value {
    let got =
        report(&few(), &["--by", "month", "--by", "priority", "--by", "team", "--format", "json"]);
    assert_eq!((got.code, got.stderr.as_str()), (Some(0), ""));
    serde_json::from_str::<Value>(&got.stdout).unwrap()["tickets"].take()
}

fn numbers<'a>(values: impl IntoIterator<Item = &'a Value>) -> Vec<u64> {
    values.into_iter().map(|value| value.as_u64().unwrap()).collect()
}

/// Met: A1, A3 (at its deadline), A4, B1 (45 min on Friday and 60 on Monday), B3 (its clock starts
/// at 08:30), B4 (three hours of pause). Late: A2 by 15 min, B2 by an hour (due Wednesday 10:00).
/// Overdue: A5 since 2026-02-27 14:00, so by 7 d 3 h at Friday 17:00. Open: B5. Closed unanswered
/// in time: B6. Paused: B7.
#[test]
fn twelve_tickets_are_counted_as_by_hand() {
    let tickets = few_counted();
    let total = &tickets["total"];
    let counts = ["opened", "met", "missed", "late", "overdue", "open", "closed_unanswered"]
        .map(|name| &total[name]);
    assert_eq!(numbers(counts), [12, 6, 3, 2, 1, 1, 1]);
    assert_eq!(
        total["undecided"],
        json!({ "paused": 1, "best_effort": 0, "none": 0, "not_stated": 0 })
    );
    let shares = json!([
        { "measure": "due", "of": 9, "percent": 66.66 },
        { "measure": "responded", "of": 8, "percent": 75.0 },
        { "measure": "all", "of": 12, "percent": 50.0 },
    ]);
    assert_eq!(total["attainment"], shares);
    // 1200, 1800, 2700, 3600, 3600, 6300, 7200, 18000 seconds on the clocks of the targets.
    assert_eq!(
        total["response_seconds"],
        json!({ "count": 8, "median": 3_600, "p90": 18_000, "p95": 18_000, "exact": true })
    );
    let of = |lines: &Value| {
        let lines = lines.as_array().unwrap();
        numbers(lines.iter().map(|line| &line["tickets"]))
    };
    assert_eq!(of(&total["margins"]), [1, 0, 0, 2, 5, 1, 0, 0]);
    // B3 and A4 took half of their time, A1 two thirds, B1 105 minutes of 120, A3 and B4 all; B2
    // five hours for four, A2 45 minutes for 30.
    assert_eq!(of(&total["used"]), [0, 0, 0, 0, 2, 0, 1, 0, 1, 2, 1, 1, 0, 0, 0]);
}

#[test]
fn groups_are_counted_as_by_hand() {
    let tickets = few_counted();
    let mut groups: Vec<(&str, Value)> = Vec::new();
    for dimension in tickets["by"].as_array().unwrap() {
        for group in dimension["groups"].as_array().unwrap() {
            let percent = &group["attainment"][0]["percent"];
            let median = &group["response_seconds"]["median"];
            groups.push((
                group["group"].as_str().unwrap(),
                json!([group["opened"], group["met"], group["missed"], percent, median]),
            ));
        }
    }
    let expected = [
        ("2026-01", json!([4, 3, 1, 75.0, 2_700])),
        ("2026-02", json!([4, 2, 2, 50.0, 3_600])),
        ("2026-03", json!([4, 1, 0, 100.0, 7_200])),
        ("0 Blocker", json!([3, 2, 1, 66.66, 1_800])),
        ("1 Critical", json!([5, 3, 0, 100.0, 6_300])),
        ("2 Major", json!([4, 1, 2, 33.33, 3_600])),
        ("Core", json!([5, 3, 2, 60.0, 2_700])),
        ("Field", json!([7, 3, 1, 75.0, 6_300])),
    ];
    assert_eq!(groups, expected);
}

#[test]
fn the_worst_tickets_stand_in_the_order_of_their_margins() {
    let tickets = few_counted();
    let worst = tickets["worst"].as_array().unwrap().iter();
    let worst: Vec<(&str, i64)> = worst
        .map(|line| (line["ticket"].as_str().unwrap(), line["margin_seconds"].as_i64().unwrap()))
        .collect();
    let in_order = [
        ("A5", -615_600),
        ("B2", -3_600),
        ("A2", -900),
        ("A3", 0),
        ("B4", 0),
        ("A1", 600),
        ("B1", 900),
        ("B3", 1_800),
        ("A4", 3_600),
    ];
    assert_eq!(worst, in_order);
}

/// Only B3 came before opening, on a Tuesday at 08:00; Premium is covered at night too.
#[test]
fn arrivals_are_counted_by_the_hour_of_the_week() {
    let tickets = few_counted();
    let hours = |name: &str| numbers(tickets[name].as_array().unwrap());
    let uncovered = hours("arrivals_uncovered");
    assert!(
        uncovered.iter().enumerate().all(|(hour, count)| *count == u64::from(hour == 32)),
        "{uncovered:?}"
    );
    assert_eq!(
        [hours("arrivals"), hours("arrivals_covered")].map(|hours| hours.iter().sum::<u64>()),
        [12, 11]
    );
}

#[test]
fn attainment_can_be_asked_for_as_yes_or_no() {
    let cases: [(&[&str], i32, &str); 8] = [
        (&["--min", "66.66"], 0, "66.66\n"),
        (&["--min", "66.67"], 1, "66.66\n"),
        (&["--min", "75", "--measure", "responded"], 0, "75.00\n"),
        (&["--min", "50.1", "--measure", "all"], 1, "50.00\n"),
        (&["--min", "95", "--since", "2026-03-01"], 0, "100.00\n"),
        (&["--min", "95", "--until", "2025-12-31"], 3, "none\n"),
        (&["--min", "60", "--since", "2026-02-01", "--until", "2026-02-28"], 1, "50.00\n"),
        (&["--since", "2026-02-01", "--until", "2026-01-01"], 2, ""),
    ];
    for (arguments, code, shown) in cases {
        let got = report(&few(), &[arguments, &["--format", "plain"]].concat());
        assert_eq!(
            (got.code, got.stdout.as_str()),
            (Some(code), shown),
            "{arguments:?} {}",
            got.stderr
        );
    }
    let got = report(
        &root().join("tests/data/tickets/mixed.csv"),
        &["--timezone", "America/New_York", "--format", "plain", "--min", "50"],
    );
    assert_eq!(
        (got.code, got.stdout.as_str()),
        (Some(2), "100.00\n"),
        "a yes over rows that were not read is none"
    );
}

#[test]
fn the_numbers_are_the_same_on_any_number_of_threads() {
    let text = fs::read_to_string(root().join("examples/tickets/tickets.csv")).unwrap();
    let (header, rows) = text.split_once('\n').unwrap();
    let many = temporary("many-tickets.csv", &format!("{header}\n{}", rows.repeat(8)));
    let of = |threads: &str| {
        let asked = [
            "--threads",
            threads,
            "--by",
            "week,team,plan,priority",
            "--worst",
            "50",
            "--format",
            "json",
        ];
        let contracts = root().join("examples/tickets/contracts");
        finish(
            command()
                .arg("report")
                .arg(&many)
                .arg("--contracts")
                .arg(contracts)
                .args(asked)
                .output()
                .unwrap(),
        )
    };
    let one = of("1");
    assert!(one.code == Some(2) && one.stdout.contains("\"exact\":false"), "{}", one.stderr);
    for threads in ["2", "3", "8"] {
        assert!(of(threads).stdout == one.stdout, "{threads} threads");
    }
    let answer: Value = serde_json::from_str(&one.stdout).unwrap();
    assert_eq!(
        (&answer["tickets"]["rows"], &answer["tickets"]["bad_rows"]),
        (&json!(15_760), &json!(264))
    );
}

#[test]
fn json_lines_are_counted_as_csv_is() {
    let text = fs::read_to_string(few()).unwrap();
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let header = lines.next().unwrap();
    let objects = lines.map(|cells| {
        header
            .iter()
            .zip(cells)
            .map(|(name, cell)| ((*name).to_owned(), json!(cell)))
            .collect::<Value>()
    });
    let file = temporary(
        "few.jsonl",
        &objects.map(|object| object.to_string()).collect::<Vec<_>>().join("\n"),
    );
    // A column that is a field too, and the one that names the tickets.
    let by = ["--by", "team", "--by", "timezone", "--by", "id", "--format", "json"];
    assert_eq!(report(&file, &by).stdout, report(&few(), &by).stdout);
}

#[test]
fn what_stands_in_a_ticket_is_never_markup_nor_an_order() {
    let evil = "<script>alert(1)</script>";
    let row =
        |id: &str, team: &str| format!("\"{id}\",\"{team}\",premium,1,2026-03-02T10:00:00Z,\n");
    // A page needs something to measure.
    let text = format!(
        "id,team,plan,priority,opened,responded\n{}{}{}",
        row(evil, evil),
        row("=1+1", "=cmd|'x'!A0"),
        row("\u{1b}[2J", "\u{1b}[2J")
    );
    let file = temporary("evil.csv", &text);
    let page = report(&file, &["--by", "team", "--format", "html"]);
    assert_eq!(page.code, Some(0), "{}", page.stderr);
    assert!(
        page.stdout.contains("&lt;script&gt;alert(1)") && !page.stdout.contains("<script"),
        "{}",
        page.stdout
    );
    let csv = report(&file, &["--by", "team", "--format", "csv"]).stdout;
    assert!(csv.contains("\nteam,'=cmd|'x'!A0,1,"), "{csv}");
    for format in ["text", "json", "markdown", "html", "csv"] {
        assert!(
            !report(&file, &["--by", "team", "--format", format]).stdout.contains('\u{1b}'),
            "{format}"
        );
    }
}

#[test]
fn too_many_groups_are_refused() {
    let rows: Vec<String> =
        (0..2_100).map(|at| format!("T{at},premium,1,2026-03-02T10:00:00Z")).collect();
    let got = report(
        &temporary("groups.csv", &format!("id,plan,priority,opened\n{}", rows.join("\n"))),
        &["--by", "id"],
    );
    assert_eq!(got.code, Some(2));
    assert_eq!(
        got.stderr,
        "slacalc: --by id gives more than 2000 groups; choose what has fewer values\n"
    );
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("page.html");
    fs::write(&place, "last month's").unwrap();
    let written = |file: &Path, more: &[&str]| {
        let got = report(
            file,
            &[&["--format", "html", "--output", place.to_str().unwrap()], more].concat(),
        );
        assert_eq!(got.stdout, "");
        (got.code, fs::read_to_string(&place).unwrap())
    };
    let (code, kept) = written(Path::new("/no/such/tickets.csv"), &[]);
    assert_eq!((code, kept.as_str()), (Some(2), "last month's"));
    assert_eq!(written(&few(), &["--by", "no-column"]), (Some(2), "last month's".to_owned()));
    let (code, page) = written(&few(), &["--min", "95", "--quiet", "--title", "Ours & <theirs>"]);
    assert!(
        code == Some(1)
            && page.contains("<title>Ours &amp; &lt;theirs&gt;</title>")
            && page.ends_with("</html>\n"),
        "{code:?}"
    );
    assert!(!place.with_file_name("page.html.unfinished").exists());
}

/// Each of these changes a number, and so is among what it was made from.
#[test]
fn what_changes_a_number_stands_beside_it() {
    let tickets = "id,opened,responded,priority\n1,2026-05-22 16:00,2026-05-26 \
                   09:00,1\n2,2026-05-22 08:00,2026-05-22 12:00,3\n";
    let (file, holidays) =
        (temporary("beside.csv", tickets), temporary("closed.txt", "2026-05-26\n"));
    let zone = ["--timezone", "America/New_York", "--tier", "standard", "--format", "json"];
    let digest = slacalc::internal::policy::sha256("2026-05-26\n");
    let holidays = holidays.to_str().unwrap();
    let cases = [
        (vec!["--holidays", holidays], "--holidays", format!("{holidays} sha256 {digest}")),
        (vec!["--reading", "hours-clock=calendar"], "--reading", "hours-clock=calendar".to_owned()),
        (vec!["--map-value", "priority:1=2"], "--map-value", "priority:1=2".to_owned()),
        (vec!["--map", "responded="], "--map", "responded=".to_owned()),
        (vec!["--edition", "x"], "", String::new()),
    ];
    for (more, option, value) in cases {
        let got = report(&file, &[&zone[..], &more].concat());
        let Ok(answer) = serde_json::from_str::<Value>(&got.stdout) else {
            assert_eq!((got.code, option), (Some(2), ""), "{}", got.stderr);
            continue;
        };
        let options = answer["options"].as_array().unwrap();
        assert!(options.contains(&json!({ "option": option, "value": value })), "{options:?}");
        assert!(
            options.contains(&json!({ "option": "--timezone", "value": "America/New_York" })),
            "{options:?}"
        );
    }
}

/// Two names that are alike for a thousand bytes are two groups, and each is told whole up to
/// there.
#[test]
fn long_names_are_told_apart() {
    let long = "x".repeat(1_500);
    let row = |end: &str| format!("{long}{end},premium,1,2026-03-02T10:00:00Z\n");
    let file = temporary(
        "long.csv",
        &format!("team,plan,priority,opened\n{}{}{}", row("a"), row("b"), row("a")),
    );
    let answer: Value =
        serde_json::from_str(&report(&file, &["--by", "team", "--format", "json"]).stdout).unwrap();
    let groups = answer["tickets"]["by"][0]["groups"].as_array().unwrap();
    let names: Vec<&str> = groups.iter().map(|group| group["group"].as_str().unwrap()).collect();
    assert!(
        names.len() == 2
            && names.iter().all(|name| name.starts_with(&long[..1_000]))
            && names[0] != names[1],
        "{names:?}"
    );
}

/// The page of the examples: `slacalc report examples/tickets/tickets.csv …` as this test does
/// writes it anew.
#[test]
fn the_report_of_the_examples_is_made_from_its_tickets() {
    let tickets = root().join("examples/tickets");
    let mut line = command();
    line.args([
        "report",
        "examples/tickets/tickets.csv",
        "--contracts",
        "examples/tickets/contracts",
        "--min",
        "95",
        "--format",
        "html",
    ]);
    let got = finish(
        line.args(["--by", "month", "--by", "plan", "--by", "priority", "--by", "team"])
            .output()
            .unwrap(),
    );
    let left_out = "slacalc: 33 of 1,970 rows could not be read; the first is row 1 (ticket T-0326): \
                    opened: there is no time\n";
    assert_eq!((got.code, got.stderr.as_str()), (Some(1), left_out));
    if std::env::var_os("UPDATE_EXAMPLES").is_some() {
        fs::write(tickets.join("report.html"), &got.stdout).unwrap();
    }
    let kept = fs::read_to_string(tickets.join("report.html")).unwrap();
    // Another release of the zone rules is no other page.
    let told = |page: &str| {
        page.split_once("IANA 20").map(|(before, after)| {
            before.to_owned() + after.trim_start_matches(char::is_alphanumeric)
        })
    };
    assert!(
        told(&kept) == told(&got.stdout),
        "examples/tickets/report.html is not up to date: UPDATE_EXAMPLES=1 cargo test writes it"
    );
    for wrong in ["http://", "https://", "<script", "src="] {
        assert!(!kept.contains(wrong), "the page needs {wrong}");
    }
}

/// Runs a script of this folder that counts for itself, against the program.
pub(super) fn counted_by(script: &str) -> Option<std::process::Output> {
    python(&root().join("tests/tickets").join(script), &[env!("CARGO_BIN_EXE_slacalc")])
}

/// What a Python script prints; `None` if there is no Python that knows of time zones.
fn python(script: &Path, arguments: &[&str]) -> Option<std::process::Output> {
    let python = |arguments: &[&str]| {
        let mut command = Command::new("python3");
        command.args(arguments).env("SLACALC_TZDATA", "bundled").env("SLACALC_NO_CONFIG", "1");
        command.output().ok()
    };
    if !python(&["-c", "import zoneinfo; zoneinfo.ZoneInfo('Europe/Berlin')"])
        .is_some_and(|made| made.status.success())
    {
        crate::program::skipped("a script in Python: there is no python3 with zones");
        return None;
    }
    python(&[&[script.to_str().unwrap()], arguments].concat())
}

#[test]
fn the_tickets_of_the_examples_are_made_by_their_script() {
    let tickets = root().join("examples/tickets");
    if let Some(made) = python(&tickets.join("generate.py"), &[]) {
        let kept = fs::read(tickets.join("tickets.csv")).unwrap();
        assert!(
            made.stdout == kept,
            "generate.py makes other tickets than tickets.csv has\n{}",
            String::from_utf8_lossy(&made.stderr)
        );
    }
}

/// Deadlines and numbers of 1,970 tickets under every plan, worked out and counted in Python.
#[test]
fn every_number_of_the_report_is_that_of_an_independent_count() {
    if let Some(counted) =
        python(&root().join("tests/tickets/count.py"), &[env!("CARGO_BIN_EXE_slacalc")])
    {
        let shown = [counted.stdout, counted.stderr]
            .map(|text| String::from_utf8_lossy(&text).into_owned())
            .concat();
        assert_eq!(shown, "1970 tickets, 0 differ; 0 numbers of the report differ\n");
    }
}

/// In the order of the document; behind it, in that of the usual words, those that only the
/// contract names.
#[test]
fn priorities_are_in_the_order_of_their_urgency() {
    let report = run(
        "report examples/tickets/tickets.csv --contracts examples/tickets/contracts --by priority \
         --format csv",
    );
    let of = |policy: &str| -> Vec<String> {
        let prefix = format!("priority,{policy} ");
        let lines = report.stdout.lines().filter_map(|line| line.strip_prefix(&prefix));
        lines.map(|line| line.split(',').next().unwrap().to_owned()).collect()
    };
    assert_eq!(of("rescale/support"), ["Urgent", "High", "normal", "low"]);
    assert_eq!(
        of("scalr/self-hosted"),
        ["0 Blocker", "1 Critical", "2 Major", "3 Minor", "4 Trivial"]
    );
    let named = run("priorities --contract examples/contracts/rescale.toml --format plain").stdout;
    let ids: Vec<&str> = named.lines().map(|line| line.split('\t').next().unwrap()).collect();
    assert_eq!(ids, ["urgent", "high", "normal", "low"]);
}

/// The file of missed tickets has as many rows as tickets that were missed, in the order of the
/// table, on any number of threads; the page shows them, and the numbers of JSON.
#[test]
fn missed_tickets_and_the_numbers_of_the_page_are_those_of_json() {
    let total = few_counted()["total"].take();
    let files = ["1", "3"].map(|threads| {
        let [page, missed] = ["page", "missed"].map(|name| {
            let name = format!("evidence-{name}-{threads}");
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
        });
        let named = [&page, &missed].map(|file| file.to_str().unwrap());
        let options = ["--format", "html", "--output", named[0], "--missed", named[1]];
        let got = report(&few(), &[&options[..], &["--threads", threads]].concat());
        assert_eq!((got.code, got.stdout.as_str(), got.stderr.as_str()), (Some(0), "", ""));
        [page, missed].map(|file| fs::read_to_string(file).unwrap())
    });
    assert_eq!(files[0][1], files[1][1]);
    let [page, missed] = &files[0];
    let rows: Vec<&str> = missed.lines().skip(1).collect();
    assert_eq!(rows.len() as u64, total["missed"].as_u64().unwrap());
    let names = rows.iter().map(|row| row.split(',').nth(1).unwrap());
    assert_eq!(names.collect::<Vec<_>>(), ["A2", "A5", "B2"]);
    // By 15 minutes, by 7 d 3 h, by an hour.
    let late = rows.iter().map(|row| row.split(',').nth(5).unwrap());
    assert_eq!(late.collect::<Vec<_>>(), ["900", "615600", "3600"]);
    for name in ["A2", "A5", "B2"] {
        assert!(page.contains(&format!("<th scope=\"row\">{name}</th>")), "{name}");
    }
    for count in ["met", "missed", "open"] {
        let shown = format!("<dt>{count}</dt><dd>{}</dd>", total[count]);
        assert!(page.contains(&shown), "{shown}");
    }
    let percent = total["attainment"][0]["percent"].as_f64().unwrap();
    assert!(page.contains(&format!("<p class=\"value\">{percent:.2}%</p>")));
}

/// Neither the answer nor the tickets are overwritten.
#[test]
fn the_file_of_missed_tickets_is_one_of_its_own() {
    let tickets = temporary("own.csv", &fs::read_to_string(few()).unwrap());
    let own = tickets.to_str().unwrap();
    let other = Path::new(env!("CARGO_TARGET_TMPDIR")).join("both.csv");
    let other = other.to_str().unwrap();
    for options in [
        &["--missed", "-"][..],
        &["--missed", "/dev/stdout"],
        &["--missed", own],
        &["--missed", other, "--output", other],
    ] {
        let got = report(&tickets, options);
        assert_eq!(got.code, Some(2), "{options:?}");
        assert!(got.stderr.contains("name a file of its own"), "{}", got.stderr);
    }
    assert_eq!(fs::read_to_string(&tickets).unwrap(), fs::read_to_string(few()).unwrap());
}

/// By hand, `tests/policies/metrics.py target/debug/slacalc 20000` asks for more.
#[test]
fn tables_about_a_metric_are_those_of_an_independent_count() {
    let script = root().join("tests/policies/metrics.py");
    let Some(counted) = python(&script, &[env!("CARGO_BIN_EXE_slacalc"), "40"]) else { return };
    let said = String::from_utf8_lossy(&counted.stdout).into_owned();
    assert!(counted.status.success(), "{said}{}", String::from_utf8_lossy(&counted.stderr));
}
