#![doc = include_str!("../README.md")]
#![allow(clippy::missing_panics_doc, clippy::panic, reason = "to panic is how a target says that a promise is broken")]

mod calendar;
mod files;
mod layout;
mod office_anatomy;
mod package;
mod pdf_anatomy;
mod promises;
mod report_reader;

pub use calendar::calendar;
pub use files::{docx, html, json, markdown, pdf, text, xlsx};
pub use office_anatomy::{docx_anatomy, html_anatomy, image_anatomy, pptx_anatomy, xlsx_anatomy, zip_anatomy};
pub use pdf_anatomy::pdf_anatomy;
pub use report_reader::{report_blocks, report_json, report_text};

/// What a target does with one input. It panics if a reader breaks a promise.
pub type Target = fn(&[u8]);

/// Every target by its name, which is also that of its folder in `fixtures/corpus/`.
pub const TARGETS: [(&str, Target); 18] = [
    ("text", text),
    ("markdown", markdown),
    ("html", html),
    ("json", json),
    ("docx", docx),
    ("xlsx", xlsx),
    ("pdf", pdf),
    ("docx_anatomy", docx_anatomy),
    ("xlsx_anatomy", xlsx_anatomy),
    ("pptx_anatomy", pptx_anatomy),
    ("html_anatomy", html_anatomy),
    ("zip_anatomy", zip_anatomy),
    ("image_anatomy", image_anatomy),
    ("pdf_anatomy", pdf_anatomy),
    ("report_text", report_text),
    ("report_blocks", report_blocks),
    ("report_json", report_json),
    ("calendar", calendar),
];
