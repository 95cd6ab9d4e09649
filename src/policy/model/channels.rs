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
    pub(crate) plans: Option<Vec<String>>,
    /// The priorities that it is for; every one if empty.
    pub(crate) priorities: Vec<String>,
    /// Its relation to response times.
    pub(crate) response_times: ResponseTimesApply,
    /// The calendar on which it is staffed; `None` for coverage by rules.
    pub(crate) calendar: Option<String>,
    /// The side that opens it.
    pub(crate) opened_by: ChannelOpener,
    /// True if a ticket can be opened there whether it is staffed or not.
    pub(crate) takes_tickets: bool,
    /// The address at which it is reached.
    pub(crate) address: Option<String>,
    /// The conditions of its use.
    pub(crate) conditions: Vec<String>,
    /// The vendor's behaviour outside its hours.
    pub(crate) outside: Option<String>,
    /// Its purpose.
    pub says: String,
    /// The clauses that state it.
    pub(crate) clauses: Vec<Clause>,
}

/// The relation of a channel to response times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ResponseTimesApply {
    /// They hold.
    Apply,
    /// The document says that they do not hold.
    DoNotApply,
    /// The document does not say.
    NotStated,
}

/// The side that opens a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum ChannelOpener {
    /// The customer, whenever it is staffed.
    #[default]
    Customer,
    /// The vendor alone, where it needs to.
    Vendor,
}

keywords! {
    ChannelOpener {
        Customer => "customer",
        Vendor => "vendor",
    }
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
