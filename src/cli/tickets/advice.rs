//! Reasons that tickets were not measured, in the order in which they can be mended, and how to
//! mend it.

use super::{names_event, no_event, sentence};
use crate::{policy::Metric, text::counted};

/// Tickets without a deadline, by reason, and what else is known of their table.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Unmeasured {
    /// Rows with an error.
    pub(in super::super) bad: u64,
    /// Tickets of other dates.
    pub(in super::super) outside: u64,
    /// Tickets that could be judged.
    pub(in super::super) judged: u64,
    /// Judged tickets whose response time is not stated.
    pub(in super::super) not_stated: u64,
    /// Judged tickets without a promised response time: none, or best effort.
    pub(in super::super) not_promised: u64,
    /// True if a contract judged any ticket.
    pub(in super::super) has_contract: bool,
    /// The ids of the policies that judged tickets.
    pub(in super::super) policies: Vec<String>,
    /// True if any row has a place for the time of an answer.
    pub(in super::super) has_answers: bool,
    /// The option that takes a column which looks like that of the answer.
    pub(in super::super) alike: Option<String>,
    /// The metric that was asked about.
    pub(in super::super) metric: Metric,
}

impl Unmeasured {
    fn has_deadlines(&self) -> bool {
        self.judged > self.not_stated + self.not_promised
    }

    /// Returns the first reason, in a few words; `None` if tickets have deadlines and responses may
    /// be known.
    pub(in super::super) fn why(&self) -> Option<String> {
        let (time, done) = (self.metric.time(), self.metric.done());
        Some(match self {
            Self { judged: 0, bad: 1.., outside: 0, .. } => "every row has an error".to_owned(),
            Self { judged: 0, bad: 1.., .. } => "no ticket of these dates could be read".to_owned(),
            Self { judged: 0, .. } => return None,
            Self { not_stated: 1.., has_contract: false, .. } if !self.has_deadlines() => {
                format!("no {time} is known; a contract with those agreed is missing")
            }
            Self { not_stated: 1.., .. } if !self.has_deadlines() => format!("no {time} is known"),
            _ if !self.has_deadlines() => format!("no {time} is promised"),
            Self { has_answers: false, .. } => format!("nothing says when tickets were {done}"),
            _ => return None,
        })
    }

    /// Returns the remedy for each reason. Only tickets without any deadline at all need other
    /// response times, and until these are stated no answer could be measured.
    pub(in super::super) fn advice(&self) -> Vec<String> {
        let mut advice = Vec::new();
        if self.judged > 0 && !self.has_deadlines() {
            advice.extend(self.of_contract());
            advice.extend(self.of_policy());
        }
        let lacks_times = self.not_stated > 0 && !self.has_deadlines();
        if self.judged > 0 && !self.has_answers && !lacks_times {
            advice.push(self.name_event());
        }
        advice
    }

    /// Returns the advice to name the column with the events that stop the clock.
    fn name_event(&self) -> String {
        let none = sentence(no_event(self.metric));
        let names = names_event(self.metric, self.alike.as_deref());
        let or_closing = match self.metric {
            Metric::FirstResponse => "; --map responded=closed lets closing count as the answer",
            Metric::Resolution => "; --map resolved=closed lets closing count as the resolution",
            Metric::NextUpdate | Metric::Workaround => "",
        };
        format!("{none}, so it is not known which deadlines were met. {names}{or_closing}.")
    }

    /// Returns the remedy for response times that are not stated.
    fn of_contract(&self) -> Option<String> {
        let time = self.metric.time();
        let tickets = match self.not_stated {
            0 => return None,
            1 => format!("The {time} of 1 ticket"),
            count if self.metric.is_first_response() => {
                format!("The response times of {}", counted(count, "ticket"))
            }
            count => format!("The {time} of {}", counted(count, "ticket")),
        };
        let are = if tickets.contains("times") { "are" } else { "is" };
        if self.has_contract {
            let place = match self.metric {
                Metric::FirstResponse => "[targets.PLAN]",
                _ => "[[target]]",
            };
            return Some(format!(
                "{tickets} {are} neither in the policy nor in the contract; add what was agreed \
                 under {place} there."
            ));
        }
        let policy = match &self.policies[..] {
            [only] => only.as_str(),
            _ => "POLICY",
        };
        Some(format!(
            "{tickets} {are} not stated in our copy of the document, and no contract was named; a \
             contract has what was agreed. 'slacalc policy new --contract --policy {policy} --output contract.toml' \
             writes one to fill in, --contract contract.toml takes it."
        ))
    }

    /// Returns a note where a policy promises nothing: there is no remedy.
    fn of_policy(&self) -> Option<String> {
        let tickets = match self.not_promised {
            0 => return None,
            1 => "1 ticket has".to_owned(),
            count => format!("{} have", counted(count, "ticket")),
        };
        let time = self.metric.time();
        Some(format!(
            "{tickets} no {time} by the policy, or best effort only. 'slacalc compare' \
             shows what other plans have."
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::Unmeasured;

    #[test]
    fn the_reason_that_can_be_mended_first_is_named_first() {
        let all = Unmeasured { judged: 4, not_stated: 4, ..Unmeasured::default() };
        assert_eq!(
            all.why(),
            Some("no response time is known; a contract with those agreed is missing".to_owned())
        );
        let advice = all.advice();
        assert!(advice.len() == 1 && advice[0].contains("policy new --contract"), "{advice:?}");
        let promised = Unmeasured { judged: 4, not_promised: 4, ..Unmeasured::default() };
        assert_eq!(promised.why(), Some("no response time is promised".to_owned()));
        let unanswered = Unmeasured { judged: 4, not_stated: 1, ..Unmeasured::default() };
        assert_eq!(
            (unanswered.why(), unanswered.advice().len()),
            (Some("nothing says when tickets were answered".to_owned()), 1)
        );
        let bad = Unmeasured { bad: 3, ..Unmeasured::default() };
        assert_eq!((bad.why(), bad.advice().len()), (Some("every row has an error".to_owned()), 0));
        assert_eq!(
            Unmeasured { judged: 1, has_answers: true, ..Unmeasured::default() }.why(),
            None
        );
    }
}
