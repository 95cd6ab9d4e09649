//! Finds columns that hold no field, though help desks give a field their names.

use super::{Mapping, header_names::plain};
use crate::tickets::{Field, PRESETS};

/// Further names under which exports have the time of a field, beside those of the presets.
const NAMES: [(Field, &[&str]); 4] = [
    (
        Field::Resolved,
        &["resolved date", "resolved on", "resolution date", "solved", "completed", "completed at"],
    ),
    (
        Field::Closed,
        &[
            "resolved",
            "resolved date",
            "resolution date",
            "closed date",
            "closed on",
            "solved",
            "completed at",
        ],
    ),
    (
        Field::Responded,
        &[
            "first response at",
            "first responded at",
            "first reply at",
            "response date",
            "responded on",
            "first response",
            "first responded",
            "first reply",
            "first reply date",
            "first response date",
            "answered",
            "answered at",
        ],
    ),
    (
        Field::RespondedAfter,
        &[
            "first response time",
            "first reply time",
            "first reply time in minutes",
            "first response time in minutes",
            "first response time minutes",
            "first reply time in hours",
            "first response time in hours",
            "first response time hours",
        ],
    ),
];

impl Mapping {
    /// Lists the times of a response, a resolution or a closing that no column holds, each with a
    /// column of the header that looks like it.
    pub(in super::super) fn lookalikes(
        &self,
        header: &[String],
        taken: &[(Field, usize)],
    ) -> Vec<(Field, String)> {
        let is_open = |field: Field| {
            let is_taken = taken.iter().any(|(other, _)| *other == field);
            !is_taken && !self.is_given(field) && self.fields().any(|read| read == field)
        };
        let open = NAMES.iter().filter(|(field, _)| is_open(*field));
        let found = open.filter_map(|(field, more)| {
            let of_presets = PRESETS.iter().flat_map(|preset| preset.columns);
            let of_presets =
                of_presets.filter(|(other, _)| other == field).flat_map(|(_, names)| names.iter());
            let names: Vec<String> =
                of_presets.chain(more.iter()).map(|name| plain(name)).collect();
            let is_free = |at: usize| !taken.iter().any(|(_, place)| *place == at);
            let looks =
                |(at, name): &(usize, &String)| is_free(*at) && names.contains(&plain(name));
            header.iter().enumerate().find(looks).map(|(_, name)| (*field, name.clone()))
        });
        found.collect()
    }
}
