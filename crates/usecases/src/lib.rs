//! What the office does: one file an act, the ports it needs, and who may.
//!
//! An act is `pub async fn act(ctx: &Ctx, input: Input) -> Result<Output, ActError>`: may this actor → load →
//! gather facts → decide → append and enqueue in one transaction → output. Page, API and command line share it.
//!
//! **Only this crate appends to the ledger. It knows neither HTTP nor SQL nor a file's path.**
//!
//! To add an act: a file under the module of its area, a row in [`authorization`], a page, an API endpoint and a
//! command that call it, and a line in the story under `tests/`.

pub mod account;
pub mod audit;
pub mod authorization;
pub mod calendar;
pub mod ctx;
pub mod error;
pub mod guard;
pub mod job;
pub mod ports;
pub mod report;
pub mod request;
pub mod secret;
pub mod settings;
mod stream;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod validation;

pub use ctx::{Actor, Ctx, Ports};
pub use error::ActError;
