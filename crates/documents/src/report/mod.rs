//! `年度报告` — one typed model, printed five ways.

pub mod docx;
pub mod form;
pub mod html;
pub mod json;
pub mod layout;
pub mod model;
pub mod narrative;
pub mod pdf;
pub mod xlsx;

pub use model::{AnnualReport, PrintError, Section, Standing};

#[cfg(test)]
pub(crate) mod sample;

#[cfg(test)]
mod read_back;
