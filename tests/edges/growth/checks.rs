//! A check takes four times as long for four times as much, or says that it is too much.

use std::{path::Path, time::Duration};

use slacalc::{
    PolicyPart,
    internal::{
        policy::{self, review_contract, review_policy},
        render::{self, Report, Table, TextWidth},
    },
    time::Date,
};

use super::{
    made::{Parts, many, named, target},
    started,
};
use crate::world::World;

/// A size that is quadrupled, and what is done with it.
type Kind<'a> = (&'a str, usize, &'a dyn Fn(usize));

/// What four times as much may take: n log n would be a little over four, a square sixteen.
const MOST: u32 = 9;
/// Times below this are noise.
const FLOOR: Duration = Duration::from_millis(300);

/// The best of three, since whatever else a machine does only makes things slower.
fn best(run: &dyn Fn(usize), size: usize) -> Duration {
    let once = |_| {
        let begun = started();
        run(size);
        begun.elapsed()
    };
    (0..3).map(once).min().unwrap()
}

fn expect_growth(kinds: &[Kind<'_>]) {
    let mut wrong = Vec::new();
    for (kind, size, run) in kinds {
        let times = [1, 2, 4].map(|factor| best(run, size * factor));
        if times[2] > FLOOR && times[2] > times[0] * MOST {
            wrong.push(format!(
                "{kind}: {size} take {:?}, then {:?}, then {:?}",
                times[0], times[1], times[2]
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn today() -> Date {
    Date::new(2026, 3, 6).unwrap()
}

fn check(text: &str) {
    let world = World::new();
    let review = review_policy("acme/terms", "terms.toml", text, world.references(), today());
    drop(render::problems(&review.file));
}

fn check_with(change: &dyn Fn(&mut Parts)) {
    let mut parts = Parts::default();
    change(&mut parts);
    check(&parts.text());
}

#[test]
fn the_check_of_a_policy_grows_with_its_plans_priorities_and_targets() {
    let chain = |at: usize| {
        named(
            "plan",
            &format!("p{at}"),
            &if at > 0 { format!("extends = \"p{}\"\n", at - 1) } else { String::new() },
        )
    };
    let plan = |at: usize| named("plan", &format!("p{at}"), "");
    let priority = |at: usize| named("priority", &format!("p{at}"), "");
    let hours = |at: usize| format!("p{at} = \"{}h\", ", at + 1);
    let one = |at: usize| target(&format!("within = \"4h\"\npriorities = [\"p{}\"]", at % 100));
    expect_growth(&[
        ("plans that extend each other", 250, &|n| {
            check_with(&|parts| parts.plans = many(n, chain));
        }),
        ("short chains of plans", 50, &|n| {
            check_with(&|parts| {
                parts.plans =
                    many(n, |at| if at.is_multiple_of(10) { plan(at) } else { chain(at) });
            });
        }),
        ("priorities in one table", 120, &|n| {
            check_with(&|parts| {
                parts.priorities = many(n, priority);
                parts.targets = target(&format!(
                    "by-priority = {{ {} }}",
                    many(n, hours).trim_end_matches(", ")
                ));
            });
        }),
        ("targets", 250, &|n| {
            check_with(&|parts| {
                parts.priorities = many(100, priority);
                parts.targets = many(n, one);
            });
        }),
    ]);
}

#[test]
fn the_check_of_a_policy_grows_with_its_topics_calendars_and_names() {
    let topic = |at: usize| {
        let verdict = if at.is_multiple_of(2) { "in" } else { "out" };
        format!(
            "[[topic]]\nid = \"t{at}\"\nname = \"T\"\nkeywords = [\"own {at}\", \
             \"shared\"]\nverdict = \"{verdict}\"\nsays = \"x\"\nclause = \"1\"\n"
        )
    };
    let calendar =
        |at: usize| named("calendar", &format!("c{at}"), "zone = \"UTC\"\nhours = \"24/7\"\n");
    let unknown =
        |at: usize| format!("[[coverage]]\ncalendar = \"nowhere-{at}\"\nclause = \"1\"\n");
    expect_growth(&[
        ("topics with a keyword in common", 250, &|n| {
            check_with(&|parts| parts.rest = many(n, topic));
        }),
        ("keywords of a topic", 1_000, &|n| {
            let words = many(n, |at| format!("\"word {at}\", "));
            let keys = format!("keywords = [{words}]\nverdict = \"in\"\nsays = \"x\"\n");
            check_with(&|parts| parts.rest = named("topic", "t", &keys));
        }),
        ("calendars", 200, &|n| check_with(&|parts| parts.rest = many(n, calendar))),
        ("names that are not known", 400, &|n| check_with(&|parts| parts.rest = many(n, unknown))),
        ("keys that are not known", 250, &|n| {
            check_with(&|parts| parts.rest = many(n, |at| format!("[x{at}]\ny = 1\n")));
        }),
    ]);
}

#[test]
fn the_check_of_a_text_grows_with_its_length() {
    expect_growth(&[
        ("lines that are no TOML", 2_000, &|n| check(&many(n, |at| format!("= = [ {at}\n")))),
        ("a line that is no TOML", 5_000, &|n| check(&many(n, |at| format!("= = [ {at} ")))),
        ("a long line", 20_000, &|n| {
            check_with(&|parts| {
                parts.rest = format!("x = [{}]\n", many(n, |at| format!("{at}, ")));
            });
        }),
        ("lists in lists", 5_000, &|n| check(&format!("a = {}{}", "[".repeat(n), "]".repeat(n)))),
        ("tables in tables", 5_000, &|n| check(&format!("[{}a]\n", "a.".repeat(n)))),
        ("a title", 200_000, &|n| check_with(&|parts| parts.title = "W".repeat(n))),
    ]);
}

#[test]
fn the_check_of_a_contract_grows_with_its_size() {
    let world = World::new();
    let library = world.library(&[]);
    let check = |text: &str| {
        let load = |id: &str| library.entry(id)?.load(PolicyPart::Whole, world.references());
        let review = review_contract("c.toml", text, world.references(), load, today()).unwrap();
        drop(render::problems(&review.file));
    };
    let day = |at: usize| {
        let (year, month, day) = (2000 + at / 336, at / 28 % 12 + 1, at % 28 + 1);
        format!(
            "[[special-day]]\non = {year}-{month:02}-{day:02}\nname = \"Day {at}\"\nhours = \
             \"closed\"\n"
        )
    };
    let head = "policy = \"scalr/self-hosted\"\nplan = \"standard\"\n";
    expect_growth(&[
        ("special days", 1_000, &|n| check(&format!("{head}{}", many(n, day)))),
        ("special days on one date", 1_000, &|n| check(&format!("{head}{}", many(n, |_| day(1))))),
        ("targets", 1_000, &|n| {
            check(&format!(
                "{head}[targets.standard]\n{}",
                many(n, |at| format!("x{at} = \"4h\"\n"))
            ));
        }),
    ]);
}

#[test]
fn a_list_of_days_off_and_days_worked_grows_with_its_size() {
    let day = |at: usize| format!("{}-{:02}-{:02}", 2000 + at / 336, at / 28 % 12 + 1, at % 28 + 1);
    let days = |key: &str, from: usize, count: usize| {
        let all = (from..from + count).map(|at| format!("{{ on = {} }}", day(at)));
        format!("{key} = [{}]\n", all.collect::<Vec<_>>().join(", "))
    };
    let read = |n: usize| {
        let text = format!("{}{}", days("holiday", 0, n), days("worked", n, n));
        drop(policy::holiday_file(Path::new("x.toml"), &text).unwrap());
    };
    expect_growth(&[("days off and days worked", 5_000, &read)]);
}

#[test]
fn text_for_people_grows_with_its_size() {
    let fact = |value: String| {
        let facts = vec![("note".to_owned(), value)];
        render::text(&Report { facts, ..Report::default() }, TextWidth::Pipe)
    };
    let table = |cell: String, rows: usize| {
        let rows = vec![vec!["id".to_owned(), cell]; rows];
        let tables = vec![Table { rows, ..Table::new("", &["id", "name"]) }];
        render::text(&Report { tables, ..Report::default() }, TextWidth::Pipe)
    };
    expect_growth(&[
        ("a word", 200_000, &|n| drop(fact("W".repeat(n)))),
        ("words", 50_000, &|n| drop(fact("w ".repeat(n)))),
        ("long words", 100, &|n| drop(fact(format!("{} ", "W".repeat(5_000)).repeat(n)))),
        ("a word in a table", 200_000, &|n| drop(table("W".repeat(n), 1))),
        ("rows", 500, &|n| drop(table("some words".to_owned(), n))),
    ]);
    let long = fact(format!("begin{}end", "W".repeat(800_000))).to_string();
    assert!(
        long.len() < 20_000 && long.contains('…') && long.contains("end"),
        "{} bytes",
        long.len()
    );
}

#[test]
fn names_and_titles_have_a_longest() {
    let world = World::new();
    let cases: &[(&str, Parts)] = &[
        (
            "`title` has at most 300 characters",
            Parts { title: "ä".repeat(301), ..Parts::default() },
        ),
        (
            "`name` has at most 200 characters",
            Parts {
                plans: named("plan", "silver", "").replace("Name", &"N".repeat(200)),
                ..Parts::default()
            },
        ),
        (
            "`id` has at most 60 characters",
            Parts { priorities: named("priority", &"p".repeat(61), ""), ..Parts::default() },
        ),
        (
            "`aliases` has at most 100 characters",
            Parts {
                priorities: named(
                    "priority",
                    "1",
                    &format!("aliases = [\"{}\"]\n", "a".repeat(101)),
                ),
                ..Parts::default()
            },
        ),
        (
            "`says` has at most 10000 characters",
            Parts {
                rest: format!(
                    "[[not-stated]]\nsays = \"{}\"\nclause = \"1\"\n",
                    "s".repeat(10_001)
                ),
                ..Parts::default()
            },
        ),
    ];
    let mut wrong = Vec::new();
    for (words, parts) in cases {
        let found = policy::policy("acme/terms", "terms.toml", &parts.text(), world.references());
        let error = found.err().map(|file| file.to_string()).unwrap_or_default();
        if !error.contains(words) {
            wrong.push(format!("{words}: {error}"));
        }
    }
    let longest = Parts { title: "ä".repeat(300), ..Parts::default() }.text();
    wrong.extend(
        policy::policy("acme/terms", "terms.toml", &longest, world.references())
            .err()
            .map(|file| file.to_string()),
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn of_very_many_problems_the_first_are_shown_and_the_rest_is_told() {
    let world = World::new();
    let text = Parts {
        rest: many(1_000, |at| format!("[[coverage]]\ncalendar = \"no-{at}\"\nclause = \"1\"\n")),
        ..Parts::default()
    }
    .text();
    let file = review_policy("acme/terms", "terms.toml", &text, world.references(), today()).file;
    let shown = render::problems(&file).to_string();
    assert_eq!((file.problems.len(), file.has_more), (300, true));
    assert!(
        shown.contains("no-0'")
            && !shown.contains("no-999'")
            && shown.contains("there are more problems"),
        "{shown}"
    );
}
