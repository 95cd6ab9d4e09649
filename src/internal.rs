//! Parts that the tests, benches and fuzz targets of this repository take apart. They are no
//! promise to anybody else, and change without notice.

/// Questions beside the public ones.
pub mod answer {
    pub use crate::answer::{
        Audience, Change, LatestOpenAnswer, OtherLatestOpening, PolicyDiff, PolicyQuery,
        PolicyStatement, TicketEvents, find_policy, latest_open, policy_diff,
    };
    use crate::answer::{DeadlineAnswer, DeadlineQuestion, QuestionError, Subject};

    /// Returns the deadline of a metric, by its name.
    ///
    /// # Errors
    /// As for `deadline --metric`.
    pub fn deadline_of_metric(
        subject: &Subject<'_>,
        asked: (&DeadlineQuestion, &TicketEvents),
        metric: &str,
        now: crate::time::Instant,
    ) -> Result<DeadlineAnswer, QuestionError> {
        let metric = crate::answer::metric_named(subject.policy, metric)?;
        crate::answer::deadline_of(subject, asked, metric, now)
    }
}

/// The fold of a report.
#[cfg(feature = "cli")]
pub mod attainment {
    pub use crate::attainment::{
        Attainment, AttainmentAnswer, Denominator, GroupAnswer, GroupBy, Grouping, Totals,
    };
}

/// The causes that an audit tries.
#[cfg(feature = "cli")]
pub mod audit {
    pub use crate::audit::{Cause, CauseFinder, ClaimedTicket};
}

/// Files and their problems.
pub mod policy {
    pub use crate::policy::{
        ProblemCode, contract, holiday_file, policy, review_contract, review_policy, sha256,
    };
}

/// Renderers.
#[cfg(feature = "cli")]
pub mod render {
    pub use crate::render::{Report, Table, TextWidth, problems, text};
}

/// Streams of tickets.
#[cfg(feature = "cli")]
pub mod tickets {
    pub use crate::tickets::{
        ANSWER_COLUMNS, Defaults, Input, Mapping, NamedContract, RowFold, RowWriter, StreamConfig,
        Summary, TableForm, TicketContext, stream,
    };
}

/// Times as exports and people write them.
pub mod times {
    pub use crate::times::{NearestDay, TimeForm, parse_human_time, parse_written_time, read_time};
}
