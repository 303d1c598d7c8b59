#![doc = include_str!("../README.md")]

pub mod docx;
pub mod findings;
pub mod html;
pub mod letter;
pub mod press;
pub mod rebuilt;
pub mod redacted;
pub mod report;
pub mod table;

pub use press::Press;
pub use table::Grid;
