//! Business time at its edges, over random policies and over every input of the public functions.

mod before_the_opening;
mod latest_open;
mod milestones;
mod priority_changes;
