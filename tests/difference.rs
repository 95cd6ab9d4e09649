//! `policy diff` against the answers themselves: a policy is changed in one place, and whatever is
//! then answered otherwise must be among the changes, for the right cases and in the right favour.

use std::{collections::BTreeMap, fs};

use slacalc::{
    DeadlineQuestion, Policy, PolicyPart, Subject, SubjectInput, coverage, deadline,
    internal::{
        answer::{Audience, Change, PolicyDiff, PolicyStatement, policy_diff},
        policy,
    },
    parse_moment, scope,
    time::Instant,
    topics,
};

use crate::{program::root, world::World};

/// A place of `tests/data/diff/acme/terms.toml`, what takes its place, and the changes, worked out
/// by hand: aspect, subject, for whom, favour.
const MUTATIONS: [(&str, &str, &[&str]); 23] = [
    ("within = \"8h\"", "within = \"7h\"", &["target||basic,startup 1|stricter"]),
    ("within = \"8h\"", "within = \"8 calendar hours\"", &["target||basic,startup 1|stricter"]),
    (
        "within = \"8h\"",
        "within = \"1 business day\"\nbusiness-days = \"coverage\"",
        &["target||basic,startup 1|"],
    ),
    ("cut-off = \"16:00\"\n", "", &["target||basic,startup 1|stricter"]),
    ("cut-off = \"16:00\"", "cut-off = \"12:00\"", &["target||basic,startup 1|laxer"]),
    (
        "within = \"none\"\ncommitment = \"none\"",
        "within = \"not-stated\"\ncommitment = \"not-stated\"",
        &["target||basic,startup 3|"],
    ),
    (
        "commitment = \"target\"",
        "commitment = \"maximum\"",
        &[
            "target||gold apac 1|stricter",
            "target||gold apac 2|stricter",
            "target||gold apac 3|stricter",
        ],
    ),
    (
        "regions = [\"apac\"]\nby-priority",
        "regions = [\"emea\"]\nby-priority",
        &[
            // Apac: 2 h in business hours as a target become 1 h around the clock at most, and 8 h
            // 4 h. Emea: the other way round.
            "target||gold emea 1|laxer",
            "target||gold emea 2|laxer",
            "target||gold emea 3|laxer",
            "target||gold apac 1|stricter",
            "target||gold apac 2|stricter",
            "target||gold apac 3|stricter",
        ],
    ),
    (
        "hours = \"Mon-Fri 08:00-20:00\"",
        "hours = \"Mon-Fri 08:00-19:00\"",
        &["coverage||gold|laxer"],
    ),
    ("hours = \"Mon-Fri 08:00-20:00\"", "hours = \"24/7\"", &["coverage||gold|stricter"]),
    ("hours = \"Mon-Fri 08:00-20:00\"", "hours = \"Mon-Fri 09:00-21:00\"", &["coverage||gold|"]),
    (
        "hours = \"Mon-Fri 09:00-17:00\"\nholidays = [\"de\"]",
        "hours = \"Mon-Fri 09:00-17:00\"\nholidays = []",
        &["coverage||basic,startup|stricter"],
    ),
    (
        "zone = \"Europe/Berlin\"\nhours = \"Mon-Fri 09",
        "zone = \"America/New_York\"\nhours = \"Mon-Fri 09",
        &["coverage||basic,startup|"],
    ),
    (
        "id = \"chat\"\nname = \"chat\"\nplans = [\"gold\"]",
        "id = \"chat\"\nname = \"chat\"\nplans = [\"gold\", \"basic\"]",
        &["channel|chat|basic,startup|stricter"],
    ),
    (
        "id = \"fax\"\nname = \"fax\"\n",
        "id = \"fax\"\nname = \"fax\"\npriorities = [\"2\"]\n",
        &["channel|fax|* 1,3,others|laxer"],
    ),
    (
        "id = \"phone\"\nname = \"telephone\"",
        "id = \"hotline\"\nname = \"hotline\"",
        &["channel|phone|gold|laxer", "channel|hotline|gold|stricter"],
    ),
    (
        "verdict = \"in\"\nsays = \"Help with installing",
        "verdict = \"conditional\"\nsays = \"Help with installing",
        &["scope|installation|*|laxer"],
    ),
    (
        "plans = [\"basic\"]\nverdict = \"out\"",
        "plans = [\"startup\"]\nverdict = \"out\"",
        &["scope|upgrades|basic|stricter"],
    ),
    ("default = \"today\"", "default = \"next-day\"", &["reading|closing||"]),
    ("default = \"same-time\"", "default = \"close-of-day\"", &["reading|business-day||"]),
    ("business-day = \"same-time\"", "business-day = \"day-length\"", &["reading|business-day||"]),
    ("months = 6", "months = 5", &["version support|releases||laxer"]),
    (
        "says = \"Help with upgrades.\"\nclause = \"7\"",
        "says = \"Assistance with upgrades.\"\nclause = \"7.9\"",
        &[],
    ),
];

#[test]
fn a_change_in_one_place_is_found_for_those_whom_it_concerns() {
    let world = World::new();
    let text = fs::read_to_string(root().join("tests/data/diff/acme/terms.toml")).unwrap();
    let before = policy(&world, &text);
    let old = answers(&world, &before);
    assert!(old.len() > 100, "only {} questions", old.len());
    let mut wrong = Vec::new();
    for (from, to, expected) in MUTATIONS {
        assert_eq!(text.matches(from).count(), 1, "{from} stands once in the file");
        let after = policy(&world, &text.replace(from, to));
        let found = policy_diff(("before", &before), ("after", &after));
        let lines: Vec<String> = found.changes.iter().flat_map(lines).collect();
        if lines != *expected {
            wrong.push(format!("{from} -> {to}\n  {lines:?}\n  {expected:?}"));
        }
        let new = answers(&world, &after);
        for (question, answer) in old
            .iter()
            .filter(|(question, answer)| new.get(*question).is_some_and(|other| other != *answer))
        {
            if !names(&found, question) {
                wrong.push(format!(
                    "{from} -> {to}: {question:?} is no change, {answer} -> {}",
                    new[question]
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn both_ways_name_the_same_cases() {
    let world = World::new();
    let policies = all_policies(&world);
    assert!(policies.len() >= 6, "{}", policies.len());
    for (name, one) in &policies {
        for (other_name, other) in &policies {
            let there = policy_diff((name, one), (other_name, other));
            let back = policy_diff((other_name, other), (name, one));
            let turned =
                PolicyDiff { changes: back.changes.into_iter().map(turned).collect(), ..back };
            let renamed = renamed(&there);
            assert_eq!(
                sorted(&there, &BTreeMap::new()),
                sorted(&turned, &renamed),
                "{name} and {other_name}"
            );
            assert_eq!(
                (there.stricter, there.laxer),
                (turned.laxer, turned.stricter),
                "{name} and {other_name}"
            );
            assert_eq!(there.same, name == other_name, "{name} and {other_name}");
        }
    }
}

/// A change as if it had been found the other way round.
fn turned(change: Change) -> Change {
    let favour =
        change.favour.map(|favour| if favour == "stricter" { "laxer" } else { "stricter" });
    Change { before: change.after, after: change.before, favour, ..change }
}

/// The names that have another id in the second policy.
fn renamed(found: &PolicyDiff) -> BTreeMap<String, String> {
    let id = |said: &PolicyStatement| said.says.split(' ').next().unwrap().to_owned();
    let names = found
        .changes
        .iter()
        .filter(|change| ["plan", "edition", "region", "priority"].contains(&change.aspect));
    names
        .filter_map(|change| Some((id(change.before.as_ref()?), id(change.after.as_ref()?))))
        .collect()
}

/// Changes as text in an order of their own, with the names of the second policy.
fn sorted(found: &PolicyDiff, renamed: &BTreeMap<String, String>) -> Vec<String> {
    let ids = |names: &[String]| {
        names.iter().map(|name| renamed.get(name).unwrap_or(name).clone()).collect()
    };
    let mut lines: Vec<String> = Vec::new();
    for change in &found.changes {
        let said = [&change.before, &change.after]
            .map(|said| said.as_ref().map(|said| (&said.says, &said.clause)));
        let of_second = |it: &Audience| {
            let [plans, editions, regions, priorities] =
                [&it.plans, &it.editions, &it.regions, &it.priorities].map(|names| ids(names));
            whom(&Audience { plans, editions, regions, priorities })
        };
        let mut whom: Vec<String> = change.whom.iter().map(of_second).collect();
        whom.sort();
        // A channel of both is called by the id of the second.
        let both = change.aspect == "channel" && said.iter().all(Option::is_some);
        let subject = change.subject.as_ref().filter(|_| !both);
        lines.push(format!("{} {subject:?} {whom:?} {said:?} {:?}", change.aspect, change.favour));
    }
    lines.sort();
    lines
}

/// `aspect|subject|whom|favour`.
fn lines(change: &Change) -> Vec<String> {
    let line = |whom: String| {
        format!(
            "{}|{}|{whom}|{}",
            change.aspect,
            change.subject.as_deref().unwrap_or_default(),
            change.favour.unwrap_or_default()
        )
    };
    if change.whom.is_empty() {
        vec![line(String::new())]
    } else {
        change.whom.iter().map(|it| line(whom(it))).collect()
    }
}

/// `gold apac 1,2`, `*` for every plan.
fn whom(whom: &Audience) -> String {
    let sorted = |names: &[String]| {
        let mut names = names.to_vec();
        names.sort();
        names.join(",")
    };
    let plans = if whom.plans.is_empty() { "*".to_owned() } else { sorted(&whom.plans) };
    let rest = [&whom.editions, &whom.regions, &whom.priorities].map(|names| sorted(names));
    std::iter::once(plans)
        .chain(rest.into_iter().filter(|names| !names.is_empty()))
        .collect::<Vec<_>>()
        .join(" ")
}

/// What is asked: an aspect that may change the answer, and whose answer it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Question {
    kind: &'static str,
    subject: String,
    plan: String,
    region: String,
    priority: String,
    at: i64,
}

/// Whether some change says that an answer may be another.
fn names(found: &PolicyDiff, question: &Question) -> bool {
    let aspects: &[&str] = match question.kind {
        "deadline" => &["target", "coverage", "reading"],
        "covered" => &["coverage"],
        other => &[other],
    };
    let in_list =
        |names: &[String], name: &str| names.is_empty() || names.iter().any(|other| other == name);
    let fits = |whom: &Audience| {
        in_list(&whom.plans, &question.plan)
            && in_list(&whom.regions, &question.region)
            && in_list(&whom.priorities, &question.priority)
    };
    let same_subject = |change: &Change| {
        question.subject.is_empty() || change.subject.as_ref() == Some(&question.subject)
    };
    let mut changes = found
        .changes
        .iter()
        .filter(|change| aspects.contains(&change.aspect) && same_subject(change));
    changes.any(|change| change.whom.is_empty() || change.whom.iter().any(fits))
}

/// Deadlines and coverage through a week with a holiday and a weekend, channels and verdicts, for
/// every case.
fn answers(world: &World, policy: &Policy) -> BTreeMap<Question, String> {
    let mut answers = BTreeMap::new();
    let first = parse_moment("2026-04-29T05:20:00Z", None, Instant::MIN).unwrap().at.unix();
    for plan in &policy.plans {
        for region in &policy.regions {
            let priorities = policy.priorities.iter().map(|priority| priority.id.as_str());
            for priority in priorities.chain(["others"]) {
                let asked = SubjectInput {
                    plan: Some(plan.id.clone()),
                    region: Some(region.id.clone()),
                    priority: Some(priority.to_owned()),
                    ..SubjectInput::default()
                };
                let subject = Subject::resolve(policy, None, &asked, world.references()).unwrap();
                let mut put = |kind, subject: &str, at, answer: String| {
                    let (plan, region, priority) =
                        (plan.id.clone(), region.id.clone(), priority.to_owned());
                    answers.insert(
                        Question { kind, subject: subject.to_owned(), plan, region, priority, at },
                        answer,
                    );
                };
                for at in (0..14).map(|step| first + step * 12 * 3600) {
                    let moment = parse_moment(&format!("@{at}"), None, Instant::MIN).unwrap();
                    let due = deadline(&subject, &DeadlineQuestion::new(moment.clone()), moment.at)
                        .unwrap();
                    let due = format!(
                        "{:?} {:?}",
                        due.outcome.deadline().map(|due| due.at.unix()),
                        due.commitment
                    );
                    put("deadline", "", at, due);
                    let covered = coverage(&subject, &moment, 0).unwrap().covered;
                    put("covered", "", at, format!("{covered:?}"));
                }
                for topic in topics(&subject).candidates {
                    let answer = scope(&subject, &topic.topic).unwrap();
                    let verdict = format!("{:?} {:?}", answer.verdict, answer.offered_by);
                    put("scope", &topic.topic, 0, verdict);
                }
                for channel in &policy.channels {
                    let asked = SubjectInput { channel: Some(channel.id.clone()), ..asked.clone() };
                    let subject = Subject::resolve(policy, None, &asked, world.references());
                    put("channel", &channel.id, 0, subject.is_ok().to_string());
                }
            }
        }
    }
    answers
}

fn policy(world: &World, text: &str) -> Policy {
    policy::policy("acme/terms", "terms.toml", text, world.references())
        .unwrap_or_else(|invalid| panic!("{:?}", invalid.problems))
}

fn all_policies(world: &World) -> Vec<(String, Policy)> {
    let library = world.library(&["tests/data/diff"]);
    library
        .entries()
        .iter()
        .map(|entry| (entry.name(), entry.load(PolicyPart::Whole, world.references()).unwrap()))
        .collect()
}
