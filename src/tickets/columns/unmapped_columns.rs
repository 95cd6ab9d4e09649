//! Finds columns that hold no field, though help desks give a field their names.

use super::{
    Mapping,
    business_time::{counts_business_time, words},
    elapsed_column::unit_in,
    header_names::plain,
    opening_columns::is_time_of_opening,
};
use crate::tickets::{Field, PRESETS};

/// Names under which exports have the time of a field, beside those of the presets and those that
/// their words show.
const NAMES: [(Field, &[&str]); 5] = [
    (
        Field::Resolved,
        &["resolved date", "resolution date", "solved", "completed", "resolved time"],
    ),
    (
        Field::Closed,
        &[
            "resolved",
            "resolved date",
            "resolution date",
            "closed date",
            "closed time",
            "solved",
            "completed",
        ],
    ),
    (
        Field::Responded,
        &[
            "response date",
            "first response",
            "first responded",
            "first reply",
            "first reply date",
            "first response date",
            "answered",
        ],
    ),
    (Field::RespondedAfter, &["first response time", "first reply time"]),
    (Field::Priority, &["prio", "sev", "ticket priority", "priority level", "severity level"]),
];

/// Words that say that a column holds an instant.
const INSTANT: &[&str] = &["at", "on", "date", "datetime", "timestamp", "when"];
/// Words that say that it holds a length of time, beside units.
const LENGTH: &[&str] = &["time", "duration", "elapsed", "took", "after"];
/// Words for the vendor's response. Other words begin like them: responsible, replaced.
const RESPONSE: &[&str] =
    &["respond", "responded", "response", "reply", "replied", "answer", "answered"];
/// Beginnings of words for the end of a ticket.
const CLOSING: &[&str] = &["closed", "closing", "solved", "resolved", "completed"];
/// Words for a response or an end that is another one, is the customer's, or is only aimed at.
const OTHER: &[&str] = &[
    "next",
    "last",
    "latest",
    "average",
    "avg",
    "mean",
    "median",
    "target",
    "goal",
    "due",
    "by",
    "sla",
    "breach",
    "breached",
    "count",
    "number",
    "id",
    "status",
    "violated",
    "remaining",
    "customer",
    "client",
    "requester",
    "requestor",
    "reporter",
    "submitter",
    "caller",
    "contact",
    "user",
    "enduser",
    "assignee",
    "assigned",
    "responsible",
];

/// Returns true if the words of a name say that its column holds a field.
fn names_field(name: &str, words: &[String], field: Field) -> bool {
    let has = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    let begins =
        |known: &[&str]| words.iter().any(|word| known.iter().any(|known| word.starts_with(known)));
    let is_response = has(RESPONSE);
    if !(is_response || begins(CLOSING)) || has(OTHER) || counts_business_time(name) {
        return false;
    }
    let is_length = unit_in(name).is_some();
    match field {
        Field::Closed | Field::Resolved => begins(CLOSING) && has(INSTANT) && !is_length,
        Field::Responded => is_response && has(INSTANT) && !is_length,
        Field::RespondedAfter => is_response && is_length && (has(LENGTH) || has(&["first"])),
        _ => false,
    }
}

impl Mapping {
    /// Lists the times of a response, a resolution or a closing and the priority that no column
    /// holds, each with a column of the header that looks like it. Of a response the time comes
    /// before the length.
    pub(in super::super) fn lookalikes(
        &self,
        header: &[String],
        taken: &[(Field, usize)],
    ) -> Vec<(Field, String)> {
        let is_taken =
            |field: Field| taken.iter().any(|(other, _)| *other == field) || self.is_given(field);
        let has_answers = is_taken(Field::Responded) || is_taken(Field::RespondedAfter);
        let is_open = |field: Field| {
            let is_answer = matches!(field, Field::Responded | Field::RespondedAfter);
            let has_it = is_taken(field) || (is_answer && has_answers);
            !has_it && self.fields().any(|read| read == field)
        };
        let open = NAMES.iter().filter(|(field, _)| is_open(*field));
        let mut open: Vec<(Field, Vec<String>)> =
            open.map(|(field, more)| (*field, known_names(*field, more))).collect();
        let business = self.business();
        let mut found: Vec<(Field, String)> = Vec::new();
        for (at, name) in header.iter().enumerate() {
            let is_business = business.iter().any(|known| plain(known) == plain(name));
            if open.is_empty() || is_business || taken.iter().any(|(_, place)| *place == at) {
                continue;
            }
            let (bare, words) = (plain(name), words(name));
            open.retain(|(field, names)| {
                let looks = names.contains(&bare) || names_field(name, &words, *field);
                found.extend(looks.then(|| (*field, name.clone())));
                !looks
            });
        }
        // Of a response the time comes before the length.
        if found.iter().any(|(field, _)| *field == Field::Responded) {
            found.retain(|(field, _)| *field != Field::RespondedAfter);
        }
        found.sort_by_key(|(field, _)| NAMES.iter().position(|(other, _)| other == field));
        found
    }
}

/// Returns true if the name of a column looks like that of a field.
pub(crate) fn looks_like(name: &str, field: Field) -> bool {
    let more = NAMES.iter().find(|(other, _)| *other == field);
    let known = known_names(field, more.map_or(&[], |(_, more)| more));
    let is_opening = || field == Field::Opened && is_time_of_opening(name).is_some();
    known.contains(&plain(name)) || names_field(name, &words(name), field) || is_opening()
}

/// Returns the names under which exports have a field: those of the presets, and others.
fn known_names(field: Field, more: &[&str]) -> Vec<String> {
    let of_presets = PRESETS.iter().flat_map(|preset| preset.columns);
    let of_presets =
        of_presets.filter(|(other, _)| *other == field).flat_map(|(_, names)| names.iter());
    of_presets.chain(more).map(|name| plain(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Field, names_field, words};

    #[test]
    fn names_show_the_time_or_the_length_of_a_response() {
        for (name, field) in [
            ("First response at", Field::Responded),
            ("Date of first reply", Field::Responded),
            ("firstAnsweredAt", Field::Responded),
            ("First reply time in minutes (calendar)", Field::RespondedAfter),
            ("Time to first response (minutes)", Field::RespondedAfter),
            ("First response time (in hrs)", Field::RespondedAfter),
            ("time_to_first_answer_s", Field::RespondedAfter),
            ("Closed at", Field::Closed),
            ("Date resolved", Field::Closed),
        ] {
            assert!(names_field(name, &words(name), field), "{name}");
        }
        for name in [
            "First reply time in minutes within business hours",
            "Next response (min)",
            "Average first reply time (min)",
            "Respond by date",
            "First response due at",
            "Resolution time (in hrs)",
            "Replies",
            "Responded",
            "Answer count",
            "Customer replied at",
            "Requester response date",
            "Responsible assigned on",
            "Assignee response time (min)",
            "Date of the user's reply",
            "Replaced on",
            "Response assigned at",
        ] {
            for field in [Field::Responded, Field::RespondedAfter, Field::Closed] {
                assert!(!names_field(name, &words(name), field), "{name} {field:?}");
            }
        }
    }
}
