//! The words of an error for people: all that is missing and unknown, and a line that works.

use super::{
    error_answer::{ChosenValues, ErrorAnswer, MissingCase, MissingOption},
    survey::Survey,
};
use crate::{
    render::{self, Report, SafeText, TextWidth},
    text::listed,
};

const TIMEZONE: &str = "--timezone";

/// The options of which an example is named beside the line, in words.
const NAMED: [(&str, &str); 11] = [
    ("--vendor", "the vendor"),
    ("--policy", "the policy"),
    ("--plan", "the plan"),
    ("--edition", "the edition"),
    ("--region", "the region"),
    ("--priority", "priority"),
    ("--channel", "the channel"),
    (TIMEZONE, "the time zone"),
    ("--holidays", "the holidays of"),
    ("--opened", "the opening"),
    ("--due", "the deadline"),
];

/// Returns the message of a survey: a line for each unknown name, and one on what is missing.
pub(super) fn message(survey: &Survey, missing: &[MissingOption]) -> String {
    let mut lines: Vec<String> =
        survey.unknown.iter().map(|named| named.slip.message.clone()).collect();
    let names = |always: bool| -> Vec<&str> {
        let of_kind = missing.iter().filter(|option| option.always == always);
        of_kind.map(|option| option.option.as_str()).collect()
    };
    let gap_of = |option: &str| survey.asked.iter().find(|(_, gap)| gap.option == option);
    match (missing, &names(true)[..], &names(false)[..]) {
        ([], ..) => {}
        ([only], ..) if !needs_table(missing) => {
            lines.extend(gap_of(&only.option).map(|(_, gap)| gap.message.clone()));
        }
        (_, [], maybe) => lines.push(format!("some choices need {}", listed(maybe, "or"))),
        (_, always, []) => lines.push(format!("add {}", listed(always, "and"))),
        (_, always, maybe) => lines.push(format!(
            "add {}; some choices also need {}",
            listed(always, "and"),
            listed(maybe, "or")
        )),
    }
    lines.extend(survey.contradiction.clone());
    lines.join("\n")
}

/// Returns an error as text.
pub(super) fn text(error: &ErrorAnswer, width: TextWidth) -> SafeText {
    let lines: Vec<String> =
        error.message.lines().map(|line| format!("slacalc: {line}\n")).collect();
    let mut blocks = vec![SafeText::of(&lines.concat())];
    if needs_table(&error.missing) {
        let cases = error.missing.iter().flat_map(|option| {
            option.cases.iter().map(|case| (option.option.clone(), case_text(case)))
        });
        let report = Report { facts: cases.collect(), ..Report::default() };
        blocks.push(render::text(&report, width));
        blocks.push(example(error));
        return SafeText::stacked(&blocks);
    }
    blocks.push(example(error));
    SafeText::joined(&blocks)
}

/// Returns what is wrong beside the misuse that the parser reports.
pub(super) fn further(error: &ErrorAnswer) -> SafeText {
    let is_surveyed = !error.unknown.is_empty();
    let lines = error.message.lines().skip(1).filter(|_| is_surveyed);
    let lines: Vec<String> = lines.map(|line| format!("slacalc: {line}\n")).collect();
    SafeText::of(&lines.concat())
}

/// Returns the lines with a command that works; nothing if none is known. What nobody typed is
/// named as the example that it is.
pub(super) fn example(error: &ErrorAnswer) -> SafeText {
    let with = for_examples(&error.examples);
    let without = match &error.left_out[..] {
        [] => String::new(),
        words => format!(", without {}", listed(words, "and")),
    };
    let Some(line) = &error.suggestion else { return SafeText::of("") };
    let says = if error.alternatives.is_empty() { "For example" } else { "Write one of these" };
    let lines = [line].into_iter().chain(&error.alternatives).map(|line| format!("  {line}\n"));
    let every_plan = error.every_plan.as_ref().map(|(line, chosen)| {
        let with = for_examples(chosen);
        format!("Every plan at once{with}:\n  {line}\n")
    });
    SafeText::of(&format!(
        "{says}{with}{without}:\n{}{}",
        lines.collect::<String>(),
        every_plan.unwrap_or_default()
    ))
}

/// Returns `, for the plan basic and the region apac`; nothing without values.
fn for_examples(chosen: &[(String, String)]) -> String {
    let named = |(option, value): &(String, String)| {
        let words = NAMED.iter().find(|(name, _)| name == option).map(|(_, words)| *words);
        if option == TIMEZONE && value == "local" {
            return "this machine's time zone".to_owned();
        }
        format!("{} {value}", words.unwrap_or(option))
    };
    match &chosen.iter().map(named).collect::<Vec<_>>()[..] {
        [] => String::new(),
        values => format!(", for {}", listed(values, "and")),
    }
}

/// Returns true if what is missing is more than a line can say.
fn needs_table(missing: &[MissingOption]) -> bool {
    let is_plain =
        |option: &MissingOption| option.cases.len() == 1 && option.cases[0].with.is_empty();
    match missing {
        [] => false,
        [only] => !is_plain(only),
        _ => true,
    }
}

/// Returns `with --plan basic: americas, emea, apac`.
fn case_text(case: &MissingCase) -> String {
    let values = if case.choices.is_empty() { case.why.clone() } else { case.choices.join(", ") };
    let remark = case.remark.as_deref().unwrap_or_default();
    if case.with.is_empty() {
        return values + remark;
    }
    let with = |it: &ChosenValues| format!("{} {}", it.option, it.values.join("|"));
    let with: Vec<String> = case.with.iter().map(with).collect();
    format!("with {}: {values}{remark}", with.join(" "))
}
