//! What the public will see: the picture of every page, and beside it the page as it was.

use super::faces::Faces;
use super::picture::png;
use super::sight;
use scan::redaction::{Cover, Plan};

/// The pictures of all pages of a file as PNG files, in order.
///
/// # Errors
/// Why the file cannot be shown, in words.
pub fn pages(bytes: &[u8], faces: &Faces) -> Result<Vec<Vec<u8>>, String> {
    let mut pages = Vec::new();
    sight::look(bytes, faces, |_, sight| {
        pages.push(png(&sight.raster)?);
        Ok(())
    })?;
    Ok(pages)
}

/// A page before and after, for the person who signs.
#[derive(Debug, Clone)]
pub struct Pair {
    /// Page, from 1.
    pub page: usize,
    /// As it was; not for the public.
    pub before: Vec<u8>,
    /// As the public will see it.
    pub after: Vec<u8>,
    /// What was covered on it.
    pub boxes: Vec<Cover>,
}

/// Every page before and after, as PNG files.
///
/// # Errors
/// Why one of the files cannot be shown, in words.
pub fn side_by_side(
    before: &[u8],
    after: &[u8],
    plan: &Plan,
    document: usize,
    faces: &Faces,
) -> Result<Vec<Pair>, String> {
    let pairs = pages(before, faces)?.into_iter().zip(pages(after, faces)?).enumerate();
    let pair = |(n, (before, after))| {
        let boxes = plan.on(document, n + 1).cloned().collect();
        Pair { page: n + 1, before, after, boxes }
    };
    Ok(pairs.map(pair).collect())
}
