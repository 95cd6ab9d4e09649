//! Options that take a name, given none or one of characters that nobody sees.

use super::{nothing_wrong, run_with, text};

const NAMED: [&str; 13] = [
    "vendor", "policy", "plan", "tier", "package", "edition", "region", "priority", "severity",
    "channel", "timezone", "holidays", "reading",
];

#[test]
fn an_empty_name_is_an_error_that_says_what_to_write() {
    let commands: [&[&str]; 6] = [
        &["covered"],
        &["deadline", "--opened", "now"],
        &["calendar"],
        &["latest-open", "--due", "now"],
        &["batch", "examples/tickets/tickets.csv"],
        &["report", "examples/tickets/tickets.csv"],
    ];
    let mut wrong = Vec::new();
    for command in commands {
        for option in NAMED {
            for value in ["", " ", "\t", "\u{a0}", "\u{3000}", "\u{200b}", "\u{feff} "] {
                let flag = format!("--{option}={value}");
                let got = run_with(&[command, &[flag.as_str()]].concat());
                let said = text(&got);
                if got.code != Some(2)
                    || !said.contains("it is empty; write ")
                    || !got.stdout.is_empty()
                {
                    wrong.push(format!("{command:?} {flag:?}: {:?} {said}", got.code));
                }
            }
        }
    }
    nothing_wrong(&wrong);
}

/// Options that name the same plan, priority and zone in other spellings.
const SAME_NAMES: [&[&str]; 7] = [
    &[
        "--vendor",
        " Scalr",
        "--tier",
        "STANDARD ",
        "--priority",
        "P1",
        "--timezone",
        " europe/berlin ",
    ],
    &[
        "--vendor",
        "scalr\u{200b}",
        "--tier",
        "stand\u{ad}ard",
        "--priority",
        "\u{ff30}\u{ff11}",
        "--timezone",
        "Europe/Berlin\u{feff}",
    ],
    &[
        "--policy",
        " Scalr/Self-Hosted ",
        "--tier",
        "standard",
        "--priority",
        "critical\u{a0}",
        "--timezone",
        "Europe/\u{200b}Berlin",
    ],
    &[
        "--vendor",
        "scalr",
        "--package",
        "\u{3000}standard",
        "--severity",
        "1",
        "--timezone",
        "Europe/Berlin",
    ],
    &[
        "--vendor",
        "\u{feff}scalr",
        "--plan",
        "Standard",
        "--severity",
        "\u{200e}1",
        "--timezone",
        "EUROPE/BERLIN",
    ],
    &[
        "--vendor",
        "scalr",
        "--plan",
        "standard",
        "--severity",
        "\u{ff11}",
        "--timezone",
        "Europe/Berlin",
        "--holidays",
        " none ",
    ],
    &[
        "--vendor",
        "scalr",
        "--plan",
        "standard",
        "--severity",
        "p1",
        "--timezone",
        "Europe/Berlin",
        "--channel",
        "\u{ff30}ortal",
    ],
];

#[test]
fn spaces_case_wide_letters_and_invisible_characters_make_no_other_name() {
    let mut wrong = Vec::new();
    for case in SAME_NAMES {
        let got = run_with(
            &[&["covered", "--at", "2026-03-06T10:00:00Z", "--format", "plain"], case].concat(),
        );
        if (got.code, got.stdout.trim_end()) != (Some(0), "covered") {
            wrong.push(format!("{case:?}: {:?} {}", got.code, text(&got)));
        }
    }
    nothing_wrong(&wrong);
}

#[test]
fn an_empty_cell_falls_back_to_the_option_and_an_invisible_one_is_no_name() {
    let table = std::path::PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("edges-empty-cells.csv");
    std::fs::write(
        &table,
        "priority,opened\n,2026-03-06T10:00:00Z\n  \
         ,2026-03-06T10:00:00Z\n\u{200b},2026-03-06T10:00:00Z\n",
    )
    .unwrap();
    let got = run_with(&[
        "batch",
        table.to_str().unwrap(),
        "--vendor",
        "rescale",
        "--plan",
        "premium",
        "--edition",
        "enterprise",
        "--priority",
        "high",
    ]);
    let rows: Vec<&str> = got.stdout.lines().skip(1).collect();
    assert!(rows[0].contains("not-stated") && rows[1].contains("not-stated"), "{}", got.stdout);
    assert!(rows[2].contains("there is no priority '"), "{}", got.stdout);
}
