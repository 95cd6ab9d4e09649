//! Clauses: what each says, which facts of the policy rest on it, and what our copies have lost.

mod cited_facts;
mod clause_answer;
mod find_clauses;
mod rule_options;

pub use cited_facts::CitedFact;
pub use clause_answer::{ClauseAnswer, ClauseLine, LostFact, clause, lost};
