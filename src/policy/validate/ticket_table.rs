//! Validates how a contract says that the customer's table of tickets is read.

use super::{
    super::{
        ProblemCode,
        model::{
            Field, HistoryKey, HistoryRules, Keyword as _, NO_PRESET, Preset, PriorityScheme,
            TicketTable, preset_names,
        },
        problem::Problem,
        raw::{RawTicketTable, Text, Texts},
    },
    validator::{unknown, zone_of_place},
};
use crate::times::{TimeForm, TimeUnit};

/// Returns the table as far as it is valid.
pub(super) fn table(raw: Option<&RawTicketTable>, problems: &mut Vec<Problem>) -> TicketTable {
    let Some(raw) = raw else { return TicketTable::default() };
    for key in raw.map.keys() {
        problems.extend(fault_of_field(key));
    }
    for (key, meaning) in &raw.map_value {
        problems.extend(fault_of_value(key, meaning));
    }
    let options = |entries: &std::collections::BTreeMap<Text, Text>| {
        entries
            .iter()
            .map(|(key, value)| format!("{}={}", key.get_ref(), value.get_ref()))
            .collect()
    };
    TicketTable {
        preset: raw.preset.as_ref().and_then(|name| preset(name, problems)),
        map: options(&raw.map),
        map_value: raw.map_value.iter().map(|(key, meaning)| value_option(key, meaning)).collect(),
        time_format: raw.time_format.as_ref().and_then(|form| time_format(form, problems)),
        timezone: raw.timezone.as_ref().and_then(|zone| zone_of_place(zone, problems)),
        history: history(raw, problems),
    }
}

/// Returns the rules for events as `--history-rule` takes them.
fn history(raw: &RawTicketTable, problems: &mut Vec<Problem>) -> Vec<String> {
    let list = |texts: &Option<Texts>| texts.clone().unwrap_or_default().0;
    let one = |text: &Option<Text>| text.iter().cloned().collect();
    let said: [(HistoryKey, Vec<Text>); 12] = [
        (HistoryKey::PauseWhile, list(&raw.pause_while)),
        (HistoryKey::CustomerWhile, list(&raw.customer_while)),
        (HistoryKey::RespondedWhen, list(&raw.responded_when)),
        (HistoryKey::ResolvedWhen, list(&raw.resolved_when)),
        (HistoryKey::ReopenedWhen, list(&raw.reopened_when)),
        (HistoryKey::OpeningStatus, one(&raw.opening_status)),
        (HistoryKey::VendorAuthors, list(&raw.vendor_authors)),
        (HistoryKey::CustomerAuthors, list(&raw.customer_authors)),
        (HistoryKey::StatusField, one(&raw.status_field)),
        (HistoryKey::HistoryId, one(&raw.history_id)),
        (HistoryKey::HistoryColumn, one(&raw.history_column)),
        (HistoryKey::HistoryTimeFormat, one(&raw.history_time_format)),
    ];
    let (mut rules, mut options) = (HistoryRules::default(), Vec::new());
    for (key, text) in said.iter().flat_map(|(key, texts)| texts.iter().map(|text| (*key, text))) {
        rules.add(key, text.get_ref());
        options.push(format!("{}={}", key.id(), text.get_ref()));
    }
    if let Some((key, says)) = rules.fault() {
        let texts = said.iter().find(|(other, _)| *other == key).map(|(_, texts)| texts);
        let place = texts.and_then(|texts| texts.first()).map(Text::span);
        let (code, message) = (ProblemCode::KeysTogether, format!("`{}`: {says}", key.id()));
        // A text that stands alone has no place of its own.
        problems.push(match place.filter(|place| !place.is_empty()) {
            Some(place) => Problem::at(place, code, message),
            None => Problem::of_file(code, message),
        });
    }
    options
}

/// Returns an entry of `map-value` as `--map-value` takes it: `priority:urgent=1`,
/// `priority:@jira`.
fn value_option(key: &Text, meaning: &Text) -> String {
    let sign = if key.get_ref().contains(':') { '=' } else { ':' };
    format!("{}{sign}{}", key.get_ref(), meaning.get_ref())
}

fn preset(name: &Text, problems: &mut Vec<Problem>) -> Option<&'static str> {
    let is_none = name.get_ref().eq_ignore_ascii_case(NO_PRESET);
    let found = Preset::of(name.get_ref()).map(|preset| preset.name);
    let found = found.or_else(|| is_none.then_some(NO_PRESET));
    if found.is_none() {
        let (written, span) = (name.get_ref(), name.span());
        let code = ProblemCode::UnknownWord;
        problems.push(unknown(written, span, code, "preset", &preset_names()));
    }
    found
}

fn time_format(form: &Text, problems: &mut Vec<Problem>) -> Option<String> {
    match TimeForm::new(form.get_ref()) {
        Ok(_) => Some(form.get_ref().clone()),
        Err(error) => {
            let (span, message) = (form.span(), error.to_string());
            problems.push(Problem::at(span, ProblemCode::BadTimeFormat, message));
            None
        }
    }
}

/// Returns the problem of a key of `map`: `FIELD`, or `responded_after:UNIT`.
fn fault_of_field(key: &Text) -> Option<Problem> {
    let (field, unit) = match key.get_ref().split_once(':') {
        Some((field, unit)) => (field, Some(unit)),
        None => (key.get_ref().as_str(), None),
    };
    let Some(known) = Field::of(field.trim()) else {
        return Some(unknown_field(field, key, &Field::ALL));
    };
    let unit = unit?;
    let wrong = |message: String| Problem::at(key.span(), ProblemCode::UnknownWord, message);
    if known != Field::RespondedAfter {
        let message = format!("only responded_after has a unit, not {}", known.name());
        return Some(wrong(message).help(format!("write {} = \"COLUMN\"", known.name())));
    }
    let help = "write responded_after:hours, or minutes, seconds, days, ms";
    TimeUnit::of(unit.trim()).is_none().then(|| wrong(format!("'{unit}' is no unit")).help(help))
}

/// Returns the problem of an entry of `map-value`: `FIELD:VALUE`, and a meaning.
fn fault_of_value(key: &Text, meaning: &Text) -> Option<Problem> {
    let wrong = |place: &Text, message: &str| {
        Problem::at(place.span(), ProblemCode::UnknownWord, message)
            .help("write \"FIELD:VALUE\" = \"MEANING\", such as \"priority:urgent\" = \"1\"")
    };
    if let ("priority", Some(set)) = (key.get_ref().trim(), meaning.get_ref().strip_prefix('@')) {
        let known =
            || format!("the ready-made sets of meanings are {}", PriorityScheme::all_listed());
        let message = "there is no such set";
        return PriorityScheme::of(set).is_none().then(|| wrong(meaning, message).help(known()));
    }
    let Some((field, value)) = key.get_ref().split_once(':') else {
        return Some(wrong(key, "a field and its value belong here, parted by a colon"));
    };
    if Field::of(field.trim()).is_none_or(|field| !Field::with_names().contains(&field)) {
        return Some(unknown_field(field, key, Field::with_names()));
    }
    if value.trim().is_empty() || value.contains('=') {
        return Some(wrong(key, "a value is not empty, and has no = in it"));
    }
    meaning.get_ref().contains('=').then(|| wrong(meaning, "a meaning has no = in it"))
}

fn unknown_field(name: &str, key: &Text, among: &[Field]) -> Problem {
    let known: Vec<&str> = among.iter().map(|field| field.name()).collect();
    unknown(name, key.span(), ProblemCode::UnknownName, "field", &known)
}
