//! Days that are worked although their weekday is free.

use super::{Place, calendar, event, policy, said};

const WEEK: &str = "\"Mon-Fri 09:00-18:00\"";

/// The deadline of four hours, opened on Friday 13 February 2026 at 17:00: an hour on Friday, three
/// on the next day that is worked. Monday 16th to Monday 23rd are off in China, and the 17th is the
/// New Year.
fn due(place: &Place, more: &str) -> String {
    let run = place.run(&format!(
        "deadline --policy-dir policies --vendor desk --priority 1 --timezone Asia/Shanghai \
         --opened '2026-02-13 17:00' --format plain {more}"
    ));
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    run.stdout.trim().to_owned()
}

fn desk(hours: &str, holidays: &str) -> Place {
    Place::new("worked").with("policies/desk/terms.toml", &policy("Asia/Shanghai", hours, holidays))
}

#[test]
fn a_worked_saturday_opens_with_the_hours_of_a_weekday() {
    let place = desk(WEEK, "[\"cn\"]");
    assert_eq!(due(&place, ""), "2026-02-14T12:00:00+08:00");
    assert_eq!(due(&place, "--holidays china"), "2026-02-14T12:00:00+08:00");
    // Another list that closes on it, or none at all, comes first.
    let place = place.with("ours.txt", "2026-02-14 Moving day\n");
    assert_eq!(due(&place, "--holidays cn,ours.txt"), "2026-02-24T12:00:00+08:00");
    assert_eq!(due(&place, "--holidays none"), "2026-02-16T12:00:00+08:00");
    let place = place.with(
        "contract.toml",
        "policy = \"desk/terms\"\n[[special-day]]\non = 2026-02-14\nname = \"Moving day\"\nhours \
         = \"closed\"\n",
    );
    assert_eq!(due(&place, "--contract contract.toml"), "2026-02-24T12:00:00+08:00");
}

/// The weekends that the State Council announced, as the Python packages `chinesecalendar` and
/// `holidays` have them.
#[test]
fn china_works_on_the_weekends_that_were_announced() {
    let place = Place::new("announced");
    for (year, weekends) in [
        (2024, "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12"),
        (2025, "01-26 02-08 04-27 09-28 10-11"),
        (2026, "01-04 02-14 02-28 05-09 09-20 10-10"),
    ] {
        let run = place.run(&format!("holidays show cn --year {year} --format json"));
        let worked = run.stdout.split("\"worked\":").nth(1).unwrap();
        let found: Vec<&str> = worked.split("\"on\":\"").skip(1).map(|day| &day[5..10]).collect();
        assert_eq!(found.join(" "), weekends, "{year}");
    }
}

#[test]
fn every_command_knows_it() {
    let place = desk(WEEK, "[\"cn\"]");
    let common = "--policy-dir policies --vendor desk --timezone Asia/Shanghai";
    for (command, expected) in [
        ("covered --at '2026-02-14 10:00' --format plain", "covered"),
        ("covered --at '2026-02-15 10:00' --format plain", "not-covered"),
        ("covered --at '2026-02-14 10:00' --explain", "Spring Festival, worked day: 09:00-18:00"),
        ("calendar --from 2026-02-09 --to 2026-02-15", "Spring Festival, worked day"),
        (
            "deadline --priority 1 --opened '2026-02-13 17:00' --explain",
            "Spring Festival, worked day: 09:00-18:00",
        ),
    ] {
        let run = place.run(&format!("{command} {common}"));
        assert!(said(&run).contains(expected), "{command}: {}", said(&run));
    }
    let place = place.with("t.csv", "opened\n2026-02-13 17:00\n");
    let run = place.run(&format!("batch t.csv --priority 1 --quiet {common}"));
    assert!(run.stdout.contains("2026-02-14T12:00:00+08:00"), "{}", run.stdout);
}

#[test]
fn without_hours_of_a_usual_weekday_it_stays_closed_and_the_answer_says_so() {
    // Short Fridays: what a worked Saturday is like, nobody knows.
    let place = desk("[\"Mon-Thu 09:00-18:00\", \"Fri 09:00-17:30\"]", "[\"cn\"]");
    assert_eq!(
        due(&place, ""),
        "2026-02-24T12:30:00+08:00",
        "half an hour on Friday, three and a half on Tuesday"
    );
    let run = place.run(
        "deadline --policy-dir policies --vendor desk --priority 1 --timezone Asia/Shanghai \
         --opened '2026-02-13 17:00'",
    );
    assert!(
        said(&run).contains("Worked days were left out")
            && said(&run).contains("2026-02-14 (Spring Festival)"),
        "{}",
        said(&run)
    );
    let run = place.run(
        "deadline --policy-dir policies --vendor desk --priority 1 --timezone Asia/Shanghai \
         --opened '2026-03-10 10:00'",
    );
    assert!(!said(&run).contains("Worked days"), "none lies within: {}", said(&run));
    // Hours of its own on Saturdays hold on a worked Saturday as well; 24/7 knows no worked days.
    let place = desk("[\"Mon-Fri 09:00-18:00\", \"Sat 09:00-10:00\"]", "[\"cn\"]");
    assert_eq!(due(&place, ""), "2026-02-24T11:00:00+08:00");
}

#[test]
fn files_have_worked_days_too() {
    let apple = |more: &str| event("20260214", "春节（班）", more);
    let marked_off = event("20260216", "春节（休）", "X-APPLE-SPECIAL-DAY:WORK-HOLIDAY");
    let marked_worked = "X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY";
    let off = event("20260216", "Off", "");
    let exchange = |more: &str| event("20260214", "Exchange", more);
    let valentine = event("20260214", "Valentine", "");
    for (name, text) in [
        ("marked.ics", calendar("", &[&marked_off, &exchange(marked_worked)])),
        (
            "marked-and-unmarked.ics",
            calendar("", &[&marked_off, &apple(marked_worked), &valentine]),
        ),
        ("summary.ics", calendar("", &[&off, &apple("")])),
        ("category.ics", calendar("", &[&off, &exchange("CATEGORIES:Working day")])),
        ("description.ics", calendar("", &[&off, &exchange("DESCRIPTION:Arbeitstag")])),
        ("list.txt", "2026-02-16\n2026-02-14 Working day in exchange\n".to_owned()),
        (
            "list.toml",
            "[[holiday]]\non = 2026-02-16\n[[worked]]\non = 2026-02-14\nname = \"Exchange\"\n"
                .to_owned(),
        ),
        (
            "rules.toml",
            "name = \"Ours\"\nknown = { from = 2026, until = 2026 }\nholiday = [{ name = \"Off\", \
             dates = [2026-02-16] }]\nworked = [{ name = \"Exchange\", dates = [2026-02-14] }]\n"
                .to_owned(),
        ),
    ] {
        let place = desk(WEEK, "[]").with(name, &text);
        assert_eq!(
            due(&place, &format!("--holidays {name}")),
            "2026-02-14T12:00:00+08:00",
            "{name}"
        );
        let run = place.run(&format!("holidays show {name} --year 2026 --format plain"));
        assert_eq!(run.stdout, "2026-02-16\n", "{name}");
        let run = place.run(&format!("holidays show {name} --year 2026"));
        assert!(
            said(&run).contains("Worked days: date in exchange for Sat 14 Feb 2026"),
            "{name}: {}",
            said(&run)
        );
        assert_eq!(place.run(&format!("policy check {name}")).code, Some(0), "{name}");
    }
}

#[test]
fn a_day_is_not_off_and_worked_at_once_without_a_word() {
    let place = Place::new("clash")
        .with(
            "both.ics",
            &calendar(
                "",
                &[&event("20260214", "Valentine", ""), &event("20260214", "春节（班）", "")],
            ),
        )
        .with("both.toml", "[[holiday]]\non = 2026-02-14\n[[worked]]\non = 2026-02-14\n");
    let run = place.run("holidays show both.ics --year 2026");
    assert!(
        said(&run).contains("taken as worked: 2026-02-14 ('春节（班）', 'Valentine')"),
        "{}",
        said(&run)
    );
    let run = place.run("holidays show both.toml --year 2026");
    assert_eq!(run.code, Some(4), "{}", said(&run));
    assert!(said(&run).contains("a holiday and a worked day at once"), "{}", said(&run));
}

#[test]
fn worked_weekends_that_are_not_announced_are_said_to_be_so() {
    let place = desk(WEEK, "[\"cn\"]");
    let run = place.run("holidays show cn --year 2027");
    assert!(said(&run).contains("the worked weekends of 2027 are not announced"), "{}", said(&run));
    let run = place.run(
        "deadline --policy-dir policies --vendor desk --priority 1 --timezone Asia/Shanghai \
         --opened '2027-02-05 17:00'",
    );
    assert!(said(&run).contains("the worked weekends of 2027 are not announced"), "{}", said(&run));
    // A list without worked days says nothing of them.
    assert!(!said(&place.run("holidays show sg --year 2040")).contains("worked weekends"));
}
