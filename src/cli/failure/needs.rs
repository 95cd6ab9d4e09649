//! Sorts what a command line needs by option: the choices of each, and the other choices behind
//! which it is needed.

use super::{
    error_answer::{ChosenValues, MissingCase, MissingOption},
    survey::{ChoicePath, Survey},
};

/// Questions for the same choices of one option, and the ways that lead to them.
struct SameChoices {
    case: MissingCase,
    paths: Vec<ChoicePath>,
}

/// Returns what is missing, in the order in which it is asked for.
pub(super) fn missing(survey: &Survey) -> Vec<MissingOption> {
    let mut options: Vec<&str> = Vec::new();
    for (_, gap) in &survey.asked {
        if !options.contains(&gap.option.as_str()) {
            options.push(&gap.option);
        }
    }
    options.into_iter().map(|option| missing_option(option, survey)).collect()
}

fn missing_option(option: &str, survey: &Survey) -> MissingOption {
    let groups = same_choices(option, survey);
    let leads = |ending: &ChoicePath| {
        groups.iter().any(|group| group.paths.iter().any(|path| is_on(path, ending)))
    };
    let always = survey.endings.iter().all(leads);
    let mut choices: Vec<String> = Vec::new();
    let mut cases = Vec::new();
    for group in groups {
        for choice in &group.case.choices {
            if !choices.contains(choice) {
                choices.push(choice.clone());
            }
        }
        let ways = conditions(&group.paths, &survey.endings);
        cases.extend(ways.into_iter().map(|with| MissingCase { with, ..group.case.clone() }));
    }
    MissingOption { option: option.to_owned(), always, choices, cases }
}

/// Groups the questions for an option by what there is to choose, or why it is asked.
fn same_choices(option: &str, survey: &Survey) -> Vec<SameChoices> {
    let mut groups: Vec<SameChoices> = Vec::new();
    for (path, gap) in survey.asked.iter().filter(|(_, gap)| gap.option == option) {
        let is_same = |group: &&mut SameChoices| group.case.choices == gap.choices;
        if let Some(group) = groups.iter_mut().find(is_same) {
            group.paths.push(path.clone());
            continue;
        }
        let case = MissingCase {
            with: Vec::new(),
            choices: gap.choices.clone(),
            why: gap.says().to_owned(),
            remark: gap.remark.clone(),
        };
        groups.push(SameChoices { case, paths: vec![path.clone()] });
    }
    groups
}

/// Returns true if choices are among those of an ending.
fn is_on(path: &ChoicePath, ending: &ChoicePath) -> bool {
    path.iter().all(|choice| ending.contains(choice))
}

/// Returns the fewest choices that tell these paths from all endings that they do not lead to; one
/// item for each combination, and one without choices if there is no other ending.
fn conditions(paths: &[ChoicePath], endings: &[ChoicePath]) -> Vec<Vec<ChosenValues>> {
    let others: Vec<&ChoicePath> =
        endings.iter().filter(|ending| !paths.iter().any(|path| is_on(path, ending))).collect();
    let options: Vec<&str> =
        paths.first().into_iter().flatten().map(|(option, _)| option.as_str()).collect();
    let mut sets: Vec<u32> = (0..1_u32 << options.len().min(16)).collect();
    sets.sort_by_key(|set| set.count_ones());
    for set in sets {
        let wanted: Vec<&str> =
            (0..options.len()).filter(|at| set >> at & 1 == 1).map(|at| options[at]).collect();
        let values = |path: &ChoicePath| -> Option<Vec<String>> {
            let value =
                |option: &&str| path.iter().find(|(it, _)| it == option).map(|it| it.1.clone());
            wanted.iter().map(value).collect()
        };
        let Some(mut ways) = paths.iter().map(values).collect::<Option<Vec<_>>>() else { continue };
        if others.iter().any(|other| values(other).is_some_and(|other| ways.contains(&other))) {
            continue;
        }
        ways.dedup();
        let mut ways = merged(&wanted, ways);
        for way in &mut ways {
            leave_out_what_decides_nothing(way, &others);
        }
        return ways;
    }
    paths
        .iter()
        .map(|path| path.iter().map(|(option, value)| chosen(option, [value])).collect())
        .collect()
}

/// Leaves out choices that no other ending differs by.
fn leave_out_what_decides_nothing(way: &mut Vec<ChosenValues>, others: &[&ChoicePath]) {
    let fits = |way: &[ChosenValues], other: &ChoicePath| {
        way.iter().all(|it| {
            other.iter().any(|(option, value)| *option == it.option && it.values.contains(value))
        })
    };
    for at in (0..way.len()).rev() {
        let mut wider = way.clone();
        wider.remove(at);
        if !wider.is_empty() && !others.iter().any(|other| fits(&wider, other)) {
            *way = wider;
        }
    }
}

/// Merges combinations that differ in the value of one option alone, the last options first.
fn merged(options: &[&str], ways: Vec<Vec<String>>) -> Vec<Vec<ChosenValues>> {
    let mut boxes: Vec<Vec<Vec<String>>> =
        ways.into_iter().map(|way| way.into_iter().map(|value| vec![value]).collect()).collect();
    for at in (0..options.len()).rev() {
        let mut kept: Vec<Vec<Vec<String>>> = Vec::new();
        for next in boxes {
            let is_beside = |other: &&mut Vec<Vec<String>>| {
                (0..options.len()).all(|option| option == at || other[option] == next[option])
            };
            match kept.iter_mut().find(is_beside) {
                Some(other) => {
                    let new = next[at].iter().filter(|value| !other[at].contains(value));
                    let new: Vec<String> = new.cloned().collect();
                    other[at].extend(new);
                }
                None => kept.push(next),
            }
        }
        boxes = kept;
    }
    let with = |values: Vec<Vec<String>>| {
        options.iter().zip(&values).map(|(option, values)| chosen(option, values)).collect()
    };
    boxes.into_iter().map(with).collect()
}

fn chosen<'a>(option: &str, values: impl IntoIterator<Item = &'a String>) -> ChosenValues {
    ChosenValues { option: option.to_owned(), values: values.into_iter().cloned().collect() }
}

#[cfg(test)]
mod tests {
    use super::{ChoicePath, conditions};

    fn path(choices: &[(&str, &str)]) -> ChoicePath {
        choices.iter().map(|(option, value)| ((*option).to_owned(), (*value).to_owned())).collect()
    }

    fn shown(paths: &[ChoicePath], endings: &[ChoicePath]) -> Vec<String> {
        let ways = conditions(paths, endings);
        let option = |it: &super::ChosenValues| format!("{} {}", it.option, it.values.join("|"));
        ways.iter().map(|way| way.iter().map(option).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn the_fewest_choices_tell_where_an_option_is_needed() {
        let endings = [
            path(&[("--vendor", "a"), ("--plan", "basic"), ("--region", "emea")]),
            path(&[("--vendor", "a"), ("--plan", "premium"), ("--edition", "x")]),
            path(&[("--vendor", "b"), ("--plan", "premium")]),
            path(&[("--vendor", "b"), ("--plan", "standard")]),
        ];
        let asked = |choices: &[(&str, &str)]| shown(&[path(choices)], &endings);
        assert_eq!(asked(&[]), [""]);
        assert_eq!(asked(&[("--vendor", "a")]), ["--vendor a"]);
        assert_eq!(asked(&[("--vendor", "a"), ("--plan", "basic")]), ["--plan basic"]);
        assert_eq!(
            asked(&[("--vendor", "a"), ("--plan", "premium")]),
            ["--vendor a --plan premium"]
        );
        let both = [
            path(&[("--vendor", "a"), ("--plan", "premium")]),
            path(&[("--vendor", "b"), ("--plan", "premium")]),
            path(&[("--vendor", "b"), ("--plan", "standard")]),
        ];
        assert_eq!(shown(&both, &endings), ["--plan premium|standard"]);
    }
}
