//! Finds the columns of a header that may hold the time of opening under another name.

use std::sync::OnceLock;

use super::{
    HeaderColumns, Mapping,
    business_time::words,
    header_names::{listed, plain},
};
use crate::{
    policy::{Field, Preset, nearest},
    tickets::StreamError,
};

/// Beginnings of words that say that a ticket came to be.
const OPENING: [&str; 9] = [
    "open",
    "created",
    "creation",
    "submi",
    "reported",
    "raised",
    "logged",
    "received",
    "registered",
];

/// Words that say that a column holds a time.
const TIME: [&str; 10] =
    ["at", "on", "date", "time", "datetime", "timestamp", "utc", "gmt", "when", "dt"];

/// Words of names that hold something else: who opened it, whether it is open, how long it was.
const OTHER: [&str; 18] = [
    "creator", "opener", "by", "id", "user", "name", "email", "from", "via", "is", "status",
    "state", "type", "count", "hours", "minutes", "days", "last",
];

/// The most columns that are offered.
const OFFERED: usize = 3;

impl Mapping {
    /// Returns the error that the time of opening is missing, with the options that take every
    /// column that looks like a field. `taken` are the columns that hold one.
    pub(super) fn no_opening(&self, header: &[String], taken: &[(Field, usize)]) -> StreamError {
        let near = near(header);
        let of_preset = self.suggested().iter().find(|(field, _)| *field == Field::Opened);
        let (missing, preset) = match of_preset {
            Some((_, names)) => (format!("'{}', as the preset has it", names.join("' or '")), None),
            None => ("'opened'".to_owned(), Preset::recognised(header)),
        };
        let mut says = format!("no column is named {missing}; {}", help(&near));
        let mut options = Vec::new();
        if preset.is_none()
            && let Some(first) = near.first()
        {
            options.push(("--map", format!("opened={first}")));
            for (field, column) in self.lookalikes(header, taken) {
                if column != **first {
                    says.extend([beside(field, &column)]);
                    options.push(("--map", format!("{}={column}", field.name())));
                }
            }
        }
        if let Some(preset) = preset {
            says.extend([format!("; it looks like an export of {0}: --preset {0}", preset.name)]);
            options.push(("--preset", preset.name.to_owned()));
        }
        StreamError::NoOpening { says: format!("{says}; {}", listed(header)), options }
    }

    /// Finds the columns of a header as the options of an error would, so that all else that its
    /// rows lack can be said with it. Returns them with the error.
    ///
    /// # Errors
    /// It is another error, or none of its options would help.
    pub(in super::super) fn proposed(
        &self,
        header: &[String],
        error: StreamError,
    ) -> Result<(HeaderColumns, StreamError), StreamError> {
        let StreamError::NoOpening { options, .. } = &error else { return Err(error) };
        let mut mapping = self.clone();
        for (option, value) in options {
            match (*option, value.split_once('=')) {
                ("--map", Some((field, column))) => {
                    if let Some(field) = Field::of(field) {
                        mapping.map(field, Some(column));
                    }
                }
                _ => {
                    mapping.preset =
                        Preset::recognised(header).map_or_else(OnceLock::new, OnceLock::from);
                }
            }
        }
        match mapping.columns(header) {
            Ok(columns) => Ok((columns, error)),
            Err(_) => Err(error),
        }
    }
}

/// Returns the advice on a column that looks like another field.
fn beside(field: Field, column: &str) -> String {
    let option = format!("{}={column}", field.name()).replace('\'', r"'\''");
    let meaning = match field {
        Field::Responded => "the time of the response",
        Field::RespondedAfter => "the time that the response took",
        Field::Closed => "the time of closing",
        Field::Resolved => "the time of the resolution",
        field => field.says(),
    };
    format!("; '{column}' looks like {meaning}: --map '{option}'")
}

/// Returns the advice on columns that may be meant.
fn help(near: &[&String]) -> String {
    let option = |name: &&String| format!("--map 'opened={}'", name.replace('\'', r"'\''"));
    let options: Vec<String> = near.iter().map(option).collect();
    match near {
        [] => "say which has the time of opening: --map opened=COLUMN".to_owned(),
        [only] => format!("'{only}' looks like the time of opening: {}", options.concat()),
        _ => format!("one of these may have the time of opening: {}", options.join(", ")),
    }
}

/// Returns the columns that may hold the time of opening, those that say that they hold a time
/// first.
fn near(header: &[String]) -> Vec<&String> {
    let mut ranked: Vec<(bool, &String)> = header
        .iter()
        .filter_map(|name| is_time_of_opening(name).map(|says_time| (!says_time, name)))
        .collect();
    ranked.sort_by_key(|(is_bare, _)| *is_bare);
    ranked.into_iter().map(|(_, name)| name).take(OFFERED).collect()
}

/// Returns true if a name says that a column holds the time of opening, false if it may hold it;
/// `None` if it holds something else.
pub(super) fn is_time_of_opening(name: &str) -> Option<bool> {
    let words = words(name);
    let has = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    if has(&OTHER) {
        return None;
    }
    let begins = |word: &String| OPENING.iter().any(|opening| word.starts_with(opening));
    let joined = plain(name);
    // "dateopened" and "opentime" are one word each.
    let is_joined = |time: &&str| time.len() > 2 && joined.contains(time);
    let says_time = has(&TIME) || TIME.iter().any(is_joined);
    let is_one = words.iter().any(begins)
        || (says_time && OPENING.iter().any(|opening| joined.contains(opening)))
        || nearest(&joined, ["opened", "openedat", "created", "createdat"]).is_some();
    is_one.then_some(says_time)
}

#[cfg(test)]
mod tests {
    use super::near;

    #[test]
    fn names_that_are_nearly_right_are_found_and_others_are_not() {
        for name in [
            "Created At (UTC)",
            "Created_At",
            "Date created",
            "open time",
            "dateOpened",
            "OPENDATE",
            "Creation Date",
            "Submitted on",
            "Reported",
            "opend",
        ] {
            assert_eq!(near(&[name.to_owned()]), [name], "{name}");
        }
        for name in [
            "Created by",
            "openedBy",
            "is_open",
            "Reporter name",
            "Closed at",
            "Due date",
            "priority",
            "Open hours",
            "Login",
            "Reporter",
            "creator",
            "opener",
            "reopen count",
            "",
        ] {
            assert_eq!(near(&[name.to_owned()]), Vec::<&String>::new(), "{name}");
        }
    }

    #[test]
    fn names_that_say_a_time_come_first() {
        let header = ["Opened?", "Created", "Date created", "raised at"].map(str::to_owned);
        assert_eq!(near(&header), ["Date created", "raised at", "Opened?"]);
    }
}
