//! The state of a validation: the problems of a file so far, and the names that it defines.

use std::{collections::BTreeSet, ops::Range, rc::Rc};

use super::{
    super::{
        HolidayCatalog, ProblemCode,
        lookup::{Lookup, find, nearest},
        model::{CUSTOMERS_LISTS, Clause, Keyword, Selector},
        problem::{MOST_PROBLEMS, Problem},
        raw::{RawName, RawPolicy, SpannedValue, Text, Texts},
    },
    holiday_lists,
    recover::Mended,
};
use crate::{
    time::TzData,
    times::{place, with_suggestion},
};

/// The zones and holiday lists that files can refer to.
#[derive(Clone, Copy, Debug)]
pub struct References<'a> {
    /// Zones.
    pub tz: &'a TzData,
    /// Holiday lists.
    pub holidays: &'a HolidayCatalog,
}

/// The problems of a file, and what its names may refer to.
pub(super) struct Validator<'a> {
    pub(super) references: References<'a>,
    /// The file that is read; `None` of a policy inside the program.
    pub(super) file: Option<&'a str>,
    pub(super) problems: Vec<Problem>,
    mended: Mended,
    related: Rc<DefinedNames<'a>>,
    plans: Rc<DefinedNames<'a>>,
    editions: Rc<DefinedNames<'a>>,
    regions: Rc<DefinedNames<'a>>,
    priorities: Rc<DefinedNames<'a>>,
    calendars: Rc<DefinedNames<'a>>,
    channels: Rc<DefinedNames<'a>>,
    unions: BTreeSet<&'a str>,
}

/// The names of a kind that a file defines.
struct DefinedNames<'a> {
    what: &'static str,
    in_order: Vec<&'a str>,
    sorted: BTreeSet<&'a str>,
}

impl<'a> Validator<'a> {
    pub(super) fn new(
        raw: &'a RawPolicy,
        file: Option<&'a str>,
        references: References<'a>,
    ) -> Self {
        let ids =
            |what, names: &'a [RawName]| DefinedNames::new(what, names.iter().map(|name| &name.id));
        let unions = raw.calendar.iter().filter(|calendar| calendar.union.is_some());
        Self {
            references,
            file,
            problems: Vec::new(),
            mended: Mended::default(),
            related: DefinedNames::new(
                "related document",
                raw.related.iter().map(|related| &related.id),
            ),
            plans: ids("plan", &raw.plan),
            editions: ids("edition", &raw.edition),
            regions: ids("region", &raw.region),
            priorities: ids("priority", &raw.priority),
            unions: unions.map(|calendar| calendar.id.get_ref().as_str()).collect(),
            calendars: DefinedNames::new(
                "calendar",
                raw.calendar.iter().map(|calendar| &calendar.id),
            ),
            channels: DefinedNames::new("channel", raw.channel.iter().map(|one| &one.id)),
        }
    }

    /// Adds the problems of the file's shape, and the places where it was mended.
    pub(super) fn begin(&mut self, problems: Vec<Problem>, mended: Mended) {
        (self.problems, self.mended) = (problems, mended);
    }

    /// Notes a problem, unless it is one of a placeholder for a value that the file lacks.
    pub(super) fn note(&mut self, problem: Problem) {
        if !self.is_full() && !self.mended.covers(&problem) {
            self.problems.push(problem);
        }
    }

    /// Returns true if there are more problems than are shown: each further unknown name would be
    /// compared with every known one in vain.
    fn is_full(&self) -> bool {
        self.problems.len() > MOST_PROBLEMS
    }

    pub(super) fn clauses(&mut self, raw: &SpannedValue<Texts>) -> Vec<Clause> {
        let span = raw.span();
        if raw.get_ref().0.iter().all(|text| text.get_ref().trim().is_empty()) {
            self.note(
                Problem::at(span.clone(), ProblemCode::NoClause, "no clause is named")
                    .help("every fact names the clause that it comes from"),
            );
        }
        raw.get_ref().0.iter().map(|text| self.clause_at(text.get_ref(), span.clone())).collect()
    }

    /// Returns the clause of a text: `6`, or `terms#6.6` of a related document.
    pub(super) fn clause(&mut self, raw: &Text) -> Clause {
        self.clause_at(raw.get_ref(), raw.span())
    }

    fn clause_at(&mut self, text: &str, span: Range<usize>) -> Clause {
        let Some((document, clause)) = text.split_once('#') else {
            return Clause { document: None, clause: text.to_owned() };
        };
        let known = Rc::clone(&self.related);
        self.expect_known(document, span, &known);
        Clause { document: Some(document.to_owned()), clause: clause.to_owned() }
    }

    pub(super) fn selector(
        &mut self,
        plans: Option<&Vec<Text>>,
        editions: Option<&Vec<Text>>,
        regions: Option<&Vec<Text>>,
    ) -> Selector {
        let (known_editions, known_regions) = (Rc::clone(&self.editions), Rc::clone(&self.regions));
        Selector {
            plans: self.plans(plans).unwrap_or_default(),
            editions: self.known_list(editions, &known_editions),
            regions: self.known_list(regions, &known_regions),
            priorities: Vec::new(),
        }
    }

    pub(super) fn plans(&mut self, raw: Option<&Vec<Text>>) -> Option<Vec<String>> {
        let known = Rc::clone(&self.plans);
        raw.map(|_| self.known_list(raw, &known))
    }

    pub(super) fn priorities(&mut self, raw: Option<&Vec<Text>>) -> Vec<String> {
        let known = Rc::clone(&self.priorities);
        self.known_list(raw, &known)
    }

    pub(super) fn channels(&mut self, raw: Option<&Vec<Text>>) -> Vec<String> {
        let known = Rc::clone(&self.channels);
        self.known_list(raw, &known)
    }

    pub(super) fn priority(&mut self, raw: &Text) -> String {
        let known = Rc::clone(&self.priorities);
        self.known(raw, &known)
    }

    pub(super) fn plan(&mut self, raw: &Text) -> String {
        let known = Rc::clone(&self.plans);
        self.known(raw, &known)
    }

    pub(super) fn calendar(&mut self, raw: &Text) -> String {
        let known = Rc::clone(&self.calendars);
        self.known(raw, &known)
    }

    pub(super) fn channel_id(&mut self, raw: &Text) -> String {
        let known = Rc::clone(&self.channels);
        self.known(raw, &known)
    }

    /// Returns the id of a calendar that has hours of its own.
    pub(super) fn part_of_union(&mut self, raw: &Text) -> String {
        if self.unions.contains(&raw.get_ref().as_str()) {
            let message = format!("'{}' is a union itself", raw.get_ref());
            self.note(
                Problem::at(raw.span(), ProblemCode::NestedUnion, message)
                    .help("name the calendars that it is made of"),
            );
        }
        self.calendar(raw)
    }

    pub(super) fn zone(&mut self, raw: &Text) -> String {
        match TzData::spelling(raw.get_ref()) {
            Ok(name) => name.to_owned(),
            Err(error) => {
                self.note(Problem::at(
                    raw.span(),
                    ProblemCode::UnknownZone,
                    with_suggestion(&error),
                ));
                String::new()
            }
        }
    }

    pub(super) fn holiday_lists(&mut self, raw: &[Text], categories: &[Text]) -> Vec<String> {
        let categories = texts(categories);
        if matches!(raw, [only] if only.get_ref() == CUSTOMERS_LISTS) {
            return texts(raw);
        }
        for list in raw {
            if let Some(problem) =
                holiday_lists::of_policy(list, self.file, (self.references.holidays, &categories))
            {
                self.note(problem);
            }
        }
        texts(raw)
    }

    /// Returns the value that a word stands for.
    pub(super) fn keyword<T: Keyword>(&mut self, raw: &Text, what: &str) -> Option<T> {
        let words: Vec<(&str, T)> = T::ALL.iter().map(|value| (value.id(), *value)).collect();
        self.word(raw, what, &words)
    }

    /// Returns the value that one of these words stands for.
    pub(super) fn word<T: Copy>(
        &mut self,
        raw: &Text,
        what: &str,
        words: &[(&str, T)],
    ) -> Option<T> {
        if let Some((_, meaning)) = words.iter().find(|(word, _)| word == raw.get_ref()) {
            return Some(*meaning);
        }
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        self.note(unknown(raw.get_ref(), raw.span(), ProblemCode::UnknownWord, what, &known));
        None
    }

    fn known_list(&mut self, raw: Option<&Vec<Text>>, known: &DefinedNames<'_>) -> Vec<String> {
        raw.map(|list| list.iter().map(|text| self.known(text, known)).collect())
            .unwrap_or_default()
    }

    fn known(&mut self, raw: &Text, known: &DefinedNames<'_>) -> String {
        self.expect_known(raw.get_ref(), raw.span(), known);
        raw.get_ref().clone()
    }

    fn expect_known(&mut self, name: &str, span: Range<usize>, known: &DefinedNames<'_>) {
        if !known.sorted.contains(name) && !self.is_full() {
            let code = if known.what == "calendar" {
                ProblemCode::UnknownCalendar
            } else {
                ProblemCode::UnknownName
            };
            self.note(unknown(name, span, code, known.what, &known.in_order));
        }
    }
}

impl<'a> DefinedNames<'a> {
    fn new(what: &'static str, ids: impl Iterator<Item = &'a Text>) -> Rc<Self> {
        let in_order: Vec<&str> = ids.map(|id| id.get_ref().as_str()).collect();
        Rc::new(Self { what, sorted: in_order.iter().copied().collect(), in_order })
    }
}

/// Returns texts without their places.
pub(super) fn texts(raw: &[Text]) -> Vec<String> {
    raw.iter().map(|text| text.get_ref().clone()).collect()
}

/// Returns the problem of a name that is none of those that are known.
pub(super) fn unknown(
    name: &str,
    span: Range<usize>,
    code: ProblemCode,
    what: &str,
    known: &[&str],
) -> Problem {
    let help = match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean '{near}'?"),
        None if known.is_empty() => format!("this file defines no {what}"),
        None => format!("there are: {}", listed(known)),
    };
    Problem::at(span, code, format!("there is no {what} '{name}'")).help(help)
}

/// Returns the id of the item that a name means, or notes that the policy has none of that name.
pub(super) fn resolve<T: Lookup>(
    text: &Text,
    what: &str,
    items: &[T],
    problems: &mut Vec<Problem>,
) -> Option<String> {
    if let Some(item) = find(items, text.get_ref()) {
        return Some(item.id().to_owned());
    }
    let near = nearest(text.get_ref(), items.iter().flat_map(Lookup::names))
        .map(|near| format!("did you mean '{near}'?"));
    let ids: Vec<&str> = items.iter().map(Lookup::id).collect();
    let choices = if ids.is_empty() {
        format!("the policy knows no {what}")
    } else {
        format!("there are: {}", listed(&ids))
    };
    let message = format!("the policy has no {what} '{}'", text.get_ref());
    problems.push(
        Problem::at(text.span(), ProblemCode::UnknownName, message).help(near.unwrap_or(choices)),
    );
    None
}

/// Returns the name of the zone in which a customer is, or notes that there is none of that name.
pub(super) fn zone_of_place(zone: &Text, problems: &mut Vec<Problem>) -> Option<String> {
    match place(zone.get_ref()) {
        Ok(name) => Some(name.to_owned()),
        Err(error) => {
            let message = with_suggestion(&error);
            problems.push(Problem::at(zone.span(), ProblemCode::UnknownZone, message));
            None
        }
    }
}

/// Lists names, as many as somebody would read.
pub(super) fn listed(names: &[&str]) -> String {
    const MOST: usize = 40;
    match names.get(..MOST) {
        Some(first) if names.len() > MOST => {
            format!("{} and {} more", first.join(", "), names.len() - MOST)
        }
        _ => names.join(", "),
    }
}
