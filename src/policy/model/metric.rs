//! Metrics: the kinds of promise that a target may measure.

use serde::{Serialize, Serializer};

use super::keyword::{Keyword as _, keywords};

/// A kind of promise that is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Metric {
    /// The vendor's first response.
    #[default]
    FirstResponse,
    /// The next news of a ticket; each update starts the time to the next.
    NextUpdate,
    /// A workaround.
    Workaround,
    /// The resolution of a ticket.
    Resolution,
}

/// The event that starts the clock of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TargetStart {
    /// The opening of the ticket.
    Opened,
    /// The vendor's first response.
    FirstResponse,
}

keywords! {
    Metric {
        FirstResponse => "first-response",
        NextUpdate => "next-update",
        Workaround => "workaround",
        Resolution => "resolution",
    }
    TargetStart {
        Opened => "opened",
        FirstResponse => "first-response",
    }
}

impl Metric {
    /// Every metric but the first response.
    pub(crate) const LATER: [Self; 3] = [Self::NextUpdate, Self::Workaround, Self::Resolution];

    /// Returns the event that stops its clock, as a noun: `response`.
    #[must_use]
    pub(crate) fn noun(self) -> &'static str {
        match self {
            Self::FirstResponse => "response",
            Self::NextUpdate => "update",
            Self::Workaround => "workaround",
            Self::Resolution => "resolution",
        }
    }

    /// Returns that noun at the head of a sentence: `An update`.
    #[must_use]
    pub(crate) fn with_article(self) -> String {
        let article = if self == Self::NextUpdate { "An" } else { "A" };
        format!("{article} {}", self.noun())
    }

    /// Returns the state of a ticket after that event: `resolved`.
    #[must_use]
    pub(crate) fn done(self) -> &'static str {
        match self {
            Self::FirstResponse => "answered",
            Self::NextUpdate => "updated",
            Self::Workaround => "worked around",
            Self::Resolution => "resolved",
        }
    }

    /// Returns the promised time in words: `response time`.
    #[must_use]
    pub(crate) fn time(self) -> &'static str {
        match self {
            Self::FirstResponse => "response time",
            Self::NextUpdate => "time to the next update",
            Self::Workaround => "time to a workaround",
            Self::Resolution => "resolution time",
        }
    }

    /// Returns true for the first response, in answers that need not say so.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands on a reference")]
    pub(crate) fn goes_without_saying(&self) -> bool {
        self.is_first_response()
    }

    /// Returns true for the first response, which answers are about unless they say otherwise.
    #[must_use]
    pub(crate) fn is_first_response(self) -> bool {
        self == Self::FirstResponse
    }
}

impl Serialize for Metric {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

#[cfg(test)]
mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use super::{super::keyword::Keyword as _, Metric};

    impl JsonSchema for Metric {
        fn schema_name() -> Cow<'static, str> {
            "Metric".into()
        }

        fn inline_schema() -> bool {
            true
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({ "type": "string", "enum": Self::LATER.map(Self::id) })
        }
    }
}
