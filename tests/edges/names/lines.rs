//! Lines in words: what they lead to, and what they never do.

use super::{nothing_wrong, text};
use crate::program::{command, finish};

/// It is Monday 30 November 2026, 21:00 in New York and 1 December in UTC.
const NOW: &str = "2026-12-01T02:00:00Z";

/// Returns the words of the error on a line.
fn said(line: &str) -> String {
    let words = shlex::split(line).unwrap();
    text(&finish(command().args(words).env("SLACALC_NOW", NOW).output().unwrap()))
}

#[test]
fn lines_lead_to_what_they_say() {
    let cases = [
        ("slacalc policy list", "write it once For example: slacalc policy list"),
        ("slacalc deadline --vendor scalr", "write it once slacalc: add --plan and --priority"),
        ("--no-config policy scalr/saas", "slacalc --no-config policy show scalr/saas"),
        ("--no-config tiers --vendor scalr", "slacalc --no-config plans --vendor scalr"),
        ("show holidays germany", "slacalc holidays show germany"),
        ("list policy", "slacalc policy list"),
        (
            "deadline scalr premium p1 berlin due 17:00",
            "slacalc latest-open --vendor=scalr --plan=premium --priority=p1 --timezone=berlin \
             --due=17:00",
        ),
        (
            "deadline scalr premium p1 berlin by tomorrow 17:00",
            "slacalc latest-open --vendor=scalr --plan=premium --priority=p1 --timezone=berlin \
             --due='tomorrow 17:00'",
        ),
        (
            "calendar --vendor scalr --plan standard --date today --tz 'new york'",
            "--from 2026-11-30 --to 2026-11-30",
        ),
        (
            "covered --vendor scalr --plan standard --at tomorrow --tz 'new york'",
            "--from 2026-12-01 --to 2026-12-01",
        ),
        (
            "calendar --vendor scalr --plan standard --week 'next week' -t 'new york'",
            "write 'next week' as a date: --week 2026-12-07",
        ),
        (
            "calendar --vendor scalr --plan standard -t berlin --on 25 december",
            "calendar has no --on; for one day give --from and --to For example: slacalc calendar \
             --vendor scalr --plan standard -t berlin --from 2026-12-25 --to 2026-12-25",
        ),
        (
            "calendar --vendor scalr --plan standard -t berlin --date christmas",
            "here it is called '--from <DATE>'",
        ),
        ("compare scalr standard and premium", "slacalc plans standard premium --vendor=scalr"),
        ("compare scalr premum vs standard", "slacalc plans premium standard --vendor=scalr"),
        (
            "covered --vendor scalr --plan premium -t berlin --utc",
            "text has UTC beside each time, and the times of JSON have offsets;",
        ),
        (
            "deadline --vendor scalr --plan premium -p 1 -t berlin --utc",
            "'date -ud' of GNU turns the time of --format plain into UTC;",
        ),
        ("deadline --vendor rescale --plan pro", "rescale has no plan 'pro'; did you mean"),
    ];
    let mut wrong = Vec::new();
    for (line, expected) in cases {
        let said = said(line);
        if !said.contains(expected) {
            wrong.push(format!("{line}: {said}"));
        }
    }
    nothing_wrong(&wrong);
}

#[test]
fn no_line_drops_a_word_that_takes_back_another() {
    let cases = [
        ("deadline scalr premium not p1 -t berlin", "--priority=p1"),
        ("covered scalr standard not sunday -t berlin", "2026-12-06"),
        ("deadline scalr premium p1 except berlin", "--timezone=berlin"),
        ("deadline scalr premium without p1 -t berlin", "--priority=p1"),
        ("covered scalr standard \"isn't\" berlin", "--timezone=berlin"),
        ("deadline scalr premium p1 -t berlin due 17:00", "--opened=17:00"),
        ("covered scalr standard -t berlin by 17:00", "--at=17:00"),
        ("compare scalr p1 from 9:00 to 17:00 -t berlin", "slacalc plans"),
        ("compare scalr p1 standard and friday -t berlin", "slacalc plans"),
        ("calendar --vendor scalr --plan standard --date christmas", "as-of"),
        ("covered --vendor scalr --plan standard -t berlin --day christmas", "as-of"),
        ("covered --vendor scalr --plan standard -t berlin --utc", "deadline_epoch"),
        ("latest-open --vendor scalr --plan premium -p 1 -t berlin --due 17:00 --utc", "date -ud"),
    ];
    let mut wrong = Vec::new();
    for (line, absent) in cases {
        let said = said(line);
        if said.contains(absent) || said.contains("panicked") || said.is_empty() {
            wrong.push(format!("{line}: {said}"));
        }
    }
    nothing_wrong(&wrong);
}

/// A line that would fail is proposed to nobody, and the error says why it would.
#[test]
fn a_line_that_contradicts_itself_is_not_proposed() {
    let cases = [
        (
            "covered --vendor scalr --plan premium --at now --holidays none,us --check",
            "the holiday list 'none' goes with no other list",
        ),
        (
            "compare diff standard premium --vendor scalr --holidays none,us",
            "the holiday list 'none' goes with no other list",
        ),
        (
            "scope --vendor scalr --plan premium --reading bogus=1 --check phone",
            "has no reading 'bogus'",
        ),
        (
            "covered --vendor scalr --plan standard -t berlin --at now --now 'next sunday'",
            "--now: 'next sunday' could be",
        ),
    ];
    let mut wrong = Vec::new();
    for (line, why) in cases {
        let said = said(line);
        if !said.contains(why) || said.contains("For example") {
            wrong.push(format!("{line}: {said}"));
        }
    }
    nothing_wrong(&wrong);
}

#[test]
fn lines_are_read_in_any_case_and_with_joined_options() {
    let cases = [
        ("calendar --vendor scalr --plan standard -t berlin Next Week", "--week=2026-12-08"),
        ("calendar --vendor scalr --plan standard -t berlin NEXT MONTH", "--month=2027-01"),
        ("deadline --vendor scalr --plan premium -p 1 -t berlin --opened now In UTC", "date -ud"),
    ];
    let mut wrong = Vec::new();
    for (line, part) in cases {
        let said = said(line);
        if !said.contains(part) {
            wrong.push(format!("{line}: {said}"));
        }
    }
    let joined =
        "deadline --vendor scalr --plan premium -p 1 -t berlin --opened now -oout.txt in utc";
    if said(joined).contains("date -ud \"$") {
        wrong.push(format!("{joined}: {}", said(joined)));
    }
    nothing_wrong(&wrong);
}
