//! What the office prints: the annual report as HTML, DOCX, PDF, XLSX and JSON, and its letters.
//!
//! Everything comes from typed models: [`report::AnnualReport`] and [`letter::Letter`]. A table is built once,
//! as a [`Grid`], from the form's one definition; each back end only draws it.
//! **Nothing here decides, counts, opens a file or knows today.** Fonts and dates are handed in.

pub mod docx;
pub mod html;
pub mod letter;
pub mod press;
pub mod report;
pub mod table;

pub use press::Press;
pub use table::Grid;
