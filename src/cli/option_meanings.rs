//! Options by the names that people try: `--start` is `--opened`, `--sev` is `--priority`.

use clap::{Arg, Command};

use crate::policy::nearest;

/// Names that people try, and the options that they may mean: the first that the command has.
/// Behind `=` stands the value that the name says by itself.
const MEANINGS: &[(&[&str], &[&str])] = &[
    (
        &[
            "start",
            "started",
            "begin",
            "from",
            "since",
            "created",
            "created-at",
            "opened-at",
            "open",
            "received",
            "reported",
            "submitted",
        ],
        &["opened", "at", "from", "since", "running-released"],
    ),
    (&["end", "stop", "until", "before", "by"], &["to", "until", "due", "within"]),
    (
        &["date", "day", "on", "when", "time"],
        &["on", "at", "opened", "due", "period", "from", "as-of"],
    ),
    (&["answered", "answered-at", "replied", "reply", "response", "responded-at"], &["responded"]),
    (&["paused", "hold", "on-hold"], &["pause"]),
    (&["sev", "prio", "urgency", "importance", "impact"], &["priority"]),
    (&["level", "support-plan", "support-level", "support"], &["plan"]),
    (&["zone", "time-zone", "utc-offset", "offset"], &["timezone"]),
    (&["local"], &["timezone=local"]),
    (&["agreement", "customer", "order"], &["contract"]),
    (&["country", "calendar", "holiday"], &["holidays"]),
    (&["location", "area"], &["region"]),
    (&["company", "provider", "supplier"], &["vendor"]),
    (&["via", "medium"], &["channel"]),
    (&["out", "outfile", "save", "write"], &["output"]),
    (&["type", "as", "fmt", "output-format"], &["format"]),
    (&["short", "oneline", "one-line", "brief", "summary"], &["format=short"]),
    (&["csv"], &["format=csv"]),
    (&["markdown", "md"], &["format=markdown"]),
    (&["html"], &["format=html"]),
    (&["ics"], &["format=ics"]),
    (&["plain", "raw"], &["format=plain"]),
    (&["verbose", "details", "detail", "why", "steps", "full"], &["explain"]),
    (&["silent"], &["quiet"]),
    (
        &["late", "overdue", "breached", "violated", "missed", "met"],
        &["within=0", "missed=missed.csv", "check"],
    ),
    (&["top", "max", "count", "first", "head", "number"], &["limit", "worst", "next"]),
    (&["group", "group-by", "per"], &["by"]),
    (&["quarterly", "quarter", "by-quarter"], &["by=quarter"]),
    (&["monthly", "month", "by-month"], &["by=month"]),
    (&["weekly", "week", "by-week"], &["by=week"]),
    (&["yearly", "year", "by-year"], &["by=year"]),
    (&["due", "due-within", "due-in", "in", "next", "horizon"], &["within"]),
    (&["column", "columns", "field", "fields"], &["map"]),
    (&["separator", "sep"], &["delimiter"]),
    (&["last"], &["period"]),
    (&["subject", "name", "id", "key"], &["ticket"]),
];

/// Options by which people ask for a day or a time.
pub(super) const DAY_OPTIONS: [&str; 6] = ["--date", "--day", "--on", "--when", "--time", "--at"];

/// Names of options that would show times in UTC, or in another zone than the customer's.
const ELSEWHERE: [&str; 20] = [
    "utc",
    "gmt",
    "zulu",
    "in-utc",
    "as-utc",
    "to-utc",
    "show-utc",
    "utc-out",
    "out-utc",
    "output-utc",
    "print-utc",
    "tz-out",
    "out-tz",
    "output-tz",
    "output-timezone",
    "output-zone",
    "display-tz",
    "display-timezone",
    "show-tz",
    "show-timezone",
];

/// Returns true for an option that would show times in UTC or in another zone. None is called so:
/// `--timezone` is the customer's, and moves the hours.
pub(super) fn is_of_shown_zone(name: &str) -> bool {
    ELSEWHERE.contains(&name.trim_start_matches('-').to_ascii_lowercase().as_str())
}

/// Returns the option of a command that a name means, as it is typed, with its value if the name
/// says one.
pub(super) fn meant(name: &str, command: &Command) -> Option<String> {
    let name = name.to_ascii_lowercase();
    let (_, options) = MEANINGS.iter().find(|(names, _)| names.contains(&name.as_str()))?;
    let is_there = |option: &&&str| {
        let (long, value) = option.split_once('=').unwrap_or((option, ""));
        arg_of(long, command).is_some_and(|arg| value.is_empty() || takes(arg, value))
    };
    options.iter().find(is_there).map(|option| format!("--{option}"))
}

/// Returns the options of a command that begin with a letter, in either case.
pub(super) fn beginning_with(letter: char, command: &Command) -> Vec<String> {
    let begin = letter.to_ascii_lowercase();
    let shown = command.get_arguments().filter(|arg| !arg.is_hide_set());
    let names = shown.filter_map(Arg::get_long).filter(|long| long.starts_with(begin));
    names.map(|name| format!("--{name}")).collect()
}

/// Returns the option of a command whose name is like another.
pub(super) fn similar(name: &str, command: &Command) -> Option<String> {
    let names = command.get_arguments().filter(|arg| !arg.is_hide_set()).flat_map(|arg| {
        let aliases = arg.get_visible_aliases().unwrap_or_default();
        arg.get_long().into_iter().chain(aliases)
    });
    nearest(name, names).map(|name| format!("--{name}"))
}

/// Returns an option with the name of its value: `--opened <TIME>`.
pub(super) fn with_value_name(option: &str, command: &Command) -> String {
    let arg = arg_of(option.trim_start_matches('-'), command);
    let takes_value = |arg: &&Arg| arg.get_action().takes_values();
    let names = arg.filter(takes_value).and_then(Arg::get_value_names).unwrap_or_default();
    let names: Vec<String> = names.iter().map(|name| format!(" <{name}>")).collect();
    option.to_owned() + &names.concat()
}

fn arg_of<'c>(long: &str, command: &'c Command) -> Option<&'c Arg> {
    command.get_arguments().find(|arg| arg.get_long() == Some(long))
}

/// Returns true if an option takes a value: any, or one of its list.
fn takes(arg: &Arg, value: &str) -> bool {
    let values = arg.get_possible_values();
    values.is_empty() || values.iter().any(|possible| possible.matches(value, true))
}
