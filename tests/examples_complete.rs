//! Whether the built-in policies have worked examples for all that they say: each plan and
//! priority, each coverage rule inside, outside, at its edges, over a weekend, a holiday and both
//! clock changes, deadlines over the same, each verdict of each topic, the channels and contacts of
//! each plan, a comparison of plans, maintenance, priorities and clauses. What an example is about
//! is found out by asking it again a little changed; that its answer is right, `policy check` says.

use std::collections::BTreeSet;

use crate::{
    answer::{AnswerTexts, ExampleOutcome, run_example},
    policy::{
        CalendarHours, CalendarRule, CoverageRule, Example, ExampleQuestion, HolidayCatalog,
        Keyword, Library, MaintenanceTime, NamedItem, Policy, PolicyPart, Promise, References,
        RuleContext, Ruling, Topic, ZoneRule, find,
    },
    time::{Instant, TzData, TzSource, Weekday, Zone},
    times::{TypedTime, parse_moment},
};

const DAY: i64 = 86_400;

#[test]
fn every_built_in_policy_has_examples_for_all_that_it_says() {
    let missing = for_each_policy(missing);
    assert!(missing.is_empty(), "{} examples are missing:\n{}", missing.len(), missing.join("\n"));
}

#[test]
fn examples_that_are_taken_away_are_missed() {
    let unseen = for_each_policy(|examples| {
        let policy = examples.policy;
        let missing_without = |lost: fn(&ExampleQuestion) -> bool| {
            let kept = policy.examples.iter().filter(|one| !lost(&one.ask)).cloned().collect();
            let policy = Policy { examples: kept, ..policy.clone() };
            Examples { policy: &policy, around: examples.around }.missing().len()
        };
        let kinds = [
            (
                "deadlines",
                missing_without(|ask| matches!(ask, ExampleQuestion::Deadline(_))),
                policy.plans.len() * policy.priorities.len(),
            ),
            (
                "coverage",
                missing_without(|ask| matches!(ask, ExampleQuestion::Covered(_))),
                policy.coverage.len(),
            ),
            (
                "scope",
                missing_without(|ask| matches!(ask, ExampleQuestion::Scope(_))),
                policy.topics.len(),
            ),
            (
                "channels",
                missing_without(|ask| matches!(ask, ExampleQuestion::Channels(_))),
                policy.plans.len(),
            ),
            ("plans", missing_without(|ask| matches!(ask, ExampleQuestion::Plans(_))), 2),
            (
                "maintenance",
                missing_without(|ask| matches!(ask, ExampleQuestion::Maintenance(_))),
                2 * policy.maintenance.len(),
            ),
            (
                "priorities",
                missing_without(|ask| matches!(ask, ExampleQuestion::Priorities)),
                policy.priorities.len().min(1),
            ),
            (
                "contacts",
                missing_without(|ask| matches!(ask, ExampleQuestion::Contacts { .. })),
                policy.plans.len(),
            ),
            ("clauses", missing_without(|ask| matches!(ask, ExampleQuestion::Clause(_))), 1),
        ];
        let unseen = kinds.iter().filter(|(_, missing, wanted)| missing < wanted);
        unseen
            .map(|(kind, missing, wanted)| {
                format!("{}, {kind}: {missing} missing, not {wanted}", policy.id)
            })
            .collect()
    });
    assert!(unseen.is_empty(), "{}", unseen.join("\n"));
}

fn for_each_policy(ask: impl Fn(&Examples<'_>) -> Vec<String>) -> Vec<String> {
    let (tz, holidays) = (TzData::open(&TzSource::Bundled).unwrap(), HolidayCatalog::default());
    let around = References { tz: &tz, holidays: &holidays };
    let library = Library::open(&[], around).unwrap();
    assert!(library.entries().len() >= 4);
    let load = |id: &str| library.entry(id).unwrap().load(PolicyPart::Whole, around).unwrap();
    library
        .entries()
        .iter()
        .flat_map(|entry| ask(&Examples { policy: &load(&entry.id), around }))
        .collect()
}

fn missing(examples: &Examples<'_>) -> Vec<String> {
    examples.missing()
}

/// The examples of a policy.
struct Examples<'a> {
    policy: &'a Policy,
    around: References<'a>,
}

impl<'a> Examples<'a> {
    fn missing(&self) -> Vec<String> {
        let mut missing = self.plans_and_priorities();
        missing.extend(self.policy.plans.iter().flat_map(|plan| self.deadlines(plan)));
        missing.extend(
            self.policy.coverage.iter().enumerate().flat_map(|(at, rule)| self.coverage(at, rule)),
        );
        missing.extend(self.policy.topics.iter().flat_map(|topic| self.topic(topic)));
        missing.extend(self.policy.plans.iter().flat_map(|plan| self.people_and_channels(plan)));
        missing.extend(self.whole_policy());
        missing.iter().map(|what| format!("{}: {what}", self.policy.id)).collect()
    }

    /// Examples that take the policy as it is published.
    fn plain(&self) -> impl Iterator<Item = &'a Example> {
        self.policy.examples.iter().filter(|one| one.readings.is_empty() && one.channel.is_none())
    }

    fn plans_and_priorities(&self) -> Vec<String> {
        let asked: BTreeSet<(&str, &str)> = self
            .plain()
            .filter(|one| matches!(one.ask, ExampleQuestion::Deadline(_)))
            .filter_map(|one| Some((self.plan(one)?.id.as_str(), self.priority(one)?)))
            .collect();
        let places = self.policy.plans.iter().flat_map(|plan| {
            self.priorities().into_iter().map(|priority| (plan.id.as_str(), priority))
        });
        places
            .filter(|place| !asked.contains(place))
            .map(|(plan, priority)| format!("deadline, {plan}, priority '{priority}'"))
            .collect()
    }

    /// Deadlines of a plan over what could lead them astray, if it has any.
    fn deadlines(&self, plan: &NamedItem) -> Vec<String> {
        let lineage = self.policy.lineage(&plan.id);
        let promises = self.policy.targets.iter().any(|rule| {
            matches!(rule.promise, Promise::Within(_))
                && lineage.iter().any(|id| rule.selector.plans.iter().any(|plan| plan == id))
        });
        if !promises {
            return Vec::new();
        }
        let mut found = BTreeSet::new();
        for one in self.plain().filter(|one| {
            one.holidays.is_none() && self.plan(one).is_some_and(|other| other.id == plan.id)
        }) {
            let ExampleQuestion::Deadline(opened) = &one.ask else { continue };
            let zone = one.timezone.as_ref().map(|name| self.around.tz.zone(name).unwrap());
            let Ok(due) = parse_moment(&one.expect, None, Instant::MIN) else { continue };
            let opened = parse_moment(opened, zone.as_ref(), Instant::MIN).unwrap();
            let zone = zone.or(opened.written_in).unwrap();
            let quarters = (opened.at.unix()..=due.at.unix())
                .step_by(900)
                .map(|at| Instant::from_unix(at).unwrap());
            for at in quarters {
                found.extend(is_weekend(&zone, at).then_some("over a weekend"));
                found.extend(is_feast(&zone, at).then_some("over a holiday"));
            }
            found.extend(match zone.offset_at(due.at).0 - zone.offset_at(opened.at).0 {
                0 => None,
                change => Some(if change > 0 {
                    "over a clock change in spring"
                } else {
                    "over a clock change in autumn"
                }),
            });
            let next_opening = [("closing-edge".to_owned(), "next-opening".to_owned())];
            let other = Example { readings: next_opening.to_vec(), ..one.clone() };
            found
                .extend((!self.gives(&other, &one.expect)).then_some("used up exactly at closing"));
        }
        let wanted = [
            "over a weekend",
            "over a holiday",
            "over a clock change in spring",
            "over a clock change in autumn",
            "used up exactly at closing",
        ];
        wanted
            .iter()
            .filter(|what| !found.contains(*what))
            .map(|what| format!("deadline, {}, {what}", plan.id))
            .collect()
    }

    /// What a coverage rule's examples leave out.
    fn coverage(&self, at: usize, rule: &CoverageRule) -> Vec<String> {
        let name = format!("covered, rule {} ({})", at + 1, rule.calendar);
        if !rule.channels.is_empty() {
            let asks = |one: &&Example| {
                matches!(one.ask, ExampleQuestion::Covered(_)) && self.rule_of(one) == Some(at)
            };
            let asked = self.policy.examples.iter().any(|one| asks(&one));
            return Vec::from_iter((!asked).then_some(name));
        }
        let calendar = self.policy.calendar(&rule.calendar).unwrap();
        let mut wanted = match &calendar.hours {
            CalendarHours::NotStated => vec!["not stated"],
            CalendarHours::Weekly(hours) if hours.is_always() => {
                vec!["inside", "on a weekend", "spring", "autumn"]
            }
            CalendarHours::Weekly(_) => {
                vec!["inside", "outside", "opening", "closing", "on a weekend", "spring", "autumn"]
            }
        };
        if calendar.hours != CalendarHours::NotStated {
            wanted.push(if calendar.holidays.is_empty() {
                "open on a holiday"
            } else {
                "closed on a holiday"
            });
        }
        let mut found = BTreeSet::new();
        for one in self.plain().filter(|one| self.rule_of(one) == Some(at)) {
            if let ExampleQuestion::Covered(time) = &one.ask {
                self.see(one, time, calendar, &mut found);
            }
        }
        wanted
            .iter()
            .filter(|what| !found.contains(*what))
            .map(|what| format!("{name}, {what}"))
            .collect()
    }

    /// What an example of coverage is about.
    fn see(
        &self,
        one: &Example,
        time: &str,
        calendar: &CalendarRule,
        found: &mut BTreeSet<&'static str>,
    ) {
        let customer = one.timezone.as_ref().map(|name| self.around.tz.zone(name).unwrap());
        let moment = parse_moment(time, customer.as_ref(), Instant::MIN).unwrap();
        let covered = one.expect == "covered";
        // Outside stated hours it means that other priorities have more, and nobody knows which one
        // was asked for.
        if one.expect == "not-stated" && !matches!(calendar.hours, CalendarHours::Weekly(_)) {
            found.insert("not stated");
            return;
        }
        let own = match &calendar.zone {
            Some(ZoneRule::Named(name)) => self.around.tz.zone(name).unwrap(),
            _ => customer.clone().unwrap(),
        };
        let weekend = is_weekend(&own, moment.at);
        let always = matches!(&calendar.hours, CalendarHours::Weekly(hours) if hours.is_always());
        let at = |seconds: i64| Example {
            ask: ExampleQuestion::Covered(format!("@{}", moment.at.unix() + seconds)),
            ..one.clone()
        };
        let first = !self.gives(&at(-1), &one.expect);
        if one.holidays.is_none() {
            found.insert(if covered { "inside" } else { "outside" });
            found.extend(first.then_some(if covered { "opening" } else { "closing" }));
            found.extend((weekend && covered == always).then_some("on a weekend"));
            found.extend((covered && is_feast(&own, moment.at)).then_some("open on a holiday"));
            let no_holidays = Example { holidays: Some(Vec::new()), ..one.clone() };
            found.extend(
                (!covered && self.gives(&no_holidays, "covered")).then_some("closed on a holiday"),
            );
        }
        let zone = if always || moment.written_in.is_none() {
            customer.as_ref().unwrap_or(&own)
        } else {
            &own
        };
        let change = change_before(zone, &moment);
        // With the offset from before the change, the same words would be an instant that much off.
        let wrong = if moment.written_in.is_some() { -change } else { change };
        if change != 0 && (always || !self.gives(&at(wrong), &one.expect)) {
            found.insert(if change > 0 { "spring" } else { "autumn" });
        }
    }

    /// The coverage rule that decides an example, if what it leaves unsaid makes no difference.
    fn rule_of(&self, one: &Example) -> Option<usize> {
        let plan = self.plan(one)?;
        let ids = |named: &'a [NamedItem], asked: Option<&'a NamedItem>| match asked {
            Some(asked) => vec![asked.id.as_str()],
            None if named.is_empty() => vec![""],
            None => named.iter().map(|named| named.id.as_str()).collect(),
        };
        let said = |named: &'a [NamedItem], asked: &Option<String>| {
            ids(named, asked.as_ref().and_then(|name| find(named, name)))
        };
        let mut rules = BTreeSet::new();
        for edition in said(&self.policy.editions, &one.edition) {
            for region in said(&self.policy.regions, &one.region) {
                for priority in
                    self.priority(one).map_or_else(|| self.priorities(), |priority| vec![priority])
                {
                    let case = RuleContext {
                        plans: self.policy.lineage(&plan.id),
                        edition,
                        region,
                        priority,
                    };
                    rules.insert(
                        self.policy
                            .coverage
                            .iter()
                            .position(|rule| rule.is_for(one.channel.as_deref(), &case)),
                    );
                }
            }
        }
        if rules.len() == 1 { rules.pop_first().flatten() } else { None }
    }

    fn topic(&self, topic: &Topic) -> Vec<String> {
        let asked = |wanted: Option<&[String]>, ruling: &Ruling| {
            self.plain().any(|one| {
                let plan = self.plan(one).map(|plan| self.policy.lineage(&plan.id));
                let among = |plans: &[String]| {
                    plan.as_ref().is_some_and(|line| {
                        line.iter().any(|id| plans.iter().any(|plan| plan == id))
                    })
                };
                let right_plan = match wanted {
                    Some(plans) => among(plans),
                    None => !topic.exceptions.iter().any(|(plans, _)| among(plans)),
                };
                matches!(&one.ask, ExampleQuestion::Scope(id) if *id == topic.id)
                    && right_plan
                    && one.expect == ruling.verdict.id()
            })
        };
        let general = (!asked(None, &topic.ruling)).then(|| format!("scope, {}", topic.id));
        let exceptions =
            topic.exceptions.iter().filter(|(plans, ruling)| !asked(Some(plans), ruling));
        general
            .into_iter()
            .chain(
                exceptions.map(|(plans, _)| format!("scope, {}, {}", topic.id, plans.join(", "))),
            )
            .collect()
    }

    fn people_and_channels(&self, plan: &NamedItem) -> Vec<String> {
        let asks = |is_kind: fn(&ExampleQuestion) -> bool| {
            self.plain().any(|one| {
                is_kind(&one.ask) && self.plan(one).is_some_and(|other| other.id == plan.id)
            })
        };
        let channels = asks(|ask| matches!(ask, ExampleQuestion::Channels(_)));
        let contacts = asks(|ask| matches!(ask, ExampleQuestion::Contacts { .. }));
        let kinds = [("channels", channels), ("contacts", contacts)];
        let unasked = kinds.into_iter().filter(|(_, is_asked)| !is_asked);
        unasked.map(|(kind, _)| format!("{kind}, {}", plan.id)).collect()
    }

    /// Examples of all that is asked of a policy once.
    fn whole_policy(&self) -> Vec<String> {
        let policy = self.policy;
        let asks = |is_kind: fn(&ExampleQuestion) -> bool| self.plain().any(|it| is_kind(&it.ask));
        let kinds = [
            ("plans", true, asks(|ask| matches!(ask, ExampleQuestion::Plans(None)))),
            (
                "plans, two compared",
                policy.plans.len() > 1,
                asks(|ask| matches!(ask, ExampleQuestion::Plans(Some(_)))),
            ),
            (
                "maintenance, the dates",
                !policy.maintenance.is_empty(),
                asks(|ask| matches!(ask, ExampleQuestion::Maintenance(MaintenanceTime::From(_)))),
            ),
            (
                "maintenance, an instant",
                !policy.maintenance.is_empty(),
                asks(|ask| matches!(ask, ExampleQuestion::Maintenance(MaintenanceTime::At(_)))),
            ),
            ("priorities", true, asks(|ask| matches!(ask, ExampleQuestion::Priorities))),
            ("clause", true, asks(|ask| matches!(ask, ExampleQuestion::Clause(_)))),
        ];
        let missing = kinds.into_iter().filter(|(_, has_it, is_asked)| *has_it && !is_asked);
        missing.map(|(kind, ..)| kind.to_owned()).collect()
    }

    fn plan(&self, one: &Example) -> Option<&'a NamedItem> {
        find(&self.policy.plans, one.plan.as_ref()?)
    }

    /// The priority's id; an empty one if the document does not name it.
    fn priority(&self, one: &Example) -> Option<&'a str> {
        Some(
            find(&self.policy.priorities, one.priority.as_ref()?)
                .map_or("", |named| named.id.as_str()),
        )
    }

    fn priorities(&self) -> Vec<&'a str> {
        let others = self.policy.other_priorities.as_ref().map(|_| "");
        self.policy.priorities.iter().map(|named| named.id.as_str()).chain(others).collect()
    }

    fn gives(&self, one: &Example, answer: &str) -> bool {
        let one = Example { expect: answer.to_owned(), says: Vec::new(), ..one.clone() };
        match run_example(self.policy, None, &one, self.around, &Unread) {
            ExampleOutcome::AsExpected => true,
            ExampleOutcome::Differs(_) | ExampleOutcome::Silent(_) => false,
            ExampleOutcome::Refused { key, why } => {
                panic!("{}: {key}: {why}: {}", self.policy.id, one.why)
            }
        }
    }
}

/// The texts of answers, which do not matter here.
struct Unread;

impl AnswerTexts for Unread {
    fn texts(&self, _: &impl serde::Serialize) -> Vec<String> {
        Vec::new()
    }
}

fn is_weekend(zone: &Zone, at: Instant) -> bool {
    matches!(zone.wall_at(at).date().weekday(), Weekday::Sat | Weekday::Sun)
}

/// Christmas Day or New Year's Day, which are holidays nearly everywhere.
fn is_feast(zone: &Zone, at: Instant) -> bool {
    let date = zone.wall_at(at).date();
    matches!((date.month(), date.day()), (12, 25) | (1, 1))
}

/// By how much the clock changed in the three days before.
fn change_before(zone: &Zone, moment: &TypedTime) -> i64 {
    let before = Instant::clamped(moment.at.unix() - 3 * DAY);
    i64::from(zone.offset_at(moment.at).0 - zone.offset_at(before).0)
}
