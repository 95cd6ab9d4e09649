//! Words in a wrong place: the plan in the value of `--vendor`, a vendor among the files of a
//! table, words for a command that takes none.

use std::path::Path;

use super::{
    command_line::CommandLine,
    moved_words::{MovedWords, placed, placed_apart, trial_of, vendor_or_year},
    subject_words::names_among_words,
    survey::{NamedWord, Survey},
    trial::TrialOutcome,
};
use crate::{cli::exit::Exit, time::Instant};

/// Commands that take no words or other ones, those that do, and what these say.
const TAKEN_ELSEWHERE: [(&str, &str, &str); 5] = [
    (
        "compare",
        "plans",
        "'compare' asks about one ticket under every plan; 'plans' shows all in which two differ",
    ),
    ("channels", "scope", SCOPE),
    ("contacts", "scope", SCOPE),
    ("covered", "scope", SCOPE),
    ("maintenance", "scope", SCOPE),
];

/// Options whose values people type in one: vendor and plan, plan and priority.
const TYPED_IN_ONE: [&str; 3] = ["--vendor", "--policy", "--plan"];

const SCOPE: &str = "'scope' looks words up in the documents";

/// Returns the line with an unknown value that holds the values of two options taken apart:
/// `--vendor 'Scalr premium'`.
pub(super) fn split_value(
    line: &CommandLine,
    unknown: &NamedWord,
    now: Instant,
) -> Option<MovedWords> {
    let (option, typed) = (unknown.option.as_deref()?, &unknown.slip.name);
    if !TYPED_IN_ONE.contains(&option) {
        return None;
    }
    let words: Vec<String> = typed.split_whitespace().map(str::to_owned).collect();
    let splits = (1..words.len()).flat_map(|at| {
        let (before, behind) = words.split_at(at);
        [(before, behind), (behind, before)]
    });
    splits.into_iter().find_map(|(own, others)| {
        let own = own.join(" ");
        let rest = line.replaced(typed, &own)?;
        let outcome = TrialOutcome::of(&trial_of(&rest, option)?, now);
        let is_known = !matches!(outcome, TrialOutcome::Unknown(slip) if slip.name == own);
        let moved =
            Some(rest).filter(|_| is_known).and_then(|rest| placed(others, &rest, 0, now))?;
        if !moved.options.iter().all(is_name) {
            return None;
        }
        let others: Vec<String> = moved.options.into_iter().map(|(_, written)| written).collect();
        let written = format!("{option}={own} {}", others.join(" "));
        let options = vec![(typed.clone(), written)];
        Some(MovedWords { options, ..moved })
    })
}

/// Returns true for an option as typed, `--plan=premium`, of a vendor, a policy, a plan or a
/// priority.
fn is_name((_, written): &(String, String)) -> bool {
    let option = written.split('=').next().unwrap_or_default();
    TYPED_IN_ONE.contains(&option) || option == "--priority"
}

/// Returns the line of a table with the words that are no files as values of their options.
pub(super) fn mistaken_files(line: &CommandLine, now: Instant) -> Option<MovedWords> {
    let is_no_file = |word: &String| {
        !word.contains(['.', '/', '\\']) && word != "-" && !Path::new(word).exists()
    };
    let bare = line.bare_words().into_iter().skip(1);
    let places: Vec<usize> = bare.filter(|at| is_no_file(&line.words()[*at])).collect();
    let moved = placed_apart(line, &places, now)?;
    // Without a file it would wait for one at standard input.
    (moved.line.bare_words().len() > 1).then_some(moved)
}

/// A line of another command, and the reason for it.
pub(super) struct RedirectedLine {
    pub(super) why: &'static str,
    pub(super) line: CommandLine,
    /// True if the line is answered as it stands.
    pub(super) is_answer: bool,
}

/// Returns the line of the command that takes the words which this one has no place for, if that
/// is answered or leads on.
pub(super) fn other_command(line: &CommandLine, now: Instant) -> Option<RedirectedLine> {
    let command = line.command();
    let (_, other, why) = TAKEN_ELSEWHERE.iter().find(|(name, ..)| *name == command)?;
    let line = line.of_command(other)?;
    let line = names_among_words(&line, now).map_or(line, |words| words.line);
    let line = match TrialOutcome::of(&line, now) {
        TrialOutcome::Failed => vendor_or_year(&line, now)?.line,
        TrialOutcome::Answered(Exit::NotUnderstood) => return None,
        TrialOutcome::Answered(_) | TrialOutcome::Needs(_) => line,
        _ => return None,
    };
    let survey = Survey::of(&line, now);
    if !survey.is_empty() && survey.suggestion.is_none() {
        return None;
    }
    Some(RedirectedLine { why, line, is_answer: survey.is_empty() })
}

/// Returns the line that asks the documents about a channel that no policy has.
pub(super) fn channel_as_topic(
    line: &CommandLine,
    unknown: &NamedWord,
    now: Instant,
) -> Option<RedirectedLine> {
    let name = &unknown.slip.name;
    let is_channel = unknown.option.as_deref() == Some("--channel");
    if !is_channel || !unknown.slip.nearest.is_empty() {
        return None;
    }
    let line = line.without(name)?.of_command("scope")?.with_word(&[name]);
    let outcome = TrialOutcome::of(&line, now);
    let is_found =
        matches!(outcome, TrialOutcome::Answered(Exit::Yes | Exit::No | Exit::NotStated));
    is_found.then_some(RedirectedLine { why: SCOPE, line, is_answer: true })
}

/// Returns the line without words, for a command that answers without any.
pub(super) fn without_words(line: &CommandLine, now: Instant) -> Option<RedirectedLine> {
    let why = "'priorities' takes no words; it lists what each priority means";
    let words = line.bare_words();
    let rest = line.without_words(words.get(1..)?);
    let is_answered = matches!(TrialOutcome::of(&rest, now), TrialOutcome::Answered(_));
    let line = Some(rest).filter(|line| is_answered && line.command() == "priorities")?;
    Some(RedirectedLine { why, line, is_answer: true })
}

/// Returns the line of a table with unknown names as they were probably meant, and a sentence on
/// each. There is no line if one of them is like no other.
pub(super) fn mended_table(
    line: &CommandLine,
    unknown: &[NamedWord],
    now: Instant,
) -> (Option<CommandLine>, Vec<String>) {
    let (mut mended, mut says) = (Some(line.clone()), Vec::new());
    for named in unknown {
        let split = mended.as_ref().and_then(|line| split_value(line, named, now));
        if let Some(words) = split {
            says.push(words.says());
            mended = Some(words.line);
        } else {
            says.push(named.slip.message.clone());
            let near = named.slip.nearest.first();
            mended = mended.and_then(|line| {
                line.replaced_of(named.option.as_deref(), &named.slip.name, near?)
            });
        }
    }
    (mended, says)
}
