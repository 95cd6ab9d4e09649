//! Validates the document and the names that it defines, and puts the policy together.

use super::{
    super::{
        ProblemCode,
        lookup::normalized,
        model::{
            ClauseText, Document, EffectiveDate, Gap, GapKind, Keyword as _, Meaning, NamedItem,
            Overlap, Policy, Related, Statement, Status,
        },
        problem::Problem,
        raw::{
            RawClause, RawDocument, RawName, RawNotStated, RawOverlap, RawPolicy, RawRelated,
            SpannedValue, Text, Texts,
        },
    },
    file::are_certain,
    readings::conventions,
    validator::{Validator, texts},
};
use crate::time::Date;

impl Validator<'_> {
    /// Returns the whole policy; `None` only where a problem was noted.
    pub(super) fn policy(&mut self, id: &str, raw: &RawPolicy) -> Option<Policy> {
        // A test checks the policies inside the program, so that no start has to.
        let is_checked = self.file.is_none();
        if !is_checked {
            self.all_distinct(raw);
            self.expect_entitlements(raw);
        }
        if raw.plan.is_empty() {
            self.note(
                Problem::of_file(ProblemCode::NoPlan, "the file defines no plan")
                    .help("add a [[plan]]"),
            );
        }
        let open_priorities = raw.priorities.as_ref().filter(|list| !list.complete);
        let versions = raw.version_support.as_ref();
        let mut policy = Policy {
            id: id.to_owned(),
            file: self.file.map(str::to_owned),
            related: raw.related.iter().filter_map(|related| self.related(related)).collect(),
            overlaps: raw.overlap.iter().map(|overlap| self.overlap(overlap)).collect(),
            plans: self.names(raw, &raw.plan),
            editions: self.names(raw, &raw.edition),
            regions: self.names(raw, &raw.region),
            priorities: self.names(raw, &raw.priority),
            priorities_ordered: raw.priorities.as_ref().and_then(|list| list.ordered)
                != Some(false),
            other_priorities: open_priorities.map(|list| self.sentence(&list.says, &list.clause)),
            special_days: Vec::new(),
            calendars: raw.calendar.iter().map(|calendar| self.calendar_rule(calendar)).collect(),
            coverage: raw.coverage.iter().map(|rule| self.coverage_rule(rule)).collect(),
            targets: raw.target.iter().flat_map(|target| self.target_rules(target)).collect(),
            channels: raw.channel.iter().map(|channel| self.channel(channel)).collect(),
            contacts: raw.contacts.iter().map(|contacts| self.contacts(contacts)).collect(),
            entitlements: raw.entitlement.iter().map(|item| self.entitlement(item)).collect(),
            duties: raw.duty.iter().map(|duty| self.duty(duty)).collect(),
            topics: self.topics(&raw.topic),
            scope_reserve: (raw.scope_reserve.as_ref())
                .map(|reserve| self.sentence(&reserve.says, &reserve.clause)),
            version_support: versions.and_then(|versions| self.version_support(versions)),
            maintenance: self.maintenance(raw),
            readings: raw.reading.iter().map(|reading| self.reading(reading)).collect(),
            not_stated: raw.not_stated.iter().map(|gap| self.gap(gap)).collect(),
            clauses: raw.clause.iter().map(|clause| self.clause_text(clause)).collect(),
            examples: raw.example.iter().filter_map(|example| self.example(example)).collect(),
            // Last, since it may end here: by now every other part has noted its problems.
            document: self.document(&raw.document)?,
        };
        policy.special_days = self.special_days(raw, &policy);
        if !is_checked && are_certain(&self.problems) {
            self.expect_complete(&policy, raw);
        }
        let has_rhythm = policy.entitlements.iter().any(|item| item.rhythm.is_some());
        let conventions = conventions(&policy.readings, has_rhythm);
        policy.readings.extend(conventions);
        Some(policy)
    }

    pub(super) fn sentence(&mut self, says: &str, clause: &SpannedValue<Texts>) -> Statement {
        Statement { says: says.to_owned(), clauses: self.clauses(clause) }
    }

    fn document(&mut self, raw: &RawDocument) -> Option<Document> {
        if normalized(raw.vendor.get_ref()) != *raw.vendor.get_ref() {
            let help = format!("write \"{}\"", normalized(raw.vendor.get_ref()));
            let message = "a vendor id is lower case with hyphens";
            self.note(Problem::at(raw.vendor.span(), ProblemCode::BadId, message).help(help));
        }
        let clock = self.cited((&raw.clock, &raw.clock_clause), "clock");
        let nature = self.cited((&raw.nature, &raw.nature_clause), "nature");
        let order = self.cited((&raw.order, &raw.order_clause), "order");
        let clock_stops = raw.clock_stops.as_ref().and_then(|stops| {
            if raw.clock.is_none() {
                let message = "`clock-stops` needs `clock`";
                let help = "say in `clock` when it starts and stops";
                self.note(Problem::at(stops.span(), ProblemCode::KeysTogether, message).help(help));
            }
            self.keyword(stops, "clock-stops")
        });
        let (effective, status) =
            (self.effective(&raw.effective), self.keyword(&raw.status, "status"));
        let status_reason = self.status_reason(raw);
        Some(Document {
            vendor: raw.vendor.get_ref().clone(),
            vendor_name: raw.vendor_name.clone(),
            title: raw.title.clone(),
            effective: effective?,
            status: status?,
            status_reason,
            origin: raw.origin.clone(),
            address: raw.address.clone(),
            plan_word: raw.plan_word.clone(),
            priority_word: raw.priority_word.clone(),
            clock,
            nature,
            clock_stops,
            order,
        })
    }

    /// Returns a sentence under a key of its own, with the clause under the key beside it.
    fn cited(
        &mut self,
        (says, clause): (&Option<Text>, &Option<SpannedValue<Texts>>),
        key: &str,
    ) -> Option<Statement> {
        if let (Some(says), Some(clause)) = (says, clause) {
            return Some(self.sentence(says.get_ref(), clause));
        }
        let spans = [says.as_ref().map(Text::span), clause.as_ref().map(SpannedValue::span)];
        let span = spans.into_iter().flatten().next()?;
        let message = format!("`{key}` and `{key}-clause` go together");
        self.note(
            Problem::at(span, ProblemCode::KeysTogether, message)
                .help("every fact names its clause"),
        );
        None
    }

    fn gap(&mut self, raw: &RawNotStated) -> Gap {
        let kind = raw.kind.as_ref().and_then(|kind| self.keyword(kind, "kind of gap"));
        Gap {
            kind: kind.unwrap_or(GapKind::Silent),
            says: raw.says.clone(),
            clauses: self.clauses(&raw.clause),
        }
    }

    fn clause_text(&mut self, raw: &RawClause) -> ClauseText {
        ClauseText {
            clause: self.clause(&raw.id),
            heading: raw.heading.clone(),
            says: raw.says.clone(),
        }
    }

    fn status_reason(&mut self, raw: &RawDocument) -> Option<Statement> {
        let superseded = raw.status.get_ref() == Status::Superseded.id();
        let misplaced = match (&raw.status_says, &raw.status_clause) {
            (None, Some(clause)) => Some((clause.span(), "`status-clause` needs `status-says`")),
            (Some(says), _) if !superseded => {
                Some((says.span(), "`status-says` is for a superseded document"))
            }
            _ => None,
        };
        if let Some((span, message)) = misplaced {
            self.note(Problem::at(span, ProblemCode::KeysTogether, message));
        }
        let clauses = raw.status_clause.as_ref().map_or(Vec::new(), |clause| self.clauses(clause));
        raw.status_says.as_ref().map(|says| Statement { says: says.get_ref().clone(), clauses })
    }

    fn related(&mut self, raw: &RawRelated) -> Option<Related> {
        let clauses = self.clauses(&raw.clause);
        let binds = self.cited((&raw.binds, &raw.binds_clause), "binds");
        Some(Related {
            id: raw.id.get_ref().clone(),
            title: raw.title.clone(),
            effective: self.effective(&raw.effective)?,
            origin: raw.origin.clone(),
            address: raw.address.clone(),
            binds,
            says: raw.says.clone(),
            clauses,
        })
    }

    fn overlap(&mut self, raw: &RawOverlap) -> Overlap {
        Overlap {
            policy: raw.policy.get_ref().clone(),
            says: raw.says.clone(),
            clauses: self.clauses(&raw.clause),
        }
    }

    fn effective(&mut self, raw: &Text) -> Option<EffectiveDate> {
        if raw.get_ref() == "undated" {
            return Some(EffectiveDate::Undated);
        }
        match Date::parse(raw.get_ref()) {
            Ok(date) => Some(EffectiveDate::On(date)),
            Err(error) => {
                self.note(
                    Problem::at(raw.span(), ProblemCode::BadDate, error.to_string())
                        .help("or 'undated' if the document has no date"),
                );
                None
            }
        }
    }

    fn names(&mut self, policy: &RawPolicy, raw: &[RawName]) -> Vec<NamedItem> {
        let mut names = Vec::with_capacity(raw.len());
        for name in raw {
            names.push(NamedItem {
                id: name.id.get_ref().clone(),
                name: name.name.clone(),
                aliases: texts(&name.aliases),
                says: name.says.clone(),
                extends: name.extends.as_ref().map(|base| self.plan(base)),
                extends_assumed: name.extends_assumed.as_ref().map(|why| why.get_ref().clone()),
                meaning: name.meaning.as_ref().map(|id| Meaning {
                    vendor: policy.document.vendor.get_ref().clone(),
                    id: id.get_ref().clone(),
                }),
                clauses: self.clauses(&name.clause),
            });
        }
        names
    }

    /// Notes keys of names that belong to names of another kind.
    pub(super) fn expect_keys_of(&mut self, what: &str, names: &[RawName]) {
        let keys = names.iter().flat_map(|name| {
            let meaning = name.meaning.as_ref().filter(|_| what != "priority");
            let assumed = name.extends_assumed.as_ref().filter(|_| name.extends.is_none());
            let because = "`extends-assumed` needs `extends`";
            [
                meaning.map(|key| (key, "`meaning` is for priorities")),
                assumed.map(|key| (key, because)),
            ]
        });
        for (key, message) in keys.flatten() {
            self.note(Problem::at(key.span(), ProblemCode::KeysTogether, message));
        }
        self.distinct_ids("meaning", names.iter().filter_map(|name| name.meaning.as_ref()));
    }
}
