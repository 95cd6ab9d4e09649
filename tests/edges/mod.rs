//! Edges where the world comes in, one file a theme; each test bears the name of the kind of fault
//! that it keeps away.

mod business_time;
mod calendars;
mod cells;
mod columns;
mod corpora;
mod growth;
mod names;
mod outputs;
mod runbooks;
