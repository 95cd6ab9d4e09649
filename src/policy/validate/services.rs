//! Validates contacts, entitlements and duties.

use super::{
    super::{
        ProblemCode,
        model::{Contacts, Duty, Entitlement, Force, Rhythm},
        problem::Problem,
        raw::{RawContacts, RawDuty, RawEntitlement, RawPolicy, SpannedValue, Text},
    },
    validator::{Validator, unknown},
};

/// The greatest number of people, and of times in a span.
const MOST: u32 = 10_000;

impl Validator<'_> {
    pub(super) fn contacts(&mut self, raw: &RawContacts) -> Contacts {
        Contacts {
            name: raw.name.clone(),
            at_most: raw.at_most.as_ref().map(|number| self.number(number, "at-most")),
            says: raw.says.clone(),
            plans: self.plans(raw.plans.as_ref()),
            clauses: self.clauses(&raw.clause),
        }
    }

    pub(super) fn entitlement(&mut self, raw: &RawEntitlement) -> Entitlement {
        let whole = raw.times.is_some() == raw.per.is_some();
        if !whole || (raw.times.is_some() && raw.id.is_none()) {
            let times = raw.times.as_ref().map(SpannedValue::span);
            let span = times.or_else(|| raw.per.as_ref().map(SpannedValue::span));
            let message = "`times`, `per` and `id` go together";
            self.note(
                Problem::at(span.unwrap_or_default(), ProblemCode::KeysTogether, message)
                    .help("or leave out `times` and `per`: then it has no rhythm"),
            );
        }
        let rhythm = raw.times.as_ref().zip(raw.per.as_ref());
        Entitlement {
            id: raw.id.as_ref().map(|id| id.get_ref().clone()),
            name: raw.name.clone(),
            amount: raw.amount.clone(),
            rhythm: rhythm.and_then(|(times, per)| self.rhythm(times, per)),
            note: raw.note.clone(),
            plans: self.plans(raw.plans.as_ref()),
            clauses: self.clauses(&raw.clause),
        }
    }

    pub(super) fn rhythm(&mut self, times: &SpannedValue<u32>, per: &Text) -> Option<Rhythm> {
        let times = self.number(times, "times");
        self.keyword(per, "span").map(|per| Rhythm { times, per })
    }

    pub(super) fn duty(&mut self, raw: &RawDuty) -> Duty {
        let force = self.keyword(&raw.force, "force of a duty");
        let about = raw.about.as_ref().and_then(|about| self.keyword(about, "subject of a duty"));
        Duty {
            name: raw.name.clone(),
            // A wrong word is a problem of the file, so the default is never used.
            force: force.unwrap_or(Force::Expected),
            about: about.unwrap_or_default(),
            says: raw.says.clone(),
            plans: self.plans(raw.plans.as_ref()),
            clauses: self.clauses(&raw.clause),
        }
    }

    /// Notes readings that change the rhythm of an entitlement that the file does not define.
    pub(super) fn expect_entitlements(&mut self, raw: &RawPolicy) {
        let ids = raw.entitlement.iter().filter_map(|item| item.id.as_ref());
        let known: Vec<&str> = ids.map(|id| id.get_ref().as_str()).collect();
        let choices = raw.reading.iter().flat_map(|reading| &reading.choice);
        for change in choices.flat_map(|choice| &choice.entitlement) {
            let (id, span) = (change.id.get_ref(), change.id.span());
            if !known.contains(&id.as_str()) {
                let code = ProblemCode::UnknownName;
                self.note(unknown(id, span, code, "entitlement with an id", &known));
            }
        }
    }

    fn number(&mut self, raw: &SpannedValue<u32>, key: &str) -> u32 {
        if !(1..=MOST).contains(raw.get_ref()) {
            let message = format!("`{key}` goes from 1 to {MOST}");
            self.note(Problem::at(raw.span(), ProblemCode::BadNumber, message));
        }
        *raw.get_ref()
    }
}
