//! What a file holds beside what it shows: every part of it is judged by what it says and by how it is hidden.

mod content;
mod internal;
mod place;
mod stock;
mod stored;
mod surface;

pub use place::covered;

use crate::finding::{FileReport, Finding};
use crate::text;
use formats::anatomy::Anatomy;

/// How a file is judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Pictures with fewer pixels on each side are taken for marks and ornaments, which nobody need look at.
    /// A convention of this system.
    pub ornament_pixels: u32,
    /// How the texts in it are judged.
    pub text: text::Settings,
}

impl Default for Settings {
    fn default() -> Self {
        Self { ornament_pixels: 256, text: text::Settings::default() }
    }
}

/// Judges a file that was taken apart. One of which a part could not be read is uncheckable, whatever was found.
pub fn judge(anatomy: &Anatomy, settings: &Settings) -> FileReport {
    let mut findings: Vec<Finding> = Vec::new();
    for part in &anatomy.parts {
        let within = content::findings(part, settings);
        findings.extend(surface::finding(part, &within, settings));
        findings.extend(within);
    }
    place::judge(anatomy, settings, &mut findings);
    match anatomy.unread.as_slice() {
        [] => FileReport::new(findings),
        unread => FileReport::uncheckable(covered(&unread.join("；")), findings),
    }
}

#[cfg(test)]
mod tests;
