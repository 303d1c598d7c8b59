//! `依申请公开` — one request from registration to archive.
//!
//! [`decide`] says what an act brings about or refuses it; [`evolve`] says what is then true; [`replay`] reads a
//! stream back. [`clock`] derives every date, [`mod@bucket`] puts every open case in exactly one place, [`steps`] lists
//! what may lawfully be done next.

mod act;
pub mod bucket;
pub mod clock;
mod command;
mod consultation;
mod decide;
mod event;
mod event_words;
mod evolve;
mod facts;
mod history;
mod phase;
mod refusal;
mod replay;
mod reply;
mod state;
pub mod steps;
mod summary;

pub use act::Act;
pub use bucket::{Bucket, bucket};
pub use command::Command;
pub use consultation::{Consultation, ConsultationEnd};
pub use decide::{Happening, decide, needs::Needs};
pub use event::*;
pub use evolve::evolve;
pub use facts::Facts;
pub use history::{History, Moment};
pub use phase::Phase;
pub use refusal::{Refusal, Rule};
pub use replay::replay;
pub use reply::{Dispatch, Reply, Review, Reviews, Signature, ThirdPartyTold};
pub use state::{
    Clarification, Clock, Ending, Extension, Fee, Reasons, Registration, Reopening, Request, Start, StartCause,
};
pub use summary::Summary;
