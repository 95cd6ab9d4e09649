//! Upcoming: the open tickets of a stream by deadline, with the coverage now and then.
//!
//! A ticket that was answered or closed is only counted; each open one is asked for as `deadline`
//! asks for one ticket, so that both give the same answer. This layer knows nothing of how the list
//! looks.

mod open_ticket;
mod standing;
mod ticket_terms;
mod upcoming_answer;
mod upcoming_fold;

pub(crate) use open_ticket::OpenTicket;
pub(crate) use standing::Standing;
pub(crate) use ticket_terms::TicketTerms;
pub(crate) use upcoming_answer::{BadRow, TicketCounts, UpcomingAnswer, Window};
pub(crate) use upcoming_fold::{OpenTickets, Upcoming};
