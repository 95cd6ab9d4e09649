//! Reads the raw form of a file, and every fault of its shape at once: unknown keys, missing keys,
//! values of another type.
//!
//! Deserialization stops at the first fault. So a file with a fault is parsed into a tree, and one
//! walk holds the tree to the schema of such files: it notes each fault, and mends it, so that the
//! raw form can be read from the tree. The places of what was mended are remembered, since what is
//! put there means nothing.

use std::{collections::BTreeSet, ops::Range};

use serde::de::DeserializeOwned;
use toml::{
    Spanned,
    de::{DeTable, DeValue, Error, ValueDeserializer},
};

use super::{
    super::{
        ProblemCode,
        line_index::LineIndex,
        lookup::typo_of,
        problem::{MOST_PROBLEMS, Problem},
    },
    file_schema::FileSchema,
    value_type::{NOWHERE, ValueType, name_of},
};

/// The raw form of a file, and what had to be mended to get it.
#[derive(Debug)]
pub(super) struct Recovered<T> {
    pub(super) raw: T,
    pub(super) problems: Vec<Problem>,
    pub(super) mended: Mended,
}

/// The places whose values are not the file's own.
#[derive(Clone, Debug, Default)]
pub(super) struct Mended(Vec<Range<usize>>);

/// Reads the raw form of a text, given the JSON Schema of that form.
///
/// # Errors
/// The text is not TOML, or its shape alone has more problems than are shown.
pub(super) fn read<T>(text: &str, schema: &str) -> Result<Recovered<T>, Vec<Problem>>
where
    T: DeserializeOwned,
{
    let refused = match toml::from_str(text) {
        Ok(raw) => return Ok(Recovered { raw, problems: Vec::new(), mended: Mended::default() }),
        Err(error) => error,
    };
    let (tree, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return Err(syntax(text, &errors));
    }
    if let Some(problem) = Problem::of_format(tree.get_ref()) {
        return Err(vec![problem]);
    }
    let mut tree = Spanned::new(tree.span(), DeValue::Table(tree.into_inner()));
    let (mut problems, mended) = mend(&mut tree, schema);
    if problems.len() > MOST_PROBLEMS {
        return Err(problems);
    }
    let error = match T::deserialize(ValueDeserializer::from(tree)) {
        Ok(raw) if !problems.is_empty() => return Ok(Recovered { raw, problems, mended }),
        Ok(_) => refused,
        Err(error) => error,
    };
    // The raw form refuses what the schema allows. Its own words say why.
    let problem = Problem::of_file(ProblemCode::WrongType, error.message());
    problems.push(Problem { span: error.span(), ..problem });
    Err(problems)
}

/// Returns the first error of each line: what follows it there is mostly its consequence.
fn syntax(text: &str, errors: &[Error]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let (lines, mut seen) = (LineIndex::of(text), BTreeSet::new());
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        if seen.insert(lines.line(span.start)) {
            problems.push(Problem::at(span, ProblemCode::Syntax, error.message()));
        }
    }
    problems
}

/// Mends what is not as a schema says, and returns that.
fn mend(tree: &mut Spanned<DeValue<'_>>, schema: &str) -> (Vec<Problem>, Mended) {
    // Through a reader: the parser of texts is left to the rows of tables, into which the compiler
    // puts it as a whole as long as nothing else uses it. That is six per cent of a batch in JSON.
    let schema = serde_json::from_reader(schema.as_bytes()).unwrap_or_default();
    let mut walk = ShapeWalk { schema: &schema, problems: Vec::new(), mended: Mended::default() };
    walk.mend_value(tree, &schema);
    (walk.problems, walk.mended)
}

impl Mended {
    /// Returns true for a problem of a value that the file does not have.
    pub(super) fn covers(&self, problem: &Problem) -> bool {
        let Some(span) = &problem.span else { return false };
        let is_around = |place: &Range<usize>| place.start <= span.start && span.end <= place.end;
        *span == NOWHERE || self.0.iter().any(is_around)
    }
}

/// The walk over the tree of a file, beside its schema.
struct ShapeWalk<'s> {
    schema: &'s FileSchema,
    problems: Vec<Problem>,
    mended: Mended,
}

impl<'s> ShapeWalk<'s> {
    fn mend_value(&mut self, value: &mut Spanned<DeValue<'_>>, schema: &'s FileSchema) {
        // More are not shown, and each unknown key is compared with all that there are.
        if self.problems.len() > MOST_PROBLEMS {
            return;
        }
        let schema = self.schema.resolve(schema);
        let Some(expected) = schema.value_type() else { return };
        if !expected.accepts(value.get_ref()) {
            self.note_type(value, expected);
            *value = expected.coerce(value);
        }
        let span = value.span();
        match (value.get_mut(), &schema.items) {
            (DeValue::Table(table), _) => self.mend_table(&span, table, schema),
            (DeValue::Array(list), Some(items)) => {
                list.iter_mut().for_each(|item| self.mend_value(item, items));
            }
            _ => {}
        }
    }

    fn mend_table(&mut self, span: &Range<usize>, table: &mut DeTable<'_>, schema: &'s FileSchema) {
        self.mend_unknown_keys(table, schema);
        for key in &schema.required {
            if !table.contains_key(key.as_str()) {
                self.note_missing(span, key, schema);
                // The empty text is of no type yet: it is taken for one of the type in its turn.
                let absent = Spanned::new(NOWHERE, DeValue::String("".into()));
                table.insert(Spanned::new(NOWHERE, key.clone().into()), absent);
            }
        }
        for (key, value) in table.iter_mut() {
            if let Some(schema) = schema.of_key(key.get_ref()) {
                self.mend_value(value, schema);
            }
        }
    }

    /// Takes an unknown key for the one that it is a slip of, if that is absent; else takes it out.
    fn mend_unknown_keys(&mut self, table: &mut DeTable<'_>, schema: &FileSchema) {
        let keys: Vec<_> = table.keys().cloned().collect();
        for key in keys {
            let (span, key) = (key.span(), key.get_ref());
            if schema.of_key(key).is_some() {
                continue;
            }
            let near = typo_of(key, schema.keys());
            let known: Vec<&str> = schema.keys().collect();
            let help = match &near {
                Some(near) => format!("did you mean '{near}'?"),
                None => format!("the keys here are: {}", known.join(", ")),
            };
            let message = format!("unknown key `{key}`");
            let problem = Problem::at(span.clone(), ProblemCode::UnknownKey, message);
            self.problems.push(problem.help(help));
            let value = table.remove(key.as_ref());
            if let (Some(value), Some(near)) = (value, near)
                && !table.contains_key(near.as_str())
            {
                table.insert(Spanned::new(span, near.into()), value);
            }
        }
    }

    /// Notes a key that a table lacks, unless the file lacks the table too.
    fn note_missing(&mut self, table: &Range<usize>, key: &str, schema: &FileSchema) {
        let message = format!("the key `{key}` is missing");
        if std::ptr::eq(schema, self.schema) {
            self.problems.push(Problem::of_file(ProblemCode::MissingKey, message));
        } else if *table != NOWHERE {
            self.problems.push(Problem::at(table.clone(), ProblemCode::MissingKey, message));
        }
    }

    /// Notes a value of another type than the one that belongs there, unless it is not the file's.
    fn note_type(&mut self, value: &Spanned<DeValue<'_>>, expected: ValueType) {
        let span = value.span();
        // A value that was taken for the only item of a list has been noted.
        if span == NOWHERE || self.mended.0.last() == Some(&span) {
            return;
        }
        let message = format!("{} belongs here, not {}", expected.name(), name_of(value.get_ref()));
        let problem = Problem::at(span.clone(), ProblemCode::WrongType, message);
        self.problems.push(problem.help(expected.example()));
        self.mended.0.push(span);
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use proptest::{collection::vec, prelude::*, sample::Index};
    use serde::de::DeserializeOwned;
    use toml::{
        Spanned,
        de::{DeTable, DeValue, ValueDeserializer},
    };

    use super::{
        super::{
            super::raw::{RawContract, RawPolicy},
            file_schema::{CONTRACT_SCHEMA, POLICY_SCHEMA},
        },
        mend,
    };

    const POLICY: &str = include_str!("../../../tests/data/problems/desk.toml");
    const CONTRACT: &str = include_str!("../../../tests/data/problems/order.toml");
    /// Texts for the place of a key or a value: other types, keys of other tables, slips.
    #[rustfmt::skip]
    const PIECES: [&str; 21] = [
        "5", "-5", "4294967296", "0x7f", "1.5", "true", "\"x\"", "2026-12-24", "{}", "[]", "[[1]]",
        "{ id = \"x\" }", "[{ id = 1 }]", "[\"x\", 2]", "id", "plan", "choice", "says", "clauses",
        "[plan]", "[[document]]",
    ];

    /// The place of a key or a value, the piece for it, and whether its line goes instead.
    type Change = (Index, Index, bool);

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn the_schema_refuses_what_serde_refuses(changes in vec(any::<Change>(), 1..6)) {
            hold::<RawPolicy>(POLICY, POLICY_SCHEMA, &changes);
            hold::<RawContract>(CONTRACT, CONTRACT_SCHEMA, &changes);
        }
    }

    /// Changes a file, and holds the walk to serde: both refuse it or neither, and what was mended
    /// can be read.
    fn hold<T: DeserializeOwned>(good: &str, schema: &str, changes: &[Change]) {
        let mut text = good.to_owned();
        for (place, piece, removed) in changes {
            let mut all = Vec::new();
            places(parse(&text).unwrap().get_ref(), &mut all);
            let place = place.get(&all).clone();
            let changed = if *removed {
                let line = text[..place.start].rfind('\n').map_or(0, |line| line + 1);
                format!("{}{}", &text[..line], &text[place.end..])
            } else {
                format!("{}{}{}", &text[..place.start], piece.get(&PIECES), &text[place.end..])
            };
            text = if parse(&changed).is_some() { changed } else { text };
        }
        let refused = toml::from_str::<T>(&text).err();
        let mut tree = parse(&text).unwrap();
        let (problems, _) = mend(&mut tree, schema);
        assert_eq!(problems.is_empty(), refused.is_none(), "{problems:?}\n{refused:?}\n{text}");
        let left = T::deserialize(ValueDeserializer::from(tree)).err();
        assert!(left.is_none(), "{left:?}\n{problems:?}\n{text}");
    }

    fn parse(text: &str) -> Option<Spanned<DeValue<'_>>> {
        let table = DeTable::parse(text).ok()?;
        Some(Spanned::new(table.span(), DeValue::Table(table.into_inner())))
    }

    /// The places of all keys and values.
    fn places(value: &DeValue<'_>, all: &mut Vec<Range<usize>>) {
        match value {
            DeValue::Table(table) => {
                for (key, value) in table {
                    all.extend([key.span(), value.span()]);
                    places(value.get_ref(), all);
                }
            }
            DeValue::Array(list) => {
                for value in list {
                    all.push(value.span());
                    places(value.get_ref(), all);
                }
            }
            _ => {}
        }
    }
}
