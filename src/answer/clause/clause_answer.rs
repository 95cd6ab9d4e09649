//! The answer to what a clause says.

use serde::Serialize;

use super::{
    cited_facts::{CitedFact, LOST, cited_facts},
    find_clauses::{called, every_clause},
};
use crate::{
    policy::{Clause, ClauseKey, Policy},
    sla::{PolicyRef, QuestionError, in_line},
};

/// The clauses that were asked for, or the facts that our copies have lost.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ClauseAnswer {
    /// `slacalc/clause/v1`.
    pub schema: &'static str,
    /// The policy; `null` if the question was what the copies of several have lost.
    pub policy: Option<PolicyRef>,
    /// The clause as it was typed; `null` if every one was asked for.
    pub asked: Option<String>,
    /// The clauses, in the order of the documents.
    pub clauses: Vec<ClauseLine>,
    /// The facts that our copies of the documents have lost, where they were asked for.
    pub lost: Vec<LostFact>,
    /// Notes on the answer.
    pub notes: Vec<String>,
}

/// A clause, and the facts that rest on it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct ClauseLine {
    /// The clause: `5 c`, or `terms 6.6` of a document beside the policy's own.
    pub clause: String,
    /// The document's title.
    pub document: String,
    /// A word on its subject.
    pub heading: Option<String>,
    /// Its statements in our words; empty if the policy has only the facts that cite it.
    pub says: Vec<String>,
    /// The facts that it has in the document and our copy has lost.
    pub missing: Vec<String>,
    /// The facts of the policy that rest on it, each with the command that asks for it.
    pub facts: Vec<CitedFact>,
}

/// A fact that our copy of a document has lost.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct LostFact {
    /// The policy's id.
    pub policy: String,
    /// The title of the document.
    pub document: String,
    /// The clause in which it stands there.
    pub clause: String,
    /// The fact.
    pub says: String,
}

/// Returns the clauses that are meant, or every one if none was asked for.
///
/// # Errors
/// There is no such clause.
pub(crate) fn clause(policy: &Policy, asked: Option<&str>) -> Result<ClauseAnswer, QuestionError> {
    let facts = cited_facts(policy);
    let all = every_clause(policy, facts.iter().flat_map(|fact| &fact.clauses));
    let wanted = match asked {
        Some(asked) => called(policy, &all, asked)?,
        None => all.clone(),
    };
    let lines = wanted.iter().map(|clause| line(policy, clause, &all, &facts));
    Ok(ClauseAnswer {
        schema: "slacalc/clause/v1",
        policy: Some(PolicyRef::of(policy)),
        asked: asked.map(str::to_owned),
        clauses: lines.collect(),
        lost: Vec::new(),
        notes: Vec::new(),
    })
}

/// Returns the facts that our copies of the documents of these policies have lost.
#[must_use]
pub(crate) fn lost<'a>(policies: impl IntoIterator<Item = &'a Policy>) -> ClauseAnswer {
    let (mut lost, mut several) = (Vec::new(), Vec::new());
    for policy in policies {
        several.push(PolicyRef::of(policy));
        for gap in policy.lost() {
            let titles = gap
                .clauses
                .first()
                .map_or(&*policy.document.title, |clause| policy.title_of(clause));
            lost.push(LostFact {
                policy: policy.id.clone(),
                document: titles.to_owned(),
                clause: in_line(&gap.clauses),
                says: gap.says.clone(),
            });
        }
    }
    let policy = if several.len() == 1 { several.pop() } else { None };
    let look_up = "The documents have these, or refer to them: look them up in the published text or \
                   in your agreement, and write response times into a contract file.";
    let (schema, mut notes) = ("slacalc/clause/v1", Vec::new());
    notes.extend((!lost.is_empty()).then(|| look_up.to_owned()));
    ClauseAnswer { schema, policy, asked: None, clauses: Vec::new(), lost, notes }
}

fn line(policy: &Policy, clause: &Clause, all: &[Clause], facts: &[CitedFact]) -> ClauseLine {
    let text = policy.clauses.iter().find(|text| text.clause == *clause);
    let resting = facts.iter().filter(|fact| fact.clauses.iter().any(|it| rests(it, clause, all)));
    let (missing, facts): (Vec<&CitedFact>, _) = resting.partition(|fact| fact.kind == LOST);
    ClauseLine {
        clause: in_line(std::slice::from_ref(clause)),
        document: policy.title_of(clause).to_owned(),
        heading: text.and_then(|text| text.heading.clone()),
        says: text.map_or(Vec::new(), |text| text.says.clone()),
        missing: missing.into_iter().map(|fact| fact.says.clone()).collect(),
        facts: facts.into_iter().cloned().collect(),
    }
}

/// Returns true if a fact that cites one clause rests on another: on itself, or, if the policy has
/// only its parts, on each of these.
fn rests(cited: &Clause, clause: &Clause, all: &[Clause]) -> bool {
    if cited.document != clause.document {
        return false;
    }
    let key = ClauseKey::of(&cited.clause);
    let is_itself = |it: &Clause| it.document == cited.document && ClauseKey::of(&it.clause) == key;
    let own = ClauseKey::of(&clause.clause);
    if all.iter().any(is_itself) { own == key } else { own.is_within(&key) }
}
