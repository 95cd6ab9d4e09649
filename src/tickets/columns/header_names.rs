//! Finds columns by their names in the header of a table.

use csv::ByteRecord;

use crate::{
    text::unguarded,
    tickets::{Field, StreamError},
};

/// Returns the names of columns as text, without a `'` that keeps spreadsheets from running them.
pub(in super::super) fn names_of(header: &ByteRecord) -> Vec<String> {
    header.iter().map(|name| String::from_utf8_lossy(unguarded(name)).into_owned()).collect()
}

/// Returns the place of the column of a name, or of one that is alike.
pub(in super::super) fn place_of(header: &[String], column: &str) -> Result<usize, StreamError> {
    let places = |fits: &dyn Fn(&String) -> bool| -> Vec<usize> {
        (0..header.len()).filter(|at| fits(&header[*at])).collect()
    };
    let exact = places(&|name| name == column);
    let alike = if exact.is_empty() { places(&|name| plain(name) == plain(column)) } else { exact };
    match alike[..] {
        [place] => Ok(place),
        [] => Err(StreamError::NoColumn {
            says: format!("there is no column '{column}'; {}", listed(header)),
            column: column.to_owned(),
            header: header.to_vec(),
        }),
        [one, other, ..] => Err(StreamError::Header(format!(
            "more than one column may be '{column}': '{}' is number {}, '{}' number {}; rename one",
            header[one],
            one + 1,
            header[other],
            other + 1
        ))),
    }
}

/// Finds the column that has a field's name.
pub(super) fn by_name(
    header: &[String],
    field: Field,
    is_answer_column: impl Fn(&String) -> bool,
) -> Result<Option<usize>, StreamError> {
    let fits = |name: &String| field.names().iter().any(|known| plain(known) == plain(name));
    let mut places =
        header.iter().enumerate().filter(|(_, name)| fits(name) && !is_answer_column(name));
    match (places.next(), places.next()) {
        (Some((at, one)), Some((also, other))) if one == other => Err(StreamError::Header(
            format!("the columns {} and {} are both named '{one}'; rename one", at + 1, also + 1),
        )),
        (Some((_, one)), Some((_, other))) => Err(StreamError::Header(format!(
            "the columns '{one}' and '{other}' could both be the field '{0}'; say which is: --map \
             {0}='{one}'",
            field.name()
        ))),
        (place, _) => Ok(place.map(|(place, _)| place)),
    }
}

/// Returns true if two names of a column differ in signs and capitals only.
pub(crate) fn is_same_name(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

/// Returns the letters and digits of a name in lower case.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Returns the sign that stands between the names of a header which is one field by commas, with
/// the words that `--delimiter` has for it.
pub(in super::super) fn sign_between(header: &[u8]) -> Option<(u8, &'static str)> {
    let signs = [(b';', "';'"), (b'\t', "tab"), (b'|', "'|'")];
    let is_one_field = !header.contains(&b',');
    signs.into_iter().find(|(sign, _)| is_one_field && header.contains(sign))
}

/// Lists the first columns, for a message; or names the delimiter that they seem to have.
pub(super) fn listed(header: &[String]) -> String {
    const SHOWN: usize = 40;
    if let [only] = header
        && let Some((sign, option)) = sign_between(only.as_bytes())
    {
        let sign = char::from(sign);
        return format!(
            "the header is one field with '{}' in it; is that the delimiter? --delimiter {option}",
            sign.escape_default()
        );
    }
    if let [only] = header
        && only.contains(',')
    {
        return "the header is one field with commas in it; are they the delimiter? leave out \
                --delimiter"
            .to_owned();
    }
    let names: Vec<String> =
        header.iter().take(SHOWN).map(|name| name.chars().take(60).collect()).collect();
    let more = if header.len() > SHOWN {
        format!(", and {} more", header.len() - SHOWN)
    } else {
        String::new()
    };
    let wrong = header.iter().position(|name| name.contains(char::REPLACEMENT_CHARACTER));
    let encoding = wrong.map_or_else(String::new, |at| {
        format!(
            "; the name of column {} is not UTF-8: save the table as UTF-8 (CSV UTF-8 in a \
             spreadsheet)",
            at + 1
        )
    });
    format!("there are: {}{more}{encoding}", names.join(", "))
}
