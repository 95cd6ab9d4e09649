//! The calendar of a priority that the document does not name.

use super::{
    super::{
        QuestionError, Subject, SubjectHeader,
        every_priority::{told, united},
    },
    CalendarAnswer,
};
use crate::time::in_words;

/// The windows, if they are the same for every priority; else none.
pub(super) fn of_every_priority(
    subject: &Subject<'_>,
    ask: impl Fn(&Subject<'_>) -> Result<CalendarAnswer, QuestionError>,
) -> Result<CalendarAnswer, QuestionError> {
    let answers = subject.by_priority(ask)?;
    let windows: Vec<_> = answers.iter().map(|(_, answer)| &answer.windows).collect();
    let same = windows.windows(2).all(|pair| pair[0] == pair[1]);
    let hours = |answer: &CalendarAnswer| {
        answer.covered_seconds.map_or_else(
            || "not stated".to_owned(),
            |seconds| format!("covered for {}", in_words(seconds)),
        )
    };
    let told = told(answers.iter().map(|(name, answer)| (name, hours(answer))));
    let basis = united(answers.iter().map(|(_, answer)| &answer.basis));
    let Some((_, last)) = answers.into_iter().next_back() else {
        return Err(QuestionError::Unlisted(subject.unlisted().unwrap_or_default()));
    };
    let header = SubjectHeader::of(last.header.schema, subject);
    let mut answer = CalendarAnswer { header, basis, ..last };
    if same {
        answer.notes.splice(0..0, subject.holds_for_every());
    } else {
        (answer.windows, answer.covered_seconds, answer.timelines) = (None, None, None);
        (answer.whole_windows, answer.readings, answer.holidays) =
            (Vec::new(), Vec::new(), Vec::new());
        answer.notes = vec![told];
    }
    Ok(answer)
}
