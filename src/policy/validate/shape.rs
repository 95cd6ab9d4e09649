//! From text to the raw form, with every fault of the shape at once: unknown keys, missing keys,
//! values of another type.
//!
//! The raw types alone know the shape, and their deserialization stops at the first fault. So a
//! file with a fault is parsed into a tree, the place that was refused is mended there, and the
//! tree is tried again, until the raw form is whole. What was mended stays a problem of the file;
//! its place is remembered, since what is put there means nothing.

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
    stand_in::{self, Type},
};

/// How many bytes are looked at before the rest of the faults is left alone.
const MOST_BYTES: usize = 10_000_000;
/// What stands in for a missing key is placed from here on, past the end of any file.
const NOWHERE: usize = usize::MAX / 2;

/// The raw form of a file, and what had to be mended to get it.
#[derive(Debug)]
pub(super) struct Shaped<T> {
    pub(super) raw: T,
    pub(super) problems: Vec<Problem>,
    pub(super) mended: Mended,
}

/// The places whose values are not the file's own.
#[derive(Clone, Debug, Default)]
pub(super) struct Mended(Vec<Range<usize>>);

/// Reads the raw form of a text.
///
/// The problems are an error if they leave no raw form: the text is not TOML.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<Shaped<T>, Vec<Problem>> {
    let refused = match toml::from_str(text) {
        Ok(raw) => return Ok(Shaped { raw, problems: Vec::new(), mended: Mended::default() }),
        Err(error) => error,
    };
    let (tree, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return Err(syntax(text, &errors));
    }
    let span = tree.span();
    let tree = Spanned::new(span, DeValue::Table(tree.into_inner()));
    let mut mending = Mending {
        tree,
        problems: Vec::new(),
        mended: Mended::default(),
        stand_ins: 0,
        replaced: Vec::new(),
    };
    // Each fault costs another look at the whole, so that in a large file fewer are looked for.
    for _ in 0..(MOST_BYTES / text.len().max(1)).clamp(1, MOST_PROBLEMS) {
        match T::deserialize(ValueDeserializer::from(mending.tree.clone())) {
            // What was refused must have left a problem, or else it would be taken here.
            Ok(_) if mending.problems.is_empty() => break,
            Ok(raw) => {
                return Ok(Shaped { raw, problems: mending.problems, mended: mending.mended });
            }
            Err(error) if mending.mend(&error) => {}
            Err(error) => {
                mending.problems.push(Problem {
                    span: error.span(),
                    ..Problem::of_file(ProblemCode::WrongType, error.message())
                });
                break;
            }
        }
    }
    if mending.problems.is_empty() {
        mending.problems = syntax(text, &[refused]);
    }
    Err(mending.problems)
}

/// The first error of each line: what follows it there is mostly its consequence.
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

impl Mended {
    /// Whether a problem is about a value that the file does not have.
    pub(super) fn covers(&self, problem: &Problem) -> bool {
        let Some(span) = &problem.span else { return false };
        span.start >= NOWHERE
            || self.0.iter().any(|mended| mended.start <= span.start && span.end <= mended.end)
    }
}

struct Mending<'t> {
    tree: Spanned<DeValue<'t>>,
    problems: Vec<Problem>,
    mended: Mended,
    stand_ins: usize,
    /// What was replaced, should it be found to belong there after all.
    replaced: Vec<Spanned<DeValue<'t>>>,
}

impl Mending<'_> {
    /// Mends the place of an error, and notes what was wrong there; whether that could be done.
    fn mend(&mut self, error: &Error) -> bool {
        let message = error.message();
        let span = error.span().unwrap_or_else(|| self.tree.span());
        if let Some(list) = message.strip_prefix("unknown field ") {
            return self.take_out(&span, list);
        }
        if let Some(key) = message.strip_prefix("missing field ") {
            return self.put_in(&span, key.trim_matches('`'));
        }
        // "invalid type: integer `5`, expected a string", "invalid length 1, expected struct …"
        let Some((found, expected)) =
            message.strip_prefix("invalid ").and_then(|words| words.rsplit_once(", expected "))
        else {
            return false;
        };
        let found = found.split_once(": ").map_or("sequence", |(_, found)| found);
        Type::expected(expected).is_some_and(|expected| self.replace(&span, found, expected))
    }

    /// An unknown key is taken for the one that it is a slip of, if that is not there, or else
    /// taken out. `list` is "`key`, expected one of `one`, `other`".
    fn take_out(&mut self, span: &Range<usize>, list: &str) -> bool {
        let known: Vec<&str> = list
            .rsplit_once(", expected ")
            .map_or("", |(_, known)| known)
            .split('`')
            .skip(1)
            .step_by(2)
            .collect();
        let mut taken_out = None;
        change(&mut self.tree, &mut |value| {
            let DeValue::Table(table) = value.get_mut() else { return false };
            let Some(key) =
                table.keys().find(|key| key.span() == *span).map(|key| key.get_ref().to_string())
            else {
                return false;
            };
            let near = typo_of(&key, known.iter().copied());
            let value = table.remove(key.as_str());
            if let (Some(value), Some(near)) =
                (value, near.clone().filter(|near| !table.contains_key(near.as_str())))
            {
                table.insert(Spanned::new(span.clone(), near.into()), value);
            }
            taken_out = Some((key, near));
            true
        });
        let Some((key, near)) = taken_out else { return false };
        let help = match near {
            Some(near) => format!("did you mean '{near}'?"),
            None => format!("the keys here are: {}", known.join(", ")),
        };
        self.problems.push(
            Problem::at(span.clone(), ProblemCode::UnknownKey, format!("unknown key `{key}`"))
                .help(help),
        );
        true
    }

    /// A missing key of the table at a place. It gets an empty text; if that is of the wrong type,
    /// a next round changes it.
    fn put_in(&mut self, span: &Range<usize>, key: &str) -> bool {
        let place = NOWHERE + self.stand_ins;
        self.stand_ins += 1;
        let stand_in = Spanned::new(place..place, DeValue::String("".into()));
        let owned = key.to_owned();
        let put =
            change(&mut self.tree, &mut |value| match (value.span() == *span, value.get_mut()) {
                (true, DeValue::Table(table)) if !table.contains_key(key) => {
                    table
                        .insert(Spanned::new(place..place, owned.clone().into()), stand_in.clone());
                    true
                }
                _ => false,
            });
        if span.start < NOWHERE {
            let message = format!("the key `{key}` is missing");
            let of_file = self.tree.span() == *span;
            let problem = Problem::of_file(ProblemCode::MissingKey, message);
            self.problems
                .push(Problem { span: Some(span.clone()).filter(|_| !of_file), ..problem });
        }
        put
    }

    /// A value of another type than the one that belongs there. `serde_name` is what serde calls
    /// it.
    fn replace(&mut self, span: &Range<usize>, serde_name: &str, expected: Type) -> bool {
        let (mut found, replaced) = (None, &mut self.replaced);
        let done = change(&mut self.tree, &mut |value| {
            if value.span() != *span || !stand_in::is_called(serde_name, value.get_ref()) {
                return false;
            }
            found = Some(value.get_ref().type_str());
            let stand_in = stand_in::of(expected, value, replaced);
            replaced.push(value.clone());
            *value.get_mut() = stand_in;
            true
        });
        if let Some(found) = found.filter(|_| span.start < NOWHERE) {
            // What was found wrong inside a value goes with it.
            self.problems.retain(|problem| {
                problem
                    .span
                    .as_ref()
                    .is_none_or(|inner| inner.start < span.start || span.end < inner.end)
            });
            let message =
                format!("{} belongs here, not {}", expected.name(), stand_in::name_of(found));
            self.problems.push(
                Problem::at(span.clone(), ProblemCode::WrongType, message).help(expected.example()),
            );
            self.mended.0.push(span.clone());
        }
        done
    }
}

/// Visits the values of a tree, the outer before the inner, until one is changed; whether one was.
fn change<'t>(
    value: &mut Spanned<DeValue<'t>>,
    at: &mut impl FnMut(&mut Spanned<DeValue<'t>>) -> bool,
) -> bool {
    if at(value) {
        return true;
    }
    match value.get_mut() {
        DeValue::Array(list) => list.iter_mut().any(|value| change(value, at)),
        DeValue::Table(table) => table.iter_mut().any(|(_, value)| change(value, at)),
        _ => false,
    }
}
