//! Clauses: what each says, which facts of the policy rest on it, and what our copies have lost.

mod cited_facts;
mod clause_answer;
mod find_clauses;
mod rule_options;

pub(crate) use clause_answer::{ClauseAnswer, ClauseLine, clause, lost};
