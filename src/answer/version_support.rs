//! Answers whether a release of the vendor's software is supported on a date, and until when.

use super::ScopeAnswer;
use crate::{
    policy::{CustomerRelease, Verdict, VersionRule, VersionSupport},
    sla::{QuestionError, Subject, basis},
    time::Date,
};

/// A question about a release.
#[derive(Clone, Copy, Debug)]
pub(crate) struct VersionQuestion {
    /// The date on which the current major release came out, if it was said.
    pub current_released_on: Option<Date>,
    /// The release that the customer runs.
    pub running: CustomerRelease,
    /// The date asked for.
    pub on: Date,
}

/// Returns whether the release is supported on the date.
///
/// # Errors
/// The policy says nothing in terms of what was asked, or a date is missing.
pub(crate) fn version(
    subject: &Subject<'_>,
    question: &VersionQuestion,
) -> Result<ScopeAnswer, QuestionError> {
    let mut answer = ScopeAnswer::without(subject);
    answer.topic = Some("version-support".to_owned());
    answer.name = Some("Version support".to_owned());
    let Some(support) = &subject.policy.version_support else {
        answer.verdict = Some(Verdict::Unstated);
        answer.notes.push("The document says nothing of version support.".to_owned());
        return Ok(answer);
    };
    let until = supported_until(support, question)?;
    answer.basis = basis(subject.policy, &support.clauses, &support.says);
    let (verdict, says) = match until {
        Supported::Always => (Verdict::In, "the current release is supported".to_owned()),
        Supported::Until(last) => {
            answer.supported_until = Some(last.to_string());
            answer.notes.push(format!(
                "The last day, {last}, is counted in; the document does not say whether it is."
            ));
            if question.on <= last {
                (Verdict::In, format!("supported until {last}"))
            } else {
                (support.older, format!("{} It was supported until {last}.", support.older_says))
            }
        }
        Supported::No => (support.older, support.older_says.clone()),
    };
    answer.verdict = Some(verdict);
    answer.says = Some(says);
    Ok(answer)
}

enum Supported {
    Always,
    Until(Date),
    No,
}

fn supported_until(
    support: &VersionSupport,
    question: &VersionQuestion,
) -> Result<Supported, QuestionError> {
    let after = |date: Date, months| {
        date.plus_months(months).map(Supported::Until).ok_or_else(|| {
            QuestionError::Conflict(format!("{date} is too near the calendar's end"))
        })
    };
    match (support.rule, question.running) {
        (_, CustomerRelease::Current) => Ok(Supported::Always),
        (VersionRule::PreviousMajor { .. }, CustomerRelease::Older) => Ok(Supported::No),
        (VersionRule::PreviousMajor { months }, CustomerRelease::Previous) => {
            let released_on = question.current_released_on.ok_or_else(|| {
                missing(
                    ("--current-released", &[]),
                    "support of the major release before it ends some months after that date",
                )
            })?;
            if question.on < released_on {
                return Err(QuestionError::Conflict(format!(
                    "on {} the release of {released_on} was not out: what ran then was the \
                     current one",
                    question.on
                )));
            }
            after(released_on, months)
        }
        (VersionRule::PreviousMajor { .. }, CustomerRelease::ReleasedOn(_)) => Err(missing(
            ("--running", &["current", "previous", "older"]),
            "this policy goes by major releases, not by the date of the running one",
        )),
        (VersionRule::ReleasedWithin { .. }, CustomerRelease::ReleasedOn(date))
            if date > question.on =>
        {
            Err(QuestionError::Conflict(format!(
                "on {} the release of {date} was not out",
                question.on
            )))
        }
        (VersionRule::ReleasedWithin { months }, CustomerRelease::ReleasedOn(date)) => {
            after(date, months)
        }
        (
            VersionRule::ReleasedWithin { .. },
            CustomerRelease::Previous | CustomerRelease::Older,
        ) => Err(missing(
            ("--running-released", &[]),
            "this policy goes by the date on which the running version came out",
        )),
    }
}

fn missing((option, choices): (&str, &[&str]), why: &str) -> QuestionError {
    QuestionError::Missing {
        option: option.to_owned(),
        why: why.to_owned(),
        choices: choices.iter().map(ToString::to_string).collect(),
        others: None,
    }
}
