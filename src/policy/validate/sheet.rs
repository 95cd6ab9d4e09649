//! The sheet on which problems are noted while a file is read, with the names that the file has defined so far.

use std::ops::Range;

use super::super::{
    Code, HolidayCatalog,
    model::{Clause, Selector},
    names::nearest,
    problem::Problem,
    raw::{Placed, RawName, RawPolicy, Text, Texts},
};
use super::{holiday_lists, shape::Mended};
use crate::time::TzData;

/// What files may refer to outside themselves.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'a> {
    /// Zones.
    pub tz: &'a TzData,
    /// Holiday lists.
    pub holidays: &'a HolidayCatalog,
}

/// The problems of a file, and what its names may refer to.
pub(super) struct Sheet<'a> {
    pub(super) around: Surroundings<'a>,
    /// The file that is read; `None` of a policy inside the program.
    pub(super) file: Option<&'a str>,
    pub(super) problems: Vec<Problem>,
    mended: Mended,
    related: Vec<&'a str>,
    plans: Vec<&'a str>,
    editions: Vec<&'a str>,
    regions: Vec<&'a str>,
    priorities: Vec<&'a str>,
    calendars: Vec<&'a str>,
    unions: Vec<&'a str>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(raw: &'a RawPolicy, file: Option<&'a str>, around: Surroundings<'a>) -> Self {
        let ids = |names: &'a [RawName]| names.iter().map(|name| name.id.get_ref().as_str()).collect();
        Self {
            around,
            file,
            problems: Vec::new(),
            mended: Mended::default(),
            related: raw.related.iter().map(|related| related.id.get_ref().as_str()).collect(),
            plans: ids(&raw.plan),
            editions: ids(&raw.edition),
            regions: ids(&raw.region),
            priorities: ids(&raw.priority),
            unions: raw
                .calendar
                .iter()
                .filter(|calendar| calendar.union.is_some())
                .map(|calendar| calendar.id.get_ref().as_str())
                .collect(),
            calendars: raw.calendar.iter().map(|calendar| calendar.id.get_ref().as_str()).collect(),
        }
    }

    /// Takes over what the shape of the file had for problems, and where it was mended.
    pub(super) fn begin(&mut self, problems: Vec<Problem>, mended: Mended) {
        (self.problems, self.mended) = (problems, mended);
    }

    /// Notes a problem, unless it is one of a value that only stands in for what the file lacks.
    pub(super) fn note(&mut self, problem: Problem) {
        if !self.mended.covers(&problem) {
            self.problems.push(problem);
        }
    }

    pub(super) fn clauses(&mut self, raw: &Placed<Texts>) -> Vec<Clause> {
        let span = raw.span();
        if raw.get_ref().0.iter().all(|text| text.get_ref().trim().is_empty()) {
            self.note(
                Problem::at(span.clone(), Code::NoClause, "no clause is named").help("every fact names the clause that it comes from"),
            );
        }
        let clauses = raw.get_ref().0.iter().map(|text| match text.get_ref().split_once('#') {
            Some((document, clause)) => Clause { document: Some(document.to_owned()), clause: clause.to_owned() },
            None => Clause { document: None, clause: text.get_ref().clone() },
        });
        let clauses: Vec<Clause> = clauses.collect();
        for document in clauses.iter().filter_map(|clause| clause.document.as_deref()) {
            let known = self.related.clone();
            self.expect_known(document, span.clone(), "related document", &known);
        }
        clauses
    }

    pub(super) fn selector(&mut self, plans: Option<&Vec<Text>>, editions: Option<&Vec<Text>>, regions: Option<&Vec<Text>>) -> Selector {
        let (known_plans, known_editions, known_regions) = (self.plans.clone(), self.editions.clone(), self.regions.clone());
        Selector {
            plans: self.known_list(plans, "plan", &known_plans),
            editions: self.known_list(editions, "edition", &known_editions),
            regions: self.known_list(regions, "region", &known_regions),
            priorities: Vec::new(),
        }
    }

    pub(super) fn plans(&mut self, raw: Option<&Vec<Text>>) -> Option<Vec<String>> {
        let known = self.plans.clone();
        raw.map(|_| self.known_list(raw, "plan", &known))
    }

    pub(super) fn priorities(&mut self, raw: Option<&Vec<Text>>) -> Vec<String> {
        let known = self.priorities.clone();
        self.known_list(raw, "priority", &known)
    }

    pub(super) fn priority(&mut self, raw: &Text) -> String {
        let known = self.priorities.clone();
        self.known(raw, "priority", &known)
    }

    pub(super) fn plan(&mut self, raw: &Text) -> String {
        let known = self.plans.clone();
        self.known(raw, "plan", &known)
    }

    pub(super) fn calendar(&mut self, raw: &Text) -> String {
        let known = self.calendars.clone();
        self.known(raw, "calendar", &known)
    }

    /// A calendar with hours of its own.
    pub(super) fn part_of_union(&mut self, raw: &Text) -> String {
        if self.unions.contains(&raw.get_ref().as_str()) {
            let message = format!("'{}' is a union itself", raw.get_ref());
            self.note(Problem::at(raw.span(), Code::NestedUnion, message).help("name the calendars that it is made of"));
        }
        self.calendar(raw)
    }

    pub(super) fn zone(&mut self, raw: &Text) -> String {
        match self.around.tz.spelling(raw.get_ref()) {
            Ok(name) => name.to_owned(),
            Err(error) => {
                self.note(Problem::at(raw.span(), Code::UnknownZone, error.to_string()));
                String::new()
            }
        }
    }

    pub(super) fn holiday_lists(&mut self, raw: &[Text], categories: &[Text]) -> Vec<String> {
        let categories = texts(categories);
        for list in raw {
            if let Some(problem) = holiday_lists::of_policy(list, self.file, (self.around.holidays, &categories)) {
                self.note(problem);
            }
        }
        texts(raw)
    }

    /// One of a fixed set of words.
    pub(super) fn word<T: Copy>(&mut self, raw: &Text, what: &str, words: &[(&str, T)]) -> Option<T> {
        if let Some((_, meaning)) = words.iter().find(|(word, _)| word == raw.get_ref()) {
            return Some(*meaning);
        }
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        self.note(unknown(raw.get_ref(), raw.span(), Code::UnknownWord, what, &known));
        None
    }

    fn known_list(&mut self, raw: Option<&Vec<Text>>, what: &str, known: &[&str]) -> Vec<String> {
        raw.map(|list| list.iter().map(|text| self.known(text, what, known)).collect()).unwrap_or_default()
    }

    fn known(&mut self, raw: &Text, what: &str, known: &[&str]) -> String {
        self.expect_known(raw.get_ref(), raw.span(), what, known);
        raw.get_ref().clone()
    }

    fn expect_known(&mut self, name: &str, span: Range<usize>, what: &str, known: &[&str]) {
        if !known.contains(&name) {
            let code = if what == "calendar" { Code::UnknownCalendar } else { Code::UnknownName };
            self.note(unknown(name, span, code, what, known));
        }
    }
}

/// The texts without their places.
pub(super) fn texts(raw: &[Text]) -> Vec<String> {
    raw.iter().map(|text| text.get_ref().clone()).collect()
}

/// A name that is none of those that are known.
pub(super) fn unknown(name: &str, span: Range<usize>, code: Code, what: &str, known: &[&str]) -> Problem {
    let help = match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean '{near}'?"),
        None if known.is_empty() => format!("this file defines no {what}"),
        None => format!("there are: {}", known.join(", ")),
    };
    Problem::at(span, code, format!("there is no {what} '{name}'")).help(help)
}
