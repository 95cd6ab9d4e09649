//! What every answer has in common, lowered to a report.

use crate::{
    answer::{Basis, PolicyRef, Stamp},
    render::Report,
};

/// An instant for people: the weekday, RFC 3339 in the zone of the answer, and UTC beside it.
pub(super) fn stamp(stamp: &Stamp) -> String {
    let weekday = stamp.zone.wall_at(stamp.at).date().weekday();
    let (local, utc) = (stamp.rfc3339(), stamp.utc());
    if local == utc { format!("{weekday} {local}") } else { format!("{weekday} {local} ({utc})") }
}

/// The policy and whose ticket it is.
pub(super) fn subject(report: &mut Report, policy: &PolicyRef, plan: Option<&String>, edition: Option<&String>, region: Option<&String>) {
    let superseded = if policy.status == "superseded" { ", superseded" } else { "" };
    report.fact("policy", format!("{}, {}{superseded} ({})", policy.title, policy.effective, policy.id));
    report.maybe("plan", plan.cloned());
    report.maybe("edition", edition.cloned());
    report.maybe("region", region.cloned());
}

/// The clauses; the document is named where it is not the policy's own.
pub(super) fn because(report: &mut Report, policy: &PolicyRef, basis: &[Basis]) {
    for basis in basis {
        let document = if basis.document == policy.title { String::new() } else { format!("{}, ", basis.document) };
        report.fact("because", format!("{} [{document}{}]", basis.says, basis.clause));
    }
}
