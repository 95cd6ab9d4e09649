//! Checks that ids and names are well formed and stand for one thing each.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::{
        ProblemCode,
        lookup::normalized,
        problem::Problem,
        raw::{RawName, RawPolicy, Text},
    },
    validator::Validator,
};

/// The longest chain of plans that extend one another.
const LONGEST_CHAIN: usize = 16;

impl Validator<'_> {
    /// Notes items of a kind with the same name.
    pub(super) fn all_distinct(&mut self, raw: &RawPolicy) {
        for (what, names) in [
            ("plan", &raw.plan),
            ("edition", &raw.edition),
            ("region", &raw.region),
            ("priority", &raw.priority),
        ] {
            self.distinct(what, names);
            self.expect_keys_of(what, names);
        }
        let entitlements = raw.entitlement.iter().filter_map(|item| item.id.as_ref());
        self.distinct_ids("entitlement", entitlements);
        self.distinct_ids("related document", raw.related.iter().map(|related| &related.id));
        self.distinct_ids("calendar", raw.calendar.iter().map(|calendar| &calendar.id));
        self.distinct_ids("channel", raw.channel.iter().map(|channel| &channel.id));
        self.distinct_ids("topic", raw.topic.iter().map(|topic| &topic.id));
        self.distinct_ids("reading", raw.reading.iter().map(|reading| &reading.id));
        self.distinct_ids("clause", raw.clause.iter().map(|clause| &clause.id));
    }

    /// Notes ids that are used twice.
    pub(super) fn distinct_ids<'t>(&mut self, what: &str, ids: impl Iterator<Item = &'t Text>) {
        let mut taken: BTreeSet<&str> = BTreeSet::new();
        for id in ids {
            if !taken.insert(id.get_ref()) {
                self.note(Problem::at(
                    id.span(),
                    ProblemCode::Duplicate,
                    format!("there are two {what}s '{}'", id.get_ref()),
                ));
            }
        }
    }

    /// Notes malformed ids, ids and aliases that are used twice, and plans that extend themselves.
    fn distinct(&mut self, what: &str, names: &[RawName]) {
        let mut taken: BTreeMap<String, &str> = BTreeMap::new();
        let mut bases: BTreeMap<&str, Option<&str>> = BTreeMap::new();
        for name in names {
            let base = name.extends.as_ref().map(|base| base.get_ref().as_str());
            bases.entry(name.id.get_ref()).or_insert(base);
        }
        for name in names {
            let id = name.id.get_ref();
            if id.is_empty() || normalized(id) != *id {
                self.note(Problem::at(
                    name.id.span(),
                    ProblemCode::BadId,
                    format!("'{id}' is no id: ids are lower case with hyphens"),
                ));
            }
            for alias in std::iter::once(&name.id).chain(&name.aliases) {
                let wanted = normalized(alias.get_ref());
                match taken.get(&wanted) {
                    Some(owner) => {
                        let message = format!("the {what} '{owner}' is called '{wanted}' already");
                        self.note(Problem::at(alias.span(), ProblemCode::Duplicate, message));
                    }
                    None => {
                        taken.insert(wanted, id);
                    }
                }
            }
            if let Some(problem) =
                name.extends.as_ref().and_then(|extends| endless(what, name, extends, &bases))
            {
                let is_second = problem.code == ProblemCode::TooMuch
                    && self.problems.iter().any(|other| other.code == ProblemCode::TooMuch);
                if !is_second {
                    self.note(problem);
                }
            }
        }
    }
}

/// Returns the problem of a plan whose chain of extensions is a circle or too long.
fn endless(
    what: &str,
    name: &RawName,
    extends: &Text,
    bases: &BTreeMap<&str, Option<&str>>,
) -> Option<Problem> {
    let id = name.id.get_ref();
    let (mut line, mut base) = (BTreeSet::from([id.as_str()]), Some(extends.get_ref().as_str()));
    while let Some(plan) = base {
        if !line.insert(plan) {
            return Some(Problem::at(
                extends.span(),
                ProblemCode::Circle,
                format!("the {what} '{id}' extends itself"),
            ));
        }
        if line.len() > LONGEST_CHAIN {
            let message =
                format!("the {what} '{id}' extends a chain of more than {LONGEST_CHAIN} others");
            return Some(
                Problem::at(extends.span(), ProblemCode::TooMuch, message)
                    .help("let it extend one near the end of the chain"),
            );
        }
        base = bases.get(plan).copied().flatten();
    }
    None
}
