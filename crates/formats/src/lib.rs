#![doc = include_str!("../README.md")]

pub mod anatomy;
mod archive;
mod base64;
mod bidi;
mod budget;
mod code;
pub mod content;
mod docx;
mod encoding;
mod html;
mod image;
mod inline;
mod json;
mod kind;
mod legacy;
mod mail;
mod markdown;
mod net;
mod ooxml;
mod package;
pub mod pdf;
mod pptx;
mod read;
pub mod release;
mod strings;
mod table;
mod text;
mod xlsx;
mod xml;
mod zip_folder;

pub use content::{Block, Cell, Content, Kind, Limits, Page, Table, TextRun, Unreadable};
pub use read::{is_plain, read};
