//! Parts that the tests, benches and fuzz targets of this repository take apart. They are no
//! promise to anybody else, and change without notice.

/// Questions beside the public ones.
pub mod answer {
    pub use crate::{
        answer::{
            Audience, Change, LatestOpenAnswer, OtherLatestOpening, PolicyDiff, PolicyQuery,
            PolicyStatement, deadline_of_metric, find_policy, latest_open, policy_diff,
        },
        sla::TicketEvents,
    };
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
