//! Upcoming: the open tickets of a stream by deadline, with the coverage now and then.
//!
//! A ticket that was answered or closed is only counted; each open one is asked for as `deadline`
//! asks for one ticket, so that both give the same answer. This layer knows nothing of how the list
//! looks.

mod due_standing;
mod due_window;
mod open_ticket;
mod ticket_counts;
mod ticket_terms;
mod upcoming_answer;
mod upcoming_fold;

pub(crate) use due_standing::DueStanding;
pub(crate) use due_window::DueWindow;
pub(crate) use open_ticket::{LaterEvents, OpenTicket};
pub(crate) use ticket_counts::{TicketCounts, UnreadRow};
pub(crate) use ticket_terms::TicketTerms;
pub(crate) use upcoming_answer::UpcomingAnswer;
pub(crate) use upcoming_fold::{OpenTickets, Upcoming};
