//! The families of causes: the words of each kind, the terms that each family varies, and the
//! trials that depend on the ticket.

use serde::{Serialize, Serializer};

use super::{
    Cause, CauseKind,
    candidates::CandidateCauses,
    cause::KindEntry,
    cause_trial::{CauseSink, CauseTrial},
    clocks, days_off, pauses, readings, slips, starts, targets, whole_table, zones,
};
use crate::{
    sla::{CalendarCache, SlaTerms, SlaTimer, Subject},
    time::{Instant, Offset},
};

/// The kinds of each family.
const KINDS: [&[KindEntry]; 9] = [
    &zones::KINDS,
    &days_off::KINDS,
    &clocks::KINDS,
    &readings::KINDS,
    &targets::KINDS,
    &pauses::KINDS,
    &starts::KINDS,
    &slips::KINDS,
    &whole_table::KINDS,
];

/// Tries the causes of a family that depend on the ticket.
type Trial = fn(&mut CauseTrial<'_>, &CandidateCauses, CauseSink<'_>);

pub(super) const TRIALS: [Trial; 7] = [
    readings::try_reopenings,
    zones::try_shifts,
    zones::try_offset_of_opening,
    pauses::try_pauses,
    starts::try_starts,
    days_off::try_dates,
    slips::try_slips,
];

/// Returns the terms of a group of tickets, and those under each cause that holds for all of its
/// tickets of a year; `None` if the group has no deadline to dispute.
fn variants(
    subject: &Subject<'_>,
    year: i32,
    now: Instant,
) -> Option<(SlaTerms, Vec<(Cause, SlaTerms)>)> {
    let target = subject.target().ok()??;
    let (terms, hours) = SlaTerms::of(subject, &target)?;
    let mut variants = zones::variants(&terms, subject, year, now);
    variants.extend(days_off::variants(&terms, year));
    variants.extend(clocks::variants(subject, &target, &terms));
    let calendar = hours.as_ref().map(|hours| hours.rule);
    variants.extend(readings::variants(subject, &target, calendar));
    variants.extend(targets::variants(subject));
    Some((terms, variants))
}

/// Compiles the candidate causes of a group of tickets in a year.
pub(super) fn candidates(
    subject: &Subject<'_>,
    year: i32,
    now: Instant,
    calendars: &mut CalendarCache,
) -> Option<CandidateCauses> {
    let (terms, variants) = variants(subject, year, now)?;
    let timer = SlaTimer::new(&terms, calendars)?;
    let (mut group_wide, mut timers) = (Vec::new(), Vec::new());
    for (cause, terms) in variants {
        let Some(other) = SlaTimer::new(&terms, calendars) else { continue };
        if other != timer {
            group_wide.push(cause);
            timers.push(other);
        }
    }
    let (shifted, shifts): (Vec<Cause>, Vec<i64>) = zones::shifts(&terms).into_iter().unzip();
    group_wide.extend(shifted);
    let first_reopening = group_wide.len();
    group_wide.extend(readings::reopenings(subject));
    let first = terms.coverage.as_ref().and_then(|calendar| calendar.schedules().first());
    let zone = subject.zone.clone().or_else(|| first.map(|schedule| schedule.zone.clone()));
    let offsets = zone.as_ref().map_or([Offset(0); 2], |zone| zones::offsets(zone, year));
    let (group_wide, holidays) = (group_wide.into(), days_off::holidays(&terms, year));
    Some(CandidateCauses {
        terms,
        timer,
        timers,
        shifts,
        group_wide,
        first_reopening,
        holidays,
        zone,
        offsets,
        year,
    })
}

impl CauseKind {
    /// Returns its name, as JSON and tables have it.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.entry().1
    }

    /// Returns its entry. Every kind has one in the table of its family.
    fn entry(self) -> KindEntry {
        let mut entries = KINDS.into_iter().flatten();
        *entries.find(|(kind, ..)| *kind == self).unwrap_or(&(self, "", ""))
    }
}

impl Cause {
    /// Returns `zone-standard`, `priority 2`, `priority 2 and pauses-ignored`.
    #[must_use]
    pub fn id(&self) -> String {
        let which = if self.which.is_empty() { String::new() } else { format!(" {}", self.which) };
        let and = self.and.map_or(String::new(), |and| format!(" and {}", and.id()));
        format!("{}{which}{and}", self.kind.id())
    }

    /// Returns the id of its kind, or kinds: `priority`, `priority and pauses-ignored`.
    #[must_use]
    pub fn kind_ids(&self) -> String {
        Self { which: String::new(), ..self.clone() }.id()
    }

    /// Describes it for people, in words that follow "if".
    #[must_use]
    pub fn says(&self) -> String {
        let is_undated = self.which.is_empty() && self.is_of_one_date();
        let which = if is_undated { "some date" } else { &self.which };
        let and = self.and.map_or(String::new(), |and| format!(", and {}", and.entry().2));
        self.kind.entry().2.replace('%', which) + &and
    }
}

impl Serialize for CauseKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use serde_json::{Value, json};

    use super::{CauseKind, KINDS, KindEntry};

    /// Returns the entries of all families, the simplest kind first.
    fn entries() -> Vec<&'static KindEntry> {
        let mut entries: Vec<&KindEntry> = KINDS.into_iter().flatten().collect();
        entries.sort_unstable();
        entries
    }

    impl JsonSchema for CauseKind {
        fn schema_name() -> Cow<'static, str> {
            "CauseKind".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            let kind = |(_, id, says): &&KindEntry| {
                let which = says.replace('%', "…");
                json!({ "description": which, "type": "string", "const": id })
            };
            let kinds: Vec<Value> = entries().iter().map(kind).collect();
            json_schema!({ "description": "Kinds of causes, the simplest first.", "oneOf": kinds })
        }
    }

    #[test]
    fn every_kind_has_one_entry() {
        let entries = entries();
        for (place, (kind, id, says)) in entries.iter().enumerate() {
            assert_eq!(*kind as usize, place, "{id} has several entries, or one before it none");
            assert!(!id.is_empty() && !says.is_empty(), "{kind:?}");
        }
        assert_eq!(entries.len(), CauseKind::Exchanged as usize + 1);
    }
}
