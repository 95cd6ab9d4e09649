//! Runbooks where slacalc answers: each answer is handled, and none is told to the wrong one.

use std::fs;

use super::{
    RUNBOOKS, Runbook,
    finding::{self, Found},
    running::{Done, Place, Program},
};

/// The exit code, a part of what is printed (nothing at all if it is empty), and who is told what.
type Expected = (i32, &'static str, &'static str);

fn runbook(place: &str, has: &str) -> (&'static Runbook, Found) {
    let runbook = RUNBOOKS
        .iter()
        .find(|runbook| runbook.place == place && runbook.has.contains(has))
        .unwrap();
    (runbook, finding::runbooks().into_iter().find(|found| runbook.is(found)).unwrap())
}

fn expect(wrong: &mut Vec<String>, asked: &str, done: &Done, (code, prints, tells): Expected) {
    let printed = if prints.is_empty() {
        done.run.stdout.is_empty()
    } else {
        done.run.stdout.contains(prints)
    };
    let told = if tells.is_empty() { done.told.is_empty() } else { done.told.starts_with(tells) };
    if done.run.code != Some(code) || !printed || !told {
        wrong.push(format!("{asked}: not exit code {code}, '{prints}' and '{tells}': {done:?}"));
    }
}

/// Four hours to respond, of which three are gone at 09:00 and all four at 08:00.
#[test]
fn the_deadline_of_a_ticket_is_handled_at_every_stage() {
    let mut wrong = Vec::new();
    let (line, line_text) = runbook("README.md", "--check");
    let (script, script_text) = runbook("examples/escalate-if-unanswered.sh", "");
    let place = Place::new("stages");
    let reminder = "three quarters of the time are gone, remind the vendor";
    let cases: [(&str, Expected, Expected); 5] = [
        ("2026-07-15T11:50:00Z", (0, "", ""), (0, "T-1: in time", "")),
        (
            "2026-07-15T08:40:00Z",
            (0, "", "notify: three quarters"),
            (0, reminder, "notify: T-1: three quarters"),
        ),
        (
            "2026-07-15T07:59:59Z",
            (0, "", "page: the vendor has missed"),
            (1, "T-1: the deadline has passed", "page: T-1: the deadline"),
        ),
        (
            "noon",
            (0, "", "page: slacalc cannot tell, exit code 2"),
            (2, "", "page: T-1: slacalc cannot tell, exit code 2"),
        ),
        (
            "",
            (0, "", "page: slacalc cannot tell, exit code 2"),
            (2, "", "page: T-1: slacalc cannot tell, exit code 2"),
        ),
    ];
    for (opened, by_line, by_script) in cases {
        let done = place.run(line, &line_text, Program::Real, &[("OPENED", opened)], &[]);
        expect(&mut wrong, &format!("README, '{opened}'"), &done, by_line);
        let done = place.run(script, &script_text, Program::Real, &[], &["T-1", opened, "high"]);
        expect(&mut wrong, &format!("{}, '{opened}'", script.place), &done, by_script);
    }
    for arguments in
        [&["T-1"][..], &["T-1", "2026-07-15T11:50:00Z"], &["T-1", "2026-07-15T11:50:00Z", "hihg"]]
    {
        let done = place.run(script, &script_text, Program::Real, &[], arguments);
        expect(
            &mut wrong,
            &format!("{arguments:?}"),
            &done,
            (2, "", "page: T-1: slacalc cannot tell"),
        );
    }
    let done = place.run(line, &line_text, Program::Fake("exit 3"), line.variables, &[]);
    expect(
        &mut wrong,
        "README, no deadline",
        &done,
        (0, "", "notify: the contract gives no deadline"),
    );
    let done = place.usually(script, &script_text, Program::Fake("exit 3"));
    expect(
        &mut wrong,
        "the script, no deadline",
        &done,
        (0, "account manager", "notify: T-1: the documents give"),
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// 15 July 2026 is a Wednesday, the 18th a Saturday.
#[test]
fn our_engineer_is_paged_only_while_nobody_covers() {
    let mut wrong = Vec::new();
    let (script, text) = runbook("examples/page-when-nobody-covers.sh", "");
    let place = Place::new("covers");
    let cases: [(&[&str], Expected); 4] = [
        (&["high", "2026-07-15T12:00:00Z"], (0, "the vendor is there: open a ticket", "")),
        (&["high"], (0, "the vendor is there: open a ticket", "")),
        (
            &["high", "2026-07-18T12:00:00Z"],
            (0, "support is closed", "page: the vendor's support is closed"),
        ),
        (&["", "2026-07-18T12:00:00Z"], (2, "", "page: slacalc cannot tell")),
    ];
    for (arguments, expected) in cases.iter().take(3) {
        expect(
            &mut wrong,
            &format!("{arguments:?}"),
            &place.run(script, &text, Program::Real, &[], arguments),
            *expected,
        );
    }
    let done = place.usually(script, &text, Program::Fake("exit 3"));
    expect(&mut wrong, "not stated", &done, (0, "does not say", "page: the contract does not say"));
    let (line, text) = runbook("help covered", "");
    for (now, prints) in
        [("2026-07-15T12:00:00Z", ""), ("2026-07-18T12:00:00Z", "nobody is there\n")]
    {
        expect(
            &mut wrong,
            now,
            &place.run(line, &text, Program::Real, &[("SLACALC_NOW", now)], &[]),
            (0, prints, ""),
        );
    }
    let done = place.usually(line, &text, Program::Fake("exit 3"));
    expect(&mut wrong, "help, not stated", &done, (0, "cannot tell", ""));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The table of `open.csv`: at 22:00 UTC on 6 March M-101 is overdue, M-102 and M-107 are due within
/// two hours, and three more may be.
#[test]
fn what_is_due_soon_is_paged() {
    let mut wrong = Vec::new();
    let (script, text) = runbook("examples/page-when-due.sh", "");
    let place = Place::new("due");
    fs::write(place.directory.join("later.csv"), "id,opened\nA,2026-03-06T21:00:00Z\n").unwrap();
    fs::write(place.directory.join("bad.csv"), "id,opened\nA,soon\n").unwrap();
    let premium = ["--vendor", "scalr", "--plan", "premium", "--priority", "2"];
    let not_stated = ["--vendor", "rescale", "--plan", "basic", "--priority", "high"];
    let cases: [(&str, &str, &[&str], Expected); 5] = [
        (
            "tickets/open.csv",
            "2h",
            &["--contracts", "tickets/contracts"],
            (0, "overdue, or due", "page: overdue, or due within 2h: M-101 M-102 M-107"),
        ),
        ("later.csv", "2h", &premium, (0, "overdue, or due", "page: overdue, or due within 2h: A")),
        ("later.csv", "30m", &premium, (0, "nothing is due within 30m", "")),
        ("later.csv", "2h", &not_stated, (0, "are not stated", "notify: no known deadline")),
        (
            "bad.csv",
            "2h",
            &premium,
            (2, "", "page: slacalc cannot tell what to expect, exit code 2: slacalc: 1 of 1 row"),
        ),
    ];
    let now = [("SLACALC_NOW", "2026-03-06T22:00:00Z")];
    for (table, within, options, expected) in cases {
        let mut arguments = vec![table, within];
        arguments.extend(options);
        let done = place.run(script, &text, Program::Real, &now, &arguments);
        expect(&mut wrong, &format!("{arguments:?}"), &done, expected);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_request_out_of_scope_is_told_from_one_that_is_unclear() {
    let mut wrong = Vec::new();
    let (script, text) = runbook("examples/check-scope-first.sh", "");
    let place = Place::new("scope");
    let cases: [(&[&str], Expected); 5] = [
        (&["phone"], (0, "not supported: do not open a ticket", "")),
        (&["api", "integration"], (0, "not support: ask for another offering", "")),
        (&["mpi", "tuning"], (0, "unstated: open a ticket, and say what the contract says", "")),
        (&["beta", "mpi"], (2, "Which of these is meant?", "")),
        (&["--plan", "gold", "phone"], (2, "", "notify: slacalc cannot tell")),
    ];
    for (arguments, expected) in cases {
        expect(
            &mut wrong,
            &format!("{arguments:?}"),
            &place.run(script, &text, Program::Real, &[], arguments),
            expected,
        );
    }
    // A program that says nothing, and succeeds, has not said yes.
    let done = place.run(script, &text, Program::Fake("exit 0"), &[], &["phone"]);
    expect(&mut wrong, "nothing", &done, (2, "", "notify: slacalc cannot tell"));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Of January's four tickets of `few.csv` three were answered in time.
#[test]
fn a_months_report_is_told_unless_all_is_well() {
    let mut wrong = Vec::new();
    let (script, text) = runbook("examples/monthly-report.sh", "");
    let place = Place::new("months");
    let ask = |month: &str, minimum: &str, program: Program| {
        let arguments = ["tickets/few.csv", "reports", month, "--contract", "contracts/scalr.toml"];
        place.run(script, &text, program, &[("SLACALC_MIN", minimum)], &arguments)
    };
    expect(
        &mut wrong,
        "75 of 75 %",
        &ask("2026-01", "75", Program::Real),
        (0, "enough tickets were answered in time", ""),
    );
    expect(
        &mut wrong,
        "75 of 95 %",
        &ask("2026-01", "95", Program::Real),
        (1, "too few", "notify: 2026-01: too few"),
    );
    expect(
        &mut wrong,
        "none",
        &ask("2020-01", "95", Program::Real),
        (3, "nothing to measure", "notify: 2020-01: there was"),
    );
    let page = fs::read_to_string(place.directory.join("reports/2026-01.html")).unwrap();
    expect(
        &mut wrong,
        "no month",
        &ask("2026-1", "95", Program::Real),
        (2, "", "notify: monthly report 2026-1: '2026-1' is no month"),
    );
    // Without a page no exit code of slacalc's is an answer, not even success.
    for body in ["exit 0", "exit 1", "exit 3"] {
        expect(
            &mut wrong,
            body,
            &ask("2026-01", "95", Program::Fake(body)),
            (2, "", "notify: monthly report 2026-01: no page"),
        );
    }
    assert_eq!(
        page,
        fs::read_to_string(place.directory.join("reports/2026-01.html")).unwrap(),
        "the page that was there stays"
    );
    fs::write(place.directory.join("taken"), "").unwrap();
    let done =
        place.run(script, &text, Program::Real, &[], &["tickets/few.csv", "taken", "2026-01"]);
    expect(&mut wrong, "no directory", &done, (2, "", "notify: monthly report 2026-01: mkdir"));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The line of the crontab tells of an export that fails, and of a report that does.
#[test]
fn a_crontab_tells_of_a_failed_export_and_of_a_failed_report() {
    let mut wrong = Vec::new();
    let (line, text) = runbook("examples/tickets/README.md", "MAILTO");
    let place = Place::new("cron");
    place.command("date", "case $1 in +%F) echo 2026-03-01 ;; *) echo 2026-03 ;; esac");
    place.command("export-tickets", "cat tickets/tickets.csv");
    let done = place.usually(line, &text, Program::Real);
    let page = fs::read_to_string(place.directory.join("reports/2026-02.html")).unwrap();
    assert!(page.ends_with("</html>\n"), "{done:?}");
    expect(&mut wrong, "a report", &done, (1, "2026-02: too few", "notify: 2026-02: too few"));
    for (fault, export) in
        [("an export that fails", "echo id; exit 1"), ("an export that is missing", "exit 127")]
    {
        place.command("export-tickets", export);
        expect(
            &mut wrong,
            fault,
            &place.usually(line, &text, Program::Real),
            (0, "", "notify: no export of tickets"),
        );
    }
    place.command("export-tickets", "cat tickets/tickets.csv");
    fs::remove_file(place.directory.join("monthly-report.sh")).unwrap();
    let done = place.usually(line, &text, Program::Real);
    assert!(
        done.run.code == Some(127) && done.run.stderr.contains("monthly-report.sh"),
        "cron mails what is printed: {done:?}"
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_policy_with_problems_is_shown_and_one_without_is_quiet() {
    let mut wrong = Vec::new();
    let (line, text) = runbook("policies/README.md", "");
    let place = Place::new("problems");
    let handbook = place.directory.join("handbook.toml");
    let done = place.usually(line, &text, Program::Real);
    assert!(done.told.is_empty() && !done.run.stdout.contains("error"), "{done:?}");
    fs::write(handbook, "[document\n").unwrap();
    expect(
        &mut wrong,
        "not TOML",
        &place.usually(line, &text, Program::Real),
        (0, "handbook.toml:1:10: error: ", ""),
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The exit code tells whoever started the runbook, and the message is printed all the same.
#[test]
fn a_pager_that_is_broken_is_an_error_of_its_own() {
    let mut wrong = Vec::new();
    let (script, text) = runbook("examples/escalate-if-unanswered.sh", "");
    let place = Place::new("pager");
    let missed = ["T-1", "2026-07-15T07:59:59Z", "high"];
    place.command("page", "exit 1");
    let done = place.run(script, &text, Program::Real, &[], &missed);
    expect(&mut wrong, "a pager that fails", &done, (2, "T-1: the deadline has passed", ""));
    let done = place.run(script, &text, Program::Missing, &[], &missed);
    expect(&mut wrong, "no slacalc either", &done, (2, "", ""));
    if !done.run.stderr.contains("slacalc cannot tell") {
        wrong.push(format!("nothing was printed: {done:?}"));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Nobody is told less, and nothing is answered otherwise, where cron gives next to no environment.
#[test]
fn a_poor_environment_changes_no_answer() {
    let mut wrong = Vec::new();
    let (script, text) = runbook("examples/escalate-if-unanswered.sh", "");
    let place = Place::new("environment");
    let environments: [&[(&str, &str)]; 6] = [
        &[("HOME", "")],
        &[("HOME", "/nowhere"), ("XDG_CONFIG_HOME", "/nowhere")],
        &[("TZ", ""), ("LANG", "C"), ("LC_ALL", "C")],
        &[("TZ", "Asia/Tokyo"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8")],
        &[("TERM", ""), ("COLUMNS", "0"), ("NO_COLOR", "")],
        &[("IFS", "T-:"), ("CDPATH", "/")],
    ];
    for variables in environments {
        let ask =
            |opened| place.run(script, &text, Program::Real, variables, &["T-1", opened, "high"]);
        expect(
            &mut wrong,
            &format!("{variables:?}"),
            &ask("2026-07-15T11:50:00Z"),
            (0, "T-1: in time", ""),
        );
        expect(
            &mut wrong,
            &format!("{variables:?}"),
            &ask("2026-07-15T07:59:59Z"),
            (1, "T-1: the deadline", "page: T-1: "),
        );
        expect(
            &mut wrong,
            &format!("{variables:?}"),
            &ask("noon"),
            (2, "", "page: T-1: slacalc cannot tell"),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
