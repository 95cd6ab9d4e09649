//! Names that are the same whatever the policies are: presets, groups, spans, fields, rules,
//! metrics, answers.

use clap_complete::engine::CompletionCandidate;

use super::name_kind::NameKind;
use crate::{
    cli::policy::answer_names,
    policy::{HistoryKey, Keyword as _, Metric},
    tickets::{Field, NO_PRESET, PRESETS, SCHEMES, ValueMap},
};

/// The groups of a report beside the columns of its table.
const GROUPS: [(&str, &str); 5] = [
    ("quarter", "by the quarter of the opening"),
    ("month", "by the month of the opening"),
    ("week", "by the week of the opening (ISO 8601)"),
    ("plan", "by plan"),
    ("priority", "by priority, the most urgent first"),
];

/// The spans of dates that are named from today.
const SPANS: [(&str, &str); 4] = [
    ("last-week", "the week before this one"),
    ("last-month", "the month before this one"),
    ("last-quarter", "the quarter before this one"),
    ("last-year", "the year before this one"),
];

/// Returns the names of a kind that begin with a prefix.
pub(super) fn candidates(kind: NameKind, current: &str) -> Vec<CompletionCandidate> {
    let wanted = current.to_lowercase();
    let names = names(kind).into_iter().filter(|(name, _)| name.starts_with(&wanted));
    names.map(|(name, says)| CompletionCandidate::new(name).help(Some(says.into()))).collect()
}

fn names(kind: NameKind) -> Vec<(String, String)> {
    let owned = |(name, says): &(&str, &str)| ((*name).to_owned(), (*says).to_owned());
    let field =
        |field: &Field, end: &str| (format!("{}{end}", field.name()), field.says().to_owned());
    match kind {
        NameKind::Preset => {
            let presets = PRESETS.iter().map(|preset| (preset.name, preset.of));
            let all = presets.chain([(NO_PRESET, "the table as it stands")]);
            all.map(|offer| owned(&offer)).collect()
        }
        NameKind::Grouping => GROUPS.iter().map(owned).collect(),
        NameKind::Span => SPANS.iter().map(owned).collect(),
        NameKind::Field => Field::ALL.iter().map(|it| field(it, "=")).collect(),
        NameKind::ValueField => {
            let sets = SCHEMES.iter().map(|set| (format!("priority:@{}", set.name), set.listed()));
            ValueMap::fields().iter().map(|it| field(it, ":")).chain(sets).collect()
        }
        NameKind::HistoryRule => {
            let rules = |key: &HistoryKey| {
                let rule = |value| (format!("{}={value}", key.id()), key.says().to_owned());
                key.values().into_iter().map(rule).collect::<Vec<_>>()
            };
            HistoryKey::ALL.iter().flat_map(rules).collect()
        }
        NameKind::Metric => Metric::ALL
            .iter()
            .map(|metric| (metric.id().to_owned(), metric.time().to_owned()))
            .collect(),
        NameKind::Answer => answer_names()
            .map(|name| (name.to_owned(), format!("the answer slacalc/{name}/v1")))
            .collect(),
        _ => Vec::new(),
    }
}
