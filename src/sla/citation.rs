//! The policy and the clauses that an answer rests on.

use serde::Serialize;

use crate::{
    policy::{Clause, EffectiveDate, Keyword, Policy},
    time::Date,
};

/// The policy that answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PolicyRef {
    /// Its id.
    pub id: String,
    /// Its document's title.
    pub title: String,
    /// The document's date, or `undated`.
    #[cfg_attr(test, schemars(extend("pattern" = r"^(undated|\d{4}-\d{2}-\d{2})$")))]
    pub effective: String,
    /// `current` or `superseded`.
    #[cfg_attr(test, schemars(extend("enum" = ["current", "superseded"])))]
    pub status: String,
    /// True if no clause says that it was superseded; absent of a policy in force.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub status_assumed: bool,
    /// The source of the document's text.
    pub origin: String,
    /// The reason that it was taken of several of its vendor, if nobody named it.
    #[serde(skip)]
    pub(crate) chosen_by: Option<String>,
}

/// A clause and what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Citation {
    /// The document's title.
    pub document: String,
    /// The clause, as the document numbers or heads it.
    pub clause: String,
    /// The statement of the clause, in our words.
    pub says: String,
}

impl PolicyRef {
    pub(crate) fn of(policy: &Policy) -> Self {
        Self {
            id: policy.id.clone(),
            title: policy.document.title.clone(),
            effective: policy.document.effective.to_string(),
            status: policy.document.status.id().to_owned(),
            status_assumed: policy.document.is_assumed_superseded(),
            origin: policy.document.origin.clone(),
            chosen_by: None,
        }
    }
}

/// Returns the clauses of a fact on one line, those of other documents with their ids.
pub(crate) fn in_line(clauses: &[Clause]) -> String {
    let shown = |clause: &Clause| match &clause.document {
        Some(document) => format!("{document} {}", clause.clause),
        None => clause.clause.clone(),
    };
    clauses.iter().map(shown).collect::<Vec<_>>().join("; ")
}

/// One entry for each clause of a fact.
pub(crate) fn basis(policy: &Policy, clauses: &[Clause], says: &str) -> Vec<Citation> {
    let entry = |clause: &Clause| Citation {
        document: policy.title_of(clause).to_owned(),
        clause: clause.clause.clone(),
        says: says.to_owned(),
    };
    clauses.iter().map(entry).collect()
}

/// Returns the notes on the documents beside a policy's own, of those with these titles, that bind
/// a customer by more than their date; and on those whose text is later than the date asked for.
#[must_use]
pub(crate) fn binding_notes(
    policy: &Policy,
    titles: &[&str],
    asked_for: Option<Date>,
) -> Vec<String> {
    let mut notes = Vec::new();
    for related in policy.related.iter().filter(|related| titles.contains(&&*related.title)) {
        if let Some(binds) = &related.binds {
            let clauses = in_line(&binds.clauses);
            notes.push(format!("{}: {} [{clauses}]", related.title, binds.says));
        }
        if let (EffectiveDate::On(date), Some(asked)) = (related.effective, asked_for)
            && asked < date
        {
            notes.push(format!(
                "{} is known here in the text of {date}, which is later than {asked}, the date \
                 asked for; what an earlier text said is not known here.",
                related.title
            ));
        }
    }
    notes
}
