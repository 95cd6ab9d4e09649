//! Names of priorities, zones and zone releases that a document or the world does not have.
