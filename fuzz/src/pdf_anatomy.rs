//! The inspector of files before publication, `formats::anatomy::take_apart` and `formats::pdf::glyphs`.

use formats::Limits;
use formats::anatomy::{Anatomy, take_apart};
use formats::pdf::{Glyph, Sight, glyphs};

/// As small as those of the readers.
const LIMITS: Limits = Limits { file_bytes: 1 << 20, unpacked_bytes: 8 << 20, pages: 20, cells: 20_000 };

/// PDF taken apart, and its glyphs.
pub fn pdf_anatomy(data: &[u8]) {
    if let Ok(anatomy) = take_apart("a.pdf", data, &LIMITS) {
        parts_are_told(&anatomy);
    }
    if let Ok(pages) = glyphs(data, &LIMITS) {
        pages.iter().flat_map(|page| &page.glyphs).for_each(glyph_is_one);
    }
}

/// Every part has a place, text that a person can read, and a place for every character of it.
fn parts_are_told(anatomy: &Anatomy) {
    let size: usize = anatomy.parts.iter().map(|part| part.text.len()).sum();
    assert!(size <= LIMITS.unpacked_bytes, "{size} bytes of text");
    for part in &anatomy.parts {
        let hidden = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
        assert!(!part.text.contains(hidden), "{part:?}");
        for byte in [0, part.text.len() / 2, part.text.len()] {
            let _ = part.place_at(byte);
        }
    }
}

fn glyph_is_one(glyph: &Glyph) {
    let edges = [glyph.left, glyph.top, glyph.right, glyph.bottom, glyph.size];
    assert!(edges.iter().all(|edge| edge.is_finite()), "{glyph:?}");
    assert!(glyph.left <= glyph.right && glyph.top <= glyph.bottom, "{glyph:?}");
    assert_eq!(glyph.is_visible, glyph.sight == Sight::Visible);
}
