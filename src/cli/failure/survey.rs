//! The survey of a command line that cannot be answered: what is unknown in it, and what is missing
//! with each choice.
//!
//! A question asks for one thing at a time, since what it needs depends on what was said. So each
//! choice is tried, and what it asks for next is noted, until the question is answered. What is
//! suggested in the end was run, or parsed where a table would have to be read.

use std::collections::VecDeque;

use super::{
    super::exit::Exit,
    command_line::{CHOOSING, CommandLine},
    trial::{Requirement, TrialOutcome, UnknownWord},
};
use crate::time::Instant;

/// The most choices of one thing that are all tried; of more only the first is.
const MOST_CHOICES: usize = 12;
/// The most command lines that are tried, so that many policies take no minute.
const MOST_TRIALS: usize = 300;
/// The most things that are asked for one after the other.
const DEEPEST: usize = 8;

const REGION: &str = "--region";
const PRIORITY: &str = "--priority";
/// The priority of the example, where a document has it.
const USUAL_PRIORITY: &str = "1";

/// The choices on the way to a question: option and value.
pub(super) type ChoicePath = Vec<(String, String)>;

/// All that stands between a command line and its answer.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// The names that nothing has.
    pub(super) unknown: Vec<NamedWord>,
    /// Each question for something missing, with the choices that led to it.
    pub(super) asked: Vec<(ChoicePath, Requirement)>,
    /// The choices of each line that asks for nothing more.
    pub(super) endings: Vec<ChoicePath>,
    /// The contradiction in which every line ends, if they all end in one.
    pub(super) contradiction: Option<String>,
    /// A line that is answered, or was parsed.
    pub(super) suggestion: Option<CommandLine>,
    /// The same line with the other meanings of its times, where none is likelier.
    pub(super) alternatives: Vec<CommandLine>,
    /// The options in it that nobody typed, with their values.
    pub(super) examples: Vec<(String, String)>,
    /// Parts of lists that it leaves out.
    pub(super) left_out: Vec<String>,
    /// True if a name was replaced that is like no other: a wrong plan that is pasted is worse
    /// than none.
    is_guess: bool,
}

/// An unknown name and the option that it was typed with.
#[derive(Debug)]
pub(super) struct NamedWord {
    pub(super) slip: UnknownWord,
    pub(super) option: Option<String>,
}

impl NamedWord {
    /// Returns true for a vendor, policy or plan that nothing resembles.
    fn is_choice_like_no_other(&self) -> bool {
        let option = self.option.as_deref();
        let chooses = option.is_some_and(|option| CHOOSING.contains(&option));
        chooses && self.slip.nearest.is_empty()
    }
}

/// A line that is tried.
struct TriedLine {
    line: CommandLine,
    path: ChoicePath,
    /// All that was added to the line, choices or not.
    added: ChoicePath,
    depth: usize,
    trial: TrialOutcome,
}

impl Survey {
    /// Surveys a command line.
    pub(super) fn of(typed: &CommandLine, now: Instant) -> Self {
        let mut survey = Self::default();
        let (line, trial) = survey.without_slips(typed.clone(), now);
        let mut contradictions = Vec::new();
        let mut best: Option<(u8, CommandLine, ChoicePath)> = None;
        let (mut trials, path, added) = (1, Vec::new(), Vec::new());
        let mut open = VecDeque::from([TriedLine { line, path, added, depth: 0, trial }]);
        while let Some(next) = open.pop_front() {
            let TriedLine { line, path, added, depth, trial } = next;
            match trial {
                TrialOutcome::Needs(gap) if depth < DEEPEST && trials < MOST_TRIALS => {
                    let following = following(&gap, (&line, &path, &added, depth), now);
                    trials += following.len();
                    let gap = without_contradictions(gap, &following);
                    survey.asked.push((path, gap));
                    open.extend(following);
                }
                // A question may come to a wrong time only once the policy is known.
                TrialOutcome::Unknown(slip)
                    if slip.is_wrong_everywhere() && depth < DEEPEST && trials < MOST_TRIALS =>
                {
                    trials += 1;
                    match survey.without_slip(&line, slip) {
                        Some(line) => {
                            let trial = TrialOutcome::of(&line, now);
                            let depth = depth + 1;
                            open.push_back(TriedLine { line, path, added, depth, trial });
                        }
                        None => survey.endings.push(path),
                    }
                }
                trial => {
                    if let Some(rank) = trial.rank()
                        && line != *typed
                        && best.as_ref().is_none_or(|(other, ..)| rank < *other)
                    {
                        best = Some((rank, line, added));
                    }
                    if let TrialOutcome::Contradicts(message) = trial {
                        contradictions.push(message);
                    }
                    survey.endings.push(path);
                }
            }
        }
        // The needs of a guessed plan are none of the one that was meant.
        survey.asked.retain(|_| !survey.unknown.iter().any(NamedWord::is_choice_like_no_other));
        let all_contradict = contradictions.len() == survey.endings.len();
        // A contradiction with a guess is none in the typed line.
        let is_known = all_contradict && !survey.is_guess;
        survey.contradiction = contradictions.pop().filter(|_| is_known);
        if let Some((_, line, added)) = best.filter(|_| !survey.is_guess) {
            (survey.suggestion, survey.examples) = (Some(line), added);
        }
        survey.alternatives = survey.with_other_times(now);
        survey
    }

    /// Returns the suggested line with the other meanings of each time that could be several.
    fn with_other_times(&self, now: Instant) -> Vec<CommandLine> {
        let Some(line) = &self.suggestion else { return Vec::new() };
        let times: Vec<&NamedWord> =
            self.unknown.iter().filter(|named| named.slip.is_time()).collect();
        let most = times.iter().map(|named| named.slip.nearest.len()).max().unwrap_or_default();
        // Whoever writes the day first does so in every time.
        let with = |at: usize| {
            times.iter().try_fold(line.clone(), |line, NamedWord { slip, option }| {
                let meant = slip.nearest.get(at).or(slip.nearest.last())?;
                line.replaced_of(option.as_deref(), slip.nearest.first()?, meant)
            })
        };
        let others = (1..most).filter_map(with);
        others.filter(|line| TrialOutcome::of(line, now).rank().is_some()).collect()
    }

    /// Returns the value of an option with which the survey went on: that of the example, or else
    /// the first that was tried.
    pub(super) fn example_of(&self, option: &str) -> Option<&String> {
        let mut chosen = self.examples.iter().chain(self.endings.iter().flatten());
        chosen.find(|(other, _)| other == option).map(|(_, value)| value)
    }

    /// Returns true if nothing was found that a trial can mend.
    pub(super) fn is_empty(&self) -> bool {
        self.unknown.is_empty() && self.asked.is_empty()
    }

    /// Replaces each unknown name by the nearest, leaves it out of its list, or goes on with a
    /// guess.
    fn without_slips(
        &mut self,
        mut line: CommandLine,
        now: Instant,
    ) -> (CommandLine, TrialOutcome) {
        // A name may stay unknown however it is mended.
        for _ in 0..DEEPEST {
            let slip = match TrialOutcome::of(&line, now) {
                TrialOutcome::Unknown(slip) if self.unknown.len() < DEEPEST => slip,
                trial => return (line, trial),
            };
            match self.without_slip(&line, slip) {
                Some(mended) => line = mended,
                None => return (line, TrialOutcome::Failed),
            }
        }
        (line, TrialOutcome::Failed)
    }

    /// Notes an unknown name, and returns the line with the nearest, or else without it; `None` if
    /// it would be another question.
    fn without_slip(&mut self, line: &CommandLine, slip: UnknownWord) -> Option<CommandLine> {
        let option = slip.option.map(str::to_owned).or_else(|| line.option_of(&slip.name));
        let replaced = |by: &String| line.replaced_of(option.as_deref(), &slip.name, by);
        // Without a likely name the first one is the example.
        let near = slip.nearest.first();
        let other = near.and_then(replaced);
        let other = other.and_then(|line| line.in_zone(slip.zone.as_deref()));
        let mended = match (other, line.without_part(&slip.name)) {
            (Some(other), _) => Some(other),
            (None, Some(others)) => {
                if !self.left_out.contains(&slip.name) {
                    self.left_out.push(slip.name.clone());
                }
                Some(others)
            }
            // The line goes on to what else it needs, but is none to paste.
            (None, None) => {
                self.is_guess = true;
                let first = slip.choices.first().filter(|_| option.is_some());
                first.and_then(replaced).or_else(|| {
                    // Without its contract it would be another question.
                    let is_contract = matches!(option.as_deref(), Some("--contract" | "-c"));
                    line.without(&slip.name).filter(|_| !is_contract)
                })
            }
        };
        let is_it =
            |named: &NamedWord| named.slip.name == slip.name && named.slip.option == slip.option;
        if !self.unknown.iter().any(is_it) {
            self.unknown.push(NamedWord { slip, option });
        }
        mended
    }
}

/// Returns the lines with a value for what is missing: each value where others may decide what is
/// asked for next, else the first that leads on.
fn following(
    gap: &Requirement,
    (line, path, added, depth): (&CommandLine, &ChoicePath, &ChoicePath, usize),
    now: Instant,
) -> Vec<TriedLine> {
    let mut values = gap.values();
    // A priority before the first, where a document has one, is the exception.
    if gap.option == PRIORITY {
        values.sort_by_key(|value| value != USUAL_PRIORITY);
    }
    if gap.option == REGION
        && let Some(region) = region_of_zone(line, now)
    {
        values.sort_by_key(|value| *value != region);
    }
    let branches = gap.choices.len() > 1 && values.len() <= MOST_CHOICES;
    let tried = values.into_iter().map(|value| {
        let line = line.with(&gap.option, &value);
        let trial = TrialOutcome::of(&line, now);
        let chosen = (gap.option.clone(), value);
        let (mut path, mut added) = (path.clone(), added.clone());
        path.extend(branches.then(|| chosen.clone()));
        added.push(chosen);
        TriedLine { line, path, added, depth: depth + 1, trial }
    });
    if branches {
        return tried.collect();
    }
    let leads_on = |next: &TriedLine| {
        !matches!(next.trial, TrialOutcome::Failed | TrialOutcome::Contradicts(_))
    };
    tried.take(MOST_CHOICES).find(leads_on).into_iter().collect()
}

/// Returns the region in which the zone of a line lies: that by which a region of its name is
/// answered.
fn region_of_zone(line: &CommandLine, now: Instant) -> Option<String> {
    let place = line.place_of("--timezone")?;
    let asked = line.with(REGION, line.text_at(&place));
    let TrialOutcome::Unknown(slip) = TrialOutcome::of(&asked, now) else { return None };
    slip.nearest.into_iter().next().filter(|_| slip.name == line.text_at(&place))
}

/// Leaves out the choices that contradict what was typed, unless all do.
fn without_contradictions(mut gap: Requirement, tried: &[TriedLine]) -> Requirement {
    let contradicts = |choice: &String| {
        let of_choice = |next: &&TriedLine| next.path.last().is_some_and(|(_, it)| it == choice);
        let next = tried.iter().find(of_choice);
        next.is_some_and(|next| matches!(next.trial, TrialOutcome::Contradicts(_)))
    };
    if !gap.choices.iter().all(contradicts) {
        gap.choices.retain(|choice| !contradicts(choice));
    }
    gap
}

impl TrialOutcome {
    /// Returns the place of a line among those that may be suggested; `None` if it may not.
    pub(super) fn rank(&self) -> Option<u8> {
        match self {
            Self::Answered(Exit::Yes | Exit::No | Exit::Warned) => Some(0),
            Self::Answered(Exit::NotStated) => Some(1),
            Self::Untried => Some(2),
            _ => None,
        }
    }
}
