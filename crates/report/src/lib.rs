#![doc = include_str!("../README.md")]

pub mod cell;
pub mod check;
pub mod count;
pub mod diff;
pub mod explain;
pub mod figure;
pub mod fold;
pub mod form;
pub mod ledgered;
pub mod read;
pub mod rollup;
pub mod tables;

pub use cell::{CellId, FeeCell};
pub use explain::Explanation;
pub use fold::Fold;
pub use form::{Column, ReportFormat, Row};
pub use ledgered::{Fees, Ledgered};
pub use tables::{Table2, Table3, Table4, Tables};
