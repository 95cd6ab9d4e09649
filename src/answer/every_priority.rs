//! Answers about a priority that the document does not name.
//!
//! A document whose list of priorities is known to be incomplete may mean any of them by a name
//! that it does not have. Such a question is asked for each priority that it might be. What all
//! agree on is the answer; the rest is not stated.

use super::{
    Citation, CoverageAnswer, CoverageWindow, DeadlineAnswer, DeadlineQuestion, LatestOpenAnswer,
    PriorityRef, QuestionError, Subject, SubjectHeader, ZonedInstant, coverage::CoverageReading,
};
use crate::{
    calendar::{Calendar, HORIZON_DAYS, OpenState},
    policy::NamedItem,
    time::{Instant, SECONDS_PER_DAY},
};

/// The obstacle to an answer on which the priorities differ.
const DIFFERS: &str = "depends on the priority";

/// An answer for each priority that might be meant, by the priority's name.
pub(super) type ByPriority<T> = Vec<(String, T)>;

impl<'a> Subject<'a> {
    /// The sentence that says that the priority asked for is not among those of the document;
    /// `None` if it is.
    pub(super) fn unlisted(&self) -> Option<String> {
        match &self.priority {
            Some(PriorityRef::Unlisted(asked)) => Some(self.not_among(asked)),
            _ => None,
        }
    }

    /// That a priority is not among those of the document.
    pub(super) fn not_among(&self, asked: &str) -> String {
        let word = &self.policy.document.priority_word;
        let names: Vec<&str> =
            self.policy.priorities.iter().map(|named| named.name.as_str()).collect();
        match &names[..] {
            [] => format!("the document names no {word}, so nothing is known of '{asked}'"),
            [only] => format!("the document names only {only}; '{asked}' is another name"),
            names => {
                format!("the document names only {}; '{asked}' is not among them", listed(names))
            }
        }
    }

    /// Returns the note beside an answer that is the same for every priority.
    pub(super) fn holds_for_every(&self) -> Option<String> {
        let sentence = self.unlisted()?;
        let word = &self.policy.document.priority_word;
        Some(format!("{}. This answer is the same for every {word}.", capital(&sentence)))
    }

    /// An answer for each priority that might be meant: those that the policy names, and any other.
    pub(super) fn by_priority<T>(
        &self,
        ask: impl Fn(&Self) -> Result<T, QuestionError>,
    ) -> Result<ByPriority<T>, QuestionError> {
        let with = |name: &str, priority| Ok((name.to_owned(), ask(&self.of_priority(priority))?));
        let named = self
            .policy
            .priorities
            .iter()
            .map(|named: &'a NamedItem| with(&named.name, PriorityRef::Known(named)));
        let other = self.priority.as_ref().map_or(String::new(), |asked| asked.id().to_owned());
        named.chain([with("any other", PriorityRef::Other(other))]).collect()
    }
}

/// Coverage at an instant, as far as it is the same for every priority. The windows are those in
/// which all are covered.
pub(super) fn coverage(
    subject: &Subject<'_>,
    at: Instant,
    count: usize,
    ask: impl Fn(&Subject<'_>) -> Result<CoverageAnswer, QuestionError>,
) -> Result<CoverageAnswer, QuestionError> {
    let answers = subject.by_priority(ask)?;
    let hours =
        subject.by_priority(|one| Ok(one.coverage_hours()?.and_then(|hours| hours.calendar)))?;
    let calendars: Option<Vec<Calendar>> =
        hours.into_iter().map(|(_, calendar)| calendar).collect();
    let calendars = calendars.unwrap_or_default();
    let Some((_, last)) = answers.last().cloned() else {
        return Err(QuestionError::Unlisted(subject.unlisted().unwrap_or_default()));
    };
    let stamp = |at| ZonedInstant { at, zone: last.at.zone.clone() };
    let shared = shared_windows(&calendars, at, count.max(2));
    let now = shared.first().filter(|(start, _)| start.is_none_or(|start| start <= at)).copied();
    let next = &shared[usize::from(now.is_some())..];
    let window = |(start, end): (Option<Instant>, Option<Instant>)| CoverageWindow {
        start: start.map(stamp),
        end: end.map(stamp),
    };
    let holidays = answers.iter().map(|(_, answer)| &answer.holiday);
    let special_days = answers.iter().map(|(_, answer)| &answer.special_day);
    Ok(CoverageAnswer {
        header: SubjectHeader::of(last.header.schema, subject),
        covered: agreed(answers.iter().map(|(_, answer)| &answer.covered)).flatten(),
        window: now.map(window),
        next_open: next.first().and_then(|(start, _)| *start).map(stamp),
        next_close: shared.first().and_then(|(_, end)| *end).map(stamp),
        windows: shared.iter().take(count).copied().map(window).collect(),
        holiday: agreed(holidays).flatten(),
        special_day: agreed(special_days).flatten(),
        readings: readings(&answers),
        basis: united(answers.iter().map(|(_, answer)| &answer.basis)),
        notes: notes(subject, &answers, !shared.is_empty()),
        ..last
    })
}

fn notes(
    subject: &Subject<'_>,
    answers: &ByPriority<CoverageAnswer>,
    has_windows: bool,
) -> Vec<String> {
    let covered = agreed(answers.iter().map(|(_, answer)| &answer.covered)).flatten();
    let word = |answer: &CoverageAnswer| answer.plain().replace('-', " ");
    let first = match covered {
        Some(_) => subject.holds_for_every(),
        None => Some(told(answers.iter().map(|(name, answer)| (name, word(answer))))),
    };
    let windows = has_windows
        .then(|| "Windows and openings are those in which every priority is covered.".to_owned());
    let mut notes: Vec<String> = first.into_iter().chain(windows).collect();
    for note in answers.iter().flat_map(|(_, answer)| &answer.notes) {
        if !notes.contains(note) {
            notes.push(note.clone());
        }
    }
    notes
}

/// Each choice of each reading that bears on the hours of some priority; one under which the
/// priorities differ has no answer.
fn readings(answers: &ByPriority<CoverageAnswer>) -> Vec<CoverageReading> {
    let mut all: Vec<CoverageReading> = Vec::new();
    for reading in answers.iter().flat_map(|(_, answer)| &answer.readings) {
        if all.iter().any(|known| (&known.name, &known.value) == (&reading.name, &reading.value)) {
            continue;
        }
        let same = |other: &&CoverageReading| {
            (&other.name, &other.value) == (&reading.name, &reading.value)
        };
        let found = || answers.iter().filter_map(|(_, answer)| answer.readings.iter().find(same));
        let of = |answer: &CoverageAnswer| {
            answer.readings.iter().find(same).map_or(answer.covered, |found| found.covered)
        };
        let covered: Vec<Option<bool>> = answers.iter().map(|(_, answer)| of(answer)).collect();
        let obstacle = found().find_map(|reading| reading.obstacle.clone());
        let (covered, obstacle) = match (obstacle, agreed(covered.iter())) {
            (Some(obstacle), _) => (None, Some(obstacle)),
            (None, Some(covered)) => (covered, None),
            (None, None) => (None, Some(DIFFERS.to_owned())),
        };
        all.push(CoverageReading { covered, obstacle, ..reading.clone() });
    }
    all
}

/// Returns the windows from an instant on in which all calendars are open, the one around it first;
/// none if there are no calendars. It looks fifty years ahead.
fn shared_windows(
    calendars: &[Calendar],
    from: Instant,
    count: usize,
) -> Vec<(Option<Instant>, Option<Instant>)> {
    let mut found = Vec::new();
    let horizon = Instant::clamped(from.unix().saturating_add(HORIZON_DAYS * SECONDS_PER_DAY));
    let mut at = Some(from).filter(|_| !calendars.is_empty());
    while let Some(instant) = at.filter(|at| *at <= horizon && found.len() < count) {
        let states: Vec<OpenState> =
            calendars.iter().map(|calendar| calendar.state_at(instant)).collect();
        let closed = states.iter().filter(|state| !state.is_open());
        let openings: Vec<Option<Instant>> = closed.map(|state| state.next_open_at).collect();
        if openings.is_empty() {
            let windows = || states.iter().filter_map(|state| state.window);
            let start = windows().filter_map(|(start, _)| start).max();
            let end = windows().filter_map(|(_, end)| end).min();
            found.push((start, end));
            at = end;
        } else {
            at = openings
                .into_iter()
                .collect::<Option<Vec<_>>>()
                .and_then(|openings| openings.into_iter().max());
        }
    }
    found
}

/// A deadline, if it is the same for every priority; else none.
pub(super) fn deadline(
    subject: &Subject<'_>,
    question: &DeadlineQuestion,
    ask: impl Fn(&Subject<'_>) -> Result<DeadlineAnswer, QuestionError>,
) -> Result<DeadlineAnswer, QuestionError> {
    let answers = subject.by_priority(ask)?;
    let essence = |answer: &DeadlineAnswer| {
        (answer.plain(), answer.target.clone(), answer.commitment, answer.clock_start.clone())
    };
    let essences: Vec<_> = answers.iter().map(|(_, answer)| essence(answer)).collect();
    let basis = united(answers.iter().map(|(_, answer)| &answer.basis));
    match answers.last() {
        Some((_, last)) if agreed(essences.iter()).is_some() => {
            let header = SubjectHeader::of(last.header.schema, subject);
            let mut answer = DeadlineAnswer { header, basis, ..last.clone() };
            answer.notes.splice(0..0, subject.holds_for_every());
            answer.readings.retain(|reading| {
                answers.iter().all(|(_, other)| other.readings.contains(reading))
            });
            Ok(answer)
        }
        _ => {
            let mut answer = DeadlineAnswer::without(subject, question);
            answer.basis = basis;
            answer.notes.push(told(answers.iter().map(|(name, answer)| (name, answer.plain()))));
            Ok(answer)
        }
    }
}

/// The last moment to open a ticket, if it is the same for every priority; else none.
pub(super) fn latest_open(
    subject: &Subject<'_>,
    ask: impl Fn(&Subject<'_>) -> Result<LatestOpenAnswer, QuestionError>,
) -> Result<LatestOpenAnswer, QuestionError> {
    let answers = subject.by_priority(ask)?;
    let plain: Vec<String> = answers.iter().map(|(_, answer)| answer.plain()).collect();
    let (same, told) = (
        agreed(plain.iter()).is_some(),
        told(answers.iter().map(|(name, answer)| (name, answer.plain()))),
    );
    let basis = united(answers.iter().map(|(_, answer)| &answer.basis));
    let Some((_, last)) = answers.into_iter().next_back() else {
        return Err(QuestionError::Unlisted(subject.unlisted().unwrap_or_default()));
    };
    let header = SubjectHeader::of(last.header.schema, subject);
    let mut answer = LatestOpenAnswer { header, basis, ..last };
    if same {
        answer.notes.splice(0..0, subject.holds_for_every());
    } else {
        (answer.latest_open, answer.deadline, answer.target, answer.commitment) =
            (None, None, None, None);
        answer.notes = vec![told];
    }
    Ok(answer)
}

/// The value that all have; `None` if they differ.
pub(super) fn agreed<'v, T: PartialEq + Clone + 'v>(
    mut values: impl Iterator<Item = &'v T>,
) -> Option<T> {
    let first = values.next()?;
    values.all(|other| other == first).then(|| first.clone())
}

/// Returns the citations of several answers, each once.
pub(super) fn united<'v>(lists: impl Iterator<Item = &'v Vec<Citation>>) -> Vec<Citation> {
    let mut all: Vec<Citation> = Vec::new();
    for basis in lists.flatten() {
        if !all.contains(basis) {
            all.push(basis.clone());
        }
    }
    all
}

/// The answers by priority in a sentence: `For Urgent and High: covered; for any other: not
/// covered.`
pub(super) fn told<'v>(answers: impl Iterator<Item = (&'v String, String)>) -> String {
    let mut groups: Vec<(Vec<&str>, String)> = Vec::new();
    for (name, says) in answers {
        match groups.iter_mut().find(|(_, other)| *other == says) {
            Some((names, _)) => names.push(name),
            None => groups.push((vec![name], says)),
        }
    }
    let groups: Vec<String> =
        groups.iter().map(|(names, says)| format!("for {}: {says}", listed(names))).collect();
    format!("{}.", capital(&groups.join("; ")))
}

/// `Urgent, High and Low`.
fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn capital(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
