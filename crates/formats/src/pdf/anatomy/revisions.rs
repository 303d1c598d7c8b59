//! Earlier revisions: a file that was saved by appending still holds what it was.

use super::budget::Budget;
use super::found::{Found, Piece, squeezed};
use super::raw;
use crate::anatomy::Surface;
use crate::content::Unreadable;
use hayro_syntax::{LoadPdfError, Pdf};
use std::collections::HashSet;

/// Revisions that are looked at, the latest first.
const MOST_REVISIONS: usize = 24;

/// Says what earlier revisions hold that the current one does not.
pub(super) fn look(data: &[u8], budget: &mut Budget, current: &mut Found) -> Result<(), Unreadable> {
    let ends = raw::ends(data);
    let Some((_, earlier)) = ends.split_last() else { return Ok(()) };
    if earlier.len() > MOST_REVISIONS {
        current.unread.push(("PDF旧版本".to_owned(), format!("超过{MOST_REVISIONS}个，未全部查看")));
    }
    for (index, end) in earlier.iter().enumerate().rev().take(MOST_REVISIONS) {
        let Some(bytes) = data.get(..*end) else { continue };
        let pdf = match Pdf::new(bytes.to_vec()) {
            Ok(pdf) => pdf,
            // The first part of a file made for the web is no file of its own.
            Err(LoadPdfError::Invalid | LoadPdfError::Decryption(_)) => continue,
        };
        let (old, _) = super::revision(&pdf, budget)?;
        compare(&format!("旧版本{}", index + 1), old, current);
    }
    Ok(())
}

fn compare(place: &str, old: Found, current: &mut Found) {
    let mut lines: Vec<String> = Vec::new();
    let mut told: HashSet<String> = HashSet::new();
    let has_lost_picture = old.fingerprints.iter().any(|print| !current.fingerprints.contains(print));
    for Piece { text, .. } in &old.pieces {
        for line in text.lines() {
            if !current.knows(line) && told.insert(squeezed(line)) {
                lines.push(line.to_owned());
            }
        }
    }
    current.push(place, Surface::OldRevision, lines.join("\n"));
    if has_lost_picture {
        current.mark(format!("{place}图片"), Surface::OldRevision, "");
        current.fingerprints.extend(&old.fingerprints);
    }
    let is_new = |file: &super::found::Inner| !current.files.iter().any(|known| known.bytes == file.bytes);
    let files: Vec<super::found::Inner> = old.files.into_iter().filter(is_new).collect();
    current
        .files
        .extend(files.into_iter().map(|file| super::found::Inner { place: format!("{place}{}", file.place), ..file }));
}
