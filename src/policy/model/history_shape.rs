//! The shapes of histories: where the events of known help desks have their parts, from
//! `presets.toml`.

/// The names of the parts of an event; of several names the first that is there counts. A name with
/// dots is a path into JSON.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HistoryShape {
    /// Its name in messages.
    pub title: &'static str,
    /// Lists of events inside a ticket.
    pub lists: &'static [&'static str],
    /// The list of changes inside an event.
    pub changes: &'static [&'static str],
    /// The ticket, where each event names its own.
    pub ticket: &'static [&'static str],
    /// The time; of a span its start.
    pub time: &'static [&'static str],
    /// The end of a span.
    pub until: &'static [&'static str],
    /// The field that changed, or the kind of event. Without any each event has a status.
    pub field: &'static [&'static str],
    /// The value before.
    pub from: &'static [&'static str],
    /// The value after.
    pub to: &'static [&'static str],
    /// The author.
    pub author: &'static [&'static str],
    /// True or false for a comment that the customer sees or not.
    pub public: &'static [&'static str],
    /// The values of the field for a change of the status.
    pub status: &'static [&'static str],
    /// The values of the field for a comment.
    pub comment: &'static [&'static str],
    /// Parts that only a comment has.
    pub comment_parts: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/histories.rs"));

impl HistoryShape {
    /// Lists the lists of events inside a ticket, of every shape.
    pub(crate) fn all_lists() -> impl Iterator<Item = &'static str> {
        HISTORIES.iter().flat_map(|shape| shape.lists.iter().copied())
    }

    /// Returns the shape that has most parts of an event, its time among them. `has` tells the
    /// parts that are there.
    pub(crate) fn recognised(has: impl Fn(&str) -> bool) -> Option<&'static Self> {
        let counted = HISTORIES.iter().rev().map(|shape| (shape.parts(&has), shape));
        let known = counted.filter(|(parts, _)| *parts > 1);
        known.max_by_key(|(parts, _)| *parts).map(|(_, shape)| shape)
    }

    /// Counts its parts that are there; 0 without a time.
    fn parts(&self, has: &impl Fn(&str) -> bool) -> usize {
        let is_there = |names: &&[&str]| names.iter().any(|name| has(name));
        if !is_there(&self.time) {
            return 0;
        }
        let others = [
            self.changes,
            self.ticket,
            self.until,
            self.field,
            self.from,
            self.to,
            self.author,
            self.comment_parts,
        ];
        1 + others.iter().filter(|names| is_there(names)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::{HISTORIES, HistoryShape};

    #[test]
    fn events_are_recognised_by_their_parts() {
        for (columns, title) in [
            ("ticket,time,field,old,new,author,public", "a log of events"),
            ("created,author,items,id", "Jira's change log"),
            ("created,author,jsdPublic,body", "Jira's change log"),
            ("ticket_id,created_at,author_id,events,id", "Zendesk's audits"),
            ("id,definition,field,value,start,end", "ServiceNow's metric instances"),
            ("number,incident_state,sys_updated_at,sys_updated_by", "ServiceNow's log of updates"),
            ("items_id,date_mod,id_search_option,old_value,new_value,user_name", "GLPI's history"),
        ] {
            let parts: Vec<&str> = columns.split(',').collect();
            let found = HistoryShape::recognised(|name| parts.contains(&name));
            assert_eq!(found.map(|shape| shape.title), Some(title), "{columns}");
        }
        assert!(HistoryShape::recognised(|name| name == "created_at").is_none());
        assert!(HISTORIES.iter().all(|shape| !shape.time.is_empty()));
    }
}
