//! Answers whether a request is supported on a plan, and by which clause.

use serde::Serialize;

use super::{
    Step,
    other_commands::FoundCommand,
    service_days::ServiceDays,
    topic_matching::{ConsideredTopic, TopicSearch, TopicStanding, phrases_of},
};
use crate::{
    policy::{
        Channel, Clause, EffectiveDate, Keyword, Ruling, Slip, Topic, Verdict, WordForms, find,
        likeness, typo_of,
    },
    sla::{
        Citation, PLAN_OPTION, PolicyRef, QuestionError, Subject, UnknownTopic, basis, in_line,
        inheritance_note,
    },
    text::excerpt,
};

/// The verdict on a request or a release.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[non_exhaustive]
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
    /// `in`, `out`, `conditional`, `other-offering`, `not-support` (the clause is about rights or
    /// duties) or `unstated`; `null` if the words do not say which topic is meant.
    #[cfg_attr(test, schemars(with = "Option<String>", extend("enum" = ["in", "out", "conditional", "other-offering", "not-support", "unstated", null])))]
    pub verdict: Option<Verdict>,
    /// The statement of the document, in our words.
    pub says: Option<String>,
    /// The offerings or vendors that have it.
    pub offered_by: Vec<String>,
    /// The keywords that matched, in the words of the request where a keyword stands for many; none
    /// if the topic was named by its id.
    pub matched: Vec<String>,
    /// The topics that the words point to, if there is more than one.
    pub candidates: Vec<Candidate>,
    /// Version support only: the last date on which the release is supported.
    #[cfg_attr(test, schemars(extend("format" = "date")))]
    pub supported_until: Option<String>,
    /// The days of a service that its hours make; only where they are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) service_days: Option<ServiceDays>,
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
    #[cfg_attr(test, schemars(with = "Option<String>", extend("enum" = ["in", "out", "conditional", "other-offering", "not-support", "unstated", null])))]
    pub verdict: Option<Verdict>,
    /// The offerings or vendors that have it.
    pub offered_by: Vec<String>,
    /// The clauses.
    pub clause: String,
}

/// The most topics that words can be asked to choose from.
const MOST_CANDIDATES: usize = 5;

/// Returns whether the topic that the words are about is in scope.
///
/// # Errors
/// No topic matches, or the verdict depends on a plan that was not said.
pub fn scope(subject: &Subject<'_>, words: &str) -> Result<ScopeAnswer, QuestionError> {
    let search = TopicSearch::new(subject.policy, words);
    let meant = search.meant();
    let Some(first) = meant.first().filter(|one| one.standing != TopicStanding::Overridden) else {
        return Err(no_topic(subject, words, &search));
    };
    let mut answer = ScopeAnswer::without(subject);
    let is_sure = search.is_sure();
    if meant.len() > 1 || !is_sure {
        let likeliest = meant.iter().take(MOST_CANDIDATES);
        answer.candidates = likeliest.map(|one| candidate(subject, one.topic)).collect();
    }
    let mut command = search.command.as_ref();
    let mut channel = None;
    if is_sure && agree(subject, meant)? {
        answer.rule(subject, first)?;
        command = search.times_command();
        channel = find(&subject.policy.channels, &first.topic.id);
        let has_own_hours = channel.is_some_and(|channel| !channel.takes_tickets);
        if has_own_hours && command.is_some_and(FoundCommand::is_about_hours) {
            answer.limit_to_hours();
        }
    } else {
        answer.notes.push(undecided(&search));
    }
    let channel = channel.map(|channel| channel.id.as_str());
    let advice = command.map(|command| command.advice(subject, channel));
    answer.notes.extend(advice.map(|advice| format!("No topic has times or people; {advice}")));
    answer.notes.extend(understood(&search.slips));
    Ok(answer)
}

/// Returns the words for which slips of typing were taken, in a sentence.
fn understood(slips: &[Slip]) -> Option<String> {
    let read: Vec<String> = slips
        .iter()
        .map(|slip| format!("'{}' as '{}'", excerpt(&slip.written), slip.read))
        .collect();
    (!read.is_empty()).then(|| format!("Understood {}.", read.join(", ")))
}

/// Returns true if topics have the same verdict on the subject's plan.
fn agree<'a>(subject: &Subject<'a>, topics: &[ConsideredTopic<'a>]) -> Result<bool, QuestionError> {
    let mut verdicts = Vec::new();
    for one in topics {
        verdicts.push(subject.verdict_of(subject.ruling(one.topic)?));
    }
    Ok(verdicts.iter().all(|verdict| *verdict == verdicts[0]))
}

/// Returns the reason why words get no verdict.
fn undecided(search: &TopicSearch<'_>) -> String {
    let why = if search.is_sure() {
        "These words point to topics with different verdicts".to_owned()
    } else if search.is_denied {
        "The words deny what these topics are about".to_owned()
    } else if search.is_of_asker() {
        "This is your own, but these topics are about what the vendor or others provide".to_owned()
    } else if search.unknown.is_empty() {
        "These words suggest a topic and do not name it".to_owned()
    } else {
        format!("No topic knows '{}'", excerpt(&search.unknown.join(" ")))
    };
    format!("{why}; ask for a topic by its id.")
}

/// Returns every topic of the policy, with its verdict on the subject's plan.
#[must_use]
pub fn topics(subject: &Subject<'_>) -> ScopeAnswer {
    let mut answer = ScopeAnswer::without(subject);
    answer.candidates =
        subject.policy.topics.iter().map(|topic| candidate(subject, topic)).collect();
    let reserve = subject.policy.scope_reserve.as_ref();
    answer.notes.extend(reserve.map(|reserve| reserve.says.clone()));
    answer
}

fn candidate(subject: &Subject<'_>, topic: &Topic) -> Candidate {
    // Without a plan, a list shows that the verdict depends on it.
    let ruling = subject.ruling(topic).ok();
    let clauses = &ruling.unwrap_or(&topic.ruling).clauses;
    Candidate {
        topic: topic.id.clone(),
        name: topic.name.clone(),
        verdict: ruling.map(|ruling| subject.verdict_of(ruling)),
        offered_by: ruling.map_or(Vec::new(), |ruling| ruling.offered_by.clone()),
        clause: in_line(clauses),
    }
}

/// The number of topics that are offered where none matches.
const NEAREST: usize = 3;

/// Returns the error of words that no topic has: the topics with the most alike words, and a way
/// to ask the vendor.
fn no_topic(subject: &Subject<'_>, words: &str, search: &TopicSearch<'_>) -> QuestionError {
    let forms = WordForms::new(&subject.policy.document.vendor_name);
    let asked: Vec<String> = forms.words_of(words).into_iter().map(|word| word.text).collect();
    let likeness_of = |topic: &Topic| {
        let texts = phrases_of(topic).chain([topic.id.as_str(), topic.name.as_str()]);
        let known = texts.flat_map(|text| forms.words_of(text));
        let ratings = known.flat_map(|own| asked.iter().map(move |word| likeness(word, &own.text)));
        ratings.fold(0.0, f64::max)
    };
    let mut rated: Vec<(f64, &Topic)> =
        subject.policy.topics.iter().map(|topic| (likeness_of(topic), topic)).collect();
    rated.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let known = subject.policy.topics.iter().flat_map(Topic::phrases);
    let lineage = subject.lineage();
    let channel = subject.policy.channels.iter().find(|channel| channel.is_of_plan(&lineage));
    // A slip seldom hits the first letter: "plugin" is none of "login".
    let initial = |text: &str| text.chars().next().map(|first| first.to_ascii_lowercase());
    let begins_alike = |slip: &String| initial(slip) == initial(words);
    let vendor = &subject.policy.document.vendor_name;
    let way = |channel: &Channel| {
        format!("{vendor} itself: {} [{}]", channel.name, in_line(&channel.clauses))
    };
    QuestionError::NoTopic(Box::new(UnknownTopic {
        policy: subject.policy.id.clone(),
        words: words.to_owned(),
        typo: typo_of(words, known.map(String::as_str)).filter(begins_alike),
        nearest: rated.iter().take(NEAREST).map(|(_, topic)| topic.id.clone()).collect(),
        vendor: channel.map(way),
        command: search.command.as_ref().map(|command| command.answer(subject)),
    }))
}

impl<'a> Subject<'a> {
    /// Returns the ruling on a topic for the subject's plan.
    fn ruling(&self, topic: &'a Topic) -> Result<&'a Ruling, QuestionError> {
        if self.plan.is_none() && !topic.exceptions.is_empty() {
            return Err(QuestionError::Missing {
                option: PLAN_OPTION.to_owned(),
                why: "the verdict depends on it".to_owned(),
                choices: self.policy.plans.iter().map(|plan| plan.id.clone()).collect(),
                others: None,
            });
        }
        Ok(topic.ruling_for(&self.lineage()))
    }
}

impl Subject<'_> {
    /// Returns the verdict of a ruling: not stated if every document that it rests on is later than
    /// the date asked for.
    pub(super) fn verdict_of(&self, ruling: &Ruling) -> Verdict {
        let is_later = |clause: &Clause| {
            let mut related = self.policy.related.iter();
            let document = related.find(|one| clause.document.as_ref() == Some(&one.id));
            let dates = document.map(|one| one.effective).zip(self.as_of);
            matches!(dates, Some((EffectiveDate::On(date), asked)) if asked < date)
        };
        if ruling.clauses.iter().all(is_later) { Verdict::Unstated } else { ruling.verdict }
    }
}

impl ScopeAnswer {
    /// Returns the one value: the verdict, or `ambiguous`.
    #[must_use]
    pub fn plain(&self) -> &'static str {
        self.verdict.map_or("ambiguous", Verdict::id)
    }

    pub(super) fn without(subject: &Subject<'_>) -> Self {
        Self {
            schema: "slacalc/scope/v1",
            policy: subject.policy_ref(),
            plan: subject.plan.map(|plan| plan.id.clone()),
            topic: None,
            name: None,
            verdict: None,
            says: None,
            offered_by: Vec::new(),
            matched: Vec::new(),
            candidates: Vec::new(),
            supported_until: None,
            service_days: None,
            basis: Vec::new(),
            notes: Vec::new(),
            steps: Vec::new(),
        }
    }

    /// Makes a condition of the hours in which a channel is staffed, where a time is asked for.
    fn limit_to_hours(&mut self) {
        if self.verdict == Some(Verdict::In) {
            self.verdict = Some(Verdict::Conditional);
            self.notes.push("It depends on the time: the channel has hours.".to_owned());
        }
    }

    fn rule<'a>(
        &mut self,
        subject: &Subject<'a>,
        found: &ConsideredTopic<'a>,
    ) -> Result<(), QuestionError> {
        let topic = found.topic;
        let ruling = subject.ruling(topic)?;
        self.topic = Some(topic.id.clone());
        self.name = Some(topic.name.clone());
        self.verdict = Some(subject.verdict_of(ruling));
        self.says = Some(ruling.says.clone());
        self.offered_by.clone_from(&ruling.offered_by);
        self.matched.clone_from(&found.matched);
        self.basis = basis(subject.policy, &ruling.clauses, &ruling.says);
        let reserve = subject.policy.scope_reserve.as_ref();
        if let Some(reserve) = reserve.filter(|_| ruling.verdict.is_supported()) {
            self.basis.extend(basis(subject.policy, &reserve.clauses, &reserve.says));
        }
        let special = topic.exceptions.iter().find(|(plans, _)| subject.has_plan(plans));
        let plans = special.map_or(&[][..], |(plans, _)| plans);
        self.notes.extend(inheritance_note(subject.policy, subject.plan, plans));
        Ok(())
    }
}
