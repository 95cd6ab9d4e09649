//! Answers whether a request is supported on a plan, and by which clause.

use serde::Serialize;

use super::{
    Citation, PolicyRef, QuestionError, Step, Subject,
    assumption_notes::inheritance_note,
    citation::{basis, in_line},
    rule_selection::plan_option,
    topic_matching::{ConsideredTopic, matches},
};
use crate::policy::{Keyword, Ruling, Topic, Verdict, typo_of};

/// The verdict on a request or a release.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ScopeAnswer {
    /// `slacalc/scope/v1`.
    pub schema: &'static str,
    /// The policy that answered.
    pub policy: PolicyRef,
    /// The plan's id.
    pub plan: Option<String>,
    /// The topic's id; `null` if the words point to topics with different verdicts.
    pub topic: Option<String>,
    /// The topic's name.
    pub name: Option<String>,
    /// `in`, `out`, `conditional`, `other-offering` or `unstated`; `null` if the words do not say
    /// which topic is meant.
    #[cfg_attr(test, schemars(extend("enum" = ["in", "out", "conditional", "other-offering", "unstated", null])))]
    pub verdict: Option<&'static str>,
    /// The statement of the document, in our words.
    pub says: Option<String>,
    /// The offerings or vendors that have it.
    pub offered_by: Vec<String>,
    /// The keywords that matched; none if the topic was named by its id.
    pub matched: Vec<String>,
    /// The topics that the words point to, if there is more than one.
    pub candidates: Vec<Candidate>,
    /// Version support only: the last date on which the release is supported.
    #[cfg_attr(test, schemars(extend("format" = "date")))]
    pub supported_until: Option<String>,
    /// The clauses that the answer rests on.
    pub basis: Vec<Citation>,
    /// Notes on the answer.
    pub notes: Vec<String>,
    /// The steps by which it was found; only where they are asked for.
    pub steps: Vec<Step>,
}

/// A topic in a list.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Candidate {
    /// Its id.
    pub topic: String,
    /// Its name.
    pub name: String,
    /// Its verdict on this plan; `null` if that depends on the plan and none was said.
    #[cfg_attr(test, schemars(extend("enum" = ["in", "out", "conditional", "other-offering", "unstated", null])))]
    pub verdict: Option<&'static str>,
    /// The offerings or vendors that have it.
    pub offered_by: Vec<String>,
    /// The clauses.
    pub clause: String,
}

/// Returns whether the topic that the words are about is in scope.
///
/// # Errors
/// No topic matches, or the verdict depends on a plan that was not said.
pub fn scope(subject: &Subject<'_>, words: &str) -> Result<ScopeAnswer, QuestionError> {
    let found = matches(&subject.policy.topics, words);
    let mut answer = ScopeAnswer::without(subject);
    match &found[..] {
        [] => return Err(unmatched(subject, words)),
        [only] => answer.rule(subject, only)?,
        [first, rest @ ..] => {
            answer.candidates = found.iter().map(|one| candidate(subject, one.topic)).collect();
            let verdict = subject.ruling(first.topic)?.verdict;
            let mut agree = true;
            for other in rest {
                agree &= subject.ruling(other.topic)?.verdict == verdict;
            }
            if agree {
                answer.rule(subject, first)?;
            } else {
                answer.notes.push(
                    "These words point to topics with different verdicts; ask for one of them by \
                     its id."
                        .to_owned(),
                );
            }
        }
    }
    Ok(answer)
}

/// Every topic of the policy, with its verdict on the subject's plan.
#[must_use]
pub fn topics(subject: &Subject<'_>) -> ScopeAnswer {
    let mut answer = ScopeAnswer::without(subject);
    answer.candidates =
        subject.policy.topics.iter().map(|topic| candidate(subject, topic)).collect();
    answer
}

fn candidate(subject: &Subject<'_>, topic: &Topic) -> Candidate {
    // Without a plan, a list shows that the verdict depends on it.
    let ruling = subject.ruling(topic).ok();
    let clauses = &ruling.unwrap_or(&topic.ruling).clauses;
    Candidate {
        topic: topic.id.clone(),
        name: topic.name.clone(),
        verdict: ruling.map(|ruling| ruling.verdict.id()),
        offered_by: ruling.map_or(Vec::new(), |ruling| ruling.offered_by.clone()),
        clause: in_line(clauses),
    }
}

fn unmatched(subject: &Subject<'_>, words: &str) -> QuestionError {
    let topics = &subject.policy.topics;
    let names = topics
        .iter()
        .flat_map(|topic| std::iter::once(&topic.id).chain(&topic.keywords))
        .map(String::as_str);
    let near = typo_of(words, names);
    QuestionError::Unknown {
        what: format!("topic of {} for", subject.policy.id),
        name: words.to_owned(),
        nearest: near,
        known: Vec::new(),
        hint: Some("`scope --list` shows every topic".to_owned()),
    }
}

impl<'a> Subject<'a> {
    /// The ruling on a topic for the subject's plan.
    fn ruling(&self, topic: &'a Topic) -> Result<&'a Ruling, QuestionError> {
        if self.plan.is_none() && !topic.exceptions.is_empty() {
            return Err(QuestionError::Missing {
                option: plan_option(self.policy),
                why: "the verdict depends on it".to_owned(),
                choices: self.policy.plans.iter().map(|plan| plan.id.clone()).collect(),
            });
        }
        Ok(topic.ruling_for(&self.lineage()))
    }
}

impl ScopeAnswer {
    /// The one value: the verdict, or `ambiguous`.
    #[must_use]
    pub fn plain(&self) -> &'static str {
        self.verdict.unwrap_or("ambiguous")
    }

    /// The verdict.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        Verdict::ALL.iter().copied().find(|verdict| Some(verdict.id()) == self.verdict)
    }

    pub(super) fn without(subject: &Subject<'_>) -> Self {
        Self {
            schema: "slacalc/scope/v1",
            policy: PolicyRef::of(subject.policy),
            plan: subject.plan.map(|plan| plan.id.clone()),
            topic: None,
            name: None,
            verdict: None,
            says: None,
            offered_by: Vec::new(),
            matched: Vec::new(),
            candidates: Vec::new(),
            supported_until: None,
            basis: Vec::new(),
            notes: Vec::new(),
            steps: Vec::new(),
        }
    }

    fn rule(
        &mut self,
        subject: &Subject<'_>,
        found: &ConsideredTopic<'_>,
    ) -> Result<(), QuestionError> {
        let (topic, matched) = (found.topic, &found.keywords);
        let ruling = subject
            .policy
            .topics
            .iter()
            .find(|other| other.id == topic.id)
            .map(|topic| subject.ruling(topic))
            .transpose()?;
        let Some(ruling) = ruling else { return Ok(()) };
        self.topic = Some(topic.id.clone());
        self.name = Some(topic.name.clone());
        self.verdict = Some(ruling.verdict.id());
        self.says = Some(ruling.says.clone());
        self.offered_by.clone_from(&ruling.offered_by);
        self.matched = matched.iter().map(ToString::to_string).collect();
        self.basis = basis(subject.policy, &ruling.clauses, &ruling.says);
        let special = topic.exceptions.iter().find(|(plans, _)| subject.has_plan(plans));
        let plans = special.map_or(&[][..], |(plans, _)| plans);
        self.notes.extend(inheritance_note(subject.policy, subject.plan, plans));
        Ok(())
    }
}
