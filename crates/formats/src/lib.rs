#![doc = include_str!("../README.md")]

mod budget;
pub mod content;
mod encoding;
mod html;
mod inline;
mod json;
mod kind;
mod markdown;
mod read;
mod table;
mod text;

pub use content::{Block, Cell, Content, Kind, Limits, Page, Table, TextRun, Unreadable};
pub use read::read;
