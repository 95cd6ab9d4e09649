//! A batch of 20,000 random tickets gives what `deadline` gives when it is asked 20,000 times.

use slacalc::{
    Contract, DeadlineAnswer, DeadlineQuestion, Library, Policy, PolicyPart, Subject, SubjectInput,
    ZonedInstant, deadline,
    internal::answer::{PolicyQuery, find_policy},
    parse_moment,
    time::Instant,
};

use super::tables::{Dice, NOW, World, answered};

const ROWS: usize = 4_000;
pub(crate) const HEADER: [&str; 14] = [
    "opened",
    "responded",
    "pauses",
    "priority_changes",
    "policy",
    "plan",
    "edition",
    "region",
    "priority",
    "channel",
    "timezone",
    "contract",
    "holidays",
    "vendor",
];
const ZONES: [&str; 9] = [
    "",
    "America/New_York",
    "Europe/Berlin",
    "Asia/Tokyo",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "America/St_Johns",
    "Mars/Base",
];
pub(crate) const READINGS: [&[(&str, &str)]; 6] = [
    &[],
    &[("business-day", "same-time"), ("closing-edge", "next-opening")],
    &[
        ("business-day", "covered-24h"),
        ("closing-edge", "next-opening"),
        ("priority-change", "change"),
    ],
    &[("business-day", "same-time")],
    &[("business-day", "close-of-day"), ("closing-edge", "next-opening")],
    &[("closing-edge", "next-opening")],
];

/// Names that a policy has, with some that it has not, and nothing.
pub(crate) struct Names {
    policy: Policy,
}

impl Names {
    pub(crate) fn of(world: &World, library: &Library) -> Vec<Self> {
        library
            .entries()
            .iter()
            .map(|entry| Self {
                policy: entry.load(PolicyPart::Clocks, world.references()).unwrap(),
            })
            .collect()
    }
}

#[test]
fn a_batch_says_what_each_question_says() {
    let world = World::new();
    let library = world.library(&[]);
    let contracts = world.contracts(&library);
    let policies = Names::of(&world, &library);
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let (mut different, mut counted, mut refused) = (Vec::new(), 0, 0);
    for readings in READINGS {
        let rows: Vec<Vec<String>> = (0..ROWS).map(|_| row(&mut dice, &policies)).collect();
        let own: Vec<(String, String)> = readings
            .iter()
            .map(|(name, choice)| ((*name).to_owned(), (*choice).to_owned()))
            .collect();
        let asked = SubjectInput { readings: own.clone(), ..SubjectInput::default() };
        let mut input = csv::Writer::from_writer(Vec::new());
        input.write_record(HEADER).unwrap();
        for row in &rows {
            input.write_record(row).unwrap();
        }
        let (output, summary) = answered(&world, &input.into_inner().unwrap(), None, asked, 2);
        assert_eq!(summary.rows, ROWS as u64);
        let mut output = csv::Reader::from_reader(&output[..]);
        let mut got = output.records();
        for row in &rows {
            let expected = expected(&world, &library, &contracts, row, &own);
            let record = got.next().unwrap().unwrap();
            // How a table says a word of its own otherwise is of no use to one question.
            let without_hint =
                |cell| str::split_once(cell, "; --map-value").map_or(cell, |(error, _)| error);
            let got: Vec<&str> = record.iter().skip(HEADER.len()).map(without_hint).collect();
            counted += usize::from(!expected[4].is_empty());
            refused += usize::from(!expected[10].is_empty());
            if expected != got {
                different.push(format!("{row:?} {own:?}\n  asked {expected:?}\n  batch {got:?}"));
            }
        }
    }
    assert!(
        different.is_empty(),
        "{} rows differ:\n{}",
        different.len(),
        different[..different.len().min(12)].join("\n")
    );
    // The tickets are of use only if most of them have a deadline, and some are wrong.
    assert!(
        counted > ROWS * 2 && (200..ROWS * 2).contains(&refused),
        "{counted} deadlines, {refused} errors"
    );
}

/// A random ticket.
pub(crate) fn row(dice: &mut Dice, policies: &[Names]) -> Vec<String> {
    // Rescale's policy publishes no response times; most tickets are Scalr's.
    let scalr = policies.iter().position(|names| names.policy.id == "scalr/self-hosted").unwrap();
    let policy = if dice.one_in(3) { &dice.pick(policies).policy } else { &policies[scalr].policy };
    let name = |dice: &mut Dice, names: Vec<&str>, often: usize| -> String {
        match names[..] {
            [] => String::new(),
            _ if dice.one_in(often) => String::new(),
            _ if dice.one_in(60) => "nonsense".to_owned(),
            _ => (*dice.pick(&names)).to_owned(),
        }
    };
    let ids = |names: &'static [&'static str]| names.to_vec();
    // Most tickets are of the last years, some of any.
    let opened = NOW
        - dice.seconds(86_400 * 900)
        - if dice.one_in(20) { dice.seconds(86_400 * 12_000) } else { 0 };
    let opened = if dice.one_in(400) { 250_000_000_000 } else { opened };
    // Half of the tickets are on the half hour with all their times, so that pauses begin and end
    // where hours and targets do.
    let grid = if dice.one_in(2) { 1_800 } else { 1 };
    let on_grid = |at: i64| at - at.rem_euclid(grid);
    let opened = on_grid(opened);
    let length = if dice.one_in(3) { 86_400 * 9 } else { 7_200 };
    let responded =
        on_grid(opened + dice.seconds(length)) - if dice.one_in(50) { 3_600 } else { 0 };
    let zone = if dice.one_in(40) { "Mars/Base" } else { ZONES[dice.next(ZONES.len() - 1)] };
    let pauses: Vec<String> = (0..if dice.one_in(2) { dice.next(4) } else { 0 })
        .map(|_| {
            let from = on_grid(opened - 10_000 + dice.seconds(400_000));
            let to = on_grid(from + dice.seconds(200_000));
            let to = if dice.one_in(6) { String::new() } else { format!("@{to}") };
            format!("@{from}/{to}")
        })
        .collect();
    let contract = if dice.one_in(8) {
        if policy.id == "rescale/support" { "rescale" } else { "scalr" }
    } else {
        ""
    };
    vec![
        written(dice, opened),
        if dice.one_in(3) { String::new() } else { written(dice, responded) },
        pauses.join(";"),
        if dice.one_in(12) { changes(dice, opened, policy).join("; ") } else { String::new() },
        if contract.is_empty() || dice.one_in(9) { policy.id.clone() } else { String::new() },
        name(dice, policy.plans.iter().map(|plan| plan.id.as_str()).collect(), 12),
        name(dice, policy.editions.iter().map(|edition| edition.id.as_str()).collect(), 6),
        name(dice, policy.regions.iter().map(|region| region.id.as_str()).collect(), 6),
        name(dice, policy.priorities.iter().map(|priority| priority.id.as_str()).collect(), 20),
        if dice.one_in(10) {
            name(dice, policy.channels.iter().map(|channel| channel.id.as_str()).collect(), 3)
        } else {
            String::new()
        },
        zone.to_owned(),
        contract.to_owned(),
        if dice.one_in(8) {
            (*dice.pick(&ids(&["us", "de; fr", "none", "jp", "atlantis"]))).to_owned()
        } else {
            String::new()
        },
        String::new(),
    ]
}

/// Some changes of priority, few of them wrong.
fn changes(dice: &mut Dice, opened: i64, policy: &Policy) -> Vec<String> {
    let mut at = opened - i64::from(dice.one_in(20));
    let count = 1 + dice.next(2);
    (0..count)
        .map(|_| {
            at += dice.seconds(40_000);
            let priority =
                if dice.one_in(30) { "nonsense" } else { &dice.pick(&policy.priorities).id };
            format!("@{at}={priority}")
        })
        .collect()
}

/// A time in one of the ways in which it may be written.
pub(crate) fn written(dice: &mut Dice, unix: i64) -> String {
    let text = |offset| {
        slacalc::time::Zone::fixed(slacalc::time::Offset(offset)).rfc3339(Instant::clamped(unix))
    };
    match dice.next(8) {
        0 => format!("@{unix}"),
        1 => text(0).trim_end_matches('Z').replace('T', " "),
        2 => text(-18_000),
        3 => text(3_600).replace("+01:00", ".75+0100"),
        4 => text(32_400),
        _ => text(0),
    }
}

/// The columns of the answer, asked for one by one.
fn expected(
    world: &World,
    library: &Library,
    contracts: &[(String, Contract, Policy)],
    row: &[String],
    own: &[(String, String)],
) -> Vec<String> {
    let answer = |subject: &Subject<'_>, question: &DeadlineQuestion, now| {
        deadline(subject, question, now)
            .map(|answer| columns(&answer))
            .map_err(|error| error.to_string())
    };
    one(world, library, contracts, (row, own), answer).unwrap_or_else(|error| {
        let mut columns = vec![String::new(); 10];
        columns.push(error);
        columns
    })
}

/// What is asked of one ticket, with the customer's own readings.
pub(crate) fn one<T>(
    world: &World,
    library: &Library,
    contracts: &[(String, Contract, Policy)],
    (row, own): (&[String], &[(String, String)]),
    ask: impl Fn(&Subject<'_>, &DeadlineQuestion, Instant) -> Result<T, String>,
) -> Result<T, String> {
    let asked = SubjectInput { readings: own.to_vec(), ..asked_subject(row) };
    let loaded;
    let (policy, contract) = if let Some(name) = cell(row, "contract") {
        let (_, contract, policy) = contracts.iter().find(|(known, _, _)| *known == name).unwrap();
        if let Some(id) = cell(row, "policy").filter(|id| *id != policy.id) {
            return Err(format!(
                "the contract {} is for {}, and the policy is '{id}'",
                contract.title, policy.id
            ));
        }
        (policy, Some(contract))
    } else {
        let wanted = cell(row, "policy");
        let query = PolicyQuery {
            vendor: None,
            policy: wanted.as_deref(),
            plan: asked.plan.as_deref(),
            on: None,
        };
        let found = find_policy(library, query).map_err(|error| error.to_string())?;
        loaded = found.load(PolicyPart::Clocks, world.references()).unwrap();
        (&loaded, None)
    };
    let subject = Subject::resolve(policy, contract, &asked, world.references())
        .map_err(|error| error.to_string())?;
    let now = Instant::from_unix(NOW).unwrap();
    let question = asked_deadline(row, &subject, now)?;
    ask(&subject, &question, now)
}

/// Returns a cell of a row that is not empty.
fn cell(row: &[String], name: &str) -> Option<String> {
    let column = HEADER.iter().position(|header| *header == name).unwrap();
    Some(row[column].clone()).filter(|cell| !cell.is_empty())
}

/// Returns the subject that a row asks for.
fn asked_subject(row: &[String]) -> SubjectInput {
    let cell = |name: &str| cell(row, name);
    let holidays = cell("holidays").map(|lists| match lists.as_str() {
        "none" => Vec::new(),
        lists => lists.split(';').map(|list| list.trim().to_owned()).collect(),
    });
    SubjectInput {
        plan: cell("plan"),
        edition: cell("edition"),
        region: cell("region"),
        priority: cell("priority"),
        channel: cell("channel"),
        timezone: cell("timezone"),
        holidays,
        ..SubjectInput::default()
    }
}

/// Returns the question of a row.
fn asked_deadline(
    row: &[String],
    subject: &Subject<'_>,
    now: Instant,
) -> Result<DeadlineQuestion, String> {
    let moment = |option: &str, text: &str| {
        parse_moment(text, subject.zone.as_ref(), now).map_err(|error| format!("{option}: {error}"))
    };
    let pause = |text: &str| {
        let (from, to) = text.split_once('/').unwrap();
        Ok((
            moment("pauses", from)?.at,
            if to.is_empty() { None } else { Some(moment("pauses", to)?.at) },
        ))
    };
    let opened = moment("opened", &row[0])?;
    let change = |text: &str| {
        let (at, priority) = text.split_once('=').unwrap();
        Ok((moment("priority_changes", at.trim())?.at, priority.to_owned()))
    };
    let responded = cell(row, "responded").map(|text| moment("responded", &text)).transpose()?;
    Ok(DeadlineQuestion {
        responded: responded.map(|moment| moment.at),
        pauses: row[2]
            .split(';')
            .filter(|text| !text.is_empty())
            .map(pause)
            .collect::<Result<_, String>>()?,
        priority_changes: row[3]
            .split(';')
            .filter(|text| !text.is_empty())
            .map(change)
            .collect::<Result<_, String>>()?,
        warn: Some(75),
        ..DeadlineQuestion::new(opened)
    })
}

pub(crate) fn columns(answer: &DeadlineAnswer) -> Vec<String> {
    let text = |value: Option<String>| value.unwrap_or_default();
    let stamp = |stamp: &Option<ZonedInstant>| text(stamp.as_ref().map(ZonedInstant::rfc3339));
    let number = |number: Option<i64>| text(number.map(|number| number.to_string()));
    let mut readings: Vec<&str> = answer
        .readings
        .iter()
        .filter(|it| it.deadline.as_ref() != answer.outcome.deadline())
        .filter(|it| it.obstacle.as_deref() != Some("needs --holidays"))
        .map(|it| it.name.as_str())
        .collect();
    readings.dedup();
    let word = serde_json::to_value(answer.outcome.state()).unwrap();
    let state = if answer.outcome.deadline().is_some() {
        word.as_str().unwrap().to_owned()
    } else {
        answer.plain()
    };
    vec![
        answer.header.policy.id.clone(),
        text(answer.header.plan.clone()),
        text(answer.header.priority.as_ref().map(|priority| priority.id.clone())),
        stamp(&answer.clock_start),
        stamp(&answer.outcome.deadline().cloned()),
        state,
        number(answer.elapsed_seconds),
        number(answer.remaining_seconds),
        number(answer.margin_seconds),
        readings.join(" "),
        String::new(),
    ]
}
