//! The page and the text of a report, read as somebody would who has never seen a command line.

use std::{fs, path::Path, process::Command};

use crate::program::{Run, command, finish, root, words};

/// The plan Standard promises priority 1 two hours of Mon-Fri 08:30-17:30 in New York; now is
/// Friday 6 March 2026, 17:00 there.
///
/// A, B and C are met: after 1 h of the day, after an hour in the evening that counts none, and
/// over night after 15 h 30 min, of which 30 min count. D is late by an hour, G overdue since
/// Monday 11:00, H open. E and F were closed without an answer, before and after they were due. I has no
/// time. Around the clock C would be late, and nothing else would change.
const TICKETS: &str = "\
id,plan,priority,opened,responded,closed
A,standard,1,2026-03-03 09:00,2026-03-03 10:00,
B,standard,1,2026-03-03 18:00,2026-03-03 19:00,
C,standard,1,2026-03-04 17:00,2026-03-05 08:30,
D,standard,1,2026-03-05 09:00,2026-03-05 12:00,
E,standard,1,2026-03-05 09:00,,2026-03-05 10:00
F,standard,1,2026-03-05 09:00,,2026-03-06 10:00
G,standard,1,2026-03-02 09:00,,
H,standard,1,2026-03-06 16:00,,
I,standard,1,no time,,
";

fn report(table: &str, options: &str) -> Run {
    let name = format!("page-{:x}.csv", table.len());
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, table).unwrap();
    let zone = ["--vendor", "scalr", "--timezone", "America/New_York"];
    finish(command().arg("report").arg(path).args(zone).args(words(options)).output().unwrap())
}

/// Returns the page without its tags, each text on a line of its own.
fn read(page: &str) -> String {
    let body = page.split("</style>").nth(1).unwrap();
    let texts = body.split('<').filter_map(|part| part.split_once('>'));
    let texts = texts.map(|(_, text)| text.trim()).filter(|text| !text.is_empty());
    texts.collect::<Vec<_>>().join("\n").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Returns the small figures of the head.
fn counts(page: &str) -> Vec<(String, u64)> {
    let list = page.split("<dl class=\"counts\">").nth(1).unwrap().split("</dl>").next().unwrap();
    let texts = read(&format!("</style>{list}"));
    let texts: Vec<&str> = texts.lines().collect();
    texts.chunks(2).map(|pair| (pair[0].to_owned(), pair[1].parse().unwrap())).collect()
}

#[test]
fn the_figures_of_the_head_add_up_to_the_rows() {
    let table = TICKETS;
    let without_answers = "id,priority,plan,opened\n1,1,standard,2026-03-02 \
                           09:00\n2,1,standard,2026-03-06 16:00\n";
    let best_effort = "id,priority,plan,opened,responded\n1,3,free,2026-03-02 \
                       09:00,\n2,3,business,2026-03-02 09:00,2026-03-02 09:30\n";
    let cases = [
        (table, "", &[3, 2, 1, 2, 1, 9][..]),
        (table, "--map responded=closed", &[1, 6, 1, 1, 9]),
        (table, "--since 2026-03-05", &[0, 1, 1, 2, 1, 5]),
        (best_effort, "--policy scalr/saas", &[1, 0, 0, 1, 2]),
    ];
    for (table, options, expected) in cases {
        let page = report(table, &format!("--format html {options}")).stdout;
        let counts = counts(&page);
        let numbers: Vec<u64> = counts.iter().map(|(_, number)| *number).collect();
        assert_eq!(numbers, expected, "{options}: {counts:?}");
        let (all, parts) = numbers.split_last().unwrap();
        assert_eq!(parts.iter().sum::<u64>(), *all, "{options}: {counts:?}");
    }
    // Without answers there is nothing to measure, and no page.
    let refused = report(without_answers, "--format html");
    assert!(refused.code == Some(2) && refused.stdout.is_empty(), "{refused:?}");
    let page = read(&report(table, "--format html").stdout);
    for says in [
        "closed, no answer known",
        "Missed are 2: 1 answered late, 1 past the deadline without an answer that the table \
         knows.",
        "2 tickets were closed, and the table knows no answer: 1 before the deadline, \
         1 after the deadline.",
        "1 row of the table could not be read and is in no other number",
    ] {
        assert!(page.contains(says), "{says}: {page}");
    }
}

#[test]
fn the_head_says_by_which_document_what_is_promised_and_when_it_was_made() {
    let page = read(&report(TICKETS, "--format html").stdout);
    for says in [
        "Response times of Scalr, plan Standard · tickets opened 2 Mar to 6 Mar 2026 · as of Fri \
         6 Mar 2026",
        "By Scalr Self-Hosted Support Policy & Services, undated. Business hours: Mon-Fri \
         08:30-17:30 America/New_York.",
        "1 Critical\n2 h in business hours",
    ] {
        assert!(page.contains(says), "{says}: {page}");
    }
    // By hand from the document: an hour around the clock under Premium.
    let both = TICKETS.replace("D,standard", "D,premium");
    let page = read(&report(&both, "--format html").stdout);
    assert!(page.contains("plans Premium and Standard"), "{page}");
    let table =
        "priority\nPremium\nStandard\n1 Critical\n1 h around the clock\n2 h in business hours";
    assert!(page.contains(table), "{page}");
}

#[test]
fn waits_are_by_the_wall_clock_and_say_so() {
    let text = report(TICKETS, "").stdout;
    for says in [
        " median response    1 h by the wall clock, 30 min in business hours\n",
        " 95% within         15 h 30 min by the wall clock, 3 h in business hours\n",
    ] {
        assert!(text.contains(says), "{says}: {text}");
    }
    // Half of the answers came in the evening: none of the promised time had passed.
    let evening = TICKETS.replace(
        "A,standard,1,2026-03-03 09:00,2026-03-03 10:00",
        "A,standard,1,2026-03-03 18:00,2026-03-03 20:00",
    );
    let text = report(&evening, "").stdout;
    // Of 1, 2, 3 and 15.5 hours two do not exceed 2; of 0, 0, 0.5 and 3 two do not exceed 0.
    let says = " median response    2 h by the wall clock, none in business hours\n";
    assert!(text.contains(says), "{text}");
    assert!(!text.contains(" 0 s") && !text.contains(" 0s"), "{text}");
    // Of both plans neither word would hold for every promise.
    let both = TICKETS.replace("D,standard", "D,premium");
    for (by, header) in [("quarter", "median on the SLA"), ("plan", "median on the SLA")] {
        let text = report(&both, &format!("--by {by}")).stdout;
        assert!(text.contains(header) && !text.contains("in business hours"), "{text}");
    }
    assert!(report(TICKETS, "--by plan").stdout.contains("median in business"));
    // Around the clock both are one, and it is said once.
    let text = report(&TICKETS.replace("standard", "premium"), "").stdout;
    assert!(text.contains(" median response    1 h\n") && !text.contains("wall clock"), "{text}");
}

/// By hand: 3 of 5 in business hours; around the clock C is late, so 2 of 5.
#[test]
fn the_span_over_interpretations_is_that_of_the_reports_by_each() {
    let page = read(&report(TICKETS, "--format html").stdout);
    let says = "For 1 of 8 tickets it depends on the interpretation of a document whether the \
                deadline was met; depending on it, the share is from 40.00% to 60.00%";
    assert!(page.contains(says), "{page}");
    assert!(page.contains("1: C met"), "the ticket can be found: {page}");
    for (choice, share) in [("coverage", "60.00%"), ("calendar", "40.00%")] {
        let got = report(TICKETS, &format!("--reading hours-clock={choice} --format short")).stdout;
        assert!(got.starts_with(share), "{choice}: {got}");
        // What somebody has chosen is not open any more.
        let page = report(TICKETS, &format!("--reading hours-clock={choice} --format html")).stdout;
        assert!(!page.contains("depending on it"), "{page}");
    }
}

#[test]
fn the_body_has_no_words_of_the_command_line() {
    for options in ["", "--min 95 --by quarter", "--map responded=closed"] {
        let page = read(&report(TICKETS, &format!("--format html {options}")).stdout);
        let (body, footer) = page.split_once("Where the numbers come from").unwrap();
        for word in ["--", "sha256", "slacalc", "hours-clock", "reading", "judged", "no answer\n"] {
            assert!(!body.contains(word), "{word}: {body}");
        }
        assert!(footer.contains("--vendor") && footer.contains("sha256"), "{footer}");
    }
}

#[test]
fn a_ticket_without_an_answer_is_late_so_far() {
    let page = read(&report(TICKETS, "--format html").stdout);
    for says in [
        "G\nMon 2 Mar 2026, 09:00 EST\nMon 2 Mar 2026, 11:00\nno answer known\n4 d 6 h so far\n1 Critical",
        "D\nThu 5 Mar 2026, 09:00 EST\nThu 5 Mar 2026, 11:00\nThu 5 Mar 2026, 12:00\n1 h\n1 Critical",
        "\"So far\" means up to Fri 6 Mar 2026",
        "All were promised in the clause",
    ] {
        assert!(page.contains(says), "{says}: {page}");
    }
}

#[test]
fn holidays_that_no_document_names_are_said_where_business_hours_count() {
    let note = "The document names no holidays; none are skipped";
    let is_said = |plan: &str, options: &str| {
        let table = TICKETS.replace("standard", plan);
        let [text, page] = ["text", "html"]
            .map(|format| report(&table, &format!("{options} --format {format}")).stdout);
        assert_eq!(text.matches(note).count(), page.matches(note).count(), "{text}");
        text.matches(note).count()
    };
    assert_eq!(is_said("standard", ""), 1);
    assert_eq!(is_said("standard", "--holidays us"), 0);
    assert_eq!(is_said("premium", ""), 0);
}

#[test]
fn a_chart_of_one_colour_is_a_sentence() {
    let page =
        |plan: &str| read(&report(&TICKETS.replace("standard", plan), "--format html").stdout);
    let (around_the_clock, by_day) = (page("premium"), page("standard"));
    assert!(!around_the_clock.contains("Were they covered?"));
    assert!(around_the_clock.contains("All tickets came in hours that their own plan covers."));
    assert!(by_day.contains("Were they covered?") && !by_day.contains("holidays taken out"));
    let page = report(TICKETS, "--holidays us --format html").stdout;
    assert!(page.contains("plan covers, holidays taken out, and"), "{page}");
}

#[test]
fn dots_have_the_colours_of_a_target_only_if_there_is_one() {
    let months = TICKETS.replace("2026-03-03", "2026-02-03");
    let dots = |options: &str| {
        let page = report(&months, &format!("--by month --format html {options}")).stdout;
        ["circle class=\"neutral\"", "circle class=\"good\"", "rect class=\"bad\" x"]
            .map(|dot| page.matches(dot).count() > 0)
    };
    assert_eq!(dots("")[..2], [true, false]);
    assert!(!dots("--min 50")[0] && dots("--min 50")[1]);
}

#[test]
fn tables_without_priorities_say_how_to_have_them() {
    let note = "Add --by priority for a table by priority.";
    let said = |options: &str| {
        let got = report(TICKETS, options);
        [got.stdout.contains(note), got.stderr.contains(note)]
    };
    assert_eq!(said("--by quarter"), [true, false]);
    assert_eq!(said("--by quarter --format html"), [false, true]);
    assert_eq!(said("--by quarter,priority"), [false, false]);
    assert_eq!(said(""), [false, false]);
}

/// The export says neither what its priorities mean nor which of two columns has the answers.
#[test]
fn nothing_to_measure_is_few_lines_and_the_line_that_works() {
    let got = finish(
        command()
            .args(words(
                "report tests/data/tickets/zendesk.csv --vendor scalr --plan premium --timezone \
                 America/New_York",
            ))
            .output()
            .unwrap(),
    );
    assert!(got.stdout.starts_with("Nothing to measure: every row has an error"), "{got:?}");
    assert!(!got.stdout.contains("Share in time"), "{}", got.stdout);
    let mut lines = got.stderr.lines().map(str::trim_start);
    let line = lines.find(|line| line.starts_with("slacalc report "));
    let line = line.unwrap().replacen("slacalc", env!("CARGO_BIN_EXE_slacalc"), 1);
    let mut shell = Command::new("sh");
    shell.current_dir(root()).args(["-c", &line]).env("SLACALC_NO_CONFIG", "1");
    let again = finish(shell.env("SLACALC_NOW", "2026-03-06T22:00:00Z").output().unwrap());
    assert!(again.stdout.starts_with("0.00% met their deadline: 0 of 1 ticket"), "{again:?}");
}

#[test]
fn a_configuration_that_took_part_is_said() {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("report-settings");
    fs::create_dir_all(directory.join("contracts")).unwrap();
    fs::write(directory.join("config.toml"), "contract = \"ours\"\nholidays = [\"us\"]\n").unwrap();
    let contract = "policy = \"scalr/self-hosted\"\ntimezone = \"America/New_York\"\n";
    fs::write(directory.join("contracts/ours.toml"), contract).unwrap();
    let asked = |format: &str| {
        let mut command = command();
        command.env_remove("SLACALC_NO_CONFIG").env("SLACALC_CONFIG_DIR", &directory);
        let line = format!("report examples/tickets/few.csv --format {format}");
        finish(command.args(words(&line)).output().unwrap())
    };
    let text = asked("text").stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    let note = "says --contract ours, --holidays us; --no-config leaves it aside.";
    assert_eq!(text.matches(note).count(), 1, "{text}");
    let got = asked("html");
    assert_eq!(got.stderr.matches(note).count(), 1, "{}", got.stderr);
    let page = read(&got.stdout);
    assert!(page.starts_with("Support by Scalr\n"), "the title is of no contract: {page}");
    let note = "Settings saved on the computer that made this page took part: contract ours, \
                holidays us.";
    assert!(page.contains(note), "{page}");
    assert!(page.contains("by the agreement ours."), "{page}");
    assert!(!report(TICKETS, "--format html").stdout.contains("Settings saved"));
}
