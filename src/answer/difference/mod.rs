//! What changed between two policies: every plan, edition, region and priority is asked of both, and the answers are compared.
//!
//! Titles, dates and reworded sentences change no answer and are left out. Each change is judged by itself: a shorter target
//! is stricter, whatever became of the hours in which it runs.

mod answer;
mod clocks;
mod document;
mod favour;
mod gathering;
mod grid;
mod hours;
mod offers;

pub use answer::{Change, Difference, Said, Side, Whom, difference};
