//! Words for met and for missed, as help desks write them.

use crate::policy::normalized;

// As [`normalized`] writes them.
const MET: &str = "\
    hit pass passed \u{2713} \u{2714} met sla-met achieved sla-achieved fulfilled within \
    within-sla in-sla within-target in-time on-time ok compliant not-breached not-violated \
    not-missed not-overdue";
const MISSED: &str = "\
    miss fail non-compliant noncompliant not-compliant not-ok \u{2717} \u{2718} \u{2715} missed \
    sla-missed breached sla-breached breach violated sla-violated violation overdue late failed \
    out-of-sla outside-sla not-met sla-not-met not-achieved not-fulfilled not-within-sla \
    not-in-time";
/// There is no verdict yet, or none at all.
const NONE: &str = "\
    null none n/a na not-applicable paused in-progress running pending active ongoing \
    not-started";
/// Words that say met in one column and missed in another.
const EITHER: &str = "true false yes no y n 1 0";

/// The meanings of the words of a column: of those that were given one, and of those of help desks.
#[derive(Clone, Debug, Default)]
pub(crate) struct VerdictWords(Vec<(String, Option<bool>)>);

impl VerdictWords {
    /// Says what a word means: `met`, `missed`, or nothing for no verdict. Upper and lower case
    /// make no difference, and neither do spaces, `_` and `-`.
    ///
    /// # Errors
    /// The meaning is none of these.
    pub(crate) fn add(&mut self, word: &str, meaning: &str) -> Result<(), String> {
        let meant = match meaning.trim() {
            "" => None,
            meaning if meaning.eq_ignore_ascii_case("met") => Some(true),
            meaning if meaning.eq_ignore_ascii_case("missed") => Some(false),
            meaning => {
                return Err(format!(
                    "--map-value claimed:{word}= takes met, missed, or nothing for no verdict, \
                     not '{meaning}'"
                ));
            }
        };
        self.0.push((normalized(word), meant));
        Ok(())
    }

    /// Returns true if a word says met; `None` if it says that there is no verdict.
    pub(super) fn read(&self, word: &str) -> Result<Option<bool>, String> {
        let plain = normalized(word);
        if let Some((_, meant)) = self.0.iter().rev().find(|(known, _)| *known == plain) {
            return Ok(*meant);
        }
        if has(MET, &plain) || has(MISSED, &plain) {
            return Ok(Some(has(MET, &plain)));
        }
        if is_none(word) {
            return Ok(None);
        }
        let shown: String = word.chars().take(40).collect();
        let why = if has(EITHER, &plain) {
            "may say that it was met or that it was missed"
        } else {
            "is not known as met or missed"
        };
        let hint = format!(
            "--map-value 'claimed:{shown}=met' or '=missed' says which, '=' alone that there is \
             no verdict"
        );
        Err(format!("the claimed state '{shown}' {why}; {hint}"))
    }
}

/// Returns true if a cell claims nothing: it is empty or only dashes, or has a word for it.
pub(super) fn is_none(cell: &str) -> bool {
    let plain = normalized(cell);
    plain.chars().all(|c| matches!(c, '\u{2013}' | '\u{2014}')) || has(NONE, &plain)
}

/// Returns true if a list, separated by spaces, has a word.
fn has(list: &str, word: &str) -> bool {
    list.split(' ').any(|other| other == word)
}

#[cfg(test)]
mod tests {
    use super::VerdictWords;

    #[test]
    fn words_of_help_desks_are_known() {
        let verdicts = VerdictWords::default();
        let read =
            |words: &[&str]| words.iter().map(|word| verdicts.read(word)).collect::<Vec<_>>();
        assert_eq!(
            read(&["met", "Within SLA", "ACHIEVED", "not_breached"]),
            [const { Ok(Some(true)) }; 4]
        );
        let missed = [
            "SLA Violated",
            "SLA Breached",
            "Violated",
            "Breached",
            "Not met",
            "Missed",
            "not-met",
        ];
        assert_eq!(read(&missed), [const { Ok(Some(false)) }; 7]);
        assert_eq!(
            read(&["hit", "Pass", "passed", "\u{2713}", "\u{2714}"]),
            [const { Ok(Some(true)) }; 5]
        );
        assert_eq!(
            read(&["miss", "FAIL", "failed", "Non-Compliant", "not OK", "\u{2717}"]),
            [const { Ok(Some(false)) }; 6]
        );
        assert!(
            verdicts.read("Completed").is_err(),
            "that says when work ended, not whether in time"
        );
        assert_eq!(
            read(&["", "N/A", "-", "Paused", "In Progress", "in_progress", "Running"]),
            [const { Ok(None) }; 7]
        );
    }

    #[test]
    fn what_may_say_either_must_be_given_a_meaning() {
        let mut verdicts = VerdictWords::default();
        assert!(verdicts.read("true").unwrap_err().contains("claimed:true=met"));
        assert!(verdicts.read("fine").unwrap_err().contains("is not known"));
        verdicts.add("true", "missed").unwrap();
        verdicts.add("false", "Met").unwrap();
        verdicts.add("met", "").unwrap();
        assert_eq!(
            ["TRUE", "false", "met"].map(|word| verdicts.read(word)),
            [Ok(Some(false)), Ok(Some(true)), Ok(None)]
        );
        assert!(verdicts.add("so", "perhaps").is_err());
    }
}
