//! Business time at its edges, over random policies.

mod before_the_opening;
mod latest_open;
mod milestones;
mod priority_changes;
