//! Turns plans into a report: side by side in short, one in full, or the differences of two.

use crate::{
    answer::{
        Audience, PlanAnswer, PlanDifference, PlanFact, PlansAnswer, PolicyStatement, ReadingOption,
    },
    cli::{
        report_parts,
        sides_table::{self, ASPECTS, NOTHING, SidesLine},
    },
    render::{Report, Table},
    text::listed,
};

pub(super) fn report(answer: &PlansAnswer, in_short: bool) -> Report {
    let mut report = match (&answer.plans[..], &answer.differences) {
        ([first, second], Some(differences)) => of_two(first, second, differences, answer.complete),
        ([plan], None) if !in_short => of_one(plan),
        (plans, _) => side_by_side(plans),
    };
    if !in_short {
        let mut all: Vec<ReadingOption> = Vec::new();
        for plan in &answer.plans {
            let others = plan.readings.iter().filter(|one| !all.iter().any(|it| it.is_same(one)));
            let others: Vec<ReadingOption> = others.cloned().collect();
            all.extend(others);
        }
        report.tables.extend(report_parts::reading_options(&all));
    }
    report.notes.clone_from(&answer.notes);
    report
}

/// Returns plans in short, those of a policy side by side.
fn side_by_side(plans: &[PlanAnswer]) -> Report {
    let policies: Vec<&[PlanAnswer]> =
        plans.chunk_by(|one, other| one.policy.id == other.policy.id).collect();
    let id = |plan: &PlanAnswer| if policies.len() == 1 { plan.id.clone() } else { full_id(plan) };
    let ids: Vec<String> = plans.iter().map(id).collect();
    let headline = match (plans.len(), policies.len()) {
        (1, _) => "1 plan".to_owned(),
        (count, 1) => format!("{count} plans"),
        (count, documents) => format!("{count} plans in {documents} policies"),
    };
    let mut report = Report { headline, plain: ids.join("\n"), ..Report::default() };
    let mut data = Table::new("", &["policy", "plan", "name", "coverage", "targets", "contacts"]);
    for plan in plans {
        let cells = [&plan.policy.id, &plan.id, &plan.name].map(Clone::clone);
        let facts = ["coverage", "target", "contacts"]
            .map(|section| in_short(plan, section).replace('\n', "; "));
        data.rows.push(cells.into_iter().chain(facts).collect());
    }
    report.data = Some(data);
    report.tables.extend(policies.into_iter().map(of_policy));
    report
}

/// The rows of a policy's plans in short: a section of facts and its name.
const IN_SHORT: [(&str, &str); 5] = [
    ("coverage", "coverage"),
    ("target", "response"),
    ("contacts", "contacts"),
    ("channel", "channels"),
    ("entitlement", "comes with"),
];

fn of_policy(plans: &[PlanAnswer]) -> Table {
    let policy = &plans[0].policy;
    let names: Vec<&str> = plans.iter().map(|plan| plan.name.as_str()).collect();
    let header = [vec![""], names].concat();
    let mut table = Table::new(&format!("{} ({})", policy.title, policy.id), &header);
    for (section, name) in IN_SHORT {
        let cells: Vec<String> = plans.iter().map(|plan| in_short(plan, section)).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            table.rows.push([vec![name.to_owned()], cells].concat());
        }
    }
    table
}

/// Returns the facts of a section in short, a line each.
fn in_short(plan: &PlanAnswer, section: &str) -> String {
    if section == "contacts" {
        return numbered_contacts(plan).unwrap_or_else(|| "not stated how many".to_owned());
    }
    let line = |fact: &PlanFact| match (section, &fact.item) {
        ("channel" | "entitlement", Some(item)) => item.clone(),
        _ if fact.whom.is_empty() => fact.summary.clone(),
        _ => format!("{}: {}", Audience::places(&fact.whom), fact.summary),
    };
    let facts = plan.facts.iter().filter(|fact| fact.section == section);
    let mut lines: Vec<String> = facts.map(line).collect();
    lines.dedup();
    lines.join("\n")
}

/// Returns `up to 4 designated technical contacts`; `None` if no number is stated.
fn numbered_contacts(plan: &PlanAnswer) -> Option<String> {
    let mut contacts = plan.facts.iter().filter(|fact| fact.section == "contacts");
    let fact = contacts.find(|fact| fact.summary.starts_with("up to"))?;
    Some(format!("{} {}", fact.summary, fact.item.as_ref()?))
}

/// Returns everything that a plan comes with.
fn of_one(plan: &PlanAnswer) -> Report {
    let mut report = Report { headline: headline(plan), ..Report::default() };
    report_parts::policy_and_plan(&mut report, &plan.policy, Some(&plan.id));
    report.maybe("contract", plan.contract.clone());
    let base = plan.extends.as_ref().map(|base| format!("Extends {base}."));
    let says: Vec<&str> = [&plan.says, &base].into_iter().flatten().map(String::as_str).collect();
    let name = if says.is_empty() { "clause" } else { "meaning" };
    report.fact(name, report_parts::with_clause(&says.join(" "), &plan.clause));
    for (section, title) in ASPECTS {
        let facts = plan.facts.iter().filter(|fact| fact.section == section);
        let row = |fact: &PlanFact| {
            let about = match (&fact.item, Audience::places(&fact.whom)) {
                (Some(item), whom) if whom.is_empty() => item.clone(),
                (Some(item), whom) => format!("{item}: {whom}"),
                (None, whom) if whom.is_empty() => "all".to_owned(),
                (None, whom) => whom,
            };
            vec![about, report_parts::with_clause(&fact.value, &fact.clause)]
        };
        let rows: Vec<Vec<String>> = facts.map(row).collect();
        if !rows.is_empty() {
            report.tables.push(Table { rows, ..Table::new(title, &["", ""]) });
        }
    }
    let header = ["section", "item", "for", "value", "clause"];
    let rows: Vec<Vec<String>> = plan.facts.iter().map(cells).collect();
    report.plain = lines(&rows, 4);
    report.data = Some(Table { rows, ..Table::new("", &header) });
    report
}

/// Returns `Standard of scalr/self-hosted: staffed Mon-Fri 08:30-17:30 where the customer is, up to
/// 4 …`.
fn headline(plan: &PlanAnswer) -> String {
    let of_section = |section| plan.facts.iter().filter(move |fact| fact.section == section);
    let hours: Vec<&PlanFact> = of_section("coverage").collect();
    let staffed = match &hours[..] {
        [] => "hours not stated".to_owned(),
        [only] if only.value == "not stated" => "hours not stated".to_owned(),
        [only] => format!("staffed {}", only.value),
        several => format!("its hours differ by {}", told_apart(several)),
    };
    let people = numbered_contacts(plan).map_or(String::new(), |people| format!(", {people}"));
    format!("{} of {}: {staffed}{people}", plan.name, plan.policy.id)
}

/// Returns the kinds of name by which facts differ: `edition and priority`.
fn told_apart(facts: &[&PlanFact]) -> String {
    type Kinds = fn(&Audience) -> &[String];
    let kinds: [(&str, Kinds); 3] = [
        ("edition", |whom| &whom.editions),
        ("region", |whom| &whom.regions),
        ("priority", |whom| &whom.priorities),
    ];
    let all = || facts.iter().flat_map(|fact| &fact.whom);
    let told = kinds.iter().filter(|(_, names)| all().any(|whom| !names(whom).is_empty()));
    let told: Vec<&str> = told.map(|(kind, _)| *kind).collect();
    listed(&told, "and")
}

/// Returns the differences of two plans.
fn of_two(
    first: &PlanAnswer,
    second: &PlanAnswer,
    differences: &[PlanDifference],
    complete: bool,
) -> Report {
    let names = [first, second].map(|plan| {
        let same = first.policy.id == second.policy.id;
        if same { plan.name.clone() } else { format!("{} ({})", plan.name, plan.policy.id) }
    });
    let favours = |favour| differences.iter().filter(|one| one.favour == Some(favour)).count();
    let [one, other] = &names;
    let known = if complete { "" } else { " in what our copy has" };
    let headline = match (differences.len(), favours("stricter"), favours("laxer")) {
        (0, ..) => format!("No difference between {one} and {other}{known}"),
        (count, more, fewer) => {
            format!("{count} differences{known}: {other} promises more in {more}, {one} in {fewer}")
        }
    };
    let mut report = Report { headline, ..Report::default() };
    for (name, plan) in ["first", "second"].into_iter().zip([first, second]) {
        report.fact(name, format!("{} of {} ({})", plan.name, plan.policy.title, full_id(plan)));
    }
    let of_plans = |difference| sides(difference, [one, other]);
    for (section, title) in ASPECTS {
        let lines: Vec<SidesLine<'_>> =
            differences.iter().filter(|one| one.section == section).map(of_plans).collect();
        if !lines.is_empty() {
            let favour = "promises more";
            report.tables.push(sides_table::table(title, ([one, other], favour), &lines));
        }
    }
    let header =
        ["section", "item", "for", "first", "second", "favour", "first-clause", "second-clause"];
    let rows: Vec<Vec<String>> = differences.iter().map(difference_cells).collect();
    report.plain = lines(&rows, 6);
    report.data = Some(Table { rows, ..Table::new("", &header) });
    report
}

/// Returns a line of a table, which names the plan that promises more.
fn sides<'a>(difference: &'a PlanDifference, [first, second]: [&'a str; 2]) -> SidesLine<'a> {
    SidesLine {
        subject: difference.item.as_deref(),
        whom: difference.whom.iter().map(Audience::place).collect(),
        sides: [difference.first.as_ref(), difference.second.as_ref()],
        favour: difference.favour.map(|favour| if favour == "stricter" { second } else { first }),
    }
}

fn difference_cells(difference: &PlanDifference) -> Vec<String> {
    let says = |said: &Option<PolicyStatement>| {
        said.as_ref().map_or(NOTHING.to_owned(), |said| said.says.clone())
    };
    let clause = |said: &Option<PolicyStatement>| {
        said.as_ref().map_or(String::new(), |said| said.clause.clone())
    };
    vec![
        difference.section.to_owned(),
        difference.item.clone().unwrap_or_default(),
        Audience::places(&difference.whom),
        says(&difference.first),
        says(&difference.second),
        difference.favour.unwrap_or_default().to_owned(),
        clause(&difference.first),
        clause(&difference.second),
    ]
}

fn cells(fact: &PlanFact) -> Vec<String> {
    vec![
        fact.section.to_owned(),
        fact.item.clone().unwrap_or_default(),
        Audience::places(&fact.whom),
        fact.value.clone(),
        fact.clause.clone(),
    ]
}

/// Returns the first cells of rows as lines for scripts.
fn lines(rows: &[Vec<String>], count: usize) -> String {
    rows.iter().map(|row| row[..count].join("\t")).collect::<Vec<_>>().join("\n")
}

fn full_id(plan: &PlanAnswer) -> String {
    format!("{}:{}", plan.policy.id, plan.id)
}
