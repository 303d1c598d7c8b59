//! What the office does: one file an act, the ports it needs, and who may.
//!
//! An act is `pub async fn act(ctx: &Ctx, input: Input) -> Result<Output, ActError>`: may this actor → load →
//! gather facts → decide → append and enqueue in one transaction → output. Page, API and command line share it.
//!
//! **Only this crate appends to the ledger. It knows neither HTTP nor SQL nor a file's path.**

pub mod audit;
pub mod ports;
