//! Channels: the ways to open a request.

use super::{super::lookup::Lookup, document::Clause, keyword::keywords};

/// A way to open a request.
#[derive(Clone, Debug)]
pub struct Channel {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// Other names that people type.
    pub aliases: Vec<String>,
    /// The plans that have it; `None` for every one.
    pub plans: Option<Vec<String>>,
    /// The priorities that it is for; every one if empty.
    pub priorities: Vec<String>,
    /// Its relation to response times.
    pub response_times: ResponseTimesApply,
    /// The calendar on which it is staffed; `None` for the plan's coverage.
    pub calendar: Option<String>,
    /// The address at which it is reached.
    pub address: Option<String>,
    /// The conditions of its use.
    pub conditions: Vec<String>,
    /// The vendor's behaviour outside its hours.
    pub outside: Option<String>,
    /// Its purpose.
    pub says: String,
    /// The clauses that state it.
    pub clauses: Vec<Clause>,
}

/// The relation of a channel to response times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseTimesApply {
    /// They hold.
    Apply,
    /// The document says that they do not hold.
    DoNotApply,
    /// The document does not say.
    NotStated,
}

keywords! {
    ResponseTimesApply {
        Apply => "apply",
        DoNotApply => "do-not-apply",
        NotStated => "not-stated",
    }
}

impl Channel {
    /// Returns true if one of these plans has the channel.
    #[must_use]
    pub fn is_of_plan(&self, plans: &[&str]) -> bool {
        let has = |ids: &Vec<String>| ids.iter().any(|id| plans.contains(&id.as_str()));
        self.plans.as_ref().is_none_or(has)
    }
}

impl Lookup for Channel {
    fn id(&self) -> &str {
        &self.id
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        let own = [self.id.as_str(), self.name.as_str()];
        own.into_iter().chain(self.aliases.iter().map(String::as_str))
    }
}
