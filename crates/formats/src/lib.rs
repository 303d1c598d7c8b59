//! What a file contains: bytes in; text, tables, pages with glyph boxes and hidden parts out.
//!
//! **This crate judges nothing it finds, opens no file and knows no law.** It bounds its own work by
//! [`Limits`]; hostile files are read in a child process behind the `Sandbox` port all the same.

pub mod content;

pub use content::{Block, Cell, Content, Kind, Limits, Page, Table, TextRun, Unreadable};
