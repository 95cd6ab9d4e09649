//! Validates channels.

use super::{
    super::{
        model::{Channel, ResponseTimesApply},
        raw::RawChannel,
    },
    validator::{Validator, texts},
};

impl Validator<'_> {
    pub(super) fn channel(&mut self, raw: &RawChannel) -> Channel {
        let response_times = self.keyword(&raw.response_times, "word on response times");
        let opened_by = raw.opened_by.as_ref();
        let opened_by = opened_by.and_then(|word| self.keyword(word, "side that opens a channel"));
        Channel {
            id: raw.id.get_ref().clone(),
            name: raw.name.clone(),
            aliases: texts(&raw.aliases),
            plans: self.plans(raw.plans.as_ref()),
            priorities: self.priorities(raw.priorities.as_ref()),
            // A wrong word is a problem of the file, so the default is never used.
            response_times: response_times.unwrap_or(ResponseTimesApply::NotStated),
            calendar: raw.calendar.as_ref().map(|calendar| self.calendar(calendar)),
            opened_by: opened_by.unwrap_or_default(),
            takes_tickets: raw.takes_tickets,
            address: raw.address.clone(),
            conditions: raw.conditions.clone(),
            outside: raw.outside.clone(),
            says: raw.says.clone(),
            clauses: self.clauses(&raw.clause),
        }
    }
}
