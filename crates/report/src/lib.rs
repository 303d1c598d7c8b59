//! The statutory annual report: its form by version, the fold from the ledger, reading of published reports,
//! and the checks between figures.
//!
//! A cell is a set of events and its number is the set's size, so every number can list what it counts.
//! **Nothing here stores a count or lets one be typed in; nothing here opens a file or knows today.**

pub mod cell;
pub mod check;
pub mod count;
pub mod explain;
pub mod figure;
pub mod fold;
pub mod form;
pub mod ledgered;
pub mod read;
pub mod tables;

pub use cell::{CellId, FeeCell};
pub use explain::Explanation;
pub use fold::Fold;
pub use form::{Column, ReportFormat, Row};
pub use ledgered::{Fees, Ledgered};
pub use tables::{Table2, Table3, Table4, Tables};
