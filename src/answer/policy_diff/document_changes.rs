//! Compares the facts of a document as a whole: its names, releases, maintenance, readings, gaps,
//! and its sentences on its promises.

use super::{
    PolicyStatement,
    case_matrix::{CaseMatrix, Pair, pairs},
    change_collector::{ChangeCollector, ChangeKey},
    direction::{of_gain, of_verdict},
};
use crate::policy::{
    AgreedDay, CalendarHours, CalendarOverride, Choice, Gap, Keyword, Maintenance, NamedItem,
    Reading, Statement, VersionRule, as_written, normalized,
};

/// Compares plans, editions, regions and priorities: those that are new, gone, or renamed.
pub(super) fn names(matrix: &CaseMatrix<'_>, found: &mut ChangeCollector) {
    let (before, after) = (matrix.before, matrix.after);
    let kinds = [
        ("plan", &before.plans, &after.plans),
        ("edition", &before.editions, &after.editions),
        ("region", &before.regions, &after.regions),
        ("priority", &before.priorities, &after.priorities),
    ];
    let said = |named: &NamedItem| {
        PolicyStatement::new(format!("{} ({})", named.id, named.name), &named.clauses)
    };
    for (aspect, before, after) in kinds {
        for (before, after) in pairs(before, after) {
            found.add_plain(aspect, "", before.map(said), after.map(said));
        }
    }
}

/// Compares for how long releases are supported.
pub(super) fn versions(matrix: &CaseMatrix<'_>, found: &mut ChangeCollector) {
    let [before, after] =
        [matrix.before, matrix.after].map(|policy| policy.version_support.as_ref());
    let what = |subject| ChangeKey { aspect: "version support", subject };
    let rule = |rule: VersionRule| match rule {
        VersionRule::PreviousMajor { months } => {
            ("the current major release, and the one before for", months)
        }
        VersionRule::ReleasedWithin { months } => {
            ("the current release, and those of the last", months)
        }
    };
    let favour = of_gain(before, after, |before, after| {
        let ((was, for_months), (is, months)) = (rule(before.rule), rule(after.rule));
        (was == is).then_some(months.cmp(&for_months))
    });
    let [was, is] = [before, after].map(|support| {
        support.map(|support| {
            let (words, months) = rule(support.rule);
            PolicyStatement::new(
                format!("{words} {months} month{}", if months == 1 { "" } else { "s" }),
                &support.clauses,
            )
            .with_detail(&support.says)
        })
    });
    found.add(what("releases"), None, was, is, favour);
    let favour =
        before.zip(after).and_then(|(before, after)| of_verdict(before.older, after.older));
    let [was, is] = [before, after].map(|support| {
        support.map(|support| {
            PolicyStatement::new(support.older.id(), &support.clauses)
                .with_detail(&support.older_says)
        })
    });
    found.add(what("older releases"), None, was, is, favour);
}

pub(super) fn maintenance(matrix: &CaseMatrix<'_>, found: &mut ChangeCollector) {
    let said = |downtime: &Maintenance| {
        let hours = match &*downtime.hours {
            "not-stated" => "no clock time is stated",
            hours => hours,
        };
        PolicyStatement::new(format!("{hours}, {}", downtime.lasts), &downtime.clauses)
            .with_detail(&downtime.effects())
    };
    let days = |downtime: &Maintenance| normalized(&downtime.days.words());
    let same = |one: &Maintenance, other: &Maintenance| days(one) == days(other);
    for (before, after) in alike(&matrix.before.maintenance, &matrix.after.maintenance, same) {
        let subject = after.or(before).map_or(String::new(), |downtime| downtime.days.words());
        found.add_plain("maintenance", &subject, before.map(said), after.map(said));
    }
}

/// Compares the days on which calendars have other hours.
pub(super) fn special_days(matrix: &CaseMatrix<'_>, found: &mut ChangeCollector) {
    let said = |day: &&AgreedDay| PolicyStatement::new(day.hours_in_words(), &day.clauses);
    let same =
        |one: &&AgreedDay, other: &&AgreedDay| one.when() == other.when() && one.name == other.name;
    let [was, is] = [matrix.before, matrix.after].map(|policy| as_written(&policy.special_days));
    for (before, after) in alike(&was, &is, same) {
        let day = after.or(before);
        let subject = day.map_or(String::new(), |day| format!("{} ({})", day.when(), day.name));
        found.add_plain("special day", &subject, before.map(said), after.map(said));
    }
}

/// Compares the readings: questions that are new or gone, other choices, another default.
pub(super) fn readings(matrix: &CaseMatrix<'_>, found: &mut ChangeCollector) {
    for (before, after) in
        alike(&matrix.before.readings, &matrix.after.readings, |one, other| one.id == other.id)
    {
        let subject = after.or(before).map_or("", |reading| &reading.id);
        let said =
            |reading: &Reading| PolicyStatement::new(reading_words(reading), &reading.clauses);
        found.add_plain("reading", subject, before.map(said), after.map(said));
    }
}

/// Compares the facts that are not stated: gaps that were closed, and new ones.
pub(super) fn not_stated(matrix: &CaseMatrix<'_>, found: &mut ChangeCollector) {
    let said = |gap: &Gap| PolicyStatement::new(gap.says.clone(), &gap.clauses);
    for (before, after) in
        alike(&matrix.before.not_stated, &matrix.after.not_stated, |one, other| {
            one.says == other.says
        })
    {
        found.add_plain("not stated", "", before.map(said), after.map(said));
    }
}

/// Compares the status, the sentences on the promises, and the related documents.
pub(super) fn document(matrix: &CaseMatrix<'_>, found: &mut ChangeCollector) {
    let [was, is] = [matrix.before, matrix.after]
        .map(|policy| Some(PolicyStatement::new(policy.document.status.id(), &[])));
    found.add_plain("document", "status", was, is);
    promises(matrix, found);
    let mut add = |subject: &str, before, after| {
        found.add_plain("document", subject, before, after);
    };
    let [was, is] =
        [matrix.before, matrix.after].map(|policy| policy.other_priorities.as_ref().map(statement));
    add("other priorities", was, is);
    for (before, after) in
        alike(&matrix.before.related, &matrix.after.related, |one, other| one.id == other.id)
    {
        let subject = format!("with {}", after.or(before).map_or("", |related| &related.id));
        let [was, is] = [before, after].map(|related| {
            related.map(|related| {
                PolicyStatement::new(
                    format!("{} ({})", related.title, related.effective),
                    &related.clauses,
                )
            })
        });
        add(&subject, was, is);
    }
}

/// Compares the sentences on the promises.
pub(super) fn promises(matrix: &CaseMatrix<'_>, found: &mut ChangeCollector) {
    let [before, after] = [matrix.before, matrix.after].map(|policy| &policy.document);
    let facts = [("clock", &before.clock, &after.clock), ("nature", &before.nature, &after.nature)];
    for (subject, before, after) in facts {
        let [was, is] = [before, after].map(|fact| fact.as_ref().map(statement));
        found.add_plain("document", subject, was, is);
    }
}

fn statement(fact: &Statement) -> PolicyStatement {
    PolicyStatement::new(fact.says.clone(), &fact.clauses)
}

/// Items of two lists that are the same thing; each is taken once.
fn alike<'a, T>(
    before: &'a [T],
    after: &'a [T],
    same: impl Fn(&T, &T) -> bool,
) -> Vec<Pair<'a, T>> {
    let mut rest: Vec<&T> = after.iter().collect();
    let mut found: Vec<Pair<'a, T>> = Vec::new();
    for one in before {
        let partner = rest.iter().position(|other| same(one, other)).map(|at| rest.remove(at));
        found.push((Some(one), partner));
    }
    found.extend(rest.into_iter().map(|other| (None, Some(other))));
    found
}

/// Returns `same-time is taken; or day-length`, with what a choice sets where its name does not say
/// it.
fn reading_words(reading: &Reading) -> String {
    let words = |choice: &Choice| {
        let settings: Vec<String> =
            settings(choice).into_iter().filter(|setting| *setting != choice.id).collect();
        if settings.is_empty() {
            choice.id.clone()
        } else {
            format!("{} ({})", choice.id, settings.join(", "))
        }
    };
    let (taken, others): (Vec<&Choice>, Vec<&Choice>) =
        reading.choices.iter().partition(|choice| choice.id == reading.default);
    let list =
        |choices: Vec<&Choice>| choices.into_iter().map(words).collect::<Vec<_>>().join(", ");
    format!("{} is taken; or {}", list(taken), list(others))
}

fn settings(choice: &Choice) -> Vec<String> {
    let day = choice.business_day.map(Keyword::id);
    let clock = choice.clock.map(Keyword::id);
    let edge = choice.closing_edge.map(Keyword::id);
    let restart = choice.priority_change.map(Keyword::id);
    let reopening = choice.reopening.map(Keyword::id);
    let words = [day, clock, edge, restart, reopening].into_iter().flatten().map(str::to_owned);
    words.chain(choice.calendars.iter().map(changed_calendar)).collect()
}

fn changed_calendar(change: &CalendarOverride) -> String {
    use crate::policy::ZoneRule::{Customer, Named};
    let hours = change.hours.as_ref().map(|hours| match hours {
        CalendarHours::Weekly(weekly) => weekly.to_string(),
        CalendarHours::NotStated => "not stated".to_owned(),
    });
    let zone = change.zone.as_ref().map(|zone| match zone {
        Named(name) => name.clone(),
        Customer => "where the customer is".to_owned(),
    });
    let holidays = change.holidays.as_ref().map(|lists| match &lists[..] {
        [] => "no holidays".to_owned(),
        lists => format!("holidays {}", lists.join(" and ")),
    });
    let parts: Vec<String> = [hours, zone, holidays].into_iter().flatten().collect();
    format!("{}: {}", change.id, parts.join(" "))
}
