//! `依申请公开` — one request from registration to archive.
//!
//! [`evolve`] says what is true after an event; [`replay`] reads a stream back.

mod act;
mod command;
mod consultation;
mod event;
mod event_words;
mod evolve;
mod history;
mod phase;
mod replay;
mod reply;
mod state;

pub use act::Act;
pub use command::Command;
pub use consultation::{Consultation, ConsultationEnd};
pub use event::*;
pub use evolve::evolve;
pub use history::{History, Moment};
pub use phase::Phase;
pub use replay::replay;
pub use reply::{Dispatch, Reply, Review, Reviews, Signature};
pub use state::{
    Clarification, Clock, Ending, Extension, Fee, Reasons, Registration, Reopening, Request, Start, StartCause,
};
