//! `年度报告` — computed from the ledger, checked, made final, published.

mod assemble;
mod build;
mod explain;
mod finalize;
mod ledger;
mod publish;
mod published;
mod record_figure;
mod write_narrative;

pub use assemble::Built;
pub use build::build;
pub use explain::{explain, fold};
pub use finalize::finalize;
pub use ledger::has_report;
pub use publish::publish;
pub use published::{PublishedReport, published, published_years};
pub use record_figure::{RecordFigure, record_figure};
pub use write_narrative::{WriteNarrative, write_narrative};
