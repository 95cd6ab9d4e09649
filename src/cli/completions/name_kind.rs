//! The kinds of names that are completed.

use clap::Arg;

/// A kind of name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameKind {
    Vendor,
    Policy,
    Plan,
    Edition,
    Region,
    Priority,
    Channel,
    Topic,
    Clause,
    Entitlement,
    Reading,
    Zone,
    Holidays,
    Preset,
    Grouping,
    Span,
    Field,
    ValueField,
    HistoryRule,
    Metric,
    Answer,
    Contract,
    File,
    Directory,
    Command,
}

/// Returns the kind of name that an option or argument takes, by its id or its value name, which
/// mean the same in every command.
pub(super) fn kind_of(arg: &Arg) -> Option<NameKind> {
    let value_name =
        arg.get_value_names().and_then(|names| names.first()).map_or("", |name| name.as_str());
    Some(match (arg.get_id().as_str(), value_name) {
        ("vendor", _) => NameKind::Vendor,
        ("policy", _) | (_, "ID") => NameKind::Policy,
        ("plan", _) | (_, "PLAN") => NameKind::Plan,
        ("edition", _) => NameKind::Edition,
        ("region", _) => NameKind::Region,
        ("priority", _) => NameKind::Priority,
        ("channel", _) => NameKind::Channel,
        ("topic", _) => NameKind::Topic,
        ("clause", _) => NameKind::Clause,
        ("used", _) => NameKind::Entitlement,
        ("reading", _) => NameKind::Reading,
        ("timezone" | "table_timezone", _) | (_, "IANA") => NameKind::Zone,
        (_, "LIST") => NameKind::Holidays,
        ("preset", _) => NameKind::Preset,
        ("by", _) => NameKind::Grouping,
        ("period" | "since" | "until", _) => NameKind::Span,
        ("map", _) => NameKind::Field,
        ("map_value", _) => NameKind::ValueField,
        ("history_rule", _) => NameKind::HistoryRule,
        ("metric", _) => NameKind::Metric,
        ("answers", _) => NameKind::Answer,
        (_, "CONTRACT") => NameKind::Contract,
        (_, "FILE") => NameKind::File,
        (_, "DIR") => NameKind::Directory,
        (_, "COMMAND") => NameKind::Command,
        _ => return None,
    })
}
